"""A whole import in the window: fourteen sheets in, every line to see, stored, withdrawn; two hundred files stopped."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dashboard.agreement.examples import example_contents
from exports.progress_sheet import write_progress_sheets
from tests import boards
from tests.importers.look_alikes import fit_csv
from widgets.main_window import MainWindow
from widgets.pages.imports import ImportsPage
from widgets.pages.report_lines import LinesCard
from widgets.pages.sheet_check import CheckCard

WAIT = 30_000


@pytest.fixture
def page(import_window: MainWindow) -> ImportsPage:
    """Its import page."""
    made = import_window.pages.page("imports")
    assert isinstance(made, ImportsPage)
    return made


def test_fourteen_sheets_are_shown_line_by_line_stored_and_withdrawn(
    qtbot: QtBot, page: ImportsPage, tmp_path: Path
) -> None:
    agreement = boards.agreement()
    sheets = write_progress_sheets(example_contents(agreement), agreement, tmp_path / "シート", "ja")
    page.take((tmp_path / "シート",))
    qtbot.waitUntil(lambda: page.findChild(LinesCard) is not None, timeout=WAIT)
    lines, report = page.findChild(LinesCard), page.report
    assert isinstance(lines, LinesCard)
    assert report is not None
    assert len(report.report.files) == len(sheets) == 14
    assert {line.kind for line in lines.shown} == {"new"}

    lines.search.setText("EV充電 2025")
    assert [(line.subject, line.new) for line in lines.shown] == [("EV充電設備の基数", "60")]
    lines.copy.click()
    assert QGuiApplication.clipboard().text().split("\t")[:2] == ["新規", "目標A-2_電化・省エネ化.xlsx"]
    out = tmp_path / "一覧.xlsx"
    lines.export_wanted.emit(out)
    qtbot.waitUntil(lambda: "一覧.xlsx" in page.status.plain, timeout=WAIT)
    assert any(cell.hyperlink for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row)

    report.author.setText("青梅 花子")
    report.confirm.click()
    qtbot.waitUntil(lambda: page.past.rowCount() == 1, timeout=WAIT)
    page.withdrawn.emit(page._imports[0].batch, "青梅 花子", "見本のため")
    qtbot.waitUntil(lambda: "取り消しました" in page.status.plain, timeout=WAIT)


def test_two_hundred_files_can_be_stopped_and_nothing_is_stored(
    qtbot: QtBot, page: ImportsPage, tmp_path: Path
) -> None:
    files = tuple(fit_csv(tmp_path / f"{number:03}.csv", {2014: (1, 2, 3, 4, 10)}) for number in range(200))
    page.take(files)
    qtbot.waitUntil(lambda: page.bar.value() >= 3, timeout=WAIT)
    assert page.bar.maximum() == 200
    page.cancel.click()
    qtbot.waitUntil(page.choose.isEnabled, timeout=WAIT)

    assert page.status.plain == "中止しました。何も保存していません。"
    assert page.report is None
    assert page.past.rowCount() == 0


def test_a_sheet_is_looked_over_before_it_is_sent(qtbot: QtBot, page: ImportsPage, tmp_path: Path) -> None:
    path = tmp_path / "送る表.csv"
    path.write_text("年度,容量\n平成25年度,約1.2千kW\n", encoding="utf-8")
    page.check_wanted.emit(path)
    qtbot.waitUntil(lambda: page.findChild(CheckCard) is not None, timeout=WAIT)
    card = page.findChild(CheckCard)

    assert isinstance(card, CheckCard)
    assert card.table.rowCount() >= 2
    assert page.past.rowCount() == 0
