"""Undo and redo in the window: notes the batches stored from here, and offers to take the last one back."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dashboard.board import Board
from dashboard.wording import Wording
from widgets.jobs import Done, Outcome
from widgets.session import Session
from widgets.status_line import StatusLine
from widgets.undo_verbs import Repeated, Undone, repeat, undo


class UndoDesk(QObject):
    """Speaks through the window's status line; what was stored and undone is kept by the session."""

    def __init__(self, say: Wording, session: Session, status: StatusLine, tell: Callable[[Outcome], None]) -> None:
        super().__init__(session)
        self._say, self._session, self._tell = say, session, tell
        self._status = status
        self._fresh: int | None = None
        session.board_changed.connect(self._offer)
        session.refused.connect(self._be_quiet)

    def speak(self, say: Wording, status: StatusLine) -> None:
        """Tell in another language, or on another line, from now on."""
        self._say, self._status = say, status

    def note(self, value: object) -> None:
        """A verb that changes the record has returned ``value``; the number of a batch can be undone from now on."""
        if isinstance(value, int):
            self._session.history, self._session.undone = (*self._session.history, value), ()
            self._fresh = value

    def undo(self) -> None:
        """Take back the last change made in this window that still counts."""
        stored, language, author = self._session.history, self._say.language, self._session.author
        if stored:
            self._fresh = None
            self._session.change(lambda record: undo(record, stored, language, author=author), self._after_undo)
        else:
            self._status.tell(self._say("committee.undo.nothing"))

    def repeat(self) -> None:
        """Let what was undone last count again."""
        undone, language, author = self._session.undone, self._say.language, self._session.author
        if undone:
            self._session.change(lambda record: repeat(record, undone, language, author=author), self._after_repeat)
        else:
            self._status.tell(self._say("committee.undo.nothing_again"))

    def _after_undo(self, outcome: Outcome) -> None:
        session = self._session
        if isinstance(outcome, Done) and isinstance(outcome.value, Undone):
            back = outcome.value
            session.history = tuple(batch for batch in session.history if batch != back.batch)
            session.undone = (*session.undone, back)
            self._status.tell(self._say("committee.undo.undone", what=back.told), offer="again")
        elif isinstance(outcome, Done):
            session.history = ()
            self._status.tell(self._say("committee.undo.nothing"))
        self._tell(outcome)

    def _after_repeat(self, outcome: Outcome) -> None:
        session = self._session
        if isinstance(outcome, Done) and isinstance(outcome.value, Repeated):
            again = outcome.value
            session.undone = tuple(one for one in session.undone if one.batch != again.batch)
            session.history = (*session.history, again.batch)
            self._status.tell(self._say("committee.undo.repeated", what=again.told), offer="undo")
        elif isinstance(outcome, Done):
            session.undone = ()
            self._status.tell(self._say("committee.undo.nothing_again"))
        self._tell(outcome)

    def _be_quiet(self) -> None:
        """What was stored before is no answer to what could not be stored now."""
        self._status.hide()

    def _offer(self, board: Board) -> None:
        """The board holds what was stored last: say so, and offer to undo it."""
        if self._fresh not in self._session.history:
            return
        row = next((row for row in board.imports if row.batch == self._fresh), None)
        if row is not None or board.audience == "public":
            told = row.done if row else self._say("committee.undo.done", what=self._say("committee.undo.a_change"))
            self._status.tell(told, offer="undo")
            self._fresh = None
