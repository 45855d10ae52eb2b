"""The rough outline of tables on a sheet: rectangles between blank rows and blank columns."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dashboard.indicators.fiscal import parse_year
from importers.cell import Cell, Sheet
from importers.cells import missing_reason, read_text

_CODES = re.compile(r"コード|番号|code|\bno\b|\bid\b|電話|郵便", re.IGNORECASE)
_FEWEST = 2
MOST_BLOCKS = 500
"""A sheet in more pieces than this has been told often enough that it is in pieces."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table's rectangle (1-based, corners included), its row of heads and the first row of data below it.

    ``numeric`` are the columns that mostly hold figures, ``codes`` those whose head says that they hold codes.
    """

    top: int
    left: int
    bottom: int
    right: int
    head: int
    first: int
    numeric: frozenset[int]
    codes: frozenset[int]


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """The tables of a sheet from top to bottom and left to right; titles and notes are none."""
    rows = [(row, [cell for cell in cells if cell.raw.strip()]) for row, cells in sheet.rows()]
    found = []
    for run in _runs([(row, cells) for row, cells in rows if cells]):
        columns = sorted({cell.column for _, cells in run for cell in cells})
        for left, right in _stretches(columns):
            part = [(row, [cell for cell in cells if left <= cell.column <= right]) for row, cells in run]
            block = _block([(row, cells) for row, cells in part if cells], left, right)
            found += [block] if block else []
        if len(found) > MOST_BLOCKS:
            break
    return tuple(found[:MOST_BLOCKS])


def is_figure(cell: Cell) -> bool:
    """Whether the cell holds a number, as such or written out."""
    if isinstance(cell.value, bool):
        return False
    if isinstance(cell.value, int | float):
        return True
    return isinstance(cell.value, str) and read_text(cell.value).value is not None


def _runs(rows: list[tuple[int, list[Cell]]]) -> list[list[tuple[int, list[Cell]]]]:
    """Rows without a blank one between them."""
    runs: list[list[tuple[int, list[Cell]]]] = []
    last = 0
    for row, cells in rows:
        if not runs or row != last + 1:
            runs.append([])
        runs[-1].append((row, cells))
        last = row
    return runs


def _stretches(columns: list[int]) -> list[tuple[int, int]]:
    """Columns without a blank one between them, as (first, last)."""
    edges = [columns[0]]
    for before, after in pairwise(columns):
        if after != before + 1:
            edges += [before, after]
    edges.append(columns[-1])
    return list(zip(edges[::2], edges[1::2], strict=True))


def _block(rows: list[tuple[int, list[Cell]]], left: int, right: int) -> Block | None:
    """The table in these rows: from the first row with two cells on; None where there is too little for one."""
    while rows and len(rows[0][1]) < _FEWEST:
        rows = rows[1:]
    while rows and len(rows[-1][1]) < _FEWEST:
        rows = rows[:-1]
    if len(rows) < _FEWEST or right == left:
        return None
    first = next((index for index, (_, cells) in enumerate(rows) if _is_data(cells)), len(rows))
    if first == len(rows):
        return None
    head = rows[first - 1][0] if first else 0
    data = [cells for _, cells in rows[first:]]
    heads = [cell for _, cells in rows[:first] for cell in cells]
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in (cell for cells in data for cell in cells):
        columns[cell.column].append(cell)
    numeric = {column for column, cells in columns.items() if _mostly_figures(cells)}
    codes = {cell.column for cell in heads if _CODES.search(unicodedata.normalize("NFKC", cell.raw))}
    return Block(rows[0][0], left, rows[-1][0], right, head, rows[first][0], frozenset(numeric), frozenset(codes))


def _is_data(cells: Iterable[Cell]) -> bool:
    """Whether a row holds a figure, or a reason for one that is missing, and is no row of years."""
    figures = [cell for cell in cells if is_figure(cell)]
    years = [cell for cell in figures if parse_year(cell.value) is not None]
    return len(figures) > len(years) or (len(figures) == 1 and len(list(cells)) > _FEWEST)


def _mostly_figures(cells: list[Cell]) -> bool:
    told = [cell for cell in cells if not (isinstance(cell.value, str) and missing_reason(cell.value))]
    return bool(told) and sum(map(is_figure, told)) * 2 > len(told)
