"""Where tables stand on a sheet: runs of rows, stacked bands, and the groups of columns side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from importers.table_grid import DOUBT, FIGURE, MISSING, WORD, Grid, Mark, years_across
from importers.table_labels import is_note, year_in
from importers.table_open_years import open_years_across
from importers.table_years import runs_on

_FEW = 2


@dataclass(slots=True)
class Band:
    """Rows that belong together: ``lead`` stands above (titles, heads), ``rows`` hold the table, ``after`` remarks."""

    lead: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Area:
    """One table's place: rows of its band between two columns; ``titles`` stand above it, ``below`` under it."""

    titles: tuple[int, ...]
    rows: tuple[int, ...]
    below: tuple[int, ...]
    left: int
    right: int


def has_figures(marks: list[Mark]) -> bool:
    """Whether a row holds figures that are not just the years of a head, or the marks of missing ones."""
    if all(mark.kind not in (FIGURE, DOUBT) for mark in marks):
        missing = sum(mark.kind == MISSING for mark in marks)
        least = 1 if marks[0].kind == WORD else 2
        return missing >= least and missing * 2 >= len(marks)
    if years_across(marks) or runs_on(marks) or open_years_across(marks):
        return False
    figures = [mark for mark in marks if mark.kind in (FIGURE, DOUBT)]
    alone = len(marks) == 1 and len(figures) == 1
    return not (alone and year_in(figures[0].cell.raw) is not None)


def is_head(marks: list[Mark]) -> bool:
    """Whether a row may be a head: several words and no figures but years."""
    words = sum(mark.kind == WORD for mark in marks)
    return (words >= _FEW or years_across(marks) or runs_on(marks) or open_years_across(marks)) and not has_figures(
        marks
    )


def bands_of(grid: Grid) -> list[Band]:
    """The stacked bands of a sheet in their order."""
    bands: list[Band] = []
    lead: list[int] = []
    for run in _runs(grid):
        if not any(has_figures(grid.rows[row]) for row in run):
            lead = _words(run, grid, bands, lead)
        elif bands and not lead and _goes_on(run, grid, bands[-1]):
            bands[-1].rows += run
        elif bands and _interrupted(run, grid, bands[-1], lead):
            bands[-1].rows += [*lead, *run]
            lead = []
        else:
            titles, heads = _split_lead(lead, run, grid)
            bands += [Band(lead=titles, rows=[*heads, *run])]
            lead = []
    if lead and bands:
        bands[-1].after += lead
    return bands


def _runs(grid: Grid) -> Iterator[list[int]]:
    """Rows without a blank row between them; a sole year between two figures begins a new run."""
    run: list[int] = []
    for row, marks in grid.rows.items():
        apart = bool(run) and (row != run[-1] + 1 or (len(marks) == 1 and _alone_year(marks[0]) and len(run) > 1))
        if apart:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _alone_year(mark: Mark) -> bool:
    return year_in(mark.cell.raw) is not None


def _words(run: list[int], grid: Grid, bands: list[Band], lead: list[int]) -> list[int]:
    """Rows without figures: remarks under the table before, else the lead of the one that follows."""
    if bands and not lead and all(len(grid.rows[row]) == 1 and is_note(grid.rows[row][0].cell.raw) for row in run):
        bands[-1].after += run
        return lead
    return [*lead, *run]


def _goes_on(run: list[int], grid: Grid, band: Band) -> bool:
    """Whether a run without a head of its own goes on with the columns of the band above."""
    first = next(row for row in run if len(grid.rows[row]) > 1 or row == run[-1])
    if not has_figures(grid.rows[first]):
        return False
    before = _columns(grid, band.rows)
    here = _columns(grid, run)
    return len(before & here) * 2 >= len(here)


def _columns(grid: Grid, rows: list[int]) -> set[int]:
    return {mark.column for row in rows for mark in grid.rows[row] if mark.kind in (FIGURE, MISSING, DOUBT)}


def _interrupted(run: list[int], grid: Grid, band: Band, lead: list[int]) -> bool:
    """Whether the band above was only a head with a row or two of figures in it, and this is its table."""
    figures = [row for row in band.rows if has_figures(grid.rows[row])]
    heads = [row for row in lead if is_head(grid.rows[row])]
    if not heads or len(figures) > _FEW or figures[-1] != band.rows[-1] or len(band.rows) < 2 * len(figures) + 1:
        return False
    if not has_figures(grid.rows[run[0]]):
        return False
    above, here = _columns(grid, figures), _columns(grid, run)
    return len(above) >= _FEW and len(above & here) * 2 >= len(above)


