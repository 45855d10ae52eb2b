"""The agreement itself: parties, term, visions and pillars, how progress is judged, and every clause."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dashboard.board import AgreementCard, Board
from dashboard.board_origin import Origin
from dashboard.origins import of_agreement
from dashboard.wording import Wording
from widgets.pages.entries import NOTHING, Typed
from widgets.pages.notice_form import NoticeForm
from widgets.pages.parts import Card, ScrollPage, in_line, pairs, words
from widgets.pages.sourced import source_link

MARGIN = 12  # pixels above what was sought


class AgreementPage(ScrollPage):
    """Reads like the document: what matters for the committee first, the clauses beneath.

    ``notice_recorded`` carries the NoticeEntry of a decision on notice against renewal, ``notice_taken_back`` term,
    party and author of one to be taken back. ``author`` is the name to offer. What is typed stays until it is recorded.
    ``origin_wanted`` carries the Origin of the term.
    """

    notice_recorded = Signal(object)
    notice_taken_back = Signal(int, str, str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.author = ""
        self.notice: NoticeForm | None = None
        self._typed = NOTHING
        self._spots: dict[str, QWidget] = {}

    def open(self, target: str) -> None:
        """Bring a clause by its number, the term (``term``) or the notice against renewal (``notice``) into view."""
        spot = self.notice if target == "notice" else self._spots.get(target)
        if spot is not None:
            QTimer.singleShot(0, spot, lambda: self._bring(spot))  # once everything on the page has its place

    def _bring(self, spot: QWidget) -> None:
        inner = self.widget()
        if inner is not None and inner.isAncestorOf(spot):
            self.verticalScrollBar().setValue(spot.mapTo(inner, QPoint()).y() - MARGIN)

    def show_board(self, board: Board) -> None:
        """Show ``board`` in place of what was there, but for what is typed."""
        card, self._typed = board.agreement, self._typed_now()
        body = self.start_over()
        origin = of_agreement(board, self._say)
        head = QHBoxLayout()
        head.addWidget(words(card.title, "page", wrap=True), 1)
        head.addWidget(source_link(lambda: origin, self._say, self.origin_wanted.emit, card.title))
        body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(16)
            columns.addLayout(column, 1)
        left.addWidget(self._parties(card))
        left.addWidget(self._term(card, board.term.detail, board.term_origin))
        left.addStretch(1)
        right.addWidget(self._scale(card))
        self.notice = self._notice(card) if board.audience == "committee" else None
        if self.notice is not None:
            right.addWidget(self.notice)
        right.addWidget(self._methods(card))
        right.addStretch(1)
        body.addLayout(columns)
        body.addWidget(self._clauses(card))
        body.addStretch(1)
        if self.notice is not None:
            self.notice.entries.type_again(self._typed)

    @property
    def half_typed(self) -> bool:
        """Whether something is typed that is not recorded; the public's edition, too, may wait with it."""
        return self.notice.entries.begun if self.notice is not None else bool(self._typed.entries)

    def let_go(self) -> None:
        """Forget what is typed."""
        self._typed = NOTHING
        if self.notice is not None:
            self.notice.entries.put_back()

    def settle(self) -> None:
        """What is typed is recorded."""
        if self.notice is not None:
            self.notice.entries.settle()

    def _typed_now(self) -> Typed:
        return self.notice.entries.typed() if self.notice is not None else self._typed

    def _parties(self, card: AgreementCard) -> QWidget:
        name = "window.agreement."
        made = Card(self._say(name + "parties"))
        rows = [
            *card.parties,
            (self._say(name + "signed"), card.signed),
            (self._say(name + "visions"), "\n".join(card.visions)),
            (self._say(name + "pillars"), "\n".join(card.pillars)),
        ]
        made.body.addWidget(pairs(rows))
        return made

    def _term(self, card: AgreementCard, detail: str, origin: Origin) -> QWidget:
        made = self._spots["term"] = Card(self._say("window.agreement.term"))
        made.body.addWidget(pairs(card.term, head_width=160))
        if detail:
            made.body.addWidget(words(detail, "note", wrap=True))
        source = source_link(lambda: origin, self._say, self.origin_wanted.emit, self._say("window.agreement.term"))
        made.body.addWidget(in_line(source, 1))
        return made

    def complain(self, sentence: str) -> None:
        """Say why a decision was not recorded."""
        if self.notice is not None:
            self.notice.complain(sentence)

    def _notice(self, card: AgreementCard) -> NoticeForm | None:
        if card.notice is None:
            return None
        made = NoticeForm(card.notice, self._say, self.author)
        made.recorded.connect(self.notice_recorded)
        made.taken_back.connect(self.notice_taken_back)
        return made

    def _scale(self, card: AgreementCard) -> QWidget:
        made = Card(self._say("window.agreement.scale"))
        made.body.addWidget(pairs([(f"{sign}  {word}", rule) for sign, word, rule in card.scale], head_width=168))
        made.body.addWidget(words(card.scale_rule, "note", wrap=True))
        return made

    def _methods(self, card: AgreementCard) -> QWidget:
        made = Card(self._say("window.agreement.methods"))
        for title, text in card.methods:
            made.body.addWidget(words(title))
            made.body.addWidget(words(text, "note", wrap=True))
        return made

    def _clauses(self, card: AgreementCard) -> QWidget:
        made = Card(self._say("window.agreement.clauses"), spacing=6)
        for clause in card.clauses:
            number = self._say("window.agreement.article", number=clause.number) if clause.number.isdigit() else ""
            head = self._spots[clause.number] = words(f"{number}　{clause.heading}".strip("　"), "head")
            made.body.addWidget(head)
            made.body.addWidget(words(clause.text, wrap=True))
            made.body.addSpacing(6)
        return made
