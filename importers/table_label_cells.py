"""What a cell that holds a label says: words, a year, a month, a unit, or nothing for a head at all."""

from typing import NamedTuple

from dashboard.indicators.observation import Status
from importers.status_words import status_of_year, status_word
from importers.table import Span, YearMark
from importers.table_grid import DATE, FIGURE, Mark, whole_number
from importers.table_labels import (
    is_note,
    label_and_unit,
    measure,
    month_in,
    month_number,
    plan_word,
    stated_unit,
    year_in,
    year_number,
)
from importers.year_and_words import year_and_rest
from importers.year_spans import span_in


class Label(NamedTuple):
    """What a label says; ``words`` is "" where it is a year, a month or a unit and no more."""

    words: str = ""
    year: YearMark | None = None
    month: int = 0
    unit: str = ""
    status: Status | None = None
    span: Span | None = None


def read_label(mark: Mark, *, number_is_month: bool = False) -> Label:
    """The words, year, month, unit and part of a year of a label."""
    if mark.kind in (FIGURE, DATE):
        return _number_label(mark, number_is_month=number_is_month)
    if (spanned := span_in(mark.cell.raw)) is not None:
        return _words_label(spanned.rest)._replace(span=spanned.span)
    return _words_label(mark.cell.raw)


def _words_label(text: str) -> Label:
    if (month := month_in(text)) or (year := year_in(text)):
        return Label(month=month) if month else Label(plan_word(text), year, status=status_of_year(text))
    if unit := measure(text):
        return Label(unit=unit)
    words, unit = label_and_unit(text)
    if parted := year_and_rest(words):
        return Label(parted[1], parted[0], unit=unit)
    return Label(words, unit=unit, status=status_word(words) if len(words) > 1 else None)


def _number_label(mark: Mark, *, number_is_month: bool) -> Label:
    value = mark.cell.value
    if number_is_month and 1 <= whole_number(mark) <= 12:
        return Label(month=whole_number(mark))
    if month := month_number(mark.cell):
        return Label(month=month)
    year = year_number(mark.cell) or (year_in(value) if isinstance(value, str) else None)
    return Label(year=year) if year else Label(mark.cell.raw.strip())


def aside(mark: Mark) -> bool:
    """Whether a cell in a head is no head: a remark, or the unit of the whole table."""
    text = mark.cell.raw
    if "単位" in text:
        return bool(stated_unit(text)) and not label_and_unit(text)[0]
    return len(text) > 2 and is_note(text)
