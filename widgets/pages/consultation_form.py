"""The consultations held, and the line in which another one is recorded."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from dashboard.board_consultation import ConsultationLedger, HeldRow
from dashboard.wording import Wording
from widgets.pages.day_entry import BadEntryError, day_needed
from widgets.pages.entries import Entries
from widgets.pages.parts import Card, button, in_line, signature, words

HEAD = 64  # pixels


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """A consultation that was held, as the person entered it."""

    number: int
    day: datetime.date
    note: str
    author: str


class ConsultationForm(Card):
    """``recorded`` carries the HeldEntry; what cannot be read is said beneath, and nothing typed is lost.

    ``report_wanted`` carries the HeldRow of a consultation whose report is to be written once more.
    """

    recorded, report_wanted = Signal(object), Signal(object)

    def __init__(self, say: Wording, ledger: ConsultationLedger | None = None, author: str = "") -> None:
        super().__init__(say("consultation.ledger"))
        self._say = say
        self.number, self.day, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.author = signature(say, author)
        self.save = button(say("consultation.form.save"), "main", hint=say("consultation.form.save_hint"))
        self.problem = words("", "red", wrap=True)
        rows = ledger.rows if ledger else ()
        self.reports = [self._row(row) for row in rows]
        if not rows:
            self.body.addWidget(words(say("consultation.form.none"), "note", wrap=True))
        if ledger is not None and ledger.next_number is not None:
            self.number.setText(str(ledger.next_number))
        self.body.addLayout(self._line())
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.entries = Entries({"number": self.number, "day": self.day, "note": self.note, "author": self.author})

    def ask(self) -> None:
        """Read the entries; announce the consultation, or say which entry cannot be read."""
        try:
            number, day = _number(self.number.text()), day_needed(self.day.text())
        except BadEntryError as error:
            self.complain(self._say(error.key, text=error.text))
            return
        author = self.author.text().strip()
        self.complain("" if author else self._say("committee.comment.no_author"))
        if author:
            self.recorded.emit(HeldEntry(number, day, self.note.text().strip(), author))

    def complain(self, sentence: str) -> None:
        """Say beneath the line why it was not recorded."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _row(self, row: HeldRow) -> QPushButton:
        """Show one consultation; returns what asks for its report."""
        head = words(row.title, "quiet")
        head.setFixedWidth(HEAD)
        again = button(self._say("consultation.form.report"), "link", hint=self._say("consultation.form.report_hint"))
        again.setAccessibleName(self._say("consultation.form.report_of", title=row.title))
        again.clicked.connect(lambda: self.report_wanted.emit(row))
        line = in_line(head, words(f"{row.day}　{row.note}".rstrip(), wrap=True), again, spacing=12)
        line.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.body.addWidget(line)
        return again

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        fields = (("number", self.number, 56, "3"), ("day", self.day, 120, "2026-11-23"), ("note", self.note, 0, ""))
        for key, field, wide, sample in fields:
            name = self._say(f"consultation.form.{key}")
            field.setAccessibleName(name)
            field.setPlaceholderText(sample)
            field.returnPressed.connect(self.ask)
            if wide:
                field.setFixedWidth(wide)
            label = words(name, "quiet")
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field, 0 if wide else 1)
        self.author.setFixedWidth(136)
        self.author.returnPressed.connect(self.ask)
        line.addWidget(self.author)
        self.save.clicked.connect(self.ask)
        line.addWidget(self.save)
        return line


def _number(text: str) -> int:
    plain = text.strip().removeprefix("第").removesuffix("回").strip()
    if plain.isdecimal() and int(plain) >= 1:
        return int(plain)
    raise BadEntryError("consultation.bad_number", text)
