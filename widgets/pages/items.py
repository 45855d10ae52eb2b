"""The eight cooperation items of article 2, each with its initiatives as article 3(2) asks for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from dashboard.board import Board, InitiativeCard, ItemCard
from dashboard.wording import Wording
from widgets.pages.flow import FlowRow
from widgets.pages.items_overview import ItemsOverview
from widgets.pages.parts import Card, ScrollPage, button, in_line, pairs, words
from widgets.pages.sourced import source_link
from widgets.pages.two_line_list import TwoLineList

ALL = "all"
"""The key of the first row, which shows all items together."""


class ItemsPage(QWidget):
    """All items together, then each; what is chosen stands on the right. ``opened`` leads to an indicator.

    ``origin_wanted`` carries the Origin of what is told of an initiative.
    """

    opened = Signal(str, str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self.rows = TwoLineList(say("window.rail.items"))
        self.detail, self.overview = ScrollPage(), ItemsOverview(say)
        self._stack = QStackedWidget()
        for face in (self.detail, self.overview):
            self._stack.addWidget(face)
        page = QHBoxLayout(self)
        page.setContentsMargins(24, 16, 8, 16)
        page.setSpacing(0)
        side = Card(padding=0)
        side.setFixedWidth(288)
        side.body.setContentsMargins(0, 8, 0, 8)
        side.body.addWidget(self.rows)
        page.addWidget(side)
        page.addWidget(self._stack, 1)
        self.rows.chosen.connect(self._show)
        self.overview.opened.connect(self.open)
        self.overview.origin_wanted.connect(self.origin_wanted)

    def show_board(self, board: Board) -> None:
        """Show ``board``; the item chosen before stays chosen."""
        self._board = board
        every = {one.key: one for item in board.items for one in item.initiatives}
        rows = [(ALL, self._say("pages.items.all"), self._second(tuple(every.values())))]
        rows += [(str(i.number), f"({i.number}) {i.short}", self._second(i.initiatives)) for i in board.items]
        self.overview.show_board(board)
        self.rows.fill(rows)
        self._show(self.rows.key())

    def open(self, target: str) -> None:
        """Go to an item by its number, or to the item of an initiative by its key."""
        for item in self._board.items if self._board else ():
            if target == str(item.number) or any(entry.key == target for entry in item.initiatives):
                self.rows.choose(str(item.number))
                return

    def _second(self, initiatives: tuple[InitiativeCard, ...]) -> str:
        if not initiatives:
            return self._say("window.items.none")
        late = sum(entry.overdue for entry in initiatives)
        count = self._say("window.items.count", count=len(initiatives))
        return f"{count}　■ {self._say('window.items.overdue')} {late}" if late else count

    def _show(self, key: str) -> None:
        board = self._board
        self._stack.setCurrentWidget(self.overview if key == ALL else self.detail)
        item = next((item for item in board.items if str(item.number) == key), None) if board else None
        if item is None or board is None:
            return
        body = self.detail.start_over()
        body.setContentsMargins(16, 0, 16, 0)
        body.addWidget(self._head(item, board))
        if item.note:
            note = Card()
            note.body.addWidget(words(item.note, "quiet", wrap=True))
            body.addWidget(note)
        for entry in item.initiatives:
            body.addWidget(self._initiative(entry))
        body.addStretch(1)

    def _head(self, item: ItemCard, board: Board) -> QWidget:
        card = Card()
        card.body.addWidget(words(item.label, "note"))
        card.body.addWidget(words(item.title, "lead", wrap=True))
        tiles = [tile for tile in map(board.goal, item.goals) if tile is not None]
        titles = "　".join(f"{tile.key} {tile.title}" for tile in tiles)
        card.body.addWidget(pairs([(self._say("window.items.goals"), titles)]))
        links = []
        for found in filter(None, map(board.indicator, item.indicators)):
            link = button(found.title, "link", key="I")
            link.clicked.connect(lambda *_, to=found.key: self.opened.emit("indicators", to))
            links.append(link)
        if links:
            card.body.addWidget(words(self._say("window.items.indicators"), "quiet"))
            card.body.addWidget(FlowRow(*links))
        return card

    def _initiative(self, entry: InitiativeCard) -> QWidget:
        card, name = Card(), "window.items."
        source = source_link(lambda: entry.origin, self._say, self.origin_wanted.emit, entry.title)
        head: list[QWidget | int] = [words(entry.title, "head"), 1, words(entry.stage, "quiet"), source]
        if entry.example and self._say("window.example") not in entry.title:
            head.insert(1, words(self._say("window.example"), "badge"))
        card.body.addWidget(in_line(*head))
        if entry.progress_share is not None:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setFixedHeight(6)
            bar.setValue(round(entry.progress_share * 100))
            bar.setAccessibleName(f"{self._say(name + 'progress')} {entry.progress}")
            card.body.addWidget(bar)
        due = f"{entry.due}　■ {self._say(name + 'overdue')}" if entry.overdue else entry.due
        texts = {
            "content": entry.content,
            "method": entry.method,
            "roles": entry.roles,
            "cost": entry.cost,
            "progress": entry.progress,
            "issue": entry.issue,
            "next_step": entry.next_step,
            "due": due,
            "owner": entry.owner,
            "source": entry.source,
        }
        card.body.addWidget(pairs([(self._say(name + key), text) for key, text in texts.items()]))
        return card
