"""One indicator whole: figure, chart, where it stands, every value with the cell it came from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dashboard.board import Board, IndicatorCard, Row
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.pages.chart_tools import ChartTools
from widgets.pages.indicator_faces import DefinitionsFace, TargetsFace
from widgets.pages.parts import Card, Table, button, clear, words

FACES = ("values", "targets", "definitions")


class IndicatorDetail(QWidget):
    """Shows one IndicatorCard; a click on a row of its table tells where the value came from."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self._rows: tuple[Row, ...] = ()
        self.title = words("", "lead", wrap=True)
        self.definition, self.origins = words("", "note", wrap=True), words("", "note", wrap=True)
        self.figure = words("", "large")
        self.unit = words("", "quiet")
        self.mark = words("", "head")
        self.badge = words(say("window.example"), "badge")
        self.slot = ChartSlot(say)
        self.origin = words("", "note", wrap=True)
        self.origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table: Table | None = None
        self._facts, self._table_place = QVBoxLayout(), QVBoxLayout()
        self.targets, self.definitions = TargetsFace(say), DefinitionsFace(say)
        self.faces = {face: button(say(f"pages.detail.face_{face}"), "small") for face in FACES}
        self._stack = QStackedWidget()
        self._compose()

    def show_card(self, card: IndicatorCard, board: Board) -> None:
        """Show ``card`` of ``board`` in place of what was there."""
        self._board, self._rows = board, card.rows
        self.title.setText(card.title)
        self.figure.setText(card.latest.text if card.latest.value is not None else "–")
        known = (card.latest.unit, card.latest_year, card.latest_status) if card.latest.value is not None else ()
        self.unit.setText("  ".join(part for part in known if part) or card.missing)
        self.mark.setText(f"{card.mark} {card.mark_word}")
        self.definition.setText(card.definition)
        origins = [("source", card.source), ("owner", card.owner)]
        told = [f"{self._say('window.indicators.' + key)}　{text}" for key, text in origins if text]
        self.origins.setText("　　".join(told))
        self.badge.setVisible(card.example)
        insight = next((one for one in board.insights if one.key == card.key), None)
        health = next((row for row in board.health.rows if row.key == card.key), None) if board.health else None
        self.slot.hold(insight.chart if insight else card.chart)
        self.targets.show_insight(insight)
        self.definitions.show_insight(insight, health)
        self._show_facts(card)
        self._show_rows(card)

    def draw_chart(self) -> None:
        """Bring the interactive chart."""
        self.slot.draw()

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        top, body = Card(spacing=4), QHBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(8)
        bottom = Qt.AlignmentFlag.AlignBottom
        for thing in (self.figure, self.unit, self.badge):
            line.addWidget(thing, 0, bottom)
        line.addStretch(1)
        line.addWidget(self.mark, 0, bottom)
        top.body.addWidget(self.title)
        top.body.addWidget(self.definition)
        top.body.addLayout(line)
        top.body.addSpacing(6)
        body.setSpacing(16)
        drawn = QVBoxLayout()
        drawn.setSpacing(2)
        drawn.addWidget(ChartTools(self.slot, self._say))
        drawn.addWidget(self.slot, 1)
        body.addLayout(drawn, 1)
        inner, side = QWidget(), QScrollArea()
        inner.setLayout(self._facts)
        side.setWidget(inner)
        side.setWidgetResizable(True)
        side.setFixedWidth(256)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts.setContentsMargins(0, 8, 8, 0)
        self._facts.setSpacing(2)
        body.addWidget(side)
        top.body.addLayout(body, 1)
        page.addWidget(top, 58)
        page.addWidget(self._lower(), 42)

    def _lower(self) -> Card:
        """The card beneath the chart with its faces."""
        lower = Card(padding=12, spacing=4)
        lower.body.addLayout(self._face_buttons())
        lower.body.addWidget(self._stack, 1)
        values = QWidget()
        column = QVBoxLayout(values)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._table_place, 1)
        column.addWidget(self.origin)
        column.addWidget(self.origins)
        for face in (values, self.targets, self.definitions):
            self._stack.addWidget(face)
        lower.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return lower

    def _face_buttons(self) -> QHBoxLayout:
        line, group = QHBoxLayout(), QButtonGroup(self)
        line.setSpacing(4)
        for index, made in enumerate(self.faces.values()):
            made.setCheckable(True)
            made.clicked.connect(lambda *_, at=index: self._stack.setCurrentIndex(at))
            group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)
        self.faces["values"].setChecked(True)
        return line

    def _show_facts(self, card: IndicatorCard) -> None:
        clear(self._facts)
        name = "window.indicators."
        facts = (
            (self._say(name + "target"), "\n".join(part for part in (card.target, card.gap) if part)),
            (self._say(name + "pace"), card.pace.replace("／", "\n").replace(" / ", "\n")),
            (self._say(name + "outlook"), card.outlook.strip()),
        )
        for title, text in facts:
            if text:
                self._facts.addWidget(words(title, "note"))
                self._facts.addWidget(words(text, wrap=True))
                self._facts.addSpacing(6)
        for note in card.notes:
            self._facts.addWidget(words(note, "note", wrap=True))
        self._facts.addStretch(1)

    def _show_rows(self, card: IndicatorCard) -> None:
        clear(self._table_place)
        self.table = None
        self.origin.setText("")
        if not card.rows:
            self._table_place.addWidget(words(self._say("window.indicators.no_rows"), "quiet"))
            self._table_place.addStretch(1)
            return
        heads = [
            self._say(f"window.indicators.{name}", unit=card.unit)
            for name in ("year", "part", "value", "expected", "row_gap", "status", "place")
        ]
        self.table = Table(heads, right=(2, 3, 4), stretch=6)
        self.table.fill([(r.year, r.part, r.value, r.expected, r.gap, r.status, r.place) for r in card.rows])
        self.table.itemSelectionChanged.connect(self._tell_origin)
        self._table_place.addWidget(self.table)
        self.origin.setText(self._say("window.indicators.row_hint"))

    def _tell_origin(self) -> None:
        chosen = self.table.selectedItems() if self.table is not None else []
        if not chosen or self._board is None:
            return
        row, name = self._rows[chosen[0].row()], "window.indicators."
        source = next((source for source in self._board.sources if source.number == row.source), None)
        parts = [
            self._say(name + "from_cell", place=row.place) if row.place else "",
            self._say(name + "from_raw", raw=row.raw) if row.raw else "",
            self._say(name + "from_imported", moment=row.imported) if row.imported else "",
            self._say(name + "from_hash", hash=source.sha256[:12]) if source and source.sha256 else "",
            row.note,
        ]
        self.origin.setText("　".join(part for part in parts if part))
