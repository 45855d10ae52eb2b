"""The axes: pyqtgraph's coordinates, with line and words painted as the rest of the window is.

The ticks of a ChartSpec are few and finished texts, so they are painted where they belong, without pyqtgraph's search
for ticks that fit, which took a quarter of a redraw.
"""

from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from widgets.theme import colours
from widgets.typefaces import NOTE, font

RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
OFFSET, LIFT, WIDE, BETWEEN = 4, 0.4, 60, 6
"""From the axis to its words; where their middle stands, in heights of theirs; half a word's room; between two."""

Ticks = list[tuple[float, str]]


class YearAxis(pg.AxisItem):
    """The years, those that matter most stressed."""

    def __init__(self, note: int = NOTE) -> None:
        super().__init__("bottom")
        self._faces = (font(note), font(note, bold=True))
        self._metrics = tuple(map(QFontMetricsF, self._faces))
        self.strong: frozenset[str] = frozenset()
        self.ticks: Ticks = []

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, /, _widget: QWidget | None = None) -> None:
        """Paint the base line and the years; one that would touch the one before it is left out."""
        box = self.mapRectFromParent(self.geometry())
        painter.setPen(self.pen())
        painter.drawLine(box.topLeft() + QPointF(-1, 1), box.topRight() + QPointF(-1, 1))
        middle = box.top() + OFFSET + 1 + LIFT * self._metrics[0].height()
        inks = QColor(colours().faint), QColor(colours().text)
        room = float("-inf")
        for share, text in _shares(self.ticks, self.range):
            x, stressed = box.left() + share * box.width(), text in self.strong
            half = self._metrics[stressed].horizontalAdvance(text) / 2
            if x - half < room:
                continue
            room = x + half + BETWEEN
            painter.setFont(self._faces[stressed])
            painter.setPen(inks[stressed])
            painter.drawText(QRectF(x - WIDE, middle - WIDE, 2 * WIDE, 2 * WIDE), Qt.AlignmentFlag.AlignCenter, text)


class ValueAxis(pg.AxisItem):
    """The values beside the grid, without ticks of their own."""

    def __init__(self, note: int = NOTE) -> None:
        super().__init__("left")
        self._face = font(note)
        self.ticks: Ticks = []

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, /, _widget: QWidget | None = None) -> None:
        """Paint the values."""
        box = self.mapRectFromParent(self.geometry())
        painter.setFont(self._face)
        painter.setPen(QColor(colours().faint))
        for share, text in _shares(self.ticks, self.range):
            y = box.bottom() - share * box.height()
            painter.drawText(QRectF(box.left(), y - WIDE, box.width() - OFFSET, 2 * WIDE), RIGHT_MIDDLE, text)


def _shares(ticks: Ticks, shown: list[float]) -> Iterator[tuple[float, str]]:
    """How far along the axis each tick within what is shown stands, from 0 to 1, in order."""
    low, high = shown
    for value, text in sorted(ticks):
        if low <= value <= high and high > low:
            yield (value - low) / (high - low), text
