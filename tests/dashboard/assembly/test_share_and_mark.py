"""The share that is shown earns the mark that stands beside it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agreement.reading_pack import load_pack
from dashboard.assembly import build_board
from dashboard.assembly.judging import share_places
from dashboard.indicators.progress import judge
from dashboard.wording import round_half_up
from tests.boards import agreement, observation, view

SCALE = load_pack("ome-tepco-pg").judgement


@pytest.mark.parametrize(
    ("share", "places"),
    [(0.896, 1), (0.874, 0), (0.9, 0), (0.8999999999999999, 0), (0.89996, 3), (1.096, 1), (-0.2, 0)],
)
def test_a_share_has_as_few_places_as_its_mark_allows(share: float, places: int) -> None:
    assert share_places(share, SCALE) == places


@given(st.floats(-3, 3, allow_nan=False))
def test_no_share_is_shown_that_would_earn_another_mark(share: float) -> None:
    places = share_places(share, SCALE)
    shown = math.copysign(round_half_up(abs(round(share * 100, 9)), places), share) / 100

    assert places == 6 or judge(shown, SCALE) == judge(share, SCALE)


def test_the_rule_s_sentence_shows_a_share_below_the_step_its_mark_misses() -> None:
    """From 707.4 the plan asks 592.55 by 2019 (−114.85); 604.5 is −102.9: 89.6 %, a mark below 90 %."""
    known = ((2013, 707.4), (2019, 604.5))
    figures = tuple(observation("co2", year, value, "kt-CO2", method="moe-suikei") for year, value in known)
    shown = build_board(replace(view(), observations=figures), agreement())
    told = shown.insight("co2")

    assert told is not None
    assert told.judged.mark == "△"
    assert "89.6％" in told.judged.sentence


def test_a_step_of_the_scale_is_printed_with_its_own_places() -> None:
    pack = agreement()
    fine = tuple(replace(mark, at_least=0.125) if mark.at_least == 0.6 else mark for mark in SCALE.marks)
    shown = build_board(view(), replace(pack, judgement=replace(pack.judgement, marks=fine)))

    assert "達成割合 12.5％以上" in [row[2] for row in shown.agreement.scale]
