"""What a chart paints in pixels: bands, lines, bars, markers, words, the line of today. One painter, one frame."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dashboard.chart import ChartPoint, ChartSpec, Layer
from widgets.charts.annotations import Text
from widgets.charts.brushes import ink, line_pen, mixed, paint_markers
from widgets.charts.curves import Trace
from widgets.charts.frame import Frame
from widgets.theme import colours
from widgets.typefaces import font

BAR = 0.62
BAND_ALPHA = 0.20


def paint_grid(painter: QPainter, spec: ChartSpec, frame: Frame) -> None:
    """The light horizontal grid, and on it the tints of the bands."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    hairline = QColor(colours().hairline)
    for tick in spec.y_ticks:
        y = frame.at((frame.x_range[0], tick))[1]
        painter.fillRect(QRectF(frame.box.x, y - 0.5, frame.box.width, 1), hairline)  # a line takes ten times as long
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for layer in spec.layers:
        if layer.kind == "band":
            _paint_band(painter, layer, frame)


def paint_layers(painter: QPainter, drawn: Sequence[Trace], frame: Frame, pixels: int) -> None:
    """Bars and lines, then the markers over them; ``pixels`` is the size of the bars' words."""
    for trace in drawn:
        if trace.layer.kind == "bars":
            _paint_bars(painter, trace.layer, frame, pixels)
        elif trace.layer.kind in ("line", "path"):
            _paint_line(painter, trace)
    for trace in drawn:
        paint_markers(painter, trace.layer, trace.marked)


def paint_empty(painter: QPainter, area: QRectF, sentence: str) -> None:
    """What is missing, in place of a chart."""
    painter.setPen(QColor(colours().faint))
    painter.fillRect(area, QColor(colours().surface))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(24, 0, -24, 0), int(flags), sentence)


def paint_watermark(painter: QPainter, spec: ChartSpec, frame: Frame) -> None:
    """A word such as 例示, faintly across the plot."""
    if not spec.watermark:
        return
    painter.save()
    shade = QColor(colours().faint)
    shade.setAlphaF(0.22)
    painter.setPen(shade)
    box = frame.box
    size = min(44, box.height / 4, box.width / max(len(spec.watermark), 1))
    painter.setFont(font(max(16, int(size)), bold=True))
    painter.drawText(QRectF(box.x, box.y, box.width, box.height), Qt.AlignmentFlag.AlignCenter, spec.watermark)
    painter.restore()


def paint_today(painter: QPainter, spec: ChartSpec, frame: Frame) -> None:
    """The thin line of today with its word above the plot."""
    if spec.today is None or not frame.x_range[0] <= spec.today <= frame.x_range[1]:
        return
    x = round(frame.at((spec.today, 0.0))[0]) + 0.5
    thin = mixed(colours().faint, colours().surface, 0.6)  # a see-through line takes twenty times as long
    painter.fillRect(QRectF(x - 0.5, frame.box.y, 1, frame.box.height), thin)
    painter.setPen(QColor(colours().faint))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
    painter.drawText(QRectF(x - 60, 0, 120, frame.box.y - 2), flags, spec.today_label)


def paint_guide(painter: QPainter, year: int, frame: Frame) -> None:
    """The line of the year that is being read out."""
    x = frame.at((float(year), 0.0))[0]
    painter.fillRect(QRectF(x - 0.5, frame.box.y, 1, frame.box.height), QColor(colours().accent))


def paint_texts(painter: QPainter, texts: Sequence[Text]) -> None:
    """Labels at their places, with their leaders and their grounds where they need them."""
    ground, thin = QColor(colours().surface), QPen(QColor(colours().faint), 0.8)
    ground.setAlphaF(0.8)
    for text in texts:
        box = QRectF(text.box.x, text.box.y, text.box.width, text.box.height)
        if text.leader is not None:
            painter.setPen(thin)
            painter.drawLine(QPointF(*text.leader), QPointF(*text.box.nearest(text.leader)))
        if text.halo:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 2, 2)
        painter.setPen(text.colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.text)


def _paint_line(painter: QPainter, trace: Trace) -> None:
    """The layer's runs, joined point by point; dense ones piece by piece, since in one they would take long."""
    pen = line_pen(trace.layer.role)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in trace.runs:
        if trace.dense and pen.style() == Qt.PenStyle.SolidLine:
            painter.drawLines([QLineF(*start, *end) for start, end in pairwise(run)])
        else:
            painter.drawPolyline([QPointF(*spot) for spot in run])


def _paint_band(painter: QPainter, layer: Layer, frame: Frame) -> None:
    """The tint from the points' low to their high; a missing year leaves a gap."""
    tint = ink(layer.role)
    tint.setAlphaF(BAND_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    for run in _spans(layer.points):
        upper = frame.along((float(year), high) for year, _, high in run)
        lower = frame.along((float(year), low) for year, low, _ in reversed(run))
        painter.drawPolygon(QPolygonF([QPointF(*spot) for spot in (*upper, *lower)]))


def _spans(points: Iterable[ChartPoint]) -> list[list[tuple[int, float, float]]]:
    found: list[list[tuple[int, float, float]]] = [[]]
    for point in sorted(points, key=lambda point: point.year):
        if point.low is None or point.high is None:
            found.append([])
        else:
            found[-1].append((point.year, point.low, point.high))
    return [run for run in found if len(run) > 1]


def _paint_bars(painter: QPainter, layer: Layer, frame: Frame, pixels: int) -> None:
    """Upright bars with their words above, or beneath where a bar hangs down from a decrease."""
    half = BAR / 2
    for point in layer.points:
        if point.low is None or point.high is None:
            continue
        left, top = frame.at((point.year - half, point.high))
        right, bottom = frame.at((point.year + half, point.low))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(layer.role))
        painter.drawRect(QRectF(left, top, right - left, max(bottom - top, 1.0)))
        painter.setFont(font(pixels))
        painter.setPen(QColor(colours().text))
        words = QRectF(left - 30, top - pixels - 6, right - left + 60, pixels + 5)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, point.label)
