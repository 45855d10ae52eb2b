"""Figures in sentences, clocks, dialogs, reports and files not stored yet lead to where they come from, by key too."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dashboard.assembly import build_board
from dashboard.board_origin import Origin
from dashboard.indicators.what_if import Levers, setting
from dashboard.wording import wording
from tests.boards import agreement, view
from tests.widgets.conftest import WAIT
from tests.widgets.test_every_figure_has_an_origin import PAGES, full_board, homeless, is_told, looks_at
from tests.widgets.test_mapping import mapping_page, point, waste
from widgets.dialogs.kept_mappings import KeptMappingsDialog
from widgets.dialogs.mark import MarkDialog
from widgets.dialogs.origin import OriginDialog
from widgets.main_window import MainWindow
from widgets.mapping_verbs import KeptMapping
from widgets.operations import check_sheet
from widgets.origin_verbs import open_at
from widgets.pages.chart_card import ChartSlot
from widgets.pages.effects import EffectsPage
from widgets.pages.imports import ImportsPage
from widgets.pages.overview import OverviewPage
from widgets.pages.report_lines import LinesCard
from widgets.pages.sheet_check import CheckCard
from widgets.pages.table import Table
from widgets.presentation import Presentation

Keeper = Callable[[QWidget], None]
SAY = wording("ja")
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = re.compile(r"^\d+指標$|^\(\d\) |^[AB]-\d$|^\d+\.$|（第\d期）$")
"""Numbers that name or count what stands beside them: items, goals, points to decide, rows of a list."""


@pytest.fixture
def window(keep: Keeper) -> MainWindow:
    made = MainWindow(None, "ja", board=full_board())
    keep(made)
    made.resize(1366, 768)
    made.show()
    return made


def leads(box: QWidget) -> bool:
    """Whether something in ``box`` leads to entries: a link, a table, a chart."""
    hint = SAY("origin.open_hint")
    links = [link for link in box.findChildren(QPushButton) if link.accessibleDescription() == hint]
    tables = [table for table in box.findChildren(Table) if not homeless(table)]
    return bool([link for link in links if not link.isHidden()] or tables or box.findChildren(ChartSlot))


def card_of(label: QWidget, page: QWidget) -> QWidget | None:
    """The card a text stands in; None for a text on the ground of the page."""
    at: QWidget | None = label
    while at is not None and at is not page:
        if at.objectName() == "card":
            return at
        at = at.parentWidget()
    return None


def sourceless(page: QWidget) -> Iterator[str]:
    """Texts with figures in a card, or on a page, that leads nowhere."""
    on_ground = [
        link
        for link in page.findChildren(QPushButton)
        if link.accessibleDescription() == SAY("origin.open_hint") and card_of(link, page) is None
    ]
    for label in page.findChildren(QLabel):
        text = getattr(label, "plain", label.text())
        if not label.isVisibleTo(page) or not re.search(r"\d", text) or NAMES.search(text):
            continue
        if not on_ground and not leads(card_of(label, page) or page):
            yield text


@pytest.mark.parametrize("name", PAGES)
def test_each_sentence_with_figures_stands_beside_a_way_to_its_entries(window: MainWindow, name: str) -> None:
    window.open_page(name)
    page = window.pages.page(name)

    assert [text for shown in looks_at(page) for text in sourceless(shown)] == []


def test_a_card_that_forgot_its_source_would_be_found(keep: Keeper) -> None:
    page, card = QWidget(), QWidget()
    card.setParent(page)
    card.setObjectName("card")
    QLabel("590.7千t-CO2", card)
    keep(page)

    assert list(sourceless(page)) == ["590.7千t-CO2"]


def test_ctrl_enter_on_each_line_of_attention_opens_what_it_speaks_of(window: MainWindow) -> None:
    page = window.pages.page("overview")
    assert isinstance(page, OverviewPage)
    asked: list[Origin] = []
    page.origin_wanted.disconnect()
    page.origin_wanted.connect(asked.append)
    for line in page.lines:
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Return, CTRL)

    assert len(asked) == len(page.lines) > 0
    assert [line.entry.text for line, origin in zip(page.lines, asked, strict=True) if not is_told(origin)] == []
    assert [line.actions()[0].text() for line in page.lines] == ["出典を見る"] * len(page.lines)


def test_each_line_of_attention_has_an_origin_also_beyond_the_first_three() -> None:
    from dashboard.origins import of_attention

    board = full_board()
    assert {entry.page for entry in board.attention} >= {"agreement", "consultations", "indicators", "imports"}
    assert [entry.text for entry in board.attention if not is_told(of_attention(board, entry, SAY))] == []


@pytest.mark.parametrize("clock", ["consultation", "term"])
def test_ctrl_enter_on_a_clock_says_what_its_day_follows_from(window: MainWindow, clock: str) -> None:
    chip = getattr(window.strip, clock)
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return, CTRL)
    dialog = window.findChild(OriginDialog)
    assert dialog is not None

    assert [row.file for row in dialog._rows] == ["協定の定義"]
    assert dialog._rows[0].value == {"consultation": "6か月ごと", "term": "2023年1月25日"}[clock]
    dialog.close()


def test_a_kept_trial_says_who_kept_it_and_on_which_figures_it_stands(keep: Keeper) -> None:
    kept = dict([setting("電化を進める案", Levers(2000.0, 0.3, 0.00025, 20.0, 2030))])
    made = MainWindow(None, "ja", board=build_board(replace(view(), settings=kept), agreement()))
    keep(made)
    made.show()
    made.open_page("effects")
    page = made.pages.page("effects")
    assert isinstance(page, EffectsPage)
    asked: list[Origin] = []
    page.origin_wanted.disconnect()
    page.origin_wanted.connect(asked.append)
    name = SAY("origin.open_of", title="電化を進める案")
    link = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)

    assert (asked[0].rows[0].of, asked[0].rows[0].file) == ("電化を進める案", "画面で入力")
    assert any(row.value == "610千t-CO2" and row.cell == "F7" for row in asked[0].rows)


def test_the_form_for_a_mark_leads_to_the_figures_it_is_computed_from(window: MainWindow) -> None:
    window.open_page("indicators", "co2")
    page = window.pages.page("indicators")
    page.detail.mark_wanted.emit("co2")  # type: ignore[attr-defined]
    form = window.findChild(MarkDialog)
    assert form is not None
    form.source.setFocus()
    QTest.keyClick(form.source, Qt.Key.Key_Space)
    dialog = form.findChild(OriginDialog)
    assert dialog is not None

    assert list(sourceless(form)) == []
    assert dialog._rows[0].cell == "F7"
    dialog.close()
    form.close()


def test_what_readings_are_remembered_is_a_table_of_words(keep: Keeper) -> None:
    dialog = KeptMappingsDialog(SAY, [KeptMapping("ごみ", "ごみ", ("1人1日あたりのごみ",))], "")
    keep(dialog)

    assert homeless(dialog.table) == []
    assert dialog.table.without == "文章の表です。"


def test_a_slide_has_a_link_for_the_mouse_where_the_key_is_o(keep: Keeper) -> None:
    shown = Presentation(full_board(), SAY)
    keep(shown)
    shown.resize(1280, 720)
    shown.show()
    asked: list[Origin] = []
    shown.origin_wanted.connect(asked.append)
    QTest.mouseClick(shown.source, Qt.MouseButton.LeftButton)

    assert shown.index == 0
    assert is_told(asked[0])


def test_each_row_of_an_import_report_opens_the_file_at_its_cell_before_anything_is_stored(
    qtbot: QtBot, import_window: MainWindow, tmp_path: Path
) -> None:
    file = waste(tmp_path / "ごみ.xlsx")
    page = import_window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    asked: list[Origin] = []
    page.origin_wanted.disconnect()
    page.origin_wanted.connect(asked.append)
    page.take((file,))
    qtbot.waitUntil(lambda: page.findChild(LinesCard) is not None, timeout=WAIT)
    assert page.report is not None
    for table in (page.report.files, page.report.issues):
        assert table is not None
        assert homeless(table) == []
        table.setCurrentCell(0, 0)
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert [(row.file, row.imported, row.path) for origin in asked for row in origin.rows] == [
        ("ごみ.xlsx", "未記録", str(file))
    ] * sum(len(origin.rows) for origin in asked)
    assert [row for table in page.findChildren(Table) if table.rowCount() for row in homeless(table)] == []


def test_a_flaw_of_a_checked_sheet_leads_to_its_cell(keep: Keeper, tmp_path: Path) -> None:
    file = waste(tmp_path / "ごみ.xlsx")
    card = CheckCard(check_sheet(file), file, SAY)
    keep(card)
    asked: list[Origin] = []
    card.origin_wanted.connect(asked.append)
    card.table.setCurrentCell(0, 0)
    QTest.keyClick(card.table, Qt.Key.Key_Return)

    assert homeless(card.table) == []
    assert asked[0].rows[0].path == str(file)


def test_cells_and_lines_of_the_mapping_page_lead_to_the_file_by_key_and_by_mouse(
    qtbot: QtBot, import_window: MainWindow, tmp_path: Path
) -> None:
    file = waste(tmp_path / "ごみ.xlsx")
    page = mapping_page(qtbot, import_window, file)
    point(page, 4, 3, "waste_per_person")
    with qtbot.waitSignal(page.origin_wanted) as by_key:
        QTest.keyClick(page.grid, Qt.Key.Key_Return)
    dialog = import_window.findChild(OriginDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.around.model is not None, timeout=WAIT)
    page.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(page.origin_wanted) as by_line:
        page.table.itemActivated.emit(page.table.item(0, 0))

    (cell,) = by_key.args[0].rows
    assert (cell.value, cell.sheet, cell.cell, cell.imported) == ("700", "ごみ", "C4", "未記録")
    assert [(row.year, row.value, row.cell) for row in by_line.args[0].rows] == [
        ("2022年度", "700 g/人・日", "C4"),
        ("2023年度", "699 g/人・日", "D4"),
    ]
    assert "シート「ごみ」のC4" in dialog.around.caption.plain
    for shown in import_window.findChildren(OriginDialog):
        shown.close()


def test_a_file_that_is_not_stored_is_opened_at_the_cell_as_a_copy(tmp_path: Path) -> None:
    from importers.file_origins import of_cell
    from importers.workbook import read_workbook

    file = waste(tmp_path / "ごみ.xlsx")
    before = file.read_bytes()
    (row,) = of_cell(read_workbook(file).sheets[0], (4, 3), file, SAY).rows
    opened = open_at(tmp_path / "記録.renkei", row)
    book = openpyxl.load_workbook(opened.path)

    assert opened.path != file
    assert book["ごみ"].sheet_view.selection[0].activeCell == "C4"
    assert file.read_bytes() == before
