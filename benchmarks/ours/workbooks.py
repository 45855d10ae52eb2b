"""Workbooks into SQLite with the cell address, formula, error and hidden state of every value: ``workbooks FOLDER``."""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from dashboard.errors import KnownError
from importers.cell import Cell, Sheet, column_letters
from importers.workbook import read_workbooks

Row = tuple[str, str, int, str]
Kept = list[tuple[object, ...]]
_JSON = json.JSONEncoder(ensure_ascii=False)


def rows(paths: list[Path]) -> Iterator[Row]:
    """One row for each row of each sheet: its cells as JSON, each with its address and all that is known of it."""
    for book in read_workbooks(paths):
        if isinstance(book, KnownError):
            raise book
        for sheet in book.sheets:
            for number, cells in sheet.rows():
                yield book.name, sheet.name, number, _JSON.encode(kept(sheet, number, cells))


def kept(sheet: Sheet, number: int, cells: list[Cell]) -> Kept:
    """Address and value of each cell, and its format, formula, error and hidden state as soon as one says something."""
    hidden, hidden_columns = sheet.hidden or number in sheet.hidden_rows, sheet.hidden_columns
    found: Kept = []
    for _, column, value, raw, number_format, formula, error, uncached in cells:
        address = f"{column_letters(column)}{number}"
        unseen = hidden or column in hidden_columns
        if number_format == "General" and not (formula or error or uncached or unseen):
            found.append((address, value))
        else:
            plain = value if isinstance(value, int | float | str) else raw
            found.append((address, plain, number_format, formula, error, uncached, unseen))
    return found


def main(folder: Path) -> None:
    """Read all, keep all."""
    with tempfile.TemporaryDirectory() as place:
        database = sqlite3.connect(Path(place) / "figures.sqlite")
        database.execute("CREATE TABLE kept (file TEXT, sheet TEXT, row INTEGER, cells TEXT)")
        database.executemany("INSERT INTO kept VALUES (?, ?, ?, ?)", rows(sorted(folder.glob("*.xlsx"))))
        database.commit()
        database.close()
    tell(ms=since_start_ms())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
