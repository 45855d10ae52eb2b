"""Cells on their way out of the worker: tuples of plain values, unpacked only when somebody looks at one."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from importers.cell import Cell, Range, Sheet, Workbook

# (row, column, value, raw or None where str(value) says the same, index of the number format, mark)
PackedCell = tuple[int, int, str | int | float | bool | None, str | None, int, str]
# name, hidden, merged, hidden rows, hidden columns, number formats, cells
PackedSheet = tuple[str, bool, list[tuple[int, int, int, int]], list[int], list[int], list[str], list[PackedCell]]

# Marks: f formula, u formula without a kept result, e error, d date as ISO text, t time as ISO text.


class PackedCells(Mapping[tuple[int, int], Cell]):
    """Cells under (row, column), made when asked for."""

    def __init__(self, cells: list[PackedCell], formats: list[str]) -> None:
        self._cells = {(cell[0], cell[1]): cell for cell in cells}
        self._formats = formats

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        row, column, value, raw, style, mark = self._cells[place]
        text = str(value) if raw is None else raw
        number_format = self._formats[style]
        if not mark:
            return Cell(row, column, value, text, number_format)
        error = text if "e" in mark else None
        return Cell(row, column, _typed(value, mark), text, number_format, "f" in mark, error, uncached="u" in mark)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __contains__(self, place: object) -> bool:
        return place in self._cells


def _typed(value: Any, mark: str) -> Any:
    if "d" in mark:
        moment = datetime.datetime.fromisoformat(value)
        return moment.date() if moment.time() == datetime.time() else moment
    return datetime.time.fromisoformat(value) if "t" in mark else value


def unpack(name: str, sha256: str, size: int, kind: str, sheets: list[PackedSheet]) -> Workbook:
    """The Workbook of what the worker sent."""
    return Workbook(name, sha256, size, kind, tuple(_sheet(*sheet) for sheet in sheets))


def _sheet(
    name: str,
    hidden: bool,
    merged: list[tuple[int, int, int, int]],
    hidden_rows: list[int],
    hidden_columns: list[int],
    formats: list[str],
    cells: list[PackedCell],
) -> Sheet:
    ranges = tuple(Range(*corners) for corners in merged)
    return Sheet(name, PackedCells(cells, formats), hidden, ranges, frozenset(hidden_rows), frozenset(hidden_columns))
