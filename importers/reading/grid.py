"""The cells of a plain sheet in columns: quick to send, and made into Cells in few strides when somebody looks."""

import marshal
from array import array
from collections.abc import Iterator, ValuesView
from functools import partial
from itertools import chain, compress, islice, repeat
from itertools import count as count_from
from operator import ne, not_

from importers.cell import Cell, CellsInRows
from importers.reading.packed import PackedGrid, Value
from importers.reading.packed_cells import unpacked

_MOST_EXACT = 1e15
_cell = partial(tuple.__new__, Cell)


class GridCells(CellsInRows):
    """Cells under (row, column), row by row as in the file; made when asked for, and kept when asked again."""

    def __init__(self, grid: PackedGrid, formats: list[str]) -> None:
        rows, columns, styles, self._contents, self._shared, self._texts, self._told, self._formulas = grid
        self._rows, self._columns, self._styles = (array("I", part) for part in (rows, columns, styles))
        self._formats = formats
        self._listed: list[Cell] | None = None
        self._asked = False
        self._made: dict[tuple[int, int], Cell] | None = None

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return self._at()[place]

    def __contains__(self, place: object) -> bool:
        return place in self._at()

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._rows, self._columns, strict=True)

    def __len__(self) -> int:
        return len(self._shared)

    def values(self) -> ValuesView[Cell]:
        """All cells in the order of the file."""
        return _Striding(self)

    def in_rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows in order with their cells from left to right."""
        cells, begin = self.each(), 0
        for end in chain(compress(count_from(1), map(ne, self._rows, islice(self._rows, 1, None))), (len(cells),)):
            if end:
                yield cells[begin].row, cells[begin:end]
            begin = end

    def each(self) -> list[Cell]:
        """All cells in the order of the file. Who goes through them once only does not have them kept."""
        if self._listed is not None:
            return self._listed
        cells = self._all()
        self._listed, self._asked = cells if self._asked else None, True
        return cells

    def _all(self) -> list[Cell]:
        """All cells; those without a mark, the most by far, are made without a loop."""
        cells: list[Cell] = []
        for packed in self._contents:
            cells += self._slab(len(cells), marshal.loads(packed))  # noqa: S302 - plain values from our own process
        for index in self._formulas:
            cells[index] = cells[index]._replace(formula=True)
        formulas = frozenset(self._formulas)
        for index, (value, raw, mark) in self._told.items():
            marks = f"f{mark}" if index in formulas else mark
            place = (self._rows[index], self._columns[index])
            cells[index] = unpacked((*place, value, raw, self._styles[index], marks), self._formats)
        return cells

    def _slab(self, begin: int, contents: list[str]) -> Iterator[Cell]:
        """The cells from ``begin`` on that have these contents, all without a mark."""
        part = slice(begin, begin + len(contents))
        shared = self._shared[part]
        values = self._values(contents, shared)
        raws = [v if s else c for v, s, c in zip(values, shared, contents, strict=True)]
        formats = map(self._formats.__getitem__, self._styles[part])
        parts = (self._rows[part], self._columns[part], values, raws, formats)
        return map(_cell, zip(*parts, repeat(False), repeat(None), repeat(False), strict=False))

    def _values(self, contents: list[str], shared: bytes) -> list[Value]:
        """The contents as texts and numbers; a number without a fraction is an int, as far as floats are exact."""
        numbers = list(map(float, compress(contents, map(not_, shared))))
        figures: list[Value] = [*numbers]
        for place in compress(range(len(numbers)), map(float.is_integer, numbers)):
            if -_MOST_EXACT < numbers[place] < _MOST_EXACT:
                figures[place] = int(numbers[place])
        words = map(self._texts.__getitem__, map(int, compress(contents, shared)))
        figure = iter(figures)
        return [next(words) if is_shared else next(figure) for is_shared in shared]

    def _at(self) -> dict[tuple[int, int], Cell]:
        if self._made is None:
            self._made = {}
            for row, cells in self.in_rows():
                places = [(row, cell.column) for cell in cells]
                self._made.update(zip(places, cells, strict=True))
        return self._made


class _Striding(ValuesView[Cell]):
    """The cells of a grid, without a look-up for each."""

    def __init__(self, cells: GridCells) -> None:
        super().__init__(cells)
        self._cells = cells

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells.each())
