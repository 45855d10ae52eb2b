"""Data enter here: drop files, check the report, confirm with a name; past imports can be withdrawn."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QLineEdit, QProgressBar, QVBoxLayout

from dashboard.board import Board, ImportRow
from dashboard.wording import Wording
from widgets.pages.import_report import ReportCard
from widgets.pages.parts import Card, ScrollPage, button, clear, in_line, words
from widgets.pages.table import Table

if TYPE_CHECKING:
    from dashboard.import_table import ReportTable
    from importers.quality import SheetCheck
    from importers.report import ImportReport

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})


class ImportsPage(ScrollPage):
    """Says what the person wants: files read, a report stored, an import withdrawn, examples out, sheets written.

    ``author`` is the name to offer.
    """

    files_chosen = Signal(object)
    stopped = Signal()
    confirmed = Signal(object, str)
    withdrawn = Signal(int, str, str)
    examples_removed = Signal()
    sheets_wanted = Signal(object)
    targets_wanted = Signal(object)
    mapping_wanted = Signal(object)
    places_accepted = Signal(object, str)
    mappings_wanted = Signal()
    check_wanted = Signal(object)
    lines_export_wanted = Signal(object, object)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._imports: tuple[ImportRow, ...] = ()
        self.author = ""
        self.report: ReportCard | None = None
        self.status = words("", "head", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.cancel = button(say("window.cancel"))
        self.choose = button(say("window.imports.choose"), "main")
        self.sheets = button(say("window.imports.sheets"))
        self.targets = button(say("window.imports.targets"), hint=say("window.imports.targets_hint"))
        self.examples = button(say("window.imports.remove_examples"))
        self.check = button(say("pages.check.button"), hint=say("pages.check.hint"))
        self.mappings = button(say("mapping.kept.button"), hint=say("mapping.kept.hint"))
        self.withdraw = button(say("window.imports.withdraw"))
        heads = [say(f"window.imports.{key}") for key in ("batch", "recorded", "person", "files", "counts", "kind")]
        self.past = Table(heads, right=(0,), stretch=3)
        self.past.asked.connect(self.origin_wanted)
        self._no_past = words(say("window.imports.no_past"), "quiet")
        self._report_place = QVBoxLayout()
        self.setAcceptDrops(True)
        self._compose()
        self.finish("")

    def show_board(self, board: Board) -> None:
        """Show the ledger of ``board``."""
        self._imports = board.imports
        self.examples.setVisible(board.has_examples)
        self.past.fill([self._row(row) for row in board.imports])
        for line, row in enumerate(board.imports):
            self.past.hint(line, 3, "\n".join(row.files))
        self.past.lead(lambda line: self._imports[line].origin, self._say("origin.row_hint"))
        self.past.fit_height(40)
        self.past.setVisible(bool(board.imports))
        self._no_past.setVisible(not board.imports)
        self._allow_withdrawal()

    def show_progress(self, done: int, total: int) -> None:
        """Reading is under way: ``done`` of ``total`` files."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.status.setText(self._say("window.imports.reading", done=done, total=total))
        for thing in (self.bar, self.cancel, self.status):
            thing.show()
        self.choose.setEnabled(False)

    def show_report(self, report: "ImportReport") -> None:
        """Show what the files would change."""
        self.finish("")
        self.report = ReportCard(report, self._say, self.author)
        self.report.confirmed.connect(self._confirm)
        self.report.mapping_wanted.connect(self.mapping_wanted)
        self.report.places_accepted.connect(self.places_accepted)
        self.report.origin_wanted.connect(self.origin_wanted)
        self.report.discarded.connect(lambda: self.finish(""))
        self._report_place.addWidget(self.report)
        if report.storable:
            self.report.author.setFocus()

    def show_lines(self, report: "ImportReport", table: "ReportTable") -> None:
        """Show every line of the report that is still open."""
        if self.report is None or self.report.report is not report:
            return
        from widgets.pages.report_lines import LinesCard

        lines = LinesCard(table, self._say)
        lines.origin_wanted.connect(self.origin_wanted)
        lines.export_wanted.connect(lambda out: self.lines_export_wanted.emit(report, out))
        self._report_place.addWidget(lines)

    def show_check(self, check: "SheetCheck", path: Path) -> None:
        """Show what was found in the sheet at ``path`` that is to be sent."""
        from widgets.pages.sheet_check import CheckCard

        self.finish("")
        card = CheckCard(check, path, self._say)
        card.origin_wanted.connect(self.origin_wanted)
        self._report_place.addWidget(card)

    def finish(self, sentence: str) -> None:
        """Nothing is under way any more; say how it ended."""
        clear(self._report_place)
        self.report = None
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))
        self.bar.hide()
        self.cancel.hide()
        self.choose.setEnabled(True)

    def let_go(self) -> None:
        """Put a report or a check aside."""
        if self._report_place.count():
            self.finish("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files we can read."""
        if event.mimeData().hasUrls() and self.choose.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped; a folder stands for the files in it."""
        self.take(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))
        event.acceptProposedAction()

    def take(self, paths: tuple[Path, ...]) -> None:
        """Announce the files meant by ``paths``, which may be folders."""
        found: list[Path] = []
        for path in paths:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
            found += [one for one in inside if not path.is_dir() or _readable(one)]
        if found:
            self.files_chosen.emit(tuple(found))

    def _compose(self) -> None:
        name, body = "window.imports.", self.body
        drop = Card(spacing=6)
        drop.setProperty("drop", "yes")
        drop.body.addWidget(words(self._say(name + "drop"), "lead"))
        drop.body.addWidget(words(self._say(name + "drop_hint"), "quiet", wrap=True))
        drop.body.addWidget(in_line(self.choose, 1))
        drop.body.addStretch(1)
        actions = Card(spacing=8)
        for action in (self.sheets, self.targets, self.check, self.mappings, self.examples):
            actions.body.addWidget(action)
        actions.body.addStretch(1)
        actions.setFixedWidth(280)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(drop, 1)
        top.addWidget(actions)
        body.addLayout(top)
        body.addWidget(self.bar)
        line = QHBoxLayout()
        line.addWidget(self.status, 1)
        line.addWidget(self.cancel)
        body.addLayout(line)
        body.addLayout(self._report_place)
        past = Card(self._say(name + "past"))
        past.body.addWidget(self._no_past)
        past.body.addWidget(self.past)
        past.body.addWidget(in_line(self.withdraw, 1))
        body.addWidget(past)
        body.addStretch(1)
        self.choose.clicked.connect(self._choose_files)
        self.cancel.clicked.connect(self.stopped)
        self.sheets.clicked.connect(self._choose_folder)
        self.targets.clicked.connect(self._choose_targets)
        self.check.clicked.connect(self._choose_check)
        self.mappings.clicked.connect(self.mappings_wanted)
        self.examples.clicked.connect(self.examples_removed)
        self.withdraw.clicked.connect(self._ask_reason)
        self.past.itemSelectionChanged.connect(self._allow_withdrawal)

    def _row(self, row: ImportRow) -> tuple[str, ...]:
        kind = f"{row.kind}（{self._say('window.imports.withdrawn')}）" if row.withdrawn else row.kind
        files = row.files[0] if row.files else ""
        if len(row.files) > 1:
            files = self._say("window.imports.files_and", first=files, count=len(row.files) - 1)
        return str(row.batch), row.recorded, row.author, files, row.counts, kind

    def _chosen(self) -> ImportRow | None:
        lines = {item.row() for item in self.past.selectedItems()}
        return self._imports[lines.pop()] if lines else None

    def _allow_withdrawal(self) -> None:
        row = self._chosen()
        self.withdraw.setVisible(bool(self._imports))
        self.withdraw.setEnabled(row is not None and not row.withdrawn)

    def _choose_files(self) -> None:
        name = "window.imports."
        found, _ = QFileDialog.getOpenFileNames(
            self, self._say(name + "choose_title"), "", self._say(name + "choose_filter")
        )
        self.take(tuple(Path(path) for path in found))

    def _choose_check(self) -> None:
        title, kinds = self._say("pages.check.choose"), self._say("window.imports.choose_filter")
        found, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if found:
            self.check_wanted.emit(Path(found))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._say("window.imports.sheets_title"))
        if folder:
            self.sheets_wanted.emit(Path(folder))

    def _choose_targets(self) -> None:
        name = "window.imports."
        found, _ = QFileDialog.getSaveFileName(
            self,
            self._say(name + "targets_title"),
            self._say(name + "targets_file"),
            self._say("pages.chart.data_filter"),
        )
        if found:
            self.targets_wanted.emit(Path(found))

    def _ask_reason(self) -> None:
        row, name = self._chosen(), "window.imports."
        if row is None:
            return
        title = self._say(name + "withdraw_title")
        text = self._say(name + "withdraw_text", batch=row.batch)
        reason, wanted = QInputDialog.getText(self, title, text, QLineEdit.EchoMode.Normal, "")
        if not wanted:
            return
        author, named = QInputDialog.getText(
            self, title, self._say(name + "author"), QLineEdit.EchoMode.Normal, self.author
        )
        if named and author.strip():
            self.withdrawn.emit(row.batch, author.strip(), reason.strip())
        elif named:
            self.finish(self._say(name + "withdraw_author"))

    def _confirm(self, report: "ImportReport", author: str) -> None:
        self.author = author
        self.confirmed.emit(report, author)


def _readable(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith("~$")
