"""One figure of a table: what its cell holds, and what its row, its column and the table say of it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.indicators.observation import Status
from importers.stock_days import NO_END, YearEnd, with_end
from importers.table import Head, TableValue
from importers.table_grid import BROKEN, DATE, DOUBT, FIGURE, MISSING, WORD, Mark
from importers.table_labels import is_total, plan_word
from importers.table_open_years import in_relation, years_back
from importers.table_rows import RowLabels
from importers.table_units import Said, is_share, unit_of
from importers.table_years import days_of_every_year, on_day, the_day

_PART = re.compile(r"[(（](?!\d)|うち|内[数訳]|.*再掲")
_WHOLE = re.compile(r"通期|年間|通年|年計|年度(?:末|計|合計|目標|計画)")


class Told(NamedTuple):
    """What is known of a figure besides its cell: its row's labels, its column's head, and what the table tells.

    The table tells its unit, the day of every year, a state, and which end of the year is meant.
    """

    labels: RowLabels
    head: Head
    unit: str
    day: tuple[int, int]
    status: Status | None = None
    end: YearEnd = NO_END


class _Said(NamedTuple):
    """What labels say besides naming the figures: days of every year, how many years back, a share, a total."""

    days: frozenset[tuple[int, int]]
    back: int
    share: bool
    total: bool
    whole: bool


@lru_cache(maxsize=20000)
def _said(labels: tuple[str, ...]) -> _Said:
    """What a path of labels says: days anywhere in it, all else in the last of them."""
    last = labels[-1:]
    back = sum(map(years_back, last))
    whole = any(map(_WHOLE.search, last))
    return _Said(days_of_every_year(labels), back, any(map(is_share, last)), any(map(is_total, last)), whole)


def figure_of(mark: Mark, row: int, told: Told, *, hidden: bool) -> TableValue:
    """The figure that ``mark`` holds, or why it holds none."""
    labels, head = told.labels, told.head
    above, beside = _said(head.labels), _said(labels.path[-1:])
    year, source = labels.year_with(head.year)
    day = the_day(above.days | beside.days) if above.days or beside.days else (0, 0)
    year = with_end(on_day(year, day if day[0] else told.day), told.end)
    year = in_relation(in_relation(year, above.back), beside.back)
    if year is not None and year.span and year.span is labels.around and (above.whole or beside.whole):
        year = year._replace(span=None)
    known = year is not None and year.year > 0
    kind, cell, reading = mark.kind, mark.cell, mark.reading
    doubtful = (reading.value or 0) < 0 and _of_which(cell.raw, (*labels.path[-1:], *head.labels[-1:]))
    fields = (
        row,
        mark.column,
        cell.raw,
        reading.value if kind in (FIGURE, WORD) and not doubtful else None,
        reading.missing.value if kind == MISSING and reading.missing else "",
        "ambiguous" if doubtful else "" if kind == FIGURE else _issue_of(mark),
        labels.path,
        head.labels,
        year.year if year and known else None,
        year.fiscal_year if year and known else None,
        year.month if year else 0,
        source,
        unit_of(mark, Said(labels.unit, beside.share), Said(head.unit, above.share), told.unit),
        labels.total or above.total,
        hidden,
        0,
        year.day if year and year.month else 0,
        cell.number_format,
        _status(mark, told),
        reading.note,
        labels.note,
        year.end if year and known else "",
        year.span if year and not year.month else None,
    )
    return tuple.__new__(TableValue, fields)  # a third of the time that its own constructor takes


def _of_which(text: str, labels: Sequence[str]) -> bool:
    """Whether brackets around a figure may mean a part or a plan and no negative: ``（うち可燃） | (80)``, 見込み."""
    return text.strip()[:1] in ("(", "（") and any(_PART.match(label) or plan_word(label) for label in labels)


def _status(mark: Mark, told: Told) -> str:
    """How firm a figure is said to be: by its cell, else by row and head where they do not differ, else by a title."""
    row, head = told.labels.status, told.head.status
    beside = (row or head) if row is None or head is None or row is head else None
    status = mark.reading.status or beside or (told.status if row is None and head is None else None)
    return status.value if status is not None else ""


def _issue_of(mark: Mark) -> str:
    """What is wrong with the cell, as the last part of a text's key; "" where nothing is."""
    issue = mark.reading.issue if mark.kind in (WORD, DATE, BROKEN, DOUBT) else ""
    lost = mark.kind in (WORD, DATE) and mark.reading.value is None
    return issue or ("not_a_number" if lost else "")
