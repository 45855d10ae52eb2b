"""What the committee says of an indicator: its own mark and its comments, from the page into the record."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dashboard.indicators.observation import Disclosure
from dashboard.origins import of_judgement
from dashboard.wording import Wording
from widgets.jobs import Done, Outcome, Refused
from widgets.pages.entries import NOTHING
from widgets.session import Session

if TYPE_CHECKING:
    from dashboard.board_origin import Origin
    from widgets.dialogs.mark import MarkDialog
    from widgets.pages.indicator_comments import Draft
    from widgets.pages.indicators import IndicatorsPage

Complain = Callable[[str], None]
Listener = Callable[[], Complain | None]
Verb = Callable[[Path], int]


class CommitteeDesk(QObject):
    """Serves one page of indicators. A refusal is told where the person typed; any other failure by ``tell``.

    ``show_origin`` shows an Origin over a form.
    """

    def __init__(
        self,
        say: Wording,
        session: Session,
        tell: Callable[[Outcome], None],
        page: "IndicatorsPage",
        show_origin: Callable[["Origin", QWidget], None],
    ) -> None:
        super().__init__(page)
        self._show_origin = show_origin
        self._say, self._session, self._tell, self._page = say, session, tell, page
        self._comments = page.detail.comments
        self._dialog: MarkDialog | None = None
        page.detail.mark_wanted.connect(self.open_mark)
        self._comments.added.connect(self.add_comment)
        self._comments.taken_away.connect(self.take_comment_away)
        session.stored.connect(self._name_the_author)
        self._name_the_author()

    def open_mark(self, indicator: str) -> None:
        """Show the form for the committee's mark on ``indicator``."""
        from widgets.dialogs.mark import MarkDialog

        board = self._session.board
        card, insight = (board.indicator(indicator), board.insight(indicator)) if board else (None, None)
        if board is None or card is None or insight is None:
            return
        scale = tuple((sign, word) for sign, word, _ in board.agreement.scale)
        origin, author = of_judgement(board, card, self._say), self._session.author
        dialog = MarkDialog(card, insight.judged, origin, scale, self._say, author, self._page.window())
        dialog.origin_wanted.connect(lambda shown: self._show_origin(shown, dialog))
        dialog.given.connect(lambda *typed: self._give(dialog, indicator, typed))
        dialog.taken_back.connect(lambda author: self._take_back(dialog, indicator, author))
        dialog.finished.connect(lambda *_: self._put_by(dialog, indicator))
        dialog.entries.type_again(self._page.marks_begun.pop(indicator, NOTHING))
        self._dialog = dialog
        dialog.show()

    def add_comment(self, draft: "Draft") -> None:
        """Record a comment."""

        def verb(record: Path) -> int:
            from widgets.decisions import add_comment

            return add_comment(
                record,
                draft.indicator,
                draft.text,
                author=draft.author,
                fiscal_year=draft.fiscal_year,
                disclosure=Disclosure(draft.disclosure),
            )

        self._change(
            verb, draft.author, lambda: self._comments.stored(draft.indicator), lambda: self._comments.complain
        )

    def take_comment_away(self, indicator: str, key: str, author: str) -> None:
        """Take a comment away."""

        def verb(record: Path) -> int:
            from widgets.decisions import take_comment_away

            return take_comment_away(record, indicator, key, author=author)

        self._change(verb, author, lambda: self._comments.complain(""), lambda: self._comments.complain)

    def _give(self, dialog: "MarkDialog", indicator: str, typed: tuple[str, str, str, str]) -> None:
        sign, reason, author, disclosure = typed

        def verb(record: Path) -> int:
            from widgets.decisions import give_mark

            return give_mark(record, indicator, sign, reason=reason, author=author, disclosure=Disclosure(disclosure))

        self._change(verb, author, partial(self._close, dialog), partial(self._listening, dialog))

    def _take_back(self, dialog: "MarkDialog", indicator: str, author: str) -> None:
        def verb(record: Path) -> int:
            from widgets.decisions import take_mark_back

            return take_mark_back(record, indicator, author=author)

        self._change(verb, author, partial(self._close, dialog), partial(self._listening, dialog))

    def _change(self, verb: Verb, author: str, stored: Callable[[], object], listener: Listener) -> None:
        """Run ``verb``; then ``stored``, or tell ``listener`` in a sentence what stood in the way."""

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._session.author = author.strip()
                stored()
                return
            complain = listener()
            sentence = self._say.error(outcome.error) if isinstance(outcome, Refused) else ""
            if complain is not None:
                complain(sentence)
            if complain is None or not sentence:
                self._tell(outcome)

        self._session.change(verb, finished)

    def _close(self, dialog: "MarkDialog") -> None:
        if self._dialog is dialog:
            dialog.entries.settle()
            dialog.close()

    def _listening(self, dialog: "MarkDialog") -> Complain | None:
        """The form, unless the person has closed it meanwhile."""
        return dialog.complain if self._dialog is dialog else None

    def _put_by(self, dialog: "MarkDialog", indicator: str) -> None:
        """The form was closed; what is typed and not stored waits for it to be opened again."""
        self._dialog = None
        if dialog.entries.begun:
            self._page.marks_begun[indicator] = dialog.entries.typed()

    def _name_the_author(self, *_: object) -> None:
        """Offer the name last given where none was typed yet."""
        if not self._comments.author.text():
            self._comments.author.setText(self._session.author)
