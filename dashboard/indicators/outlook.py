"""Outlook: where a series lands when nothing changes, with an honest band, or the reason why that cannot be told.

Two ways are tried, a straight trend and an adoption curve; the one that would have foretold the newest
figures better (they are held back for the trial) is used, and its error is told.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashboard.indicators.progress import YearValue

Method = Literal["linear", "s_curve"]
FEWEST, WINDOW, HELD_BACK = 6, 10, 3
# One-sided 90 % quantiles of Student's t by degrees of freedom: a band that holds four times out of five.
_T90 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372)


@dataclass(frozen=True, slots=True)
class OutlookPoint:
    """The outlook for one fiscal year: the middle, and the band from ``low`` to ``high``."""

    year: int
    mid: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trial:
    """How far ``method`` was off on the held-back figures: the mean of the absolute errors, in the unit."""

    method: Method
    error: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """An outlook by ``method``, fitted to the figures from ``first`` to ``last``.

    ``trials`` hold the back-test of each way that could be tried, ``standstill`` the error of simply
    taking the last figure; ``share`` is the chosen way's error relative to the held-back figures' mean.
    """

    method: Method
    first: int
    last: int
    held_back: int
    trials: tuple[Trial, ...]
    standstill: float
    share: float | None
    points: tuple[OutlookPoint, ...]

    @property
    def error(self) -> float:
        """The chosen way's error."""
        return next(trial.error for trial in self.trials if trial.method == self.method)

    def at(self, year: int) -> OutlookPoint | None:
        """The point of that year."""
        return next((point for point in self.points if point.year == year), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no outlook: ``reason`` names the text, ``count`` is how many figures there are."""

    reason: Literal["too_short", "gap"]
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line by least squares: middle of the years and values, slope, spread of the years, scatter."""

    year: float
    value: float
    slope: float
    spread: float
    scatter: float
    count: int

    def at(self, year: float) -> float:
        """The line's value."""
        return self.value + self.slope * (year - self.year)

    def half_band(self, year: float) -> float:
        """Half the width of the band a new figure falls into four times out of five.

        t × s × √(1 + 1/n + (year − mean year)² / Σ(years − mean year)²).
        """
        free = max(self.count - 2, 1)
        quantile = _T90[min(free, len(_T90)) - 1]
        return quantile * self.scatter * math.sqrt(1 + 1 / self.count + (year - self.year) ** 2 / self.spread)


def fit(values: Sequence[YearValue]) -> Line:
    """The least-squares line through three figures or more.

    Worked: 10, 12, 17 in 2020–2022 → mean 13, slope ((−1)(−3) + 0 + (1)(4)) / 2 = 3.5; the line gives 9.5,
    13, 16.5; scatter √((0.25 + 1 + 0.25) / 1) = 1.22.
    """
    count = len(values)
    middle = math.fsum(year for year, _ in values) / count
    mean = math.fsum(value for _, value in values) / count
    spread = math.fsum((year - middle) ** 2 for year, _ in values)
    slope = math.fsum((year - middle) * (value - mean) for year, value in values) / spread
    rest = math.fsum((value - mean - slope * (year - middle)) ** 2 for year, value in values)
    return Line(middle, mean, slope, spread, math.sqrt(rest / max(count - 2, 1)), count)


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds an outlook, in the series' unit.

    ``saturation`` is the level an adoption curve approaches (without it only the straight trend is tried);
    nothing falls below ``floor`` or rises above ``ceiling`` (None: unbounded).
    """

    saturation: float | None = None
    floor: float | None = 0.0
    ceiling: float | None = None

    def hold(self, value: float) -> float:
        """``value`` brought within the limits."""
        if self.floor is not None:
            value = max(value, self.floor)
        return value if self.ceiling is None else min(value, self.ceiling)


@dataclass(frozen=True, slots=True)
class Drift:
    """The series taken as one that goes on from its last figure: usual step per year and its scatter.

    A year-on-year course (a factory closes and stays closed) has no line it returns to, and its error grows with the
    years. ``span`` is the number of years, ``count`` of steps, the figures were taken from.
    """

    year: int
    value: float
    scatter: float
    span: int
    count: int

    def half_band(self, ahead: int) -> float:
        """Half the width four times out of five: t × s × √(k + k²/span), k years ``ahead``.

        The first k are the steps to come, the k² the usual step itself, known from ``span`` years only.
        """
        return _T90[min(self.count - 1, len(_T90)) - 1] * self.scatter * math.sqrt(ahead + ahead**2 / self.span)


def drift(values: Sequence[YearValue]) -> Drift:
    """Steps between figures, each freed of the usual one and brought to a single year; three figures or more.

    Worked: 10, 12, 17 in 2020–2022 → 3.5 a year; steps 2 and 5 are −1.5 and 1.5 off, scatter √(4.5 / 1) = 2.12. A
    step across a gap of g years is divided by √g.
    """
    (first, start), (last, end) = values[0], values[-1]
    usual = (end - start) / (last - first)
    off = [
        (late - early - usual * (year - before)) / math.sqrt(year - before)
        for (before, early), (year, late) in pairwise(values)
    ]
    return Drift(last, end, math.sqrt(math.fsum(step**2 for step in off) / (len(off) - 1)), last - first, len(off))


def envelope(values: Sequence[YearValue], year: int) -> tuple[float, float, float]:
    """(middle, low, high) in ``year``: the line, and a band wide enough for both kinds of series.

    Figures may scatter around a line, or each go on from the one before; a short series cannot tell which. So the
    band holds the line's own and the one that goes on from the last figure at the line's slope.
    """
    line, course = fit(values), drift(values)
    ahead = year - course.year
    mid, half, wide = line.at(year), line.half_band(year), course.half_band(ahead)
    on = course.value + line.slope * ahead
    return mid, min(mid - half, on - wide), max(mid + half, on + wide)


def outlook(values: Sequence[YearValue], horizon: int, limits: Limits | None = None) -> Outlook | Refusal:
    """Where the series lands up to ``horizon`` when its last ten years go on, or why that cannot be told.

    The band is never narrower than the error of the back-test, which grows with the years ahead. Worked: 10, 12,
    14, 16, 18, 20 in 2014–2019 is a straight line, so 2030 is 42, with no band.
    """
    limits = limits or Limits()
    recent = [entry for entry in values if entry[0] > values[-1][0] - WINDOW] if values else []
    if len(recent) < FEWEST:
        return Refusal("too_short" if len(values) < FEWEST else "gap", len(recent))
    early, late = recent[:-HELD_BACK], recent[-HELD_BACK:]
    methods: list[Method] = ["linear"]
    saturation = limits.saturation
    if saturation is not None and all(0 < value < saturation for _, value in recent):
        methods.append("s_curve")
    trials = tuple(Trial(method, _trial(method, early, late, limits)) for method in methods)
    best = min(trials, key=lambda trial: round(trial.error, 9))
    mean = math.fsum(abs(value) for _, value in late) / len(late)
    last = recent[-1][0]
    points = _points(best.method, recent, range(last + 1, horizon + 1), saturation)
    return Outlook(
        method=best.method,
        first=recent[0][0],
        last=last,
        held_back=len(late),
        trials=trials,
        standstill=math.fsum(abs(value - early[-1][1]) for _, value in late) / len(late),
        share=best.error / mean if mean else None,
        points=tuple(_held(point, grown_error(best.error, point.year - last), limits) for point in points),
    )


def _trial(method: Method, early: Sequence[YearValue], late: Sequence[YearValue], limits: Limits) -> float:
    """Mean absolute error of foretelling ``late`` from ``early``.

    Worked: foretold 16, 18 where 17, 21 came → (1 + 3) / 2 = 2.
    """
    points = _points(method, early, [year for year, _ in late], limits.saturation)
    pairs = zip(points, late, strict=True)
    return math.fsum(abs(limits.hold(point.mid) - value) for point, (_, value) in pairs) / len(late)


def _points(
    method: Method, known: Sequence[YearValue], years: Sequence[int], saturation: float | None
) -> list[OutlookPoint]:
    if method == "s_curve" and saturation is not None:
        straight = [(year, math.log(value / (saturation - value))) for year, value in known]
        return [_adopted(straight, year, saturation) for year in years]
    return [OutlookPoint(year, *envelope(known, year)) for year in years]


def _adopted(straight: Sequence[YearValue], year: int, saturation: float) -> OutlookPoint:
    """The adoption curve K / (1 + e^−z), where z = ln(value / (K − value)) runs straight."""
    mid, low, high = (saturation / (1 + math.exp(-_bounded(z))) for z in envelope(straight, year))
    return OutlookPoint(year, mid, low, high)


def _bounded(z: float) -> float:
    return min(max(z, -500.0), 500.0)


def grown_error(error: float, years: int) -> float:
    """What the back-test's mean error becomes ``years`` ahead, growing in step with the distance.

    Worked: an error of 20 over one, two and three years ahead, two on average, is 10 a year: 110 after 11 years.
    """
    return error * years / ((HELD_BACK + 1) / 2)


def _held(point: OutlookPoint, error: float, limits: Limits) -> OutlookPoint:
    """The point within its limits, its band at least as wide as the error to be expected."""
    low, high = min(point.low, point.mid - error), max(point.high, point.mid + error)
    return OutlookPoint(point.year, limits.hold(point.mid), limits.hold(low), limits.hold(high))
