"""The axes: pyqtgraph's, with the words painted as the rest of the window is."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from widgets.theme import colours
from widgets.typefaces import NOTE, font

TextSpecs = list[tuple[QRectF, object, str]]
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class YearAxis(pg.AxisItem):
    """The years, those that matter most stressed."""

    def __init__(self, note: int = NOTE) -> None:
        super().__init__("bottom")
        self._note = note
        self.strong: frozenset[str] = frozenset()

    def drawPicture(
        self, painter: QPainter, axis: tuple[QPen, QPointF, QPointF], _ticks: list[object], texts: TextSpecs
    ) -> None:
        """Paint the base line and the years."""
        pen, start, end = axis
        painter.setPen(pen)
        painter.drawLine(start, end)
        room = float("-inf")
        for rect, _flags, text in sorted(texts, key=lambda spec: spec[0].x()):
            stressed = text in self.strong
            face = font(self._note, bold=stressed)
            half = QFontMetricsF(face).horizontalAdvance(text) / 2
            if rect.center().x() - half < room:
                continue
            room = rect.center().x() + half + 6
            painter.setFont(face)
            painter.setPen(QColor(colours().text if stressed else colours().faint))
            painter.drawText(rect.adjusted(-40, -3, 40, 5), Qt.AlignmentFlag.AlignCenter, text)


class ValueAxis(pg.AxisItem):
    """The values beside the grid, without ticks of their own."""

    def __init__(self, note: int = NOTE) -> None:
        super().__init__("left")
        self._note = note

    def drawPicture(
        self, painter: QPainter, _axis: tuple[QPen, QPointF, QPointF], _ticks: list[object], texts: TextSpecs
    ) -> None:
        """Paint the values."""
        painter.setFont(font(self._note))
        painter.setPen(QColor(colours().faint))
        for rect, _flags, text in texts:
            painter.drawText(rect.adjusted(-8, -2, 0, 2), RIGHT_MIDDLE, text)
