"""Pathways: straight lines through milestones, as firm as the softest of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.observation import SeriesKey
from dashboard.indicators.pathway import Milestone, Pathway, ResolvedPathway, TargetState, resolve
from dashboard.indicators.register import Text

SOURCE = Text("出典", "source")


def milestone(
    year: int, value: float | None = None, *, cut: float | None = None, method: str = "", state: str = "adopted"
) -> Milestone:
    return Milestone(year, value, cut, SOURCE, method, TargetState(state))


def pathway(*milestones: Milestone, base: int = 2013) -> Pathway:
    return Pathway("p", Text("目標", "target"), SeriesKey("co2", "", "moe-suikei"), base, milestones)


def resolved(base: float | None, *milestones: Milestone) -> ResolvedPathway:
    found = resolve(pathway(*milestones), base)
    assert found is not None
    return found


def test_a_cut_of_46_percent_is_worked_out_on_the_figure_of_the_base_year() -> None:
    found = resolved(707.4, milestone(2030, cut=0.46))

    assert found.milestones[0].value == pytest.approx(381.996)


def test_the_line_runs_straight_from_the_base_to_the_milestone() -> None:
    """707.4 − 6/17 × 325.4 = 592.6."""
    found = resolved(707.4, milestone(2030, 382.0))

    assert found.value_at(2013) == 707.4
    assert found.value_at(2019) == pytest.approx(592.553, abs=1e-3)
    assert found.value_at(2030) == 382.0


def test_the_line_has_a_bend_at_each_milestone() -> None:
    found = resolved(100.0, milestone(2023, 50.0), milestone(2043, 0.0))

    assert [found.value_at(year) for year in (2018, 2023, 2033, 2043)] == [75.0, 50.0, 25.0, 0.0]


@pytest.mark.parametrize("year", [2012, 2044])
def test_there_is_no_expectation_outside_the_line(year: int) -> None:
    assert resolved(100.0, milestone(2023, 50.0), milestone(2043, 0.0)).value_at(year) is None


def test_milestones_may_be_given_in_any_order() -> None:
    found = resolved(100.0, milestone(2050, 0.0), milestone(2030, 50.0))

    assert [point.fiscal_year for point in found.points] == [2013, 2030, 2050]


def test_without_a_base_absolute_milestones_still_stand() -> None:
    found = resolved(None, milestone(2030, cut=0.46), milestone(2040, 10.0), milestone(2050, 0.0))

    assert [(point.fiscal_year, point.value) for point in found.milestones] == [(2040, 10.0), (2050, 0.0)]
    assert found.value_at(2045) == 5.0
    assert not found.has_base


def test_a_relative_target_without_a_base_leaves_nothing() -> None:
    assert resolve(pathway(milestone(2030, cut=0.46)), None) is None


@pytest.mark.parametrize("base", [0.0, -10.0])
def test_no_share_is_cut_from_a_base_that_is_not_above_zero(base: float) -> None:
    """−46 % on −10 would be −5.4, which is more, not less."""
    found = resolved(base, milestone(2030, cut=0.46), milestone(2050, 0.0))

    assert [point.fiscal_year for point in found.milestones] == [2050]


def test_an_amount_of_another_method_is_an_assumption_and_zero_is_the_same_in_all() -> None:
    assert resolved(700.0, milestone(2030, 400.0, method="tama62")).assumed
    assert not resolved(700.0, milestone(2050, 0.0, method="tama62")).assumed


def test_a_target_laid_over_figures_of_another_method_is_an_assumption() -> None:
    found = resolve(pathway(milestone(2030, cut=0.46)), 700.0, "tama62")

    assert found is not None
    assert found.assumed


def test_a_base_of_zero_is_a_base() -> None:
    assert resolved(0.0, milestone(2030, 10.0)).has_base


def test_a_target_of_another_method_is_an_assumption_when_it_is_relative() -> None:
    assert resolved(700.0, milestone(2030, cut=0.46, method="tama62")).assumed
    assert not resolved(700.0, milestone(2030, cut=0.46, method="moe-suikei")).assumed
    assert not resolved(700.0, milestone(2030, cut=0.46)).assumed


@pytest.mark.parametrize(
    ("states", "weakest"),
    [
        (("adopted", "adopted"), "adopted"),
        (("adopted", "working"), "working"),
        (("working", "example"), "example"),
    ],
)
def test_a_pathway_is_as_firm_as_its_softest_milestone(states: tuple[str, str], weakest: str) -> None:
    found = resolved(9.0, *(milestone(2030 + 10 * n, 5.0, state=state) for n, state in enumerate(states)))

    assert found.state is TargetState(weakest)


def test_the_next_milestone_is_the_first_one_still_to_come() -> None:
    found = resolved(100.0, milestone(2030, 50.0), milestone(2050, 0.0))
    following = [point.fiscal_year if (point := found.next_milestone(year)) else None for year in (2019, 2030, 2050)]

    assert following == [2030, 2050, None]


@given(st.floats(1, 1e6), st.floats(0, 1e6), st.integers(2014, 2049))
def test_the_line_never_leaves_the_span_of_its_ends(base: float, target: float, year: int) -> None:
    value = resolved(base, milestone(2050, target)).value_at(year)

    assert value is not None
    slack = 1e-9 * max(base, target)
    assert min(base, target) - slack <= value <= max(base, target) + slack


def test_a_single_target_without_a_base_is_expected_in_its_own_year_only() -> None:
    found = resolved(None, milestone(2030, 60.0))

    assert [found.value_at(year) for year in (2029, 2030, 2031)] == [None, 60.0, None]


def test_two_points_in_one_year_leave_no_leg_between_them() -> None:
    found = resolved(100.0, milestone(2030, 50.0), milestone(2030, 40.0), milestone(2040, 0.0))

    assert (found.value_at(2030), found.value_at(2035)) == (50.0, 20.0)
