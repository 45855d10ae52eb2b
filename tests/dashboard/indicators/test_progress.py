"""Where a series stands beside its pathway, on figures that can be worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.pathway import ResolvedPathway, resolve
from dashboard.indicators.progress import (
    achieved_share,
    budget,
    judge,
    level_share,
    needed_paces,
    passed,
    reached_year,
    recent_pace,
    standing,
)
from tests.dashboard.indicators.test_pathway import milestone, pathway

OME = [(2013, 707.4), (2016, 633.2), (2019, 590.7)]
SCALE = load_pack("ome-tepco-pg").judgement


def line(base: float | None = 707.4, *targets: tuple[int, float]) -> ResolvedPathway:
    found = resolve(pathway(*(milestone(year, value) for year, value in targets or [(2030, 382.0)])), base)
    assert found is not None
    return found


def test_the_recent_pace_is_taken_from_the_oldest_figure_of_the_last_five_years() -> None:
    """(590.7 − 633.2) / 3 = −14.17 from 2016, for 2013 is six years back."""
    pace = recent_pace(OME)

    assert pace is not None
    assert (pace.start, pace.end) == (2016, 2019)
    assert pace.per_year == pytest.approx(-14.1667, abs=1e-4)


def test_one_odd_year_does_not_move_the_recent_pace() -> None:
    """Slopes −10, −2.5, −10, +5, −10 and −25: the median is −10."""
    pace = recent_pace([(2016, 100.0), (2017, 90.0), (2018, 95.0), (2019, 70.0)])
    calm = recent_pace([(2014, 100.0), (2015, 99.0), (2016, 98.0), (2017, 97.0), (2018, 96.0), (2019, 20.0)])

    assert pace is not None
    assert calm is not None
    assert (pace.per_year, calm.per_year) == (-10.0, -1.0)


def test_a_figure_exactly_five_years_back_counts() -> None:
    pace = recent_pace([(2014, 100.0), (2019, 50.0)])

    assert pace is not None
    assert pace.per_year == -10.0


@pytest.mark.parametrize("values", [[], [(2019, 590.7)], [(2000, 100.0), (2019, 50.0)]])
def test_one_figure_within_five_years_has_no_pace(values: list[tuple[int, float]]) -> None:
    assert recent_pace(values) is None


@pytest.mark.parametrize(
    ("target", "pace", "year"),
    [
        (382.0, -19.0, 2030),  # 208.7 / 19.0 = 10.98 years
        (382.0, -20.87, 2029),  # ten years exactly
        (590.7, -1.0, 2019),
        (590.7, None, 2019),
        (382.0, 19.0, None),
        (382.0, 0.0, None),
        (382.0, None, None),
        (0.0, -0.1, None),  # 5,907 years
        (391.7, -1.0, 2218),  # 199 years; beyond 200 nobody plans
        (389.7, -1.0, None),
    ],
)
def test_a_target_is_met_in_the_year_in_which_the_pace_carries_there(
    target: float, pace: float | None, year: int | None
) -> None:
    assert reached_year((2019, 590.7), target, pace) == year


def test_ome_stands_where_the_docstring_says() -> None:
    found = standing(OME, line())

    assert found is not None
    assert found.last == (2019, 590.7)
    assert found.expected == pytest.approx(592.55, abs=0.01)
    assert found.gap == pytest.approx(-1.85, abs=0.01)
    assert found.to_target == pytest.approx(208.7)
    assert found.needed == pytest.approx(-18.97, abs=0.01)
    assert found.achieved == pytest.approx(116.7 / 114.847, abs=1e-3)
    assert found.reached == 2034  # 208.7 / 14.17 = 14.7 years


def test_a_series_without_figures_stands_nowhere() -> None:
    assert standing([], line()) is None


def test_a_series_without_a_pathway_has_its_pace_and_nothing_else() -> None:
    found = standing(OME, None)

    assert found is not None
    assert found.recent is not None
    assert (found.expected, found.gap, found.target, found.needed, found.reached, found.achieved) == (None,) * 6


def test_after_the_last_milestone_there_is_no_target_any_more() -> None:
    found = standing([(2030, 400.0)], line())

    assert found is not None
    assert (found.target, found.needed, found.gap) == (None, None, 18.0)


def test_the_achieved_share_is_change_made_over_change_expected() -> None:
    path = line(100.0, (2023, 0.0))

    assert achieved_share(60.0, path.value_at(2017), path) == 1.0
    assert achieved_share(80.0, path.value_at(2017), path) == 0.5
    assert achieved_share(110.0, path.value_at(2017), path) == pytest.approx(-0.25)


def test_the_share_works_upwards_as_well_as_downwards() -> None:
    path = line(0.0, (2023, 100.0))

    assert achieved_share(20.0, path.value_at(2017), path) == 0.5
    assert achieved_share(5.0, path.value_at(2014), path) == 0.5


def test_a_change_of_one_is_a_change() -> None:
    path = line(0.0, (2023, 10.0))

    assert achieved_share(0.5, path.value_at(2014), path) == 0.5


def test_in_the_base_year_nothing_was_asked_yet() -> None:
    path = line()

    assert achieved_share(707.4, path.value_at(2013), path) is None


def test_without_a_base_no_share_can_be_told() -> None:
    path = line(None, (2030, 382.0), (2050, 0.0))

    assert achieved_share(100.0, path.value_at(2040), path) is None


@pytest.mark.parametrize(
    ("share", "sign"),
    [
        (2.0, "◎"),
        (1.10, "◎"),
        (1.0999, "○"),
        (0.9, "○"),
        (0.8999, "△"),
        (0.6, "△"),
        (0.59, "▲"),
        (-3.0, "▲"),
        (None, "−"),
    ],
)
def test_the_mark_is_given_from_its_share_on(share: float | None, sign: str) -> None:
    assert judge(share, SCALE).sign == sign


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_better_share_never_gets_a_worse_mark(one: float, other: float) -> None:
    order = [mark.sign for mark in SCALE.marks]
    low, high = sorted((one, other))

    assert order.index(judge(high, SCALE).sign) <= order.index(judge(low, SCALE).sign)


@given(st.floats(1, 1000), st.floats(1, 1000), st.floats(0.1, 50))
def test_the_target_is_met_in_the_year_told_and_not_the_year_before(value: float, target: float, pace: float) -> None:
    toward = pace if target > value else -pace
    years = abs(target - value) / pace
    year = reached_year((2019, value), target, toward)
    if year is None or years < 1e-6:
        assert years > 200 or year in {2019, 2020}
        return

    assert abs(toward) * (year - 2019) >= abs(target - value) * (1 - 1e-6)
    assert abs(toward) * (year - 2020) < abs(target - value)


def test_each_milestone_to_come_asks_for_its_own_pace() -> None:
    """208.7 / 11 = 19.0 to 2030, 590.7 / 31 = 19.05 to 2050."""
    path = line(707.4, (2030, 382.0), (2050, 0.0))
    stands = standing(OME, path)
    assert stands is not None
    first, second = needed_paces(stands, path)

    assert (first.per_year, second.per_year) == pytest.approx((-18.973, -19.055), abs=1e-3)
    assert (first.reached, second.reached) == (2034, 2061)  # at 14.17 a year: 14.7 and 41.7 years


def test_a_milestone_of_the_past_asks_for_nothing() -> None:
    path = line(707.4, (2018, 600.0), (2030, 382.0))
    stands = standing(OME, path)
    assert stands is not None

    assert [needed.point.fiscal_year for needed in needed_paces(stands, path)] == [2030]


def test_the_budget_adds_up_what_was_emitted_beside_what_was_allowed() -> None:
    """Allowed 95 and 90 on the line from 100 to 50; actual 97 and 85: 182 beside 185, 3 below."""
    found = budget([(2013, 100.0), (2014, 97.0), (2015, 85.0)], line(100.0, (2023, 50.0)))

    assert found is not None
    assert (found.first, found.last, found.missing) == (2014, 2015, ())
    assert (found.actual, found.allowed, found.over) == pytest.approx((182.0, 185.0, -3.0))


def test_a_year_without_a_figure_is_left_out_of_both_sums_and_named() -> None:
    found = budget([(2013, 100.0), (2015, 85.0)], line(100.0, (2023, 50.0)))

    assert found is not None
    assert (found.actual, found.allowed, found.missing) == (85.0, 90.0, (2014,))


def test_the_base_year_alone_has_no_budget() -> None:
    assert budget([(2013, 100.0)], line(100.0, (2023, 50.0))) is None


def test_a_milestone_is_met_or_missed_by_the_figure_of_its_own_year() -> None:
    """590 and 610 beside at most 600; 2019 has no figure, 2030 is still to come."""
    path = line(707.4, (2018, 600.0), (2019, 595.0), (2020, 600.0), (2030, 382.0))
    found = passed([(2013, 707.4), (2018, 590.0), (2020, 610.0)], path, down=True)

    assert [(one.point.fiscal_year, one.actual, one.met) for one in found] == [
        *((2018, 590.0, True), (2019, None, None), (2020, 610.0, False)),
    ]
    assert [one.met for one in passed([(2018, 600.0)], path, down=False)] == [True]
    assert passed([], path, down=True) == ()


@pytest.mark.parametrize(
    ("value", "expected", "down", "share"),
    [
        (24.0, 30.0, False, 0.8),
        (600.0, 540.0, True, 0.9),
        (500.0, 0.0, True, None),
        (-5.0, 10.0, True, None),
        (5.0, None, False, None),
    ],
)
def test_a_level_is_compared_with_the_level_expected(
    value: float, expected: float | None, down: bool, share: float | None
) -> None:
    assert level_share(value, expected, down=down) == share
