"""A sheet as a grid with what was understood of it in colour; cells are made as they come into view."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dashboard.wording import Wording
from importers.cell import Sheet, column_letters
from importers.table import Table, TableValue
from importers.table_roles import roles_of
from widgets.pages.parts import in_line
from widgets.pages.table import LEFT, RIGHT

MOST_ROWS, MOST_COLUMNS = 5000, 400
_FIGURES = ("figure", "total", "missing", "issue")
Index = QModelIndex | QPersistentModelIndex
# Ground of a cell by its role, on a light and on a dark surface; Okabe–Ito hues, pale enough for text.
GROUNDS: Mapping[str, tuple[str, str]] = {
    "head": ("#e8ecf0", "#2b343d"),
    "year": ("#cfe6f5", "#1d4057"),
    "unit": ("#f3e7c9", "#4a3c17"),
    "figure": ("#e3f4ec", "#1b3d2f"),
    "total": ("#bfe3d2", "#255843"),
    "missing": ("#f1f1f1", "#333333"),
    "issue": ("#fbdcdc", "#5a2323"),
    "note": ("#f2ebf5", "#3c2e44"),
    "chosen": ("#f0b84a", "#8a5f00"),
}


class Tinted(QStyledItemDelegate):
    """Lays the ground of a cell under it, which a style sheet for cells would leave away."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the cell as ever."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            rect: QRect = option.rect
            painter.fillRect(rect, ground)
        super().paint(painter, option, index)


class SheetModel(QAbstractTableModel):
    """The cells of one sheet. ``chosen`` are the places of the figures a person has pointed at."""

    def __init__(self, sheet: Sheet, tables: tuple[Table, ...], *, dark: bool = False) -> None:
        super().__init__()
        self.sheet = sheet
        self._dark = dark
        self._roles = roles_of(sheet, tables)
        self._values = {(value.row, value.column): value for table in tables for value in table.values}
        self._chosen: frozenset[tuple[int, int]] = frozenset()
        self._rows = min(sheet.max_row, MOST_ROWS)
        self._columns = min(sheet.max_column, MOST_COLUMNS)

    def value_at(self, index: Index) -> TableValue | None:
        """The figure under a place of the grid."""
        return self._values.get(self.place(index))

    def place(self, index: Index) -> tuple[int, int]:
        """(row, column) of the sheet that a place of the grid shows."""
        return index.row() + 1, index.column() + 1

    def choose(self, places: frozenset[tuple[int, int]]) -> None:
        """Show these figures as chosen."""
        self._chosen = places
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows down to the last that holds anything."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns up to the last that holds anything."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Letters over the columns, numbers beside the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section + 1) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, ground and alignment of a cell."""
        place = self.place(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(place)
        if role == Qt.ItemDataRole.BackgroundRole:
            kind = "chosen" if place in self._chosen else self._roles.get(place)
            return QColor(GROUNDS[kind][self._dark]) if kind else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._roles.get(place) in _FIGURES else LEFT
        return None

    def _text(self, place: tuple[int, int]) -> str:
        cell = self.sheet.cell(*place)
        if cell is None:
            return ""
        if isinstance(cell.value, float):
            return f"{cell.value:,.10g}"
        return " ".join((cell.error or cell.raw).split())


def legend(say: Wording, *, dark: bool) -> QWidget:
    """What the grounds of the cells mean, each word on its own."""
    labels: list[QWidget | int] = []
    for role in ("head", "year", "unit", "figure", "total", "missing", "issue", "chosen"):
        label = QLabel(say(f"mapping.page.legend_{role}"))
        ink = "#ffffff" if dark else "#1f2933"
        label.setStyleSheet(f"background: {GROUNDS[role][dark]}; color: {ink}; padding: 1px 6px; border-radius: 3px")
        labels.append(label)
    return in_line(*labels, spacing=4)
