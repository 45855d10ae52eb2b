"""Progress: where a series stands beside its pathway. Pure functions on (year, value) pairs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from dashboard.agreement.pack import Judgement, Mark
from dashboard.indicators.pathway import PathwayPoint, ResolvedPathway
from dashboard.indicators.tolerance import TOLERANCE, no_less, reaches, same

PACE_YEARS = 5
HORIZON_YEARS = 200
YearValue = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Pace:
    """Usual change per year from the figures of ``start`` to ``end``, two actual years."""

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
    """The usual change per year over the last ``span`` years: the median of all slopes between two figures.

    One odd year does not move it, as it would move the first and last figure alone. Worked: 100, 90, 95, 70
    in 2016–2019 → slopes −10, −2.5, −10, +5, −10, −25, in order −25, −10, −10, −10, −2.5, 5: the median is
    −10. With two figures it is the line between them: 633.2 (2016) and 590.7 (2019) → −14.2 a year.
    """
    recent = [entry for entry in values if entry[0] >= values[-1][0] - span]
    if len(recent) < 2:
        return None
    slopes = [(late - early) / (end - start) for (start, early), (end, late) in combinations(recent, 2)]
    return Pace(median(slopes), recent[0][0], recent[-1][0])


def reached_year(last: YearValue, target: float, pace: float | None) -> int | None:
    """The fiscal year in which ``target`` is met when ``pace`` goes on; None when it never is.

    Worked: 590.7 in 2019, target 382.0, −19.0 a year → 10.98 years → 2030.
    """
    year, value = last
    distance = target - value
    if same(value, target):
        return year
    if not pace or (distance > 0) != (pace > 0):
        return None
    years = distance / pace
    return year + math.ceil(years - TOLERANCE) if years <= HORIZON_YEARS else None


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
    return None if same(expected, base) else (value - base) / asked


def level_share(value: float, expected: float | None, *, down: bool) -> float | None:
    """The level reached ÷ the level expected; where less is better, expected ÷ reached.

    Worked: 24 of 30 panels expected → 0.8; 600 t where 540 t were expected → 0.9. None where one of the two is not
    above zero, for then no share tells anything.
    """
    if expected is None or expected <= 0 or value <= 0:
        return None
    return expected / value if down else value / expected


@dataclass(frozen=True, slots=True)
class Passed:
    """A milestone whose year lies behind: the figure of that year (None: there is none) and whether it was met."""

    point: PathwayPoint
    actual: float | None
    met: bool | None


def passed(values: Sequence[YearValue], pathway: ResolvedPathway, *, down: bool) -> tuple[Passed, ...]:
    """The milestones up to the last actual year, each beside the figure of its own year.

    Worked: 590 in 2020 where at most 600 was the target is met; 610 would not be. Later figures change nothing.
    """
    known = dict(values)
    found = []
    for point in pathway.milestones:
        if not values or point.fiscal_year > values[-1][0]:
            break
        actual = known.get(point.fiscal_year)
        met = None if actual is None else reaches(actual, point.value, down=down)
        found.append(Passed(point, actual, met))
    return tuple(found)


def judge(share: float | None, scale: Judgement) -> Mark:
    """The mark of the scale for an achieved share; the scale's "cannot be judged" for None."""
    if share is None:
        return scale.none
    return next((mark for mark in scale.marks if no_less(share, mark.at_least)), scale.marks[-1])


@dataclass(frozen=True, slots=True)
class Needed:
    """What one milestone asks per year from the last actual figure, and when it is met at the recent pace."""

    point: PathwayPoint
    per_year: float
    reached: int | None


def needed_paces(stands: Standing, pathway: ResolvedPathway) -> tuple[Needed, ...]:
    """The pace each milestone still to come asks for.

    Worked: 590.7 in 2019; 382.0 in 2030 asks (382.0 − 590.7) / 11 = −19.0 a year, 0 in 2050 asks
    −590.7 / 31 = −19.1 a year.
    """
    year, value = stands.last
    pace = stands.recent.per_year if stands.recent else None
    return tuple(
        Needed(
            point,
            (point.value - value) / (point.fiscal_year - year),
            reached_year(stands.last, point.value, pace),
        )
        for point in pathway.milestones
        if point.fiscal_year > year
    )


@dataclass(frozen=True, slots=True)
class Budget:
    """Yearly amounts added up over the years that have a figure, beside what the pathway allowed in them.

    ``over`` = actual − allowed (below zero: less was emitted than allowed); ``missing`` are years without a figure.
    """

    first: int
    last: int
    actual: float
    allowed: float
    over: float
    missing: tuple[int, ...]


def budget(values: Sequence[YearValue], pathway: ResolvedPathway) -> Budget | None:
    """The balance of a yearly amount against its pathway since the year after the base year.

    Worked: allowed 95 and 90, actual 97 and 85 → 182 beside 185: 3 below the pathway. None where no year
    after the base year has both.
    """
    first = pathway.points[0].fiscal_year + (1 if pathway.has_base else 0)
    pairs = [(year, value, allowed) for year, value in values if (allowed := pathway.value_at(year)) is not None]
    pairs = [entry for entry in pairs if entry[0] >= first]
    if not pairs:
        return None
    actual, allowed = math.fsum(entry[1] for entry in pairs), math.fsum(entry[2] for entry in pairs)
    known = {entry[0] for entry in pairs}
    missing = tuple(year for year in range(first, pairs[-1][0]) if year not in known)
    return Budget(first, pairs[-1][0], actual, allowed, actual - allowed, missing)
