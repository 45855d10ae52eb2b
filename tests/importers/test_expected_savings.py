"""The expected saving of an initiative, written in a progress sheet and read back."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.progress_form import sheet_contents
from dashboard.wording import wording
from exports.progress_sheet import write_progress_sheets
from importers.importing import plan_import
from importers.report import ImportReport
from importers.report_text import issue_sentence
from tests import boards

AGREEMENT = boards.agreement()
VIEW = replace(boards.view(empty=True), initiatives=(replace(boards.initiative(5), goals=(), saving=1740.0),))


def filled(folder: Path, value: object) -> ImportReport:
    contents = tuple(entry for entry in sheet_contents(VIEW, AGREEMENT) if entry.subject.key == "item-5")
    (path,) = write_progress_sheets(contents, AGREEMENT, folder, "ja")
    book = openpyxl.load_workbook(path)
    page = book["取組"]
    column = next(cell.column or 0 for cell in page[3] if cell.value == "見込む削減量（t-CO2/年）")
    assert page.cell(4, column).value == 1740
    page.cell(4, column).value = value  # type: ignore[assignment]
    book.save(path)
    return plan_import([path], VIEW, AGREEMENT)


@pytest.mark.parametrize(
    ("value", "saving"), [(1740, 1740.0), ("1.5千t-CO2", 1500.0), ("－", None), (None, 1740.0), (0, 0.0)]
)
def test_a_saving_comes_back_in_tonnes(tmp_path: Path, value: object, saving: float | None) -> None:
    (change,) = filled(tmp_path, value).files[0].initiatives

    assert change.new.saving == saving
    assert change.kind == ("same" if saving == 1740.0 else "changed")


@pytest.mark.parametrize("value", ["たくさん", -5, "12kW"])
def test_what_is_no_saving_is_named_with_its_cell(tmp_path: Path, value: object) -> None:
    (issue,) = (each for each in filled(tmp_path, value).files[0].issues if each.key == "target.issue.bad_saving")

    assert issue.sheet == "取組"
    assert issue_sentence(issue, wording("ja")) == (
        f"「{value}」は削減量として読めません。年あたりのt-CO2を、0以上の数値だけで記入してください。"
    )
