"""What the worker sent → a Workbook."""

from importers.cell import Range, Sheet, Workbook
from importers.reading.grid import GridCells
from importers.reading.packed import GridSheet, PackedSheet
from importers.reading.packed_cells import PackedCells


def unpack(name: str, sha256: str, size: int, kind: str, sheets: list[PackedSheet | GridSheet]) -> Workbook:
    """The Workbook of what the worker sent."""
    return Workbook(name, sha256, size, kind, tuple(map(_sheet, sheets)))


def _sheet(packed: PackedSheet | GridSheet) -> Sheet:
    name, hidden, merged, hidden_rows, hidden_columns, formats, cells, comments = packed
    found = GridCells(cells, formats) if isinstance(cells, tuple) else PackedCells(cells, formats)
    ranges = tuple(Range(*corners) for corners in merged)
    return Sheet(name, found, hidden, ranges, frozenset(hidden_rows), frozenset(hidden_columns), tuple(comments))
