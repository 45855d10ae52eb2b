"""The data's health: which years have figures, how old the newest is against its due date, what was restated."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from dashboard.board import Board
from dashboard.board_health import HealthCard, HealthRow
from dashboard.board_origin import NOWHERE, Origin, together
from dashboard.origins import of_latest, of_year
from dashboard.wording import Wording
from widgets.pages.calendar_view import CalendarView
from widgets.pages.parts import Card, button, clear, in_line, pairs, words
from widgets.pages.sourced import lead_by, source_link
from widgets.pages.table import Table
from widgets.pages.tiles import SHAPES

YEAR_WIDTH = 36


class HealthPage(QWidget):
    """One line for each indicator, one column for each year. ``opened`` leads to an indicator or to another page.

    ``origin_wanted`` carries the Origin of a year's figure, or of the newest one.
    """

    opened = Signal(str, str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._rows: tuple[HealthRow, ...] = ()
        self.summary = words("", wrap=True)
        self.legend = words("", "note", wrap=True)
        self.only_late = button(say("pages.health.only_late"))
        self.only_late.setCheckable(True)
        self.calendar = CalendarView(say("pages.health.calendar"))
        self.clocks = source_link(self._clocks, say, self.origin_wanted.emit, say("pages.health.calendar"))
        self.table: Table | None = None
        self.go = button(say("pages.health.go"), "link", hint=say("pages.health.go_hint"))
        self._card: HealthCard | None = None
        self._board: Board | None = None
        self._table_place, self._more = QVBoxLayout(), QVBoxLayout()
        self._compose()

    def show_board(self, board: Board) -> None:
        """Show the health of ``board``."""
        self._card, self._board = board.health, board
        if board.calendar is not None:
            self.calendar.show_strip(board.calendar)
        self.calendar.setVisible(board.calendar is not None)
        card = board.health
        self.summary.setText("\n".join(card.summary) if card else self._say("pages.health.none"))
        name = "　".join(f"{sign} {word}" for _, sign, word in card.legend if sign) if card else ""
        self.legend.setText(name)
        self.legend.setToolTip("\n".join(f"{title}：{text}" for title, text in card.definitions) if card else "")
        self._fill()

    def open(self, target: str) -> None:
        """Go to the line of that indicator."""
        keys = [row.key for row in self._rows]
        if self.table is not None and target in keys:
            self.table.selectRow(keys.index(target))

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(12)
        top, line = Card(padding=14, spacing=4), QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self.summary, 38)
        line.addWidget(self.calendar, 62)
        top.body.addLayout(line)
        top.body.addWidget(in_line(1, self.clocks))
        page.addWidget(top)
        middle, head = Card(padding=12, spacing=6), QHBoxLayout()
        head.addWidget(self.legend, 1)
        head.addWidget(self.only_late)
        middle.body.addLayout(head)
        middle.body.addLayout(self._table_place, 1)
        middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        page.addWidget(middle, 1)
        bottom = Card(padding=12, spacing=4)
        bottom.body.addLayout(self._more)
        page.addWidget(bottom)
        self.only_late.toggled.connect(self._fill)
        self.go.clicked.connect(self._open_indicator)

    def _fill(self, *_: object) -> None:
        clear(self._table_place)
        self.table = None
        card = self._card
        if card is None:
            return
        late = self.only_late.isChecked()
        self._rows = tuple(row for row in card.rows if not late or row.level != "quiet")
        years = [f"'{year % 100:02}" for year in card.years]
        heads = [self._say(f"pages.health.{key}") for key in ("indicator", "filled", "newest", "due", "late")]
        self.table = Table([heads[0], *years, *heads[1:]], right=(), stretch=0)
        header = self.table.horizontalHeader()
        for column, label in enumerate(card.year_labels, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, YEAR_WIDTH)
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setToolTip(label)
        self.table.fill([self._line(row) for row in self._rows])
        for at, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells, 1):
                self.table.hint(at, column, cell.text)
        self.table.itemSelectionChanged.connect(self._tell)
        lead_by(self.table, self._origin_of, self._say, self.origin_wanted.emit)
        self._table_place.addWidget(self.table)
        self._tell()

    def _line(self, row: HealthRow) -> tuple[str, ...]:
        held = {cell.fiscal_year: cell.sign for cell in row.cells}
        signs = [held.get(year, "") for year in (self._card.years if self._card else ())]
        late = f"{SHAPES[row.level]} {row.late}" if row.late and row.level != "quiet" else row.late
        return row.title, *signs, row.completeness, row.newest, row.next_due, late

    def _chosen(self) -> HealthRow | None:
        items = self.table.selectedItems() if self.table is not None else []
        return self._rows[items[0].row()] if items else None

    def _tell(self) -> None:
        """Beneath the table: what is known of the chosen indicator's gaps and restatements."""
        self.go.setParent(self)
        self.go.hide()
        clear(self._more)
        row = self._chosen()
        if row is None:
            self._more.addWidget(words(self._say("pages.health.choose"), "note"))
            return
        name = "pages.health."
        restated = "\n".join(
            self._say(name + "restated_one", year=f"{one.year} {one.part}", old=one.old, new=one.new, when=one.replaced)
            + (f"（{one.reason}）" if one.reason else "")
            for one in row.restatements
        )
        facts = [
            (self._say(name + "owner"), row.owner),
            (self._say(name + "provisional"), row.provisional),
            (self._say(name + "reasons"), "\n".join(row.reasons) or self._say(name + "no_reasons")),
            (self._say(name + "restated"), restated or self._say(name + "no_restated")),
        ]
        line = QHBoxLayout()
        line.addWidget(words(row.title, "head"), 1)
        if row.restatements:
            origin = together(row.title, tuple(one.origin for one in row.restatements))
            line.addWidget(source_link(lambda: origin, self._say, self.origin_wanted.emit, row.title))
        line.addWidget(self.go)
        self._more.addLayout(line)
        self._more.addWidget(pairs(facts))
        self.go.show()

    def _origin_of(self, line: int) -> Origin:
        """The figure of the year the person is on, the newest one elsewhere in the row."""
        board, row = self._board, self._rows[line]
        card = board.indicator(row.key) if board is not None else None
        if board is None or card is None:
            return Origin(row.title, (), told=(self._say("origin.none"),), indicator=row.key)
        years = board.health.years if board.health is not None else ()
        at = self.table.currentColumn() - 1 if self.table is not None and self.table.currentRow() == line else -1
        if not 0 <= at < len(years):
            return of_latest(board, card, self._say)
        found = of_year(board, card, years[at], self._say)
        cell = next((cell for cell in row.cells if cell.fiscal_year == years[at]), None)
        return found if found.rows or cell is None else replace(found, told=(*found.told, cell.text))

    def _clocks(self) -> Origin:
        """The days the calendars are drawn from."""
        board = self._board
        title = self._say("pages.health.calendar")
        return together(title, (board.term_origin, board.consultation_origin)) if board is not None else NOWHERE

    def _open_indicator(self, *_: object) -> None:
        row = self._chosen()
        if row is not None:
            self.opened.emit("indicators", row.key)
