"""The records opened last: name, folder, last change; one that is gone is quiet, and any can be taken off the list."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from dashboard.wording import Wording
from widgets.pages.parts import Card, clear, in_line, words
from widgets.pages.tiles import LEFT, Painted
from widgets.theme import colours
from widgets.typefaces import BODY, NOTE, advance, elided, font

HIGH, CROSS, PAD = 44, 28, 8
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def last_change(record: Path) -> datetime.datetime | None:
    """When the file at ``record`` was last written, in this person's zone; None where it is not to be found.

    A network folder that does not answer can take half a minute: never ask on the window's thread.
    """
    try:
        return datetime.datetime.fromtimestamp(record.stat().st_mtime).astimezone()
    except (OSError, ValueError):
        return None


class RecentRow(Painted):
    """One record. ``removed`` says that the person wants it off the list, ``stepped`` to go up or down by one."""

    removed = Signal()
    stepped = Signal(int)

    def __init__(self, record: Path, say: Wording) -> None:
        super().__init__()
        self.record, self._say = record, say
        self.missing, self.told = False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("recent.open", name=record.stem, folder=record.parent))
        self.setToolTip(str(record))

    def tell(self, changed: datetime.datetime | None) -> None:
        """Say when it was last changed, or that it is not there."""
        self.missing = changed is None
        self.told = self._say("recent.missing") if changed is None else self._moment(changed)
        self.setAccessibleDescription(self.told)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(320, HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes it off the list, the arrows go to its neighbours."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The arrows bring the keyboard too."""
        super().focusInEvent(event)
        self._by_keyboard = self._by_keyboard or event.reason() == Qt.FocusReason.OtherFocusReason

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name and folder, and at the right what is known of the file."""
        chosen, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lively():
            painter.setBrush(QColor(chosen.accent_soft))
            painter.setPen(QPen(QColor(chosen.accent), 1) if self.keyed() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        ink = QColor(chosen.faint if self.missing else chosen.text)
        wide = self.width() - 2 * PAD
        right = advance(self.told, NOTE)
        painter.setPen(ink)
        painter.setFont(font(BODY, bold=not self.missing))
        room = wide - right - 16
        name = elided(self.record.stem, room, BODY, bold=not self.missing)
        painter.drawText(QRect(PAD, 5, room, 18), LEFT, name)
        painter.setFont(font(NOTE))
        painter.setPen(QColor(chosen.faint))
        painter.drawText(QRect(PAD, 5, wide, 18), RIGHT, self.told)
        folder = QFontMetrics(font(NOTE)).elidedText(str(self.record.parent), Qt.TextElideMode.ElideMiddle, wide)
        painter.drawText(QRect(PAD, 24, wide, 16), LEFT, folder)

    def _moment(self, changed: datetime.datetime) -> str:
        return self._say("recent.changed", moment=self._say.instant(changed))


class Cross(Painted):
    """The small button beside a record that takes it off the list."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.setFixedSize(CROSS, CROSS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a cross."""
        chosen, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chosen.accent if self.lively() else chosen.faint), 1.3))
        middle, reach = QPointF(CROSS / 2, CROSS / 2), 4.0
        for slope in (1, -1):
            painter.drawLine(middle - QPointF(reach, slope * reach), middle + QPointF(reach, slope * reach))
        if self.keyed():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 4, 4)


class RecentCard(Card):
    """``opened`` carries the record a person wants, ``removed`` one that they want off the list."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__(padding=20, spacing=2)
        self._say = say
        self.body.setContentsMargins(20 - PAD, 16, 20 - PAD, 16)
        title = words(say("recent.title"), "head")
        title.setContentsMargins(PAD, 0, 0, 0)
        self.body.addWidget(title)
        self.rows: tuple[RecentRow, ...] = ()
        self.crosses: tuple[Cross, ...] = ()
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.body.addSpacing(4)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def show_records(self, records: Sequence[Path]) -> None:
        """Show ``records`` in place of what was there; what becomes known of a file is told with ``tell``."""
        clear(self._place)
        self.rows = tuple(RecentRow(record, self._say) for record in records)
        named = [self._say("recent.remove", name=record.stem) for record in records]
        self.crosses = tuple(Cross(name, self._say("recent.remove_hint")) for name in named)
        for index, (row, cross) in enumerate(zip(self.rows, self.crosses, strict=True)):
            self._place.addWidget(in_line(row, cross, spacing=0))
            row.clicked.connect(lambda *_, record=row.record: self.opened.emit(record))
            for asked in (row.removed, cross.clicked):
                asked.connect(lambda *_, record=row.record: self.removed.emit(record))
            row.stepped.connect(lambda step, here=index: self.go(here + step))
        self.setVisible(bool(records))

    def tell(self, record: Path, changed: datetime.datetime | None) -> None:
        """Say what became known of ``record``."""
        for row in self.rows:
            if row.record == record:
                row.tell(changed)

    def go(self, index: int) -> None:
        """Put the keyboard on a row; beyond the ends on the nearest."""
        if self.rows:
            self.rows[max(0, min(len(self.rows) - 1, index))].setFocus(Qt.FocusReason.OtherFocusReason)

    def allow(self, *, on: bool) -> None:
        """Let the rows rest while something is under way."""
        for made in (*self.rows, *self.crosses):
            made.setEnabled(on)
