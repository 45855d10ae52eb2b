"""What the list of indicators is narrowed by: words, goal, cooperation item, state of the target, party."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dashboard.board import Board, IndicatorCard
from dashboard.wording import Wording

CHOICES = ("goal", "item", "state", "party")
STATES = ("adopted", "working", "example", "none")
POPUP_WIDTH = 280


class IndicatorFilter(QWidget):
    """A search and four choices that hold together; ``changed`` tells that any of them is another now."""

    changed = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("window.indicators.search"))
        self.search.setAccessibleName(say("window.indicators.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.choices = {kind: self._choice(kind) for kind in CHOICES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.search, 0, 0, 1, 2)
        for place, choice in enumerate(self.choices.values()):
            grid.addWidget(choice, 1 + place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.search.text().strip()) or any(choice.currentData() for choice in self.choices.values())

    def offer(self, board: Board) -> None:
        """Offer what the indicators of ``board`` have; choices that are still there are kept."""
        say, cards = self._say, board.indicators
        goals = ((say("detail.filter.goal_one", key=one.key, title=one.title), one.key) for one in board.goals)
        items = (
            (say("detail.filter.item_one", label=one.label, short=one.short), str(one.number)) for one in board.items
        )
        states = ((state, sum(self._in_state(card, state) for card in cards)) for state in STATES)
        self._refill("goal", goals)
        self._refill("item", items)
        self._refill("state", ((say(f"detail.filter.{state}", count=count), state) for state, count in states))
        self._refill("party", ((party, party) for party in dict.fromkeys(card.owner for card in cards) if party))

    def choose(self, kind: str, key: str) -> None:
        """Set one choice to ``key``; to all where there is no such key."""
        choice = self.choices[kind]
        choice.setCurrentIndex(max(0, choice.findData(key)))

    def clear(self) -> None:
        """Leave nothing out."""
        before = self.blockSignals(True)
        self.search.clear()
        for choice in self.choices.values():
            choice.setCurrentIndex(0)
        self.blockSignals(before)
        self.changed.emit()

    def picks(self, card: IndicatorCard) -> bool:
        """Whether the indicator meets all of what is chosen."""
        goal, item, state, party = (str(choice.currentData() or "") for choice in self.choices.values())
        return (
            (not goal or goal in card.goals)
            and (not item or int(item) in card.items)
            and (not state or self._in_state(card, state))
            and party in ("", card.owner)
            and _matches(card, self.search.text())
        )

    def _in_state(self, card: IndicatorCard, state: str) -> bool:
        """Examples are indicators whose target or whose figures are one."""
        return card.state == self._say(f"board.state.{state}") or (state == "example" and card.example)

    def _choice(self, kind: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self._say(f"detail.filter.{kind}"))
        choice.setToolTip(self._say(f"detail.filter.{kind}"))
        choice.setMinimumContentsLength(6)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.view().setMinimumWidth(POPUP_WIDTH)
        choice.addItem(self._say(f"detail.filter.all_{kind}"), "")
        choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return choice

    def _refill(self, kind: str, entries: Iterable[tuple[str, str]]) -> None:
        choice = self.choices[kind]
        kept = choice.currentData()
        choice.blockSignals(True)
        choice.clear()
        choice.addItem(self._say(f"detail.filter.all_{kind}"), "")
        for text, key in entries:
            choice.addItem(text, key)
        choice.setCurrentIndex(max(0, choice.findData(kept)))
        choice.blockSignals(False)


def _matches(card: IndicatorCard, text: str) -> bool:
    """Whether every word of ``text`` is found in the indicator's own words."""
    ground = " ".join((card.title, card.definition, card.owner, card.key, *card.goals)).casefold()
    return all(word in ground for word in text.casefold().split())
