"""Workbooks into SQLite with the cell address, formula, error and hidden state of every value: ``workbooks FOLDER``."""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from dashboard.errors import KnownError
from importers.cell import Cell, CellValue, Sheet, column_letters
from importers.workbook import read_workbooks

Run = tuple[str, str, int, str, str]
Shape = tuple[tuple[object, ...], ...]
_JSON = json.JSONEncoder(ensure_ascii=False, default=lambda moment: moment.isoformat())


class Keeper:
    """Rows of a sheet as the JSON of their values, beside the number of their shape.

    ``shapes`` tells of every shape once what stands around the values, an entry for each cell: letters (with the row's
    number the address), number format, formula, error, formula without a result, hidden. Rows of one shape that follow
    each other are kept together.
    """

    def __init__(self) -> None:
        self.shapes: dict[Shape, int] = {}

    def runs(self, paths: list[Path]) -> Iterator[Run]:
        """(file, sheet, shape, numbers of the rows, their values) of everything in the files."""
        for book in read_workbooks(paths):
            if isinstance(book, KnownError):
                raise book
            for sheet in book.sheets:
                told = (_told(sheet, number, cells) for number, cells in sheet.rows())
                for shape, rows in groupby(told, key=itemgetter(0)):
                    _, numbers, values = zip(*rows, strict=True)
                    yield book.name, sheet.name, self.number(shape), _JSON.encode(numbers), _JSON.encode(values)

    def number(self, shape: Shape) -> int:
        """The number under which a shape is kept."""
        return self.shapes.setdefault(shape, len(self.shapes))

    def told(self) -> Iterator[tuple[int, str]]:
        """Every shape's number and the JSON of what it says."""
        for (columns, *rest), number in self.shapes.items():
            yield number, _JSON.encode([[column_letters(column) for column in columns], *rest])


def _told(sheet: Sheet, number: int, cells: list[Cell]) -> tuple[Shape, int, tuple[CellValue, ...]]:
    _, columns, values, _, formats, formulas, errors, uncached = zip(*cells, strict=True)
    if sheet.hidden or number in sheet.hidden_rows:
        hidden: tuple[bool, ...] = (True,)
    else:
        hidden = tuple(column in sheet.hidden_columns for column in columns) if sheet.hidden_columns else ()
    return (columns, formats, formulas, errors, uncached, hidden), number, values


def main(folder: Path) -> None:
    """Read all, keep all."""
    with tempfile.TemporaryDirectory() as place:
        database, keeper = sqlite3.connect(Path(place) / "figures.sqlite"), Keeper()
        database.execute("CREATE TABLE kept (file TEXT, sheet TEXT, shape INTEGER, numbers TEXT, cells TEXT)")
        database.execute("CREATE TABLE shape (number INTEGER PRIMARY KEY, told TEXT)")
        database.executemany("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", keeper.runs(sorted(folder.glob("*.xlsx"))))
        database.executemany("INSERT INTO shape VALUES (?, ?)", keeper.told())
        database.commit()
        database.close()
    tell(ended=2, ms=since_start_ms())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
