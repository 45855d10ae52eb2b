"""Cells that stand where figures belong and can be read in two ways: ``1.234,5``, ``10～20``, ``#REF!``.

A column of such cells is a column of figures, each of them with an issue. Labels that hold digits are none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dashboard.indicators.units import parse_unit
from importers.table_corners import is_corner
from importers.table_grid import BROKEN, DATE, DOUBT, FIGURE, MISSING, WORD, Grid, Mark
from importers.table_labels import measure, month_in, year_in
from importers.title_years import year_within

CLEARLY, PERHAPS = 2, 1
_NUMBER = r"[△▲+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ODDLY = re.compile(r"[△▲+(-]*\d[\d.,' ]*(?:[.,]|[^\d.,' ]{0,8})\)?")
_RAISED = re.compile(r"[\d,.]*\d[⁰¹²³⁴-⁹]+|[①-⑳][\d,.]+")
_CUTS = re.compile(r"[.,' ]")
_ASIDE = re.compile(rf"{_NUMBER}[^\d()]{{0,6}}\((?:.*\d.*|見込み?|予定|目標|計画|予測|想定)\)")
_BOUND = re.compile(
    rf"(?:{_NUMBER}(?P<first>[^\d()]{{0,6}})～{_NUMBER}|[<>≦≧≤≥]=?{_NUMBER}|(?:計|合計|平均|延べ|のべ|累計){_NUMBER}|{_NUMBER})"
    r"(?P<unit>[^\d()]{0,8}?)(?:以上|以下|未満|超|弱|強|余り?)?"
)
_NO_FIGURE = re.compile(r"0\d|\d{1,4}[-/:.]\d{1,4}[-/:.]\d{1,4}$|\d+[-/:]\d+$|.*[年月日時号丁階期歳代目]")
_LONGEST = 24


@lru_cache(maxsize=20000)
def doubt_in(text: str) -> int:
    """How far a text that is no figure may be meant as one: ``CLEARLY``, ``PERHAPS`` (a bound or range), or 0.

    Worked: ``1.234,5`` and ``120（うち30）`` → CLEARLY; ``10～20`` and ``10kW未満`` → PERHAPS, for classes are
    named so; ``R5``, ``3/31``, ``0428-22-1111``, ``1号炉``, ``第1工場`` → 0.
    """
    if _RAISED.fullmatch(text.strip()):
        return CLEARLY
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("~", "～").replace("〜", "～").split())
    if len(plain) > _LONGEST or year_in(text) or month_in(text) or year_within(text) or _NO_FIGURE.match(plain):
        return 0
    if _ASIDE.fullmatch(plain):
        return CLEARLY
    if _ODDLY.fullmatch(plain) and not plain.endswith("."):
        tail = plain.lstrip("△▲+(-").lstrip("0123456789.,' ").rstrip(")")
        digits = plain[: len(plain) - len(tail)] if tail else plain
        if (not tail or _is_unit(tail)) and (tail or _CUTS.search(digits.strip())):
            return CLEARLY
    found = _BOUND.fullmatch("".join(plain.split()))
    if found is None or found[0].isdigit():
        return 0
    return PERHAPS if all(not unit or _is_unit(unit) for unit in (found["first"], found["unit"])) else 0


def _is_unit(text: str) -> bool:
    return bool(measure(text) or parse_unit(text))


def with_doubts(grid: Grid) -> Grid:
    """The grid with those marks as doubtful figures that stand in a column of their like, under a head or a label."""
    places = {
        (row, mark.column): doubt
        for row, marks in grid.rows.items()
        for mark in marks
        if mark.kind in (WORD, BROKEN) and (doubt := _doubt(mark))
    }
    found: set[tuple[int, int]] = set()
    for column in {column for _, column in places}:
        for run in _runs(grid.rows, column):
            found |= _standing(run, column, grid.rows, places)
    rows = dict(grid.rows)
    for row in {row for row, _ in found}:
        rows[row] = [_stood(mark) if (row, mark.column) in found else mark for mark in rows[row]]
    return replace(grid, rows=rows) if found else grid


def _stood(mark: Mark) -> Mark:
    return mark._replace(kind=DOUBT if mark.reading.value is None else FIGURE)


def _doubt(mark: Mark) -> int:
    if mark.kind == BROKEN:
        return CLEARLY
    if mark.kind != WORD:
        return 0
    if mark.reading.value is not None:  # 2010（速報）, which may be a year or a figure
        return PERHAPS
    return doubt_in(mark.cell.raw) if mark.reading.issue == "ambiguous" else 0


def _runs(rows: dict[int, list[Mark]], column: int) -> Iterator[list[tuple[int, Mark]]]:
    """The marks of a column in rows without a blank row between them."""
    run: list[tuple[int, Mark]] = []
    before = 0
    for row, marks in rows.items():
        if row != before + 1 and run:
            yield run
            run = []
        run += [(row, mark) for mark in marks if mark.column == column]
        before = row
    if run:
        yield run


def _standing(
    run: list[tuple[int, Mark]], column: int, rows: dict[int, list[Mark]], places: dict[tuple[int, int], int]
) -> set[tuple[int, int]]:
    """Where doubtful figures stand in a column's run: more of them than of figures and of words below a head."""
    first = next((index for index, (row, _) in enumerate(run) if (row, column) in places), len(run))
    tail = run[first:]
    doubts = [row for row, _ in tail if (row, column) in places]
    others = [mark for row, mark in tail if row not in doubts and mark.kind != MISSING]
    figures = sum(mark.kind == FIGURE for mark in others)
    headed = first > 0
    if len(doubts) <= figures or len(doubts) < len(others) - figures:
        doubts = [row for row in doubts if headed and places[row, column] == CLEARLY and _named(rows[row], column)]
    return {(row, column) for row in doubts if _has_label(row, column, rows[row], places, headed=headed)}


def _named(marks: list[Mark], column: int) -> bool:
    """Whether a line of figures begins with its name, and is no second row of heads."""
    return marks[0].column < column and marks[0].kind == WORD and not is_corner(marks[0].cell.raw)


def _has_label(row: int, column: int, marks: list[Mark], places: dict[tuple[int, int], int], *, headed: bool) -> bool:
    """Whether a doubtful figure has a label at its left; a bound needs a head, too, and no figures at its right."""
    left = [mark for mark in marks if mark.column < column and (row, mark.column) not in places]
    if places[row, column] == CLEARLY:
        return bool(left) or headed
    label = any(mark.kind in (WORD, DATE) or year_in(mark.cell.raw) is not None for mark in left)
    right = any(mark.kind == FIGURE for mark in marks if mark.column > column)
    return headed and label and not right
