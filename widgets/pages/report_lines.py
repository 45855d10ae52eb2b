"""Every line of the import report: what is new, changed or in the way, cell by cell; to filter, copy and keep."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit

from dashboard.import_table import KINDS, ReportLine, ReportTable, copied, filtered
from dashboard.origins import of_line
from dashboard.wording import Wording
from widgets.pages.parts import Card, button, in_line, words
from widgets.pages.table import Table

COLUMNS = ("kind", "file_head", "cell", "subject", "year", "old", "new", "text")
MOST_SHOWN = 500
CHANGES = ("new", "changed")  # the issues stand above, each with its sentence


class LinesCard(Card):
    """The lines of one report. ``export_wanted`` carries the file to write them to, ``origin_wanted`` the Origin of a
    line: the cell it was read from, and that of the figure it would replace.
    """

    export_wanted = Signal(object)
    origin_wanted = Signal(object)

    def __init__(self, table: ReportTable, say: Wording) -> None:
        super().__init__(say("pages.lines.title"))
        self._say, self._all = say, table.lines
        self.shown: tuple[ReportLine, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("pages.lines.search"))
        self.search.setAccessibleName(say("pages.lines.search"))
        self.search.setFixedWidth(240)
        present = [kind for kind in KINDS if any(line.kind == kind for line in table.lines)]
        self.kinds = {kind: button(self._word(kind), "small", key=str(at)) for at, kind in enumerate(present, 1)}
        for kind, made in self.kinds.items():
            made.setCheckable(True)
            made.setChecked(kind in CHANGES)
            made.toggled.connect(self._fill)
        self.copy = button(say("pages.lines.copy"), hint=say("pages.lines.copy_hint"))
        self.export = button(say("pages.lines.export"), hint=say("pages.lines.export_hint"))
        self.count = words("", "note")
        self.table = Table([say(f"pages.lines.{key}") for key in COLUMNS], right=(5, 6), stretch=7)
        self.table.setAccessibleName(say("pages.lines.title"))
        self.table.asked.connect(self.origin_wanted)
        self.body.addWidget(in_line(self.search, *self.kinds.values(), 1, self.copy, self.export))
        self.body.addWidget(self.table)
        self.body.addWidget(self.count)
        self.search.textChanged.connect(self._fill)
        self.copy.clicked.connect(self.copy_lines)
        self.export.clicked.connect(self._choose)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy_lines)
        self._fill()

    def copy_lines(self) -> None:
        """Put the lines that are shown on the clipboard, ready for a spreadsheet."""
        QGuiApplication.clipboard().setText(copied(self.shown, {kind: self._word(kind) for kind in KINDS}))

    def _word(self, kind: str) -> str:
        return self._say(f"pages.lines.kind_{kind}")

    def _fill(self, *_: object) -> None:
        wanted = frozenset(kind for kind, made in self.kinds.items() if made.isChecked())
        self.shown = filtered(self._all, wanted, self.search.text())
        self.table.fill([self._row(line) for line in self.shown[:MOST_SHOWN]])
        self.table.fit_height(10)
        self.table.lead(lambda at: of_line(self.shown[at], self._say), self._say("origin.row_hint"))
        key = "count" if len(self.shown) <= MOST_SHOWN else "count_cut"
        self.count.setText(self._say(f"pages.lines.{key}", shown=len(self.shown), all=len(self._all), most=MOST_SHOWN))

    def _row(self, line: ReportLine) -> tuple[str, ...]:
        place = "!".join(part for part in (line.sheet, line.cell) if part)
        new = f"{line.new} {line.unit}".strip()
        return self._word(line.kind), line.file, place, line.subject, line.year, line.old, new, line.text or line.raw

    def _choose(self) -> None:
        title, kinds = self._say("pages.lines.where"), self._say("pages.chart.data_filter")
        proposal = str(Path.home() / self._say("pages.lines.file"))
        name, _ = QFileDialog.getSaveFileName(self, title, proposal, kinds)
        if name:
            self.export_wanted.emit(Path(name))
