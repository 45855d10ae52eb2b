"""A sheet as the finder of tables sees it: each cell that says anything, with what kind of thing it says."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from importers.cell import Cell, Range, Sheet
from importers.cells import Reading, read_cell, read_text
from importers.table import YearMark
from importers.table_corners import is_corner
from importers.table_labels import month_number, year_in, year_number

FIGURE, MISSING, WORD, DATE, BROKEN = "figure", "missing", "word", "date", "broken"
DOUBT = "doubt"
"""A cell in a column of figures that can be read in two ways, or not at all."""
_MOST_SPAN = 2000
_ERRORS = frozenset(("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"))


class Mark(NamedTuple):
    """One cell: its column, what it is (figure, missing, word, date, broken, doubt), the cell, and what it says.

    ``settled`` is a figure under a head, which is no year and no month whatever it looks like.
    """

    column: int
    kind: str
    cell: Cell
    reading: Reading
    settled: bool = False

    @property
    def counts(self) -> bool:
        """Whether it stands where a figure belongs: a figure, the mark of a missing one, a broken or doubtful one."""
        return self.kind in (FIGURE, MISSING, BROKEN, DOUBT)


_WORDS = Reading()
_NO_NUMBER = Reading(issue="error")


@lru_cache(maxsize=50000)
def _of_text(text: str) -> tuple[str, Reading] | None:
    """Kind and reading of a text; None where it is blank. Codes with leading zeros are words, not figures.

    So is ``2023（速報）``, which may be a year, but it keeps its reading.
    """
    plain = text.strip()
    if not plain:
        return None
    if plain in _ERRORS:
        return BROKEN, _NO_NUMBER
    code = plain.isdigit() and plain[0] in "0０" and len(plain) > 1
    if code or (len(plain) > 8 and not any(sign.isdigit() for sign in plain)):
        return WORD, _WORDS
    reading = read_text(text)
    if reading.blank:
        return None
    if reading.missing is not None:
        return MISSING, reading
    dated = reading.status is not None and year_in(text) is not None
    return (FIGURE if reading.value is not None and not dated else WORD), reading


def mark_of(cell: Cell) -> Mark | None:
    """What ``cell`` is; None where it holds nothing but spaces."""
    value = cell.value
    if isinstance(value, str) and cell.error is None and not cell.uncached:
        found = _of_text(value)
        return Mark(cell.column, found[0], cell, found[1]) if found else None
    return None if value is None and cell.error is None and not cell.uncached else _mark_of_value(cell)


def _mark_of_value(cell: Cell) -> Mark:
    value = cell.value
    if cell.error is not None or cell.uncached:
        return Mark(cell.column, BROKEN, cell, read_cell(cell))
    if isinstance(value, bool):
        return Mark(cell.column, WORD, cell, _WORDS)
    if isinstance(value, int | float):
        whole = math.isfinite(value)
        return Mark(cell.column, FIGURE if whole else BROKEN, cell, read_cell(cell) if whole else _NO_NUMBER)
    return Mark(cell.column, DATE, cell, Reading(issue="date"))


@dataclass(frozen=True, slots=True)
class Grid:
    """The marks of a sheet by row, and the merged ranges under each cell they cover in their rows and columns."""

    sheet: Sheet
    rows: dict[int, list[Mark]]
    covers: dict[tuple[int, int], Range] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Mark | None:
        """The mark at a place, looked up through a merged range to its first cell."""
        range_ = self.covers.get((row, column))
        if range_ is not None:
            row, column = range_.top, range_.left
        return next((mark for mark in self.rows.get(row, ()) if mark.column == column), None)

    def inside(self, row: int, left: int, right: int) -> list[Mark]:
        """The marks of a row between two columns."""
        return [mark for mark in self.rows.get(row, ()) if left <= mark.column <= right]


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet; cells that hold only spaces are left out."""
    rows: dict[int, list[Mark]] = {}
    for cell in sheet.cells.values():
        mark = mark_of(cell)
        if mark is not None:
            rows.setdefault(cell.row, []).append(mark)
    for marks in rows.values():
        if any(left.column > right.column for left, right in pairwise(marks)):
            marks.sort(key=lambda mark: mark.column)
    return Grid(sheet, dict(sorted(rows.items())), dict(_covered(sheet)))


