"""What a column of labels beside the figures tells: years, months, units, ornaments, or just labels."""

import re

from importers.table import YearMark
from importers.table_grid import DATE, FIGURE, WORD, Mark, months_across
from importers.table_labels import label_and_unit, measure, month_in, month_number, year_in, year_number
from importers.table_open_years import open_years_down
from importers.table_years import serial_days, year_months, years_down

_YEAR_HEAD = re.compile(r"(?:年度?末?|年次|西暦|暦年?|年月日?|時[点期]|^期|year|FY)$|^year", re.IGNORECASE)
_MONTH_HEAD = re.compile(r"^(?:月(?:次|別|名)?|.*年月|months?)$", re.IGNORECASE)
_MEASURED = re.compile(r".*(?:[数量額台件人戸費計値]|人口|世帯|面積|排出|発電|実績)")
STUB_HEAD = re.compile(r"|(?:項目|区分|年度?|月|年月|市区?町村名?|名称|種[別類]|分類|内訳|部門|品目|地域|施設名?)")


def stub_kind(marks: list[Mark], name: str, stub: dict[int, str], rows: int) -> str:
    """What a column of labels tells: year, month, unit or just label; an ornament is a word spelled down the rows."""
    if not marks:
        return "label"
    numbers = [mark for mark in marks if mark.kind == FIGURE]
    words = [mark for mark in marks if mark.kind == WORD]
    years = years_down(mark for mark in marks if mark.kind in (FIGURE, WORD)) if _a_year(words) else 0
    dated = sum(mark.kind == DATE for mark in marks)
    months = sum(month_in(mark.cell.raw) > 0 for mark in words) + sum(month_number(mark.cell) > 0 for mark in numbers)
    whole = len(marks)
    if (
        months * 2 > whole
        or (months > 1 and _MONTH_HEAD.search(label_and_unit(name)[0]))
        or _plain_months(numbers, whole, name, stub)
    ):
        return "month"
    if _plain_years(numbers, whole, name, stub) or (years + dated) * 2 >= whole or year_months(marks, name):
        return "year"
    if open_years_down(name, marks) or serial_days(marks, name):
        return "year"
    if whole * 5 < rows and all(len(mark.cell.raw.strip()) == 1 for mark in marks):
        return "ornament"
    units = sum(bool(measure(mark.cell.raw)) for mark in words)
    return "unit" if units * 2 > whole else "label"


def _a_year(words: list[Mark]) -> bool:
    """Whether one of the words is a year, for numbers to go on from."""
    return any(year_in(mark.cell.raw) is not None for mark in words)


def _plain_months(numbers: list[Mark], whole: int, name: str, stub: dict[int, str]) -> bool:
    """Whether bare numbers are months: 1 to 12 under the word 月, or beside a column of years in their order."""
    values = [mark.cell.value if not isinstance(mark.cell.value, str) else mark.reading.value for mark in numbers]
    if not values or len(values) * 4 < whole * 3 or not all(value in range(1, 13) for value in values):
        return False
    words = "".join(label_and_unit(name)[0].split())
    if _MONTH_HEAD.search(words):
        return True
    return bool(STUB_HEAD.fullmatch(words)) and "year" in stub.values() and months_across(numbers[:12])


def _plain_years(numbers: list[Mark], whole: int, name: str, stub: dict[int, str]) -> bool:
    """Whether bare numbers are years: all of them are, and they run in order or stand under a word for years.

    Under a word for a measure (世帯数), or under any name beside labels, they are figures however they run.
    """
    if not numbers or len(numbers) * 4 < whole * 3 or "year" in stub.values():
        return False
    years = [_bare_year(mark) for mark in numbers]
    if not all(years):
        return False
    order = [year.year for year in years if year is not None]
    words, unit = label_and_unit(name)
    words = "".join(words.split())
    if _YEAR_HEAD.search(words):
        return True
    if unit or _MEASURED.fullmatch(words) or ("label" in stub.values() and not STUB_HEAD.fullmatch(words)):
        return False
    return len(order) > 1 and len(set(order)) > 1 and order == sorted(order)


def _bare_year(mark: Mark) -> YearMark | None:
    return year_number(mark.cell) if not isinstance(mark.cell.value, str) else year_in(mark.cell.value)
