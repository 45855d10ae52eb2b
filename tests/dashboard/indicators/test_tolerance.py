"""Figures are compared without the noise of floats, on both sides of every bound."""

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.pathway import Milestone, Pathway, TargetState, resolve
from dashboard.indicators.progress import judge, level_share, passed, reached_year, standing
from dashboard.indicators.register import Text
from dashboard.indicators.tolerance import no_less, reaches, same
from tests.dashboard.indicators.test_pathway import pathway

SCALE = load_pack("ome-tepco-pg").judgement


def cut(reduction: float) -> Milestone:
    return Milestone(2030, None, reduction, Text("", ""), "", TargetState.ADOPTED)


def plan(reduction: float) -> Pathway:
    return pathway(cut(reduction))


@pytest.mark.parametrize(
    ("base", "reduction", "actual"), [(100.0, 0.9, 10.0), (1000.0, 0.8, 200.0), (100.0, 0.7, 30.0)]
)
def test_a_target_cut_from_its_base_is_met_by_the_figure_worked_out_by_hand(
    base: float, reduction: float, actual: float
) -> None:
    """100 × (1 − 0.9) is 9.999999999999998 in a float: 10 meets it all the same."""
    resolved = resolve(plan(reduction), base)
    assert resolved is not None
    (found,) = passed([(2013, base), (2030, actual)], resolved, down=True)
    (missed,) = passed([(2013, base), (2030, actual + 0.1)], resolved, down=True)

    assert (found.met, missed.met) == (True, False)


def test_nine_tenths_of_the_change_asked_earn_the_mark_of_nine_tenths() -> None:
    """From 50.0 towards 11.3: nine tenths of −38.7 lead to 15.17, a share of 0.8999999999999999 in a float."""
    share = (15.17 - 50.0) / (11.3 - 50.0)

    assert share < 0.9
    assert judge(share, SCALE).at_least == 0.9
    assert judge(0.8999, SCALE).at_least == 0.6


def test_a_level_is_told_by_the_same_tolerance() -> None:
    """0.3 of 0.1 + 0.2 is all of it."""
    share = level_share(0.3, 0.1 + 0.2, down=False)

    assert share is not None
    assert no_less(share, 1.0)


def test_a_figure_that_is_the_target_but_for_noise_has_reached_it_this_year() -> None:
    assert reached_year((2020, 0.3), 0.1 + 0.2, -1.0) == 2020
    assert reaches(0.3, 0.1 + 0.2, down=True)
    assert reaches(0.1 + 0.2, 0.3, down=True)
    assert not reaches(0.31, 0.3, down=True)
    assert not reaches(0.29, 0.3, down=False)


def test_a_pathway_that_asks_for_noise_asks_for_nothing() -> None:
    resolved = resolve(pathway(Milestone(2030, 0.1 + 0.2, None, Text("", ""), "", TargetState.ADOPTED)), 0.3)
    stands = standing([(2013, 0.3), (2020, 0.2)], resolved)

    assert stands is not None
    assert stands.achieved is None


def test_what_differs_in_a_digit_a_source_can_have_is_not_the_same() -> None:
    assert same(0.1 + 0.2, 0.3)
    assert same(707.4 * (1 - 0.46), 381.996)
    assert not same(0.000423, 0.000424)
    assert not same(20391.0, 20391.001)
