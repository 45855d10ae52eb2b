"""Reports and tables as the window makes them: where they go, that they are under way, and that they can be stopped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.jobs import Done, Errand, Finished, Outcome

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from dashboard.board_consultation import HeldRow
    from widgets.main_window import MainWindow


class ReportDesk(QObject):
    """Serves one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._errand: Errand | None = None

    def choose(self) -> None:
        """Ask where the report is to go, then write it."""
        out = self._asked("pdf")
        if out is not None:
            self.save(out)

    def choose_again(self, held: "HeldRow") -> None:
        """Ask where the report of an earlier consultation is to go, then write it once more."""
        out = self._asked("pdf_again", title=held.title)
        if out is not None:
            self.save(out, held.held_on)

    def choose_table(self) -> None:
        """Ask where the table of all values is to go, then write it."""
        out = self._asked("table")
        if out is not None:
            self.save_table(out)

    def save_table(self, out: Path) -> None:
        """Write all values of the edition that is shown to ``out``, by its ending as Excel workbook or CSV file."""
        self._write(out, "window.writing_table", self._window.session.write_table)

    def save(self, out: Path, day: "datetime.date | None" = None) -> None:
        """Write the PDF of the edition that is shown to ``out``: as it stands, or as it stood when ``day`` ended."""
        self._write(out, "window.writing_report", partial(self._window.session.write_report, day=day))

    def _asked(self, kind: str, **values: str) -> Path | None:
        """Where a file of this kind is to go; None where there is nothing to write, or no wish to any more."""
        from PySide6.QtWidgets import QFileDialog

        say, board, record = self._window.say, self._window.session.board, self._window.session.record
        if board is None or record is None:
            return None
        name = say(f"window.dialog.{kind}_name", record=record.stem, edition=board.edition, **values)
        title, ending = say(f"window.dialog.{kind}_title"), say(f"window.dialog.{kind.partition('_')[0]}_filter")
        path, _ = QFileDialog.getSaveFileName(self._window, title, str(record.with_name(name)), ending)
        return Path(path) if path else None

    def _write(self, out: Path, under_way: str, verb: "Callable[[Path, Finished], Errand]") -> None:
        window = self._window

        def finished(outcome: Outcome) -> None:
            window.status.hide()
            window.strip.report.setEnabled(True)
            if isinstance(outcome, Done):
                window.status.tell(window.say("window.written", file=out.name), path=out)
            window.tell(outcome)

        window.strip.report.setEnabled(False)
        window.status.tell(window.say(under_way), cancellable=True)
        self._errand = verb(out, finished)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._errand is not None:
            self._errand.cancel()
