"""Cells out of the worker's tuples of plain values, unpacked only when somebody looks at one."""

import datetime
from collections.abc import Iterator, ValuesView
from operator import itemgetter
from typing import Any

from importers.cell import Cell, CellsInRows
from importers.reading.packed import PackedCell


class PackedCells(CellsInRows):
    """Cells under (row, column), made when asked for; all of them only once."""

    def __init__(self, cells: list[PackedCell], formats: list[str]) -> None:
        self._cells = {(cell[0], cell[1]): cell for cell in cells}
        self._formats = formats
        self._listed: list[Cell] | None = None

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return unpacked(self._cells[place], self._formats)

    def values(self) -> ValuesView[Cell]:
        """All cells, each made as it is asked for."""
        return _Unpacking(self)

    def in_rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows in order with their cells from left to right."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.each():
            rows.setdefault(cell.row, []).append(cell)
        for row, cells in sorted(rows.items()):
            yield row, sorted(cells, key=itemgetter(1))

    def each(self) -> list[Cell]:
        """All cells in the order of the file."""
        if self._listed is None:
            formats = self._formats
            self._listed = [unpacked(cell, formats) for cell in self._cells.values()]
        return self._listed

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __contains__(self, place: object) -> bool:
        return place in self._cells


class _Unpacking(ValuesView[Cell]):
    """The cells of a packed sheet, without a look-up for each."""

    def __init__(self, cells: PackedCells) -> None:
        super().__init__(cells)
        self._packed = cells

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._packed.each())


def unpacked(cell: PackedCell, formats: list[str]) -> Cell:
    """The cell that a packed one stands for."""
    row, column, value, raw, style, mark = cell
    text = str(value) if raw is None else raw
    if not mark:
        return Cell(row, column, value, text, formats[style])
    error = text if "e" in mark else None
    return Cell(row, column, _typed(value, mark), text, formats[style], "f" in mark, error, "u" in mark)


def _typed(value: Any, mark: str) -> Any:
    if "d" in mark:
        moment = datetime.datetime.fromisoformat(value)
        return moment.date() if moment.time() == datetime.time() else moment
    return datetime.time.fromisoformat(value) if "t" in mark else value
