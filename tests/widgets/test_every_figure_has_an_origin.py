"""Every figure on every page leads to the entries it comes from, or says why it needs none."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dashboard.agreement.override import Override, override_setting
from dashboard.assembly import build_board
from dashboard.board import Board
from dashboard.board_origin import Origin
from dashboard.chart import ChartSpec
from dashboard.origins import of_chart, of_judgement
from dashboard.wording import wording
from tests.boards import agreement, observation, view
from widgets.dialogs.origin import OriginDialog
from widgets.main_window import MainWindow
from widgets.operations import new_record, open_board
from widgets.pages.effects import EffectsPage
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.overview import OverviewPage
from widgets.pages.table import Table
from widgets.presentation import Presentation

Keeper = Callable[[QWidget], None]
PAGES = ("overview", "indicators", "items", "consultations", "agreement", "effects", "health", "imports")
SAY = wording("ja")


def full_board() -> Board:
    """The usual figures, electricity of both ends for the drivers, a restated figure and something new."""
    power = [observation("electricity_use", year, 400_000 + 10_000 * at, "MWh") for at, year in enumerate((2013, 2019))]
    grid = [observation("grid_factor", year, 0.0005, "t-CO2/kWh") for year in (2013, 2019)]
    now = view()
    newest = next(one for one in now.observations if one.key.indicator == "pv_capacity" and one.period[0] == 2023)
    older = replace(newest, value=19000.0, provenance=newest.provenance._replace(cell="G7"))
    now = replace(now, observations=(*now.observations, *power, *grid), superseded=(older,))
    earlier = replace(now, observations=tuple(one for one in now.observations if one.period.fiscal_year < 2023))
    return build_board(now, agreement(), before=earlier)


def homeless(table: Table) -> list[str]:
    """The rows of a table that lead nowhere although nothing says that they need not."""
    if table.without:
        return []
    return [text(table, line) for line in range(table.rowCount()) if not is_told(table.origin(line))]


def is_told(origin: Origin | None) -> bool:
    """Whether it names an entry with a file or an author, or says in words why there is none."""
    if origin is None:
        return False
    return bool(origin.told) or any(row.file or row.by for row in origin.rows)


def text(table: Table, line: int) -> str:
    return " | ".join(item.text() for at in range(table.columnCount()) if (item := table.item(line, at)) is not None)


def looks_at(page: QWidget) -> Iterator[QWidget]:
    """The page with every indicator chosen and every face turned to, one after the other."""
    if not isinstance(page, IndicatorsPage):
        yield page
        return
    for key in page.rows.keys():  # noqa: SIM118 - a list of the window, no mapping
        page.open(key)
        for face in page.detail.faces.values():
            face.click()
            yield page


def specs(board: Board) -> Iterator[ChartSpec]:
    yield from (card.chart for card in board.indicators)
    yield from (insight.chart for insight in board.insights)
    assert board.effects is not None
    assert board.effects.drivers is not None
    assert board.what_if is not None
    assert board.what_if.chart is not None
    yield from (board.effects.waterfall, board.effects.drivers, board.what_if.chart)


@pytest.fixture
def window(keep: Keeper) -> MainWindow:
    made = MainWindow(None, "ja", board=full_board())
    keep(made)
    made.show()
    return made


@pytest.mark.parametrize("name", PAGES)
def test_each_row_of_each_table_of_each_page_leads_to_its_entries(window: MainWindow, name: str) -> None:
    window.open_page(name)
    page = window.pages.page(name)
    lost = [row for shown in looks_at(page) for table in shown.findChildren(Table) for row in homeless(table)]

    assert lost == []


def test_a_table_that_forgot_its_origins_would_be_found(keep: Keeper) -> None:
    table = Table(["年度", "値"])
    keep(table)
    table.fill([("2019年度", "590.7")])

    assert homeless(table) == ["2019年度 | 590.7"]
    table.lead(lambda _line: Origin("排出量", ()), "")
    assert homeless(table) == ["2019年度 | 590.7"]


def test_each_point_of_each_chart_tells_where_it_comes_from() -> None:
    board = full_board()
    points = [(spec, point.year) for spec in specs(board) for layer in spec.layers for point in layer.points]
    lost = [(spec.key, year) for spec, year in points if not is_told(of_chart(board, spec, year, SAY))]

    assert len(points) > 500
    assert lost == []


def test_a_bar_of_the_waterfall_leads_to_its_own_parts_figures_and_says_how_it_is_worked_out() -> None:
    """Household: 200 in 2013, 182 in 2019."""
    board = full_board()
    assert board.effects is not None
    spec = board.effects.waterfall
    found = of_chart(board, spec, spec.x_labels.index("家庭"), SAY)

    assert [(row.year, row.value, row.cell) for row in found.rows] == [
        ("2013年度", "200千t-CO2", "F7"),
        ("2019年度", "182千t-CO2", "F7"),
    ]
    assert found.formula == "2019年度の値－2013年度の値。"


def test_enter_on_an_effect_opens_the_figures_and_factors_it_is_worked_out_from(window: MainWindow) -> None:
    window.open_page("effects")
    page = window.pages.page("effects")
    assert isinstance(page, EffectsPage)
    assert page.table is not None
    page.table.setFocus()
    page.table.setCurrentCell(0, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = window.findChild(OriginDialog)
    assert dialog is not None
    rows = [text(dialog.table, line) for line in range(dialog.table.rowCount())]

    assert page.table.accessibleName()
    assert page.table.accessibleDescription() == "行を選んでEnterを押すか二回押すと、出典を示します。"
    assert rows[0].startswith(
        "2023年度 | 太陽光発電設備容量（FIT・FIP） | 19,800kW | 確定値 | look-alike.xlsx | 2023_一覧表 | F7"
    )
    assert any("1,212kWh/kW" in row and "協定の定義" in row for row in rows)
    assert "容量×年間発電量×電気の排出係数。" in dialog.formula.plain
    dialog.close()


def test_a_restated_figure_leads_to_the_cell_before_and_the_cell_now(window: MainWindow) -> None:
    window.open_page("indicators", "pv_capacity")
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)
    page.detail.faces["restated"].click()
    table = page.detail.told["restated"].findChild(Table)
    assert table is not None
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = window.findChild(OriginDialog)
    assert dialog is not None

    assert [(row.value, row.cell) for row in dialog._rows] == [("19,000kW", "G7"), ("19,800kW", "F7")]
    assert all(row.file and row.sheet and row.imported for row in dialog._rows)
    dialog.close()


def test_tile_headline_and_position_lead_to_their_figures_by_key(window: MainWindow) -> None:
    page = window.pages.page("overview")
    assert isinstance(page, OverviewPage)
    asked: list[Origin] = []
    page.origin_wanted.disconnect()
    page.origin_wanted.connect(asked.append)
    tile = next(tile for tile in page.tiles if tile.tile.figure_title == "太陽光発電設備容量（FIT・FIP）")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    links: list[QPushButton] = [page.cards[0].source, page.source]
    for link in links:
        link.setFocus()
        QTest.keyClick(link, Qt.Key.Key_Space)

    assert [origin.indicator for origin in asked] == ["pv_capacity", "co2", "co2"]
    assert asked[0].rows[0].value == "19,800kW"
    assert all(origin.rows for origin in asked)
    assert all(link.accessibleName().endswith("の出典を見る") for link in links)


def test_o_on_a_slide_opens_what_it_shows(keep: Keeper) -> None:
    shown = Presentation(full_board(), SAY)
    keep(shown)
    shown.resize(1280, 720)
    shown.show()
    asked: list[Origin] = []
    shown.origin_wanted.connect(asked.append)
    for index in range(len(shown.slides)):
        shown.go(index)
        QTest.keyClick(shown, Qt.Key.Key_O)

    assert len(asked) == len(shown.slides)
    assert [is_told(origin) for origin in asked] == [True] * len(asked)


def test_what_a_sheet_brought_names_its_cell_its_day_and_who_stored_it(qtbot: QtBot, tmp_path: Path) -> None:
    record = tmp_path / "青梅.renkei"
    new_record(record, sample=True)
    board = open_board(record)
    rows = [row for item in board.items for one in item.initiatives for row in one.origin.rows]

    assert rows
    assert all(row.file.endswith(".xlsx") and row.sheet and row.cell and row.imported and row.sha256 for row in rows)
    assert {row.by for row in rows} == {"Renkei"}
    assert not any(one.origin.told for item in board.items for one in item.initiatives)
    assert board.costs is not None
    paid = board.costs.rows[0].origin.rows
    assert {row.cell.rstrip("0123456789") for row in paid} == {"R"}
    assert all(row.value.endswith("千円") for row in paid)


def test_the_dialog_fits_the_screen_and_its_table_its_width(window: MainWindow) -> None:
    board = window.session.board
    assert board is not None
    assert board.effects is not None
    page = window.pages.page("effects")
    assert isinstance(page, EffectsPage)
    page.origin_wanted.emit(board.effects.whole)
    dialog = window.findChild(OriginDialog)
    assert dialog is not None
    table = dialog.table

    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert sum(table.columnWidth(column) for column in range(table.columnCount())) <= table.viewport().width() + 1
    assert table.geometry().bottom() < dialog.detail.geometry().top()
    dialog.close()


def test_a_mark_of_the_committee_says_who_gave_it_when_and_why() -> None:
    given = Override("co2", 2019, "◎", "国の推計の改定を見込む", "事務局", datetime.date(2026, 11, 2))
    now = replace(view(), settings=dict([override_setting(given, agreement().judgement)]))
    board = build_board(now, agreement())
    card = board.indicator("co2")
    assert card is not None
    row, *others = of_judgement(board, card, SAY).rows

    assert (row.of, row.value, row.by, row.imported) == ("委員会の評価", "◎ 計画を上回る", "事務局", "2026年11月2日")
    assert (row.file, row.note) == ("画面で入力", "国の推計の改定を見込む")
    assert others[0].cell == "F7"
