"""What moved the emissions: the waterfall, what each kind of measure avoids, and the what-if beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dashboard.board import Board
from dashboard.board_effects import EffectsCard
from dashboard.board_origin import Origin, together
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.pages.parts import Card, ScrollPage, button, in_line, pairs, words
from widgets.pages.sourced import lead, source_link
from widgets.pages.table import Table
from widgets.pages.what_if import WhatIfPanel

FACES = ("effects", "what_if")


class EffectsPage(QWidget):
    """Two faces: effects (facts and factors) and the what-if (for the room, never mixed with facts).

    ``origin_wanted`` carries the Origin of a figure the person wants to see.
    """

    opened = Signal(str, str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.slot, self.drivers = self._waiting_slot(), self._waiting_slot()
        self.what_if = WhatIfPanel(say)
        self.facts = ScrollPage()
        self.table: Table | None = None
        self.faces = {face: button(say(f"pages.effects.{face}")) for face in FACES}
        self._stack = QStackedWidget()
        self._compose()
        self.what_if.origin_wanted.connect(self.origin_wanted)

    def show_board(self, board: Board) -> None:
        """Show effects and what-if of ``board``."""
        self._show_effects(board.effects)
        if board.what_if is not None:
            self.what_if.show_card(board.what_if)

    def open(self, target: str) -> None:
        """Turn to a face by its name."""
        if target in self.faces:
            self.faces[target].click()

    @property
    def half_typed(self) -> bool:
        """Whether a trial has a name and is not kept."""
        return self.what_if.half_typed

    def let_go(self) -> None:
        """Forget the trial that was being made."""
        self.what_if.let_go()

    def draw_charts(self) -> None:
        """Bring the interactive charts."""
        self.slot.draw()
        self.drivers.draw()
        self.what_if.slot.draw()

    def _compose(self) -> None:
        page, line = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(12)
        group = QButtonGroup(self)
        for index, face in enumerate(FACES):
            made = self.faces[face]
            made.setCheckable(True)
            made.clicked.connect(lambda *_, at=index: self._stack.setCurrentIndex(at))
            group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)
        self.faces["effects"].setChecked(True)
        page.addLayout(line)
        self._stack.addWidget(self.facts)
        self._stack.addWidget(self.what_if)
        page.addWidget(self._stack, 1)

    def _show_effects(self, card: EffectsCard | None) -> None:
        for old in (self.slot, self.drivers):
            old.deleteLater()
        self.slot, self.drivers = self._waiting_slot(), self._waiting_slot()
        body = self.facts.start_over()
        body.setContentsMargins(0, 0, 8, 0)
        self.table = None
        if card is None:
            body.addWidget(words(self._say("pages.effects.none"), "quiet", wrap=True))
            body.addStretch(1)
            return
        told = Card()
        for text, role in ((card.need, "lead"), (card.contribution, ""), (card.waterfall_sentence, "")):
            if text:
                told.body.addWidget(words(text, role, wrap=True))
        told.body.addWidget(in_line(self._link(card.whole), 1))
        body.addWidget(told)
        body.addWidget(self._charts(card))
        self.table = self._measures(card)
        hint = words(self._say("origin.row_hint"), "note", wrap=True)
        body.addWidget(_framed(self._say("pages.effects.measures"), self.table, hint))
        body.addWidget(_framed(self._say("pages.effects.factors"), self._factors(card)))
        counting = Card(self._say("pages.effects.counting"))
        for sentence in card.counting:
            counting.body.addWidget(words(sentence, "note", wrap=True))
        counting.body.addWidget(in_line(self._link(card.whole), 1))
        body.addWidget(counting)
        body.addStretch(1)
        if self.isVisible():
            self.draw_charts()

    def _waiting_slot(self) -> ChartSlot:
        """A place for a chart that nobody sees before it has one."""
        made = ChartSlot(self._say)
        made.setParent(self)
        made.hide()
        return made

    def _charts(self, card: EffectsCard) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for slot, spec in ((self.slot, card.waterfall), (self.drivers, card.drivers)):
            if spec is None:
                continue
            framed = Card(spec.title)
            slot.setFixedHeight(260)
            slot.hold(spec)
            framed.body.addWidget(slot)
            slot.show()
            line.addWidget(framed, 3)
        split = Card(self._say("pages.effects.split"))
        split.body.addWidget(words(card.split_note, "note", wrap=True))
        split.body.addWidget(pairs(card.split))
        if card.drivers is not None:
            split.body.addWidget(in_line(self._link(together(card.drivers.title, card.driver_bars)), 1))
        split.body.addStretch(1)
        line.addWidget(split, 2)
        return holder

    def _measures(self, card: EffectsCard) -> Table:
        name = "pages.effects."
        heads = [self._say(name + key) for key in ("measure", "count", "effect", "ahead", "share", "basis")]
        table = Table(heads, stretch=5)
        rows = []
        for row in card.rows:
            title = f"{row.title}（{self._say('window.example')}）" if row.example else row.title
            rows.append((title, row.count, row.effect or row.missing, row.ahead, row.share, row.basis))
        table.fill(rows)
        for line, row in enumerate(card.rows):
            table.hint(line, 0, row.note)
            table.hint(line, 2, row.missing or row.since)
            table.hint(line, 3, row.ahead)
            table.hint(line, 5, row.basis)
        table.fit_height()
        lead(table, [row.origin for row in card.rows], self._say, self.origin_wanted.emit)
        return table

    def _link(self, origin: Origin) -> QPushButton:
        return source_link(lambda: origin, self._say, self.origin_wanted.emit, origin.title)

    def _factors(self, card: EffectsCard) -> Table:
        name = "pages.effects."
        table = Table(
            [self._say(name + key) for key in ("factor", "value", "unit", "year", "state", "source")],
            right=(1,),
            stretch=5,
        )
        table.fill([(row.title, row.value, row.unit, row.year, row.state, row.source) for row in card.factors])
        table.fit_height(20)
        lead(table, [row.origin for row in card.factors], self._say, self.origin_wanted.emit)
        return table


def _framed(title: str, *contents: QWidget) -> Card:
    card = Card(title)
    for content in contents:
        card.body.addWidget(content)
    return card
