"""Where figures came from: value, unit, status, file, sheet, cell, when imported; what stands around the cell there;
how a figure follows from them where it is worked out; and the way to the original.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dashboard.board_origin import Origin, OriginRow
from dashboard.errors import KnownError
from dashboard.wording import Wording
from importers.surroundings import Surroundings
from widgets.dialogs.surroundings import SurroundingsView
from widgets.pages.parts import button, words
from widgets.pages.table import Table

Seen = Mapping[tuple[str, str], Surroundings | None]
HEADS = ("year", "part", "value", "status", "file", "sheet", "cell", "imported")
WIDTH, HEIGHT, LOW, FRAME = 900, 600, 240, 48
LEAST_ROWS, FEW_ROWS, MOST_ROWS = 2, 5, 10
GRID, ROOMY = 170, 680  # the least height of what stands around a cell, and the screen in which there is room


class OriginDialog(QDialog):
    """``wanted`` carries the OriginRow whose original is to be opened at its cell.

    ``look_wanted`` carries an OriginRow and the places (sheet and A1) to look at in its original; ``show_look`` takes
    what was seen there, by places, or why nothing can be seen. ``indicator_wanted`` carries the key of the indicator
    whose page the person wants to see.
    """

    wanted = Signal(object)
    look_wanted = Signal(object, object)
    indicator_wanted = Signal(str)

    def __init__(self, origin: Origin, say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._say, self._origin, self._rows = say, origin, origin.rows
        self.formula = words(origin.formula, wrap=True)
        self.told = words("\n".join(origin.told), wrap=True)
        self.setWindowTitle(say("pages.origin.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = Table([say(f"pages.origin.{key}") for key in HEADS], right=(2,), stretch=4)
        self.table.setAccessibleName(say("pages.origin.title"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail = words("", "quiet", wrap=True)
        self.around = SurroundingsView(say)
        self._looks: dict[str, Seen | KnownError | None] = {}
        self.open_original = button(say("pages.origin.open"), "main", hint=say("pages.origin.open_hint"))
        self.copy = button(say("pages.origin.copy"))
        self.to_indicator = button(say("origin.to_indicator"))
        self.close_it = button(say("window.close"))
        self._compose()
        self._connect()

    def begin(self) -> None:
        """Show the rows and choose the first of them; whoever looks into originals listens by now."""
        self.table.fill([_line(row) for row in self._rows])
        low = self.screen().availableGeometry().height() < ROOMY
        kept = any(row.held_by for row in self._rows)
        self.table.fit_height((LEAST_ROWS if low else FEW_ROWS) if kept else FEW_ROWS if low else MOST_ROWS)
        self.around.setMinimumHeight(GRID // 2 if low else GRID)
        if self._rows:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.detail.setText("" if self._origin.told else self._say("origin.none"))
            self.open_original.setEnabled(False)
            self.close_it.setFocus()
        inside = self.layout()
        assert inside is not None, "composed before it is shown"
        high = max(LOW if low else self.height(), inside.heightForWidth(WIDTH))
        self.resize(WIDTH, min(high, self.screen().availableGeometry().height() - FRAME))

    def show_look(self, held_by: str, seen: Seen | KnownError) -> None:
        """Take what was seen in the original known by this hash or path; show it where its row is the chosen one."""
        self._looks[held_by] = seen
        self._look()

    def text(self) -> str:
        """Everything shown, tab-separated, as it is copied."""
        heads = "\t".join(self._say(f"pages.origin.{key}") for key in HEADS)
        lines = [self._origin.title, *filter(None, (self._origin.formula, *self._origin.told)), heads]
        return "\n".join([*lines, *("\t".join(_line(row)) for row in self._rows)])

    def _compose(self) -> None:
        page, line = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(8)
        page.addWidget(words(self._origin.title, "lead", wrap=True))
        for text in (self.formula, self.told):
            page.addWidget(text)
            text.setVisible(bool(text.plain))
        page.addWidget(self.table)
        page.addWidget(self.detail)
        page.addWidget(self.around, 1)
        line.addWidget(self.open_original)
        line.addWidget(self.copy)
        line.addWidget(self.to_indicator)
        line.addStretch(1)
        line.addWidget(self.close_it)
        page.addStretch(0)
        page.addLayout(line)
        kept = any(row.held_by for row in self._rows)
        self.table.setVisible(bool(self._rows))
        self.around.setVisible(kept)
        self.to_indicator.setVisible(bool(self._origin.indicator))
        self.resize(WIDTH, HEIGHT if kept else LOW)

    def _connect(self) -> None:
        for made in (self.open_original, self.copy, self.to_indicator):
            made.setAutoDefault(False)
        self.table.itemSelectionChanged.connect(self._tell)
        self.table.itemActivated.connect(self._ask)
        self.open_original.clicked.connect(self._ask)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.to_indicator.clicked.connect(self._leave)
        self.close_it.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+O"), self, self._ask)

    def _leave(self) -> None:
        self.indicator_wanted.emit(self._origin.indicator)
        self.close()

    def _chosen(self) -> OriginRow | None:
        items = self.table.selectedItems()
        return self._rows[items[0].row()] if items else None

    def _tell(self) -> None:
        row = self._chosen()
        if row is None:
            return
        parts = [self._say("pages.origin.raw", raw=row.raw) if row.raw else "", row.note]
        parts.append(self._say("origin.by", name=row.by) if row.by else "")
        parts.append(self._say("pages.origin.hash", hash=row.sha256[:16]) if row.sha256 else "")
        self.detail.setText("　".join(part for part in parts if part))
        self.open_original.setEnabled(bool(row.held_by))
        self._look()

    def _look(self) -> None:
        """Show what stands around the cell of the chosen row; ask for it once for each file."""
        row = self._chosen()
        if row is None or not row.held_by:
            self.around.explain("")
            return
        if row.held_by not in self._looks:
            self._looks[row.held_by] = None
            self.around.wait()
            same = [_place(one) for one in self._rows if one.held_by == row.held_by]
            self.look_wanted.emit(row, tuple(dict.fromkeys(same)))
            return
        seen = self._looks[row.held_by]
        if isinstance(seen, KnownError):
            self.around.explain(self._say.error(seen))
        elif seen is None:
            self.around.wait()
        else:
            self.around.show_around(seen.get(_place(row)))

    def _ask(self, *_: object) -> None:
        row = self._chosen()
        if row is not None and row.held_by:
            self.wanted.emit(replace(row, cell=_place(row)[1]))


def _place(row: OriginRow) -> tuple[str, str]:
    """Sheet and cell; the first cell of a sum."""
    return row.sheet, row.cell.partition("+")[0]


def _line(row: OriginRow) -> tuple[str, ...]:
    return row.year, row.of, row.value, row.status, row.file, row.sheet, row.cell, row.imported
