"""What stands around the figures of a table: titles, unit, year, remarks; and what the names of sheet and file tell."""

from dataclasses import dataclass, field

from importers.stock_days import NO_END, YearEnd, end_told
from importers.table import Span, TableNote, YearMark
from importers.table_areas import Area
from importers.table_grid import WORD, Grid, Mark
from importers.table_heads import Frame, Rows, corner_year, is_lead
from importers.table_label_cells import aside
from importers.table_labels import is_note, label_and_unit, label_of, stated_unit, unit_alone, year_in
from importers.table_units import unit_of_title
from importers.table_years import day_of_every_year
from importers.title_years import year_within
from importers.year_names import year_of_name
from importers.year_spans import span_within, without_span

_MOST_TITLES = 2


@dataclass(frozen=True, slots=True)
class Names:
    """What is told outside the sheet's cells: year and part of a year that the sheet's and the file's name speak of."""

    sheet_year: YearMark | None
    file_year: YearMark | None
    span: Span | None = None
    title_year: YearMark | None = None


@dataclass(slots=True)
class Surroundings:
    """What stands around the figures of one area: titles, unit, year, notes; ``remarks`` with those within."""

    titles: list[str] = field(default_factory=list)
    unit: str = ""
    year: YearMark | None = None
    year_from: str = ""
    notes: list[TableNote] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    day: tuple[int, int] = (0, 0)
    end: YearEnd = NO_END


def names_told(sheet: str, file: str, title: YearMark | None = None) -> Names:
    """What the names of a sheet and of its file (without its ending) tell, and the ``title`` of the whole sheet."""
    years = (year_of_name(without_span(sheet)), year_of_name(without_span(file)))
    return Names(*years, span_within(sheet) or span_within(file), title)


def title_year(grid: Grid) -> YearMark | None:
    """The year of the title that stands at the top of a sheet, where no other lone cell tells another."""
    lone = [(row, marks[0]) for row, marks in grid.rows.items() if len(marks) == 1 and marks[0].kind == WORD]
    told = [(row, year) for row, mark in lone if (year := _year_of_title(mark.cell.raw)) is not None]
    top = told[0][0] if told else 0
    above = [row for row in grid.rows if row < top]
    if not told or len({year.fiscal_year for _, year in told}) > 1 or len(above) > _MOST_TITLES:
        return None
    return told[0][1] if all(len(grid.rows[row]) == 1 for row in above) else None


def _year_of_title(text: str) -> YearMark | None:
    return None if is_note(text) else year_in(text) or year_within(without_span(text))


def surroundings_of(area: Area, grid: Grid, rows: Rows, frame: Frame, names: Names) -> Surroundings:
    """What stands around one table; its corner and the names tell the year where nothing else does."""
    around = _told_around(area, grid, rows, frame)
    if around.year is None and (corner := corner_year(rows, frame)) is not None:
        around.year, around.year_from = corner, "block" if "month" in frame.stub.values() else "title"
    if around.year is None:
        around.year, around.year_from = _named_year(around, names)
    around.year = _with_span(around, names)
    around.unit = around.unit or next(filter(None, map(unit_of_title, reversed(around.titles))), "")
    around.unit = around.unit or _unit_below(area, rows, frame, grid)
    around.remarks = [*(note.text for note in around.notes), *_notes_within(rows, frame)]
    around.day = day_of_every_year((*around.titles, *around.remarks))
    around.end = end_told(around.titles, around.remarks)
    return around


def _told_around(area: Area, grid: Grid, rows: Rows, frame: Frame) -> Surroundings:
    """Titles, units, a year and remarks from the rows around, and from lone cells within."""
    around = Surroundings()
    begin, mixed = min(frame.body), frozenset(frame.mixed)
    first = next((row for row in frame.heads if row in rows and len(rows[row]) > 1), begin)
    band = [row for row in area.rows if row < begin and row not in mixed]
    for row in (*area.titles, *band):
        marks = grid.rows[row]
        own = grid.inside(row, area.left, area.right) if len(marks) > 1 else marks
        if row not in rows and len(own) > _MOST_TITLES:
            own = [mark for mark in own if aside(mark)]
        alone = row not in rows or is_lead(own, frame) or (row < first and len(own) == 1)
        over = {one.column for down in frame.body for one in rows.get(down, ())}
        for mark in own:
            nowhere = mark.column not in over and aside(mark)  # a unit at the end of a head, over no figures
            _tell(mark, around, alone=alone or nowhere, stub=mark.column in frame.stub)
    for row in area.below:
        around.notes += [TableNote(mark.cell.a1, mark.cell.raw.strip()) for mark in grid.rows[row]]
    return around


def _tell(mark: Mark, around: Surroundings, *, alone: bool, stub: bool) -> None:
    """Take in what a cell over the figures says; a cell over one column of figures says it of that column only."""
    text = mark.cell.raw
    if (alone or stub) and (unit := stated_unit(text) or unit_alone(text) or (not alone and _unit_of_all(text))):
        around.unit = around.unit or unit
        rest = label_of(text.split("単位")[0].rstrip("（([【 　")) if "単位" in text else ""
        if rest and rest not in around.titles:
            around.titles.append(rest)
    elif alone and (year := year_in(text)) is not None:
        around.year, around.year_from = year, "block"
    elif alone and is_note(text):
        if all(note.text != text.strip() for note in around.notes):
            around.notes.append(TableNote(mark.cell.a1, text.strip()))
    elif alone and label_of(text) not in around.titles:
        around.titles.append(label_of(text))


def _unit_of_all(text: str) -> str:
    """The unit of all figures that a corner names with what they are: ``温室効果ガス排出量（t-CO2）``."""
    words, unit = label_and_unit(text)
    return unit if words.endswith(("排出量", "ガス", "CO2", "使用量", "発電量", "消費量")) else ""


def _notes_within(rows: Rows, frame: Frame) -> list[str]:
    """Remarks in rows of the body, as right under the last figures."""
    first = (rows[row][0] for row in frame.body)
    return [mark.cell.raw for mark in first if mark.kind == WORD and is_note(mark.cell.raw)]


def _unit_below(area: Area, rows: Rows, frame: Frame, grid: Grid) -> str:
    """The unit stated alone under the last row of figures, "" where none is."""
    for row in (*reversed(area.below), *reversed(frame.body)):
        marks = rows.get(row) or grid.rows[row]
        if any(mark.counts for mark in marks):
            break
        text = marks[0].cell.raw
        if len(marks) == 1 and (unit := stated_unit(text) or unit_alone(text)):
            return unit
    return ""


def _named_year(around: Surroundings, names: Names) -> tuple[YearMark | None, str]:
    """The year that a title tells, else the sheet's name, else the file's."""
    told = {year for title in around.titles if (year := year_within(without_span(title)))}
    if len(told) == 1:
        return told.pop(), "title"
    if names.title_year is not None and not told:
        return names.title_year, "title"
    if names.sheet_year is not None:
        return names.sheet_year, "sheet"
    return (names.file_year, "file") if names.file_year is not None else (None, "")


def _with_span(around: Surroundings, names: Names) -> YearMark | None:
    """The year with the half or quarter that titles tell, else, where a name tells the year, the names."""
    told = {(span.first, span.last): span for title in around.titles if (span := span_within(title))}
    span = next(iter(told.values())) if len(told) == 1 else None
    if span is None and not told and around.year_from in ("title", "sheet", "file", "block"):
        span = names.span
    if span is None or (around.year is not None and (around.year.month or around.year.span)):
        return around.year
    return (around.year or YearMark(0, fiscal=False))._replace(span=span, end="")
