"""Lines of a mapping that suggest themselves: labels that read like an indicator's name, in a unit that fits.

They are shown to the person to be kept or taken away; nothing is read because of them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.agreement.pack import Agreement
from dashboard.indicators.register import Indicator
from dashboard.indicators.units import convertible
from importers.mapping import Figure
from importers.mapping_places import figure_at
from importers.table import Table, TableValue
from importers.table_labels import compared, unit_key

_ALIKE = 0.6
_CLEARLY = 0.12
_NOT_ACTUAL = re.compile(r"計画|目標|予定|見込|想定|予測|前年|増減|構成比")
_ACTUAL = re.compile(r"実績値?|現状値?|合計|総数|総計|^計$|全体|青梅市|市内|市域|[の等()（）・]")


def proposed(tables: Sequence[Table], agreement: Agreement) -> tuple[Figure, ...]:
    """The lines that suggest themselves on the tables of one sheet, in the register's order.

    An indicator with several methods, or one that two lines read alike for, is left to the person.
    """
    lines = _lines(tables, agreement.municipality.ja)
    best: dict[str, list[tuple[float, Figure]]] = defaultdict(list)
    for figure, value in lines.items():
        scores = sorted(((_likeness(value, one), one.key) for one in agreement.indicators), reverse=True)
        (first, key), (second, _) = scores[0], (scores[1] if len(scores) > 1 else (0.0, ""))
        if first >= _ALIKE and first - second >= _CLEARLY:
            best[key].append((first, figure))
    found = []
    for indicator in agreement.indicators:
        ranked = sorted(best.get(indicator.key, []), key=lambda entry: -entry[0])
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _CLEARLY)
        if alone and len(indicator.methods) <= 1:
            method = next(iter(indicator.methods), "")
            found.append(replace(ranked[0][1], indicator=indicator.key, method=method))
    return tuple(found)


def _lines(tables: Sequence[Table], municipality: str) -> dict[Figure, TableValue]:
    """One value for each line of figures that tell a year and a unit and are no plan; among many cities our own."""
    found: dict[Figure, TableValue] = {}
    for table in tables:
        ours = any(municipality in value.path for value in table.values)
        for value in table.values:
            if value.year is None or value.span or not unit_key(value.unit) or value.issue or value.definition:
                continue
            if ours and municipality not in value.path:
                continue
            if not any(map(_NOT_ACTUAL.search, value.path)):
                found.setdefault(figure_at(value, ""), value)
    return found


def _likeness(value: TableValue, indicator: Indicator) -> float:
    """How far the labels of a figure read like the indicator's name, 0 to 1; 0 in a unit that cannot be its own."""
    if not convertible(unit_key(value.unit), indicator.unit):
        return 0.0
    title = _pairs(indicator.title.ja)
    names = ("".join(value.path[-count:]) for count in range(1, len(value.path) + 1))
    return max((_alike(_pairs(name), title) for name in names), default=0.0)


def _pairs(text: str) -> frozenset[str]:
    plain = _ACTUAL.sub("", unicodedata.normalize("NFKC", compared(text)))
    return frozenset(a + b for a, b in pairwise(plain))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's measure of shared pairs of signs. Worked: {ab, bc} and {ab, bd} → 2·1 / (2 + 2) = 0.5."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
