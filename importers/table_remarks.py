"""A column of remarks beside the figures: 備考 tells of each row how firm its figures are, or anything else."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.indicators.observation import Status
from importers.status_words import status_word
from importers.table import Head, Span, TableValue
from importers.table_grid import WORD, Mark
from importers.table_heads import Frame
from importers.table_labels import year_in
from importers.table_rows import RowLabels
from importers.year_spans import span_within

_HEAD = re.compile(
    r"備考|注記|摘要|注釈|特記事項|状態|(?:値|数値|データ)の?(?:種別|種類|区分|状態)|remarks?|notes?", re.IGNORECASE
)
_OF_YEAR = re.compile(
    r"(?P<year>(?:(?:平成|令和|[HR])\.?(?:元|\d{1,2})|20\d{2})年?度?)(?:分|末)?(?:の?(?:数値|値|データ|実績))?(?:は|:|が)、?\s*"
    r"(?P<state>(?:速報|暫定|確報|確定|推計)値?)"
)

_OF_MARK = re.compile(
    r"\(?(?P<mark>[※*]\s?\d*|注\s?\d*|\d{1,2}\)|[†‡§])\)?(?:印|の値)?(?:は|:|=)?、?\s*"
    r"(?P<state>(?:速報|暫定|確報|確定|推計)値?)(?:です|である|を示す)?。?"
)


def with_marked_states(values: list[TableValue], notes: Sequence[str]) -> list[TableValue]:
    """The figures, those with a footnote mark in the state that its footnote tells: ``※1,698`` under ``※速報``.

    A figure whose own cell or label names a state keeps it, and so does one whose marks tell two states.
    """
    told: dict[str, set[Status]] = {}
    for note in notes:
        found = _OF_MARK.fullmatch(unicodedata.normalize("NFKC", note).strip())
        status = status_word(found["state"]) if found else None
        if found is not None and status is not None:
            told.setdefault(_bare_mark(found["mark"]), set()).add(status)
    return [_in_state(value, told) for value in values] if told else values


def _in_state(value: TableValue, told: Mapping[str, set[Status]]) -> TableValue:
    states = {status for mark in value.note.split("、") for status in told.get(_bare_mark(mark), ())}
    return value._replace(status=states.pop()) if len(states) == 1 and not value.status else value


def _bare_mark(mark: str) -> str:
    return "".join(unicodedata.normalize("NFKC", mark).split()).strip("()")


_OF_PART = re.compile(
    r"(?P<year>(?:(?:平成|令和|[HR])\.?(?:元|\d{1,2})|20\d{2})年?度?)(?:分|末)?(?:の?(?:数値|値|データ|実績))?(?:は|:|が|のみ)、?\s*"
    r"(?P<what>[^。、]{2,24})"
)
_UNTIL = re.compile(r"(?P<month>\d{1,2})月(?:末日?|\d{1,2}日)?(?:現在|時点|まで)")


def with_noted_parts(values: list[TableValue], notes: Sequence[str]) -> list[TableValue]:
    """The figures, those of a year that a remark calls a part of it as that part: ``※R5は12月末時点``."""
    told: dict[int, tuple[int, Span | None]] = {}
    for found in (match for note in notes for match in _OF_PART.finditer(unicodedata.normalize("NFKC", note))):
        year, until, span = year_in(found["year"]), _UNTIL.search(found["what"]), span_within(found["what"])
        month = int(until["month"]) if until and span is None else 0
        if year is not None and (span or (1 <= month <= 12 and month != 3)):
            told[year.fiscal_year] = (month, span)
    if not told:
        return values
    return [
        value._replace(month=told[value.fiscal_year][0], span=told[value.fiscal_year][1])
        if value.whole_year and not value.end and value.fiscal_year in told
        else value
        for value in values
    ]


def with_noted_states(values: list[TableValue], notes: Sequence[str]) -> list[TableValue]:
    """The figures, those without a state with the one that a remark gives their year: ``注）令和5年度は速報値``."""
    told: dict[int, set[Status]] = {}
    for found in (match for note in notes for match in _OF_YEAR.finditer(unicodedata.normalize("NFKC", note))):
        year, status = year_in(found["year"]), status_word(found["state"])
        if year is not None and status is not None:
            told.setdefault(year.fiscal_year, set()).add(status)
    sure = {year: status for year, states in told.items() if len(states) == 1 for status in states}
    if not sure:
        return values
    return [
        value._replace(status=sure[value.fiscal_year]) if not value.status and value.fiscal_year in sure else value
        for value in values
    ]


def remark_columns(frame: Frame, heads: Mapping[int, Head]) -> frozenset[int]:
    """The columns under a word for remarks that hold no figures."""
    named = {column for column, head in heads.items() if head.labels and _HEAD.fullmatch(head.labels[-1])}
    return frozenset(named - frame.figures)


def with_remarks(labels: RowLabels, marks: Sequence[Mark], columns: frozenset[int]) -> RowLabels:
    """What stands beside a row, with what its cells in ``columns`` say."""
    texts = [mark.cell.raw.strip() for mark in marks if mark.column in columns and mark.kind == WORD]
    for text in texts:
        status = status_word(text)
        if status is not None:
            labels = replace(labels, status=status)
        else:
            labels = replace(labels, note="、".join(part for part in (labels.note, text) if part))
    return labels
