"""Consultations under article 3(1): when they are, what has changed since the last, what to decide at the next."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from dashboard.board import Board, ChangeRow
from dashboard.origins import of_decisions
from dashboard.wording import Wording
from widgets.pages.consultation_form import ConsultationForm
from widgets.pages.day_entry import BadEntryError, day_of, entry_of
from widgets.pages.entries import Entries
from widgets.pages.parts import Card, ScrollPage, button, in_line, pairs, signature, words
from widgets.pages.sourced import lead, source_link
from widgets.pages.table import Table


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the person wants recorded; None leaves open."""

    last: datetime.date | None
    next: datetime.date | None
    months: int | None
    author: str


class ConsultationsPage(ScrollPage):
    """``scheduled`` carries the Schedule the person wants recorded, ``held`` the HeldEntry of a consultation.

    ``origin_wanted`` carries the Origin of a change: the figure before and the one now. ``report_wanted`` carries the
    HeldRow of a consultation whose report is wanted once more. What is typed stays through any number of Boards until
    ``entries`` (the schedule's) or those of ``form`` are settled. ``name`` is the author's name to offer.
    """

    scheduled, held, report_wanted = Signal(object), Signal(object), Signal(object)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.name = ""
        self.author = signature(say)
        self.last, self.next, self.months = QLineEdit(), QLineEdit(), QLineEdit()
        self.problem = words("", "red", wrap=True)
        self.save = button(say("window.consultations.save"), "main")
        self.form = ConsultationForm(say)
        self.entries = Entries({})
        self.changes: Table | None = None

    def show_board(self, board: Board) -> None:
        """Show ``board`` in place of what was there, but for what is typed."""
        scheduled, held = self.entries.typed(), self.form.entries.typed()
        body = self.start_over()
        body.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._schedule(board), 1)
        top.addWidget(self._decisions(board), 1)
        body.addLayout(top)
        self.form = ConsultationForm(self._say, board.consulted, self.name)
        self.form.recorded.connect(self.held)
        self.form.report_wanted.connect(self.report_wanted)
        body.addWidget(self.form)
        self.form.setVisible(board.audience == "committee")  # the public's edition knows of no consultation
        body.addWidget(self._changes(board))
        body.addStretch(1)
        self.entries.type_again(scheduled)
        self.form.entries.type_again(held)

    @property
    def half_typed(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.entries.begun or self.form.entries.begun

    def let_go(self) -> None:
        """Forget what is typed."""
        for entries in (self.entries, self.form.entries):
            entries.put_back()

    def ask(self) -> None:
        """Read the entries; announce the schedule, or say which entry cannot be read."""
        try:
            days, months = (day_of(self.last.text()), day_of(self.next.text())), _months(self.months.text())
        except BadEntryError as error:
            self.problem.setText(self._say(error.key, text=error.text))
            return
        author = self.author.text().strip()
        self.problem.setText("" if author else self._say("committee.comment.no_author"))
        if author:
            self.scheduled.emit(Schedule(*days, months, author))

    def _schedule(self, board: Board) -> QWidget:
        name = "window.consultations."
        card = Card(self._say(name + "schedule"))
        card.body.addWidget(pairs(board.consultation_rows))
        origin, show = board.consultation_origin, self.origin_wanted.emit
        card.body.addWidget(in_line(source_link(lambda: origin, self._say, show, self._say(name + "schedule")), 1))
        card.body.addWidget(words(self._say(name + "edit"), "head"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        self.last, self.next, self.months = QLineEdit(), QLineEdit(), QLineEdit()
        held = [entry_of(text) for _, text in board.consultation_rows] or ["", "", ""]
        planned = board.consulted.planned if board.consulted else None
        held[1] = planned.isoformat() if planned else ""  # an estimated day is not agreed: it is shown, never filled in
        fields = (self.last, self.next, self.months)
        recorded = board.consulted is not None and bool(board.consulted.rows)
        asked: dict[str, QWidget] = {}
        for field, key, text in zip(fields, ("last", "next", "cadence"), held, strict=False):
            field.setText(text)
            field.setMaximumWidth(180)
            field.setAccessibleName(self._say(name + key))
            field.setPlaceholderText("2026-11-23" if key != "cadence" else "6")
            field.returnPressed.connect(self.ask)
            if key == "last" and recorded:  # the ledger of consultations tells that day
                field.clear()
                field.setParent(card)
                field.hide()
                continue
            asked[key] = field
            form.addRow(words(self._say(name + key), "quiet"), field)
        self.author = self._signed(form)
        self.entries = Entries({**asked, "author": self.author})
        card.body.addLayout(form)
        card.body.addWidget(words(self._say(name + "hint"), "note", wrap=True))
        self.problem = words("", "red", wrap=True)
        self.save = button(self._say(name + "save"), "main")
        self.save.clicked.connect(self.ask)
        card.body.addWidget(self.problem)
        card.body.addWidget(in_line(self.save, 1))
        card.body.addStretch(1)
        return card

    def _signed(self, form: QFormLayout) -> QLineEdit:
        """The field for the name of whoever records, as the last row of ``form``."""
        author = signature(self._say, self.name)
        author.setMaximumWidth(180)
        author.returnPressed.connect(self.ask)
        form.addRow(words(self._say("window.signature"), "quiet"), author)
        return author

    def _decisions(self, board: Board) -> QWidget:
        card = Card(self._say("window.consultations.decide"))
        for number, text in enumerate(board.decisions, 1):
            line = QHBoxLayout()
            line.setSpacing(8)
            sign = words(f"{number}.", "quiet", wrap=True)
            sign.setFixedWidth(20)
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words(text, wrap=True), 1)
            card.body.addLayout(line)
        title, show = self._say("window.consultations.decide"), self.origin_wanted.emit
        if board.decisions:
            source = source_link(lambda: of_decisions(board, title, self._say), self._say, show, title)
            card.body.addWidget(in_line(source, 1))
        else:
            card.body.addWidget(words(self._say("window.consultations.no_decisions"), "quiet"))
        card.body.addStretch(1)
        return card

    def _changes(self, board: Board) -> QWidget:
        name = "window.consultations."
        card = Card(board.changes_since or self._say(name + "changed"))
        if not board.changes:
            card.body.addWidget(words(self._say(name + "no_changes"), "quiet"))
            return card
        parts = any(row.part for row in board.changes)
        keys = ("indicator", *(("part",) if parts else ()), "year", "old", "new", "kind")
        table = Table([self._say(name + key) for key in keys], right=(2 + parts, 3 + parts), stretch=0)
        table.fill([_cells(row, parts=parts) for row in board.changes])
        lead(table, [row.origin for row in board.changes], self._say, self.origin_wanted.emit)
        self.changes = table
        table.fit_height(200)
        card.body.addWidget(table)
        card.body.addWidget(words(self._say(name + "open_hint"), "note", wrap=True))
        return card


def _cells(row: ChangeRow, *, parts: bool) -> tuple[str, ...]:
    figures = (_with_unit(row.old, row.unit), _with_unit(row.new, row.unit))
    return (row.title, *((row.part,) if parts else ()), row.year, *figures, row.kind)


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if any(sign.isdigit() for sign in text) else text


def _months(text: str) -> int | None:
    """A number of months as it was typed; None for nothing."""
    plain = text.strip()
    if not plain:
        return None
    if plain.isdecimal() and 1 <= int(plain) <= 60:
        return int(plain)
    raise BadEntryError("window.consultations.bad_months", text)
