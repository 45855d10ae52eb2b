"""Years that only those around them tell: numbers that run on, and the day of the year that figures stand for."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from importers.table import Head, YearMark
from importers.table_grid import DATE, FIGURE, WORD, Mark
from importers.table_labels import year_in, year_number

_SHORT = re.compile(r"(?P<number>元|\d{1,2})年?度?末?")
_SIX = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
_ERAS = (1925, 1988, 2018)
"""The years before the first of 昭和, 平成 and 令和."""
_SERIALS = range(25569, 62093)
"""The days from 1970 to 2069."""
_FIRST_DAY = datetime.date(1899, 12, 30)
_DAY_HEAD = re.compile(r"日$|年月日|時点|^日付")
_EVERY_YEAR = re.compile(r"(?:各年|毎年)\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日|末日?)")
_NAMED, _UNNAMED = 1, 3
_ERA = re.compile(r"昭和|平成|令和")


def continued(text: str, before: YearMark | None) -> YearMark | None:
    """The year that a bare number tells which goes on from the year ``before`` it; None for any other number.

    Worked: 平成29年度, 30, 令和元, 2 → ``continued("30", 2017)`` is 2018, ``continued("2", 2019)`` is 2020;
    ``continued("5", 2019)`` is None. A western year may be cut short as well: 2019, 20.
    """
    if before is None or not before.year or before.month or before.span:
        return None
    found = _SHORT.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if found is None:
        return None
    number, year = 1 if found["number"] == "元" else int(found["number"]), before.year + 1
    short = {year - era for era in _ERAS} | (set() if found["number"] == "元" else {year % 100})
    return before._replace(year=year) if number in short else None


def own_year(mark: Mark) -> YearMark | None:
    """The year that a cell tells by itself."""
    if mark.kind in (FIGURE, DATE) and not isinstance(mark.cell.value, str):
        return year_number(mark.cell)
    return year_in(mark.cell.raw)


def year_month(text: str) -> YearMark | None:
    """The month that six digits tell: ``202204`` → April 2022; None for anything else."""
    found = _SIX.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return YearMark(int(found[1]), fiscal=False, month=int(found[2])) if found else None


def year_months(marks: list[Mark], name: str) -> bool:
    """Whether a column holds months of six digits: under a word with 月, or three at least that run on."""
    told = [year_month(mark.cell.raw) for mark in marks]
    months = [mark.year * 12 + mark.month for mark in told if mark is not None]
    if not months or len(months) < len(told):
        return False
    return "月" in name or (len(months) > 2 and all(after - before == 1 for before, after in pairwise(months)))


def serial_days(marks: list[Mark], name: str) -> bool:
    """Whether a column under a word for days holds the numbers by which Excel counts days: 44651 is 31 March 2022."""
    numbers = [mark.cell.value for mark in marks if mark.kind == FIGURE]
    days = all(isinstance(value, int) and value in _SERIALS for value in numbers)
    return bool(numbers) and len(numbers) == len(marks) and days and bool(_DAY_HEAD.search(name))


def serial_day(mark: Mark) -> YearMark | None:
    """The day that such a number tells, counted from 1900 as Excel does unless told otherwise; else None."""
    value = mark.cell.value
    if not isinstance(value, int) or value not in _SERIALS:
        return None
    day = _FIRST_DAY + datetime.timedelta(days=value)
    return YearMark(day.year, fiscal=False, month=day.month, day=day.day)


def years_down(marks: Iterable[Mark]) -> int:
    """How many of the cells tell a year, by themselves or by going on from the one before."""
    told, before = 0, None
    for mark in marks:
        before = own_year(mark) or continued(mark.cell.raw, before)
        told += before is not None
    return told


def runs_on(marks: list[Mark]) -> bool:
    """Whether all numbers of a row go on from a year that is written out, as over columns: 区分, 平成29年度, 30, 31.

    Without a word before the year it may stand beside figures, which run on for three of them only by design.
    """
    before, numbers = None, 0
    for mark in marks:
        year = own_year(mark) or continued(mark.cell.raw, before)
        if mark.settled or (mark.kind == FIGURE and (year is None or before is None)):
            return False
        numbers += mark.kind == FIGURE
        before = year or before
    named = bool(marks) and marks[0].kind == WORD and own_year(marks[0]) is None
    return numbers >= (_NAMED if named else _UNNAMED)


def heads_continued(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads of the columns from left to right, those whose number goes on from the year before read as years."""
    found, before = dict(heads), None
    for column, head in heads.items():
        if head.year is None:
            for label in head.labels:
                if (year := continued(label, before)) is not None:
                    rest = tuple(word for word in head.labels if word != label)
                    found[column] = replace(head, labels=rest, year=year)
                    break
        before = found[column].year or before
    return found


def era_over(labels: Sequence[str]) -> YearMark | None:
    """The year that an era over a number tells: 令和 over 3年度 is 2021; None for other labels."""
    if len(labels) < 2 or not _ERA.fullmatch(labels[-2]):
        return None
    return year_in(labels[-2] + labels[-1])


def with_fiscal_months(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads, those of months without a year as months of a fiscal year where they run past December.

    Worked: over 4月 … 12月, 1月 … 3月 on the sheet R4, January is that of 2023.
    """
    months = [head.year.month for head in heads.values() if head.year and not head.year.year and head.year.month]
    turn = next((place for place, (a, b) in enumerate(pairwise(months), 1) if (a, b) == (12, 1)), 0)
    if not turn or min(months[:turn]) < 4 or max(months[turn:]) > 3:
        return heads
    return {
        column: replace(head, year=head.year._replace(fiscal=True)) if head.year and not head.year.year else head
        for column, head in heads.items()
    }


def day_of_every_year(texts: Iterable[str]) -> tuple[int, int]:
    """The month and day that all figures of a table stand for: ``人口（各年1月1日現在）`` → (1, 1).

    The day is 0 for a month's end, the month 0 where nothing is told, or two things are.
    """
    return the_day(days_of_every_year(texts))


def days_of_every_year(texts: Iterable[str]) -> frozenset[tuple[int, int]]:
    """All months and days that texts say figures stand for."""
    return frozenset(day for day in map(_every_year, texts) if day is not None)


def the_day(told: frozenset[tuple[int, int]]) -> tuple[int, int]:
    """The one month and day that is told; (0, 0) where none is, or two are."""
    month, day = next(iter(told)) if len(told) == 1 else (0, 0)
    return (month, day) if month <= 12 else (0, 0)


@lru_cache(maxsize=20000)
def _every_year(text: str) -> tuple[int, int] | None:
    match = _EVERY_YEAR.search(unicodedata.normalize("NFKC", text))
    return (int(match["month"]), int(match["day"] or 0)) if match is not None else None


def on_day(year: YearMark | None, day: tuple[int, int]) -> YearMark | None:
    """A calendar year as its ``day``; fiscal years, months and unknown years stay what they are."""
    if year is None or not year.year or year.fiscal or year.month or year.span or not day[0]:
        return year
    return year._replace(month=day[0], day=day[1], end="")
