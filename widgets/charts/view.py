"""The interactive chart: axes and coordinates from pyqtgraph, the picture from the ChartSpec."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsView,
    QGraphicsWidget,
    QWidget,
)

from dashboard.chart import ChartSpec, Layer
from dashboard.wording import Wording
from widgets.charts.annotations import Frame, Text, annotations
from widgets.charts.axes import ValueAxis, YearAxis
from widgets.charts.brushes import area_brush, line_pen, paint_marker
from widgets.charts.labels import Box
from widgets.charts.readout import ReadoutCard
from widgets.charts.shapes import Area, areas, runs, years_with_values
from widgets.theme import colours
from widgets.typefaces import NOTE, font

AXIS_HEIGHT, TOP, RIGHT, SIDE = 22, 26, 14, 0.8


class ChartView(pg.GraphicsView):
    """Paints one ChartSpec; the pointer or the arrow keys read out a year."""

    def __init__(self, say: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._say = say
        self._spec: ChartSpec | None = None
        self._texts: tuple[Text, ...] | None = None
        self._areas: tuple[Area, ...] = ()
        self._items: list[QGraphicsItem] = []
        self._year: int | None = None
        self._card: ReadoutCard | None = None
        self.setCacheMode(QGraphicsView.CacheModeFlag(0))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(160, 120)
        self.viewport().setAutoFillBackground(False)
        self._ground = QGraphicsWidget()
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)  # type: ignore[call-arg]
        self._years, self._values = YearAxis(), ValueAxis()
        self._compose()

    @property
    def year(self) -> int | None:
        """The fiscal year being read out."""
        return self._year

    def readouts(self) -> tuple[str, ...]:
        """What the card says now: the year, then a line for each layer; empty while it is hidden."""
        return self._card.texts if self._card is not None and self._card.isVisible() else ()

    def show_spec(self, spec: ChartSpec) -> None:
        """Paint ``spec`` in place of what was there."""
        self._spec, self._texts, self._areas = spec, None, areas(spec)
        self.hush()
        for item in self._items:
            self._box.removeItem(item)
        self._items = [_area_item(area) for area in self._areas]
        for item in self._items:
            self._box.addItem(item, ignoreBounds=True)
        self._box.setRange(
            xRange=(spec.x_min - SIDE, spec.x_max + SIDE), yRange=(spec.y_min, spec.y_max), padding=0
        )
        self._years.strong = frozenset(str(year) for year in spec.x_strong)
        self._years.setTicks([[(float(year), str(year)) for year in spec.x_ticks]])
        self._values.setTicks([list(zip(spec.y_ticks, spec.y_labels, strict=True))])
        metrics = QFontMetricsF(font(NOTE))
        self._values.setWidth(int(max((metrics.horizontalAdvance(text) for text in spec.y_labels), default=0)) + 12)
        self.setAccessibleName(self._say("window.chart.described", title=spec.title, unit=spec.unit))
        self.viewport().update()

    def read_year(self, year: int) -> None:
        """Read out ``year`` in the card beside the guide line."""
        if self._spec is None:
            return
        if self._card is None or self._card.parentWidget() is not self.window():
            self._card = ReadoutCard(self.window())
        self._year = year
        x = self._frame().at((float(year), 0.0))[0]
        self._card.read(self._spec, year, self._say, self.mapTo(self.window(), QPoint(int(x), self.height() // 2)))
        self.viewport().update()

    def hush(self) -> None:
        """Stop reading out."""
        self._year = None
        if self._card is not None:
            self._card.hide()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the nearest year that has something to say."""
        years = years_with_values(self._spec) if self._spec else ()
        if years:
            wanted = self._frame().year_at(event.position().x())
            self.read_year(min(years, key=lambda year: abs(year - wanted)))
        super().mouseMoveEvent(event)

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph would take its own scene apart while it is still shown."""
        return QWidget.close(self)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone, and the card with it."""
        self.hush()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from year to year, Escape ends it."""
        years = years_with_values(self._spec) if self._spec else ()
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        if event.key() in steps and years:
            here = years.index(self._year) if self._year in years else len(years) - 1 - steps[event.key()]
            self.read_year(years[max(0, min(len(years) - 1, here + steps[event.key()]))])
        elif event.key() == Qt.Key.Key_Escape:
            self.hush()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the axes their room."""
        super().resizeEvent(event)
        if hasattr(self, "_ground"):
            self._ground.setGeometry(0, TOP, self.width() - RIGHT, self.height() - TOP)
            self._texts = None

    def drawBackground(self, painter: QPainter, _rect: QRectF | object) -> None:
        """The light horizontal grid."""
        if self._spec is None or self._spec.empty:
            return
        frame = self._frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(colours().hairline), 1))
        for tick in self._spec.y_ticks:
            y = frame.at((frame.x_range[0], tick))[1]
            painter.drawLine(QPointF(frame.box.x, y), QPointF(frame.box.x + frame.box.width, y))

    def drawForeground(self, painter: QPainter, _rect: QRectF | object) -> None:
        """Everything in pixels: today, markers, words, the guide line of the read-out."""
        spec = self._spec
        if spec is None:
            return
        frame = self._frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(NOTE))
        if spec.empty:
            self._paint_empty(painter, spec.empty)
            return
        painter.setPen(QColor(colours().faint))
        painter.drawText(QPointF(2, 11), spec.unit)
        self._paint_watermark(painter, spec, frame)
        self._paint_today(painter, spec, frame)
        self._paint_guide(painter, frame)
        for layer in spec.layers:
            _paint_line(painter, layer, frame)
        for layer in spec.layers:
            self._paint_markers(painter, layer, frame)
        if self._texts is None:
            self._texts = annotations(spec, frame, QFontMetricsF(font(NOTE)))
        for text in self._texts:
            _paint_text(painter, text)

    def _compose(self) -> None:
        """Put the axes around the plot."""
        layout = QGraphicsGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._ground.setLayout(layout)
        layout.addItem(self._values, 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._years, 1, 1)
        self._years.setHeight(AXIS_HEIGHT)
        for axis, pen in ((self._years, QPen(QColor(colours().faint))), (self._values, QPen(Qt.PenStyle.NoPen))):
            axis.linkToView(self._box)  # type: ignore[union-attr]
            axis.setPen(pen)
            axis.setTickFont(font(NOTE))
            axis.setStyle(tickLength=0, tickTextOffset=4, autoExpandTextSpace=False, hideOverlappingLabels=False)
        self.scene().addItem(self._ground)

    def _frame(self) -> Frame:
        self._ground.layout().activate()
        rect = self._box.mapRectToScene(self._box.boundingRect())
        (x0, x1), (y0, y1) = self._box.viewRange()
        return Frame(Box(rect.x(), rect.y(), rect.width(), rect.height()), (x0, x1), (y0, y1))

    def _paint_empty(self, painter: QPainter, sentence: str) -> None:
        painter.setPen(QColor(colours().faint))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), QColor(colours().surface))
        painter.drawText(QRectF(24, 0, self.width() - 48, self.height()), int(flags), sentence)

    def _paint_watermark(self, painter: QPainter, spec: ChartSpec, frame: Frame) -> None:
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

    def _paint_today(self, painter: QPainter, spec: ChartSpec, frame: Frame) -> None:
        if spec.today is None or not frame.x_range[0] <= spec.today <= frame.x_range[1]:
            return
        x = round(frame.at((spec.today, 0.0))[0]) + 0.5
        thin = QColor(colours().faint)
        thin.setAlphaF(0.6)
        painter.setPen(QPen(thin, 1))
        painter.drawLine(QPointF(x, frame.box.y), QPointF(x, frame.box.y + frame.box.height))
        painter.setPen(QColor(colours().faint))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(QRectF(x - 60, 0, 120, frame.box.y - 2), flags, spec.today_label)

    def _paint_guide(self, painter: QPainter, frame: Frame) -> None:
        if self._year is None:
            return
        x = frame.at((float(self._year), 0.0))[0]
        painter.setPen(QPen(QColor(colours().accent), 1))
        painter.drawLine(QPointF(x, frame.box.y), QPointF(x, frame.box.y + frame.box.height))

    def _paint_markers(self, painter: QPainter, layer: Layer, frame: Frame) -> None:
        if layer.kind not in ("line", "milestones"):
            return
        for run in runs(layer):
            for spot in run:
                paint_marker(painter, layer.role, QPointF(*frame.at(spot)), kind=layer.kind)


