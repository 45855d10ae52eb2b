"""Years that a table does not say outright: 前年度 beside this year's figures, and bare numbers under the word 年度."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR
from importers.table import TableIssue, YearMark
from importers.table_grid import FIGURE, WORD, Mark
from importers.table_labels import label_and_unit, label_of

_RELATIVE = re.compile(
    r"(?P<which>前々|前|昨|当|本|今)(?:年度?|期)(?:末|計|分|値|実績値?|排出量|同期|同月|の?実績)?(?:\(.{1,8}\))?"
)
_BACK = {"前々": 2, "前": 1, "昨": 1, "当": 0, "本": 0, "今": 0}
_YEAR_WORD = re.compile(r"(?:会計|実績|調査|対象)?年度?次?")
_SHORT = re.compile(r"['’]?0?([1-9]|[1-9]\d)(?:年度?)?末?")
_SAID = re.compile(r"['’].*|.*年度?末?")
_ERAS = (("昭和", 1925, 64), ("平成", 1988, 31), ("令和", 2018, 20))
"""Era, the year before its first, and the last year that its bare number is likely to mean."""


def in_relation(year: YearMark | None, back: int) -> YearMark | None:
    """The year that figures under a label such as 前年度 speak of, where ``year`` is that of the whole table.

    Worked: under 令和4年度, the column 前年度 holds 2021 (1 back) and 前々年度 2020 (2 back).
    """
    return year._replace(year=year.year - back) if back and year is not None and year.year else year


@lru_cache(maxsize=20000)
def years_back(label: str) -> int:
    """How many years back a label such as 前年度 leads; 0 for any other, 前年度比 among them."""
    found = _RELATIVE.fullmatch("".join(label_of(label).split()))
    return _BACK[found["which"]] if found else 0


def is_year_word(text: str) -> bool:
    """Whether a label is no more than a word for years: 年度, 年, 年次."""
    return bool(_YEAR_WORD.fullmatch("".join(label_and_unit(text)[0].split())))


@lru_cache(maxsize=20000)
def open_year(text: str) -> int | None:
    """The number of a year whose era or century is not told: ``28`` → 28, ``05`` → 5; None for anything else."""
    found = _SHORT.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    return int(found[1]) if found else None


def open_years_across(marks: Sequence[Mark]) -> bool:
    """Whether a row is the word 年度 and bare numbers that run on: a head, though nobody knows which years it tells.

    Without that word the numbers have to say that they are years: ``25年度``, ``'21``.
    """
    if any(mark.settled for mark in marks):
        return False
    if marks and marks[0].kind == WORD and is_year_word(marks[0].cell.raw):
        return open_years_run([mark.cell.raw for mark in marks[1:]])
    told: list[str] = []
    for index, mark in enumerate(marks):
        if open_year(mark.cell.raw) is not None:
            told.append(mark.cell.raw.strip())
        elif len(told) < index:
            return False  # one cell of another kind, the corner, is all there may be
    return all(_SAID.fullmatch(text) for text in told) and open_years_run(told)


def open_years_down(name: str, marks: Sequence[Mark]) -> bool:
    """Whether a column under the word 年度 holds bare numbers that run on."""
    numbers = all(mark.kind in (FIGURE, WORD) for mark in marks)
    return numbers and is_year_word(name) and open_years_run([mark.cell.raw for mark in marks])


def open_years_run(texts: Sequence[str]) -> bool:
    """Whether the numbers are short and each goes on from the one before, up or down."""
    numbers = [open_year(text) for text in texts]
    if len(numbers) < 2 or any(number is None for number in numbers):
        return False
    steps = {after - before for before, after in pairwise(numbers) if before is not None and after is not None}
    return steps in ({1}, {-1})


def choices(number: int) -> str:
    """The years a bare number may mean: 28 → ``平成28年度（2016年度）、2028年度``."""
    told = [
        f"{era}{number}年度（{before + number}年度）"
        for era, before, last in _ERAS
        if number <= last and FIRST_YEAR <= before + number <= LAST_YEAR
    ]
    return "、".join([*told, f"{2000 + number}年度"] if 2000 + number <= LAST_YEAR else told)


def open_year_issue(mark: Mark) -> TableIssue | None:
    """The issue that asks which year a bare number means; None where it is none."""
    number = open_year(mark.cell.raw)
    if number is None:
        return None
    return TableIssue("tables.year_open", mark.cell.a1, (("raw", mark.cell.raw.strip()), ("choices", choices(number))))
