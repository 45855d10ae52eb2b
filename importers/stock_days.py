"""The day that a stock was counted: kept where a table tells it, asked about where 末 may be two days."""

import datetime
import re
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.indicators.fiscal import year_end
from dashboard.indicators.observation import Period
from dashboard.indicators.register import Indicator, Kind
from importers.issues import Findings
from importers.table import TableIssue, TableValue, YearMark

_CLOSES_FISCAL = re.compile(r"年度末|3月(?:31日|末)")
_AT_END = re.compile(r"年度?末日?(?:現在|時点)")
_CLOSES_CALENDAR = re.compile(r"(?<!度)年末|12月(?:31日|末)|暦年")


class YearEnd(NamedTuple):
    """Which end of the year a sheet speaks of: ``fiscal``, ``calendar`` or ""; ``of_all``: it says so of every year."""

    which: str
    of_all: bool


NO_END = YearEnd("", of_all=False)


def end_told(titles: Iterable[str], notes: Iterable[str]) -> YearEnd:
    """The end of the year that titles and notes mean; the title EVの台数（各年度末現在） says it of every year."""
    heading = "".join(titles)
    told = heading + "".join(notes)
    fiscal, calendar = bool(_CLOSES_FISCAL.search(told)), bool(_CLOSES_CALENDAR.search(told))
    which = "" if fiscal == calendar else "fiscal" if fiscal else "calendar"
    return YearEnd(which, of_all=bool(which) and bool(_AT_END.search(heading)))


def with_end(year: YearMark | None, told: YearEnd) -> YearMark | None:
    """A year with the end that the sheet tells: R4末, or R4 under 年度末現在, is 31 March 2023."""
    whole = year is not None and not year.month and year.span is None
    if year is None or not whole or not told.which or not (year.end == "open" or (told.of_all and not year.end)):
        return year
    if told.which == "fiscal":
        return year._replace(fiscal=True, end="fiscal")
    return year if year.fiscal else year._replace(month=12, end="")


def open_end_issue(values: Iterable[TableValue]) -> list[TableIssue]:
    """The question which day 末 means, asked once at the first figure that it stands over or beside."""
    first = next((value for value in values if value.end == "open"), None)
    return [TableIssue("tables.end_open", first.a1, tuple(_facts(first).items()))] if first is not None else []


def period_of_value(value: TableValue, indicator: Indicator) -> Period | None:
    """The fiscal year of a figure; the day that closes it is kept for a stock only, for a flow has no day."""
    if value.fiscal_year is None:
        return None
    closing = bool(value.end) or value.span is not None
    as_of = None if closing and indicator.kind is not Kind.STOCK else value.as_of
    return Period(value.fiscal_year, as_of)


def tell_open_end(value: TableValue, indicator: Indicator, sheet: str, findings: Findings) -> None:
    """A warning, once for a sheet, that a stock is taken in without its day, and which days it may be."""
    told = any(issue.key == "tables.end_open" and issue.sheet == sheet for issue in findings.issues)
    if value.end == "open" and indicator.kind is Kind.STOCK and not told:
        findings.warning("tables.end_open", sheet, value.a1, value.raw, **_facts(value))


def _facts(value: TableValue) -> dict[str, object]:
    year = value.fiscal_year or 0
    days = (datetime.date(year, 12, 31), year_end(year))
    return {"year": year, "choices": "、".join(f"{day.year}/{day.month}/{day.day}" for day in days)}
