"""A progress sheet as a whole: is it older than the record, does it leave out what is due?"""

import datetime
from collections.abc import Iterable, Mapping

from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import SheetSubject
from dashboard.indicators.fiscal import parse_year
from dashboard.indicators.health import last_due_year
from dashboard.indicators.observation import Observation, SeriesKey
from dashboard.indicators.register import Indicator
from importers.issues import Findings

Place = tuple[SeriesKey, int]
_NAMED = 5
"""So many indicators are named in one sentence."""


def check_age(
    period: str, changed: Iterable[Observation], held: Mapping[Place, Observation], findings: Findings
) -> None:
    """Warn where a sheet that changes figures reports on an earlier year than the record already has."""
    label = parse_year(period)
    keys = {entry.key for entry in changed}
    newest = max((year for key, year in held if key in keys), default=0)
    if label is not None and keys and newest > label.period.fiscal_year:
        findings.warning("imports.check.older", period=period, newest=newest)


def check_due(
    subject: SheetSubject,
    told: Iterable[Observation],
    held: Iterable[Place],
    agreement: Agreement,
    today: datetime.date,
) -> list[tuple[Indicator, int]]:
    """The subject's indicators whose newest due year neither the sheet nor the record tells, each with that year.

    Worked: with six months after the year's end, fiscal 2025 is due once 30 September 2026 is over.
    """
    known = {(entry.key.indicator, entry.period.fiscal_year) for entry in told}
    known |= {(key.indicator, year) for key, year in held}
    found = []
    for indicator in agreement.indicators:
        if subject.item in indicator.items or subject.goal in indicator.goals:
            year = last_due_year(today, indicator.due_months)
            if (indicator.key, year) not in known:
                found.append((indicator, year))
    return found


def tell_due(absent: list[tuple[Indicator, int]], sheet: str, findings: Findings) -> None:
    """One note about all figures that are due and absent."""
    if absent:
        names = [f"{indicator.title.ja}（{year}年度）" for indicator, year in absent[:_NAMED]]
        titles = "、".join(names) + ("…" if len(absent) > _NAMED else "")
        findings.note("imports.check.due", sheet, count=len(absent), titles=titles)