def _area_item(area: Area) -> QGraphicsPathItem:
    path = QPainterPath(QPointF(*area.lower[0]))
    for spot in (*area.lower[1:], *reversed(area.upper)):
        path.lineTo(*spot)
    path.closeSubpath()
    item = QGraphicsPathItem(path)
    edge = QPen(QColor(colours().surface), 1)
    edge.setCosmetic(True)
    item.setPen(edge)
    item.setBrush(area_brush(area.layer))
    return item


def _paint_line(painter: QPainter, layer: Layer, frame: Frame) -> None:
    """The layer's runs, joined point by point; what lies beyond the plot is not drawn."""
    path = QPainterPath()
    for run in runs(layer) if layer.kind in ("line", "path") else ():
        path.moveTo(*frame.at(run[0]))
        for spot in run[1:]:
            path.lineTo(*frame.at(spot))
    painter.setPen(line_pen(layer.role))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_text(painter: QPainter, text: Text) -> None:
    box = QRectF(text.box.x, text.box.y, text.box.width, text.box.height)
    if text.leader is not None:
        painter.setPen(QPen(QColor(colours().faint), 0.8))
        painter.drawLine(QPointF(*text.leader), QPointF(*text.box.nearest(text.leader)))
    if text.halo:
        ground = QColor(colours().surface)
        ground.setAlphaF(0.8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 2, 2)
    painter.setPen(text.colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.text)
