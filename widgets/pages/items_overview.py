"""All initiatives at a glance: which item serves which goal, what is due when, who bears which cost."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dashboard.board import Board, InitiativeCard, ItemCard
from dashboard.board_costs import CostTable
from dashboard.board_origin import together
from dashboard.wording import Wording
from widgets.pages.parts import Card, ScrollPage, button, words
from widgets.pages.sourced import lead, lead_by
from widgets.pages.table import Table
from widgets.pages.tiles import offer_source


class ItemsOverview(ScrollPage):
    """``opened`` carries the number of the item whose initiatives the person wants to see."""

    opened = Signal(str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.cells: dict[tuple[int, str], QWidget] = {}

    def show_board(self, board: Board) -> None:
        """Show matrix, timeline and costs of ``board``."""
        body = self.start_over()
        body.setContentsMargins(16, 0, 16, 0)
        body.addWidget(self._matrix(board))
        initiatives = tuple({one.key: one for item in board.items for one in item.initiatives}.values())
        body.addWidget(self._timeline(initiatives))
        body.addWidget(self._costs(board.costs))
        body.addStretch(1)

    def _matrix(self, board: Board) -> Card:
        card, grid, self.cells = Card(self._say("pages.items.matrix")), QGridLayout(), {}
        grid.setSpacing(4)
        for column, goal in enumerate(board.goals, 1):
            head = words(goal.key, "head")
            head.setToolTip(goal.title)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(column, 1)
        for row, item in enumerate(board.items, 1):
            grid.addWidget(words(f"({item.number}) {item.short}"), row, 0)
            for column, goal in enumerate(board.goals, 1):
                cell = self._cell(item, goal.key, goal.title)
                self.cells[(item.number, goal.key)] = cell
                grid.addWidget(cell, row, column)
        card.body.addLayout(grid)
        card.body.addWidget(words(self._say("pages.items.matrix_note"), "note", wrap=True))
        return card

    def _cell(self, item: ItemCard, goal: str, title: str) -> QWidget:
        """How many initiatives of the item serve the goal; a dot where the agreement links them and none does."""
        found = [one for one in item.initiatives if goal in one.goals]
        if not found:
            empty = words("・" if goal in item.goals else "", "quiet")
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            return empty
        hint = "\n".join((*(one.title for one in found), self._say("origin.tile_hint")))
        made = button(str(len(found)), "small", hint=hint, key="N")
        made.setAccessibleName(self._say("pages.items.cell", item=item.short, goal=title, count=len(found)))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(self._opening(str(item.number)))
        name = f"{item.label} {goal}"
        offer_source(made, self._say, lambda: self.origin_wanted.emit(together(name, tuple(o.origin for o in found))))
        return made

    def _opening(self, number: str) -> Callable[[], None]:
        return lambda: self.opened.emit(number)

    def _timeline(self, initiatives: tuple[InitiativeCard, ...]) -> Card:
        card = Card(self._say("pages.items.timeline"))
        if not initiatives:
            return _empty(card, self._say("pages.items.none_yet"))
        dated = sorted((one for one in initiatives if one.due_iso), key=lambda one: one.due_iso)
        heads = [self._say(f"pages.items.{key}") for key in ("due", "initiative", "stage", "progress", "owner")]
        table = Table(heads, right=(3,), stretch=1)
        late = self._say("pages.items.late")
        table.fill([(f"■ {one.due} {late}" if one.overdue else one.due, *_line(one)) for one in dated])
        table.fit_height(20)
        lead(table, [one.origin for one in dated], self._say, self.origin_wanted.emit)
        card.body.addWidget(table)
        undated = len(initiatives) - len(dated)
        if undated:
            card.body.addWidget(words(self._say("pages.items.undated", count=undated), "note"))
        return card

    def _costs(self, costs: CostTable | None) -> Card:
        """Thousand yen by bearer and by the fiscal year in which the initiative is due."""
        card = Card(self._say("pages.items.costs"))
        if costs is None or not costs.rows:
            return _empty(card, self._say("pages.items.no_costs"))
        heads = [self._say("pages.items.bearer"), *costs.years, self._say("pages.items.sum")]
        table = Table(heads, right=range(1, len(heads)), stretch=0)
        table.fill([(row.bearer, *row.amounts, row.total) for row in costs.rows])
        table.fit_height(10)
        lead_by(table, lambda line: costs.rows[line].origin, self._say, self.origin_wanted.emit)
        card.body.addWidget(table)
        card.body.addWidget(words(self._say("pages.items.costs_note"), "note", wrap=True))
        card.body.addWidget(words(self._say("origin.row_hint"), "note", wrap=True))
        return card


def _empty(card: Card, text: str) -> Card:
    card.body.addWidget(words(text, "quiet", wrap=True))
    return card


def _line(one: InitiativeCard) -> tuple[str, ...]:
    return one.title, one.stage, one.progress, one.owner
