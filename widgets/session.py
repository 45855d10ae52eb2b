"""The open record with its language and audience. It runs the verbs and announces one fact: the Board has changed.

The verbs are imported on the worker, beside the building of the window.
"""

import datetime
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from dashboard.wording import Language
from widgets.jobs import Done, Errand, Finished, Jobs, Left, Outcome, Work
from widgets.product import DEFAULT_PACK

if TYPE_CHECKING:
    from dashboard.board import Board
    from dashboard.overview import Audience
    from widgets.undo_verbs import Undone


class Session(QObject):
    """One record, seen by one audience in one language.

    ``board_changed`` carries the new Board, ``stored`` what a verb that changed the record returned (the number
    of its batch). Everything else a verb has to say goes to the callback it was called with, on the window's
    thread. ``refused`` says that a change was not stored. ``author`` is the name last given by the person at this
    window, ``history`` the batches stored from here since the open record was opened, oldest first, ``undone`` those
    that were taken back.

    What comes back after its record was left is not shown as if it were of the record opened meanwhile: a Board is
    dropped, what was done is told as ``Left``, and only what went wrong is told as it is.
    """

    board_changed = Signal(object)
    stored = Signal(object)
    refused = Signal()

    def __init__(self, record: Path | None, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.language: Language = language
        self.audience: Audience = "committee"
        self.author = ""
        self.history: tuple[int, ...] = ()
        self.undone: tuple[Undone, ...] = ()
        self.board: Board | None = None
        self._jobs = Jobs(self)

    @property
    def busy(self) -> bool:
        """Whether the worker has something to do."""
        return self._jobs.busy

    def adopt(self, board: "Board") -> None:
        """Take a Board made elsewhere and announce it."""
        self.board = board
        self.board_changed.emit(board)

    def reload(self, failed: Finished, *, changed: bool = False) -> None:
        """Read the record anew; ``failed`` hears of any outcome but a Board.

        After this window has ``changed`` the record it leaves the first look for the next start.
        """
        record, audience, language = self._record(), self.audience, self.language

        def work(_errand: Errand) -> "Board":
            from widgets import operations

            board = operations.open_board(record, audience=audience, language=language)
            if changed:
                operations.leave_look(record, board)
            return board

        def finished(outcome: Outcome) -> None:
            if (record, audience) != (self.record, self.audience):
                return  # another reading is on its way
            if isinstance(outcome, Done):
                self.adopt(cast("Board", outcome.value))
            else:
                failed(outcome)

        self._jobs.start(work, finished)

    def open(self, record: Path, failed: Finished) -> None:
        """Open another record."""
        self.record, self.board = record, None
        self.history, self.undone = (), ()
        self.reload(failed)

    def show_to(self, audience: "Audience", failed: Finished) -> None:
        """Show the edition for ``audience``."""
        if audience != self.audience:
            self.audience = audience
            self.reload(failed)

    def make(self, record: Path, finished: Finished, *, pack: str = DEFAULT_PACK, sample: bool) -> None:
        """Make a record for an agreement; with ``sample`` filled with published figures and examples."""

        def work(_errand: Errand) -> None:
            from widgets import operations

            operations.new_record(record, pack=pack, sample=sample)

        self._jobs.start(work, finished)

    def plan(self, files: tuple[Path, ...], finished: Finished, advanced: Callable[[int, int], None]) -> Errand:
        """Read ``files``; the outcome's value is an ImportReport. Nothing is stored."""
        record = self._record()

        def work(errand: Errand) -> object:
            from widgets import operations

            return operations.plan(record, files, cancelled=errand.cancelled, progress=errand.advance)

        return self._jobs.start(work, lambda outcome: finished(self._unless_left(record, outcome)), advanced)

    def change(self, verb: Callable[[Path], object], finished: Finished) -> None:
        """Run a verb that changes the record, then show what became of it."""
        record = self._record()

        def after(came: Outcome) -> None:
            outcome = self._unless_left(record, came)
            if not isinstance(outcome, Done):
                self.refused.emit()
            finished(outcome)
            if isinstance(outcome, Done):
                self.stored.emit(outcome.value)
                self.reload(finished, changed=True)

        self._jobs.start(lambda _errand: verb(record), after)

    def write(self, verb: Callable[[Path], object], finished: Finished) -> Errand:
        """Run a verb that leaves the record alone and writes files beside it."""
        record = self._record()
        return self._jobs.start(lambda _errand: verb(record), finished)

    def write_report(self, out: Path, finished: Finished, *, day: datetime.date | None = None) -> Errand:
        """The PDF of the edition that is shown: for the instant that is shown, or the evening of ``day``."""
        audience, language, as_of = self.audience, self.language, self._instant()

        def verb(record: Path) -> None:
            from widgets import papers

            if day is not None:
                papers.write_report_of(record, day, out, audience=audience, language=language)
            else:
                papers.write_report(record, out, as_of=as_of, audience=audience, language=language)

        return self.write(verb, finished)

    def write_table(self, out: Path, finished: Finished) -> Errand:
        """All values of the edition that is shown, for the instant that is shown, as Excel workbook or CSV file."""
        audience, language, as_of = self.audience, self.language, self._instant()

        def verb(record: Path) -> None:
            from widgets import papers

            papers.export_table(record, out, as_of=as_of, audience=audience, language=language)

        return self.write(verb, finished)

    def _instant(self) -> datetime.datetime | None:
        """The instant that is shown."""
        return datetime.datetime.fromisoformat(self.board.as_of_iso) if self.board else None

    def load_charts(self, loaded: Callable[[], None]) -> None:
        """Load what draws charts, on the worker so that the window answers meanwhile; then call ``loaded``."""

        def work(_errand: Errand) -> None:
            gc.disable()  # thousands of classes are made, none of them garbage: looking for some takes long
            try:
                import widgets.charts.view  # noqa: F401
            finally:
                gc.enable()
            gc.freeze()  # what is there stays: searching it for garbage would hold the window for 50 ms

        self._jobs.start(work, lambda _outcome: loaded())

    def run(self, work: Work, finished: Finished) -> Errand:
        """Run any other piece of work on the worker."""
        return self._jobs.start(work, finished)

    def close(self) -> None:
        """Cancel what is open and end the worker."""
        self._jobs.close()

    def _unless_left(self, record: Path, outcome: Outcome) -> Outcome:
        """``outcome`` of what was asked for ``record``, or ``Left`` where that is no longer the open one."""
        return Left() if isinstance(outcome, Done) and record != self.record else outcome

    def _record(self) -> Path:
        assert self.record is not None, "no record is open"
        return self.record
