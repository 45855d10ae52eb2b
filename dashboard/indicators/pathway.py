"""Pathways: where an indicator should be in each year, through milestones with a source and a state."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dashboard.indicators.observation import SeriesKey
from dashboard.indicators.register import Text
from dashboard.indicators.shapes import Shape, between


class TargetState(StrEnum):
    """Who stands behind a target: 採択 (adopted), 作業値 (working figure, undecided), 例示 (example)."""

    ADOPTED = "adopted"
    WORKING = "working"
    EXAMPLE = "example"


class PathwayKind(StrEnum):
    """What a pathway is for: the plan that is judged, or a line beside it for comparison."""

    PLAN = "plan"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target for one fiscal year.

    ``value`` is in the indicator's unit. A relative target has ``reduction`` instead: the share of
    the base year's figure to be cut (0.46 is −46 %), worked out once the base is known. ``method``
    names the method the target was adopted for; "" means it holds for any. ``adopted_by`` and
    ``adopted_on`` tell who decided and when; the target counts from ``valid_from`` on (None: always did).
    """

    fiscal_year: int
    value: float | None
    reduction: float | None
    source: Text
    method: str
    state: TargetState
    adopted_by: str = ""
    adopted_on: datetime.date | None = None
    valid_from: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Pathway:
    """Milestones for one series, one named scenario of it.

    ``base_year`` is where the line starts, at the actual figure; ``history`` tells of earlier targets in
    words.
    """

    key: str
    title: Text
    series: SeriesKey
    base_year: int
    milestones: tuple[Milestone, ...]
    shape: Shape = Shape.LINEAR
    kind: PathwayKind = PathwayKind.PLAN
    history: Text | None = None


@dataclass(frozen=True, slots=True)
class PathwayPoint:
    """A milestone with its value; ``assumed`` when the method of target and base differ.

    ``worked_out`` tells a value that follows from the base year's figure from one that was set as it stands.
    """

    fiscal_year: int
    value: float
    state: TargetState
    source: Text
    assumed: bool = False
    adopted_by: str = ""
    adopted_on: datetime.date | None = None
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedPathway:
    """A pathway in figures: base point first (where its figure is known), then milestones by year."""

    pathway: Pathway
    points: tuple[PathwayPoint, ...]
    has_base: bool = True

    @property
    def milestones(self) -> tuple[PathwayPoint, ...]:
        """The points that are targets."""
        return self.points[1:] if self.has_base else self.points

    @property
    def state(self) -> TargetState:
        """The weakest state among the milestones: a line is as firm as its softest target."""
        order = (TargetState.EXAMPLE, TargetState.WORKING, TargetState.ADOPTED)
        return min((point.state for point in self.milestones), key=order.index)

    @property
    def assumed(self) -> bool:
        """True when a target was laid over figures of another method."""
        return any(point.assumed for point in self.points)

    def value_at(self, fiscal_year: float) -> float | None:
        """The expected value: a point's own in its year, between points by the pathway's shape; None outside them.

        Two points in one year, which packs and sheets are refused for, leave no leg between them.
        Worked on straight lines: 707.4 (2013) → 382.0 (2030) gives 592.6 in 2019 (707.4 − 6/17 × 325.4).
        """
        at = next((point.value for point in self.points if point.fiscal_year == fiscal_year), None)
        if at is not None:
            return at
        for left, right in zip(self.points, self.points[1:], strict=False):
            if left.fiscal_year < right.fiscal_year and left.fiscal_year <= fiscal_year <= right.fiscal_year:
                share = (fiscal_year - left.fiscal_year) / (right.fiscal_year - left.fiscal_year)
                return between(self.pathway.shape, left.value, right.value, share)
        return None

    def milestone(self, fiscal_year: int) -> PathwayPoint | None:
        """The target of that year."""
        return next((point for point in self.milestones if point.fiscal_year == fiscal_year), None)

    def next_milestone(self, after: int) -> PathwayPoint | None:
        """The first milestone later than fiscal year ``after``."""
        return next((point for point in self.milestones if point.fiscal_year > after), None)


def unworkable(pathway: Pathway, base: float | None) -> tuple[Milestone, ...]:
    """The relative targets that cannot be worked out: a share can only be cut from a figure above zero.

    Worked: −46 % on −10 would be −5.4, an emission risen, not cut.
    """
    if base is not None and base > 0:
        return ()
    return tuple(entry for entry in pathway.milestones if entry.value is None and entry.reduction is not None)


def resolve(pathway: Pathway, base: float | None, method: str | None = None) -> ResolvedPathway | None:
    """Work a pathway out from ``base``, the actual figure of its base year.

    ``method`` is the one ``base`` was measured by (None: the series' own). A target of another method is laid over
    it as an assumption; zero is the same in every method. Absolute milestones stand without a base; relative ones
    that cannot be worked out are left away. None when nothing remains to draw.
    """
    measured, left = pathway.series.method if method is None else method, unworkable(pathway, base)
    points: list[PathwayPoint] = []
    if base is not None:
        first = pathway.milestones[0]
        points.append(PathwayPoint(pathway.base_year, base, first.state, first.source, worked_out=True))
    for milestone in sorted(pathway.milestones, key=lambda entry: entry.fiscal_year):
        value = milestone.value
        if value is None and milestone.reduction is not None and base is not None and milestone not in left:
            value = base * (1 - milestone.reduction)
        if value is None:
            continue
        assumed = value != 0 and (milestone.method or pathway.series.method) not in ("", measured)
        told = (assumed, milestone.adopted_by, milestone.adopted_on, milestone.value is None)
        points.append(PathwayPoint(milestone.fiscal_year, value, milestone.state, milestone.source, *told))
    targets = len(points) - (base is not None)
    return ResolvedPathway(pathway, tuple(points), base is not None) if targets else None
