"""One rule for what a sheet leaves empty: it stays as it was, and a dash takes it away."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.agreement.progress_form import sheet_contents
from dashboard.wording import wording
from exports.progress_sheet import write_progress_sheets
from importers.importing import plan_import
from importers.report import ImportReport
from importers.report_text import issue_sentence
from tests import boards

AGREEMENT = boards.agreement()
HELD = replace(boards.initiative(6), goals=("A-2",), saving=12.0, owner="環境政策課")
VIEW = replace(boards.view(empty=True), initiatives=(HELD,))


def imported(folder: Path, edit: Callable[[Worksheet, dict[str, str]], None]) -> ImportReport:
    """The report of the sheet of goal A-2 with the one initiative in row 4 edited; heads lead to cells of that row."""
    contents = [content for content in sheet_contents(VIEW, AGREEMENT) if content.subject.key == "goal-A-2"]
    path = write_progress_sheets(tuple(contents), AGREEMENT, folder, "ja")[0]
    book = openpyxl.load_workbook(path)
    page = book["取組"]
    edit(page, {str(cell.value): cell.coordinate.replace("3", "4") for cell in page[3]})
    book.save(path)
    return plan_import([path], VIEW, AGREEMENT)


def only(report: ImportReport) -> Initiative:
    (change,) = report.files[0].initiatives
    return change.new


def notes(report: ImportReport) -> list[str]:
    issues = (issue for issue in report.files[0].issues if issue.key == "imports.sheet.kept")
    return [issue_sentence(issue, wording("ja")) for issue in issues]


def test_an_emptied_due_date_stays_and_is_told(tmp_path: Path) -> None:
    def edit(page: Worksheet, at: dict[str, str]) -> None:
        page[at["期限"]].value = page[at["担当"]].value = None

    report = imported(tmp_path, edit)

    assert (report.files[0].count("same"), report.files[0].count("changed")) == (1, 0)
    assert notes(report) == [
        "空欄にした欄は前の内容のままです：連携事項(6)の取組（例示）（期限・担当）。消すときは「－」と記入してください。"
    ]


@pytest.mark.parametrize("dash", ["－", "-", "―"])
def test_a_dash_takes_away_what_stood_there(tmp_path: Path, dash: str) -> None:
    def edit(page: Worksheet, at: dict[str, str]) -> None:
        for head in ("期限", "担当", "課題", "進捗（％）", "例示", "経費 総額（円）", "見込む削減量（t-CO2/年）"):
            page[at[head]].value = dash

    report = imported(tmp_path, edit)
    new = only(report)

    assert report.errors == 0
    assert (new.due, new.owner, new.issue, new.progress, new.example) == (None, "", "", None, False)
    assert (new.cost_total, new.saving) == (None, None)
    assert (new.content, new.stage) == (HELD.content, HELD.stage)
    assert notes(report) == []


def test_everything_emptied_but_the_name_changes_nothing(tmp_path: Path) -> None:
    def edit(page: Worksheet, at: dict[str, str]) -> None:
        for head, place in at.items():
            if head not in ("取組コード", "取組の名称"):
                page[place].value = None

    assert imported(tmp_path, edit).files[0].count("same") == 1


def test_what_is_filled_in_changes_and_the_rest_stays(tmp_path: Path) -> None:
    def edit(page: Worksheet, at: dict[str, str]) -> None:
        page[at["状況"]].value = "完了"
        page[at["期限"]].value = "2027/9/30"
        page[at["経費 青梅市（円）"]].value = None
        page[at["経費 関係会社（円）"]].value = 500_000

    new = only(imported(tmp_path, edit))

    assert (new.stage, new.due) == (Stage.DONE, datetime.date(2027, 9, 30))
    assert new.cost_shares == (*HELD.cost_shares, CostShare("affiliate", 500_000))
    assert new.saving == 12.0


def test_a_new_initiative_may_leave_empty_what_it_likes(tmp_path: Path) -> None:
    def edit(page: Worksheet, at: dict[str, str]) -> None:
        page["B5"].value = "例示の取組"

    report = imported(tmp_path, edit)
    fresh = next(change.new for change in report.files[0].initiatives if change.kind == "new")

    assert (fresh.title, fresh.due, fresh.stage) == ("例示の取組", None, Stage.IDEA)
    assert notes(report) == []
