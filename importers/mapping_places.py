"""Where the figures of a mapping stand on a sheet now: at their labels, moved, renamed, or nowhere to be found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from importers.mapping import Figure
from importers.places import NOWHERE, Places
from importers.table import Table, TableValue
from importers.table_labels import compared

_ALIKE = 0.6
_NEAR = 0.35


@dataclass(frozen=True, slots=True)
class Found:
    """The figures of one line of a mapping. ``state`` is found, moved, renamed, several or absent.

    ``new`` and ``old`` are the places there, ``label`` the labels found.
    """

    figure: Figure
    state: str
    values: tuple[TableValue, ...] = ()
    old: Places = NOWHERE
    new: Places = NOWHERE
    label: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """Row and column to remember as the new place (0 where the figures stretch along it)."""
        rows = {value.row for value in self.values}
        columns = {value.column for value in self.values}
        return (rows.pop() if len(rows) == 1 else 0, columns.pop() if len(columns) == 1 else 0)


def locate(figure: Figure, tables: Sequence[Table]) -> Found:
    """Where the figures meant by ``figure`` stand on the tables of one sheet."""
    values = [value for table in tables for value in table.values if _chosen(value, figure)]
    named = [value for value in values if _ends(value.row_path, figure.row) and _ends(value.column_path, figure.column)]
    if named:
        return _named(figure, named)
    return _proposal(figure, values)


def _chosen(value: TableValue, figure: Figure) -> bool:
    return not figure.definition or value.definition in (0, figure.definition)


def _ends(path: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a path ends with the wanted labels, as labels are compared."""
    if len(wanted) > len(path):
        return False
    return all(compared(a) == compared(b) for a, b in zip(path[len(path) - len(wanted) :], wanted, strict=True))


def _named(figure: Figure, values: list[TableValue]) -> Found:
    if (parts := _parts_at(_place(figure), values)) is not None:
        return Found(figure, "found", tuple(parts), place_of_line(figure), Places((_at(parts),)), _label(parts[0]))
    lines = _lines(figure, values)
    if len(lines) > 1 and _place(figure) == (0, 0) and _year_by_year(lines):
        return Found(figure, "found", tuple(values), label=_label(values[0]))
    if len(lines) > 1:
        here = [line for line in lines if _at(line) in (_place(figure), (0, 0))]
        if len(here) != 1:
            places = Places(tuple(_at(line) for line in lines))
            return Found(figure, "several", tuple(values), place_of_line(figure), places, _label(values[0]))
        lines = here
    found = lines[0]
    now, before = _at(found), _place(figure)
    moved = any(then and then != new for then, new in zip(before, now, strict=True))
    state = "moved" if moved else "found"
    return Found(figure, state, tuple(found), place_of_line(figure), Places((now,)), _label(found[0]))


def _parts_at(place: tuple[int, int], values: list[TableValue]) -> list[TableValue] | None:
    """Where one cell was pointed at that holds a part of a year: that part and the others in its row or column."""
    at = next((value for value in values if (value.row, value.column) == place), None)
    if at is None or at.whole_year:
        return None
    same = [value for value in values if (value.row_path, value.column_path) == (at.row_path, at.column_path)]
    return [value for value in same if value.row == at.row or value.column == at.column]


def _year_by_year(lines: list[list[TableValue]]) -> bool:
    """Whether each line tells years that no other does, and blocks or names tell them: one table for each year."""
    told = [value for line in lines for value in line]
    years = [{value.year for value in line} for line in lines]
    apart = sum(map(len, years)) == len(set().union(*years)) and all(value.year is not None for value in told)
    return apart and all(value.year_from in ("block", "title") for value in told)


def _lines(figure: Figure, values: list[TableValue]) -> list[list[TableValue]]:
    """The values by the row, or where the years run down the rows, by the column they stand in."""
    across = _across(figure, values)
    lines: dict[int, list[TableValue]] = {}
    for value in values:
        lines.setdefault(value.row if across else value.column, []).append(value)
    return list(lines.values())


def _across(figure: Figure, values: list[TableValue]) -> bool:
    """Whether the years of the values run along a row."""
    if figure.at_row or figure.at_column:
        return bool(figure.at_row)
    return sum(value.year_from == "column" for value in values) * 2 >= len(values) or bool(figure.row)


def _at(values: Sequence[TableValue]) -> tuple[int, int]:
    rows, columns = {value.row for value in values}, {value.column for value in values}
    return (rows.pop() if len(rows) == 1 else 0, columns.pop() if len(columns) == 1 else 0)


def _place(figure: Figure) -> tuple[int, int]:
    return figure.at_row, figure.at_column


def place_of_line(figure: Figure) -> Places:
    """Where a line of a mapping expects its figures."""
    return Places((_place(figure),))


def _label(value: TableValue) -> str:
    return " / ".join(value.path)


def _proposal(figure: Figure, values: list[TableValue]) -> Found:
    """The line whose labels are most like the wanted ones; a line at the old place needs less likeness."""
    best: tuple[float, list[TableValue]] = (0.0, [])
    wanted = _joined((*figure.row, *figure.column))
    for line in _lines(figure, values):
        if not any(value.year is not None for value in line):
            continue
        rows = _joined(line[0].row_path[-max(len(figure.row), 1) :])
        columns = _joined(line[0].column_path[-max(len(figure.column), 1) :])
        texts = [rows + columns, rows if figure.row else columns]
        likeness = max(SequenceMatcher(None, wanted, text).ratio() for text in texts)
        same_place = _at(line)[0] == figure.at_row != 0 or _at(line)[1] == figure.at_column != 0
        needed = _NEAR if same_place else _ALIKE
        if likeness >= needed and likeness + same_place > best[0]:
            best = (likeness + same_place, line)
    if not best[1]:
        return Found(figure, "absent", (), place_of_line(figure))
    line = best[1]
    return Found(figure, "renamed", tuple(line), place_of_line(figure), Places((_at(line),)), _label(line[0]))


def _joined(labels: Iterable[str]) -> str:
    return "".join(compared(label) for label in labels)


def figure_at(value: TableValue, indicator: str) -> Figure:
    """The line of a mapping that a person means by pointing at ``value``.

    That is its row where the years stand over the columns, its column where they stand beside the rows, and that very
    cell where the names of sheet or file tell the year.
    """
    at_row = value.row if value.year_from in ("column", "title", "sheet", "file", "") else 0
    at_column = value.column if value.year_from in ("row", "title", "sheet", "file", "") else 0
    return Figure(
        indicator,
        row=value.row_path,
        column=value.column_path,
        at_row=at_row,
        at_column=at_column,
        definition=value.definition,
    )
