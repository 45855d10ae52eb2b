"""All indicators: a list to search on the left, the chosen one on the right."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from dashboard.board import Board, IndicatorCard
from dashboard.wording import Wording
from widgets.pages.indicator_detail import IndicatorDetail
from widgets.pages.parts import Card, words
from widgets.pages.two_line_list import TwoLineList


class IndicatorsPage(QWidget):
    """The list holds every indicator the search and the goal leave over."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("window.indicators.search"))
        self.search.setAccessibleName(say("window.indicators.search"))
        self.search.setClearButtonEnabled(True)
        self.goal = QComboBox()
        self.goal.setAccessibleName(say("window.indicators.all_goals"))
        self.goal.setMinimumContentsLength(12)
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more = QComboBox()
        self.more.setAccessibleName(say("pages.detail.all"))
        self.more.setMinimumContentsLength(12)
        self.more.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rows = TwoLineList(say("window.rail.indicators"))
        self.count = words("", "note", wrap=True)
        self.detail = IndicatorDetail(say)
        self._compose()

    def show_board(self, board: Board) -> None:
        """Show ``board``; the indicator chosen before stays chosen."""
        self._board = board
        kept = self.goal.currentData()
        self.goal.blockSignals(True)
        self.goal.clear()
        self.goal.addItem(self._say("window.indicators.all_goals"), "")
        for tile in board.goals:
            self.goal.addItem(self._say("window.indicators.goal_filter", key=tile.key, title=tile.title), tile.key)
        self.goal.setCurrentIndex(max(0, self.goal.findData(kept)))
        self.goal.blockSignals(False)
        self._offer(board)
        self._fill()

    def _offer(self, board: Board) -> None:
        """Every item, state of target and party that an indicator has, to narrow the list to."""
        kept, say = self.more.currentData(), self._say
        self.more.blockSignals(True)
        self.more.clear()
        self.more.addItem(say("pages.detail.all"), "")
        for item in board.items:
            self.more.addItem(f"{item.label} {item.short}", f"item:{item.number}")
        for kind in ("state", "owner"):
            for word in dict.fromkeys(getattr(card, kind) for card in board.indicators):
                if word:
                    self.more.addItem(say(f"pages.detail.by_{kind}", word=word), f"{kind}:{word}")
        self.more.setCurrentIndex(max(0, self.more.findData(kept)))
        self.more.blockSignals(False)

    def open(self, target: str) -> None:
        """Go to an indicator, or to a goal's indicators with its leading one chosen."""
        board = self._board
        if board is None or not target:
            return
        tile = board.goal(target)
        self.search.clear()
        self.goal.setCurrentIndex(max(0, self.goal.findData(target if tile else "")))
        self.more.setCurrentIndex(0)
        self.rows.choose(tile.lead if tile else target)

    def draw_charts(self) -> None:
        """Bring the interactive chart."""
        self.detail.draw_chart()

    def _compose(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(16)
        side = Card(padding=12, spacing=8)
        side.setFixedWidth(288)
        side.body.setContentsMargins(0, 12, 0, 8)
        for thing in (self.search, self.goal, self.more):
            holder = QHBoxLayout()
            holder.setContentsMargins(12, 0, 12, 0)
            holder.addWidget(thing)
            side.body.addLayout(holder)
        side.body.addWidget(self.rows, 1)
        self.count.setContentsMargins(12, 0, 12, 0)
        side.body.addWidget(self.count)
        page.addWidget(side)
        page.addWidget(self.detail, 1)
        self.search.textChanged.connect(self._fill)
        self.goal.currentIndexChanged.connect(self._fill)
        self.more.currentIndexChanged.connect(self._fill)
        self.rows.chosen.connect(self._show)

    def _fill(self) -> None:
        board = self._board
        if board is None:
            return
        text, goal = self.search.text().strip(), self.goal.currentData()
        more = self.more.currentData() or ""
        found = [
            card
            for card in board.indicators
            if (not goal or goal in card.goals) and _belongs(card, more) and _matches(card, text)
        ]
        self.rows.fill((card.key, card.title, _second_line(card)) for card in found)
        name = "window.indicators."
        nothing = text and not found
        self.count.setText(
            self._say(name + "nothing_found", text=text) if nothing else self._say(name + "count", count=len(found))
        )
        if found:
            self._show(self.rows.key())

    def _show(self, key: str) -> None:
        card = self._board.indicator(key) if self._board else None
        if card is not None and self._board is not None:
            self.detail.show_card(card, self._board)


def _belongs(card: IndicatorCard, choice: str) -> bool:
    """Whether the indicator is of the item, state or party chosen; all are where nothing is."""
    kind, _, word = choice.partition(":")
    if kind == "item":
        return int(word) in card.items
    return not kind or (card.state if kind == "state" else card.owner) == word


def _matches(card: IndicatorCard, text: str) -> bool:
    """Whether every word of ``text`` is found in the indicator's own words."""
    ground = " ".join((card.title, card.definition, card.owner, card.key, *card.goals)).casefold()
    return all(word in ground for word in text.casefold().split())


def _second_line(card: IndicatorCard) -> str:
    if card.latest.value is None:
        return f"{card.mark} {card.missing}".strip()
    return f"{card.mark} {card.latest.text} {card.latest.unit}　{card.latest_year}"
