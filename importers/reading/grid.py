"""The cells of a plain sheet in columns: quick to send, and made into Cells in one stride when somebody looks."""

from array import array
from collections.abc import Iterator, Mapping, ValuesView
from functools import partial
from itertools import repeat

from importers.cell import Cell
from importers.reading.packed import PackedCell, PackedComments, unpacked

Value = str | int | float | bool | None
# rows, columns and styles as arrays of "I"; values; raw texts (None where str(value) says the same); {index: mark}
PackedGrid = tuple[bytes, bytes, bytes, list[Value], list[str | None], dict[int, str]]
# A PackedSheet with its cells in columns.
GridSheet = tuple[
    str, bool, list[tuple[int, int, int, int]], list[int], list[int], list[str], PackedGrid, PackedComments
]
_cell = partial(tuple.__new__, Cell)


def count(cells: PackedGrid | list[PackedCell]) -> int:
    """How many cells there are, however they are packed."""
    return len(cells[3]) if isinstance(cells, tuple) else len(cells)


class GridCells(Mapping[tuple[int, int], Cell]):
    """Cells under (row, column), in the order of the file, made when asked for."""

    def __init__(self, grid: PackedGrid, formats: list[str]) -> None:
        rows, columns, styles, self._values, self._raws, self._marks = grid
        self._rows, self._columns, self._styles = (array("I", part) for part in (rows, columns, styles))
        self._formats = formats
        self._index: dict[tuple[int, int], int] | None = None

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return self._unpacked(self._at()[place])

    def __contains__(self, place: object) -> bool:
        return place in self._at()

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._rows, self._columns, strict=True)

    def __len__(self) -> int:
        return len(self._values)

    def values(self) -> ValuesView[Cell]:
        """All cells in the order of the file."""
        return _Striding(self)

    def each(self) -> list[Cell]:
        """All cells in the order of the file; those without a mark, the most by far, are made without a loop."""
        raws = [value if raw is None else raw for value, raw in zip(self._values, self._raws, strict=True)]
        formats = map(self._formats.__getitem__, self._styles)
        parts = (self._rows, self._columns, self._values, raws, formats)
        cells: list[Cell] = list(map(_cell, zip(*parts, repeat(False), repeat(None), repeat(False), strict=False)))
        for index in self._marks:
            cells[index] = self._unpacked(index)
        return cells

    def _unpacked(self, index: int) -> Cell:
        place = (self._rows[index], self._columns[index])
        told = (self._values[index], self._raws[index], self._styles[index], self._marks.get(index, ""))
        return unpacked((*place, *told), self._formats)

    def _at(self) -> dict[tuple[int, int], int]:
        if self._index is None:
            self._index = {place: index for index, place in enumerate(self)}
        return self._index


class _Striding(ValuesView[Cell]):
    """The cells of a grid, made all at once."""

    def __init__(self, cells: GridCells) -> None:
        super().__init__(cells)
        self._cells = cells

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells.each())
