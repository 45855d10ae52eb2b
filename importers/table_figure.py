"""One figure of a table: what its cell holds, and what its row, its column and the table say of it."""

from typing import NamedTuple

from importers.table import Head, TableValue
from importers.table_grid import BROKEN, DATE, FIGURE, MISSING, WORD, Mark
from importers.table_labels import is_total
from importers.table_open_years import in_relation
from importers.table_rows import RowLabels
from importers.table_units import unit_of
from importers.table_years import day_of_every_year, on_day


class Told(NamedTuple):
    """What is known of a figure besides its cell: its row's labels, its column's head, the table's unit and day."""

    labels: RowLabels
    head: Head
    unit: str
    day: tuple[int, int]


def figure_of(mark: Mark, row: int, told: Told, *, hidden: bool) -> TableValue:
    """The figure that ``mark`` holds, or why it holds none."""
    labels, head = told.labels, told.head
    year, source = labels.year_with(head.year)
    day = day_of_every_year((*head.labels, *labels.path[-1:]))
    year = on_day(year, day if day[0] else told.day)
    for words in (head.labels, labels.path):
        year = in_relation(year, words)
    known = year is not None and year.year > 0
    return TableValue(
        row,
        mark.column,
        mark.cell.raw,
        mark.reading.value if mark.kind == FIGURE else None,
        mark.reading.missing.value if mark.kind == MISSING and mark.reading.missing else "",
        _issue_of(mark),
        labels.path,
        head.labels,
        year.year if year and known else None,
        year.fiscal_year if year and known else None,
        year.month if year else 0,
        source,
        unit_of(mark, (labels.unit, head.unit), told.unit, (*labels.path[-1:], *head.labels[-1:])),
        labels.total or any(map(is_total, head.labels[-1:])),
        hidden,
        day=year.day if year and year.month else 0,
        number_format=mark.cell.number_format,
    )


def _issue_of(mark: Mark) -> str:
    """What is wrong with the cell, as the last part of a text's key; "" where nothing is."""
    issue = mark.reading.issue if mark.kind in (WORD, DATE, BROKEN) else ""
    return issue or ("not_a_number" if mark.kind in (WORD, DATE) else "")
