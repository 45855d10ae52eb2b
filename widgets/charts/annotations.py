"""The words in a chart with their places: names of areas and lines, states of pathways, milestones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QColor, QFontMetricsF

from dashboard.chart import ChartSpec
from widgets.charts.brushes import ink, text_on
from widgets.charts.curves import Trace, curves, traces
from widgets.charts.frame import Frame
from widgets.charts.labels import Box, Spot, Wish, place
from widgets.charts.shapes import Area, areas, height_at
from widgets.theme import colours

FAR = 9.0
JOINED = ("line", "path")


@dataclass(frozen=True, slots=True)
class Text:
    """Words at their place.

    ``halo`` says whether they need a ground of their own to be read; ``leader`` is where a thin line
    leads to from words that had to stand away from what they name.
    """

    text: str
    box: Box
    colour: QColor
    halo: bool = True
    leader: Spot | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    colour: QColor
    anchor: Spot
    optional: bool = False


def annotations(
    spec: ChartSpec,
    frame: Frame,
    metrics: QFontMetricsF,
    drawn: Sequence[Trace] | None = None,
    piles: Sequence[Area] | None = None,
) -> tuple[Text, ...]:
    """Every label of the chart, none over another and none cut off.

    ``drawn`` and ``piles`` are its lines and areas where they have been worked out already.
    """
    drawn = traces(curves(spec), frame) if drawn is None else drawn
    piles = areas(spec) if piles is None else piles
    inside, beside = _area_names(piles, frame, metrics)
    named = [*_milestones(spec, frame), *_line_ends(drawn), *beside]
    high = metrics.height()
    wishes = [Wish(one.anchor, metrics.horizontalAdvance(one.text) + 4, high, one.optional) for one in named]
    taken = [*(text.box for text in inside), *_markers(drawn), *_covered(piles, frame), *_today(spec, frame)]
    joined = [trace for trace in drawn if trace.layer.kind in JOINED]
    lines = [run for trace in joined if not trace.dense for run in trace.runs]
    dots = [spot for trace in joined if trace.dense for run in trace.runs for spot in run]
    boxes = place(wishes, taken=taken, lines=lines, dots=dots, bounds=frame.box)
    placed = (_text(one, box) for one, box in zip(named, boxes, strict=True) if box is not None)
    return (*inside, *placed)


def _text(named: _Named, box: Box) -> Text:
    x, y = box.nearest(named.anchor)
    away = max(abs(x - named.anchor[0]), abs(y - named.anchor[1])) > FAR
    return Text(named.text, box, named.colour, leader=named.anchor if away else None)


def _area_names(piles: Sequence[Area], frame: Frame, metrics: QFontMetricsF) -> tuple[list[Text], list[_Named]]:
    """Names inside their areas where they fit, the others beside the areas' ends."""
    inside, beside = [], []
    named = {area.layer.role: area for area in piles if area.layer.label}
    for area in named.values():
        text = area.layer.label
        box = None if area.layer.hatched else _room_in(area, frame, metrics.horizontalAdvance(text), metrics.height())
        if box is not None:
            inside.append(Text(text, box, text_on(area.layer.role), halo=False))
            continue
        x, top = frame.at(area.upper[-1])
        bottom = frame.at(area.lower[-1])[1]
        beside.append(_Named(text, QColor(colours().quiet), (x, (top + bottom) / 2), optional=True))
    return inside, beside


def _room_in(area: Area, frame: Frame, width: float, height: float) -> Box | None:
    """A box for a word within the area, in its middle; None where the area is too small for it."""
    lower, upper = frame.along(area.lower), frame.along(area.upper)
    middle = (lower[0][0] + lower[-1][0]) / 2
    left, right = middle - width / 2, middle + width / 2
    tops = [height_at(upper, x) for x in (left, middle, right)]
    bottoms = [height_at(lower, x) for x in (left, middle, right)]
    if None in tops or None in bottoms:
        return None
    top, bottom = max(y for y in tops if y is not None), min(y for y in bottoms if y is not None)
    if bottom - top < height - 1:
        return None
    return Box(middle - width / 2, (top + bottom) / 2 - height / 2, width, height)


def _milestones(spec: ChartSpec, frame: Frame) -> list[_Named]:
    return [
        _Named(point.label, ink(layer.role), frame.at((float(point.year), point.value)))
        for layer in spec.layers
        if layer.kind == "milestones"
        for point in layer.points
        if point.value is not None and point.label
    ]


def _line_ends(drawn: Sequence[Trace]) -> list[_Named]:
    """Where the lines and pathways that carry a label end: their last point with a value."""
    return [
        _Named(trace.layer.label, ink(trace.layer.role), trace.runs[-1][-1])
        for trace in drawn
        if trace.layer.kind in JOINED and trace.layer.label and trace.runs
    ]


def _markers(drawn: Sequence[Trace]) -> list[Box]:
    return [Box(x - 4, y - 4, 8, 8) for trace in drawn for x, y in trace.marked]


def _covered(piles: Sequence[Area], frame: Frame) -> list[Box]:
    """The ground under the areas, year by year."""
    found = []
    for area in piles:
        bottom = max(y for _, y in frame.along(area.lower))
        for (x0, top), (x1, _) in pairwise(frame.along(area.upper)):
            found.append(Box(x0, top, x1 - x0, max(bottom - top, 0)))
    return found


def _today(spec: ChartSpec, frame: Frame) -> list[Box]:
    if spec.today is None or not frame.x_range[0] <= spec.today <= frame.x_range[1]:
        return []
    x = frame.at((spec.today, 0.0))[0]
    return [Box(x - 1, frame.box.y, 2, frame.box.height)]
