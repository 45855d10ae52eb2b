"""Finds the tables of a sheet and reads each figure with its labels, year, month and unit."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from dashboard.errors import KnownError
from importers.cell import Range, Sheet, Workbook, a1, place_of
from importers.several_units import with_own_units
from importers.status_words import status_of_title
from importers.stock_days import open_end_issue
from importers.table import Head, Table, TableIssue, TableNote, TableValue, YearMark
from importers.table_areas import Area, areas_of, bands_of
from importers.table_around import Names, Surroundings, names_told, surroundings_of, title_year
from importers.table_carried import carry_units
from importers.table_dates import date_columns, dated
from importers.table_doubts import with_doubts
from importers.table_eras import with_eras
from importers.table_figure import Told, figure_of
from importers.table_grid import DATE, WORD, Grid, Mark, grid_of
from importers.table_heads import Frame, Rows, column_heads, frame_of, head_rows, next_head
from importers.table_labels import is_note, label_and_unit, stated_unit, unit_alone, year_in
from importers.table_open_years import open_year_issue, open_years_across
from importers.table_preamble import with_preamble
from importers.table_remarks import (
    remark_columns,
    with_marked_states,
    with_noted_parts,
    with_noted_states,
    with_remarks,
)
from importers.table_rows import RowReader
from importers.table_settled import with_settled
from importers.table_totals import check_totals
from importers.table_twice import count_definitions
from importers.table_units import unit_beside, unit_columns
from importers.title_years import year_within
from importers.year_spans import span_in, span_within, with_halves, without_span

MOST_CELLS = 150_000
"""So many cells of a workbook can be gone through in some four seconds: 25 µs each, with the document they make."""


def hold_to(workbook: Workbook, most: int) -> None:
    """Raises KnownError ``tables.too_large`` where a workbook has more cells than that."""
    cells = sum(len(sheet.cells) for sheet in workbook.sheets)
    if cells > most:
        raise KnownError("tables.too_large", file=workbook.name, cells=cells, most=most)


def tables_of(workbook: Workbook) -> tuple[Table, ...]:
    """All tables of a workbook, sheet by sheet. Raises KnownError ``tables.too_large``."""
    hold_to(workbook, MOST_CELLS)
    return tuple(table for sheet in workbook.sheets for table in find_tables(sheet, workbook.name))


def find_tables(sheet: Sheet, file: str = "") -> tuple[Table, ...]:
    """The tables of ``sheet`` in reading order. ``file`` may tell the year where nothing nearer does."""
    grid = with_settled(with_doubts(with_halves(with_eras(with_preamble(grid_of(sheet))))))
    names = names_told(sheet.name, PurePath(file).stem, title_year(grid))
    found: list[Table] = []
    for band in bands_of(grid):
        mixed: set[int] = set()
        for area in areas_of(band, grid):
            found += _tables_in(area, grid, names, mixed)
    return tuple(carry_units(found))


def _tables_in(area: Area, grid: Grid, names: Names, told: set[int]) -> list[Table]:
    """The table of an area, or several where another head begins in the midst of it.

    ``told`` are rows of a head that hold figures, as known from the area beside this one.
    """
    rows = {row: marks for row in area.rows if (marks := grid.inside(row, area.left, area.right))}
    found: list[Table] = []
    titles: tuple[int, ...] = area.titles
    begin = 0
    while rows:
        heads, mixed = head_rows(rows, told)
        told |= mixed
        cut = next_head(rows, heads)
        part = {row: marks for row, marks in rows.items() if cut is None or row < cut}
        rows = {row: marks for row, marks in rows.items() if cut is not None and row >= cut}
        band = tuple(row for row in area.rows if begin <= row and (cut is None or row < cut))
        begin = cut or begin
        place = Area(titles, band, () if rows else area.below, area.left, area.right)
        table = _table(frame_of(part, heads, mixed, area.left, area.right), part, place, grid, names)
        titles = ()
        if table is not None:
            found.append(table)
    return found


def _table(frame: Frame, rows: Rows, area: Area, grid: Grid, names: Names) -> Table | None:
    if not frame.body:
        return None
    around = surroundings_of(area, grid, rows, frame, names)
    columns = column_heads(grid, rows, frame, area.right)
    dates = date_columns(rows, frame, columns)
    values, issues = _values(grid, rows, frame, columns, around, dates)
    if not values:
        return None
    values, open_units = with_own_units(values, around.unit)
    values, twice = count_definitions(_with_notes(values, around.remarks), columns)
    top, bottom = min((*frame.heads, *frame.body)), max(frame.body)
    return Table(
        sheet=grid.sheet.name,
        title=" ".join(around.titles),
        area=Range(top, area.left, bottom, area.right),
        head_rows=frame.heads,
        stub_columns=(*frame.stub, *sorted({*dates.values()})),
        heads=tuple(columns.items()),
        values=tuple(values),
        unit=around.unit,
        notes=tuple(sorted(around.notes, key=lambda note: place_of(note.cell) or (0, 0))),
        issues=(*issues, *open_units, *twice, *_open_heads(rows, frame, columns), *open_end_issue(values)),
        checks=check_totals(values),
    )


def _values(
    grid: Grid, rows: Rows, frame: Frame, columns: dict[int, Head], around: Surroundings, dates: dict[int, int]
) -> tuple[list[TableValue], list[TableIssue]]:
    reader = RowReader(frame, around.year, around.year_from)
    told = {mark.column for row in frame.body for mark in rows[row] if mark.counts}
    figures = frame.figures | {column for column in told - frame.stub.keys() if columns[column].year is not None}
    units, remarks = unit_columns(rows, frame, columns), remark_columns(frame, columns)
    beside = frozenset((*remarks, *dates.values()))
    found: list[TableValue] = []
    status = next(filter(None, map(status_of_title, around.titles)), None)
    for row in frame.body:
        marks = rows[row]
        if not _speaks(marks, row, frame, figures) or (len(marks) == 1 and unit_alone(marks[0].cell.raw)):
            _words_row(reader, marks, around)
            continue
        if _head_again(marks, columns, frame, rows):
            continue
        labels = reader.read(marks)
        labels = with_remarks(replace(labels, unit=labels.unit or unit_beside(marks, units)), marks, remarks)
        hidden = row in grid.sheet.hidden_rows
        for mark in marks:
            aside_of_figures = mark.column not in figures or row in frame.mixed
            if mark.column in frame.stub or mark.column in beside or (aside_of_figures and mark.kind in (WORD, DATE)):
                continue
            of_mark = dated(labels, marks, dates.get(mark.column)) if dates else labels
            told_by = Told(of_mark, columns[mark.column], around.unit, around.day, status, around.end)
            out_of_sight = hidden or mark.column in grid.sheet.hidden_columns
            found.append(figure_of(mark, row, told_by, hidden=out_of_sight))
    return found, reader.issues


def _open_heads(rows: Rows, frame: Frame, columns: dict[int, Head]) -> list[TableIssue]:
    """The question which years a head of bare numbers tells, asked once for each such row that nothing else answers."""
    known = {column for column, head in columns.items() if head.year is not None}
    told = [[m for m in rows[row] if m.column not in known] for row in frame.heads if open_years_across(rows[row])]
    found = [next(filter(None, map(open_year_issue, marks)), None) for marks in told]
    return [issue for issue in found if issue is not None]


def _with_notes(values: list[TableValue], remarks: list[str]) -> list[TableValue]:
    """The figures with what remarks say of their years: a state, or that only a part of the year is in."""
    return with_noted_parts(with_noted_states(with_marked_states(values, remarks), remarks), remarks)


def _speaks(marks: list[Mark], row: int, frame: Frame, figures: frozenset[int]) -> bool:
    """Whether a row holds figures, or anything where figures are expected."""
    beside = [mark for mark in marks if mark.column not in frame.stub]
    return any(mark.counts or (mark.column in figures and row not in frame.mixed) for mark in beside)


def _head_again(marks: list[Mark], columns: dict[int, Head], frame: Frame, rows: Rows) -> bool:
    """Whether a row only repeats the head, as on every printed page."""
    if len(marks) > 1 and all(mark.kind == WORD for mark in marks):
        texts = [(mark.column, mark.cell.raw.strip()) for mark in marks]
        heads = (rows[row] for row in frame.heads if row not in frame.mixed)
        if any([(mark.column, mark.cell.raw.strip()) for mark in head] == texts for head in heads):
            return True
    told = [(mark.cell.raw, columns[mark.column].labels) for mark in marks if mark.column in columns]
    return len(told) > 1 and all((label := label_and_unit(raw)[0]) and label in labels for raw, labels in told)


def _words_row(reader: RowReader, marks: list[Mark], around: Surroundings) -> None:
    """A row without figures: a remark, a year for the rows below, a unit, or the name of a section."""
    mark = marks[0]
    text = mark.cell.raw
    if is_note(text) or (len(marks) == 1 and len(text.strip()) > 40):
        around.notes += [TableNote(one.cell.a1, one.cell.raw.strip()) for one in marks]
    elif len(marks) == 1 and (year := _year_of_rows(text)) is not None:
        reader.begin_year(year)
    elif len(marks) == 1 and (year := year_within(without_span(text))) is not None and not year.month:
        reader.begin_year(year._replace(span=span_within(text)))
        reader.begin_section(marks)
    elif len(marks) == 1 and (unit := stated_unit(text) or unit_alone(text)):
        around.unit = unit
    else:
        reader.begin_section(marks)


def _year_of_rows(text: str) -> YearMark | None:
    """The year, or part of it, that a row of its own tells of those below."""
    spanned = span_in(text)
    year = year_in(spanned.rest if spanned else text)
    return year._replace(span=spanned.span) if year and spanned else year


def hidden_parts(sheet: Sheet) -> tuple[str, str]:
    """Hidden rows and columns that hold anything, as people write ranges: (``26-40, 52``, ``C, F-H``)."""
    rows = {place[0] for place in sheet.cells if place[0] in sheet.hidden_rows} if sheet.hidden_rows else set()
    columns = {place[1] for place in sheet.cells if place[1] in sheet.hidden_columns} if sheet.hidden_columns else set()
    return _ranges(sorted(rows), str), _ranges(sorted(columns), lambda column: a1(1, column)[:-1])


def _ranges(numbers: Iterable[int], name: object) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    assert callable(name)
    return ", ".join(name(first) if first == last else f"{name(first)}-{name(last)}" for first, last in runs)
