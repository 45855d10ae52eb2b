"""What the import page asks for beside reading and storing: sheets to fill in, a report's lines, a check."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from dashboard.wording import Wording
from widgets.jobs import Done, Outcome
from widgets.pages.imports import ImportsPage
from widgets.session import Session

if TYPE_CHECKING:
    from dashboard.import_table import ReportTable
    from importers.quality import SheetCheck
    from importers.report import ImportReport


class ImportDesk(QObject):
    """Serves one import page."""

    def __init__(self, say: Wording, session: Session, tell: Callable[[Outcome], None], page: ImportsPage) -> None:
        super().__init__(page)
        self._say, self._session, self._tell, self._page = say, session, tell, page

    def write_sheets(self, folder: Path) -> None:
        """Write the progress sheets of all items and goals to ``folder``."""
        language = self._session.language

        def verb(record: Path) -> int:
            from widgets import papers

            return len(papers.write_sheets(record, folder, language=language))

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._page.finish(self._say("window.imports.sheets_written", count=outcome.value, folder=folder))
            else:
                self._tell(outcome)

        self._session.write(verb, finished)

    def write_targets(self, out: Path) -> None:
        """Write the sheet of targets and factors in force, to be filled in and imported."""
        language = self._session.language

        def verb(record: Path) -> None:
            from widgets import decisions

            decisions.write_targets(record, out, language=language)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._page.finish(self._say("window.imports.targets_written", file=out.name))
            self._tell(outcome)

        self._session.write(verb, finished)

    def show_lines(self, report: "ImportReport") -> None:
        """Have every line of ``report`` made, and show them beneath it."""
        language = self._say.language

        def verb(record: Path) -> object:
            from widgets import operations

            return operations.import_table(record, report, language)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._page.show_lines(report, cast("ReportTable", outcome.value))
            else:
                self._tell(outcome)

        self._session.write(verb, finished)

    def export_lines(self, report: "ImportReport", out: Path) -> None:
        """Write every line of ``report`` as an Excel workbook with links to the cells."""
        language = self._say.language

        def verb(record: Path) -> None:
            from widgets import papers

            papers.export_import_report(record, report, out, language)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._page.status.setText(self._say("window.written", file=out.name))
                self._page.status.show()
            self._tell(outcome)

        self._session.write(verb, finished)

    def check(self, path: Path) -> None:
        """Look a sheet over before it is sent."""

        def verb(_record: Path) -> object:
            from widgets import operations

            return operations.check_sheet(path)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._page.show_check(cast("SheetCheck", outcome.value), path)
            else:
                self._page.finish("")
                self._tell(outcome)

        self._page.finish(self._say("pages.check.running"))
        self._session.write(verb, finished)
