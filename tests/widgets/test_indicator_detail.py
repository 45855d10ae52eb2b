"""The page of indicators: narrowed by what a person chooses, and each face telling what the Board holds."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from dashboard.agreement.override import Override, override_setting
from dashboard.assembly import build_board
from dashboard.board import Board
from dashboard.board_origin import Origin
from dashboard.chart import ChartSpec
from dashboard.wording import LANGUAGES, Language, wording
from tests.boards import agreement, board, view
from widgets.pages.indicator_detail import FACES
from widgets.pages.indicator_faces import Face
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.parts import Prose
from widgets.pages.table import Table
from widgets.theme import style_sheet

Keeper = Callable[[QWidget], None]


def page_on(shown: Board, keep: Keeper, language: Language = "ja") -> IndicatorsPage:
    """The page as it stands in a small office screen's window."""
    page = IndicatorsPage(wording(language))
    keep(page)
    page.setStyleSheet(style_sheet())
    page.resize(1182, 720)
    page.show_board(shown)
    page.show()
    return page


def face(page: IndicatorsPage, key: str, name: str) -> str:
    """All a face tells of an indicator."""
    page.open(key)
    page.detail.faces[name].click()
    told = page.detail.told[name]
    labels = [label.plain if isinstance(label, Prose) else label.text() for label in told.findChildren(QLabel)]
    cells = [
        item.text()
        for table in told.findChildren(Table)
        for line in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(line, column)) is not None
    ]
    return "\n".join((*labels, *cells))


def keys_where(page: IndicatorsPage, **chosen: str) -> tuple[str, ...]:
    page.filter.clear()
    for kind, key in chosen.items():
        page.filter.choose(kind, key)
    return page.rows.keys()


def judged_board() -> Board:
    """CO2 of 2019 judged ◎ by the committee, and its PV figure of 2023 restated from 19,000 kW."""
    given = Override("co2", 2019, "◎", "国の推計の改定を見込む", "事務局", datetime.date(2026, 11, 2))
    now = view()
    newest = next(
        one for one in now.observations if one.key.indicator == "pv_capacity" and one.period.fiscal_year == 2023
    )
    before = replace(newest, value=19000.0)
    settings = dict([override_setting(given, agreement().judgement)])
    return build_board(
        replace(now, settings=settings, superseded=(before,)), agreement(), audience="committee", language="ja"
    )


def test_goal_item_state_and_party_narrow_the_list_together(keep: Keeper) -> None:
    page = page_on(board(), keep)
    of_tepco = keys_where(page, party="東電PG立川支社")

    assert keys_where(page, state="adopted") == ("co2",)
    assert keys_where(page, state="working") == ("forest_sink", "pv_capacity", "ev_count")
    assert keys_where(page, state="example") == ("forest_sink", "ev_count")
    assert keys_where(page, goal="A-3", party="東電PG立川支社") == ("battery_capacity", "v2x_units")
    assert keys_where(page, item="2", party="青梅市", state="none") == ("pv_public", "emergency_sites")
    assert len(of_tepco) == 10
    assert len(keys_where(page)) == 30


def test_a_list_nothing_is_left_of_says_so_and_can_be_widened_again(keep: Keeper) -> None:
    page = page_on(board(), keep)
    none = keys_where(page, goal="B-3", party="東電PG立川支社")
    told = page.count.plain
    page.clear.click()

    assert none == ()
    assert told == "条件に当たる指標はありません。"
    assert page.count.plain == "30指標"
    assert page.clear.isHidden()


def test_a_choice_that_is_still_there_is_kept_on_a_new_board(keep: Keeper) -> None:
    page = page_on(board(), keep)
    page.filter.choose("state", "adopted")
    page.show_board(board(audience="public"))

    assert page.rows.keys() == ("co2",)


def test_the_outlook_is_told_in_words_with_the_error_of_its_back_test(keep: Keeper) -> None:
    shown = board()
    insight = shown.insight("co2")
    assert insight is not None
    text = face(page_on(shown, keep), "co2", "outlook")

    assert insight.outlook.sentence in text
    assert insight.outlook.trial in text
    assert "平均誤差" in text


