"""A ChartSpec on paper: axes, stacked areas, lines, dashed pathways, open diamonds, labels at the ends of lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.chart import ChartPoint, ChartSpec, Layer
from dashboard.palette import LOOKS
from exports.pdf.chart_band import bands, pale
from exports.pdf.flow import baseline, clipped
from exports.pdf.labels import Box, Labels
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import Area, Circle, Line, Page, Point, Text
from exports.pdf.styles import HAIR, INK, PALE, SOFT
from exports.pdf.typeface import BOLD, PLAIN, Style, printable, width

DASHES = {"solid": (), "dashed": (4.0, 2.5), "dotted": (1.2, 2.0)}
GRID, TODAY, WATERMARK = "#dfe4e9", "#9aa5b1", "#e4e8ec"
EXAMPLE_FILL = "#eceff2"


def draw_chart(page: Page, spec: ChartSpec, frame: Box, size: float = 7) -> None:
    """Draw ``spec`` within ``frame`` of ``page``; ``size`` is that of its texts in points."""
    _Drawing(page, spec, frame, size).draw()


class _Drawing:
    """One chart under way."""

    def __init__(self, page: Page, spec: ChartSpec, frame: Box, size: float) -> None:
        self._page, self._spec, self._outer = page, spec, frame
        self._words = Style(PLAIN, size, size * 1.3, INK)
        self._ticks = Style(PLAIN, size, size * 1.3, SOFT)
        axis = max((width(printable(label), self._ticks) for label in spec.y_labels), default=0)
        self._plot = Box(frame.left + axis + 4, frame.low + size + 5, frame.right - 4, frame.high - size - 8)
        above = Box(self._plot.left, self._plot.low, self._plot.right, frame.high)
        self._labels = Labels(above, self._words)
        self._piles: dict[int, float] = {}
        self._ends: dict[int, list[tuple[str, float, Layer]]] = {}

    def draw(self) -> None:
        if self._spec.empty or not self._spec.layers:
            self._say_empty()
            return
        for layer in self._spec.layers:
            if layer.kind == "band":
                self._band(layer)
        self._watermark()
        self._axes()
        self._today()
        for layer in sorted(self._spec.layers, key=lambda one: _ORDER.get(one.kind, 1)):
            self._layer(layer)
        self._end_labels()
        for layer in self._spec.layers:
            self._point_labels(layer)

    def _layer(self, layer: Layer) -> None:
        match layer.kind:
            case "stack":
                self._stack(layer)
            case "path":
                self._path(layer)
            case "milestones":
                self._milestones(layer)
            case "band":
                pass  # beneath watermark, grid and today, so that these stay visible
            case "bars":
                self._bars(layer)
            case _:
                self._line(layer)

    def _at(self, year: float, value: float) -> Point:
        spec, plot = self._spec, self._plot
        aside = 0.6 if spec.x_labels else 0.0
        across = (year - spec.x_min + aside) / ((spec.x_max - spec.x_min + 2 * aside) or 1)
        up = (value - spec.y_min) / ((spec.y_max - spec.y_min) or 1)
        return plot.left + across * (plot.right - plot.left), plot.low + up * (plot.high - plot.low)

    def _say_empty(self) -> None:
        outer = self._outer
        self._page.box(outer.left, outer.low, outer.right - outer.left, outer.high - outer.low, fill=PALE)
        style = self._words.coloured(SOFT)
        lines = lines_of(self._spec.empty, style, (outer.right - outer.left) * 0.8)
        top = (outer.low + outer.high) / 2 + len(lines) * style.leading / 2
        for index, line in enumerate(lines):
            y = top - index * style.leading - baseline(style)
            self._page.text((outer.left + outer.right) / 2, y, line, style, "centre")

    def _watermark(self) -> None:
        plot, text = self._plot, printable(self._spec.watermark)
        if not text:
            return
        size = min((plot.high - plot.low) * 0.36, (plot.right - plot.left) * 0.5 / max(len(text), 2))
        style = Style(BOLD, size, size, WATERMARK)
        x = (plot.left + plot.right - width(text, style)) / 2
        y = (plot.low + plot.high) / 2 - size * 0.38
        self._page.marks.append(Text(x, y, text, style, decor=True))

    def _axes(self) -> None:
        page, spec, plot = self._page, self._spec, self._plot
        for tick, label in zip(spec.y_ticks, spec.y_labels, strict=False):
            y = self._at(spec.x_min, tick)[1]
            page.rule(plot.left, y, plot.right - plot.left, SOFT if tick == 0 else GRID, 0.7 if tick == 0 else 0.4)
            page.text(plot.left - 3, self._labels.baseline(y), label, self._ticks, "right")
        taken = page.text(self._outer.left, self._outer.high - self._words.size, spec.unit, self._words.coloured(SOFT))
        unit_end = self._outer.left + taken + 3
        self._labels.taken.append(Box(self._outer.left, plot.high + 1, unit_end, self._outer.high))
        ends = plot.left - 100.0
        for year in sorted(spec.x_ticks, key=lambda one: (one not in spec.x_strong, one)):
            page.marks.append(Line(_upright(self._at(year, spec.y_min)[0], plot.low, plot.low - 2.5), HAIR, 0.5))
        for year in spec.x_ticks:
            ends = self._year(year, ends)

    def _year(self, year: int, ends: float) -> float:
        """The year under the axis, unless it would touch the one before; returns where it ends."""
        spec, outer = self._spec, self._outer
        style = Style(BOLD, self._ticks.size, 0, INK) if year in spec.x_strong else self._ticks
        name = printable(spec.x_labels[year]) if spec.x_labels else str(year)
        x, wide = self._at(year, spec.y_min)[0], width(name, style)
        left = min(max(x - wide / 2, outer.left), outer.right - wide)
        if left < ends + 2:
            return ends
        self._page.text(left, outer.low + 1.5, name, style)
        return left + wide

    def _today(self) -> None:
        spec, plot = self._spec, self._plot
        if spec.today is None or not spec.x_min <= spec.today <= spec.x_max:
            return
        x = self._at(spec.today, spec.y_min)[0]
        line = _upright(x, plot.low, plot.high + 2)
        self._page.marks.append(Line(line, TODAY, 0.5))
        self._labels.strokes.append(line)
        style = self._words.coloured(SOFT)
        half = width(printable(spec.today_label), style) / 2
        x = min(max(x, plot.left + half), self._outer.right - half)
        self._page.text(x, plot.high + 4, spec.today_label, style, "centre")
        self._labels.taken.append(Box(x - half - 2, plot.high + 2, x + half + 2, self._outer.high))

    def _stack(self, layer: Layer) -> None:
        """An area on top of those before it; a year without a figure interrupts it."""
        look = LOOKS[layer.role]
        for run in _runs(layer.points):
            low = [self._at(year, self._piles.get(year, 0.0)) for year, _ in run]
            high = [self._at(year, self._piles.get(year, 0.0) + value) for year, value in run]
            if len(run) == 1:
                low, high = _widened(low), _widened(high)
            outline = tuple(low) + tuple(reversed(high))
            hatch = look.colour if layer.hatched else ""
            self._page.marks.append(Area(outline, EXAMPLE_FILL if layer.hatched else look.colour, "#ffffff", hatch))
        last = _last(layer.points)
        if last:
            base = self._piles.get(last[0], 0.0)
            self._end(layer, last[0], base + last[1] / 2)
        for point in layer.points:
            self._piles[point.year] = self._piles.get(point.year, 0.0) + (point.value or 0.0)

    def _band(self, layer: Layer) -> None:
        """A tint from low to high; a missing year interrupts it."""
        tint = pale(LOOKS[layer.role].colour)
        for run in bands(layer.points):
            upper = [self._at(year, high) for year, _, high in run]
            lower = [self._at(year, low) for year, low, _ in run]
            self._page.marks.append(Area((*upper, *reversed(lower)), tint))

    def _bars(self, layer: Layer) -> None:
        """Upright bars, each with its word above."""
        for point in layer.points:
            if point.low is None or point.high is None:
                continue
            left, top = self._at(point.year - 0.31, point.high)
            right, low = self._at(point.year + 0.31, point.low)
            self._page.box(left, low, right - left, max(top - low, 0.5), fill=LOOKS[layer.role].colour)
            self._page.text((left + right) / 2, top + 2, point.label, self._words, "centre")

    def _line(self, layer: Layer) -> None:
        """Points joined where the years follow each other, each with its marker."""
        look = LOOKS[layer.role]
        for run in _runs(layer.points):
            spots = [self._at(year, value) for year, value in run]
            self._stroke(spots, look.colour, look.width * 0.65, DASHES[look.dash])
            for x, y in spots:
                self._marker(layer, x, y)
        last = _last(layer.points)
        if last:
            self._end(layer, *last)

    def _marker(self, layer: Layer, x: float, y: float) -> None:
        """A filled dot, or an open square for example figures."""
        look = LOOKS[layer.role]
        if look.marker == "square":
            self._page.marks.append(Area(_square(x, y, 1.5), "#ffffff", look.colour, width=0.7))
        else:
            self._page.marks.append(Circle(x, y, 1.6, look.colour))

    def _path(self, layer: Layer) -> None:
        look = LOOKS[layer.role]
        for run in _runs(layer.points):
            dash = DASHES[look.dash] or DASHES["dashed"]
            self._stroke([self._at(year, value) for year, value in run], look.colour, look.width * 0.65, dash)

    def _milestones(self, layer: Layer) -> None:
        for year, value in ((p.year, p.value) for p in layer.points if p.value is not None):
            x, y = self._at(year, value)
            diamond = ((x - 2.6, y), (x, y - 2.6), (x + 2.6, y), (x, y + 2.6))
            self._page.marks.append(Area(diamond, "#ffffff", LOOKS[layer.role].colour, width=0.9))
            self._labels.taken.append(Box(x - 2.6, y - 2.6, x + 2.6, y + 2.6))

    def _stroke(self, spots: Sequence[Point], colour: str, thick: float, dash: tuple[float, ...]) -> None:
        if len(spots) > 1:
            self._page.marks.append(Line(tuple(spots), colour, thick, dash))
            self._labels.strokes += pairwise(spots)

    def _end(self, layer: Layer, year: int, value: float) -> None:
        """Remember a label for the end of a layer; those that end in one year stand in one column."""
        if layer.label:
            text = clipped(layer.label, self._words, (self._plot.right - self._plot.left) * 0.5, 1)[0]
            self._ends.setdefault(year, []).append((text, self._at(year, value)[1], layer))

    def _end_labels(self) -> None:
        """The largest group of ends in a column; each other end beside its line, or in the column where it has room."""
        if not self._ends:
            return
        column = max(self._ends, key=lambda year: (len(self._ends[year]), year))
        entries = self._ends.pop(column)
        lone = [(year, entry) for year, others in self._ends.items() for entry in others]
        self._column(column, entries)
        for year, (text, y, _) in lone:
            self._beside(text, (self._at(year, self._spec.y_min)[0], y), INK)

    def _column(self, year: int, entries: list[tuple[str, float, Layer]]) -> None:
        swatched = 6.0 if len(entries) > 1 else 0.0
        widest = max(width(text, self._words) for text, _, _ in entries) + swatched + 1
        x = self._at(year, self._spec.y_min)[0] + 5
        x = max(self._plot.left + 1, min(x, self._plot.right - widest))
        wished = [(text, y) for text, y, _ in entries]
        middles = self._labels.column(wished, x + swatched, self._plot.low, self._plot.high)
        for (text, _, layer), middle in zip(entries, middles, strict=True):
            if middle is not None:
                self._label(text, (x + swatched, middle), INK)
                if swatched:
                    self._key(layer, x + 2, middle)

    def _key(self, layer: Layer, x: float, y: float) -> None:
        """A sample of the layer before its label."""
        colour = LOOKS[layer.role].colour
        if layer.kind == "stack":
            hatch = colour if layer.hatched else ""
            self._page.marks.append(Area(_square(x, y, 2), EXAMPLE_FILL if hatch else colour, hatch=hatch))
        else:
            self._marker(layer, x, y)

    def _point_labels(self, layer: Layer) -> None:
        """Milestones' words beside their diamonds, a pathway's word at its end."""
        colour = LOOKS[layer.role].colour
        for point in layer.points if layer.kind == "milestones" else ():
            if point.value is not None and point.label:
                self._beside(point.label, self._at(point.year, point.value), colour)
        last = _last(layer.points)
        if layer.kind == "path" and last and layer.label:
            self._beside(layer.label, self._at(*last), colour)

    def _beside(self, text: str, at: Point, colour: str) -> None:
        shown = printable(text).replace("\n", " ")
        spot = self._labels.near(shown, at)
        if spot:
            self._label(shown, spot, colour)

    def _label(self, text: str, spot: Point, colour: str) -> None:
        """A label on a white ground, so that lines pass behind it."""
        box = self._labels.box(text, *spot)
        self._page.box(box.left, box.low + 0.4, box.right - box.left, box.high - box.low - 0.8, fill="#ffffff")
        self._page.text(spot[0], self._labels.baseline(spot[1]), text, self._words.coloured(colour))


_ORDER = {"stack": 0, "path": 1, "line": 2, "milestones": 3}


def _runs(points: Sequence[ChartPoint]) -> Iterator[list[tuple[int, float]]]:
    """Stretches of following years that all have figures."""
    run: list[tuple[int, float]] = []
    for point in points:
        if run and (point.value is None or point.year != run[-1][0] + 1):
            yield run
            run = []
        if point.value is not None:
            run.append((point.year, point.value))
    if run:
        yield run


def _last(points: Sequence[ChartPoint]) -> tuple[int, float] | None:
    return next(((p.year, p.value) for p in reversed(points) if p.value is not None), None)


def _widened(spots: Sequence[Point]) -> list[Point]:
    """A single year's point as a narrow column."""
    return [(x + aside, y) for x, y in spots for aside in (-2.0, 2.0)]


def _upright(x: float, low: float, high: float) -> tuple[Point, Point]:
    return (x, low), (x, high)


def _square(x: float, y: float, half: float) -> tuple[Point, ...]:
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)
