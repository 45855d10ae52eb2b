"""Shapes of a pathway between two points: straight, at a constant rate, as an adoption curve, or in steps."""

import math
from enum import StrEnum

STEEPNESS = 8.0


class Shape(StrEnum):
    """How a pathway runs from one point to the next."""

    LINEAR = "linear"
    CONSTANT_RATE = "constant_rate"
    S_CURVE = "s_curve"
    STEPS = "steps"


def between(shape: Shape, left: float, right: float, share: float) -> float:
    """The value at ``share`` (0 to 1) of the way from ``left`` to ``right``, in their unit.

    Worked, from 100 to 25: halfway a straight line is at 62.5; a constant rate at √(100 × 25) = 50; an
    adoption curve at 62.5, yet after a quarter of the time at 100 − 0.105 × 75 = 92.1; steps stand at 100
    until the year itself. A leg that begins, ends or passes at zero has no constant rate and runs straight.
    """
    if shape is Shape.STEPS:
        return right if share >= 1 else left
    if shape is Shape.CONSTANT_RATE and left * right > 0:
        return math.copysign(abs(left) ** (1 - share) * abs(right) ** share, left)
    if shape is Shape.S_CURVE:
        share = adoption(share)
    return left + share * (right - left)


def adoption(share: float) -> float:
    """The logistic curve, stretched so that it begins at 0 and ends at 1.

    Worked with steepness 8 at a quarter of the time: 1/(1+e²) = 0.1192, its ends 0.0180 and 0.9820, so
    (0.1192 − 0.0180) / 0.9640 = 0.105.
    """
    start, end = _logistic(0.0), _logistic(1.0)
    return (_logistic(share) - start) / (end - start)


def _logistic(share: float) -> float:
    return 1 / (1 + math.exp(-STEEPNESS * (share - 0.5)))
