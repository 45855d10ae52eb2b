"""Rows of figures that happen to look like years or months: they are data where a head stands over them already."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from importers.table_corners import is_corner
from importers.table_grid import DATE, FIGURE, WORD, Grid, Mark, months_across, whole_number, years_across
from importers.table_label_cells import aside
from importers.table_labels import year_in
from importers.table_open_years import open_years_across
from importers.table_years import own_year, runs_on

_WHOLE_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Over:
    """The heads over the rows that follow: for each column the mark that stands over it."""

    marks: Mapping[int, Mark]
    first: int


def with_settled(grid: Grid) -> Grid:
    """The grid with the figures of such rows marked as settled: they are no years and no months."""
    rows, over, before = dict(grid.rows), _Over({}, 0), 0
    for row, marks in grid.rows.items():
        over = over if row == before + 1 else _Over({}, 0)
        before = row
        if _looks_like_head(marks):
            if _is_data(row, marks, over, grid):
                rows[row] = [mark._replace(settled=mark.kind == FIGURE) for mark in marks]
            else:
                over = _with_row(over, row, marks, grid)
        elif sum(mark.kind == WORD for mark in marks) > 1 and not any(mark.counts for mark in marks):
            over = _with_row(over, row, marks, grid)
    return replace(grid, rows=rows)


def _looks_like_head(marks: list[Mark]) -> bool:
    first = next((mark for mark in marks if mark.kind == FIGURE), None)
    if first is None:
        return False
    if own_year(first) is None and whole_number(first) not in range(1, 100):
        return False
    return years_across(marks) or runs_on(marks) or open_years_across(marks)


def _with_row(over: _Over, row: int, marks: list[Mark], grid: Grid) -> _Over:
    """The heads with those of one more row, through merged ranges; what stands aside is none."""
    found = dict(over.marks)
    for mark in marks:
        range_ = grid.covers.get((row, mark.column))
        if not aside(mark):
            found |= dict.fromkeys(range(range_.left, range_.right + 1) if range_ else (mark.column,), mark)
    return _Over(found, marks[0].column)


def _is_data(row: int, marks: list[Mark], over: _Over, grid: Grid) -> bool:
    """Whether a row has a label at its left and heads over its figures, and is no second or repeated row of heads."""
    first, figures = marks[0], [mark for mark in marks if mark.kind == FIGURE]
    if any(mark.kind == DATE for mark in marks) or any(
        mark.kind == WORD and mark is not first and year_in(mark.cell.raw) is not None for mark in marks
    ):
        return False
    if first.kind == WORD:
        if is_corner(first.cell.raw):
            return False
    else:
        head = over.marks.get(first.column)
        if head is None or head.kind != WORD or first.column != over.first or (row, first.column) in grid.covers:
            return False
        figures = figures[1:]
    if not over.marks:
        return first.kind == WORD and len(figures) < _WHOLE_YEAR and months_across(figures)
    heads = [over.marks[mark.column] for mark in figures if mark.column in over.marks]
    again = all(mark.column in over.marks and over.marks[mark.column].cell.raw == mark.cell.raw for mark in figures)
    apart = len({head.column for head in heads}) > 1 or len(figures) == 1
    return len(heads) * 2 > len(figures) and apart and not again
