"""Where figures came from: value, unit, status, file, sheet, cell, when imported; what stands around the cell there;
and the way to the original.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dashboard.board import Board, IndicatorCard, Row, SourceRow
from dashboard.errors import KnownError
from dashboard.wording import Wording
from importers.surroundings import Surroundings
from widgets.dialogs.surroundings import SurroundingsView
from widgets.pages.parts import button, words
from widgets.pages.table import Table

Seen = Mapping[tuple[str, str], Surroundings | None]
HEADS = ("year", "part", "value", "status", "file", "sheet", "cell", "imported")


class OriginDialog(QDialog):
    """``wanted`` carries the hash, sheet, cell and name of the original to open.

    ``look_wanted`` carries hash, name and places (sheet and A1) of an original to look into; ``show_look`` takes
    what was seen there, by places, or why nothing can be seen. With a ``year`` the targets set for it are told too.
    """

    wanted = Signal(str, str, str, str)
    look_wanted = Signal(str, str, object)

    def __init__(
        self,
        card: IndicatorCard,
        rows: tuple[Row, ...],
        board: Board,
        say: Wording,
        parent: QWidget,
        *,
        year: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._say, self._rows, self._card = say, rows, card
        self.targets = words("\n".join(targets_of(card, board, say, year)), wrap=True)
        self._sources = {source.number: source for source in board.sources}
        self.setWindowTitle(say("pages.origin.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = Table([say(f"pages.origin.{key}", unit=card.unit) for key in HEADS], right=(2,), stretch=4)
        self.table.setAccessibleName(say("pages.origin.title"))
        self.detail = words("", "quiet", wrap=True)
        self.around = SurroundingsView(say)
        self._looks: dict[str, Seen | KnownError | None] = {}
        self.open_original = button(say("pages.origin.open"), "main", hint=say("pages.origin.open_hint"))
        self.copy = button(say("pages.origin.copy"))
        self.close_it = button(say("window.close"))
        self._compose()

    def begin(self) -> None:
        """Show the rows and choose the first of them; whoever looks into originals listens by now."""
        self._fill()

    def show_look(self, sha256: str, seen: Seen | KnownError) -> None:
        """Take what was seen in the original with this hash, and show it where its row is the chosen one."""
        self._looks[sha256] = seen
        self._look()

    def text(self) -> str:
        """Everything shown, tab-separated, as it is copied."""
        lines = ["\t".join(self._say(f"pages.origin.{key}", unit=self._card.unit) for key in HEADS)]
        return "\n".join([f"{self._card.title}", *lines, *("\t".join(self._line(row)) for row in self._rows)])

    def _compose(self) -> None:
        page, line = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(8)
        page.addWidget(words(self._card.title, "lead", wrap=True))
        page.addWidget(self.targets)
        self.targets.setVisible(bool(self.targets.plain))
        page.addWidget(self.table, 2)
        page.addWidget(self.detail)
        page.addWidget(self.around, 3)
        line.addWidget(self.open_original)
        line.addWidget(self.copy)
        line.addStretch(1)
        line.addWidget(self.close_it)
        page.addLayout(line)
        kept = any(source.sha256 for source in map(self._source, self._rows) if source is not None)
        self.around.setVisible(kept)
        self.resize(860, 600 if kept else 300)
        self.table.itemSelectionChanged.connect(self._tell)
        self.table.itemActivated.connect(self._ask)
        self.open_original.clicked.connect(self._ask)
        self.open_original.setAutoDefault(False)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.close_it.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+O"), self, self._ask)

    def _fill(self) -> None:
        self.table.fill([self._line(row) for row in self._rows])
        if self._rows:
            self.table.selectRow(0)
        else:
            self.detail.setText(self._say("pages.origin.none"))
            self.open_original.setEnabled(False)
        self.table.setFocus()

    def _line(self, row: Row) -> tuple[str, ...]:
        source = self._sources.get(row.source)
        file, sheet, cell = place_of(row, source)
        return row.year, row.part, row.value, row.status, file, sheet, cell, row.imported

    def _chosen(self) -> Row | None:
        items = self.table.selectedItems()
        return self._rows[items[0].row()] if items else None

    def _tell(self) -> None:
        row = self._chosen()
        if row is None:
            return
        source = self._sources.get(row.source)
        parts = [self._say("pages.origin.raw", raw=row.raw) if row.raw else "", row.note]
        if source is not None and source.title:
            parts.append(source.title)
        if source is not None and source.sha256:
            parts.append(self._say("pages.origin.hash", hash=source.sha256[:16]))
        self.detail.setText("　".join(part for part in parts if part))
        self.open_original.setEnabled(source is not None and bool(source.sha256))
        self._look()

    def _look(self) -> None:
        """Show what stands around the cell of the chosen row; ask for it once for each file."""
        row = self._chosen()
        source = self._source(row) if row is not None else None
        if row is None or source is None or not source.sha256:
            self.around.explain("")
            return
        sha256 = source.sha256
        if sha256 not in self._looks:
            self._looks[sha256] = None
            self.around.wait()
            same = [one for one in self._rows if (other := self._source(one)) is not None and other.sha256 == sha256]
            places = tuple(dict.fromkeys(place_of(one, self._source(one))[1:] for one in same))
            self.look_wanted.emit(sha256, place_of(row, source)[0], places)
            return
        seen = self._looks[sha256]
        if isinstance(seen, KnownError):
            self.around.explain(self._say.error(seen))
        elif seen is None:
            self.around.wait()
        else:
            self.around.show_around(seen.get(place_of(row, source)[1:]))

    def _source(self, row: Row) -> SourceRow | None:
        return self._sources.get(row.source)

    def _ask(self, *_: object) -> None:
        row = self._chosen()
        source = self._sources.get(row.source) if row is not None else None
        if row is not None and source is not None and source.sha256:
            file, sheet, cell = place_of(row, source)
            self.wanted.emit(source.sha256, sheet, cell, file)


def targets_of(card: IndicatorCard, board: Board, say: Wording, year: int | None) -> list[str]:
    """The targets set for that year, each with its state, who decided it and where it stands."""
    insight = board.insight(card.key)
    told = []
    for row in insight.milestones if insight is not None else ():
        if row.fiscal_year == year:
            told.append(say("pages.origin.target", year=row.year, value=row.value, state=row.state))
            told += [text for text in (row.decided, row.source) if text]
    return told


def place_of(row: Row, source: SourceRow | None) -> tuple[str, str, str]:
    """File, sheet and A1 of a row; the sheet is "" for a file without sheets."""
    parts = row.place.split(" · ")
    file = source.file if source is not None else parts[0]
    sheet = source.sheet if source is not None else (parts[1] if len(parts) > 2 else "")
    return file, sheet, parts[-1] if len(parts) > 1 else ""
