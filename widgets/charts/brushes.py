"""The palette's roles as pens and brushes of the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from dashboard.chart import Layer, Role
from dashboard.palette import LOOKS
from widgets.charts.labels import Spot
from widgets.theme import colours

DASHES = {"dashed": [5.0, 3.0], "dotted": [1.0, 2.5]}
HALF, REACH = 3.25, 5.0
"""In pixels, half of what a circle or square is wide; from a diamond's middle to its corners."""


def ink(role: Role) -> QColor:
    """The role's colour on the present ground."""
    look = LOOKS[role]
    return QColor(look.dark if colours().dark else look.colour)


def mixed(colour: str, ground: str, share: float) -> QColor:
    """What ``share`` of a colour looks like on a ground, without being see-through."""
    over, under = QColor(colour), QColor(ground)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(share * one + (1 - share) * other) for one, other in pairs))


def line_pen(role: Role) -> QPen:
    """The role's pen, for painting in pixels."""
    look = LOOKS[role]
    pen = QPen(ink(role), look.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.dash in DASHES:
        pen.setDashPattern(DASHES[look.dash])
    return pen


def area_brush(layer: Layer) -> QBrush:
    """The fill of a stack layer; example data are hatched."""
    return QBrush(ink(layer.role), Qt.BrushStyle.BDiagPattern if layer.hatched else Qt.BrushStyle.SolidPattern)


def text_on(role: Role) -> QColor:
    """Black or white, whichever can be read on the role's colour."""
    colour = ink(role)
    bright = 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
    return QColor("#14191e" if bright > 0.48 else "#ffffff")


def paint_markers(painter: QPainter, layer: Layer, spots: Sequence[Spot]) -> None:
    """The points of a line (filled circles or squares) or its milestones (open diamonds)."""
    marker = "diamond" if layer.kind == "milestones" else LOOKS[layer.role].marker
    if marker == "none" or not spots:
        return
    colour = ink(layer.role)
    painter.setPen(QPen(colour, 1.5) if marker == "diamond" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().surface) if marker == "diamond" else colour)
    for x, y in spots:
        if marker == "circle":
            painter.drawEllipse(QPointF(x, y), HALF, HALF)
        elif marker == "diamond":
            corners = ((x, y - REACH), (x + REACH, y), (x, y + REACH), (x - REACH, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            painter.drawRect(QRectF(x - HALF, y - HALF, 2 * HALF, 2 * HALF))
