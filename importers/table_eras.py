"""Years whose era stands in a row of its own over bare numbers: 平成 over 29, 30 and 令和 over 元, 2."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.table_grid import FIGURE, WORD, Grid, Mark
from importers.table_labels import label_of, year_in

ERA_WORDS = frozenset(("昭和", "平成", "令和"))
_NUMBER = re.compile(r"元|\d{1,2}")


def with_eras(grid: Grid) -> Grid:
    """The grid with such numbers as years of their era; where they do not rise they stay what they are."""
    rows = dict(grid.rows)
    for row, marks in grid.rows.items():
        eras = [(mark.column, word) for mark in marks if (word := _era(mark))]
        below = grid.rows.get(row + 1, [])
        if eras and (told := _years(eras, below)):
            rows[row + 1] = [told.get(mark.column, mark) for mark in below]
    return replace(grid, rows=rows) if rows != grid.rows else grid


def _era(mark: Mark) -> str:
    word = "".join(label_of(mark.cell.raw).split()) if mark.kind == WORD else ""
    return word if word in ERA_WORDS else ""


def _years(eras: Sequence[tuple[int, str]], below: Sequence[Mark]) -> dict[int, Mark]:
    """The marks of the row below as years, by column; none where one of them is no number, or they do not rise."""
    first = eras[0][0]
    under = [mark for mark in below if mark.column >= first]
    found: dict[int, Mark] = {}
    order: list[int] = []
    for mark in under:
        era = [word for column, word in eras if column <= mark.column][-1]
        text = "".join(label_of(mark.cell.raw).split())
        year = year_in(era + text) if _NUMBER.fullmatch(text) else None
        if year is None or mark.kind not in (FIGURE, WORD):
            return {}
        order.append(year.year)
        found[mark.column] = mark._replace(kind=WORD, cell=mark.cell._replace(value=era + text, raw=era + text))
    return found if len(order) > 1 and all(before < after for before, after in pairwise(order)) else {}
