"""Printed totals held against their parts. A claim is made only where most of a row or column proves the rule."""

import math
from collections.abc import Callable, Sequence
from itertools import groupby

from importers.cell import a1
from importers.printed import half_place
from importers.table import Check, TableValue
from importers.table_labels import is_total

_MOST_VALUES = 40000
_LONGEST = 80
_SAMPLE = 40
Line = tuple[tuple[str, ...], dict[int, TableValue]]


def check_totals(values: Sequence[TableValue]) -> tuple[Check, ...]:
    """Every total row and column whose parts could be told, figure by figure."""
    if len(values) > _MOST_VALUES or not any(value.total for value in values):
        return ()
    by_row = sorted(values, key=lambda value: (value.row, value.column))
    by_column = sorted(values, key=lambda value: (value.column, value.row))
    rows = _lines(by_row, lambda value: value.row, lambda value: value.column, lambda value: value.row_path)
    columns = _lines(by_column, lambda value: value.column, lambda value: value.row, lambda value: value.column_path)
    return (*_checks(rows), *_checks(columns))


def _lines(
    values: Sequence[TableValue],
    line: Callable[[TableValue], int],
    across: Callable[[TableValue], int],
    path: Callable[[TableValue], tuple[str, ...]],
) -> list[Line]:
    found = []
    for _, group in groupby(values, key=line):
        members = list(group)
        found.append((path(members[0]), {across(value): value for value in members if value.value is not None}))
    return found


def _checks(lines: list[Line]) -> list[Check]:
    """The checks of every total line: its first figures prove which lines are its parts, then all are compared."""
    found: list[Check] = []
    for index, (path, total) in enumerate(lines):
        if not path or not is_total(path[-1]) or not total:
            continue
        before = lines[max(0, index - _LONGEST) : index]
        sample = dict(list(total.items())[:_SAMPLE])
        best: list[dict[int, TableValue]] = []
        most = 0
        for parts in _candidates(before, path):
            agreed = sum(check.agrees for check in _compare(sample, parts))
            if agreed > most:
                best, most = parts, agreed
        checks = _compare(total, best) if best else []
        differing = sum(not check.agrees for check in checks)
        if len(checks) > 1 and (differing == 0 or (differing * 20 <= len(checks) or differing == 1 < len(checks) - 1)):
            found += checks
    return found


def _candidates(before: list[Line], path: tuple[str, ...]) -> list[list[dict[int, TableValue]]]:
    """What a total may add up: the lines since the last total, all outer lines, all that are no totals, the totals."""
    since: list[Line] = []
    for line in reversed(before):
        if line[0] and is_total(line[0][-1]):
            break
        since.insert(0, line)
    siblings = [line for line in before if len(line[0]) == len(path) and line[0][:-1] == path[:-1]]
    details = [line for line in before if not (line[0] and is_total(line[0][-1]))]
    totals = [line for line in before if line[0] and is_total(line[0][-1])]
    outer = [line for line in before if len(line[0]) <= len(path)]
    groups = [since, siblings, outer, details, totals, [*totals, *since]]
    return [[line[1] for line in group] for group in groups if len(group) > 1]


def _compare(total: dict[int, TableValue], parts: list[dict[int, TableValue]]) -> list[Check]:
    """The total against its parts at every place: each printed figure may be off by half of its last place.

    Worked: 353.4, 353.4 and 353.4 under a total typed as 1,062 differ from it by 1.8. Shown without decimals they may:
    4 × 0.5 = 2. Shown with one decimal they may not: 3 × 0.05 + 0.5 = 0.65.
    """
    found = []
    for place, printed in total.items():
        there = [part[place] for part in parts if place in part]
        if printed.value is None or len(there) < 2 or any(part.unit != printed.unit for part in there):
            continue
        added = math.fsum(part.value for part in there if part.value is not None)
        halves = sum(half_place(value.raw, value.number_format) for value in (printed, *there))
        allowed = max(halves, abs(printed.value) * 1e-6) * (1 + 1e-9)
        cells = tuple(a1(part.row, part.column) for part in there)
        found.append(Check(printed.a1, cells, printed.value, added, abs(added - printed.value) <= allowed))
    return found
