"""A short series lying down: its years side by side, one line of values."""

from collections.abc import Sequence

from dashboard.board import Row
from dashboard.wording import Wording
from exports.pdf.part_values import common, kind_told, value_cell
from exports.pdf.table import Column, Table

ACROSS = 8
"""So many years stand beside each other."""


def lies_down(rows: Sequence[Row]) -> bool:
    """Whether ``rows`` are one value for each of a few years and nothing besides: no plan, no remark, no parts."""
    years = {row.fiscal_year for row in rows}
    bare = not any(row.expected or row.gap or row.note for row in rows)
    return bare and len(rows) == len(years) <= ACROSS and len({row.part for row in rows}) == 1


def year_table(rows: Sequence[Row], title: str, head: str, say: Wording) -> Table:
    """The table of such rows, the earliest year first; ``head`` names the values and their unit.

    Kind and source that most values share are said once, the kind beneath; a value that differs says so itself.
    Tables of fewer years leave the room of the missing ones free, so that columns of all such tables line up.
    """
    status, source = common([row.status for row in rows]), common([row.source for row in rows])
    ordered = sorted(rows, key=lambda row: row.fiscal_year)
    free = ACROSS - len(ordered)
    columns = (Column("", 36), *(Column(row.year, 18, "right") for row in ordered), *[Column("", 18)] * free)
    cells = (head, *(value_cell(row, status, source, say) for row in ordered), *[""] * free)
    note = kind_told(rows, status, say) if status else ""
    return Table("", title, say("paper.continued"), columns, (cells,), note)
