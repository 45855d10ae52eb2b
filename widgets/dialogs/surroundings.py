"""The neighbourhood of a cell as a small grid: the cell marked, rows and columns under their own numbers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from dashboard.wording import Wording
from importers.cell import a1, column_letters
from importers.surroundings import Surroundings
from widgets.pages.mapping_sheet import Index, SheetModel, Tinted
from widgets.pages.parts import words
from widgets.pages.table import LEFT, RIGHT

_ROW, _COLUMN, _WIDEST = 24, 88, 220


class SurroundingsModel(SheetModel):
    """The shown rows and columns of a sheet, which may leave some out between them."""

    def __init__(self, shown: Surroundings, *, dark: bool = False) -> None:
        super().__init__(shown.sheet, (), dark=dark)
        self._shown = shown
        self._rows, self._columns = len(shown.rows), len(shown.columns)
        self.choose(frozenset({shown.place}))

    def place(self, index: Index) -> tuple[int, int]:
        """(row, column) of the sheet that a place of the grid shows."""
        return self._shown.rows[index.row()], self._shown.columns[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The letters and numbers that Excel has for them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letters(self._shown.columns[section])
        return str(self._shown.rows[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, ground and alignment of a cell: figures to the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            cell = self.sheet.cell(*self.place(index))
            return RIGHT if cell is not None and isinstance(cell.value, int | float) else LEFT
        return super().data(index, role)


class SurroundingsView(QWidget):
    """A line that says what is seen, over the grid. While nothing is there the line says why."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.model: SurroundingsModel | None = None
        self.caption = words("", "quiet", wrap=True)
        self.grid = QTableView()
        self.grid.setAccessibleName(say("surroundings.name"))
        self.grid.setItemDelegate(Tinted(self.grid))
        self.grid.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.grid.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.grid.setWordWrap(False)
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().setDefaultSectionSize(_ROW)
        self.grid.horizontalHeader().setDefaultSectionSize(_COLUMN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.grid, 1)
        column.addStretch(0)
        self.wait()

    def wait(self) -> None:
        """Say that the file is being read."""
        self.explain(self._say("surroundings.reading"))

    def explain(self, text: str) -> None:
        """Show no grid, and why."""
        self.caption.setText(text)
        self.grid.hide()

    def show_around(self, shown: Surroundings | None) -> None:
        """Show the neighbourhood of a cell; None is a place the file does not have."""
        if shown is None:
            self.explain(self._say("surroundings.absent"))
            return
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.model = SurroundingsModel(shown, dark=dark)
        self.grid.setModel(self.model)
        self.grid.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.grid.setColumnWidth(column, max(_COLUMN, min(self.grid.columnWidth(column), _WIDEST)))
        self.grid.show()
        at = self.model.index(shown.rows.index(shown.place[0]), shown.columns.index(shown.place[1]))
        self.grid.scrollTo(at, QTableView.ScrollHint.PositionAtCenter)
        self.caption.setText("　".join(self._told(shown)))

    def _told(self, shown: Surroundings) -> list[str]:
        """What is seen, and what of it Excel hides."""
        name = shown.sheet.name
        key = "surroundings.around" if name else "surroundings.around_plain"
        told = [self._say(key, sheet=name, cell=a1(*shown.place))]
        if shown.sheet.hidden:
            told.append(self._say("surroundings.hidden_sheet"))
        if shown.hidden_rows:
            told.append(self._say("surroundings.hidden_rows", rows="、".join(map(str, shown.hidden_rows))))
        if shown.hidden_columns:
            columns = "、".join(map(column_letters, shown.hidden_columns))
            told.append(self._say("surroundings.hidden_columns", columns=columns))
        remark = next((text for place, text in shown.sheet.comments if place == a1(*shown.place)), "")
        return [*told, self._say("surroundings.remark", text=" ".join(remark.split()))] if remark else told
