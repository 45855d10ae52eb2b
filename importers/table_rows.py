"""The labels beside a row of figures: their path through indented columns, year and month carried down, the unit."""

import re
from dataclasses import dataclass

from dashboard.indicators.observation import Status
from importers.status_words import status_of_year, status_told
from importers.table import Span, TableIssue, YearMark
from importers.table_grid import DATE, FIGURE, MISSING, WORD, Mark
from importers.table_heads import Frame
from importers.table_label_cells import Label, read_label
from importers.table_labels import (
    is_total,
    is_year_total,
    label_of,
    measure,
    month_in,
    plan_word,
    year_in,
)
from importers.table_open_years import open_year_issue
from importers.table_years import continued, own_year, serial_day, year_month
from importers.year_and_words import year_and_rest
from importers.year_spans import Spanned, span_in

_OWN_UNIT = re.compile(r"%|円|.*[A-Za-z].+|.+[A-Za-z].*")
_NAMES = ("sheet", "file")
"""A name tells a half or quarter of the figures whose year it tells, and of no others."""


@dataclass(frozen=True, slots=True)
class RowLabels:
    """What stands beside one row of figures; ``note`` is what a column of remarks says of it.

    ``around`` is the part of a year that the table tells of all its rows, if this row tells none itself.
    """

    path: tuple[str, ...]
    year: YearMark | None
    year_from: str
    unit: str
    total: bool
    status: Status | None = None
    note: str = ""
    around: Span | None = None

    def year_with(self, above: YearMark | None) -> tuple[YearMark | None, str]:
        """The year of a figure under a column that tells ``above``, and where it stood."""
        if above is None:
            return self.year, self.year_from if self.year is not None and self.year.year else ""
        if above.year:
            if above.month or self.year is None:
                return above, "column"
            span = above.span or (self.year.span if self.year_from not in _NAMES else None)
            return above._replace(month=0 if self.year.year else self.year.month, span=span), "column"
        if self.year is not None and self.year.year:
            fiscal = self.year.fiscal or above.fiscal
            month, span = above.month or self.year.month, above.span or self.year.span
            return self.year._replace(month=month, span=span, day=0, fiscal=fiscal, end=""), self.year_from
        return above, ""


