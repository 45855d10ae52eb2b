"""The three calendars on one axis: fiscal year, agreement year, consultation cycle."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dashboard.board_health import CalendarRow, CalendarSpan, CalendarStrip
from widgets.pages.tiles import LEFT, SHAPES, elided
from widgets.theme import colours
from widgets.typefaces import NOTE, font

NAMES, LINE, TOP = 88, 40, 20


class CalendarView(QWidget):
    """Paints a CalendarStrip; what it shows is also its accessible description."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._strip: CalendarStrip | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: CalendarStrip) -> None:
        """Show ``strip`` in place of what was there."""
        self._strip = strip
        self.setAccessibleDescription("\n".join(_told(row) for row in strip.rows))
        self.setToolTip("\n".join(f"{row.title}：{row.definition}" for row in strip.rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(480, TOP + LINE * (len(self._strip.rows) if self._strip else 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, then today over them."""
        if self._strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(NOTE))
        for index, row in enumerate(self._strip.rows):
            self._paint_row(painter, row, TOP + index * LINE)
        x = round(self._x(self._strip.today)) + 0.5
        painter.setPen(QPen(QColor(colours().accent), 1))
        painter.drawLine(QPointF(x, TOP - 2), QPointF(x, self.height() - 4))
        painter.drawText(QRectF(x - 40, 0, 80, TOP - 3), Qt.AlignmentFlag.AlignCenter, self._strip.today_label)

    def _paint_row(self, painter: QPainter, row: CalendarRow, top: int) -> None:
        chosen = colours()
        painter.setPen(QColor(chosen.quiet))
        painter.drawText(QRectF(0, top, NAMES - 8, 20), LEFT, elided(row.title, NAMES - 8, NOTE))
        painter.setPen(QPen(QColor(chosen.hairline), 1))
        painter.drawLine(QPointF(NAMES, top + LINE - 5), QPointF(self.width(), top + LINE - 5))
        for span in row.spans:
            self._paint_span(painter, span, top)
        room = float(NAMES)
        for day in row.days:
            x = self._x(day.at)
            if not NAMES <= x <= self.width():
                continue
            ink, _ = chosen.level(day.level)
            words = day.label if day.level == "quiet" else f"{SHAPES[day.level]} {day.label}"
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(x + 5, self.width() - wide)
            painter.setPen(QPen(QColor(ink), 1.5))
            painter.drawLine(QPointF(x, top + 19), QPointF(x, top + 33))
            if left > room:
                painter.drawText(QRectF(left, top + 18, wide + 2, 16), LEFT, words)
                room = left + wide + 8

    def _paint_span(self, painter: QPainter, span: CalendarSpan, top: int) -> None:
        left, right = max(self._x(span.start), NAMES), min(self._x(span.end), self.width())
        if right - left < 2:
            return
        ink, ground = colours().level(span.level)
        box = QRectF(left + 0.5, top + 0.5, right - left - 2, 17)
        painter.setPen(QPen(QColor(colours().hairline), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided(span.label, int(box.width()) - 8, NOTE))

    def _x(self, at: float) -> float:
        if self._strip is None:
            return 0.0
        across = (at - self._strip.start) / ((self._strip.end - self._strip.start) or 1.0)
        return NAMES + across * (self.width() - NAMES)


def _told(row: CalendarRow) -> str:
    spans = [f"{span.label} {span.detail}" for span in row.spans]
    return "、".join((row.title, *spans, *(day.label for day in row.days)))
