"""What the overview is painted with: goal tiles, attention lines and sparklines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dashboard.overview import Attention, GoalTile
from dashboard.wording import Wording
from widgets.pages.keyed import give_key, hint_at, plain
from widgets.theme import colours
from widgets.typefaces import BODY, FIGURE, NOTE, advance, elided, font

PAD = 12
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
GOAL, ATTENTION = "G", "A"  # keys that go from one tile, or one line, to the next
SHAPES = {"red": "■", "amber": "▲", "quiet": "・"}


class Painted(QAbstractButton):
    """A button that paints itself: hairline surface, accent when the pointer or the keyboard is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then it is shown."""
        self._by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyed(self) -> bool:
        """Whether the keyboard is on it."""
        return self.hasFocus() and self._by_keyboard

    def lively(self) -> bool:
        """Whether the pointer or the keyboard is on it."""
        return self.underMouse() or self.keyed()


def offer_source(widget: QWidget, say: Wording, act: Callable[[], object]) -> None:
    """Let ``widget`` lead to where its figures come from: by Ctrl+Enter while the keyboard is on it, or its menu."""
    action = QAction(plain(say("origin.open")), widget)
    action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda *_: act())
    widget.addAction(action)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    widget.setAccessibleDescription(say("origin.tile_hint"))


class TileButton(Painted):
    """A goal: key and title, mark with its word, one figure, sparkline, date of the data.

    ``asked`` says that the person wants to see where its figure comes from: Ctrl+Enter, or its menu.
    """

    asked = Signal()

    def __init__(self, tile: GoalTile, say: Wording) -> None:
        super().__init__()
        self.tile = tile
        self._say = say
        self.setMinimumSize(120, 112)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        figure = f"{tile.figure_title} {tile.figure.text} {tile.figure.unit}".strip()
        spoken = say(
            "window.overview.tile",
            key=tile.key,
            title=tile.title,
            mark=tile.verdict,
            figure=figure,
            date=tile.data_date,
        )
        self.setAccessibleName(spoken)
        hint = (say("origin.tile_hint"),) if tile.figure.value is not None else ()
        hint_at(self, "\n".join((f"{tile.key} {tile.title}", tile.verdict, *tile.points, *hint)))
        give_key(self, GOAL)
        if hint:
            offer_source(self, say, self.asked.emit)

    def sizeHint(self) -> QSize:
        """As high as its four lines."""
        return QSize(176, 124)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile."""
        chosen, tile = colours(), self.tile
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(chosen.surface))
        painter.setPen(QPen(QColor(chosen.accent if self.lively() else chosen.hairline), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = self.width() - 2 * PAD
        self._write(painter, QRect(PAD, 8, inner, 18), f"{tile.key} {tile.title}", chosen.text, BODY, bold=True)
        self._write(painter, QRect(PAD, 27, inner, 16), tile.mark_brief, chosen.quiet, NOTE)
        self._write(painter, QRect(PAD, 48, inner, 15), tile.figure_title, chosen.faint, NOTE)
        if tile.figure.value is None:
            self._write(painter, QRect(PAD, 64, inner, 28), tile.data_date, chosen.faint, BODY)
            return
        self._paint_figure(painter, inner)
        self._paint_date(painter, inner)

    def _paint_figure(self, painter: QPainter, inner: int) -> None:
        chosen, tile = colours(), self.tile
        wide = advance(tile.figure.text, FIGURE, bold=True)
        self._write(painter, QRect(PAD, 64, wide + 2, 28), tile.figure.text, chosen.text, FIGURE, bold=True)
        unit = advance(tile.figure.unit, NOTE)
        room = min(unit + 2, inner - wide - 4)
        self._write(painter, QRect(PAD + wide + 4, 69, room, 22), tile.figure.unit, chosen.quiet, NOTE)
        left = PAD + wide + unit + 16
        if inner + PAD - left > 24:
            right = min(inner + PAD - left, 72)
            paint_spark(painter, QRectF(PAD + inner - right, 68, right, 20), tile.spark)

    def _paint_date(self, painter: QPainter, inner: int) -> None:
        chosen, tile = colours(), self.tile
        line = QRect(PAD, self.height() - 24, inner, 16)
        badge = self._say("window.example")
        if tile.example:
            wide = advance(badge, NOTE) + 8
            box = QRectF(line.right() - wide + 0.5, line.y() + 0.5, wide, 15)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(chosen.faint), 1))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(font(NOTE))
            painter.setPen(QColor(chosen.quiet))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
            line.setWidth(inner - wide - 4)
        self._write(painter, line, tile.data_date, chosen.faint, NOTE)

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: str, colour: str, pixels: int, *, bold: bool = False) -> None:
        painter.setFont(font(pixels, bold=bold))
        painter.setPen(QColor(colour))
        painter.drawText(box, LEFT, elided(text, box.width(), pixels, bold=bold))


class AttentionLine(Painted):
    """One thing that needs attention, in up to two lines; a click goes there, ``asked`` wants to see its figures."""

    asked = Signal()

    def __init__(self, entry: Attention, say: Wording) -> None:
        super().__init__()
        self.entry = entry
        self.setAccessibleName(entry.text)
        hint_at(self, f"{entry.text}\n{say('origin.tile_hint')}")
        give_key(self, ATTENTION)
        offer_source(self, say, self.asked.emit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two, as the width asks for."""
        super().resizeEvent(event)
        self.setFixedHeight(20 * len(self._lines(self.width())) + 2)

    def sizeHint(self) -> QSize:
        """As wide as it may become, one line high."""
        return QSize(280, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shape and words."""
        chosen, painter = colours(), QPainter(self)
        ink = chosen.text if self.entry.level == "quiet" else chosen.level(self.entry.level)[0]
        face = font(BODY)
        face.setUnderline(self.lively())
        painter.setPen(QColor(ink))
        painter.setFont(font(BODY))
        painter.drawText(QRect(0, 0, 18, 20), LEFT, SHAPES[self.entry.level])
        painter.setFont(face)
        for index, line in enumerate(self._lines(self.width())):
            painter.drawText(QRect(18, index * 20, self.width() - 18, 20), LEFT, line)

    def _lines(self, width: int) -> list[str]:
        room, text = width - 20, self.entry.text
        if advance(text) <= room or room < 60:
            return [text]
        cut = next((n for n in range(len(text), 0, -1) if advance(text[:n]) <= room), 1)
        if " " in text[:cut] and text.isascii():
            cut = text[:cut].rindex(" ") + 1
        return [text[:cut].rstrip(), elided(text[cut:], room)]


def paint_spark(painter: QPainter, box: QRectF, values: Sequence[float | None]) -> None:
    """The recent course as a thin line with its last point; years without a value are gaps."""
    known = [value for value in values if value is not None]
    if not known:
        return
    low, high = min(known), max(known)
    step = box.width() / max(len(values) - 1, 1)
    spots = [_spot(box, index * step, value, low, high) for index, value in enumerate(values)]
    path, pen_down = QPainterPath(), False
    for spot in spots:
        if spot is not None and pen_down:
            path.lineTo(spot)
        elif spot is not None:
            path.moveTo(spot)
        pen_down = spot is not None
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().faint), 1.5))
    painter.drawPath(path)
    last = next(spot for spot in reversed(spots) if spot is not None)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().accent))
    painter.drawEllipse(last, 2.5, 2.5)


def _spot(box: QRectF, across: float, value: float | None, low: float, high: float) -> QPointF | None:
    if value is None:
        return None
    share = (value - low) / (high - low) if high > low else 0.5
    return QPointF(box.x() + across, box.bottom() - share * box.height())
