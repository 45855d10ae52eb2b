"""One indicator whole: figure, chart, where it stands, every value with the cell it came from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dashboard.board import Board, IndicatorCard, Row
from dashboard.board_origin import NOWHERE, Origin
from dashboard.origins import of_latest, of_year
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.pages.chart_tools import ChartTools
from widgets.pages.flow import FlowRow
from widgets.pages.indicator_comments import CommentsFace
from widgets.pages.indicator_faces import (
    DefinitionsFace,
    Face,
    JudgementFace,
    Known,
    OutlookFace,
    RestatedFace,
    ScenariosFace,
    TargetsFace,
    VariantsFace,
    known,
)
from widgets.pages.indicator_facts import FactsPanel
from widgets.pages.keyed import hint_at, name_button
from widgets.pages.parts import Card, button, clear, words
from widgets.pages.sourced import lead_by, source_link
from widgets.pages.table import Table

VALUES = "values"
FACES: dict[str, type[Face | CommentsFace]] = {
    "outlook": OutlookFace,
    "targets": TargetsFace,
    "scenarios": ScenariosFace,
    "judgement": JudgementFace,
    "variants": VariantsFace,
    "restated": RestatedFace,
    "comments": CommentsFace,
    "definitions": DefinitionsFace,
}
COLUMNS = ("year", "part", "value", "expected", "row_gap", "status", "place")
PART, PART_WIDTH = 1, 112


class IndicatorDetail(QWidget):
    """Shows one IndicatorCard; a click on a row of its table tells where the value came from.

    ``faces`` are the buttons beneath the chart, ``told`` what the further ones show; a face is filled when
    it is looked at. ``origin_wanted`` carries the Origin of a row or figure the person wants to see,
    ``mark_wanted`` the indicator on which the committee wants to give its own mark.
    """

    mark_wanted = Signal(str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self._known: Known | None = None
        self._rows: tuple[Row, ...] = ()
        self._filled: set[str] = set()
        self.title = words("", "lead", wrap=True)
        self.definition = words("", "note", wrap=True)
        self.figure, self.unit = words("", "large"), words("", "quiet")
        self.mark, self.mark_note = words("", "lead", wrap=True), words("", "note", wrap=True)
        self.change_mark = button(say("committee.mark.change"), "link", hint=say("committee.mark.change_hint"))
        self.badge = words(say("window.example"), "badge")
        self.source = source_link(self._origin_of_latest, say, self.origin_wanted.emit)
        self.slot = ChartSlot(say)
        self.facts = FactsPanel(say)
        self.origin = words("", "note", wrap=True)
        self.origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table: Table | None = None
        self._table_place = QVBoxLayout()
        self.told: dict[str, Face | CommentsFace] = {name: face(say) for name, face in FACES.items()}
        self.comments = next(face for face in self.told.values() if isinstance(face, CommentsFace))
        self._judgement = next(face for face in self.told.values() if isinstance(face, JudgementFace))
        self.faces = {name: self._face_button(name) for name in (VALUES, *FACES)}
        self._stack = QStackedWidget()
        self._compose()

    def show_card(self, card: IndicatorCard, board: Board) -> None:
        """Show ``card`` of ``board`` in place of what was there."""
        of = known(card, board)
        self._board, self._known, self._rows = board, of, card.rows
        self._show_head(of)
        self.slot.hold(of.insight.chart if of.insight else card.chart)
        self.facts.tell(card, of.insight.outlook if of.insight else None)
        self._show_rows(card)
        self._count("restated", len(of.health.restatements) if of.health else 0)
        self._count("comments", len(of.insight.comments) if of.insight else 0)
        self._filled.clear()
        self._fill_face()

    def _count(self, face: str, count: int) -> None:
        """Name a face's button, with how many there are where there are any."""
        name = self._say(f"detail.face.{face}_count", count=count) if count else self._say(f"detail.face.{face}")
        name_button(self.faces[face], name)

    def draw_chart(self) -> None:
        """Bring the interactive chart."""
        self.slot.draw()

    def _show_head(self, of: Known) -> None:
        card = of.card
        self.title.setText(card.title)
        self.definition.setText(card.definition)
        self.figure.setText(card.latest.text if card.latest.value is not None else "–")
        status = "" if card.example else card.latest_status
        parts = (card.latest.unit, card.latest_year, status) if card.latest.value is not None else ()
        self.unit.setText("  ".join(part for part in parts if part) or card.missing)
        self.badge.setVisible(card.example)
        self.source.setVisible(card.latest.value is not None)
        self.source.setAccessibleName(self._say("origin.open_of", title=card.title))
        self.mark.setText(f"{card.mark} {card.mark_word}")
        self.change_mark.setVisible(not of.public)
        self.change_mark.setEnabled(of.judgeable)
        hint = "committee.mark.change_hint" if of.judgeable else "committee.mark.nothing"
        hint_at(self.change_mark, self._say(hint))
        judged = of.insight.judged if of.insight else None
        overridden = judged is not None and judged.overridden
        if not overridden:
            self.mark.setText(card.verdict)
        self.mark_note.setVisible(overridden)
        if judged is not None and overridden:
            values = {"mark": judged.computed_mark, "word": judged.computed_word}
            self.mark_note.setText(self._say("detail.facts.committee", **values))
            self.mark_note.setToolTip(judged.sentence)

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        upper, lower = self._upper(), self._lower()
        for card in (upper, lower):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        page.addWidget(upper, 61)
        page.addWidget(lower, 39)

    def _upper(self) -> Card:
        """The card with the figure, the chart and the facts beside it."""
        upper, body, drawn, beside = Card(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(8)
        for thing in (self.figure, self.unit, self.badge):
            line.addWidget(thing, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        drawn.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)
        drawn.addLayout(head)
        drawn.addWidget(self.definition)
        drawn.addLayout(line)
        drawn.addSpacing(6)
        drawn.addWidget(ChartTools(self.slot, self._say))
        drawn.addWidget(self.slot, 1)
        beside.setSpacing(2)
        for text in (self.mark, self.mark_note):
            beside.addWidget(text)
        beside.addWidget(self.change_mark, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.facts, 1)
        body.setSpacing(16)
        body.addLayout(drawn, 1)
        body.addLayout(beside)
        upper.body.addLayout(body, 1)
        return upper

    def _lower(self) -> Card:
        """The card beneath the chart with its faces."""
        lower, values = Card(padding=12, spacing=6), QWidget()
        column = QVBoxLayout(values)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._table_place, 1)
        column.addWidget(self.origin)
        for face in (values, *self.told.values()):
            self._stack.addWidget(face)
        for told in self.told.values():
            if isinstance(told, Face):
                told.origin_wanted.connect(self.origin_wanted)
        group = QButtonGroup(self)
        for index, made in enumerate(self.faces.values()):
            group.addButton(made, index)
        group.idToggled.connect(self._turn_to)
        self.change_mark.clicked.connect(self._want_mark)
        self._judgement.change_wanted.connect(self._want_mark)
        self.faces[VALUES].setChecked(True)
        lower.body.addWidget(FlowRow(*self.faces.values(), across=4))
        lower.body.addWidget(self._stack, 1)
        return lower

    def _face_button(self, name: str) -> QPushButton:
        made = button(self._say(f"detail.face.{name}"), "small", hint=self._say(f"detail.face.hint_{name}"))
        made.setCheckable(True)
        return made

    def _turn_to(self, index: int, chosen: bool) -> None:
        if chosen:
            self._stack.setCurrentIndex(index)
            self._fill_face()

    def _fill_face(self) -> None:
        """Fill the face looked at, unless it already tells of the indicator shown."""
        name = (VALUES, *FACES)[self._stack.currentIndex()]
        if name == VALUES or name in self._filled or self._known is None:
            return
        self.told[name].tell(self._known)
        self._filled.add(name)

    def _want_mark(self) -> None:
        if self._known is not None:
            self.mark_wanted.emit(self._known.card.key)

    def _show_rows(self, card: IndicatorCard) -> None:
        clear(self._table_place)
        self.table = None
        self.origin.setText("")
        if not card.rows:
            self._table_place.addWidget(words(self._say("window.indicators.no_rows"), "quiet"))
            self._table_place.addStretch(1)
            return
        heads = [self._say(f"window.indicators.{name}", unit=card.unit) for name in COLUMNS]
        self.table = Table(heads, right=(2, 3, 4), stretch=6)
        self.table.fill([(r.year, r.part, r.value, r.expected, r.gap, r.status, r.place) for r in card.rows])
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setSectionResizeMode(PART, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(PART, min(self.table.sizeHintForColumn(PART) + 8, PART_WIDTH))
        self.table.itemSelectionChanged.connect(self._tell_origin)
        lead_by(self.table, self._origin_of, self._say, self.origin_wanted.emit)
        self._table_place.addWidget(self.table)
        self.origin.setText(self._say("detail.values.open_hint"))

    def _origin_of(self, line: int) -> Origin:
        """The figures of the row's year, its own first."""
        if self._known is None or self._board is None:
            return NOWHERE
        row = self._rows[line]
        return of_year(self._board, self._known.card, row.fiscal_year, self._say, first=row)

    def _origin_of_latest(self) -> Origin:
        if self._known is None or self._board is None:
            return NOWHERE
        return of_latest(self._board, self._known.card, self._say)

    def _tell_origin(self) -> None:
        chosen = self.table.selectedItems() if self.table is not None else []
        if not chosen or self._board is None:
            return
        row, name = self._rows[chosen[0].row()], "window.indicators."
        hashes = [source.sha256[:12] for source in self._board.sources if source.number in row.numbers]
        parts = [
            self._say(name + "from_cell", place=row.place) if row.place else "",
            self._say(name + "from_raw", raw=row.raw) if row.raw else "",
            self._say(name + "from_imported", moment=row.imported) if row.imported else "",
            self._say(name + "from_hash", hash=self._say("board.list").join(hashes)) if any(hashes) else "",
            row.note,
        ]
        self.origin.setText("　".join(part for part in parts if part))
