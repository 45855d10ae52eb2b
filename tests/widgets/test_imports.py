"""Data enter through the window: read, shown before anything is stored, confirmed with a name, withdrawn."""

from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dashboard.board import Board
from dashboard.board_origin import Origin
from tests.importers.look_alikes import fit_csv
from widgets import operations
from widgets.main_window import MainWindow
from widgets.operations import read_view
from widgets.pages.imports import ImportsPage
from widgets.pages.report_lines import LinesCard
from widgets.papers import write_sheets

WAIT = 20_000


@pytest.fixture
def window(import_window: MainWindow) -> MainWindow:
    """The window by a short name."""
    return import_window


def page_of(window: MainWindow) -> ImportsPage:
    page = window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    return page


def filled_sheet(window: MainWindow, folder: Path) -> Path:
    """The sheet of goal A-2 with 1234 EVs in fiscal 2023."""
    folder.mkdir()
    assert window.session.record is not None
    sheet = next(path for path in write_sheets(window.session.record, folder) if "A-2" in path.name)
    book = openpyxl.load_workbook(sheet)
    table = book["指標"]
    heads = {str(cell.value): column for column, cell in enumerate(table[3], 1)}
    line = next(row[0].row for row in table.iter_rows(min_row=4) if row[0].value == "ev_count" and not row[1].value)
    assert line is not None
    table.cell(line, heads["2023年度"]).value = 1234
    table.cell(line, heads["2023年度 状態"]).value = "確定値"
    book.save(sheet)
    book.close()
    return sheet


def test_a_file_that_cannot_be_read_is_named_and_nothing_can_be_stored(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wrong, page = tmp_path / "写真.jpg", page_of(window)
    wrong.write_bytes(b"\xff\xd8")
    page.take((wrong,))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)

    assert page.report is not None
    assert page.report.issues is not None
    sentence = page.report.issues.item(0, 4)
    assert sentence is not None
    assert "写真.jpg" in sentence.text()
    assert not page.report.confirm.isEnabled()
    assert page.report.rest.isHidden()


def test_the_rest_is_stored_without_the_file_that_cannot_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wrong, page = tmp_path / "写真.jpg", page_of(window)
    wrong.write_bytes(b"\xff\xd8")
    page.take((wrong, filled_sheet(window, tmp_path / "シート")))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    report = page.report
    assert report is not None

    assert (report.confirm.isEnabled(), report.rest.isHidden()) == (False, False)
    assert "残り（新規1件、変更0件）" in report.verdict.plain
    report.author.setText("青梅 花子")
    QTest.keyClick(report.author, Qt.Key.Key_Return)
    assert latest(window.session.board) is None
    report.rest.click()
    qtbot.waitUntil(lambda: page.past.rowCount() == 1, timeout=WAIT)
    assert latest(window.session.board) == 1234


