"""The search in the strip: indicators, items, initiatives, goals and clauses by any word of their names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from dashboard.wording import Wording

if TYPE_CHECKING:
    from dashboard.board import Board

WIDTH = 128
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be gone to: its name in the list, and the page and target that show it."""

    name: str
    page: str
    target: str


def places_of(board: "Board", say: Wording) -> tuple[Place, ...]:
    """Everything on ``board`` that has a name, in the order of the pages."""
    found = [Place(say("pages.search.indicator", name=card.title), "indicators", card.key) for card in board.indicators]
    for item in board.items:
        number = str(item.number)
        found.append(Place(f"{item.label} {item.short}", "items", number))
        found += [Place(say("pages.search.initiative", name=one.title), "items", number) for one in item.initiatives]
    found += [Place(f"{goal.key} {goal.title}", "indicators", goal.key) for goal in board.goals]
    clauses = board.agreement.clauses
    found += [
        Place(say("pages.search.clause", number=c.number, name=c.heading), "agreement", c.number) for c in clauses
    ]
    return tuple({place.name: place for place in found}.values())


class SearchBox(QLineEdit):
    """``opened`` carries the page and the target of what was chosen."""

    opened = Signal(str, str)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._places: dict[str, Place] = {}
        self.setPlaceholderText(say("pages.search.hint"))
        self.setToolTip(say("pages.search.tip"))
        self.setAccessibleName(say("pages.search.tip"))
        self.setFixedWidth(WIDTH)
        self.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        self.returnPressed.connect(self._first)

    def show_board(self, board: "Board") -> None:
        """Search in ``board`` from now on."""
        self._places = {place.name: place for place in places_of(board, self._say)}
        self._names.setStringList(list(self._places))
        if self.completer() is None:
            self.setCompleter(self._list())

    def go(self, name: str) -> None:
        """Open what bears this name."""
        place = self._places.get(name)
        if place is not None:
            self.clear()
            self.opened.emit(place.page, place.target)

    def _list(self) -> QCompleter:
        """The list beneath the box, made when there is something to be found."""
        found = QCompleter(self._names, self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setMaxVisibleItems(MOST_SHOWN)
        if (popup := found.popup()) is not None:
            popup.setMinimumWidth(360)
        found.activated.connect(self.go)
        return found

    def _first(self) -> None:
        """Return opens the first that fits what was typed."""
        typed = self.text().strip().casefold()
        fitting = [name for name in self._places if typed and typed in name.casefold()]
        if fitting:
            self.go(fitting[0])
