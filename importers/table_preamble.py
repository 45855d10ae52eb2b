"""Lines of a name and a value before a table, as exports put them: 対象期間, 発電所名. They are titles and no heads."""

import re
from dataclasses import replace

from importers.table_grid import DATE, WORD, Grid, Mark
from importers.table_labels import label_of, year_in

_KEY = re.compile(r".*(?:日時?|期間|名称?|コード|番号|条件|担当者?|部署|年度|帳票|区域|作成者|件数|ID)[:：]?|.*[:：]")
_MOST = 12


def with_preamble(grid: Grid) -> Grid:
    """The grid with such lines as one cell each, where a row of three heads or more, or a blank row follows them."""
    rows = dict(grid.rows)
    before = 0
    told: list[int] = []
    for row, marks in grid.rows.items():
        if told and row > before + 1:
            break
        if len(told) > _MOST or not _is_line(marks):
            told = told if len(marks) > 2 else []
            break
        told.append(row)
        before = row
    else:
        told = []
    for row in told:
        rows[row] = [_joined(grid.rows[row])]
    return replace(grid, rows=rows) if told else grid


def _is_line(marks: list[Mark]) -> bool:
    """Whether a row is a name and its value at the very left, or a name alone."""
    if marks[0].column != 1 or marks[0].kind != WORD or len(marks) > 2:
        return False
    value = marks[-1]
    named = value.column == 2 and value.kind in (WORD, DATE) and year_in(marks[0].cell.raw) is None
    return len(marks) == 1 or (named and bool(_KEY.fullmatch(label_of(marks[0].cell.raw))))


def _joined(marks: list[Mark]) -> Mark:
    if len(marks) == 1:
        return marks[0]
    value = marks[1]
    raw = f"{value.cell.value:%Y-%m-%d}" if value.kind == DATE and hasattr(value.cell.value, "year") else value.cell.raw
    text = f"{marks[0].cell.raw.strip()} {raw.strip()}"
    return marks[0]._replace(cell=marks[0].cell._replace(value=text, raw=text))
