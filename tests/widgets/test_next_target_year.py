"""Where the next target is one of 2035, levers and charts speak of 2035; a trial kept for another year keeps it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dashboard.agreement.pack import Agreement
from dashboard.assembly import build_board
from dashboard.board import Board
from dashboard.indicators.what_if import Levers, setting
from dashboard.wording import Language, wording
from tests.boards import agreement, view
from widgets.charts.zoom import zoomed
from widgets.main_window import MainWindow
from widgets.pages.chart_tools import ChartTools
from widgets.pages.effects import EffectsPage
from widgets.pages.indicators import IndicatorsPage

Keeper = Callable[[QWidget], None]


def moved() -> Agreement:
    """The agreement with every target of 2030 set for 2035 instead, and the others left away."""
    pack = agreement()
    plans = [
        replace(plan, milestones=tuple(replace(one, fiscal_year=2035) for one in plan.milestones[:1]))
        for plan in pack.pathways
    ]
    return replace(pack, pathways=tuple(plans))


def board_of(settings: dict[str, str] | None = None, language: Language = "ja") -> Board:
    return build_board(replace(view(), settings=settings or {}), moved(), language=language)


@pytest.fixture
def window(keep: Keeper) -> MainWindow:
    made = MainWindow(None, "ja", board=board_of(dict([setting("早い案", Levers(0.0, 0.3, 0.0003, 0.0, 2030))])))
    keep(made)
    made.show()
    return made


def titles(page: EffectsPage) -> list[str]:
    return [page.what_if._titles[key].text() for key in ("ev_share", "grid_factor")]


def test_the_levers_are_set_for_the_year_of_the_next_target(window: MainWindow) -> None:
    window.open_page("effects")
    page = window.pages.page("effects")
    assert isinstance(page, EffectsPage)

    assert titles(page) == ["2035年度のEVの割合", "2035年度の電気の排出係数"]
    assert page.what_if.sliders["ev_share"].accessibleName() == "2035年度のEVの割合（％）"
    assert page.what_if.levers().by == 2035


def test_a_trial_kept_for_another_year_is_taken_with_its_own(window: MainWindow) -> None:
    window.open_page("effects")
    page = window.pages.page("effects")
    assert isinstance(page, EffectsPage)
    card = page.what_if._card
    assert card is not None
    page.what_if._take(card.kept[0].levers)

    assert titles(page) == ["2030年度のEVの割合", "2030年度の電気の排出係数"]
    assert page.what_if.levers().by == 2030
    page.what_if.reset.click()
    assert titles(page)[0] == "2035年度のEVの割合"


def test_the_nearer_look_of_a_chart_reaches_to_the_next_target(window: MainWindow) -> None:
    window.open_page("indicators", "co2")
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)
    tools = page.detail.findChild(ChartTools)
    assert tools is not None
    page.detail.slot.draw()
    near = tools.zooms["near"]

    assert (near.text(), near.toolTip()) == ("～2035", "2035年度までを表示（Alt+3）")
    assert "2035年度までを表示" in [action.text() for action in page.detail.slot.actions()]
    QTest.mouseClick(near, Qt.MouseButton.LeftButton)
    assert page.detail.slot.spec is not None
    assert zoomed(page.detail.slot.spec, "near", wording("ja")).x_max == 2035


def test_an_indicator_without_a_target_is_told_for_the_agreements_next(window: MainWindow) -> None:
    board = window.session.board
    assert board is not None
    bare = [one for one in board.indicators if not any(layer.kind == "milestones" for layer in one.chart.layers)]

    assert bare
    assert {one.chart.turn for one in bare} == {2035}


def test_where_nothing_is_to_come_the_horizon_is_the_year() -> None:
    board = build_board(view(), replace(agreement(), pathways=()))
    assert board.what_if is not None
    assert board.what_if.start is not None

    assert board.what_if.start.by == 2050
    assert {one.chart.turn for one in board.indicators} == {2050}


def test_the_axis_names_and_stresses_the_year_of_the_next_target() -> None:
    spec, usual = (found.indicator("co2") for found in (board_of(), build_board(view(), agreement())))
    assert spec is not None
    assert usual is not None

    assert (spec.chart.x_ticks, spec.chart.x_strong) == ((2013, 2020, 2035, 2040, 2050), (2035, 2040, 2050))
    assert (usual.chart.x_ticks, usual.chart.x_strong) == ((2013, 2020, 2030, 2040, 2050), (2030, 2040, 2050))


def test_in_english_the_year_is_a_fiscal_one() -> None:
    found = board_of(language="en").what_if
    assert found is not None

    assert [lever.title for lever in found.levers][1:3] == ["Share of EV in FY2035", "Grid factor in FY2035"]
