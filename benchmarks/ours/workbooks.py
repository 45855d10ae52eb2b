"""Workbooks into SQLite with the cell address, formula, error and hidden state of every value: ``workbooks FOLDER``."""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from dashboard.errors import KnownError
from importers.workbook import read_workbooks

Row = tuple[str, str, int, str]


def rows(paths: list[Path]) -> Iterator[Row]:
    """One row for each row of each sheet: its cells as JSON, each with its address and all that is known of it."""
    for book in read_workbooks(paths):
        if isinstance(book, KnownError):
            raise book
        for sheet in book.sheets:
            for number, cells in sheet.rows():
                kept = [
                    (
                        cell.a1,
                        cell.value if isinstance(cell.value, int | float | str) else cell.raw,
                        cell.number_format,
                        cell.formula,
                        cell.error,
                        cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns or sheet.hidden,
                    )
                    for cell in cells
                ]
                yield book.name, sheet.name, number, json.dumps(kept, ensure_ascii=False)


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
