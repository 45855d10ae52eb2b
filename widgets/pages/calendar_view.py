"""The three calendars on one axis: fiscal year, agreement year, consultation cycle.

A stretch is a bar with its name in it, a day a mark beneath with its date on a line of its own. Words that find no
room are said shorter, and left away where even that does not fit: nothing lies over anything else.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dashboard.board_health import CalendarDay, CalendarRow, CalendarSpan, CalendarStrip
from widgets.pages.tiles import LEFT, SHAPES
from widgets.theme import colours
from widgets.typefaces import NOTE, advance, elided, font

NAMES, TOP, GAP = 88, 20, 8
BAR, TICK, WORDS = 18, 5, 16
CENTRE = Qt.AlignmentFlag.AlignCenter


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
        rules = [f"{row.title}：{row.definition}" for row in strip.rows]
        days = [day.label for row in strip.rows for day in row.days]
        self.setToolTip("\n".join((*rules, *days)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        rows = self._strip.rows if self._strip else ()
        return QSize(400, TOP + sum(_height(row) for row in rows) + GAP * max(len(rows) - 1, 0))

    def labels(self) -> tuple[str, ...]:
        """The words on show at the present width, row by row: bars, then days."""
        shown: list[str] = []
        for row in self._strip.rows if self._strip else ():
            shown += [words for span in row.spans if (words := self._words_of(span))]
            shown += [words for _, words, _ in self._placed(row)]
        return tuple(shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint today, then the rows over it."""
        strip = self._strip
        if strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(NOTE))
        x = round(self._x(strip.today)) + 0.5
        painter.setPen(QPen(QColor(colours().accent), 1))
        painter.drawLine(QPointF(x, TOP - 3), QPointF(x, self.sizeHint().height()))
        painter.drawText(QRectF(x - 40, 0, 80, TOP - 4), CENTRE, strip.today_label)
        top = TOP
        for row in strip.rows:
            self._paint_row(painter, row, top)
            top += _height(row) + GAP

    def _paint_row(self, painter: QPainter, row: CalendarRow, top: int) -> None:
        chosen = colours()
        painter.setPen(QColor(chosen.quiet))
        painter.drawText(QRectF(0, top, NAMES - 8, BAR), LEFT, elided(row.title, NAMES - 8, NOTE))
        for span in row.spans:
            self._paint_span(painter, span, top)
        for day in row.days:
            x = self._x(day.at)
            if NAMES <= x <= self.width():
                painter.setPen(QPen(QColor(_ink(day)), 1.5))
                painter.drawLine(QPointF(x, top + BAR + 1), QPointF(x, top + BAR + TICK))
        for day, words, box in self._placed(row):
            place = box.translated(0, top + BAR + TICK)
            painter.fillRect(place, QColor(chosen.surface))
            painter.setPen(QColor(_ink(day)))
            painter.drawText(place, CENTRE, words)
        if not row.spans and not row.days:
            painter.setPen(QColor(chosen.faint))
            place = QRectF(NAMES + 2, top, self.fontMetrics().horizontalAdvance(row.empty) + 8, BAR)
            painter.drawText(place, LEFT, row.empty)

    def _paint_span(self, painter: QPainter, span: CalendarSpan, top: int) -> None:
        left, right = self._ends(span)
        if right - left < 2:
            return
        ink, ground = colours().level(span.level)
        box = QRectF(left + 0.5, top + 0.5, right - left - 2, BAR - 1)
        edge = QPen(QColor(colours().hairline), 1)
        if span.open:
            edge.setDashPattern([3.0, 2.0])
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(ink))
        painter.drawText(box, CENTRE, self._words_of(span))

    def _words_of(self, span: CalendarSpan) -> str:
        """The name of a stretch as far as its bar has room for it: whole, in short, or not at all."""
        left, right = self._ends(span)
        return next((words for words in (span.label, span.brief) if self._wide(words) <= right - left - 12), "")

    def _placed(self, row: CalendarRow) -> list[tuple[CalendarDay, str, QRectF]]:
        """The days whose words find room under their marks, beside each other; what is urgent comes first."""
        placed: list[tuple[CalendarDay, str, QRectF]] = []
        for day in self._by_weight(row):
            for words in (_words(day, day.label), _words(day, day.brief)):
                box = self._box(day, words)
                if words and not any(_close(box, other) for _, _, other in placed):
                    placed.append((day, words, box))
                    break
        return placed

    def _by_weight(self, row: CalendarRow) -> list[CalendarDay]:
        """The days that lie on the axis: urgent ones, then those to come, the nearest to today first."""
        today = self._strip.today if self._strip else 0.0
        here = [day for day in row.days if NAMES <= self._x(day.at) <= self.width()]
        return sorted(here, key=lambda day: (day.level == "quiet", day.at < today, abs(day.at - today)))

    def _box(self, day: CalendarDay, words: str) -> QRectF:
        """Where the words of a day go: under its mark, within the axis."""
        wide = self._wide(words) + 4
        left = max(float(NAMES), min(self._x(day.at) - wide / 2, self.width() - wide))
        return QRectF(left, 0, wide, WORDS)

    def _wide(self, words: str) -> int:
        return advance(words, NOTE)

    def _ends(self, span: CalendarSpan) -> tuple[float, float]:
        return max(self._x(span.start), NAMES), min(self._x(span.end), self.width())

    def _x(self, at: float) -> float:
        if self._strip is None:
            return 0.0
        across = (at - self._strip.start) / ((self._strip.end - self._strip.start) or 1.0)
        return NAMES + across * (self.width() - NAMES)


def _close(one: QRectF, other: QRectF) -> bool:
    """Whether two texts on one line lie over each other, or nearly so."""
    return one.left() < other.right() + 6 and other.left() < one.right() + 6


def _height(row: CalendarRow) -> int:
    return BAR + TICK + WORDS if row.days else BAR


def _ink(day: CalendarDay) -> str:
    return colours().level(day.level)[0]


def _words(day: CalendarDay, words: str) -> str:
    return words if day.level == "quiet" or not words else f"{SHAPES[day.level]} {words}"


def _told(row: CalendarRow) -> str:
    spans = [f"{span.label} {span.detail}".strip() for span in row.spans]
    told = (row.title, *spans, *(day.label for day in row.days))
    return "、".join(told if len(told) > 1 else (row.title, row.empty))
