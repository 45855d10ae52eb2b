"""A table of unknown form: the person points at figures, names their indicator, and sees what would be read."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from dashboard.board_origin import Origin
from dashboard.indicators.units import UNITS, convertible, unit_label
from dashboard.wording import Wording
from importers.file_origins import of_cell, of_values
from importers.issues import Severity
from importers.mapped import read_mapped
from importers.mapping import Figure, HandMapping, sheet_pattern
from importers.mapping_places import figure_at, locate, place_of_line
from importers.mapping_proposal import proposed
from importers.report_text import issue_sentence
from widgets.mapping_verbs import Matter
from widgets.pages.mapping_sheet import SheetModel, Tinted, legend
from widgets.pages.parts import Card, button, in_line, signature, words
from widgets.pages.table import Table

_PANEL = 340
_STATES = ("provisional", "confirmed", "estimated")


class MappingPage(QWidget):
    """``stored`` carries the HandMapping a person has made and the person's name, ``left`` says that they want none.

    ``origin_wanted`` carries the Origin of a cell (Enter or a double click on it), or of the figures of a line.
    """

    stored = Signal(object, str)
    left = Signal()
    origin_wanted = Signal(object)

    def __init__(self, matter: Matter, path: Path, say: Wording, author: str) -> None:
        super().__init__()
        self.matter, self._path = matter, path
        self._say = say
        self._figure: Figure | None = None
        self.lines: list[Figure] = []
        self.model: SheetModel | None = None
        self.grid = QTableView()
        self.sheets = _choice(self._text("sheet"))
        self.indicator = _choice(self._text("indicator"))
        self.part = _choice(self._text("part"))
        self.method = _choice(self._text("method"))
        self.status = _choice(self._text("status"))
        self.unit = _choice(self._text("unit"))
        self.definition = _choice(self._text("definition"))
        self.chosen = words(self._text("nothing_chosen"), "quiet", wrap=True)
        self.preview = words("", "note", wrap=True)
        self.refusal = words("", "red", wrap=True)
        self.add = button(self._text("add"))
        self.remove = button(self._text("remove"))
        self.name = QLineEdit(_stem(matter.workbook.name))
        self.name.setAccessibleName(self._text("name"))
        self.author, self.problem = signature(say, author), words("", "red")
        self.proposal = words("", "quiet", wrap=True)
        self.store = button(self._text("store"), "main")
        heads = [self._text(f"head_{key}") for key in ("indicator", "labels", "place", "count")]
        self.table = Table(heads, right=(3,), stretch=1)
        self.table.asked.connect(self.origin_wanted)
        self.grid.activated.connect(self._follow)
        self._compose()
        self._fill()

    def _text(self, key: str, **values: object) -> str:
        return self._say(f"mapping.page.{key}", **values)

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(12)
        page.addWidget(words(self._text("title"), "page"))
        page.addWidget(words(self._text("lead", file=self.matter.workbook.name), "quiet", wrap=True))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        sheet = Card(spacing=8)
        sheet.body.addWidget(
            in_line(words(self._text("sheet"), "quiet"), self.sheets, 1, legend(self._say, dark=self._dark()))
        )
        sheet.body.addWidget(self.grid, 1)
        middle.addWidget(sheet, 1)
        middle.addWidget(self._panel())
        page.addLayout(middle, 1)
        page.addWidget(self._bottom())
        self.grid.setItemDelegate(Tinted(self.grid))
        self.grid.setAccessibleName(self._text("sheet"))
        self.grid.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.grid.verticalHeader().setDefaultSectionSize(24)
        self.grid.horizontalHeader().setDefaultSectionSize(96)
        self.grid.setWordWrap(False)

    def _panel(self) -> QWidget:
        card = Card(self._text("chosen"))
        card.setFixedWidth(_PANEL)
        card.body.addWidget(self.chosen)
        card.body.addWidget(self.preview)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for key, field in (
            ("indicator", self.indicator),
            ("part", self.part),
            ("method", self.method),
            ("status", self.status),
            ("unit", self.unit),
            ("definition", self.definition),
        ):
            form.addRow(words(self._text(key), "quiet"), field)
        card.body.addLayout(form)
        card.body.addWidget(in_line(self.add, 1))
        card.body.addWidget(self.refusal)
        card.body.addStretch(1)
        return card

    def _bottom(self) -> QWidget:
        card = Card(self._text("lines"))
        card.body.addWidget(self.proposal)
        card.body.addWidget(self.table)
        leave = button(self._text("cancel"))
        leave.clicked.connect(self.left)
        self.name.setFixedWidth(200)
        self.author.setFixedWidth(136)
        name = words(self._text("name"), "quiet")
        card.body.addWidget(in_line(self.remove, 1, self.problem, name, self.name, self.author, leave, self.store))
        return card

    def _fill(self) -> None:
        language = self._say.language
        for sheet in self.matter.workbook.sheets:
            self.sheets.addItem(sheet.name or self._text("no_name"), sheet.name)
        for indicator in self.matter.agreement.indicators:
            self.indicator.addItem(indicator.title.of(language), indicator.key)
        for state in _STATES:
            self.status.addItem(self._say(f"mapping.status.{state}"), state)
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.indicator.currentIndexChanged.connect(self._show_choices)
        self.add.clicked.connect(self._take)
        self.remove.clicked.connect(self._let_go)
        self.store.clicked.connect(self._hand_over)
        self._propose()
        self._show_sheet()
        self._show_choices()
        self._show_lines()

    def _propose(self) -> None:
        """Begin with the lines that suggest themselves on the first sheet that has any, for the person to judge."""
        for index in range(self.sheets.count()):
            self.lines = list(proposed(self.matter.of_sheet(self.sheets.itemData(index)), self.matter.agreement))
            if self.lines:
                self.sheets.setCurrentIndex(index)
                break
        self.proposal.setText(self._text("proposed", count=len(self.lines)))
        self.proposal.setVisible(bool(self.lines))

    def _show_sheet(self) -> None:
        """Show the chosen sheet with what was understood of it."""
        name = self.sheets.currentData()
        sheet = next(sheet for sheet in self.matter.workbook.sheets if sheet.name == name)
        self.model = SheetModel(sheet, self.matter.of_sheet(name), dark=self._dark())
        self.grid.setModel(self.model)
        self.grid.selectionModel().currentChanged.connect(self._point)
        self._figure = None
        self.add.setEnabled(False)
        self.chosen.setText(self._text("nothing_chosen"))
        self.preview.setText("")

    def _show_choices(self) -> None:
        """Offer the parts, methods and units of the chosen indicator."""
        language, agreement = self._say.language, self.matter.agreement
        indicator = agreement.indicator(self.indicator.currentData())
        if indicator is None:
            return
        parts = [(self._text("whole"), "")] + [(part.title.of(language), part.key) for part in indicator.dimensions]
        methods = [
            (method.title.of(language), method.key) for method in agreement.methods if method.key in indicator.methods
        ]
        units = [(self._text("unit_stated"), "")]
        units += [(unit_label(unit.key, language), unit.key) for unit in UNITS if convertible(unit.key, indicator.unit)]
        _refill(self.part, parts)
        _refill(self.method, methods or [(self._text("no_method"), "")])
        _refill(self.unit, units)

    def _point(self, index: QModelIndex, _before: QModelIndex) -> None:
        """A cell was pointed at: show its labels and which figures go with it."""
        assert self.model is not None
        value = self.model.value_at(index)
        self._figure = figure_at(value, "") if value is not None else None
        self.add.setEnabled(value is not None)
        if value is None or self._figure is None:
            self.chosen.setText(self._text("not_a_value"))
            self.preview.setText("")
            self.model.choose(frozenset())
            return
        found = locate(self._figure, self.matter.of_sheet(self.sheets.currentData()))
        dated = [one for one in found.values if one.year is not None]
        labels = " / ".join(value.path) or value.a1
        years = sorted(one.year for one in dated if one.year is not None)
        self.chosen.setText(f"{value.a1}　{labels}")
        self.preview.setText(self._years(labels, years))
        self.refusal.setText("")
        twice = sorted({one.definition for one in found.values if one.definition})
        cells = {n: next(one for one in found.values if one.definition == n) for n in twice}
        _refill(self.definition, [(f"{cells[n].year}：{cells[n].a1}", str(n)) for n in twice] or [("－", "")])
        self.model.choose(frozenset((one.row, one.column) for one in dated or [value]))

    def _years(self, labels: str, years: list[int]) -> str:
        if not years:
            return self._text("no_preview")
        if len(years) == 1:
            return self._text("preview_one", labels=labels, first=years[0])
        return self._text("preview", labels=labels, count=len(years), first=years[0], last=years[-1])

    def _take(self) -> None:
        """Add the chosen figures under the chosen indicator."""
        if self._figure is None:
            return
        figure = replace(
            self._figure,
            indicator=self.indicator.currentData(),
            dimension=self.part.currentData() or "",
            method=self.method.currentData() or "",
            status=self.status.currentData(),
            unit=self.unit.currentData() or "",
            definition=int(self.definition.currentData() or 0),
        )
        self.refusal.setText(self._objection(figure))
        if self.refusal.plain:
            return
        same = (figure.indicator, figure.dimension, figure.method)
        self.lines = [line for line in self.lines if (line.indicator, line.dimension, line.method) != same]
        self.lines.append(figure)
        self._show_lines()

    def _objection(self, figure: Figure) -> str:
        """Why the figures cannot be taken for that indicator; "" where they can."""
        pattern = sheet_pattern(self.sheets.currentData() or "")
        mapping = HandMapping("", pattern, (figure,))
        found = read_mapped(self.matter.workbook, self.matter.agreement, (mapping,), asked=True)
        errors = [issue for issue in found.issues if issue.severity is Severity.ERROR] if found else []
        return issue_sentence(errors[0], self._say) if errors else ""

    def _let_go(self) -> None:
        chosen = {item.row() for item in self.table.selectedItems()} or {len(self.lines) - 1}
        self.lines = [line for number, line in enumerate(self.lines) if number not in chosen]
        self._show_lines()

    def _show_lines(self) -> None:
        language = self._say.language
        rows = []
        for line in self.lines:
            indicator = self.matter.agreement.indicator(line.indicator)
            title = indicator.title.of(language) if indicator else line.indicator
            if indicator and line.dimension:
                title += f"（{indicator.dimension_title(line.dimension, language)}）"
            count = max(
                len(locate(line, self.matter.of_sheet(sheet.name)).values) for sheet in self.matter.workbook.sheets
            )
            rows.append((title, " / ".join((*line.row, *line.column)), place_of_line(line).said(self._say), str(count)))
        self.table.fill(rows)
        self.table.lead(lambda at: self._origin_of(self.lines[at], rows[at][0]), self._say("origin.row_hint"))
        self.table.fit_height(4)
        self.remove.setEnabled(bool(self.lines))
        self.problem.setText("")

    def _origin_of(self, line: Figure, title: str) -> Origin:
        """The figures a line would read, each with its cell."""
        names = [sheet.name for sheet in self.matter.workbook.sheets]
        found = [(name, value) for name in names for value in locate(line, self.matter.of_sheet(name)).values]
        return of_values(title, found, self._path, self._say)

    def _follow(self, index: QModelIndex) -> None:
        """Show the cell as it stands in its file."""
        assert self.model is not None
        self.origin_wanted.emit(of_cell(self.model.sheet, self.model.place(index), self._path, self._say))

    def _hand_over(self) -> None:
        name, author = self.name.text().strip(), self.author.text().strip()
        wanted = (self.lines, "mapping.page.need_line"), (name, "mapping.page.need_name")
        missing = [key for thing, key in (*wanted, (author, "committee.comment.no_author")) if not thing]
        self.problem.setText(self._say(missing[0]) if missing else "")
        if not missing:
            pattern = sheet_pattern(self.sheets.currentData() or "")
            self.stored.emit(HandMapping(name, pattern, tuple(self.lines)), author)

    def _dark(self) -> bool:
        return self.palette().color(QPalette.ColorRole.Window).lightness() < 128


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    return made


def _refill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    box.clear()
    for text, key in entries:
        box.addItem(text, key)
    box.setEnabled(len(entries) > 1)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
