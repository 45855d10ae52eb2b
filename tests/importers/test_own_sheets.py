"""Sheets the product wrote come back: their hidden codes are no flaw, their untouched 例示 no error."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.progress_form import sheet_contents
from dashboard.agreement.written import Written
from dashboard.indicators.observation import Observation, Status
from dashboard.record.batch import RecordView
from exports.progress_sheet import write_progress_sheets
from exports.target_sheet import write_target_sheet
from importers.importing import plan_import
from importers.quality import check_workbook
from importers.report import ImportReport
from importers.workbook import read_workbook
from tests import boards
from tests.importers.test_target_sheet import TODAY

AGREEMENT = boards.agreement()
STAMP = Written(boards.MOMENT, boards.SHA)
EXAMPLE = boards.observation("zeb", 2025, 7, "buildings", status="example")


def holding(*entries: Observation, superseded: tuple[Observation, ...] = ()) -> RecordView:
    return replace(boards.view(empty=True), observations=entries, superseded=superseded)


def sheet_with(view: RecordView, folder: Path, subject: str = "goal-A-2") -> Path:
    contents = [content for content in sheet_contents(view, AGREEMENT) if content.subject.key == subject]
    return write_progress_sheets(tuple(contents), AGREEMENT, folder, "ja")[0]


def flaws(path: Path) -> list[tuple[str, str, str]]:
    return [(flaw.sheet, flaw.cell, flaw.rule.value) for flaw in check_workbook(read_workbook(path)).flaws]


def test_a_progress_sheet_of_ours_has_no_flaw_to_mend(tmp_path: Path) -> None:
    assert flaws(sheet_with(boards.view(), tmp_path)) == []


def test_a_target_sheet_of_ours_has_no_flaw_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "目標.xlsx"
    write_target_sheet(AGREEMENT, {}, TODAY, path, "ja", STAMP)

    assert flaws(path) == []


def test_what_people_hide_on_a_sheet_of_ours_is_told(tmp_path: Path) -> None:
    path = sheet_with(boards.view(), tmp_path)
    book = openpyxl.load_workbook(path)
    book["指標"].column_dimensions["H"].hidden = True
    book["指標"].row_dimensions[5].hidden = True
    book.save(path)

    assert flaws(path) == [("指標", "H1", "hidden_column"), ("指標", "A5", "hidden_row")]


def test_the_same_headings_without_a_cover_are_no_sheet_of_ours(tmp_path: Path) -> None:
    path = sheet_with(boards.view(), tmp_path)
    book = openpyxl.load_workbook(path)
    del book["表紙"]
    book.save(path)

    assert ("指標", "A1", "hidden_column") in flaws(path)


def read(view: RecordView, path: Path, edit: Callable[[openpyxl.Workbook], None] = lambda book: None) -> ImportReport:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return plan_import([path], view, AGREEMENT)


@pytest.mark.parametrize("kept", [True, False])
def test_an_untouched_example_changes_nothing_once_a_real_figure_is_there(tmp_path: Path, kept: bool) -> None:
    """Replaced by the real figure (kept) or removed with all examples: then the pack still knows its own."""
    packs = replace(EXAMPLE, value=2.0)
    path = sheet_with(holding(EXAMPLE if kept else packs), tmp_path)
    real = replace(EXAMPLE, value=3.0, status=Status.PROVISIONAL)
    report = read(holding(real, superseded=(EXAMPLE,) if kept else ()), path)

    assert (report.errors, report.files[0].count("same"), report.files[0].count("changed")) == (0, 1, 0)


def test_another_number_left_under_the_word_example_is_still_refused(tmp_path: Path) -> None:
    path = sheet_with(holding(EXAMPLE), tmp_path)
    real = replace(EXAMPLE, value=3.0, status=Status.PROVISIONAL)

    def edit(book: openpyxl.Workbook) -> None:
        page = book["指標"]
        line = next(line for line in range(4, page.max_row + 1) if page.cell(line, 1).value == "zeb")
        column = next(cell.column for cell in page[3] if cell.value == "2025年度")
        page.cell(line, column or 0).value = 4

    report = read(holding(real, superseded=(EXAMPLE,)), path, edit)

    assert [issue.key for issue in report.files[0].issues if issue.severity == "error"] == [
        "imports.check.example_over_real"
    ]
