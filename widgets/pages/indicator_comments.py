"""The comments on an indicator: what the committee wrote, newest first, and where to write."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from dashboard.board_insight import CommentRow
from dashboard.indicators.observation import Disclosure
from dashboard.wording import Wording
from widgets.pages.entries import NOTHING, Entries, Typed
from widgets.pages.indicator_faces import Face, Known
from widgets.pages.parts import button, in_line, signature, words

FORM_WIDTH = 304
CLASSES = (Disclosure.PARTIES, Disclosure.PUBLIC)


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment as it was typed."""

    indicator: str
    text: str
    author: str
    fiscal_year: int | None
    disclosure: str


class CommentsList(Face):
    """The comments as they stand; ``dropped`` carries the key of the one to be taken away."""

    dropped = Signal(str)

    def compose(self, of: Known) -> None:
        """Day and author above each text."""
        self.body.setSpacing(2)
        found = of.insight.comments if of.insight else ()
        if not found:
            self.sentence(self.say("committee.comment.none"))
        for comment in found:
            self._add(comment, open_to_change=not of.public)

    def _add(self, comment: CommentRow, *, open_to_change: bool) -> None:
        say = self.say
        name = "committee.comment.head_year" if comment.year else "committee.comment.head"
        head = say(name, day=comment.day, author=comment.author, year=comment.year)
        head = say("committee.comment.head_marked", head=head, disclosure=comment.disclosure)
        if open_to_change:
            drop = button(say("committee.comment.take_away"), "link", hint=say("committee.comment.take_away_hint"))
            drop.setAccessibleDescription(head)
            drop.clicked.connect(lambda *_: self.dropped.emit(comment.key))
            self.body.addWidget(in_line(words(head, "note"), 1, drop))
        else:
            self.body.addWidget(words(head, "note"))
        self.body.addWidget(words(comment.text, wrap=True))
        self.body.addSpacing(10)


class CommentsFace(QWidget):
    """``added`` carries a Draft, ``taken_away`` indicator, key and author.

    What is typed stays until it is stored: ``stored`` clears it, ``complain`` says what stood in the way. A
    half-written comment waits for its indicator to be shown again.
    """

    added = Signal(object)
    taken_away = Signal(str, str, str)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._indicator = ""
        self._half_written: dict[str, Typed] = {}
        self.list = CommentsList(say)
        self.text = QPlainTextEdit()
        self.author, self.year, self.disclosure = signature(say), QComboBox(), QComboBox()
        self.keep = button(say("committee.comment.keep"), "main", hint=say("committee.comment.keep_hint"))
        self.problem = words("", "red", wrap=True)
        self.closed = words(say("committee.comment.public"), "note", wrap=True)
        self._form = QWidget()
        self._compose()
        self.entries = Entries({"text": self.text, "year": self.year})

    def hasHeightForWidth(self) -> bool:
        """Never: it takes the height it is given, and leaves the chart above its own."""
        return False

    def tell(self, of: Known) -> None:
        """Show the comments on the indicator of ``of``, and what was being written on it."""
        self.list.tell(of)
        self._form.setVisible(not of.public)
        self.closed.setVisible(of.public)
        if of.card.key == self._indicator:
            return
        self._half_written[self._indicator] = self.entries.typed()
        self._indicator = of.card.key
        self.problem.setText("")
        self.text.clear()
        self.year.clear()
        self.year.addItem(self._say("committee.comment.no_year"), None)
        for year in sorted({row.fiscal_year for row in of.card.rows}, reverse=True):
            self.year.addItem(self._say.year(year), year)
        self.entries.settle()
        self.entries.type_again(self._half_written.pop(self._indicator, NOTHING))

    @property
    def half_typed(self) -> bool:
        """Whether a comment on any indicator is written and not stored."""
        return any("text" in typed.entries for typed in (self.entries.typed(), *self._half_written.values()))

    def let_go(self) -> None:
        """Forget what is written."""
        self._half_written.clear()
        self.entries.put_back()

    def stored(self, indicator: str) -> None:
        """The comment on ``indicator`` is in the record."""
        self._half_written.pop(indicator, None)
        self.keep.setEnabled(True)
        self.problem.setText("")
        if indicator == self._indicator:
            self.entries.put_back()

    def complain(self, sentence: str) -> None:
        """Say what stood in the way; what was typed stays."""
        self.keep.setEnabled(True)
        self.problem.setText(sentence)
        if sentence:
            (self.author if self.text.toPlainText().strip() else self.text).setFocus()

    def _compose(self) -> None:
        page, form = QHBoxLayout(self), QVBoxLayout(self._form)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        form.setContentsMargins(0, 4, 0, 0)
        form.setSpacing(6)
        self._form.setFixedWidth(FORM_WIDTH)
        self.closed.setFixedWidth(FORM_WIDTH)
        for kind in CLASSES:
            self.disclosure.addItem(self._say(f"committee.disclosure.{kind.value}"), kind.value)
        for field, name in ((self.text, "text"), (self.author, "author")):
            field.setPlaceholderText(self._say(f"committee.comment.{name}"))
        named = {"text": self.text, "author": self.author, "year": self.year, "disclosure": self.disclosure}
        for name, control in named.items():
            control.setAccessibleName(self._say(f"committee.comment.{name}"))
            control.setToolTip(self._say(f"committee.comment.{name}"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(40)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        form.addWidget(self.text, 1)
        form.addWidget(in_line(self.year, self.disclosure, spacing=6))
        form.addWidget(in_line(self.author, self.keep, spacing=6))
        form.addWidget(self.problem)
        page.addWidget(self.list, 1)
        page.addWidget(self._form)
        page.addWidget(self.closed, 0, Qt.AlignmentFlag.AlignTop)
        self.closed.hide()
        self.author.returnPressed.connect(self._add)
        self.keep.clicked.connect(self._add)
        self.list.dropped.connect(self._drop)

    def _add(self) -> None:
        self.keep.setEnabled(False)
        self.list.setFocus()
        draft = Draft(
            self._indicator,
            self.text.toPlainText(),
            self.author.text(),
            self.year.currentData(),
            self.disclosure.currentData(),
        )
        self.added.emit(draft)

    def _drop(self, key: str) -> None:
        self.taken_away.emit(self._indicator, key, self.author.text())
