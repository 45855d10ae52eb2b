"""The parts of an indicator side by side: a line for each year, a column for each part."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from dashboard.board import Row
from dashboard.wording import Wording
from exports.pdf.table import Column, Table

_Kind = TypeVar("_Kind")

SIDE_BY_SIDE = 6
"""So many parts stand beside each other; more go into a further table."""
LEAST = 2
"""So many parts make a table of their own."""


def parted(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that need a line each, and those of the parts that can stand side by side.

    The whole keeps its lines, if there is one. So does everything where a part is held against a plan of its own, or
    stands twice in one year (by two methods): nothing may be lost for the sake of room.
    """
    parts = tuple(row for row in rows if row.dimension)
    once = len({(row.part, row.fiscal_year) for row in parts}) == len(parts)
    plain = not any(row.expected or row.gap for row in parts)
    if len({row.part for row in parts}) < LEAST or not once or not plain:
        return tuple(rows), ()
    return tuple(row for row in rows if not row.dimension), parts


def part_tables(parts: Sequence[Row], whole: Sequence[Row], title: str, say: Wording) -> list[Table]:
    """Tables of at most ``SIDE_BY_SIDE`` parts, newest year first.

    What most values have in common (status, source) is said once beneath; a cell that differs says so itself.
    A remark that stands beside the ``whole`` of the same year is not said again.
    """
    if not parts:
        return []
    status, source = common([row.status for row in parts]), common([row.source for row in parts])
    names = list(dict.fromkeys(row.part for row in parts))
    years = sorted({row.fiscal_year: row.year for row in parts}.items(), reverse=True)
    cells = {(row.part, row.fiscal_year): value_cell(row, status, source, say) for row in parts}
    remarks = _notes(parts, {(row.fiscal_year, row.note) for row in whole}, say)
    told = [kind_told(parts, status, say)] if status else []
    told += [say("paper.values.part_note", notes=say("paper.list").join(remarks))] if remarks else []
    made = []
    for start in range(0, len(names), SIDE_BY_SIDE):
        shown = names[start : start + SIDE_BY_SIDE]
        columns = (Column(say("paper.column.year"), 22), *(Column(name, 24, "right") for name in shown))
        rows = [(year, *(cells.get((name, number), "") for name in shown)) for number, year in years]
        note = "　".join(told) if start + SIDE_BY_SIDE >= len(names) else ""
        made.append(Table(title if start == 0 else "", title, say("paper.continued"), columns, rows, note))
    return made


def kind_told(rows: Sequence[Row], status: str, say: Wording) -> str:
    """The kind most values have, said once beneath them, and that some say another."""
    key = "part_statuses" if any(row.status != status for row in rows) else "part_status"
    return say(f"paper.values.{key}", status=status)


def value_cell(row: Row, status: str, source: int, say: Wording) -> str:
    """The value, and what it does not share with the others, whose ``status`` and ``source`` are said once."""
    own = [row.value, row.status if row.status != status else ""]
    own.append(say("paper.source_number", number=row.source) if row.source and row.source != source else "")
    return " ".join(text for text in own if text)


def _notes(parts: Sequence[Row], known: set[tuple[int, str]], say: Wording) -> list[str]:
    """What is remarked of the values and not ``known``: a remark on all parts of a year is said once."""
    by_note: dict[tuple[int, str], list[str]] = {}
    in_year = Counter(row.fiscal_year for row in parts)
    for row in parts:
        if row.note and (row.fiscal_year, row.note) not in known:
            by_note.setdefault((row.fiscal_year, row.note), []).append(row.part)
    said = []
    for (year, note), names in sorted(by_note.items(), reverse=True):
        of = "" if len(names) == in_year[year] else say("paper.values.part_of", parts="・".join(names))
        said.append(say("paper.values.part_remark", year=say.year(year), of=of, note=note))
    return said


def common(values: Sequence[_Kind]) -> _Kind:
    """What most of them are."""
    return Counter(values).most_common(1)[0][0]
