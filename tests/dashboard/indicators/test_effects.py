"""Avoided CO2, a change told apart into its drivers, and the waterfall, each worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.effects import (
    MEASURES,
    Step,
    avoided,
    ev_avoided,
    per_piece,
    power_saved,
    pv_avoided,
    split,
    waterfall,
)
from dashboard.indicators.factors import Factors
from tests.boards import agreement

FACTORS = Factors(agreement().factors)


def test_the_formulas_give_what_their_docstrings_work_out() -> None:
    assert pv_avoided(20391, (1212, 0.000423)) == pytest.approx(10453.98, abs=0.01)
    assert ev_avoided(1000, (8000, 0.06, 0.002322, 0.15, 0.000423)) == pytest.approx(606.96)
    assert per_piece(700, (0.379,)) == pytest.approx(265.3)
    assert power_saved(63.5, (10000, 0.000423)) == pytest.approx(268.605)


def test_every_measure_counts_indicators_and_uses_factors_that_are_there() -> None:
    known = {factor.key for factor in agreement().factors}

    assert {key for measure in MEASURES for key in measure.factors} <= known
    assert [i for m in MEASURES for i, _ in m.counts if agreement().indicator(i) is None] == []


def test_panels_at_public_sites_are_not_counted_twice() -> None:
    counted = [indicator for measure in MEASURES for indicator, _ in measure.counts]

    assert "pv_public" not in counted
    assert len(counted) == len(set(counted))


def test_a_factor_nobody_knows_gives_no_effect() -> None:
    effects = {measure.key: avoided(measure, 100.0, FACTORS) for measure in MEASURES}

    assert effects["pv"] == pytest.approx(100 * 1212 * 0.000423)
    assert (effects["led"], effects["battery"]) == (None, None)


def test_every_factor_says_where_it_comes_from_and_how_firm_it_is() -> None:
    assert [f.key for f in FACTORS.all() if not f.source.ja or not f.source.en or f.source.ja == f.source.en] == []
    working = [f.source.ja for f in FACTORS.all() if f.state.value == "unset"]
    assert all(source.startswith("未設定") for source in working)


def test_a_cleaner_grid_and_lower_use_are_told_apart() -> None:
    """400 GWh × 0.50 → 380 GWh × 0.45: −29 kt = −9.5 of activity and −19.5 of the factor."""
    found = split(400, 0.50, 380, 0.45)

    assert (found.activity, found.factor) == pytest.approx((-9.5, -19.5))


@given(*[st.floats(0, 1e6)] * 4)
def test_the_drivers_always_add_up_to_the_change(u0: float, f0: float, u1: float, f1: float) -> None:
    found = split(u0, f0, u1, f1)

    assert found.activity + found.factor == pytest.approx(u1 * f1 - u0 * f0, rel=1e-9, abs=1e-3)


def test_the_waterfall_runs_from_whole_to_whole_and_shows_the_rest() -> None:
    assert waterfall(700.0, 600.0, {"household": -40.0, "transport": -50.0}) == (
        Step("", 0.0, 700.0),
        Step("household", 700.0, 660.0),
        Step("transport", 660.0, 610.0),
        Step("rest", 610.0, 600.0),
        Step("", 0.0, 600.0),
    )


def test_changes_that_explain_all_leave_no_rest() -> None:
    assert [step.key for step in waterfall(700.0, 600.0, {"household": -100.0})] == ["", "household", ""]
