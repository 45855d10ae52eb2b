"""The overview: position and attention, three headline charts, and annex 2 as it is drawn in the agreement."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dashboard.overview import Attention, GoalTile, Overview, overview_of
from dashboard.wording import Wording
from widgets.pages.chart_card import HeadlineCard
from widgets.pages.parts import Card, button, clear, in_line, words
from widgets.pages.tiles import AttentionLine, TileButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.board import Board
    from dashboard.chart import ChartSpec

LINES = 3
SHARES = (22, 16, 16)


class Sheet(QFrame):
    """What the overview is laid out on; tells when it has been painted."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell."""
        super().paintEvent(event)
        self.painted.emit()


class OverviewPage(QScrollArea):
    """The first page. ``opened`` says which page, and what on it, the person wants to see.

    On an office screen it fills the window and nothing scrolls; where a large magnification leaves
    too little room it scrolls rather than being cut off. ``seen`` tells, once, that its figures have been painted.
    ``charts_wanted`` asks for ``draw_charts`` as soon as what it needs is loaded, ``origin_wanted`` carries the Origin
    of a figure the person wants to see.
    """

    origin_wanted = Signal(object)
    opened = Signal(str, str)
    seen = Signal()
    charts_wanted = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._painted = False
        self._overview: Overview | None = None
        self._board: Board | None = None
        self.tiles: tuple[TileButton, ...] = ()
        self.lines: tuple[AttentionLine, ...] = ()
        self.cards = tuple(HeadlineCard(say) for _ in SHARES)
        self.position = words("", "lead", wrap=True)
        self.source = button(say("origin.short"), "link", hint=say("origin.open_hint"))
        self.source.setAccessibleName(say("origin.open_of", title=say("window.overview.position")))
        self.note = words("", "note", wrap=True)
        self._attention = QVBoxLayout()
        self._goals = QGridLayout()
        self._charts = QHBoxLayout()
        self._sheet = Sheet()
        self._sheet.setObjectName("ground")
        self._sheet.painted.connect(self._after_paint)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._compose()

    def show_board(self, board: "Board") -> None:
        """Show ``board`` in place of what was there."""
        self._board = board
        self.show_overview(overview_of(board))
        self.show_charts(tuple(headline.chart for headline in board.headlines))

    def show_charts(self, charts: "Sequence[ChartSpec]") -> None:
        """Show these charts under the headlines, as soon as what draws them is loaded."""
        for card, chart in zip(self.cards, charts, strict=False):
            card.slot.hold(chart)
        self._want_charts()

    def show_overview(self, overview: Overview) -> None:
        """Show these words in place of what was there; the same ones once more change nothing."""
        if overview == self._overview:
            return
        self._overview = overview
        self.position.setText(overview.position)
        self.note.setText(overview.note)
        self.note.setVisible(bool(overview.note))
        self._show_attention(overview)
        for card, headline in zip(self.cards, overview.headlines, strict=False):
            card.show_headline(headline)
        for index, card in enumerate(self.cards):
            card.setVisible(index < len(overview.headlines))
        self._show_goals(overview)

    def draw_charts(self) -> None:
        """Bring the interactive charts; this is what imports pyqtgraph."""
        for card in self.cards:
            card.slot.draw()

    def _after_paint(self) -> None:
        """After the first paint the rest may follow."""
        if not self._painted and self.tiles:
            self._painted = True
            QTimer.singleShot(0, self, self._want_charts)
            QTimer.singleShot(0, self, self.seen.emit)

    def _want_charts(self) -> None:
        """Ask for the charts once there is something to draw and the words have been painted."""
        if self._painted and any(card.slot.waits for card in self.cards):
            self.charts_wanted.emit()

    def _compose(self) -> None:
        page = QVBoxLayout(self._sheet)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(16)
        position, attention = Card(padding=14, spacing=4), Card(padding=14, spacing=2)
        self.source.clicked.connect(lambda: self._ask(None))
        position.body.addWidget(in_line(words(self._say("window.overview.position"), "note"), 1, self.source))
        position.body.addWidget(self.position)
        position.body.addWidget(self.note)
        position.body.addStretch(1)
        attention.body.addWidget(words(self._say("window.overview.attention"), "note"))
        attention.body.addLayout(self._attention)
        attention.body.addStretch(1)
        self._attention.setSpacing(2)
        top.addWidget(position, 70)
        top.addWidget(attention, 30)
        page.addLayout(top)
        self._charts.setSpacing(16)
        for card, share in zip(self.cards, SHARES, strict=True):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            self._charts.addWidget(card, share)
        for index, card in enumerate(self.cards):
            card.source.clicked.connect(lambda *_, at=index: self._ask(at))
        page.addLayout(self._charts, 1)
        self._goals.setHorizontalSpacing(8)
        self._goals.setVerticalSpacing(4)
        page.addLayout(self._goals)

    def _show_attention(self, overview: Overview) -> None:
        clear(self._attention)
        self.lines = tuple(AttentionLine(entry, self._say) for entry in overview.attention[:LINES])
        for line in self.lines:
            line.clicked.connect(lambda *_, at=line.entry: self.opened.emit(at.page, at.target))
            line.asked.connect(lambda at=line.entry: self._ask(at))
            self._attention.addWidget(line)
        if overview.empty:
            go = button(self._say("window.overview.empty_button"), "main")
            go.clicked.connect(lambda: self.opened.emit("imports", ""))
            self._attention.addWidget(words(self._say("window.overview.empty_text"), "quiet", wrap=True))
            self._attention.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        elif not self.lines:
            self._attention.addWidget(words(self._say("window.overview.no_attention"), "quiet"))

    def _show_goals(self, overview: Overview) -> None:
        clear(self._goals)
        groups = [[tile for tile in overview.goals if tile.group == group] for group in ("hard", "soft")]
        self._goals.addWidget(self._band(overview), 0, 0, 1, sum(map(len, groups)) + 1)
        made, column = [], 0
        for name, group in zip(("hard", "soft"), groups, strict=True):
            if not group:
                continue
            head = words(self._say(f"window.overview.{name}"), "note")
            self._goals.addWidget(head, 1, column, 1, len(group))
            for tile in group:
                made.append(self._tile(TileButton(tile, self._say)))
                self._goals.addWidget(made[-1], 2, column)
                self._goals.setColumnStretch(column, 1)
                column += 1
            if name == "hard":
                self._goals.setColumnMinimumWidth(column, 4)
                column += 1
        self.tiles = tuple(made)

    def _tile(self, made: TileButton) -> TileButton:
        made.clicked.connect(lambda: self.opened.emit("indicators", made.tile.key))
        made.asked.connect(lambda: self._ask(made.tile))
        return made

    def _ask(self, of: GoalTile | Attention | int | None) -> None:
        """Ask where the figure of a tile, of a headline, of a line or the position sentence comes from."""
        if self._board is None:
            return
        from dashboard.origins import of_attention, of_overview

        board, say = self._board, self._say
        self.origin_wanted.emit(
            of_attention(board, of, say) if isinstance(of, Attention) else of_overview(board, of, say)
        )

    def _band(self, overview: Overview) -> QWidget:
        band = QFrame()
        band.setObjectName("band")
        line = QHBoxLayout(band)
        line.setContentsMargins(12, 5, 12, 5)
        line.addWidget(words(self._say("window.overview.visions"), "note"))
        for vision in overview.visions:
            line.addStretch(1)
            line.addWidget(words(vision, "vision"))
        line.addStretch(1)
        return band
