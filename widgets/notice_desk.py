"""Notice against renewal, from the agreement's page into the record."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dashboard.indicators.observation import Disclosure
from dashboard.wording import Wording
from widgets.jobs import Done, Outcome, Refused
from widgets.session import Session

if TYPE_CHECKING:
    from widgets.pages.agreement import AgreementPage
    from widgets.pages.notice_form import NoticeEntry


class NoticeDesk(QObject):
    """Serves the agreement's page. A refusal is told where the person typed; any other failure by ``tell``."""

    def __init__(self, say: Wording, session: Session, tell: Callable[[Outcome], None], page: "AgreementPage") -> None:
        super().__init__(page)
        self._say, self._session, self._tell, self._page = say, session, tell, page
        page.notice_recorded.connect(self.record)
        page.notice_taken_back.connect(self.take_back)
        session.stored.connect(self._name_the_author)
        self._name_the_author()

    def record(self, entry: "NoticeEntry") -> None:
        """Record a decision."""

        def verb(record: Path) -> int:
            from widgets.decisions import record_notice

            return record_notice(
                record,
                entry.party,
                given=entry.given,
                day=entry.day,
                author=entry.author,
                note=entry.note,
                disclosure=Disclosure(entry.disclosure),
            )

        self._change(verb, entry.author, self._page.settle)

    def take_back(self, term: int, party: str, author: str) -> None:
        """Take a decision back."""

        def verb(record: Path) -> int:
            from widgets.decisions import take_notice_back

            return take_notice_back(record, term, party, author=author)

        self._change(verb, author, lambda: None)

    def _change(self, verb: Callable[[Path], int], author: str, settled: Callable[[], None]) -> None:
        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                self._page.complain(self._say.error(outcome.error))
                return
            if isinstance(outcome, Done):
                self._session.author = author.strip()
                settled()
            else:
                self._page.complain("")
                self._tell(outcome)

        self._session.change(verb, finished)

    def _name_the_author(self, *_: object) -> None:
        """Offer the name last given."""
        self._page.author = self._session.author
