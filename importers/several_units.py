"""Units told for a whole table at once, 単位：台、％ or 上段：件 下段：kW: which figure has which, or a question."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard.indicators.units import dimension_of, parse_unit
from importers.table import TableIssue, TableValue
from importers.table_labels import measure
from importers.table_units import is_share

_BETWEEN = re.compile(r"[、,・/･]|\s+|及び|と")
_TIERS = re.compile(r"上段\s*[:：=]?\s*(?P<upper>[^\s、,]+?)[\s、,/]*下段\s*[:：=]?\s*(?P<lower>[^\s、,()]+)")
_WORDS = {
    "power": r"容量|出力",
    "energy": r"電力量|発電量|電気.*量|供給量|売電量|熱量|エネルギー.*量",
    "emission": r"CO2|二酸化炭素|温室効果ガス|排出量|削減量|吸収量",
    "mass": r"重量|収集量|排出量|処理量|搬入量|資源化量|焼却量|ごみ.*量",
    "volume": r"水量|水道.*量|ガス.*量|燃料.*量|ガソリン|灯油|軽油|重油",
    "area": r"面積",
    "money": r"金額|料金|費用?$|額$|経費|予算|決算|単価|使用料",
    "persons": r"人数|人口|参加者|者数|人員",
    "households": r"世帯",
    "vehicles": r"台数",
    "units": r"基数|台数|口数",
    "buildings": r"棟数|戸数",
    "schools": r"校数|学校数",
    "times": r"回数",
    "cases": r"件数",
    "trees": r"本数",
    "sites": r"[箇個かカヶケ]所数|施設数",
    "share": r"(?:比|率|割合|シェア|構成)$",
}
"""Words of labels that tell of which dimension a figure is."""
_OTHER = {"百万円": "money", "億円": "money"}
_CHANGE = re.compile(r"増減|伸び|前年|進捗|達成|普及|変化|対比")


@lru_cache(maxsize=2000)
def units_told(text: str) -> tuple[str, ...]:
    """The units that a text lists, two or more; none where it is one unit, or something else.

    Worked: ``台、%`` → 台 and %; ``件・kW`` → 件 and kW; ``g/人・日`` and ``1,000tCO2`` are one.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if parse_unit(plain):
        return ()
    parts = [part for part in _BETWEEN.split(plain) if part]
    units = [measure(part) for part in parts]
    known = all(units) and ("/" not in plain or all(map(parse_unit, parts)))
    return tuple(dict.fromkeys(units)) if known and len(set(units)) > 1 else ()


def tiers_told(text: str) -> tuple[str, str] | None:
    """The units of the upper and of the lower line of each label: ``上段：件 下段：kW``; None where it tells none."""
    found = _TIERS.search(unicodedata.normalize("NFKC", text))
    upper, lower = (measure(found["upper"]), measure(found["lower"])) if found else ("", "")
    return (upper, lower) if upper and lower else None


def with_own_units(values: list[TableValue], told: str) -> tuple[list[TableValue], list[TableIssue]]:
    """The figures, each with its own of the units ``told`` for all; where nothing decides, none and one question."""
    if (tiers := tiers_told(told)) is not None:
        return _in_tiers(values, told, tiers), []
    units = units_told(told)
    if not units:
        return values, []
    lines = {_line(value): value for value in values if _open(value, told)}
    own = {line: _by_words(value, units) for line, value in lines.items()}
    owned = {*own.values(), *(unicodedata.normalize("NFKC", value.unit) for value in values)}
    left = [line for line, unit in own.items() if not unit]
    alone = any(len({line[axis] for line in left}) == 1 for axis in (0, 1))
    for line in left:
        own[line] = _by_the_others(lines[line], units, owned, alone=alone)
    found = [value._replace(unit=own[_line(value)]) if _open(value, told) else value for value in values]
    first = next((value for value in found if not value.unit and own.get(_line(value)) == ""), None)
    facts = (("told", told), ("labels", " / ".join(first.path)), ("choices", "、".join(units))) if first else ()
    return found, [TableIssue("tables.units_open", first.a1, facts)] if first else []


def _line(value: TableValue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return value.row_path[-1:], value.column_path[-1:]


def _open(value: TableValue, told: str) -> bool:
    """Whether only the units of the whole table are told for a figure."""
    return value.unit == told or (not value.unit and any(map(is_share, value.path)))


def _by_words(value: TableValue, units: Sequence[str]) -> str:
    """The only one of ``units`` that fits the words over or beside a figure; "" where none or several do."""
    labels = (*value.row_path[-1:], *value.column_path[-1:])
    if any(map(is_share, labels)):
        return "%" if "%" in units else ""
    fitting = {unit for unit in units if any(_fits(unit, label) for label in labels)}
    return fitting.pop() if len(fitting) == 1 else ""


def _fits(unit: str, label: str) -> bool:
    plain = unicodedata.normalize("NFKC", label)
    words = _WORDS.get(_OTHER.get(unit) or dimension_of(unit), "")
    return f"{unit}数" in plain or bool(words and re.search(words, plain))


def _by_the_others(value: TableValue, units: Sequence[str], owned: Iterable[str], *, alone: bool) -> str:
    """The unit left when the others have their figures: 台 beside 普及率 in ％, or the last for the last line."""
    if any(map(_CHANGE.search, value.path)) or any(map(is_share, value.path)):
        return ""
    plain = [unit for unit in units if unit != "%"]
    if len(plain) == 1 and len(units) == 2 and "%" in owned:
        return plain[0]
    left = [unit for unit in units if unit not in owned]
    return left[0] if alone and len(left) == 1 else ""


def _in_tiers(values: list[TableValue], told: str, tiers: tuple[str, str]) -> list[TableValue]:
    """The figures of each label's first row with the upper unit, those of the row below it with the lower."""
    rows: dict[int, bool] = {}
    before: tuple[tuple[str, ...], bool] = ((), True)
    for value in values:
        if value.row not in rows:
            lower = value.row_path == before[0] and not before[1]
            rows[value.row] = lower
            before = (value.row_path, lower)
    return [value._replace(unit=tiers[rows[value.row]]) if value.unit in (told, "") else value for value in values]