def _split_lead(lead: list[int], run: list[int], grid: Grid) -> tuple[list[int], list[int]]:
    """The lead's titles, and those of its rows that are heads of the run below."""
    own_head = not has_figures(grid.rows[run[0]]) and any(is_head(grid.rows[row]) for row in run)
    spread = {mark.column for row in run for mark in grid.rows[row]}
    heads: list[int] = []
    between: list[int] = []
    below = run[0]
    for row in reversed(lead):
        marks = grid.rows[row]
        reaches = any(
            grid.covers[row, mark.column].bottom >= below for mark in marks if (row, mark.column) in grid.covers
        )
        over = len(spread & _under(row, marks, grid))
        near = below - row <= (_FEW if own_head else 2 * _FEW)
        wide = over * 5 >= len(spread) * 3 if own_head else over >= _FEW
        if is_head(marks) and (reaches or (near and wide)):
            heads = [row, *between, *heads]
            between = []
        elif not near or len(between) == _FEW:
            break
        else:
            between.insert(0, row)
        below = row
    return [row for row in lead if row not in heads], heads


def _under(row: int, marks: list[Mark], grid: Grid) -> set[int]:
    """The columns that a row's marks stand over, through merged ranges."""
    found = set()
    for mark in marks:
        range_ = grid.covers.get((row, mark.column))
        found |= set(range(range_.left, range_.right + 1)) if range_ else {mark.column}
    return found


def areas_of(band: Band, grid: Grid) -> list[Area]:
    """The tables of a band side by side: groups of columns, each with labels of its own at its left."""
    wide = [row for row in band.rows if len(grid.rows[row]) > 1] or band.rows
    used = sorted({mark.column for row in wide for mark in grid.rows[row]} | _merged_columns(grid, wide))
    groups = [[used[0]]]
    for before, column in pairwise(used):
        if column == before + 1 or not _begins_anew(column, used, band, grid):
            groups[-1].append(column)
        else:
            groups.append([column])
    groups = [part for group in groups for part in _repeated(group, band, grid)]
    return [
        Area(tuple(band.lead), tuple(band.rows), tuple(band.after), group[0], group[-1])
        for group in groups
        if any(
            mark.kind in (FIGURE, MISSING, DOUBT) for row in band.rows for mark in grid.inside(row, group[0], group[-1])
        )
    ]


def _merged_columns(grid: Grid, rows: list[int]) -> set[int]:
    first, last = rows[0], rows[-1]
    return {
        column
        for range_ in grid.sheet.merged
        if first <= range_.top <= last and range_.right - range_.left < 200
        for column in range(range_.left, range_.right + 1)
        if any(mark.column == range_.left for mark in grid.rows.get(range_.top, ()))
        and len(grid.rows.get(range_.top, ())) > 1
    }


def _begins_anew(column: int, used: list[int], band: Band, grid: Grid) -> bool:
    """Whether the columns from here on have labels of their own: words or years beside most rows of figures."""
    end = column
    while end + 1 in used:
        end += 1
    rows = labelled = 0
    for row in band.rows:
        marks = grid.inside(row, column, end)
        if not any(mark.kind in (FIGURE, MISSING, DOUBT) for mark in marks):
            continue
        rows += 1
        labelled += marks[0].kind == WORD or year_in(marks[0].cell.raw) is not None
    return rows > 0 and labelled * 2 > rows


def _repeated(group: list[int], band: Band, grid: Grid) -> list[list[int]]:
    """The group, parted where the words of its first head come again over labels: tables without a gap between."""
    head = next((row for row in band.rows if is_head(grid.inside(row, group[0], group[-1]))), None)
    if head is None:
        return [group]
    marks = grid.inside(head, group[0], group[-1])
    first = marks[0].cell.raw.strip()
    again = [mark.column for mark in marks[1:] if mark.kind == WORD and mark.cell.raw.strip() == first]
    again = [column for column in again if _is_label_column(column, head, band, grid)]
    cuts = [group[0], *again]
    return [
        [column for column in group if start <= column and (end is None or column < end)]
        for start, end in zip(cuts, [*cuts[1:], None], strict=True)
    ]


def _is_label_column(column: int, head: int, band: Band, grid: Grid) -> bool:
    marks = [grid.at(row, column) for row in band.rows if row > head]
    told = [mark for mark in marks if mark is not None]
    labels = sum(mark.kind == WORD or year_in(mark.cell.raw) is not None for mark in told)
    return bool(told) and labels * 2 > len(told)
