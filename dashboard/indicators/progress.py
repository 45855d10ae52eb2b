"""Progress: where a series stands beside its pathway. Pure functions on (year, value) pairs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.agreement.pack import Judgement, Mark
from dashboard.indicators.pathway import PathwayPoint, ResolvedPathway

PACE_YEARS = 5
HORIZON_YEARS = 200
YearValue = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Pace:
    """Change per year between two actual years."""

    per_year: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a series stands in its last actual year; all differences in the indicator's unit.

    ``gap`` = actual − expected; ``to_target`` = actual − next milestone; ``needed`` is the change
    per year from the last actual year to that milestone; ``reached`` the fiscal year in which the
    milestone's value is met at the recent pace.
    """

    last: YearValue
    expected: float | None
    gap: float | None
    target: PathwayPoint | None
    to_target: float | None
    recent: Pace | None
    needed: float | None
    reached: int | None
    achieved: float | None


def recent_pace(values: Sequence[YearValue], span: int = PACE_YEARS) -> Pace | None:
    """Average change per year over the last ``span`` years that have figures at both ends.

    Worked: 707.4 (2013), 633.2 (2016), 590.7 (2019) with a span of 5 → the oldest year not more than
    five years before 2019 is 2016: (590.7 − 633.2) / 3 = −14.2 per year.
    """
    if len(values) < 2:
        return None
    end_year, end = values[-1]
    start_year, start = next(entry for entry in values if entry[0] >= end_year - span)
    if start_year == end_year:
        return None
    return Pace((end - start) / (end_year - start_year), start_year, end_year)


def reached_year(last: YearValue, target: float, pace: float | None) -> int | None:
    """The fiscal year in which ``target`` is met when ``pace`` goes on; None when it never is.

    Worked: 590.7 in 2019, target 382.0, −19.0 a year → 10.98 years → 2030.
    """
    year, value = last
    distance = target - value
    if distance == 0:
        return year
    if not pace or (distance > 0) != (pace > 0):
        return None
    years = distance / pace
    return year + math.ceil(years - 1e-9) if years <= HORIZON_YEARS else None


def standing(values: Sequence[YearValue], pathway: ResolvedPathway | None) -> Standing | None:
    """Where the series stands; None when it has no figure.

    Worked (MOE figures, −46 % laid over them): FY2019 590.7, expected 592.6, gap −1.8; target FY2030
    382.0, 208.7 to go, needed pace −19.0 a year.
    """
    if not values:
        return None
    year, value = last = values[-1]
    pace = recent_pace(values)
    expected = pathway.value_at(year) if pathway else None
    target = pathway.next_milestone(year) if pathway else None
    per_year = pace.per_year if pace else None
    return Standing(
        last=last,
        expected=expected,
        gap=None if expected is None else value - expected,
        target=target,
        to_target=None if target is None else value - target.value,
        recent=pace,
        needed=None if target is None else (target.value - value) / (target.fiscal_year - year),
        reached=None if target is None else reached_year(last, target.value, per_year),
        achieved=achieved_share(value, expected, pathway),
    )


def achieved_share(value: float, expected: float | None, pathway: ResolvedPathway | None) -> float | None:
    """Change achieved since the base year ÷ change the pathway expected by the same year.

    Worked: base 707.4, expected 592.6, actual 590.7 → 116.7 / 114.9 = 1.016. None before the base
    year's pathway asks for any change.
    """
    if expected is None or pathway is None or not pathway.has_base:
        return None
    base = pathway.points[0].value
    asked = expected - base
    return None if math.isclose(asked, 0, abs_tol=1e-12) else (value - base) / asked


def judge(share: float | None, scale: Judgement) -> Mark:
    """The mark of the scale for an achieved share; the scale's "cannot be judged" for None."""
    if share is None:
        return scale.none
    return next((mark for mark in scale.marks if share >= mark.at_least), scale.marks[-1])
