"""The outlook: a band that is earned on held-back figures, or a refusal with its reason."""

import math
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.outlook import Limits, Outlook, Refusal, drift, envelope, fit, grown_error, outlook

STRAIGHT = [(2014 + step, 10.0 + 2 * step) for step in range(6)]


def told(found: Outlook | Refusal) -> Outlook:
    assert isinstance(found, Outlook)
    return found


def test_the_line_is_the_one_of_the_docstring() -> None:
    line = fit([(2020, 10.0), (2021, 12.0), (2022, 17.0)])

    assert (line.year, line.value, line.slope) == (2021, 13.0, 3.5)
    assert [line.at(year) for year in (2020, 2021, 2022)] == [9.5, 13.0, 16.5]
    assert line.scatter == pytest.approx(math.sqrt(1.5))


def test_the_band_of_a_line_is_worked_out_by_the_book() -> None:
    """One year on: t(1, 90 %) = 3.078, s = 1.2247, √(1 + 1/3 + 4/2) = 1.8257 → 6.88."""
    assert fit([(2020, 10.0), (2021, 12.0), (2022, 17.0)]).half_band(2023) == pytest.approx(6.883, abs=1e-3)


def test_the_steps_of_a_course_are_those_of_the_docstring() -> None:
    """Two years on: t(1, 90 %) = 3.078, s = 2.1213, √(2 + 4/2) = 2 → 13.06."""
    course = drift([(2020, 10.0), (2021, 12.0), (2022, 17.0)])

    assert (course.year, course.value, course.span, course.count) == (2022, 17.0, 2, 2)
    assert course.scatter == pytest.approx(math.sqrt(4.5))
    assert course.half_band(2) == pytest.approx(13.06, abs=0.01)


def test_a_step_across_a_gap_counts_for_its_years() -> None:
    """10, –, 18, 22: 4 a year is usual, so the step of 8 over two years and the one of 4 are both as usual."""
    assert drift([(2018, 10.0), (2020, 18.0), (2021, 22.0)]).scatter == pytest.approx(0.0)


def test_the_band_holds_the_line_s_own_and_the_one_from_the_last_figure() -> None:
    """2024: the line 23.5 ± 3.078 × 1.2247 × √(1 + 1/3 + 9/2) = 9.10; from 17 on at 3.5 a year 24 ± 13.06."""
    mid, low, high = envelope([(2020, 10.0), (2021, 12.0), (2022, 17.0)], 2024)

    assert (mid, low, high) == pytest.approx((23.5, 24 - 13.06, 24 + 13.06), abs=0.01)


def _around_a_line(draw: random.Random, count: int) -> list[float]:
    return [1000 - 2 * step + draw.gauss(0, 3) for step in range(count)]


def _each_from_the_one_before(draw: random.Random, count: int) -> list[float]:
    level, found = 1000.0, []
    for _ in range(count):
        level += draw.gauss(-2, 3)
        found.append(level)
    return found


@pytest.mark.parametrize("course", [_around_a_line, _each_from_the_one_before])
@pytest.mark.parametrize("known", [6, 10])
@pytest.mark.parametrize("ahead", [1, 3, 10])
def test_the_band_holds_four_times_out_of_five_whichever_way_the_figures_come_about(
    course: Callable[[random.Random, int], list[float]], known: int, ahead: int
) -> None:
    """600 drawn series each: a share of 0.80 is told to ±0.016, so 0.77 at least is asked for."""
    draw, held = random.Random(2050), 0
    for _ in range(600):
        figures = list(enumerate(course(draw, known + ahead), 2000))
        point = told(outlook(figures[:known], figures[-1][0])).points[-1]
        held += point.low <= figures[-1][1] <= point.high

    assert held / 600 >= 0.77


def test_a_straight_series_goes_straight_on_without_a_band() -> None:
    found = told(outlook(STRAIGHT, 2030))
    last = found.at(2030)

    assert last is not None
    assert (last.low, last.mid, last.high) == pytest.approx((42.0, 42.0, 42.0))
    assert (found.method, found.first, found.last, found.held_back) == ("linear", 2014, 2019, 3)
    assert (found.error, found.share) == pytest.approx((0.0, 0.0))
    assert found.standstill == pytest.approx(4.0)  # 16, 18, 20 beside 14


def test_the_error_of_the_trial_grows_with_the_years_ahead() -> None:
    assert grown_error(20.0, 11) == pytest.approx(110.0)
    assert grown_error(20.0, 2) == 20.0


def test_the_band_is_never_narrower_than_the_error_to_be_expected() -> None:
    """Held back: 40, 40, 40 after 10, 20, 30 → foretold 40, 50, 60, error (0 + 10 + 20) / 3 = 10, 5 a year ahead."""
    found = told(outlook([(2014, 10.0), (2015, 20.0), (2016, 30.0), (2017, 40.0), (2018, 40.0), (2019, 40.0)], 2050))

    assert found.error == pytest.approx(10.0)
    assert all(point.high - point.mid >= 5.0 * (point.year - 2019) - 1e-9 for point in found.points)


def test_an_adoption_curve_is_chosen_where_it_foretells_better() -> None:
    curve = [(year, 1000 / (1 + math.exp(-0.5 * (year - 2022)))) for year in range(2014, 2024)]
    found = told(outlook(curve, 2050, Limits(saturation=1000.0)))

    assert found.method == "s_curve"
    assert found.error == pytest.approx(0.0, abs=1e-6)
    assert {trial.method for trial in found.trials} == {"linear", "s_curve"}
    assert [point.mid for point in found.points if point.year == 2030] == pytest.approx([1000 / (1 + math.exp(-4))])


def test_without_a_level_to_approach_no_adoption_curve_is_tried() -> None:
    assert [trial.method for trial in told(outlook(STRAIGHT, 2030)).trials] == ["linear"]


@pytest.mark.parametrize(
    ("values", "reason", "count"),
    [
        ([], "too_short", 0),
        (STRAIGHT[:5], "too_short", 5),
        ([(1990, 1.0), *STRAIGHT[:5]], "gap", 5),  # six figures, yet five within ten years
    ],
)
def test_a_series_too_short_or_full_of_gaps_is_refused(
    values: list[tuple[int, float]], reason: str, count: int
) -> None:
    found = outlook(values, 2050)

    assert isinstance(found, Refusal)
    assert (found.reason, found.count) == (reason, count)


def test_emissions_never_fall_below_zero_and_shares_never_rise_above_a_hundred() -> None:
    falling = told(outlook([(2014 + step, 50.0 - 9 * step) for step in range(6)], 2050))
    rising = told(outlook([(2014 + step, 50.0 + 9 * step) for step in range(6)], 2050, Limits(ceiling=100.0)))

    assert {point.mid for point in falling.points} == {0.0}
    assert {point.high for point in rising.points} == {100.0}


@given(st.lists(st.floats(0.01, 1e6), min_size=6, max_size=15))
def test_the_middle_always_lies_in_its_band(figures: list[float]) -> None:
    values = [(2010 + step, value) for step, value in enumerate(figures)]
    found = told(outlook(values, 2050, Limits(saturation=2e6)))

    assert all(point.low <= point.mid <= point.high for point in found.points)
    assert [point.year for point in found.points] == list(range(2010 + len(figures), 2051))
