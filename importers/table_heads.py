"""What stands over and beside the figures of one table: head rows, columns of labels, and the head of each column."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile

from dashboard.indicators.observation import Status
from importers.table import Head, Span, YearMark
from importers.table_areas import has_figures, is_head
from importers.table_eras import ERA_WORDS
from importers.table_grid import BROKEN, DATE, DOUBT, FIGURE, MISSING, WORD, Grid, Mark, months_across
from importers.table_label_cells import aside, read_label
from importers.table_labels import (
    is_note,
    label_and_unit,
    month_number,
    unit_alone,
    year_in,
)
from importers.table_stubs import STUB_HEAD, stub_kind
from importers.table_years import (
    era_over,
    heads_continued,
    own_year,
    with_fiscal_months,
)
from importers.title_years import year_within

_MIXED = 8
_CODE = re.compile(r"コード|番号|code|^no\.?$|^#$|^id$|通し", re.IGNORECASE)
_EVENT = re.compile(r"設置|導入|取得|登録|竣工|建築|建設|契約|開設|開始|稼働|認定|交付|購入|締結|協定|更新")
_FISCAL = re.compile(r"年度|期首|事業年")
_OF_ALL = re.compile(r"現在|時点|作成|更新|公表")
Rows = dict[int, list[Mark]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A table's rows parted: ``heads`` over it, ``body`` with the figures; ``stub`` are the columns of labels.

    ``stub`` tells label, year, month, unit, ornament or event for each column left of the figures; ``figures`` are the
    columns that hold mostly figures. ``mixed`` are rows of the head that hold figures, too; ``fiscal`` are columns
    of labels under the word 年度.
    """

    heads: tuple[int, ...]
    body: tuple[int, ...]
    stub: dict[int, str]
    figures: frozenset[int]
    mixed: frozenset[int] = frozenset()
    fiscal: frozenset[int] = frozenset()


def head_rows(rows: Rows, told: Collection[int] = ()) -> tuple[list[int], frozenset[int]]:
    """The rows over the figures, and those of them that hold figures themselves.

    A head may be interrupted by a few rows of words and figures mixed, such as calorific values under fuels.
    """
    order = list(rows)
    first = next((index for index, row in enumerate(order) if has_figures(rows[row])), len(order))
    below = {mark.column for row in order[first + 1 :] for mark in rows[row] if mark.kind in (FIGURE, DOUBT)}
    mixed: list[int] = []
    last = first
    for index in range(first, min(first + _MIXED, len(order))):
        marks = rows[order[index]]
        over = sum(mark.kind == WORD and mark.column in below for mark in marks)
        if is_head(marks) and over >= 2 and over * 2 >= len(marks) and mixed:
            last = index + 1
        elif over or mixed or order[index] in told:
            mixed.append(order[index])
        else:
            break
    if last == first:
        heads = order[: _without_years(order, first, rows)]
        return heads[: _without_sections(heads, rows)], frozenset()
    return order[:last], frozenset(row for row in mixed if row in order[:last])


def _without_years(order: list[int], first: int, rows: Rows) -> int:
    """How many rows are head: rows of words over the first figures that begin with a year, as that row does, are body.

    Worked: under ``年度 | 値`` the row ``R3 | 120（速報）`` belongs to ``R4 | 130``, though it holds no figure.
    """
    lead = rows[order[first]][0] if first < len(order) else None
    if lead is None or own_year(lead) is None:
        return first
    end = first
    while end > 1:
        marks = rows[order[end - 1]]
        if len(marks) < 2 or marks[0].column != lead.column or own_year(marks[0]) is None:
            break
        end -= 1
    return end


def _without_sections(heads: list[int], rows: Rows) -> int:
    """How many rows are head: a lone label at the left of the last of them begins the first section of the body."""
    left = min((rows[row][0].column for row in rows), default=0)
    end = len(heads)
    while end > 1:
        marks = rows[heads[end - 1]]
        lone = len(marks) == 1 and marks[0].column == left and marks[0].kind == WORD and not aside(marks[0])
        if not lone or STUB_HEAD.fullmatch(label_and_unit(marks[0].cell.raw)[0]):
            break
        end -= 1
    return end if any(len(rows[row]) > 1 for row in heads[:end]) else len(heads)


