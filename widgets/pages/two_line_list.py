"""A list whose rows have a title and a quieter second line."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.pages.tiles import LEFT
from widgets.theme import colours
from widgets.typefaces import BODY, NOTE, elided, font

KEY = int(Qt.ItemDataRole.UserRole)
SECOND = KEY + 1
Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = colours()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(chosen.accent_soft))
            painter.fillRect(QRect(box.x(), box.y(), 3, box.height()), QColor(chosen.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(chosen.ground))
        width = box.width() - 22
        first, second = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(SECOND))
        painter.setFont(font(BODY))
        painter.setPen(QColor(chosen.text))
        painter.drawText(QRect(box.x() + 12, box.y() + 4, width, 20), LEFT, elided(first, width, BODY))
        painter.setFont(font(NOTE))
        painter.setPen(QColor(chosen.faint))
        painter.drawText(QRect(box.x() + 12, box.y() + 23, width, 16), LEFT, elided(second, width, NOTE))
        painter.restore()


class TwoLineList(QListWidget):
    """Rows of (key, first line, second line); ``chosen`` carries the key of the row the person is on."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def fill(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Show ``rows``; the row chosen before stays chosen where it is still there, else the first is."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for key, first, second in rows:
            item = QListWidgetItem(first)
            item.setData(KEY, key)
            item.setData(SECOND, second)
            item.setToolTip(first)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first} {second}")
            self.addItem(item)
        self.blockSignals(False)
        if not self.choose(before) and self.count():
            self.setCurrentRow(0)

    def keys(self) -> tuple[str, ...]:
        """The keys of all rows, from the top."""
        return tuple(str(self.item(line).data(KEY)) for line in range(self.count()))

    def key(self) -> str:
        """The key of the chosen row, or nothing."""
        return self.keys()[self.currentRow()] if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> bool:
        """Go to the row of that key; False when there is none."""
        keys = self.keys()
        if not key or key not in keys:
            return False
        self.setCurrentRow(keys.index(key))
        return True

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(KEY)))
