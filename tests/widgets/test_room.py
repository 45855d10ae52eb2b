"""Pieces that share the room there is: columns of a table, and things that go on in the next line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dashboard.assembly import build_board
from dashboard.wording import Language
from tests import boards
from widgets.main_window import MainWindow
from widgets.pages.consultations import ConsultationsPage
from widgets.pages.flow import FlowRow
from widgets.pages.health import HealthPage
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.table import HELD, LEAST, PADDING, ROW, Table, shared
from widgets.typefaces import BODY, NOTE, font

Keeper = Callable[[QWidget], None]


def test_short_columns_keep_their_width_and_the_long_ones_share_the_rest() -> None:
    assert shared([50, 300, 500], 450) == [50, 200, 200]
    assert shared([50, 300, 500], 1000) == [50, 300, 500]
    assert shared([], 100) == []


def test_no_column_becomes_too_narrow_to_read() -> None:
    assert shared([400, 400, 30], 100) == [LEAST, LEAST, 30]


@given(st.lists(st.integers(0, 2000), max_size=12), st.integers(900, 4000))
def test_columns_never_take_more_than_there_is(natural: list[int], room: int) -> None:
    widths = shared(natural, room)

    assert sum(widths) <= room or sum(natural) <= room
    assert all(width <= asked for width, asked in zip(widths, natural, strict=True))


def test_a_long_sentence_wraps_and_no_column_is_squeezed(qtbot: QtBot, keep: Keeper) -> None:
    table = Table(["種類", "効果", "根拠"], stretch=2)
    keep(table)
    table.resize(480, 200)
    table.show()
    table.fill([("太陽光", "係数が未設定のため計算していません。" * 3, "作業値（未決定）の係数を含む。" * 4)])
    table.fit_height()

    widths = [table.columnWidth(column) for column in range(3)]
    assert min(widths[1:]) > 150
    assert sum(widths) <= table.viewport().width()
    assert table.rowHeight(0) >= 3 * 16


def test_rows_whose_texts_fit_are_one_line_high(qtbot: QtBot, keep: Keeper) -> None:
    table = Table(["期限", "取組"], stretch=1)
    keep(table)
    table.resize(900, 200)
    table.show()
    table.fill([("2026年9月30日", "EV充電設備の設置場所の調査"), ("■ 2026年10月31日 期限超過", "小中学校への出前授業")])
    table.fit_height()

    assert [table.rowHeight(line) for line in range(2)] == [ROW, ROW]


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (200, 2), (50, 6)])
def test_things_go_on_in_the_next_line(qtbot: QtBot, keep: Keeper, width: int, lines: int) -> None:
    buttons = [QPushButton(str(number)) for number in range(6)]
    for made in buttons:
        made.setFixedSize(60, 20)
    holder = FlowRow(*buttons, across=10, down=5)
    keep(holder)
    holder.resize(width, holder.height())
    holder.show()

    assert holder.height() == lines * 20 + (lines - 1) * 5
    assert len({made.y() for made in buttons}) == lines


def test_a_low_window_scrolls_an_indicator_and_cuts_no_button(qtbot: QtBot, keep: Keeper) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.resize(960, 540)
    window.show()
    window.open_page("indicators")
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)

    assert page.detail.slot.height() >= 150
    assert [made.text() for made in page.detail.faces.values() if made.width() < made.sizeHint().width()] == []


def test_the_names_of_indicators_stay_readable_in_a_narrow_window(qtbot: QtBot, keep: Keeper) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.resize(960, 540)
    window.show()
    window.open_page("health")
    page = window.pages.page("health")
    assert isinstance(page, HealthPage)
    assert page.table is not None

    assert page.table.columnWidth(0) >= HELD
    window.resize(1920, 1080)
    assert page.table.columnWidth(0) > 2 * HELD


def test_the_years_of_the_health_table_are_written_whole_and_as_no_era(qtbot: QtBot, keep: Keeper) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.resize(1366, 768)
    window.show()
    window.open_page("health")
    page = window.pages.currentWidget()
    assert isinstance(page, HealthPage)
    table = page.table
    assert table is not None
    years = range(1, 14)

    heads = [table.horizontalHeaderItem(column) for column in years]
    assert [head.text() for head in heads if head is not None] == [f"'{year}" for year in range(13, 26)]
    room = min(table.columnWidth(column) for column in years) - 16
    assert max(QFontMetrics(font(NOTE)).horizontalAdvance(head.text()) for head in heads if head is not None) <= room


def test_a_column_beside_ample_room_is_as_wide_as_its_longest_text(qtbot: QtBot, keep: Keeper) -> None:
    """The parts of an indicator were cut to … though the last column had four times the width it needed."""
    table = Table(["年度", "区分", "出どころ"], stretch=2)
    keep(table)
    table.resize(700, 200)
    table.show()
    part = "プラグインハイブリッド車（PHV）"
    table.fill([("2025年度", "合計", "A1"), ("2025年度", part, "A2")])
    qtbot.waitUntil(lambda: table.columnWidth(2) > HELD)

    assert table.columnWidth(1) - PADDING >= QFontMetrics(font(BODY)).horizontalAdvance(part)


def test_a_column_left_out_leaves_no_room_behind(qtbot: QtBot) -> None:
    table = Table(["指標", "区分", "値"], right=(2,), stretch=0)
    qtbot.addWidget(table)
    table.fill([("CO2排出量", "", "590.7")] * 3)
    table.hideColumn(1)
    table.fit_height()
    table.resize(500, 200)
    table.show()
    header = table.horizontalHeader()

    assert header.sectionViewportPosition(2) == table.columnWidth(0)
    assert header.length() <= table.viewport().width()


def test_the_table_of_changes_has_no_column_for_parts_where_no_part_changed(keep: Keeper) -> None:
    """A hidden column kept its place, and the last columns were cut off by as much."""
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.resize(1366, 768)
    window.show()
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)
    table = page.changes
    assert table is not None
    header, last = table.horizontalHeader(), table.columnCount() - 1

    assert not any(table.isColumnHidden(column) for column in range(last + 1))
    assert header.sectionPosition(last) + header.sectionSize(last) <= table.viewport().width() + 1


def test_the_search_leaves_the_clocks_its_room_in_a_narrow_window_until_somebody_types(
    qtbot: QtBot, keep: Keeper
) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.resize(960, 540)
    window.show()
    strip = window.strip

    assert strip.search.width() < 100
    window.activateWindow()
    strip.search.setFocus()
    qtbot.waitUntil(strip.search.hasFocus, timeout=5000)
    assert strip.search.width() == 128
    strip.report.setFocus()
    assert strip.search.width() < 100


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("day", ["", "2026-12-12", "2027-11-29", "2026-10-10"])
def test_both_clocks_keep_whole_words_at_960_pixels(qtbot: QtBot, keep: Keeper, language: Language, day: str) -> None:
    """No day set, one within a month, one far away, one passed; beside them the term's notice is due."""
    settings = {"consultation.next": day} if day else {}
    board = build_board(replace(boards.view(), settings=settings), boards.agreement(), language=language)
    window = MainWindow(None, language, board=board)
    keep(window)
    window.resize(960, 700)
    window.show()
    strip = window.strip

    qtbot.waitUntil(lambda: "…" not in strip.consultation.shown() + strip.term.shown(), timeout=5000)
    assert strip.consultation.toolTip().startswith(board.consultation.text)
    assert strip.report.geometry().right() < strip.width()


def test_a_clock_says_all_of_its_words_where_there_is_room(qtbot: QtBot, keep: Keeper) -> None:
    window = MainWindow(None, "en", board=boards.board(language="en"))
    keep(window)
    window.resize(1366, 768)
    window.show()

    assert window.strip.consultation.shown() == "▲ No consultation set"
    window.resize(960, 700)
    qtbot.waitUntil(lambda: window.strip.consultation.shown() == "▲ No meeting set", timeout=5000)
