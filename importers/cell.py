"""A workbook as read: sheets of cells with their addresses, before anything is understood."""

import datetime
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

CellValue = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | None


class Cell(NamedTuple):
    """One cell: 1-based place, typed value, and what a person needs to find and quote it.

    ``raw`` is the content as text; ``error`` an error code such as ``#N/A``; ``uncached`` a formula
    whose result was never saved; ``number_format`` Excel's format code.
    """

    row: int
    column: int
    value: CellValue
    raw: str
    number_format: str = "General"
    formula: bool = False
    error: str | None = None
    uncached: bool = False

    @property
    def a1(self) -> str:
        """The address: row 7, column 2 → ``B7``."""
        return a1(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Range:
    """A merged range, 1-based, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


class CellsInRows(Mapping[tuple[int, int], Cell]):
    """Cells that know their rows, so that these need not be gathered whenever somebody goes through them."""

    @abstractmethod
    def in_rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows in order with their cells from left to right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells that hold anything, under (row, column); ``comments`` are (A1, text of the remark)."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    comments: tuple[tuple[str, str], ...] = ()

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at that place, None where it is empty."""
        return self.cells.get((row, column))

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows in order with their cells from left to right."""
        if isinstance(self.cells, CellsInRows):
            yield from self.cells.in_rows()
            return
        for row, cells in groupby(sorted(self.cells.values()), key=itemgetter(0)):
            yield row, list(cells)

    @property
    def max_row(self) -> int:
        """The last row that holds anything."""
        return max((place[0] for place in self.cells), default=0)

    @property
    def max_column(self) -> int:
        """The last column that holds anything."""
        return max((place[1] for place in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file as read. ``format`` is what the content is (``xlsx``, ``xls``, ``csv`` …), not the ending."""

    name: str
    sha256: str
    size: int
    format: str
    sheets: tuple[Sheet, ...]


@cache
def column_letters(column: int) -> str:
    """1 → ``A``, 27 → ``AA``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(address: str) -> tuple[int, int] | None:
    """(row, column) of an A1 address: ``B7`` → (7, 2); None for anything else."""
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    if not digits or not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def a1(row: int, column: int) -> str:
    """The A1 address of a 1-based place."""
    return f"{column_letters(column)}{row}"
