"""Sheets that come back after the record has moved on: older figures are asked about, newer ones are not."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.progress_form import sheet_contents
from dashboard.agreement.written import Written, written_in
from dashboard.wording import wording
from exports.progress_sheet import write_progress_sheets
from importers.issues import Severity
from importers.report import ImportReport
from importers.report_text import issue_sentence
from widgets.decisions import write_targets
from widgets.operations import confirm, new_record, plan, read_view

MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "例示.renkei"
    new_record(path)
    return path


def sheet_of_goal(record: Path, folder: Path, value: object, *, row: str = "chargers") -> Path:
    """The sheet of goal A-2 as the record stands, filled with one figure for the last year but one."""
    return filled(blank(record, folder), value, row)


def blank(record: Path, folder: Path) -> Path:
    view, agreement = read_view(record)
    contents = [content for content in sheet_contents(view, agreement) if content.subject.key == "goal-A-2"]
    return write_progress_sheets(tuple(contents), agreement, folder, "ja")[0]


def filled(path: Path, value: object, row: str = "chargers") -> Path:
    book = openpyxl.load_workbook(path)
    page = book["指標"]
    column = next(cell.column for cell in page[3] if cell.value == "2025年度")
    line = next(line for line in range(4, page.max_row + 1) if page.cell(line, 1).value == row)
    page.cell(line, column).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def asked(report: ImportReport) -> list[str]:
    issues = [issue for file in report.files for issue in file.issues if issue.severity is not Severity.NOTE]
    return [issue_sentence(issue, wording("ja")) for issue in issues]


def test_a_sheet_written_before_a_newer_one_came_is_asked_about(record: Path, tmp_path: Path) -> None:
    first, second = sheet_of_goal(record, tmp_path / "1", 12), sheet_of_goal(record, tmp_path / "2", 15)
    confirm(record, plan(record, (second,)), author="事務局")
    (sentence,) = asked(plan(record, (first,)))

    assert sentence.startswith("このシートは")
    assert "そのあとに記録に入った1件を、シートの値で置きかえます：EV充電設備の基数（2025年度）［P16］。" in sentence


def test_a_sheet_written_after_the_record_got_its_figure_may_change_it(record: Path, tmp_path: Path) -> None:
    confirm(record, plan(record, (sheet_of_goal(record, tmp_path / "1", 12),)), author="事務局")
    report = plan(record, (sheet_of_goal(record, tmp_path / "2", 15),))

    assert report.files[0].count("changed") == 1
    assert asked(report) == []


def test_an_older_sheet_that_brings_only_something_new_is_not_asked_about(record: Path, tmp_path: Path) -> None:
    first = sheet_of_goal(record, tmp_path / "1", 3, row="zeb")
    confirm(record, plan(record, (sheet_of_goal(record, tmp_path / "2", 15),)), author="事務局")
    report = plan(record, (first,))

    assert report.files[0].count("new") == 1
    assert asked(report) == []


def test_a_target_sheet_written_before_a_later_decision_is_asked_about(record: Path, tmp_path: Path) -> None:
    older, newer = tmp_path / "旧.xlsx", tmp_path / "新.xlsx"
    for path, value in ((older, 30000), (newer, 33000)):
        write_targets(record, path)
        book = openpyxl.load_workbook(path)
        page = book["目標"]
        line = next(line for line in range(4, 20) if page.cell(line, 1).value == "pv-working")
        page.cell(line, 12).value = value
        book.save(path)
    confirm(record, plan(record, (newer,)), author="事務局")
    (sentence,) = asked(plan(record, (older,)))

    assert "そのあとに記録に入った1件を、シートの値で置きかえます：太陽光の作業値 2030［L" in sentence


def test_an_initiative_told_anew_since_is_asked_about(record: Path, tmp_path: Path) -> None:
    def told(folder: str, content: str) -> Path:
        path = blank(record, tmp_path / folder)
        book = openpyxl.load_workbook(path)
        page = book["取組"]
        page["B4"].value, page["E4"].value = "充電設備の整備（例示）", content
        book.save(path)
        return path

    older, newer = told("1", "旧い内容"), told("2", "新しい内容")
    confirm(record, plan(record, (newer,)), author="事務局")
    (sentence,) = asked(plan(record, (older,)))

    assert "：充電設備の整備（例示）［B4］。" in sentence


@pytest.mark.parametrize("text", ["", "2026年11月20日", "2026-13-40T00:00:00+00:00", "2026-11-20T03:00:00 abc"])
def test_what_is_no_instant_with_a_zone_tells_nothing(text: str) -> None:
    assert written_in(text) is None


@pytest.mark.parametrize("fingerprint", ["", "0123456789abcdef" * 4])
def test_what_a_sheet_tells_is_read_back(fingerprint: str) -> None:
    read = written_in(Written(MOMENT, fingerprint).text())

    assert read is not None
    assert (read.instant, read.is_of(fingerprint), read.is_of("f" * 64)) == (MOMENT, True, False)


def test_a_sheet_of_the_record_as_it_stands_is_asked_nothing_whatever_its_clock_says(
    record: Path, tmp_path: Path
) -> None:
    confirm(record, plan(record, (sheet_of_goal(record, tmp_path / "1", 12),)), author="事務局")
    path = sheet_of_goal(record, tmp_path / "2", 15)
    book = openpyxl.load_workbook(path)
    cells = {str(cell.value): cell.row for cell in book["表紙"]["A"]}
    stamp = book["表紙"].cell(cells["書き出しの時点"], 2)
    stamp.value = "2000-01-01T00:00:00+00:00 " + str(stamp.value).split()[1]
    book.save(path)

    assert asked(plan(record, (path,))) == []
