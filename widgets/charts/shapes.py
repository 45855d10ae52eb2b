"""A ChartSpec's layers as shapes in the chart's own units: runs of points without bridging gaps, piles of stacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.chart import ChartSpec, Layer

Spot = tuple[float, float]
Run = tuple[Spot, ...]
HALF_BAR = 0.3


@dataclass(frozen=True, slots=True)
class Area:
    """One stack layer's area over one run of years: ``lower`` and ``upper`` edge, point by point."""

    layer: Layer
    lower: tuple[Spot, ...]
    upper: tuple[Spot, ...]


def runs(layer: Layer) -> tuple[Run, ...]:
    """The layer's points as unbroken runs: a year without a value ends one, nothing bridges it."""
    found: list[list[Spot]] = [[]]
    previous: int | None = None
    for point in sorted(layer.points, key=lambda point: point.year):
        if point.value is None or (layer.kind != "milestones" and previous is not None and point.year > previous + 1):
            found.append([])
        if point.value is not None:
            found[-1].append((float(point.year), point.value))
            previous = point.year
    return tuple(tuple(run) for run in found if run)


def areas(spec: ChartSpec) -> tuple[Area, ...]:
    """The stack layers piled on each other; a single year becomes a narrow bar so that it can be seen."""
    pile: dict[float, float] = {}
    found = []
    for layer in spec.layers:
        if layer.kind != "stack":
            continue
        for run in runs(layer):
            lower = tuple((year, pile.get(year, 0.0)) for year, _ in run)
            upper = tuple((year, pile.get(year, 0.0) + value) for year, value in run)
            found.append(Area(layer, _widened(lower), _widened(upper)))
            pile.update(dict(upper))
    return tuple(found)


def _widened(edge: tuple[Spot, ...]) -> tuple[Spot, ...]:
    if len(edge) > 1:
        return edge
    year, value = edge[0]
    return ((year - HALF_BAR, value), (year + HALF_BAR, value))


def years_with_values(spec: ChartSpec) -> tuple[int, ...]:
    """Every fiscal year in which some layer has something to read out, in order."""
    return tuple(sorted({point.year for layer in spec.layers for point in layer.points if point.readout}))


def height_at(edge: Sequence[Spot], x: float) -> float | None:
    """The value of an edge at ``x``, between its points in a straight line; None beyond its ends."""
    for (x0, y0), (x1, y1) in pairwise(edge):
        if x0 <= x <= x1:
            return y0 if x1 == x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return None