def next_head(rows: Rows, heads: list[int]) -> int | None:
    """The row in the midst of the figures where another table's head begins; None where there is none."""
    body = [row for row in rows if row not in heads]
    above: set[int] = set()
    dated: set[int] = set()
    for index, row in enumerate(body):
        marks = rows[row]
        goes_on = marks[0].column in dated and own_year(marks[0]) is not None
        if goes_on or (index == 0 and own_year(marks[0]) is not None):
            dated.add(marks[0].column)
        if above and is_head(marks) and not goes_on and index + 1 < len(body):
            below = {mark.column for mark in rows[body[index + 1]] if mark.kind in (FIGURE, MISSING, DOUBT)}
            over = sum(mark.column in above or mark.column in below for mark in marks if mark.kind != MISSING)
            if (over >= 2 and over * 2 >= len(marks)) or _again_under_a_title(body, index, rows, heads):
                return _with_title(body, index, rows)
        if has_figures(marks):
            above = {mark.column for mark in marks if mark.kind in (FIGURE, MISSING, DOUBT)}
    return None


def _again_under_a_title(body: list[int], index: int, rows: Rows, heads: list[int]) -> bool:
    """Whether a row repeats the head of the table under the title of another: 【図書館】 over 年度 and 電気 again."""
    titled = index > 0 and _with_title(body, index, rows) != body[index]
    texts = [(mark.column, mark.cell.raw.strip()) for mark in rows[body[index]]]
    return titled and any([(mark.column, mark.cell.raw.strip()) for mark in rows[row]] == texts for row in heads)


def _with_title(body: list[int], head: int, rows: Rows) -> int:
    """The row where a table begins whose head is the row at ``head``: a lone title above it goes with it."""
    while head > 0 and len(rows[body[head - 1]]) == 1 and not is_note(rows[body[head - 1]][0].cell.raw):
        if rows[body[head - 1]][0].kind != WORD:
            break
        head -= 1
    return body[head]


def frame_of(rows: Rows, heads: list[int], mixed: frozenset[int], left: int, right: int) -> Frame:
    """The table's parts. Columns of labels end where the first column of figures begins."""
    over = set(heads) - mixed
    body = tuple(row for row in rows if row not in over)
    columns: dict[int, list[Mark]] = {}
    for row in body:
        if row not in mixed:
            for mark in rows[row]:
                columns.setdefault(mark.column, []).append(mark)
    figures = frozenset(column for column, marks in columns.items() if _mostly_figures(marks))
    names = {mark.column: mark.cell.raw for row in heads for mark in rows[row] if len(rows[row]) > 1}
    stub: dict[int, str] = {}
    for column in range(left, right + 1):
        marks = columns.get(column, [])
        kind = stub_kind(marks, names.get(column, ""), stub, len(body))
        if column in figures and kind == "label" and not _CODE.search(names.get(column, "")):
            break
        stub[column] = (
            "event" if kind == "year" and _of_events(columns, len(marks), stub, names.get(column, "")) else kind
        )
    if not figures - stub.keys():
        stub = {column: kind for column, kind in stub.items() if column not in figures or kind != "label"}
    fiscal = frozenset(column for column in stub if _FISCAL.search("".join(names.get(column, "").split())))
    return Frame(tuple(heads), body, stub, figures - stub.keys(), mixed, fiscal)


def _of_events(columns: dict[int, list[Mark]], years: int, stub: dict[int, str], name: str) -> bool:
    """Whether years stand beside things of one row each, as 設置年度 beside 施設名: no years of the figures."""
    if not _EVENT.search(name):
        return False
    named = ([mark.cell.raw for mark in columns.get(other, ())] for other, kind in stub.items() if kind == "label")
    return any(len(texts) >= max(years, 2) and len(set(texts)) == len(texts) for texts in named)


def _mostly_figures(marks: list[Mark]) -> bool:
    counts = Counter(mark.kind for mark in marks)
    figures = counts[FIGURE] + counts[BROKEN] + counts[DOUBT]
    return figures > 0 and figures >= counts[WORD] + counts[DATE]


def column_heads(grid: Grid, rows: Rows, frame: Frame, right: int) -> dict[int, Head]:
    """The head of every column right of the labels."""
    used = _head_rows_in_use(rows, frame)
    spread = {row: _spread(grid, _head_marks(rows[row], row, frame), row, frame, right) for row in used}
    for index in range(len(used) - 1):
        _fill_right([spread[row] for row in used[: index + 2]], right)
    ordinary = {row: _runs_of_months(rows[row]) for row in used}
    columns = sorted({mark.column for row in frame.body for mark in rows[row]} - frame.stub.keys())
    heads = {column: _head([spread[row].get(column) for row in used], ordinary, used) for column in columns}
    return with_fiscal_months(heads_continued(heads))


