"""A table as found on a sheet: where it stands, what its heads say, and each figure with all that it means."""

import calendar
import datetime
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.indicators.fiscal import year_end
from dashboard.indicators.observation import Status
from importers.cell import Range, a1


class TableValue(NamedTuple):
    """One figure of a table, or the reason for its absence, or the name of what is wrong with its cell.

    ``row_path`` and ``column_path`` are the labels from the outside in, without years, months and units.
    ``year`` is the year as written and ``fiscal_year`` the one it lies in; ``month`` 0 where the figure speaks of
    the whole year; ``year_from`` says where the year stood: column, row, block, title, sheet or file.
    ``unit`` is written as in the file (NFKC). ``missing`` is a reason, ``issue`` the last part of a text's key.
    ``definition`` counts figures that claim the same place in the same year: 0 where there is one. ``day`` is the
    day of the month that the figure stands for, 0 for its end. ``number_format`` is the cell's. ``status`` is how
    firm the sheet says it is ("" where it does not), ``note`` what its cell says besides: 約, footnote marks;
    ``beside`` what a column of remarks says of its row. ``end`` and ``span`` are those of a ``YearMark``.
    """

    row: int
    column: int
    raw: str
    value: float | None
    missing: str
    issue: str
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    year: int | None
    fiscal_year: int | None
    month: int
    year_from: str
    unit: str
    total: bool
    hidden: bool
    definition: int = 0
    day: int = 0
    number_format: str = "General"
    status: str = ""
    note: str = ""
    beside: str = ""
    end: str = ""
    span: "Span | None" = None

    @property
    def whole_year(self) -> bool:
        """Whether the figure speaks of a whole year, and not of a month, a quarter or a half of it."""
        return not self.month and self.span is None

    @property
    def as_of(self) -> datetime.date | None:
        """The day the figure stands for: the end of its month unless a day was told; None for a whole year.

        A figure of 令和4年度末 stands for 31 March 2023, which closes fiscal 2022.
        """
        if self.end == "fiscal" and self.fiscal_year is not None:
            return year_end(self.fiscal_year)
        month = self.month or (self.span.last if self.span else 0)
        if not month or self.fiscal_year is None:
            return None
        year = self.fiscal_year + (month < 4)
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(self.day or last, last))

    @property
    def a1(self) -> str:
        """The cell's address."""
        return a1(self.row, self.column)

    @property
    def path(self) -> tuple[str, ...]:
        """All labels, those of the row first."""
        return (*self.row_path, *self.column_path)


class TableNote(NamedTuple):
    """A sentence beside a table: footnote, source or remark."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class TableIssue:
    """Something about a table that a person has to look at: ``key`` is a text of area ``tables``."""

    key: str
    cell: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over one column: its labels from the top down, its year and month, its unit, its state."""

    labels: tuple[str, ...] = ()
    year: "YearMark | None" = None
    unit: str = ""
    cell: str = ""
    status: Status | None = None


class Span(NamedTuple):
    """Months of a year that a figure speaks of, as 上期 does of April to September; ``words`` are the label's.

    ``calendar``: the label counts them in a calendar year, so that January to March of 2024 lie in fiscal 2023.
    """

    words: str
    first: int
    last: int
    calendar: bool = False

    @property
    def length(self) -> int:
        """How many months."""
        return (self.last - self.first) % 12 + 1


class YearMark(NamedTuple):
    """A year, or a month of it, as a label says it.

    ``fiscal``: the label said 年度; ``month`` 0: the whole year; ``day`` 0: the end of the month. ``end`` tells that
    the label means the end of the whole year: ``fiscal`` is 年度末, ``open`` is 末 alone. ``span`` is the half or
    quarter.
    """

    year: int
    fiscal: bool
    month: int = 0
    day: int = 0
    end: str = ""
    span: Span | None = None

    @property
    def fiscal_year(self) -> int:
        """The fiscal year (April to March): January 2001 lies in fiscal 2000, month 1 of 2000年度 in 2000."""
        if self.span is not None and not self.month:
            return self.year - self.span.calendar
        return self.year - 1 if not self.fiscal and 0 < self.month < 4 else self.year


@dataclass(frozen=True, slots=True)
class Check:
    """A printed total (its address ``cell``) beside its parts; ``agrees`` tells whether they add up to it."""

    cell: str
    parts: tuple[str, ...]
    printed: float
    added: float
    agrees: bool

    @property
    def facts(self) -> dict[str, object]:
        """What a sentence about the check tells: both figures, and the parts' cells (the ends of a long list)."""
        parts = "＋".join(self.parts) if len(self.parts) <= 4 else f"{self.parts[0]} … {self.parts[-1]}"
        return {"printed": f"{self.printed:,.12g}", "added": f"{self.added:,.12g}", "parts": parts}


@dataclass(frozen=True, slots=True)
class Table:
    """A table found. ``area`` is all of it, ``head_rows`` and ``stub_columns`` what stands over and beside the figures.

    ``heads`` are the columns of figures; ``unit`` is that of the whole table; ``year`` a year told for all of it.
    """

    sheet: str
    title: str
    area: Range
    head_rows: tuple[int, ...]
    stub_columns: tuple[int, ...]
    heads: tuple[tuple[int, Head], ...]
    values: tuple[TableValue, ...]
    unit: str = ""
    notes: tuple[TableNote, ...] = ()
    issues: tuple[TableIssue, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def address(self) -> str:
        """The range as people write it: ``A2:R1743``."""
        return f"{a1(self.area.top, self.area.left)}:{a1(self.area.bottom, self.area.right)}"

    @property
    def years(self) -> tuple[int, ...]:
        """The years its figures speak of, in order."""
        return tuple(sorted({value.year for value in self.values if value.year is not None}))
