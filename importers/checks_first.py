"""First real figures against whatever else is known of the indicator: the value they replace, another method, 例示."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.agreement.pack import Agreement
from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.indicators.register import Indicator
from dashboard.wording import wording
from importers.checks_course import LEAP, LONGEST_GAP, SMALLEST
from importers.issues import Findings

Place = tuple[SeriesKey, int]
_NAMED = 5
"""So many figures are named in one question."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A figure of the file beside one that differs from it more than tenfold, of ``kind`` old, method or example."""

    new: Observation
    other: Observation
    kind: str


def check_first_figures(
    agreement: Agreement, taken: Iterable[Observation], held: Mapping[Place, Observation], findings: Findings
) -> None:
    """One question for each sheet about figures more than tenfold away from what is known of their indicator.

    A figure whose series has real neighbours is left to ``check_course``. Worked: 1,200 chargers where the record has
    60 as 例示 and nothing else; 590,700 by one method where another gives 590.7.
    """
    fresh = [entry for entry in taken if entry.value is not None and entry.status is not Status.EXAMPLE]
    known: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for each in (*held.values(), *fresh):
        known[each.key.indicator, each.key.dimension].append(each)
    sheets: dict[str, list[Unlike]] = {}
    for entry in fresh:
        if (unlike := _unlike(entry, known[entry.key.indicator, entry.key.dimension], held)) is not None:
            sheets.setdefault(entry.provenance.sheet, []).append(unlike)
    for sheet, cases in sheets.items():
        told = [text for case in cases[:_NAMED] if (text := _case(case, agreement.indicator(case.new.key.indicator)))]
        words = "、".join(told) + ("…" if len(cases) > _NAMED else "")
        source = cases[0].new.provenance
        findings.warning("imports.check.unlike", sheet, source.cell, source.raw, count=len(cases), cases=words)


def _unlike(entry: Observation, known: Sequence[Observation], held: Mapping[Place, Observation]) -> Unlike | None:
    """The first kind of other figure that is known of the same thing tells: the value replaced, a method, 例示.

    ``known`` are the figures of the record and the file about the same part of the same indicator.
    """
    old = held.get((entry.key, entry.period.fiscal_year))
    if old is not None and old.value is not None and old.status is not Status.EXAMPLE:
        return Unlike(entry, old, "old") if old.status is not Status.CONFIRMED and _apart(entry, old) else None
    near = [each for each in known if each.value is not None and _years(entry, each) <= LONGEST_GAP]
    real = [each for each in near if each.status is not Status.EXAMPLE]
    if any(each.key == entry.key and held.get((each.key, each.period.fiscal_year)) is each for each in real):
        return None
    of_methods = [each for each in real if each.key.method != entry.key.method]
    examples = [each for each in near if each.key == entry.key and each.status is Status.EXAMPLE]
    for kind, others in (("method", of_methods), ("example", examples)):
        nearest = min(others, key=lambda each: _years(entry, each), default=None)
        if nearest is not None:
            return Unlike(entry, nearest, kind) if _apart(entry, nearest) else None
    return None


def _years(entry: Observation, other: Observation) -> int:
    return abs(entry.period.fiscal_year - other.period.fiscal_year)


def _apart(entry: Observation, other: Observation) -> bool:
    low, high = sorted((abs(entry.value or 0.0), abs(other.value or 0.0)))
    return low > 0 and high >= SMALLEST and high > LEAP * low


def _case(case: Unlike, indicator: Indicator | None) -> str:
    """``EV充電設備の基数 R16「1200」（例示の2025年度は60）``."""
    if indicator is None:
        return ""
    part = case.new.key.dimension
    title = indicator.title.ja + (f"（{indicator.dimension_title(part, 'ja')}）" if part else "")
    source, other = case.new.provenance, case.other
    facts = {"year": other.period.fiscal_year, "value": f"{other.value:,.12g}"}
    beside = wording("ja")(f"imports.check.unlike_{case.kind}", **facts)
    return f"{title} {source.cell}「{source.raw}」（{beside}）"
