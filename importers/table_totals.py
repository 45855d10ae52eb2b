"""Printed totals held against their parts. A claim is made only where most of a row or column proves the rule."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from importers.cell import a1
from importers.printed import half_place
from importers.table import Check, TableValue
from importers.table_labels import is_total

_MOST_VALUES = 40000
_LONGEST = 80
_SAMPLE = 40
_SINCE = 0
_FEW = 2
_TELLING = 10
_NEAR = 0.2
_PLAIN = re.compile(r"合計|小計|計")
_OF_WHICH = re.compile(r"[(（]?(?:うち|内訳|再掲)")
_NO_SUM = re.compile(r".*(?:率|比|割合|平均|単価|あたり|当たり|指数|増減)(?:[(（].*)?")
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


@dataclass(frozen=True, slots=True)
class _Rule:
    """A total line held against one choice of parts: ``kind``. ``plain`` says that its label is 合計 and no more."""

    kind: int
    checks: list[Check]
    plain: bool

    @property
    def differing(self) -> int:
        return sum(not check.agrees for check in self.checks)

    @property
    def proven(self) -> bool:
        """Whether most figures of the line itself prove the rule."""
        few = self.differing * 20 <= len(self.checks) or self.differing == 1 < len(self.checks) - 1
        return len(self.checks) > 1 and few


def _checks(lines: list[Line]) -> list[Check]:
    """The checks of every total line: its first figures prove which lines are its parts, then all are compared.

    A line of one or two figures proves little: it is held against its parts where other totals of the table are made
    up alike, where one of its figures tells by itself, or where a plain 合計 comes close to them.
    """
    rules = [rule for index in range(len(lines)) if (rule := _rule(lines, index)) is not None]
    telling = Counter(rule.kind for rule in rules for check in rule.checks if _tells(check))
    against = Counter(rule.kind for rule in rules for check in rule.checks if not check.agrees)
    found: list[Check] = []
    for rule in rules:
        alike = telling[rule.kind] > 0 and telling[rule.kind] >= against[rule.kind]
        if rule.proven or (len(rule.checks) <= _FEW and (alike or (rule.plain and all(map(_near, rule.checks))))):
            found += rule.checks
    return found


def _rule(lines: list[Line], index: int) -> _Rule | None:
    """The choice of parts that most figures of a total line agree with, else the lines since the total before."""
    path, total = lines[index]
    if not path or not is_total(path[-1]) or not total:
        return None
    sample = dict(list(total.items())[:_SAMPLE])
    best: _Rule | None = None
    most = -1
    for kind, parts in _candidates(lines, index):
        checks = _compare(sample, parts)
        agreed = sum(check.agrees for check in checks)
        if checks and agreed > most and (agreed or kind == _SINCE):
            most, whole = agreed, checks if len(sample) == len(total) else _compare(total, parts)
            best = _Rule(kind, whole, bool(_PLAIN.fullmatch("".join(path[-1].split()))))
    return best


def _tells(check: Check) -> bool:
    """Whether a check agrees by more than chance, as small numbers do within their rounding."""
    return check.agrees and abs(check.printed) >= _TELLING


def _near(check: Check) -> bool:
    """Whether a total comes so close to its parts that it can only mean their sum."""
    return abs(check.added - check.printed) <= abs(check.printed) * _NEAR


def _candidates(lines: list[Line], index: int) -> list[tuple[int, list[dict[int, TableValue]]]]:
    """What a total may add up: the lines since the last total, all outer lines, all that are no totals, the totals.

    A total that opens its group, as 総数 over 男 and 女, adds up the lines below it. Lines of うち are parts of a part.
    """
    path, _ = lines[index]
    before = [line for line in lines[max(0, index - _LONGEST) : index] if not _of_which(line)]
    since = list(takewhile(lambda line: not _total(line), reversed(before)))[::-1]
    siblings = [line for line in before if len(line[0]) == len(path) and line[0][:-1] == path[:-1]]
    details = [line for line in before if not _total(line)]
    totals = [line for line in before if _total(line)]
    outer = [line for line in before if len(line[0]) <= len(path)]
    groups = [since, siblings, outer, details, totals, [*totals, *since]]
    if not since:
        after = [line for line in lines[index + 1 : index + 1 + _LONGEST] if not _of_which(line)]
        below = list(takewhile(lambda line: not _total(line), after))
        groups += [below, [line for line in below if line[0][:-1] == path[:-1]]]
    return [(kind, [line[1] for line in group]) for kind, group in enumerate(groups) if len(group) > 1]


def _total(line: Line) -> bool:
    return bool(line[0]) and is_total(line[0][-1])


def _of_which(line: Line) -> bool:
    return bool(line[0]) and bool(_OF_WHICH.match(line[0][-1]))


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
        if printed.unit == "%" or any(map(_NO_SUM.fullmatch, printed.path)):
            continue
        added = math.fsum(part.value for part in there if part.value is not None)
        halves = sum(half_place(value.raw, value.number_format) for value in (printed, *there))
        allowed = max(halves, abs(printed.value) * 1e-6) * (1 + 1e-9)
        cells = tuple(a1(part.row, part.column) for part in there)
        found.append(Check(printed.a1, cells, printed.value, added, abs(added - printed.value) <= allowed))
    return found