def test_a_filled_sheet_is_shown_confirmed_with_a_name_and_then_counts(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = page_of(window)
    page.take((filled_sheet(window, tmp_path / "シート"),))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    report = page.report
    assert report is not None
    report.confirm.click()

    assert report.problem.text() == "取り込む人の氏名を入れてください。"
    report.author.setText("青梅 花子")
    report.confirm.click()
    qtbot.waitUntil(lambda: page.past.rowCount() == 1, timeout=WAIT)
    assert latest(window.session.board) == 1234
    assert "取り込みました" in page.status.plain
    assert [row.author for row in page._imports] == ["青梅 花子"]


def test_a_target_enters_by_the_sheet_that_the_window_writes(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page, out = page_of(window), tmp_path / "目標シート.xlsx"
    assert page.targets.accessibleName() == "目標シートを書き出す"
    page.targets_wanted.emit(out)
    qtbot.waitUntil(lambda: "目標シート.xlsx" in page.status.plain and not window.session.busy, timeout=WAIT)
    _decide(out, {"目標の名称": "充電設備の整備目標", "指標": "EV充電設備の基数", "基準年度": 2021, "目標年度": 2030})
    page.take((out,))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    assert page.report is not None
    page.report.author.setText("青梅 花子")
    page.report.confirm.click()
    qtbot.waitUntil(lambda: page.past.rowCount() == 1, timeout=WAIT)
    card = window.session.board.indicator("chargers") if window.session.board else None

    assert card is not None
    assert card.target == "2030年度 150基（採択）"


def _decide(sheet: Path, entries: dict[str, object]) -> None:
    """Write a target of 150 that the council adopted into the first empty line."""
    decided: dict[str, object] = {"目標値": 150, "状態": "採択", "決めた者": "環境審議会", "決めた日": "2026/10/1"}
    book = openpyxl.load_workbook(sheet)
    page = book["目標"]
    heads = {str(cell.value): cell.column or 0 for cell in page[3]}
    line = next(line for line in range(4, page.max_row + 1) if not page.cell(line, 2).value)
    for head, value in {**entries, **decided}.items():
        page.cell(line, heads[head]).value = value  # type: ignore[assignment]
    book.save(sheet)
    book.close()


def test_a_withdrawn_import_no_longer_counts(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.take((filled_sheet(window, tmp_path / "シート"),))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    page.confirmed.emit(page.report.report if page.report else None, "青梅 花子")
    qtbot.waitUntil(lambda: page.past.rowCount() == 1, timeout=WAIT)
    page.withdrawn.emit(page._imports[0].batch, "青梅 花子", "入力の誤り")
    qtbot.waitUntil(lambda: "取り消しました" in page.status.plain and not window.session.busy, timeout=WAIT)

    assert latest(window.session.board) is None


def holds(page: ImportsPage, count: int) -> bool:
    """Whether the ledger has so many imports."""
    return page.past.rowCount() == count


def latest(board: Board | None) -> float | None:
    card = board.indicator("ev_count") if board else None
    assert card is not None
    return card.latest.value


def test_a_confirmed_figure_changes_only_with_a_reason_that_is_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page, years = page_of(window), {2023: (1, 2, 3, 4, 10)}
    assert window.session.record is not None
    for count, figures in enumerate((years, {2023: (1, 2, 3, 5, 11)}), 1):
        page.take((fit_csv(tmp_path / "fit.csv", figures),))
        qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
        report = page.report
        assert report is not None
        report.author.setText("青梅 花子")
        report.confirm.click()
        if figures is not years:
            assert report.problem.text() == "確定値を改める理由を入れてください。"
            assert report.reason.placeholderText() == "確定値2件を改める理由"
            report.reason.setText("国の公表値の改訂")
            report.confirm.click()
        qtbot.waitUntil(partial(holds, page, count), timeout=WAIT)

    view, _ = read_view(window.session.record)
    assert [row.note for row in view.batches] == ["", "国の公表値の改訂"]


def test_a_line_of_the_report_leads_to_the_cell_it_is_from_and_to_the_one_it_would_replace(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = page_of(window)
    asked: list[Origin] = []
    sheet = filled_sheet(window, tmp_path / "シート")
    assert window.session.record is not None
    operations.confirm(window.session.record, operations.plan(window.session.record, (sheet,)), author="青梅 花子")
    book = openpyxl.load_workbook(sheet)
    for row in book["指標"].iter_rows(min_row=4):
        for cell in row:
            if cell.value == 1234:
                cell.value = 1300
    book.save(sheet)
    page.origin_wanted.disconnect()
    page.origin_wanted.connect(asked.append)
    page.take((sheet,))
    qtbot.waitUntil(lambda: page.findChild(LinesCard) is not None, timeout=WAIT)
    lines = page.findChild(LinesCard)
    assert lines is not None
    lines.table.setCurrentCell(0, 0)
    QTest.keyClick(lines.table, Qt.Key.Key_Return)

    before, now = asked[0].rows
    assert (before.value.split()[0], now.value.split()[0]) == ("1,234", "1,300")
    assert before.file == now.file == sheet.name
    assert (before.sheet, before.cell) == (now.sheet, now.cell)
    assert before.sha256
    assert before.imported
    assert (now.sha256, now.imported) == ("", "未記録")
