"""Totals against their parts: by the sums that layouts state, and where the pack says that the parts are complete."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.indicators.register import Indicator
from dashboard.wording import wording
from importers.checks import check_sums
from importers.issues import Findings
from importers.layout import Sum, layouts

Place = tuple[SeriesKey, int]
Cells = Collection[tuple[str, str]]


def check_parts(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    held: Mapping[Place, Observation],
    findings: Findings,
    told: Cells = (),
) -> None:
    """Warn where a total of a file and its parts differ; what the file leaves out is taken from ``held``, the record.

    例示 is added up with 例示 only. ``told`` are (sheet, cell) where a sum has been asked about already. Worked: a
    sheet has 19,800 vehicles, 1,130 BEV, 830 PHV and 20 FCV: 1,980 is not 19,800.
    """
    known = {indicator.key: indicator for indicator in indicators}
    groups: dict[tuple[str, str, int, bool], dict[str, Observation]] = defaultdict(dict)
    for entry in observations:
        example = entry.status is Status.EXAMPLE
        groups[entry.key.indicator, entry.key.method, entry.period.fiscal_year, example][entry.key.dimension] = entry
    for (key, method, _, _), entries in groups.items():
        indicator = known.get(key)
        if indicator is not None:
            rules = sums_of(indicator, method)
            _check(rules, entries | _from_record(indicator, rules, entries, held), entries, findings, told)


def _check(
    rules: Iterable[Sum],
    entries: Mapping[str, Observation],
    fresh: Mapping[str, Observation],
    findings: Findings,
    told: Cells,
) -> None:
    """Check each total once, at its own cell or, where the record has it, at the first of its parts in the file."""
    done: set[str] = set()
    for rule in rules:
        at = next((fresh[part] for part in (rule.total, *rule.parts) if part in fresh), None)
        if at is None or rule.total in done or (at.provenance.sheet, at.provenance.cell) in told:
            continue
        before = len(findings.issues)
        check_sums(entries, [rule], findings, at=at.provenance)
        if len(findings.issues) > before:
            done.add(rule.total)


def _from_record(
    indicator: Indicator, rules: Iterable[Sum], entries: Mapping[str, Observation], held: Mapping[Place, Observation]
) -> dict[str, Observation]:
    """The total and parts that the file does not tell, as the record has them for the same year and day."""
    first = next(iter(entries.values()))
    days = {entry.period.as_of for entry in entries.values() if entry.period.as_of}
    found: dict[str, Observation] = {}
    for part in {name for rule in rules for name in (rule.total, *rule.parts)} - entries.keys():
        entry = held.get((first.key._replace(dimension=part), first.period.fiscal_year))
        if entry is None or entry.value is None or (entry.status is Status.EXAMPLE) != _is_example(first):
            continue
        if not days or entry.period.as_of is None or entry.period.as_of in days:
            title = indicator.dimension_title(part, "ja")
            words = wording("ja")("imports.check.in_record", part=title, value=f"{entry.value:,.12g}")
            found[part] = replace(entry, provenance=entry.provenance._replace(cell=words))
    return found


def _is_example(entry: Observation) -> bool:
    return entry.status is Status.EXAMPLE


def sums_of(indicator: Indicator, method: str) -> tuple[Sum, ...]:
    """The sums that hold for an indicator in one method, each set of parts once.

    Worked: complete parts ``a``, ``b``, ``a/x``, ``a/y`` → whole = a + b, a = a/x + a/y.
    """
    stated = [layout.sums for layout in layouts() if (layout.indicator, layout.method) == (indicator.key, method)]
    rules = [rule for sums in stated for rule in sums]
    if indicator.parts_add_up:
        under: dict[str, list[str]] = defaultdict(list)
        for part in indicator.dimensions:
            under[part.key.rpartition("/")[0]].append(part.key)
        rules += [Sum(total, tuple(parts)) for total, parts in under.items()]
    return tuple({(rule.total, frozenset(rule.parts)): rule for rule in rules}.values())