class RowReader:
    """Reads rows from the top down and remembers what is carried: outer labels, the year, the section."""

    def __init__(self, frame: Frame, year: YearMark | None, year_from: str) -> None:
        self._stub = frame.stub
        self._fiscal = frame.fiscal
        self._outer: dict[int, str] = {}
        self._section: tuple[str, ...] = ()
        self._base = (year, year_from)
        self._year: YearMark | None = None
        self._month: tuple[int, tuple[str, ...]] = (0, ())
        self._turned = 0
        self._spans: dict[int, Span] = {}
        self._years: dict[int, YearMark] = {}
        self.issues: list[TableIssue] = []

    def begin_year(self, year: YearMark) -> None:
        """From here on the rows speak of ``year``."""
        self._base, self._year = (year, "block"), None
        self._section, self._outer, self._spans, self._years = (), {}, {}, {}

    def begin_section(self, marks: list[Mark]) -> None:
        """A row of labels without figures names what follows, or the outer label of indented rows."""
        told = {mark.column: span_in(mark.cell.raw) for mark in marks if mark.column in self._stub}
        labels = {mark.column: label_of(mark.cell.raw) for mark in marks if mark.column in self._stub}
        labels |= {column: spanned.rest for column, spanned in told.items() if spanned}
        first = min(labels, default=0)
        if not labels:
            return
        self._forget(first)
        self._spans |= {column: spanned.span for column, spanned in told.items() if spanned and spanned.span}
        self._section = tuple(label for label in labels.values() if label)

    def read(self, marks: list[Mark]) -> RowLabels:
        """The labels of a row of figures."""
        month, unit, own_year, fresh, total = 0, "", None, False, False
        status: Status | None = None
        for mark in marks:
            kind = self._stub.get(mark.column, "ornament")
            if kind in ("ornament", "event") or mark.kind == MISSING:
                continue
            if kind == "unit" and (found := measure(mark.cell.raw)):
                unit = found
                continue
            if kind == "month" and (month := _month(mark)):
                self._forget(mark.column)
                continue
            spanned = span_in(mark.cell.raw) if mark.kind == WORD else None
            year = year_in(spanned.rest) if spanned else self._year_of(mark, kind)
            if year is not None:
                own_year, fresh = self._year_taken(mark, year, spanned), True
                total, status = is_year_total(mark.cell.raw), status_of_year(mark.cell.raw)
                continue
            unit = self._label(mark, unit)
            self._keep_span(mark.column, spanned)
            fresh = fresh or kind == "year"
        if fresh:
            self._year = own_year
        told = self._years[max(self._years)] if self._years else self._year
        path = self._path()
        self._turn_the_year(month or (own_year.month if own_year else 0), path, fresh=fresh)
        year, source = (told, "row") if told is not None else self._base
        year = self._within(year, month)
        return RowLabels(
            path,
            year,
            source,
            unit,
            total or any(map(is_total, path[-1:])),
            status or status_told(label for label in path if len(label) > 1),
            around=year.span if year is not None and not self._spans and told is None else None,
        )

    def _year_taken(self, mark: Mark, year: YearMark, spanned: Spanned | None) -> YearMark:
        """The year a label tells, as the head over it counts; what stands beside it in the label is kept."""
        own = self._fiscal_by_head(year, mark.column)
        self._forget(mark.column)
        self._keep_span(mark.column, spanned)
        if mark.kind == WORD and (plan := plan_word(mark.cell.raw)):
            self._outer[mark.column] = plan
        return own

    def _within(self, year: YearMark | None, month: int) -> YearMark | None:
        """``year`` with the month, or else the span of it, that the row speaks of."""
        if month:
            return (self._in_turn(year) or YearMark(0, fiscal=False))._replace(month=month, end="")
        if self._spans:
            return (year or YearMark(0, fiscal=False))._replace(span=self._spans[max(self._spans)], end="")
        return year

    def _keep_span(self, column: int, spanned: Spanned | None) -> None:
        if spanned is not None and spanned.span is not None:
            self._spans[column] = spanned.span

    def _turn_the_year(self, month: int, path: tuple[str, ...], *, fresh: bool) -> None:
        """After 12月 the 1月 of the same line lies in the next year, unless a year stands beside it."""
        before, self._month = self._month, (month, path)
        if fresh or before[1] != path:
            self._turned = 0
        elif before[0] == 12 and month == 1:
            self._turned += 1

    def _in_turn(self, year: YearMark | None) -> YearMark | None:
        """A year that is carried down the months, after so many turns; a fiscal one goes on until March."""
        if year is None or not year.year or year.fiscal or not self._turned:
            return year
        return year._replace(year=year.year + self._turned)

    def _fiscal_by_head(self, year: YearMark, column: int) -> YearMark:
        """A year in a column under the word 年度, where R4末 is the end of a fiscal year."""
        if column not in self._fiscal:
            return year
        if year.month in (3, 4) and year.day == year.month - 3:  # 1 April begins a fiscal year, 31 March ends it
            end = "fiscal" if year.month == 3 else ""
            return YearMark(year.year - (year.month == 3), fiscal=True, end=end)
        return year._replace(fiscal=True, end="fiscal" if year.end else "")

    def _year_of(self, mark: Mark, kind: str) -> YearMark | None:
        if mark.kind in (FIGURE, DATE):
            return self._number_year(mark) if kind == "year" else None
        if mark.kind != WORD:
            return None
        text = mark.cell.raw
        plain = kind == "year" or any(sign in text for sign in "年FY-/")
        parted = year_and_rest(text) if kind == "year" else None
        if parted and plan_word(parted[1]) == parted[1]:
            return parted[0]
        return year_in(text) or (self._number_year(mark) if kind == "year" else None) if plain else None

    def _number_year(self, mark: Mark) -> YearMark | None:
        """The year of a number, date or short text in a column of years; where nobody can know it, that is asked."""
        year = (
            (None if mark.kind == WORD else own_year(mark))
            or year_month(mark.cell.raw)
            or continued(mark.cell.raw, self._year)
        )
        if year is None and (year := serial_day(mark)) is not None and not self.issues:
            day = f"{year.year}-{year.month:02}-{year.day:02}"
            self.issues.append(TableIssue("tables.serial_day", mark.cell.a1, (("raw", mark.cell.raw), ("day", day))))
        if year is None and not self.issues and (issue := open_year_issue(mark)) is not None:
            self.issues.append(issue)
        return year

    def _label(self, mark: Mark, unit: str) -> str:
        """Take a label into the path; returns the unit that stands in it, else ``unit``."""
        label = read_label(mark) if mark.kind == WORD else Label(mark.cell.raw.strip())
        beside = any(column < mark.column for column in self._outer) and _OWN_UNIT.fullmatch(label.unit)
        alone = label.unit and not label.words and not beside  # 世帯 or 人 may well be the name of a row
        words, found = (label_of(mark.cell.raw), "") if alone else (label.words, label.unit)
        if mark.kind == WORD and not words and not found and label.span is None:
            words = label_of(mark.cell.raw)
        self._forget(mark.column)
        if words:
            self._outer[mark.column] = words
        if label.year is not None and label.words:  # 令和4年度導入件数 tells the year of its own rows
            self._years[mark.column] = label.year
        return found or unit

    def _forget(self, column: int) -> None:
        """What stood in this column and right of it further up holds no longer."""
        self._outer = {other: label for other, label in self._outer.items() if other < column}
        if self._spans or self._years:
            self._spans = {other: span for other, span in self._spans.items() if other < column}
            self._years = {other: year for other, year in self._years.items() if other < column}

    def _path(self) -> tuple[str, ...]:
        labels = tuple(self._outer[column] for column in sorted(self._outer))
        return (*(part for part in self._section if part not in labels), *labels)


def _month(mark: Mark) -> int:
    if mark.kind == WORD:
        return month_in(mark.cell.raw)
    value = mark.cell.value if not isinstance(mark.cell.value, str) else mark.reading.value
    return int(value) if isinstance(value, int | float) and value in range(1, 13) else 0
