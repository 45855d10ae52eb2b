"""The interactive chart: axes and coordinates from pyqtgraph, the picture from the ChartSpec."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsPathItem,
    QGraphicsView,
    QGraphicsWidget,
    QWidget,
)

from dashboard.chart import ChartSpec
from dashboard.wording import Wording
from widgets.charts.annotations import Text, annotations
from widgets.charts.axes import ValueAxis, YearAxis
from widgets.charts.brushes import area_brush
from widgets.charts.curves import Curve, Trace, curves, traces
from widgets.charts.frame import Frame
from widgets.charts.labels import Box
from widgets.charts.painting import (
    paint_empty,
    paint_grid,
    paint_guide,
    paint_layers,
    paint_texts,
    paint_today,
    paint_watermark,
)
from widgets.charts.readout import ReadoutCard
from widgets.charts.shapes import Area, areas, years_with_values
from widgets.theme import Colours, colours
from widgets.typefaces import NOTE, font

RIGHT, SIDE = 14, 0.8


class ChartView(pg.GraphicsView):
    """Paints one ChartSpec; the pointer or the arrow keys read out a year.

    ``asked`` carries the year whose figures the person wants to follow to their source (a click, or Enter
    on the year being read out). ``note`` is the size of all words in pixels: larger for the meeting room.
    """

    asked = Signal(int)

    def __init__(self, say: Wording, parent: QWidget | None = None, *, note: int = NOTE) -> None:
        super().__init__(parent, background=None)
        self._say, self._note = say, note
        self._face = font(note)
        self._metrics = QFontMetricsF(self._face)
        self._spec: ChartSpec | None = None
        self._curves: tuple[Curve, ...] = ()
        self._areas: tuple[Area, ...] = ()
        self._drawn: tuple[Trace, ...] | None = None
        self._texts: tuple[Text, ...] = ()
        self._items: list[QGraphicsPathItem] = []
        self._said: tuple[int, ...] | None = None
        self._year: int | None = None
        self._picture = QPixmap()
        self._pictured_as: tuple[float, Colours] | None = None
        self._card: ReadoutCard | None = None
        self.setCacheMode(QGraphicsView.CacheModeFlag(0))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(160, 120)
        self.viewport().setAutoFillBackground(False)
        self._ground = QGraphicsWidget()
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)  # type: ignore[call-arg]
        self._years, self._values = YearAxis(note), ValueAxis(note)
        self._compose()

    @property
    def year(self) -> int | None:
        """The fiscal year being read out."""
        return self._year

    @property
    def spec(self) -> ChartSpec | None:
        """What is painted."""
        return self._spec

    def twin(self) -> "ChartView":
        """A view of its own with the same chart, for a picture of it."""
        made = ChartView(self._say, note=self._note)
        if self._spec is not None:
            made.show_spec(self._spec)
        return made

    def readouts(self) -> tuple[str, ...]:
        """What the card says now: the year, then a line for each layer; empty while it is hidden."""
        return self._card.texts if self._card is not None and self._card.isVisible() else ()

    def show_spec(self, spec: ChartSpec) -> None:
        """Paint ``spec`` in place of what was there."""
        self._spec, self._said = spec, None
        self._curves, self._areas = curves(spec), areas(spec)
        self._drawn = self._pictured_as = None
        self.hush()
        self._show_areas()
        self._box.setRange(xRange=(spec.x_min - SIDE, spec.x_max + SIDE), yRange=(spec.y_min, spec.y_max), padding=0)
        names = {year: spec.x_labels[year] if spec.x_labels else str(year) for year in spec.x_ticks}
        self._years.strong = frozenset(names[year] for year in spec.x_strong if year in names)
        self._years.ticks = [(float(year), name) for year, name in names.items()]
        self._values.ticks = list(zip(spec.y_ticks, spec.y_labels, strict=True))
        self._values.setWidth(int(max(map(self._metrics.horizontalAdvance, spec.y_labels), default=0)) + 12)
        self.setAccessibleName(self._say("window.chart.described", title=spec.title, unit=spec.unit))
        self.viewport().update()

    def read_year(self, year: int) -> None:
        """Read out ``year`` in the card beside the guide line."""
        if self._spec is None:
            return
        if self._card is None or self._card.parentWidget() is not self.window():
            self._card = ReadoutCard(self.window(), self._note)
        self._guide_to(year)
        x = self._frame().at((float(year), 0.0))[0]
        self._card.read(self._spec, year, self._say, self.mapTo(self.window(), QPoint(int(x), self.height() // 2)))

    def hush(self) -> None:
        """Stop reading out."""
        self._guide_to(None)
        if self._card is not None:
            self._card.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the nearest year that has something to say."""
        if years := self._years_said():
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

    def hideEvent(self, event: QHideEvent) -> None:
        """A chart out of sight reads nothing out."""
        self.hush()
        super().hideEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks where the figures of the year come from."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._year is not None:
            self.asked.emit(self._year)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End go from year to year, Enter asks for the source, Escape ends it."""
        years = self._years_said()
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        if event.key() in steps and years:
            here = years.index(self._year) if self._year in years else len(years) - 1 - steps[event.key()]
            self.read_year(years[max(0, min(len(years) - 1, here + steps[event.key()]))])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and years:
            self.read_year(years[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._year is not None:
            self.asked.emit(self._year)
        elif event.key() == Qt.Key.Key_Escape and self._year is not None:
            self.hush()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the axes their room."""
        super().resizeEvent(event)
        if hasattr(self, "_ground"):
            top = 2 * self._note + 4
            self._ground.setGeometry(0, top, self.width() - RIGHT, self.height() - top)
            self._drawn = self._pictured_as = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a picture of the chart, taken when it looks otherwise than before, and the guide line over it."""
        if self._spec is None:
            super().paintEvent(event)
            return
        with QPainter(self.viewport()) as painter:
            ratio = painter.deviceTransform().m11()
            if self._pictured_as != (ratio, colours()):
                self._picture, self._pictured_as = self._taken(ratio), (ratio, colours())
            painter.drawPixmap(0, 0, self._picture)
            if self._year is not None:
                paint_guide(painter, self._year, self._frame())

    def drawBackground(self, painter: QPainter, _rect: QRectF | object) -> None:
        """The light horizontal grid and the bands."""
        if self._spec is not None and not self._spec.empty:
            paint_grid(painter, self._spec, self._frame())
            painter.setBrush(Qt.BrushStyle.NoBrush)  # pyqtgraph's items would be filled with the one that is left

    def drawForeground(self, painter: QPainter, _rect: QRectF | object) -> None:
        """Everything in pixels: today, markers, words, the guide line of the read-out."""
        spec = self._spec
        if spec is None:
            return
        frame = self._frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._face)
        if spec.empty:
            paint_empty(painter, QRectF(0, 0, self.width(), self.height()), spec.empty)
            return
        if self._drawn is None:
            self._drawn = traces(self._curves, frame)
            self._texts = annotations(spec, frame, self._metrics, self._drawn, self._areas)
        painter.setPen(QColor(colours().faint))
        painter.drawText(QPointF(2, self._note), spec.unit)
        paint_watermark(painter, spec, frame)
        paint_today(painter, spec, frame)
        paint_layers(painter, self._drawn, frame, self._note)
        paint_texts(painter, self._texts)

    def _years_said(self) -> tuple[int, ...]:
        """The years that have something to read out, gone through when they are first asked for."""
        if self._said is None:
            self._said = years_with_values(self._spec) if self._spec else ()
        return self._said

    def _guide_to(self, year: int | None) -> None:
        """Move the guide line; only where it was and where it will be is painted anew."""
        for moved in (self._year, year):
            if moved is not None:
                x = int(self._frame().at((float(moved), 0.0))[0])
                self.viewport().update(x - 2, 0, 5, self.height())
        self._year = year

    def _taken(self, ratio: float) -> QPixmap:
        """The chart as it is, without the guide line, with ``ratio`` dots for each pixel."""
        size = self.viewport().size() * ratio
        made = self._picture if self._picture.size() == size else QPixmap(size)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        self._ground.layout().activate()  # else the axes would find their room only while they are painted
        with QPainter(made) as painter:
            self.render(painter, QRectF(self.viewport().rect()), self.viewport().rect())
        return made

    def _show_areas(self) -> None:
        """Give every area an item of the plot; those that are there already are used again."""
        for _ in self._areas[len(self._items) :]:
            self._items.append(QGraphicsPathItem())
            self._box.addItem(self._items[-1], ignoreBounds=True)
        for item in self._items[len(self._areas) :]:
            self._box.removeItem(item)
        del self._items[len(self._areas) :]
        for item, area in zip(self._items, self._areas, strict=True):
            _shape(item, area)

    def _compose(self) -> None:
        """Put the axes around the plot."""
        layout = QGraphicsGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._ground.setLayout(layout)
        layout.addItem(self._values, 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._years, 1, 1)
        self._years.setHeight(2 * self._note)
        for axis, pen in ((self._years, QPen(QColor(colours().faint))), (self._values, QPen(Qt.PenStyle.NoPen))):
            axis.linkToView(self._box)  # type: ignore[union-attr]
            axis.enableAutoSIPrefix(False)  # else every new range has an axis title worked out that is never shown
            axis.setPen(pen)
        self.scene().addItem(self._ground)

    def _frame(self) -> Frame:
        self._ground.layout().activate()
        rect = self._box.mapRectToScene(self._box.boundingRect())
        (x0, x1), (y0, y1) = self._box.viewRange()
        return Frame(Box(rect.x(), rect.y(), rect.width(), rect.height()), (x0, x1), (y0, y1))


def _shape(item: QGraphicsPathItem, area: Area) -> None:
    path = QPainterPath(QPointF(*area.lower[0]))
    for spot in (*area.lower[1:], *reversed(area.upper)):
        path.lineTo(*spot)
    path.closeSubpath()
    item.setPath(path)
    edge = QPen(QColor(colours().surface), 1)
    edge.setCosmetic(True)
    item.setPen(edge)
    item.setBrush(area_brush(area.layer))
