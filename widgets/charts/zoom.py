"""A chart over fewer years: up to the next target, from the last figure to the end, or the whole."""

from dataclasses import replace
from typing import Literal

from dashboard.chart import ChartSpec, nice_ticks, tick_places
from dashboard.wording import Wording

Zoom = Literal["all", "near", "ahead"]
ZOOMS: tuple[Zoom, ...] = ("all", "near", "ahead")


def zoomed(spec: ChartSpec, zoom: Zoom, say: Wording) -> ChartSpec:
    """``spec`` over the years of ``zoom`` with its axes worked out anew; facts, texts and colours stay.

    A chart of places has no years to zoom and comes back as it is, as does one that has too few.
    """
    if zoom == "all" or spec.x_labels or spec.empty:
        return spec
    first, last = (spec.x_min, spec.turn) if zoom == "near" else (_last_actual(spec), spec.x_max)
    first, last = max(first, spec.x_min), min(last, spec.x_max)
    if last - first < 2 or (first, last) == (spec.x_min, spec.x_max):
        return spec
    layers = tuple(
        replace(layer, points=tuple(point for point in layer.points if first <= point.year <= last))
        for layer in spec.layers
    )
    low, high = _reach(replace(spec, layers=layers))
    ticks = nice_ticks(min(low, 0.0) if spec.y_min <= 0 else low, high)
    years = tuple(sorted({first, last, *(year for year in spec.x_ticks if first + 1 < year < last)}))
    return replace(
        spec,
        layers=tuple(layer for layer in layers if layer.points),
        x_min=first,
        x_max=last,
        x_ticks=years,
        x_strong=tuple(year for year in spec.x_strong if first <= year <= last),
        y_min=ticks[0],
        y_max=ticks[-1],
        y_ticks=ticks,
        y_labels=tuple(say.number(tick, tick_places(ticks)) for tick in ticks),
    )


def _last_actual(spec: ChartSpec) -> int:
    years = [
        point.year
        for layer in spec.layers
        if layer.kind in ("line", "stack")
        for point in layer.points
        if point.value is not None
    ]
    return max(years, default=spec.x_min)


def _reach(spec: ChartSpec) -> tuple[float, float]:
    """The least and the greatest height drawn; stacks count as piled."""
    piled: dict[int, float] = {}
    found = []
    for layer in spec.layers:
        for point in layer.points:
            if layer.kind == "stack" and point.value is not None:
                piled[point.year] = piled.get(point.year, 0.0) + point.value
            found += [value for value in (point.value, point.low, point.high) if value is not None]
    found += piled.values()
    return (min(found), max(found)) if found else (spec.y_min, spec.y_max)
