"""What each cell of a sheet was understood as, for showing it in colour."""

from collections.abc import Sequence
from typing import Literal

from importers.cell import Sheet, place_of
from importers.table import Table
from importers.table_grid import mark_of
from importers.table_label_cells import read_label

Role = Literal["head", "year", "unit", "figure", "total", "missing", "issue", "note"]


def roles_of(sheet: Sheet, tables: Sequence[Table]) -> dict[tuple[int, int], Role]:
    """The role of every cell that belongs to one of the sheet's ``tables``, under (row, column)."""
    found: dict[tuple[int, int], Role] = {}
    for table in tables:
        area, heads, stub = table.area, frozenset(table.head_rows), frozenset(table.stub_columns)
        for place, cell in sheet.cells.items():
            row, column = place
            inside = area.top <= row <= area.bottom and area.left <= column <= area.right
            if not inside or (row not in heads and column not in stub):
                continue
            mark = mark_of(cell)
            if mark is not None:
                label = read_label(mark)
                found[place] = "year" if label.year or label.month else "unit" if not label.words else "head"
        for value in table.values:
            role: Role = (
                "issue" if value.issue else "missing" if value.missing else "total" if value.total else "figure"
            )
            found[value.row, value.column] = role
        for note in table.notes:
            at = place_of(note.cell)
            if at is not None:
                found[at] = "note"
    return found
