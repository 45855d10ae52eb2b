"""All indicators: a list to search and narrow on the left, the chosen one on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dashboard.board import Board, IndicatorCard
from dashboard.wording import Wording
from widgets.pages.entries import Typed
from widgets.pages.indicator_detail import IndicatorDetail
from widgets.pages.indicator_filter import IndicatorFilter
from widgets.pages.parts import Card, button, words
from widgets.pages.two_line_list import TwoLineList

LIST, NARROW_LIST, ROOMY = 288, 216, 1000
LEAST = 600  # pixels in which chart and figures of an indicator can both be read


class IndicatorsPage(QWidget):
    """The list holds every indicator the search and the four choices leave over.

    ``origin_wanted`` carries the Origin of a figure the person wants to see. ``marks_begun`` is what was typed into the
    form of the committee's mark, by indicator, when that was closed without storing.
    """

    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self.filter = IndicatorFilter(say)
        self.rows = TwoLineList(say("window.rail.indicators"))
        self.count = words("", "note", wrap=True)
        self.clear = button(say("detail.filter.clear"), "link")
        self.detail = IndicatorDetail(say)
        self.marks_begun: dict[str, Typed] = {}
        self._side = Card(padding=12, spacing=8)
        self._compose()

    @property
    def search(self) -> QLineEdit:
        """Where words to look for are typed."""
        return self.filter.search

    @property
    def goal(self) -> QComboBox:
        """The choice of a goal."""
        return self.filter.choices["goal"]

    def show_board(self, board: Board) -> None:
        """Show ``board``; the indicator chosen before stays chosen."""
        self._board = board
        self.filter.offer(board)
        self._fill()

    def open(self, target: str) -> None:
        """Go to an indicator, or to a goal's indicators with its leading one chosen."""
        board = self._board
        if board is None or not target:
            return
        tile = board.goal(target)
        self.filter.clear()
        self.filter.choose("goal", target if tile else "")
        self.rows.choose(tile.lead if tile else target)

    @property
    def half_typed(self) -> bool:
        """Whether a comment or a mark is written and not stored."""
        return bool(self.marks_begun) or self.detail.comments.half_typed

    def let_go(self) -> None:
        """Forget what is written."""
        self.marks_begun.clear()
        self.detail.comments.let_go()

    def draw_charts(self) -> None:
        """Bring the interactive chart."""
        self.detail.draw_chart()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list makes room where the window is narrow."""
        super().resizeEvent(event)
        self._side.setFixedWidth(LIST if event.size().width() >= ROOMY else NARROW_LIST)

    def _compose(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(16)
        side, head, foot = self._side, QVBoxLayout(), QHBoxLayout()
        side.body.setContentsMargins(0, 12, 0, 8)
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.filter)
        foot.setContentsMargins(12, 0, 0, 0)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.clear)
        self.clear.hide()
        side.body.addLayout(head)
        side.body.addWidget(self.rows, 1)
        side.body.addLayout(foot)
        page.addWidget(side)
        page.addWidget(self._whole(), 1)
        self.filter.changed.connect(self._fill)
        self.clear.clicked.connect(self.filter.clear)
        self.rows.chosen.connect(self._show)
        self.detail.origin_wanted.connect(self.origin_wanted)

    def _whole(self) -> QScrollArea:
        """The chosen indicator, which scrolls rather than being squeezed where the window is low."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail.setMinimumHeight(LEAST)
        area.setWidget(self.detail)
        return area

    def _fill(self) -> None:
        board = self._board
        if board is None:
            return
        found = [card for card in board.indicators if self.filter.picks(card)]
        self.rows.fill((card.key, card.title, _second_line(card, self._say)) for card in found)
        self.clear.setVisible(self.filter.narrowed)
        self.count.setText(self._told(len(found), len(board.indicators)))
        if found:
            self._show(self.rows.key())

    def _told(self, found: int, of: int) -> str:
        """How many are left over, in words."""
        text = self.search.text().strip()
        if found:
            name = "detail.filter.count_of" if found < of else "detail.filter.count"
            return self._say(name, count=found, all=of)
        return self._say("window.indicators.nothing_found", text=text) if text else self._say("detail.filter.nothing")

    def _show(self, key: str) -> None:
        card = self._board.indicator(key) if self._board else None
        if card is not None and self._board is not None:
            self.detail.show_card(card, self._board)


def _second_line(card: IndicatorCard, say: Wording) -> str:
    if card.latest.value is None:
        return f"{card.mark} {card.missing}".strip()
    parts = (card.latest_year, say("window.example") if card.example else "")
    return "　".join((f"{card.mark} {card.latest.text} {card.latest.unit}", *filter(None, parts)))
