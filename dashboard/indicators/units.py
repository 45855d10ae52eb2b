"""Units as data: what can be converted into what, exactly, and how each is written."""

import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from dashboard.errors import KnownError
from dashboard.wording import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its key, dimension, size in the dimension's base unit, and how people write it."""

    key: str
    dimension: str
    factor: Fraction
    ja: str
    en: str
    aliases: tuple[str, ...] = ()


def _units(dimension: str, *rows: tuple[str, int | Fraction, str, str, str]) -> list[Unit]:
    return [
        Unit(key, dimension, Fraction(factor), ja, en, tuple(aliases.split())) for key, factor, ja, en, aliases in rows
    ]


_KILOTONNES = "ktCO2 千tCO2 1000tCO2 1,000tCO2 1000t-CO2 1,000t-CO2 千トンCO2 千トン-CO2"

# Factors by definition: 1 cal and t of oil equivalents are left out on purpose, they need a convention.
UNITS: tuple[Unit, ...] = (
    *_units(
        "power",
        ("W", 1, "W", "W", "ワット"),
        ("kW", 1000, "kW", "kW", "キロワット"),
        ("MW", 10**6, "MW", "MW", "メガワット 千kW"),
        ("万kW", 10**7, "万kW", "× 10 MW", ""),
        ("GW", 10**9, "GW", "GW", "ギガワット"),
    ),
    *_units(
        "energy",
        ("Wh", 3600, "Wh", "Wh", ""),
        ("kWh", 3600 * 10**3, "kWh", "kWh", "キロワット時"),
        ("MWh", 3600 * 10**6, "MWh", "MWh", "千kWh メガワット時"),
        ("万kWh", 3600 * 10**7, "万kWh", "× 10 MWh", ""),
        ("GWh", 3600 * 10**9, "GWh", "GWh", "百万kWh"),
        ("億kWh", 3600 * 10**11, "億kWh", "× 100 GWh", ""),
        ("J", 1, "J", "J", ""),
        ("MJ", 10**6, "MJ", "MJ", ""),
        ("GJ", 10**9, "GJ", "GJ", ""),
        ("TJ", 10**12, "TJ", "TJ", ""),
    ),
    *_units(
        "emission",
        ("kg-CO2", Fraction(1, 1000), "kg-CO2", "kg-CO2", "kgCO2"),
        ("t-CO2", 1, "t-CO2", "t-CO2", "tCO2 トン-CO2 トンCO2"),
        ("kt-CO2", 1000, "千t-CO2", "kt-CO2", _KILOTONNES),
        ("万t-CO2", 10**4, "万t-CO2", "× 10 kt-CO2", "万tCO2 万トンCO2 万トン-CO2"),
    ),
    *_units(
        "mass",
        ("g", Fraction(1, 10**6), "g", "g", "グラム"),
        ("kg", Fraction(1, 1000), "kg", "kg", "キログラム"),
        ("t", 1, "t", "t", "トン"),
        ("kt", 1000, "千t", "kt", "千トン 1000t 1,000t"),
        ("万t", 10**4, "万t", "× 10 kt", "万トン"),
    ),
    *_units(
        "volume",
        ("L", 1, "L", "L", "リットル"),
        ("kL", 1000, "kL", "kL", "キロリットル"),
        ("m3", 1000, "m3", "m3", "m³ 立方メートル"),
    ),
    *_units(
        "area",
        ("m2", 1, "m2", "m2", "m² 平方メートル 平米"),
        ("ha", 10**4, "ha", "ha", "ヘクタール"),
        ("km2", 10**6, "km2", "km2", "km² 平方キロメートル"),
    ),
    *_units("share", ("%", Fraction(1, 100), "％", "%", "パーセント"), ("ratio", 1, "割合", "ratio", "")),
    *_units(
        "grid factor",
        ("t-CO2/kWh", 1000, "t-CO2/kWh", "t-CO2/kWh", "tCO2/kWh"),
        ("kg-CO2/kWh", 1, "kg-CO2/kWh", "kg-CO2/kWh", "kgCO2/kWh"),
    ),
    *_units("households", ("households", 1, "世帯", "households", "")),
    *_units(
        "waste",
        ("g/person-day", 1, "g/人・日", "g/person/day", "g/人日 グラム/人・日 g/(人・日) g/人/日"),
    ),
    *_units("money", ("yen", 1, "円", "yen", "JPY"), ("thousand-yen", 1000, "千円", "thousand yen", "")),
    *_units(
        "vehicles",
        ("vehicles", 1, "台", "vehicles", ""),
        ("thousand-vehicles", 1000, "千台", "thousand vehicles", ""),
    ),
    *_units("cases", ("cases", 1, "件", "cases", "")),
    *_units("units", ("units", 1, "基", "units", "口")),
    *_units("buildings", ("buildings", 1, "棟", "buildings", "戸")),
    *_units("schools", ("schools", 1, "校", "schools", "")),
    *_units("trees", ("trees", 1, "本", "trees", "")),
    *_units("times", ("times", 1, "回", "times", "")),
    *_units(
        "persons",
        ("persons", 1, "人", "persons", "名"),
        ("thousand-persons", 1000, "千人", "thousand persons", ""),
    ),
    *_units("sites", ("sites", 1, "か所", "sites", "箇所 カ所 ヶ所 ケ所 個所 施設")),
)  # fmt: skip


