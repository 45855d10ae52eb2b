"""The ways a pathway may run between two targets, on figures that can be worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.observation import SeriesKey
from dashboard.indicators.pathway import Pathway, resolve
from dashboard.indicators.register import Text
from dashboard.indicators.shapes import Shape, adoption, between
from tests.dashboard.indicators.test_pathway import milestone


@pytest.mark.parametrize(
    ("shape", "half", "quarter"),
    [
        (Shape.LINEAR, 62.5, 81.25),
        (Shape.CONSTANT_RATE, 50.0, 70.71),  # √(100 × 25); 100 × 0.25^¼
        (Shape.S_CURVE, 62.5, 92.13),  # 100 − 0.105 × 75
        (Shape.STEPS, 100.0, 100.0),
    ],
)
def test_each_shape_runs_as_its_docstring_says(shape: Shape, half: float, quarter: float) -> None:
    assert between(shape, 100.0, 25.0, 0.5) == pytest.approx(half)
    assert between(shape, 100.0, 25.0, 0.25) == pytest.approx(quarter, abs=0.01)


def test_a_constant_rate_cannot_reach_zero_and_runs_straight() -> None:
    assert between(Shape.CONSTANT_RATE, 100.0, 0.0, 0.5) == 50.0
    assert between(Shape.CONSTANT_RATE, 100.0, -20.0, 0.5) == 40.0


def test_the_adoption_curve_is_stretched_from_end_to_end() -> None:
    assert (adoption(0.0), adoption(0.5), adoption(1.0)) == (0.0, 0.5, 1.0)
    assert adoption(0.25) == pytest.approx((0.11920 - 0.01799) / 0.96403, abs=1e-4)


@given(st.sampled_from(Shape), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_every_shape_begins_and_ends_at_its_points(shape: Shape, left: float, right: float) -> None:
    slack = 1e-9 * max(abs(left), abs(right), 1)

    assert between(shape, left, right, 0.0) == pytest.approx(left, abs=slack)
    assert between(shape, left, right, 1.0) == pytest.approx(right, abs=slack)


@given(st.sampled_from(Shape), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_no_shape_leaves_the_span_of_its_ends(shape: Shape, left: float, right: float, share: float) -> None:
    slack = 1e-9 * max(left, right, 1)

    assert min(left, right) - slack <= between(shape, left, right, share) <= max(left, right) + slack


def test_a_pathway_in_steps_holds_each_target_until_the_next() -> None:
    marks = (milestone(2030, 60.0), milestone(2050, 0.0))
    found = resolve(Pathway("p", Text("", ""), SeriesKey("co2"), 2013, marks, Shape.STEPS), 100.0)

    assert found is not None
    assert [found.value_at(year) for year in (2013, 2029, 2030, 2049, 2050)] == [100.0, 100.0, 60.0, 60.0, 0.0]