def _covered(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Range]]:
    for range_ in sheet.merged:
        tall, wide = range_.bottom - range_.top + 1, range_.right - range_.left + 1
        if tall * wide > _MOST_SPAN:
            continue
        for row in range(range_.top, range_.bottom + 1):
            for column in range(range_.left, range_.right + 1):
                yield (row, column), range_


def years_across(marks: list[Mark]) -> bool:
    """Whether all figures and dates of a row are years or months that stand in order, as over columns."""
    told = [mark for mark in marks if mark.kind in (FIGURE, DATE)]
    if any(mark.settled or mark.kind in (MISSING, BROKEN, DOUBT) for mark in marks):
        return False
    if told and all(month_number(mark.cell) for mark in told):
        return True
    years: list[YearMark] = []
    for mark in told:
        if (year := _plain_year(mark.cell)) is None:
            return len(told) > 1 and months_across(told)
        years.append(year)
    if len(told) < 2:
        words = [mark for mark in marks if mark.kind == WORD]
        corner = len(words) == 1 and words[0] is marks[0] and is_corner(words[0].cell.raw)
        return bool(words) and years != [] and (corner or all(year_in(mark.cell.raw) for mark in words))
    bracketed = all(mark.cell.raw.strip()[:1] in ("(", "（") for mark in told)
    named = marks[0].kind == WORD or any(mark.kind == DATE for mark in told) or _plain_run(marks, told) or bracketed
    return _in_order([year.year * 12 + year.month for year in years], named=named)


def _plain_run(marks: list[Mark], told: list[Mark]) -> bool:
    """Whether years may stand over columns though no word stands before them, as under a blank corner.

    They do where another cell of the row is a year in words (``2030（目標）``), or three and more rise.
    """
    if any(mark.kind == WORD and year_in(mark.cell.raw) is not None for mark in marks):
        return True
    typed = all(isinstance(mark.cell.value, str | int) and "," not in mark.cell.number_format for mark in told)
    return typed and len(told) > 2


def _plain_year(cell: Cell) -> YearMark | None:
    """The year a cell holds, be it typed as a number or, as in many a workbook, as the text of four digits."""
    return year_in(cell.value) if isinstance(cell.value, str) else year_number(cell)


def _in_order(months: list[int], *, named: bool) -> bool:
    """Whether years (counted in months) run on as over columns; ``named``: a word stands before them.

    Without a word they have to run in even steps, for a year may stand beside figures that look like years.
    """
    steps = {after - before for before, after in pairwise(months)}
    even = len(steps) == 1 and (len(months) > 2 or abs(months[1] - months[0]) <= 12)
    if even or not named:
        return even and steps != {0}
    return months in (sorted(months), sorted(months, reverse=True)) or len(set(months)) * 2 <= len(months)


def months_across(told: list[Mark]) -> bool:
    """Whether numbers run 4, 5, … 12, 1, 2, 3 or 1, 2, … as months do, at least six of them."""
    if len(told) < 6 or not 1 <= whole_number(told[0]) <= 12:
        return False
    values = [whole_number(mark) for mark in told]
    if any(mark.settled for mark in told) or not all(1 <= value <= 12 for value in values):
        return False
    return all(after == before % 12 + 1 for before, after in pairwise(values))


def whole_number(mark: Mark) -> int:
    """The whole number that a cell holds, typed as one or, as in a CSV file, as bare digits; 0 for anything else."""
    value = mark.cell.value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    plain = value.strip() if isinstance(value, str) else ""
    return int(plain) if plain.isdecimal() and len(plain) <= 4 else 0
