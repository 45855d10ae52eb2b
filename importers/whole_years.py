"""Which figures of a line are those of whole years; parts of a year are left, put together, or asked about."""

import math
import re
from collections.abc import Sequence
from itertools import groupby

from dashboard.indicators.register import Indicator, Kind
from importers.issues import Findings
from importers.table import Span, Table, TableValue
from importers.table_labels import compared, is_total
from importers.table_units import is_share
from importers.year_spans import tiles

_COUNTED = re.compile(r"累計|累積|末|現在|時点|残高|保有")
_ADDED_UP = re.compile(r"累計|累積")
_TOTALS = frozenset(("累計", "累積", "年度末"))
Together = tuple[TableValue, ...]
"""The figures of one year: the one that is the year's, or those that make it up."""


def of_whole_years(
    values: Sequence[TableValue], tables: Sequence[Table], indicator: Indicator, sheet: str, findings: Findings
) -> list[Together]:
    """The figures of each year, in their order; what is left out or asked about is told."""
    dated = [value for value in values if value.year is not None]
    if not dated and values:
        findings.error("mapping.no_year", sheet, values[0].a1, values[0].raw, title=indicator.title.ja)
    monthly = [value for value in dated if value.month]
    spans = [value for value in dated if value.span]
    yearly = [value for value in dated if value.whole_year and _belongs(value, spans)]
    told = {value.fiscal_year for value in yearly}
    left = [value for value in spans if value.fiscal_year in told]
    if left:
        _tell_left(left, sheet, findings)
    apart = [value for value in spans if value.fiscal_year not in told]
    found: list[Together] = [
        (value,) for value in yearly or _months(monthly, indicator, sheet, findings, parted=bool(spans))
    ]
    if yearly and monthly:
        findings.note("mapping.months_left", sheet, monthly[0].a1, "", count=len(monthly))
    for _, of_year in groupby(apart, key=lambda value: value.fiscal_year):
        first = next(of_year)
        found += _put_together(first, _table_of(first, tables), indicator, sheet, findings)
    return sorted(found, key=lambda together: together[0].fiscal_year or 0) if apart else found


def _months(
    monthly: Sequence[TableValue], indicator: Indicator, sheet: str, findings: Findings, *, parted: bool
) -> Sequence[TableValue]:
    """Months of a stock that is counted once in its year; all others are asked about, unless parts tell the year."""
    years = [value.fiscal_year for value in monthly]
    if not monthly or (indicator.kind is Kind.STOCK and len(set(years)) == len(years)):
        return monthly
    if parted:
        findings.note("mapping.months_left", sheet, monthly[0].a1, "", count=len(monthly))
    else:
        findings.error("mapping.months", sheet, monthly[0].a1, monthly[0].raw, title=indicator.title.ja)
    return ()


def _tell_left(left: Sequence[TableValue], sheet: str, findings: Findings) -> None:
    words = "、".join(dict.fromkeys(value.span.words for value in left if value.span))
    findings.note("mapping.spans_left", sheet, left[0].a1, "", count=len(left), words=words)


def _table_of(value: TableValue, tables: Sequence[Table]) -> Table:
    return next(table for table in tables if value in table.values)


def _put_together(
    first: TableValue, table: Table, indicator: Indicator, sheet: str, findings: Findings
) -> list[Together]:
    """The year's figure from its parts: the printed total, the last of what is added up, the sum of a flow; or none."""
    of_year = [value for value in table.values if value.fiscal_year == first.fiscal_year]
    parts = [value for value in of_year if value.span and not value.total and _paths(value) == _paths(first)]
    totals = [value for value in of_year if value.whole_year and _is_total_of(value, first)]
    if len(totals) == 1:
        _tell_left(parts, sheet, findings)
        return [(totals[0],)]
    whole = _whole(parts)
    facts: dict[str, object] = {"title": indicator.title.ja, "year": first.fiscal_year, "parts": _told(parts)}
    if not totals and whole and all(value.value is not None and not value.issue for value in parts):
        last, words = whole[-1], "".join((table.title, *first.path))
        if (_COUNTED if indicator.kind is Kind.STOCK else _ADDED_UP).search(words):
            findings.note("mapping.last_span", sheet, last.a1, last.raw, **facts, words=last.span and last.span.words)
            return [(last,)]
        if indicator.kind is Kind.FLOW and _may_be_added(first):
            findings.note("mapping.spans_added", sheet, first.a1, first.raw, **facts)
            return [whole]
        total = math.fsum(value.value or 0 for value in whole)
        facts["choices"] = "、".join(f"{value:,.12g}" for value in (last.value, total) if value is not None)
        findings.error("mapping.spans_open", sheet, first.a1, first.raw, **facts)
        return []
    findings.error("mapping.spans", sheet, first.a1, first.raw, **facts)
    return []


def _whole(parts: Sequence[TableValue]) -> Together:
    """The parts that make up the fiscal year, in its order; none where a part is missing, or stands twice."""
    by_span: dict[tuple[int, int], TableValue] = {}
    for value in parts:
        span = value.span
        if span is None or span.calendar or (span.first, span.last) in by_span:
            return ()
        by_span[span.first, span.last] = value
    spans = [Span(value.span.words, *key) for key, value in by_span.items() if value.span]
    if spans and spans[0].first != 4:  # January to March at the left of a table are the first of a calendar year
        return ()
    return tuple(by_span[span.first, span.last] for span in tiles(spans))


def _told(parts: Sequence[TableValue]) -> str:
    return "、".join(f"{value.span.words} {value.raw.strip()}" for value in parts if value.span)


def _may_be_added(value: TableValue) -> bool:
    """Whether figures of this kind can be added up: no shares, no figures per head."""
    return value.unit not in ("%", "‰") and "/" not in value.unit and not any(map(is_share, value.path))


def _paths(value: TableValue) -> tuple[tuple[str, ...], ...]:
    return value.row_path, value.column_path, (value.unit,)


def _belongs(value: TableValue, spans: Sequence[TableValue]) -> bool:
    """Whether a year's figure is of the kind of the parts beside it: their total, and not 達成率 in the same row."""
    beside = [part for part in spans if part.fiscal_year == value.fiscal_year]
    return not beside or any(_paths(part) == _paths(value) or _is_total_of(value, part) for part in beside)


def _is_total_of(value: TableValue, part: TableValue) -> bool:
    """Whether a figure's labels are those of a part and a word for the year's total besides: 庁舎 / 年計."""
    rows, columns = _without_total(value.row_path), _without_total(value.column_path)
    told = (rows, columns) != (value.row_path, value.column_path) or value.total
    return told and (rows, columns) == (part.row_path, part.column_path)


def _without_total(path: tuple[str, ...]) -> tuple[str, ...]:
    return path[:-1] if path and (is_total(path[-1]) or compared(path[-1]) in _TOTALS) else path
