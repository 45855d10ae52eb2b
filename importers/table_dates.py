"""A column of years right of the figures that they are of: 現状値 | 時点, as in tables of key figures."""

import re
from dataclasses import replace

from importers.table import Head
from importers.table_grid import MISSING, Mark
from importers.table_heads import Frame, Rows
from importers.table_rows import RowLabels
from importers.table_years import own_year

_HEAD = re.compile(r"(?:集計|対象|実績|調査|データ|把握|最新)?(?:年度?|年次|時点|年月日?|基準日)")


def date_columns(rows: Rows, frame: Frame, heads: dict[int, Head]) -> dict[int, int]:
    """For each column of figures the column behind it that holds the years of its rows.

    A column of years speaks of the figures since the one before it: 現状値 | 時点 | 目標値 | 時点.
    """
    told: dict[int, list[Mark]] = {}
    for row in frame.body:
        for mark in rows[row]:
            if mark.column in heads and mark.kind != MISSING:
                told.setdefault(mark.column, []).append(mark)
    found: dict[int, int] = {}
    since: list[int] = []
    for column in sorted(told):
        labels = heads[column].labels
        if labels and _HEAD.fullmatch(labels[-1]) and all(own_year(mark) is not None for mark in told[column]):
            found |= dict.fromkeys(since, column)
            since = []
        elif column in frame.figures:
            since.append(column)
    return found


def dated(labels: RowLabels, marks: list[Mark], column: int | None) -> RowLabels:
    """The labels of a row with the year that its cell in ``column`` tells, where the row tells none by itself."""
    mark = next((mark for mark in marks if mark.column == column), None)
    year = own_year(mark) if mark is not None and mark.kind != MISSING else None
    if year is None or labels.year_from == "row":
        return labels
    return replace(labels, year=year, year_from="row", around=None)
