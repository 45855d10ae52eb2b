"""The lines of a chart: their runs worked out once for a ChartSpec, and laid into the plot once for each size of it."""

from dataclasses import dataclass

from dashboard.chart import ChartSpec, Layer
from widgets.charts.frame import Frame
from widgets.charts.labels import Spot
from widgets.charts.long_series import LongSeries, long_series
from widgets.charts.shapes import Run, runs

LINES = ("line", "path", "milestones")
MARKED = ("line", "milestones")
LONG = 1000
"""With so many points markers would hide the line, and what can be seen of it is worked out by columns of pixels."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A layer in pixels: the runs of its line, and the spots that carry a marker. Other layers have neither.

    ``dense`` runs have their points as close as columns of pixels, or closer.
    """

    layer: Layer
    runs: tuple[Run, ...] = ()
    marked: tuple[Spot, ...] = ()
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A layer with its runs in the chart's own units, or with its long series."""

    layer: Layer
    runs: tuple[Run, ...] = ()
    long: LongSeries | None = None

    def trace(self, frame: Frame) -> Trace:
        """The same in pixels; of a long series only a point that stands alone has a marker."""
        found = self.runs if self.long is None else self.long.thinned(frame.x_range, max(int(frame.box.width), 1))
        laid = tuple(map(frame.along, found))
        lonely = laid if self.long is None else [run for run in laid if len(run) == 1]
        marked = tuple(spot for run in lonely for spot in run) if self.layer.kind in MARKED else ()
        return Trace(self.layer, laid, marked, dense=self.long is not None)


def curves(spec: ChartSpec) -> tuple[Curve, ...]:
    """One for each layer, in their order."""
    return tuple(map(_curve, spec.layers))


def traces(found: tuple[Curve, ...], frame: Frame) -> tuple[Trace, ...]:
    """One for each layer, in their order."""
    return tuple(curve.trace(frame) for curve in found)


def _curve(layer: Layer) -> Curve:
    if layer.kind not in LINES:
        return Curve(layer)
    if len(layer.points) >= LONG and layer.kind != "milestones":
        return Curve(layer, long=long_series(layer))
    return Curve(layer, runs(layer))
