"""A figure against its neighbours in time: totals that only grow must not fall, and nothing leaps tenfold unasked."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dashboard.agreement.pack import Agreement
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.indicators.register import Indicator, Kind
from importers.checks import precision
from importers.issues import Findings

LEAP = 10.0
"""How many times the figure of the year before a figure may be before it is asked about."""
SMALLEST = 10.0
"""Below this (in the indicator's unit) a figure is too small to say anything about the next one."""
SLIP = 500.0
"""From this many times on even a small figure is asked about: a thousandfold is a wrong unit."""
LONGEST_GAP = 5
"""Figures further apart (in years) are not compared."""
_YEAR = 12
"""Months of a year."""

Place = tuple[SeriesKey, int]


def check_course(
    indicator: Indicator, entries: Iterable[Observation], held: Mapping[Place, Observation], findings: Findings
) -> None:
    """Warn about every pair of neighbouring years in which a new figure falls or leaps against what it may.

    ``entries`` are a file's new or changed figures of one series, ``held`` what the record has. 例示 is only
    held against 例示. Worked: 累計 120 after 130 falls; 5,000 after 480 leaps (more than tenfold).
    """
    told = {entry.period.fiscal_year: entry for entry in entries}
    for before, after in _neighbours(told, held):
        if indicator.cumulative and _falls(before, after):
            _warn("imports.check.falls", indicator, before, after, told, findings)
        elif (limit := indicator.per_year_limit) is not None:
            years = after.period.fiscal_year - before.period.fiscal_year
            if abs(_value(after) - _value(before)) > limit * years:
                _warn("imports.check.limit", indicator, before, after, told, findings)
        elif _leaps(before, after):
            _warn("imports.check.leap", indicator, before, after, told, findings)


def _neighbours(
    told: dict[int, Observation], held: Mapping[Place, Observation]
) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of consecutive figures of the series, one of them at least from the file."""
    if not told:
        return
    key = next(iter(told.values())).key
    course = {year: entry for (series, year), entry in held.items() if series == key} | told
    for example in (False, True):
        years = sorted(
            year
            for year, entry in course.items()
            if entry.value is not None and (entry.status is Status.EXAMPLE) is example
        )
        for first, second in pairwise(years):
            if (first in told or second in told) and second - first <= LONGEST_GAP:
                yield course[first], course[second]


def _falls(before: Observation, after: Observation) -> bool:
    """Whether the later figure is lower; only figures written with different precision may differ by their rounding."""
    apart = precision(before) != precision(after)
    allowed = max(precision(before), precision(after)) if apart else 0.0
    return _value(after) < _value(before) - allowed


def _leaps(before: Observation, after: Observation) -> bool:
    low, high = sorted((_value(before), _value(after)))
    return (low >= SMALLEST and high > LEAP * low) or (low > 0 and high >= SLIP * low)


def _value(entry: Observation) -> float:
    return entry.value if entry.value is not None else 0.0


def _warn(
    key: str,
    indicator: Indicator,
    before: Observation,
    after: Observation,
    told: dict[int, Observation],
    findings: Findings,
) -> None:
    """The warning stands at the later figure where the file has it, else at the earlier one."""
    year = after.period.fiscal_year
    source = (after if told.get(year) is after else before).provenance
    part = indicator.dimension_title(after.key.dimension, "ja") if after.key.dimension else ""
    findings.warning(
        key,
        source.sheet,
        source.cell,
        source.raw,
        title=f"{indicator.title.ja}（{part}）" if part else indicator.title.ja,
        year=year,
        new=f"{_value(after):,.12g}",
        before=before.period.fiscal_year,
        old=f"{_value(before):,.12g}",
    )


def check_future(entries: Iterable[Observation], today: datetime.date, findings: Findings) -> None:
    """An error for every figure of a year that has not begun, or of a day to come: it can be no actual one.

    Worked: on 2024-05-01 a figure of fiscal 2025 is refused, one of fiscal 2024 is not. 例示 may stand anywhere.
    """
    for entry in entries:
        day, source = entry.period.as_of, entry.provenance
        ahead = entry.period.fiscal_year > fiscal_year_of(today) or (day is not None and day > today)
        if ahead and entry.value is not None and entry.status is not Status.EXAMPLE:
            year = entry.period.fiscal_year
            findings.error("imports.check.future", source.sheet, source.cell, source.raw, year=year)


def check_running(
    agreement: Agreement, entries: Iterable[Observation], today: datetime.date, findings: Findings
) -> None:
    """One question for each sheet about flows of the year still running that cannot be known yet.

    Those are figures published long after their year (``due_months`` over twelve), and 確定値. Worked: in November 2026
    CO2 of fiscal 2026 is asked about, the seminars held so far are not, as long as they are 速報値.
    """
    sheets: dict[str, list[tuple[Indicator, Observation]]] = {}
    for entry in entries:
        indicator = agreement.indicator(entry.key.indicator)
        if indicator is None or indicator.kind is not Kind.FLOW or entry.value is None:
            continue
        running = entry.period.fiscal_year == fiscal_year_of(today) and entry.status is not Status.EXAMPLE
        if running and (indicator.due_months > _YEAR or entry.status is Status.CONFIRMED):
            sheets.setdefault(entry.provenance.sheet, []).append((indicator, entry))
    for sheet, cases in sheets.items():
        titles = "、".join(dict.fromkeys(indicator.title.ja for indicator, _ in cases))
        source = cases[0][1].provenance
        year = cases[0][1].period.fiscal_year
        findings.warning("imports.check.running", sheet, source.cell, source.raw, year=year, titles=titles)
