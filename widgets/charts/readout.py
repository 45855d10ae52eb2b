"""The small card that reads out a year: every layer's figure with its colour and where it came from."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dashboard.chart import ChartSpec
from dashboard.wording import Wording
from widgets.charts.brushes import ink
from widgets.theme import colours
from widgets.typefaces import NOTE, font

PAD, SWATCH, BETWEEN = 10, 10, 14


@dataclass(frozen=True, slots=True)
class Line:
    """One layer's read-out: the figure and, apart from it, the cell it came from."""

    text: str
    place: str
    colour: QColor


def lines_of(spec: ChartSpec, year: int) -> tuple[Line, ...]:
    """What the chart says about ``year``, stacks from the top down as they are seen."""
    found = [(layer, point) for layer, point in spec.layer_values(year) if point.readout]
    stacks = [pair for pair in found if pair[0].kind == "stack"][::-1]
    others = [pair for pair in found if pair[0].kind != "stack"]
    made = []
    for layer, point in (*others, *stacks):
        text, _, place = point.readout.partition("｜")
        made.append(Line(text.strip(), place.strip(" |"), ink(layer.role)))
    return tuple(made)


class ReadoutCard(QWidget):
    """Floats over the window beside the pointer; never takes the mouse itself."""

    def __init__(self, parent: QWidget, note: int = NOTE) -> None:
        super().__init__(parent)
        self._face, self._bold = font(note), font(note, bold=True)
        self._metrics, self._bold_metrics = QFontMetrics(self._face), QFontMetrics(self._bold)
        self._step = self._metrics.height() + 5
        self._text_width = 0
        self._floor = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head = ""
        self._lines: tuple[Line, ...] = ()
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says now, heading first."""
        return (self._head, *(line.text for line in self._lines))

    def read(self, spec: ChartSpec, year: int, say: Wording, beside: QPoint) -> None:
        """Show ``year`` of ``spec`` beside a point of the parent, kept inside the parent."""
        self._head = spec.x_labels[year] if spec.x_labels else say.year(year)
        self._lines = lines_of(spec, year)
        if not self._lines:
            self.hide()
            return
        self._text_width, place = self._widths()
        width = PAD * 2 + SWATCH + 6 + self._text_width + (BETWEEN + place if place else 0)
        self.resize(width, PAD * 2 + self._step * (len(self._lines) + 1))
        parent = self._floor.rect()
        x = beside.x() + 16 if beside.x() + 16 + width <= parent.right() - 4 else beside.x() - 16 - width
        y = min(max(beside.y() - self.height() // 2, 4), parent.bottom() - self.height() - 4)
        self.move(max(x, 4), y)
        self.setAccessibleName("\n".join(self.texts))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint heading and lines."""
        chosen = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chosen.faint), 1))
        painter.setBrush(QColor(chosen.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        step, text_width, text, faint = self._step, self._text_width, QColor(chosen.text), QColor(chosen.faint)
        painter.setFont(self._bold)
        painter.setPen(text)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(PAD, PAD, self.width() - 2 * PAD, step), flags, self._head)
        painter.setFont(self._face)
        left = PAD + SWATCH + 6
        for index, line in enumerate(self._lines, 1):
            top = PAD + index * step
            painter.fillRect(QRect(PAD, top + step // 2 - 4, 8, 8), line.colour)
            painter.setPen(text)
            painter.drawText(QRect(left, top, text_width + 2, step), flags, line.text)
            painter.setPen(faint)
            painter.drawText(QRect(left + text_width + BETWEEN, top, self.width(), step), flags, line.place)

    def _widths(self) -> tuple[int, int]:
        texts = [self._metrics.horizontalAdvance(line.text) for line in self._lines]
        places = [self._metrics.horizontalAdvance(line.place) for line in self._lines]
        return max([*texts, self._bold_metrics.horizontalAdvance(self._head) - SWATCH]), max(places, default=0)
