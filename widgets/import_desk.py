"""What the import page asks for beside reading and storing: every line of a report, its copy as Excel, a check."""

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
            from widgets import operations

            operations.export_import_report(record, report, out, language)

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
                self._page.show_check(cast("SheetCheck", outcome.value))
            else:
                self._page.finish("")
                self._tell(outcome)

        self._page.finish(self._say("pages.check.running"))
        self._session.write(verb, finished)
