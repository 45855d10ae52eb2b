"""What the worker sends: sheets of plain values, their cells one by one or in columns."""

import marshal
from collections.abc import Sequence

# (row, column, value, raw or None where str(value) says the same, index of the number format, mark)
PackedCell = tuple[int, int, str | int | float | bool | None, str | None, int, str]
# (A1, text of the remark)
PackedComments = list[tuple[str, str]]
# name, hidden, merged, hidden rows, hidden columns, number formats, cells, comments
PackedSheet = tuple[
    str, bool, list[tuple[int, int, int, int]], list[int], list[int], list[str], list[PackedCell], PackedComments
]

# Marks: f formula, u formula without a kept result, e error, d date as ISO text, t time as ISO text.

Value = str | int | float | bool | None
Told = tuple[Value, str | None, str]
"""Value, raw text (None where str(value) says the same) and mark of a cell that is no plain number or text."""
# rows, columns and styles as arrays of "I"; contents as they stand, slab by slab and marshalled; 1 for those that are
# numbers of shared texts; all shared texts; what was told of the cells whose content is a placeholder; the cells with
# a formula.
PackedGrid = tuple[bytes, bytes, bytes, list[bytes], bytes, list[str], dict[int, Told], list[int]]
# A PackedSheet with its cells in columns.
GridSheet = tuple[
    str, bool, list[tuple[int, int, int, int]], list[int], list[int], list[str], PackedGrid, PackedComments
]
PLACEHOLDER = "0"
SLAB = 4096
"""Cells that are made in one stride, a few milliseconds long: no other thread has a turn within it."""


def count(cells: PackedGrid | list[PackedCell]) -> int:
    """How many cells there are, however they are packed."""
    return len(cells[4]) if isinstance(cells, tuple) else len(cells)


def slabs(contents: Sequence[str]) -> list[bytes]:
    """Contents as they are packed: so many of them are unpacked at a time."""
    return [marshal.dumps(list(contents[begin : begin + SLAB])) for begin in range(0, len(contents), SLAB)]
