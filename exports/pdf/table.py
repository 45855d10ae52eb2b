"""Tables that run over pages: hairlines, head repeated with 続き, long cells split between pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from exports.pdf.flow import Flow, balanced, baseline, clipped
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import CONTENT, LEFT
from exports.pdf.styles import CELL, FIGURE, HAIR, HEAD, NOTE, PALE, SOFT, STRONG
from exports.pdf.typeface import Style, printable, width

PAD_X, PAD_Y = 4.0, 2.5
WHOLE = 10
"""A row of up to so many lines is not split; a longer one is, with at least ``STUB`` lines on each side."""
STUB = 3
TOGETHER = 240.0
TOGETHER_WITH_HEAD = 150.0
"""A table of up to this height goes whole on the next page rather than in two pieces."""
ABOVE = 4.0
COMPANY, TALL = 3, 80.0
"""So many rows stay together where a table begins and where it ends, or fewer that are as high as this."""

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the table's width, how its cells stand.

    ``label`` sets them as headings, ``tabular`` in figures of one width, as right-aligned ones always are;
    ``phrases`` parts what takes two lines where a phrase ends; an ``optional`` column is left away where all its
    cells are empty.
    """

    head: str
    share: float
    align: Literal["left", "right", "centre"] = "left"
    label: bool = False
    tabular: bool = False
    phrases: bool = False
    optional: bool = False

    @property
    def style(self) -> Style:
        """Figures stand in tabular figures, labels in bold."""
        if self.label:
            return STRONG.coloured(SOFT)
        return FIGURE if self.align == "right" or self.tabular else CELL


@dataclass(frozen=True, slots=True)
class Table:
    """A table whole; ``name`` and ``continued`` (続き) stand over it on following pages; no heads, no head row."""

    title: str
    name: str
    continued: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""


def draw_table(flow: Flow, table: Table) -> None:
    """Draw ``table`` from where ``flow`` stands, over as many pages as it takes; a short one stays on one."""
    _drawing(flow, table).draw()


def table_height(flow: Flow, table: Table) -> float:
    """What ``table`` takes at least on its first page: for headings to keep with it."""
    return _drawing(flow, table).least + ABOVE + 4


def _drawing(flow: Flow, table: Table) -> "_Drawing":
    """The table without its empty optional columns, ready to draw."""
    kept = [
        index
        for index, column in enumerate(table.columns)
        if not column.optional or any(row[index] for row in table.rows)
    ]
    columns = tuple(table.columns[index] for index in kept)
    rows = [tuple(row[index] for index in kept) for row in table.rows]
    return _Drawing(flow, replace(table, columns=columns, rows=rows))