def test_an_outlook_that_is_refused_gives_the_reason(keep: Keeper) -> None:
    page = page_on(board(), keep)

    assert "見通しを出していません" in face(page, "ev_count", "outlook")


def test_the_chart_shown_has_the_band_and_the_scenarios(keep: Keeper) -> None:
    page = page_on(board(), keep)
    page.open("co2")
    spec = page.detail.slot.spec
    assert isinstance(spec, ChartSpec)
    told = face(page, "co2", "scenarios")

    assert "band" in {layer.kind for layer in spec.layers}
    assert "国の目標の率（参考）" in {layer.title for layer in spec.layers}
    assert "◆ 市の削減目標" in told
    assert "国の目標の率（参考）" in told


def test_the_committees_mark_stands_beside_the_computed_one_with_its_reason(keep: Keeper) -> None:
    page = page_on(judged_board(), keep)
    told = face(page, "co2", "judgement")

    assert page.detail.mark.plain.startswith("◎")
    assert "計算では△" in page.detail.mark_note.plain
    assert "（委員会の評価）" in told
    assert "△ やや遅れ" in told
    assert "国の推計の改定を見込む" in told


def test_a_mark_nobody_changed_says_that_it_is_the_computed_one(keep: Keeper) -> None:
    page = page_on(board(), keep)

    assert "計算のとおり" in face(page, "co2", "judgement")
    assert page.detail.mark_note.isHidden()


def test_variants_are_shown_or_say_what_is_missing(keep: Keeper) -> None:
    told = face(page_on(board(), keep), "co2", "variants")

    assert "87.1（2019年度）" in told
    assert "1世帯あたり" in told
    assert "人口の記録がない" in told


def test_a_restated_figure_stands_in_the_history(keep: Keeper) -> None:
    page = page_on(judged_board(), keep)
    told = face(page, "pv_capacity", "restated")

    assert page.detail.faces["restated"].text() == "改定（1）"
    assert "19,000" in told
    assert "19,800" in told
    assert "これまでに改められた数値はありません。" in face(page, "co2", "restated")


def test_milestones_tell_their_source_and_the_pace_they_need(keep: Keeper) -> None:
    told = face(page_on(board(), keep), "co2", "targets")

    assert "378千t-CO2" in told
    assert "年−21千t-CO2" in told
    assert "ゼロカーボンシティ宣言" in told


def test_the_words_used_are_defined_beside_them(keep: Keeper) -> None:
    told = face(page_on(board(), keep), "co2", "definitions")

    assert "達成割合＝" in told
    assert "環境省 部門別CO2排出量の現況推計" in told


def test_enter_on_a_row_asks_for_the_source_of_its_year(keep: Keeper) -> None:
    page = page_on(board(), keep)
    page.open("pv_capacity")
    asked: list[Origin] = []
    page.origin_wanted.connect(asked.append)
    table = page.detail.table
    assert table is not None
    table.setCurrentCell(1, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert [(row.year, row.value, row.cell) for row in asked[0].rows] == [("2022年度", "18,600kW", "F7")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("empty", [False, True])
def test_every_face_of_every_indicator_can_be_told(keep: Keeper, language: Language, empty: bool) -> None:
    page = page_on(board(language=language, empty=empty), keep, language)
    listed = page.rows.keys()

    for key in listed:
        for name in FACES:
            assert face(page, key, name).strip()


@pytest.mark.parametrize("name", ["outlook", "targets", "judgement", "variants"])
def test_a_face_fits_a_small_office_screen(keep: Keeper, name: str) -> None:
    page = page_on(board(), keep)
    face(page, "co2", name)
    QTest.qWait(1)

    told = page.detail.told[name]
    assert isinstance(told, Face)
    assert told.verticalScrollBar().maximum() == 0


def test_a_scenario_that_is_not_drawn_stands_in_the_list_with_its_reason(keep: Keeper) -> None:
    """Without the figure of 2013 a cut on 2013 has no line."""
    now = view()
    later = replace(now, observations=tuple(one for one in now.observations if one.period.fiscal_year > 2013))
    told = face(page_on(build_board(later, agreement()), keep), "co2", "scenarios")

    assert "国の目標の率（参考）" in told
    assert "基準年度（2013年度）の実績がないため、" in told
    assert "2013年度の値を取り込むと" in told