def corner_year(rows: Rows, frame: Frame) -> YearMark | None:
    """The year that stands in the corner over labels: ``令和4年度 | 発電量`` over 4月, 5月, or over 庁舎, 学校."""
    if "year" in frame.stub.values():
        return None
    corner = (mark for row in frame.heads for mark in rows[row] if mark.column in frame.stub and len(rows[row]) > 1)
    told = {year for mark in corner if (year := year_in(mark.cell.raw)) is not None and not year.month}
    return told.pop() if len(told) == 1 else None


def _head_marks(marks: list[Mark], row: int, frame: Frame) -> list[Mark]:
    return [mark for mark in marks if mark.kind == WORD] if row in frame.mixed else marks


def _head_rows_in_use(rows: Rows, frame: Frame) -> list[int]:
    """Head rows without the titles: those from the first row with two marks on, and a lone one right above figures."""
    heads = list(frame.heads)
    begin = next((index for index, row in enumerate(heads) if len(rows[row]) > 1), len(heads))
    begin += len(list(takewhile(lambda row: is_lead(rows[row], frame), heads[begin:-1])))
    used = heads[begin:]
    if not used and heads and rows[heads[-1]][0].column not in frame.stub and not aside(rows[heads[-1]][0]):
        used = heads[-1:]
    return [row for row in used if not all(map(aside, rows[row]))]


def is_lead(marks: list[Mark], frame: Frame) -> bool:
    """Whether a row of a head is only a title at the left with the unit or a remark at the right."""
    beside = [mark for mark in marks if not aside(mark) and not (mark is marks[-1] and _says_of_all(mark))]
    return len(beside) < len(marks) and all(mark.column in frame.stub for mark in beside)


def _says_of_all(mark: Mark) -> bool:
    """Whether the last cell of a row over the heads speaks of all figures: a unit in brackets, 令和6年3月末現在."""
    text = mark.cell.raw
    return bool(unit_alone(text) or (len(text.strip()) > 2 and _OF_ALL.search(text) and year_within(text)))


def _spread(grid: Grid, marks: list[Mark], row: int, frame: Frame, right: int) -> dict[int, Mark]:
    """A head row's marks under each column that they stand over, through merged ranges."""
    found = {mark.column: mark for mark in marks if mark.column not in frame.stub}
    first = max(frame.stub, default=0) + 1
    for column in range(first, right + 1):
        if column not in found and (row, column) in grid.covers and (mark := grid.at(row, column)) is not None:
            found[column] = mark
    return found


def _fill_right(rows: list[dict[int, Mark]], right: int) -> None:
    """Let a group's name that stands over its first column only reach the others, where each has a name below.

    The last of ``rows`` holds the names, the one before it the groups; a column with a name of its own higher up
    is nobody's.
    """
    *above, upper, lower = rows
    for column in sorted(upper):
        if column not in lower or lower[column] is upper[column]:
            continue
        reach = column + 1
        while reach <= right and reach not in upper and reach in lower:
            if any(row.get(reach) is not row.get(column) for row in above if reach in row):
                break
            upper[reach] = upper[column]
            reach += 1


def _runs_of_months(marks: list[Mark]) -> bool:
    """Whether the bare numbers of a head row are months."""
    told = [mark for mark in marks if mark.kind == FIGURE]
    return months_across(told) or bool(told and all(month_number(mark.cell) for mark in told))


def _head(marks: list[Mark | None], months: dict[int, bool], used: list[int]) -> Head:
    labels: list[str] = []
    year, month, unit, cell = None, 0, "", ""
    span: Span | None = None
    states: set[Status | None] = set()
    seen: set[int] = set()
    for row, mark in zip(used, marks, strict=True):
        if mark is None or id(mark) in seen:
            continue
        seen.add(id(mark))
        cell = mark.cell.a1
        label, told, told_month, told_unit, status, told_span = read_label(mark, number_is_month=months[row])
        states |= {status} - {None}
        year, month, unit, span = told or year, told_month or month, told_unit or unit, told_span or span
        if label and (not labels or labels[-1] != label):
            labels.append(label)
    if year is None and (told := era_over(labels)) is not None:
        labels, year = labels[:-2], told
    if year is not None:
        labels = [label for label in labels if label not in ERA_WORDS]
    if unit and not labels and year is None and not month and span is None:
        labels.append(unit)
    if month:
        year = (year or YearMark(0, fiscal=False))._replace(month=month)
    elif span is not None:
        year = (year or YearMark(0, fiscal=False))._replace(span=span)
    return Head(tuple(labels), year, unit, cell, states.pop() if len(states) == 1 else None)