class _Drawing:
    """One table under way: its column edges and its head in lines."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self._flow = flow
        self._table = table
        total = sum(column.share for column in table.columns)
        self._wide = [CONTENT * column.share / total for column in table.columns]
        self._left = [LEFT + sum(self._wide[:index]) for index in range(len(self._wide))]
        heads = [column.head for column in table.columns]
        self._head = (
            tuple(lines_of(head, HEAD, wide - 2 * PAD_X) for head, wide in zip(heads, self._wide, strict=True))
            if any(heads)
            else ()
        )

        self._rows = [self._cells(row) for row in table.rows]
        self._heights = [_height(min(_lines(row), WHOLE)) for row in self._rows]

    @property
    def least(self) -> float:
        """The height without which it does not begin on a page: whole with its note if short, else some rows."""
        title = len(lines_of(self._table.title, STRONG, CONTENT)) * STRONG.leading + 2 if self._table.title else 0
        whole = title + self._head_height + sum(_height(_lines(row)) for row in self._rows) + self._note_height
        few = not self._head or len(self._rows) < 2 * COMPANY
        if whole <= (TOGETHER if few else TOGETHER_WITH_HEAD):
            return whole
        return min(title, TOGETHER) + self._head_height + sum(self._heights[: _company(self._heights)])

    def draw(self) -> None:
        self._flow.gap(ABOVE)
        self._flow.need(self.least)
        if self._table.title:
            self._flow.set_lines(self._table.title, STRONG, LEFT, CONTENT)
            self._flow.y -= 2
        self._flow.need(self._head_height + _height(1))
        self._begin()
        last = len(self._rows) - _company(self._heights[::-1])
        for index, row in enumerate(self._rows):
            if index == last > 0 and self._parted(index):
                self._overleaf()
            self._row(row)
        self._flow.gap(2)
        if self._table.note:
            self._flow.paragraph(self._table.note, NOTE, after=0)
        self._flow.gap(6)

    def _parted(self, index: int) -> bool:
        """Whether the page would end between the row at ``index`` and the end of the table's note."""
        ending = sum(self._heights[index:]) + self._note_height
        return _lines(self._rows[index]) <= WHOLE and self._flow.room < ending

    def _cells(self, row: tuple[str, ...]) -> Cells:
        """The row's cells in lines."""
        return tuple(
            _lines_within(cell, column, wide - 2 * PAD_X)
            for cell, column, wide in zip(row, self._table.columns, self._wide, strict=True)
        )

    @property
    def _head_height(self) -> float:
        return max(map(len, self._head)) * HEAD.leading + 2 * PAD_Y if self._head else 0

    @property
    def _note_height(self) -> float:
        return 2 + len(lines_of(self._table.note, NOTE, CONTENT)) * NOTE.leading if self._table.note else 0

    def _begin(self) -> None:
        """Head and the rule under it."""
        flow = self._flow
        if self._head:
            flow.page.box(LEFT, flow.y - self._head_height, CONTENT, self._head_height, fill=PALE)
            self._texts(self._head, [HEAD] * len(self._head))
            flow.y -= self._head_height
        flow.page.rule(LEFT, flow.y, CONTENT, SOFT)

    def _row(self, rest: Cells) -> None:
        """One row, whole if it is short, else in pieces over pages."""
        while (lines := _lines(rest)) > (fit := int((self._flow.room - 2 * PAD_Y) / CELL.leading + 1e-6)):
            if lines > WHOLE and fit >= STUB:
                cut = min(fit, lines - STUB)
                self._piece(tuple(cell[:cut] for cell in rest))
                rest = tuple(cell[cut:] for cell in rest)
            self._overleaf()
        self._piece(rest)

    def _overleaf(self) -> None:
        flow, name, ending = self._flow, self._table.name, self._table.continued
        flow.new_page()
        room = CONTENT - width(printable(ending), STRONG)
        flow.set_lines(clipped(name, STRONG, room, 1)[0] + ending, STRONG, LEFT, CONTENT + 1)
        flow.y -= 2
        self._begin()

    def _piece(self, cells: Cells) -> None:
        self._texts(cells, [column.style for column in self._table.columns])
        self._flow.y -= _height(_lines(cells))
        self._flow.page.rule(LEFT, self._flow.y, CONTENT, HAIR)

    def _texts(self, cells: Cells, styles: Sequence[Style]) -> None:
        page, top = self._flow.page, self._flow.y - PAD_Y
        for column, lines, style, left, wide in zip(
            self._table.columns, cells, styles, self._left, self._wide, strict=True
        ):
            x = {"left": left + PAD_X, "centre": left + wide / 2, "right": left + wide - PAD_X}[column.align]
            for index, line in enumerate(lines):
                page.text(x, top - baseline(style) - index * style.leading, line, style, column.align)


def _lines_within(cell: str, column: Column, room: float) -> tuple[str, ...]:
    if not column.phrases:
        return lines_of(cell, column.style, room)
    return tuple(line for part in cell.split("\n") for line in balanced(part, column.style, room))


def _lines(cells: Cells) -> int:
    return max(1, *map(len, cells))


def _company(heights: Sequence[float]) -> int:
    """How many of the rows, from the first of ``heights`` on, stay together."""
    high = 0.0
    for count, height in enumerate(heights[:COMPANY], 1):
        high += height
        if high >= TALL:
            return count
    return min(len(heights), COMPANY)


def _height(lines: int) -> float:
    """The height of a row of so many lines."""
    return lines * CELL.leading + 2 * PAD_Y
