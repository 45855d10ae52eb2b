"""Notice against renewal (article 6): what is recorded, and the form in which a party's decision is recorded."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFormLayout, QLineEdit, QRadioButton

from dashboard.agreement.notice import BOTH
from dashboard.board_agreement import NoticeCard, NoticeRow
from dashboard.indicators.observation import Disclosure
from dashboard.wording import Wording
from widgets.pages.day_entry import BadEntryError, day_needed
from widgets.pages.entries import Entries
from widgets.pages.parts import Card, button, in_line, signature, words

CLASSES = (Disclosure.PARTIES, Disclosure.PUBLIC)


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A decision as the person entered it."""

    given: bool
    party: str
    day: datetime.date
    author: str
    note: str
    disclosure: str


class NoticeForm(Card):
    """``recorded`` carries a NoticeEntry, ``taken_back`` term, party and author of an entry to be taken back.

    What cannot be read, or stands in the way, is said beneath, and nothing typed is lost.
    """

    recorded = Signal(object)
    taken_back = Signal(int, str, str)

    def __init__(self, card: NoticeCard, say: Wording, author: str) -> None:
        super().__init__(card.title)
        self._say = say
        self.kinds = {given: QRadioButton(say(f"notice.form.{given}")) for given in ("given", "not_given")}
        self.party, self.disclosure = QComboBox(), QComboBox()
        self.day, self.author, self.note = QLineEdit(), signature(say, author), QLineEdit()
        self.save = button(say("notice.form.save"), "main", hint=say("notice.form.save_hint"))
        self.problem = words("", "red", wrap=True)
        self._show_rows(card.rows)
        for key, name in card.parties:
            self.party.addItem(name, key)
        for kind in CLASSES:
            self.disclosure.addItem(say(f"committee.disclosure.{kind.value}"), kind.value)
        self._compose()
        fields = {"party": self.party, "day": self.day, "author": self.author, "note": self.note}
        self.entries = Entries({**self.kinds, **fields, "disclosure": self.disclosure})

    def ask(self) -> None:
        """Read the entries; announce the decision, or say what cannot be read."""
        given, party = self.kinds["given"].isChecked(), str(self.party.currentData())
        try:
            day = day_needed(self.day.text())
        except BadEntryError as error:
            self.complain(self._say(error.key, text=error.text))
            return
        if given and party == BOTH:
            self.complain(self._say("notice.form.given_by_both"))
            return
        self.complain("")
        self.save.setEnabled(False)
        disclosure = str(self.disclosure.currentData())
        entry = NoticeEntry(given, party, day, self.author.text().strip(), self.note.text().strip(), disclosure)
        self.recorded.emit(entry)

    def complain(self, sentence: str) -> None:
        """Say why it was not recorded; the person can go on."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.save.setEnabled(True)

    def _show_rows(self, rows: tuple[NoticeRow, ...]) -> None:
        if not rows:
            self.body.addWidget(words(self._say("notice.none"), "note", wrap=True))
        for row in rows:
            drop = button(self._say("notice.form.take_back"), "link", hint=self._say("notice.form.take_back_hint"))
            drop.setAccessibleDescription(row.told)
            drop.clicked.connect(lambda *_, of=row: self.taken_back.emit(of.term, of.party, self.author.text()))
            self.body.addWidget(words(row.told, wrap=True))
            self.body.addWidget(in_line(drop, 1))

    def _compose(self) -> None:
        say, form, group = self._say, QFormLayout(), QButtonGroup(self)
        form.setHorizontalSpacing(16)
        for kind in self.kinds.values():
            group.addButton(kind)
        self.kinds["not_given"].setChecked(True)
        form.addRow(words(say("notice.form.kind"), "quiet"), in_line(*self.kinds.values(), 1, spacing=16))
        fields = {"party": self.party, "day": self.day, "author": self.author, "note": self.note}
        for key, field in {**fields, "disclosure": self.disclosure}.items():
            name = say(f"notice.form.{key}")
            field.setAccessibleName(name)
            label = words(name, "quiet")
            label.setBuddy(field)
            form.addRow(label, field)
        self.day.setPlaceholderText("2026-11-23")
        for line in (self.day, self.author, self.note):
            line.returnPressed.connect(self.ask)
        self.save.clicked.connect(self.ask)
        self.body.addLayout(form)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.body.addWidget(in_line(self.save, 1))
