"""The palette's roles as pens and brushes of the screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from dashboard.chart import Layer, Role
from dashboard.palette import LOOKS
from widgets.theme import colours

DASHES = {"dashed": [5.0, 3.0], "dotted": [1.0, 2.5]}


def ink(role: Role) -> QColor:
    """The role's colour on the present ground."""
    look = LOOKS[role]
    return QColor(look.dark if colours().dark else look.colour)


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


def paint_marker(painter: QPainter, role: Role, spot: QPointF, *, kind: str, radius: float = 3.0) -> None:
    """A point of a line (filled circle or square) or a milestone (open diamond)."""
    colour = ink(role)
    marker = "diamond" if kind == "milestones" else LOOKS[role].marker
    if marker == "none":
        return
    painter.setPen(QPen(colour, 1.5))
    if marker == "diamond":
        reach = radius + 2
        painter.setBrush(QColor(colours().surface))
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([spot + corner for corner in corners]))
        return
    painter.setBrush(colour)
    if marker == "circle":
        painter.drawEllipse(spot, radius - 0.5, radius - 0.5)
    else:
        half = radius - 0.5
        painter.drawRect(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half))
