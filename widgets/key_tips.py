"""While Alt is held, every button that can be seen wears the key that presses it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.pages.keyed import keys_shown
from widgets.theme import colours
from widgets.typefaces import NOTE, font

HIGH, PAD, INSET = 18, 5, 3
ENDING = frozenset({QEvent.Type.WindowDeactivate, QEvent.Type.Resize, QEvent.Type.MouseButtonPress})


class KeyTips(QObject):
    """Watches ``window`` for Alt held alone; any other key, a click or another window ends it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sheet: TipSheet | None = None
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the keys while Alt is down; nothing is kept from the window."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
                self.show_keys()
            elif event.key() != Qt.Key.Key_Alt:
                self.hide_keys()
        elif kind in ENDING or (kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent)):
            self.hide_keys()
        return False

    def show_keys(self) -> None:
        """Lay the keys over the window."""
        self.hide_keys()
        self.sheet = TipSheet(self._window)
        self.sheet.show()

    def hide_keys(self) -> None:
        """Take them away again."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.hide()
            sheet.deleteLater()


class TipSheet(QWidget):
    """A clear sheet over a window with a key at the upper right corner of each button; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.tips = tuple(
            (keys, self._box(made, keys))
            for made in window.findChildren(QAbstractButton)
            if made.isVisible() and made.isEnabled() and made.window() is window and self._seen(made)
            if (keys := keys_shown(made).removeprefix("Alt+"))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each key on a small ground of its own."""
        painter, chosen = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(NOTE, bold=True))
        for keys, box in self.tips:
            painter.setPen(QPen(QColor(chosen.accent), 1))
            painter.setBrush(QColor(chosen.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)

    def _seen(self, made: QAbstractButton) -> bool:
        """Whether the button's corner is not scrolled away."""
        return not made.visibleRegion().isEmpty()

    def _box(self, made: QAbstractButton, keys: str) -> QRectF:
        """Where the key goes: across the button's upper right corner, within the window."""
        wide = max(QFontMetrics(font(NOTE, bold=True)).horizontalAdvance(keys) + 2 * PAD, HIGH)
        corner = made.mapTo(made.window(), QPoint(made.width(), 0))
        left = min(corner.x() - wide + INSET, self.width() - wide - 1)
        return QRectF(max(left, 1) + 0.5, max(corner.y() - HIGH / 2, 1) + 0.5, wide, HIGH)
