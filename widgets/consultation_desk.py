"""When the parties meet and that they have met, from the page of consultations into the record."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dashboard.wording import Wording
from widgets.jobs import Done, Outcome, Refused
from widgets.session import Session

if TYPE_CHECKING:
    from widgets.pages.consultation_form import HeldEntry
    from widgets.pages.consultations import ConsultationsPage, Schedule


class ConsultationDesk(QObject):
    """Serves the page of consultations. A refusal is told where the person typed; any other failure by ``tell``."""

    def __init__(
        self, say: Wording, session: Session, tell: Callable[[Outcome], None], page: "ConsultationsPage"
    ) -> None:
        super().__init__(page)
        self._say, self._session, self._tell, self._page = say, session, tell, page
        page.scheduled.connect(self.schedule)
        page.held.connect(self.hold)
        session.stored.connect(self._name_the_author)
        self._name_the_author()

    def schedule(self, wanted: "Schedule") -> None:
        """Record when the parties meet."""

        def verb(record: Path) -> int | None:
            from widgets import operations

            return operations.set_consultation(
                record,
                next_date=wanted.next,
                cadence_months=wanted.months,
                last_date=wanted.last,
                author=wanted.author,
            )

        def finished(outcome: Outcome) -> None:
            self._page.save.setEnabled(True)
            if isinstance(outcome, Refused):
                self._page.problem.setText(self._say.error(outcome.error))
                return
            if isinstance(outcome, Done):
                self._session.author = wanted.author
                self._page.entries.settle()
            self._tell(outcome)

        self._page.save.setEnabled(False)
        self._session.change(verb, finished)

    def hold(self, entry: "HeldEntry") -> None:
        """Record a consultation that was held."""
        page = self._page

        def verb(record: Path) -> int:
            from widgets.decisions import record_consultation

            return record_consultation(record, entry.day, number=entry.number, note=entry.note, author=entry.author)

        def finished(outcome: Outcome) -> None:
            page.form.save.setEnabled(True)
            if isinstance(outcome, Done):
                self._session.author = entry.author
                page.form.entries.settle()
            elif isinstance(outcome, Refused):
                page.form.complain(self._say.error(outcome.error))
            else:
                self._tell(outcome)

        page.form.save.setEnabled(False)
        self._session.change(verb, finished)

    def _name_the_author(self, *_: object) -> None:
        """Offer the name last given."""
        self._page.name = self._session.author
