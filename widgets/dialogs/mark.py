"""The committee's own mark: chosen from the agreement's scale with a reason, beside the computed one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dashboard.board import IndicatorCard
from dashboard.board_insight import Judged
from dashboard.board_origin import Origin
from dashboard.indicators.observation import Disclosure
from dashboard.wording import Wording
from widgets.key_tips import KeyTips
from widgets.pages.entries import Entries
from widgets.pages.parts import button, in_line, pairs, signature, words
from widgets.pages.sourced import source_link

WIDTH, REASON_HEIGHT = 688, 84
CLASSES = (Disclosure.PARTIES, Disclosure.PUBLIC)


class MarkDialog(QDialog):
    """``given`` carries sign, reason, author and disclosure, ``taken_back`` the author.

    ``scale`` are the signs and words to choose from. It stays open until ``close``; what stood in the way is
    told by ``complain`` and leaves what was typed as it is. ``origin_wanted`` carries the Origin of the computed mark.
    """

    given = Signal(str, str, str, str)
    taken_back = Signal(str)
    origin_wanted = Signal(object)

    def __init__(
        self,
        card: IndicatorCard,
        judged: Judged,
        origin: Origin,
        scale: tuple[tuple[str, str], ...],
        say: Wording,
        author: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._say, self._card, self._judged = say, card, judged
        self.setWindowTitle(say("committee.mark.title", title=card.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.marks = {sign: self._mark_button(str(at), sign, word) for at, (sign, word) in enumerate(scale, 1)}
        self.reason = QPlainTextEdit(judged.reason)
        self.author = signature(say, author)
        self.disclosure = QComboBox()
        self.problem = words("", "red", wrap=True)
        self.keep = button(say("committee.mark.keep"), "main", hint=say("committee.mark.change_hint"))
        self.take_back = button(say("committee.mark.take_back"), hint=say("committee.mark.take_back_hint"))
        self.leave = button(say("window.close"))
        KeyTips(self)
        self.source = source_link(lambda: origin, say, self.origin_wanted.emit, card.title)
        self._compose()
        (self.marks.get(judged.mark) or next(iter(self.marks.values()))).setChecked(True)
        self.entries = Entries(
            {**self.marks, "reason": self.reason, "author": self.author, "disclosure": self.disclosure}
        )
        self.reason.moveCursor(QTextCursor.MoveOperation.End)
        self.reason.setFocus()
        self._fit()

    def complain(self, sentence: str) -> None:
        """Say what stood in the way; the person can go on."""
        self.problem.setText(sentence)
        self._fit()
        self._free(True)

    def _fit(self) -> None:
        """Be as high as the texts are at this width."""
        inside = self.layout()
        assert inside is not None, "composed before it is shown"
        self.resize(WIDTH, inside.heightForWidth(WIDTH))

    def _mark_button(self, key: str, sign: str, word: str) -> QPushButton:
        made = button(self._say("committee.mark.one", mark=sign, word=word), "small", key=key)
        made.setCheckable(True)
        return made

    def _compose(self) -> None:
        say, judged, page = self._say, self._judged, QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(8)
        page.addWidget(words(self._card.title, "lead", wrap=True))
        computed = say("committee.mark.one", mark=judged.computed_mark, word=judged.computed_word)
        shown = say("committee.mark.one", mark=judged.mark, word=judged.word) if judged.overridden else ""
        page.addWidget(pairs([(say("committee.mark.computed"), computed), (say("committee.mark.in_force"), shown)]))
        page.addWidget(words(judged.sentence, "note", wrap=True))
        page.addWidget(in_line(self.source, 1))
        page.addWidget(words(say("committee.mark.choice"), "quiet"))
        page.addWidget(in_line(*self.marks.values(), 1, spacing=4))
        page.addWidget(words(say("committee.mark.reason"), "quiet"))
        page.addWidget(self.reason)
        page.addLayout(self._person())
        if self._card.progress is not None:
            year = say.year(self._card.progress.last_year)
            page.addWidget(words(say("committee.mark.note", year=year), "note", wrap=True))
        page.addWidget(self.problem)
        page.addStretch(1)
        page.addWidget(in_line(self.keep, self.take_back, 1, self.leave))
        self._connect()

    def _person(self) -> QHBoxLayout:
        """Author and disclosure, side by side."""
        say, line = self._say, QHBoxLayout()
        line.setSpacing(16)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.setTabChangesFocus(True)
        for kind in CLASSES:
            self.disclosure.addItem(say(f"committee.disclosure.{kind.value}"), kind.value)
        self.disclosure.setCurrentIndex(max(self.disclosure.findData(self._judged.disclosure), 0))
        for field, name in ((self.author, "author"), (self.disclosure, "disclosure")):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(words(say(f"committee.mark.{name}"), "quiet"))
            column.addWidget(field)
            field.setAccessibleName(say(f"committee.mark.{name}"))
            line.addLayout(column, 1)
        self.reason.setAccessibleName(say("committee.mark.reason"))
        return line

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for made in (*self.marks.values(), self.keep, self.take_back, self.leave, self.source):
            made.setAutoDefault(False)
        for made in self.marks.values():
            group.addButton(made)
        self.setFixedWidth(WIDTH)
        self.take_back.setVisible(self._judged.overridden)
        self.keep.setAutoDefault(True)
        self.keep.clicked.connect(self._give)
        self.take_back.clicked.connect(self._take_back)
        self.leave.clicked.connect(self.close)

    def _give(self) -> None:
        sign = next(sign for sign, made in self.marks.items() if made.isChecked())
        self._free(False)
        self.given.emit(sign, self.reason.toPlainText(), self.author.text(), self.disclosure.currentData())

    def _take_back(self) -> None:
        self._free(False)
        self.taken_back.emit(self.author.text())

    def _free(self, free: bool) -> None:
        self.keep.setEnabled(free)
        self.take_back.setEnabled(free)