def normal(text: str) -> str:
    """``text`` as units are compared: NFKC, no spaces, no brackets around it, one kind of minus."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    for dash in "−‐‑–—ー─":
        plain = plain.replace(dash, "-")
    for lead in ("単位:", "単位"):
        inner = plain.strip("()[]【】〔〕")
        if inner.startswith(lead):
            plain = inner[len(lead) :]
    if plain[:1] + plain[-1:] in ("()", "[]", "【】", "〔〕"):
        plain = plain[1:-1]
    return plain.replace("₂", "2")


_BY_KEY = {unit.key: unit for unit in UNITS}
_BY_NAME = {
    normal(name).casefold(): unit for unit in reversed(UNITS) for name in (unit.key, unit.ja, unit.en, *unit.aliases)
}
# Where case tells units apart (mW is no MW), the exact spelling wins.
_BY_SPELLING = {normal(name): unit for unit in reversed(UNITS) for name in (unit.key, unit.ja, unit.en, *unit.aliases)}


def parse_unit(text: str) -> str | None:
    """The key of the unit people mean by ``text``, or None: ``単位：1,000tCO2`` → ``kt-CO2``."""
    name = normal(text)
    if name in _BY_SPELLING:
        return _BY_SPELLING[name].key
    if name.startswith("m") and name[1:2] in "WwJ":
        return None
    found = _BY_NAME.get(name.casefold())
    return found.key if found else None


def as_meant(unit: str | None, counted: str) -> str | None:
    """``unit`` as it is meant beside figures in ``counted``: a bare tonne of emissions is a tonne of CO2.

    ``t`` beside ``kt-CO2`` → ``t-CO2``; ``t`` beside ``t`` stays a tonne of waste, and ``t-CO2`` is never one.
    ``g`` beside ``g/person-day`` are grammes a person and day: 1人1日当たり stands in the label then.
    """
    if unit == "g" and counted == "g/person-day":
        return counted
    if unit is None or counted not in _BY_KEY or _BY_KEY[counted].dimension != "emission":
        return unit
    named = f"{unit}-CO2"
    return named if named in _BY_KEY else unit


_COUNTS = frozenset(
    ("households", "vehicles", "cases", "units", "buildings", "schools", "trees", "times", "persons", "sites")
)


def known(unit: str) -> bool:
    """Whether ``unit`` is the key of a unit."""
    return unit in _BY_KEY


def dimension_of(unit: str) -> str:
    """What ``unit``, as people write it, measures: ``台`` → vehicles; "" for an unknown one."""
    key = parse_unit(unit)
    return _BY_KEY[key].dimension if key else ""


def thousandth(unit: str) -> str:
    """The unit a thousand times smaller, as people write it: ``千円`` → 円, ``MWh`` → kWh; "" where there is none."""
    key = parse_unit(unit)
    if key is None:
        return {"百万円": "千円", "億円": ""}.get(normal(unit), "")
    entry = _BY_KEY[key]
    alike = (one for one in UNITS if (one.dimension, one.factor * 1000) == (entry.dimension, entry.factor))
    return next((one.ja for one in alike), "")


def counted(unit: str) -> bool:
    """Whether figures in ``unit`` count things or people: there is no count below zero."""
    return unit in _BY_KEY and _BY_KEY[unit].dimension in _COUNTS


def unit_label(unit: str, language: Language) -> str:
    """How ``unit`` is written for people: ``千t-CO2`` or ``kt-CO2``."""
    entry = _BY_KEY[unit]
    return entry.ja if language == "ja" else entry.en


def convertible(unit: str, other: str) -> bool:
    """Whether figures in ``unit`` can be given in ``other``."""
    return unit in _BY_KEY and other in _BY_KEY and _BY_KEY[unit].dimension == _BY_KEY[other].dimension


def convert(value: float, unit: str, other: str) -> float:
    """``value`` in ``unit`` given in ``other``, exact but for the last rounding to a float.

    Works on the shortest decimal form, so that 3.4 MW is 3400 kW and not 3399.9999999999995.
    Raises KnownError ``units.mismatch`` across dimensions (kW is no kWh).
    """
    if unit == other:
        return value
    if not convertible(unit, other):
        raise KnownError("units.mismatch", unit=unit, other=other)
    return float(Fraction(repr(float(value))) * _BY_KEY[unit].factor / _BY_KEY[other].factor)
