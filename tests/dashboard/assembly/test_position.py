"""The sentence the overview and the paper begin with, and the words of one indicator."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.assembly import build_board
from dashboard.assembly.words import places_of
from dashboard.board import Board, IndicatorCard
from dashboard.indicators.observation import Observation
from dashboard.record.batch import RecordView
from dashboard.wording import Language
from tests.boards import agreement, board, observation, view

Change = Callable[[Observation], Observation | None]


def with_figures(change: Change, now: RecordView | None = None) -> Board:
    """The Board with each observation changed, or left away where ``change`` says None."""
    now = now or view()
    kept = tuple(changed for entry in now.observations if (changed := change(entry)) is not None)
    return build_board(replace(now, observations=kept), agreement())


def card(found: Board, key: str) -> IndicatorCard:
    entry = found.indicator(key)
    assert entry is not None
    return entry


def test_the_sentence_tells_figure_target_distance_paces_and_outlook() -> None:
    """700 in 2013, −15 a year: 610 in 2019; 54 % of 700 is 378; 232 / 11 = 21.1; 232 / 15 = 15.5 years."""
    assert board().position == (
        "2019年度 610千t-CO2。2030年度目標 378千t-CO2 まであと 232千t-CO2、必要ペースは年21千t-CO2減、最近の歩み（2014～2019年度）は年15千t-CO2減。"
        "この歩みのままでは目標に届くのは2035年度で、2030年度に間に合いません。"
        "実績は2019年度までで、次の値は41か月超過です。"
    )


def test_the_sentence_says_the_same_in_english() -> None:
    assert board(language="en").position == (
        "FY2019: 610 kt-CO2. 232 kt-CO2 to the FY2030 target of 378 kt-CO2; needed pace −21 kt-CO2 a year,"
        " recent pace (FY2014–2019) −15 kt-CO2 a year. At this recent pace the target is reached only in FY2035, too late for FY2030."
        " The figures end in FY2019; the next one is 41 months overdue."
    )


def test_an_empty_record_says_what_to_do() -> None:
    assert board(empty=True).position == (
        "「CO2排出量（市域）」の数値がまだありません。取込ページからデータを取り込んでください。"
    )


def test_one_figure_has_no_pace() -> None:
    found = with_figures(lambda entry: entry if entry.period.fiscal_year == 2013 else None)

    assert found.position == (
        "2013年度 700千t-CO2。2030年度目標 378千t-CO2 まであと 322千t-CO2、必要ペースは年19千t-CO2減。"
        "実績は2013年度までで、次の値は113か月超過です。"
    )


ODDS = tuple((year, 700.0) for year in range(2010, 2015)) + tuple((2014 + n, 700.0 - 30 * n) for n in range(1, 6))
"""Flat, then −30 a year to 550 in 2019: 378 in 6 years at that pace; the line of ten years comes to 387 in 2030."""


def test_where_pace_and_trend_differ_the_headline_says_both_and_that_it_is_open() -> None:
    figures = tuple(observation("co2", year, value, "kt-CO2", method="moe-suikei") for year, value in ODDS)
    found = build_board(replace(view(), observations=figures), agreement())
    insight = found.insight("co2")
    assert insight is not None
    band = insight.outlook.landings[0].band

    told = (
        "最近の歩みが続けば2025年度に目標へ届き、2010～2019年度の傾向では2030年度に387千t-CO2"
        f"（{band}）で届かないため、どちらとも言えません。"
    )
    assert card(found, "co2").outlook == told
    assert found.position.endswith(told + "実績は2019年度までで、次の値は41か月超過です。")
    assert "見込み" not in found.position


def test_where_only_the_trend_meets_the_target_the_headline_says_so() -> None:
    """−100 a year to 590 in 2014, then −2 a year: too slow for 378, while the line of ten years lies far below."""
    steps = [(2010, 1000.0), (2011, 900.0), (2012, 800.0), (2013, 700.0), (2014, 590.0)]
    steps += [(2014 + n, 590.0 - 2 * n) for n in range(1, 6)]
    figures = tuple(observation("co2", year, value, "kt-CO2", method="moe-suikei") for year, value in steps)
    found = build_board(replace(view(), observations=figures), agreement())

    assert card(found, "co2").outlook.startswith("最近の歩みでは2030年度の目標に届かず、2010～2019年度の傾向では")


def test_figures_that_are_not_overdue_are_called_no_overdue_ones() -> None:
    """FY2023 is the newest due on 20 November 2026: 26 months after March 2024."""
    found = build_board(replace(view(), observations=(observation("co2", 2023, 500.0, "kt-CO2"),)), agreement())

    assert "超過" not in found.position


def test_without_the_base_year_only_the_absolute_target_remains() -> None:
    found = with_figures(lambda entry: entry if entry.period.fiscal_year > 2013 else None)

    assert "2050年度目標 0千t-CO2 まであと 610千t-CO2" in found.position


def test_a_target_of_another_method_is_called_an_assumption_beneath_the_sentence() -> None:
    (note,) = board().position_notes

    assert note == (
        "目標は「オール東京62の算定手法」によるもので、ここでは「環境省 現況推計」の値に当てはめています（前提）。"
        "算定手法が異なるため、そのままの比較には注意が必要です。"
    )


def test_without_a_sink_the_sentence_s_notes_say_that_there_is_no_net_line() -> None:
    found = with_figures(lambda entry: entry if entry.key.indicator != "forest_sink" else None)

    assert found.position_notes[-1] == "森林吸収量の記録がないため、正味の排出量は表示していません。"


@pytest.mark.parametrize(
    ("latest", "word"),
    [
        (17333.34, "この歩みのままなら2030年度に目標へ届く見込みです。"),
        (18600.0, "この歩みのままなら2029年度に目標へ届く見込みです。"),
        (9000.0, "この歩みのままでは2030年度の目標に届きません。"),
        (29000.0, "2030年度の目標を達成しています。"),
    ],
)
def test_the_outlook_is_told_in_one_sentence(latest: float, word: str) -> None:
    """From 9,000 in 2018: 18,600 in 2023 is +1,920 a year, so 29,000 in 5.4 years; 9,000 is no growth."""
    figures = [observation("pv_capacity", year, 9000.0, "kW", method="fit") for year in (2014, 2018)]
    figures.append(observation("pv_capacity", 2023, latest, "kW", method="fit"))
    found = build_board(replace(view(), observations=tuple(figures)), agreement())

    assert card(found, "pv_capacity").outlook == word


def test_gap_and_paces_are_told_with_their_years() -> None:
    pv = card(board(), "pv_capacity")

    assert pv.gap == "計画比 −450kW（2023年度）"
    assert pv.pace == "最近の歩み 年+1,200kW（2018～2023年度）\n必要ペース 年+1,314kW"
    assert pv.target.startswith("2030年度 29,000kW（作業値")


def test_a_slow_pace_of_a_count_is_not_rounded_to_nothing() -> None:
    figures = tuple(observation("ev_count", year, value, "vehicles") for year, value in ((2021, 800), (2025, 801)))
    found = build_board(replace(view(), observations=figures), agreement())

    assert card(found, "ev_count").pace.startswith("最近の歩み 年+0.3台（2021～2025年度）")


@pytest.mark.parametrize(
    ("language", "latest", "pace"),
    [
        ("ja", ("64", "％"), "最近の歩み 年+2.0ポイント（2021～2023年度）"),
        ("en", ("64", "%"), "recent pace +2.0 points a year (FY2021–2023)"),
    ],
)
def test_shares_differ_by_points_and_not_by_per_cent(language: Language, latest: tuple[str, str], pace: str) -> None:
    """From 60 % in 2021 to 64 % in 2023 is 2 points a year."""
    figures = tuple(observation("led_sites", year, value, "%") for year, value in ((2021, 60), (2022, 62), (2023, 64)))
    shown = card(build_board(replace(view(), observations=figures), agreement(), language=language), "led_sites")

    assert (shown.latest.text, shown.latest.unit) == latest
    assert shown.pace == pace
    assert shown.difference_unit == {"ja": "ポイント", "en": "points"}[language]


@pytest.mark.parametrize(
    ("values", "limit", "places"),
    [
        ([20391.0, 9417.0], 1, 0),
        ([707.4201, 590.7366], 1, 1),
        ([1.25], 1, 1),
        ([1.5], 0, 0),
        ([], 2, 0),
        ([None], 1, 0),
    ],
)
def test_no_more_digits_are_shown_than_the_figures_have(values: list[float | None], limit: int, places: int) -> None:
    assert places_of(values, limit) == places
