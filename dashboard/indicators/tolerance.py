"""Comparing figures without the noise of floats: the one place that says when two of them are the same."""

import math

TOLERANCE = 1e-9
"""Figures closer than this part of the larger one, or than this much of their unit, are the same: no source has such
digits, while 10 = 100 × (1 − 0.9) is off by 2e-15 in a float."""


def same(one: float, other: float) -> bool:
    """Whether two figures differ by noise at most."""
    return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def no_less(value: float, bound: float) -> bool:
    """Whether ``value`` is ``bound`` or more. Worked: 0.8999999999999999 is no less than 0.9."""
    return value >= bound or same(value, bound)


def reaches(value: float, target: float, *, down: bool) -> bool:
    """Whether ``value`` meets ``target``: at most as much where less is better (``down``), else at least as much."""
    return no_less(target, value) if down else no_less(value, target)
