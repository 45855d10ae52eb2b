"""A figure as data: round ticks, and what the pointer finds in a year."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role, nice_ticks, tick_places
from dashboard.wording import wording


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 707, (0, 200, 400, 600, 800)),
        (0, 100, (0, 25, 50, 75, 100)),
        (0, 1, (0, 0.25, 0.5, 0.75, 1)),
        (0, 53000, (0, 20000, 40000, 60000)),
        (-30, 100, (-50, 0, 50, 100)),
        (0, 0, (0, 1)),
        (5, 5, (5, 6)),
    ],
)
def test_ticks_are_round_and_hold_the_figures(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high) == ticks


@given(st.floats(-1e6, 0), st.floats(0.001, 1e6))
def test_ticks_lie_evenly_and_reach_over_both_ends(low: float, high: float) -> None:
    ticks = nice_ticks(low, high)
    steps = {round(right - left, 6) for left, right in pairwise(ticks)}

    assert ticks[0] <= low + 1e-6 * (high - low)
    assert ticks[-1] >= high - 1e-6 * (high - low)
    assert len(steps) == 1
    assert 3 <= len(ticks) <= 8


def spec(*layers: Layer) -> ChartSpec:
    return ChartSpec("k", "t", "kW", layers, 2013, 2050, (), (), 0.0, 1.0, (), ())


def test_a_year_gives_what_has_something_to_say_in_drawing_order() -> None:
    actual = Layer(
        "line", Role.ACTUAL, "実績", (ChartPoint(2019, 1.0), ChartPoint(2020, None), ChartPoint(2021, None, "集計中"))
    )
    path = Layer("path", Role.PATHWAY_ADOPTED, "目標", (ChartPoint(2019, 2.0), ChartPoint(2020, 3.0)))
    chart = spec(actual, path)

    assert [(layer.title, point.value) for layer, point in chart.layer_values(2019)] == [("実績", 1.0), ("目標", 2.0)]
    assert [layer.title for layer, _ in chart.layer_values(2020)] == ["目標"]
    assert [point.readout for _, point in chart.layer_values(2021)] == ["集計中"]
    assert chart.layer_values(2022) == ()


@pytest.mark.parametrize(
    ("high", "labels"),
    [
        (9.0, ["0.0", "2.5", "5.0", "7.5", "10.0"]),
        (1.9, ["0.0", "0.5", "1.0", "1.5", "2.0"]),
        (707.0, ["0", "200", "400", "600", "800"]),
        (0.00003, ["0.00000", "0.00001", "0.00002", "0.00003"]),
        (0.0001, ["0.000000", "0.000025", "0.000050", "0.000075", "0.000100"]),
    ],
)
def test_every_tick_is_written_as_it_is(high: float, labels: list[str]) -> None:
    ticks = nice_ticks(0, high)

    assert [wording("ja").number(tick, tick_places(ticks)) for tick in ticks] == labels
