"""The search in the strip: indicators, items, initiatives, goals, clauses and cards by any word of their names.

Where no name has the word, the wording of the clauses is searched.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from dashboard.wording import Wording

if TYPE_CHECKING:
    from PySide6.QtCore import QStringListModel

    from dashboard.board import Board

WIDTH, NARROW = 128, 72
MOST_SHOWN = 12


class Place(NamedTuple):
    """Something that can be gone to: its name in the list, the page and target that show it, and its wording."""

    name: str
    page: str
    target: str
    wording: str = ""


CARDS = (
    ("agreement", "window.agreement.term", "term"),
    ("consultations", "window.consultations.schedule", ""),
    ("consultations", "window.consultations.decide", ""),
    ("consultations", "window.consultations.changed", ""),
)


def places_of(board: "Board", say: Wording) -> tuple[Place, ...]:
    """Everything on ``board`` that has a name, in the order of the pages."""
    found = [Place(say("pages.search.indicator", name=card.title), "indicators", card.key) for card in board.indicators]
    for item in board.items:
        number = str(item.number)
        found.append(Place(f"{item.label} {item.short}", "items", number))
        found += [Place(say("pages.search.initiative", name=one.title), "items", number) for one in item.initiatives]
    found += [Place(f"{goal.key} {goal.title}", "indicators", goal.key) for goal in board.goals]
    notice = board.agreement.notice
    cards = [*((say(name), page, target) for page, name, target in CARDS)]
    cards += [(notice.title, "agreement", "notice")] if notice is not None else []
    found += [
        Place(say("pages.search.card", page=say(f"window.rail.{page}"), name=name), page, target)
        for name, page, target in cards
    ]
    found += [
        Place(say("pages.search.clause", number=c.number, name=c.heading), "agreement", c.number, c.text)
        for c in board.agreement.clauses
    ]
    return tuple({place.name: place for place in found}.values())


class SearchBox(QLineEdit):
    """``opened`` carries the page and the target of what was chosen, ``missed`` says that nothing was found."""

    opened = Signal(str, str)
    missed = Signal(str)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._places: dict[str, Place] = {}
        self._names: QStringListModel | None = None
        self.setPlaceholderText(say("pages.search.hint"))
        self.setToolTip(say("pages.search.tip"))
        self.setAccessibleName(say("pages.search.tip"))
        self._narrow = False
        self.setFixedWidth(WIDTH)
        self.returnPressed.connect(self._first)

    def show_board(self, board: "Board") -> None:
        """Search in ``board`` from now on."""
        self._places = {place.name: place for place in places_of(board, self._say)}
        if self._names is None:
            self._names = self._listed()
        self._names.setStringList(list(self._places))

    def fold(self, *, narrow: bool) -> None:
        """Take less room while nobody types."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow and not self.hasFocus() else WIDTH)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Room to type in."""
        super().focusInEvent(event)
        self.setFixedWidth(WIDTH)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give it back."""
        super().focusOutEvent(event)
        self.fold(narrow=self._narrow)

    def go(self, name: str) -> None:
        """Open what bears this name."""
        place = self._places.get(name)
        if place is not None:
            self.clear()
            self.opened.emit(place.page, place.target)

    def _listed(self) -> "QStringListModel":
        """The names in the list beneath the box, made when there is something to be found."""
        from PySide6.QtCore import QStringListModel
        from PySide6.QtWidgets import QCompleter

        names = QStringListModel(self)
        found = QCompleter(names, self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setMaxVisibleItems(MOST_SHOWN)
        if (popup := found.popup()) is not None:
            popup.setMinimumWidth(360)
        found.activated.connect(self.go)
        self.setCompleter(found)
        self.setClearButtonEnabled(True)
        return names

    def _first(self) -> None:
        """Return opens the first that fits what was typed: by its name, else by its wording."""
        typed = self.text().strip().casefold()
        if not typed:
            return
        places = self._places.values()
        by_name = [place.name for place in places if typed in place.name.casefold()]
        found = by_name or [place.name for place in places if typed in place.wording.casefold()]
        if found:
            self.go(found[0])
        else:
            self.missed.emit(self._say("pages.search.nothing", text=self.text().strip()))
