"""The report as the window makes it: where it goes, that it is under way, and that it can be stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.jobs import Done, Errand, Outcome

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


class ReportDesk(QObject):
    """Serves one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._errand: Errand | None = None

    def choose(self) -> None:
        """Ask where the report is to go, then write it."""
        from PySide6.QtWidgets import QFileDialog

        say, board, record = self._window.say, self._window.session.board, self._window.session.record
        if board is None or record is None:
            return
        name = say("window.dialog.pdf_name", record=record.stem, edition=board.edition)
        title, ending = say("window.dialog.pdf_title"), say("window.dialog.pdf_filter")
        path, _ = QFileDialog.getSaveFileName(self._window, title, str(record.with_name(name)), ending)
        if path:
            self.save(Path(path))

    def save(self, out: Path) -> None:
        """Write the PDF of the edition that is shown to ``out``."""
        window = self._window

        def finished(outcome: Outcome) -> None:
            window.status.hide()
            window.strip.report.setEnabled(True)
            if isinstance(outcome, Done):
                window.status.tell(window.say("window.written", file=out.name), path=out)
            window.tell(outcome)

        window.strip.report.setEnabled(False)
        window.status.tell(window.say("window.writing_report"), cancellable=True)
        self._errand = window.session.write_report(out, finished)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._errand is not None:
            self._errand.cancel()
