"""All checks of one file, after it was understood and before anything is stored: errors block, warnings ask."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import subjects
from dashboard.indicators.observation import Observation, SeriesKey
from importers.cell import Workbook
from importers.checks_course import check_course, check_future, check_running
from importers.checks_first import check_first_figures
from importers.checks_growth import check_printed_growth
from importers.checks_parts import check_parts
from importers.checks_sheet import check_age, check_due, tell_due
from importers.checks_written import Entered
from importers.issues import Findings, Issue
from importers.progress_sheet import LAYOUT as PROGRESS_SHEET
from importers.report import Change
from importers.understood import Understood

Place = tuple[SeriesKey, int]
_SUMS = frozenset(("imports.check.sum", "tables.total_differs"))
_FOLDED = frozenset(("imports.check.converted", "imports.sheet.status_default"))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a file is checked against: the record's figures and when it got what else, its agreement, the day.

    ``room`` is what is left for originals, in bytes.
    """

    held: Mapping[Place, Observation]
    agreement: Agreement
    today: datetime.date
    room: int
    entered: Entered


def check_file(workbook: Workbook, understood: Understood, changes: Sequence[Change], known: Knowledge) -> list[Issue]:
    """What the figures of one file, taken together, give reason to ask."""
    findings = Findings(workbook.name)
    taken = [change.new for change in changes if change.kind != "same"]
    _check_courses(taken, known, findings)
    _check_parts(understood, taken, known, findings)
    check_printed_growth(workbook, understood.observations, findings)
    if understood.layout == PROGRESS_SHEET:
        _check_progress_sheet(understood, changes, known, findings)
    check_first_figures(known.agreement, taken, known.held, findings)
    check_future([change.new for change in changes], known.today, findings)
    check_running(known.agreement, taken, known.today, findings)
    if taken and workbook.size > known.room:
        findings.note("imports.check.no_room", file=workbook.name)
    return findings.issues


def _check_courses(taken: Sequence[Observation], known: Knowledge, findings: Findings) -> None:
    by_series: dict[SeriesKey, list[Observation]] = defaultdict(list)
    for entry in taken:
        by_series[entry.key].append(entry)
    for key, entries in by_series.items():
        indicator = known.agreement.indicator(key.indicator)
        if indicator is not None:
            check_course(indicator, entries, known.held, findings)


def _check_parts(understood: Understood, taken: Sequence[Observation], known: Knowledge, findings: Findings) -> None:
    """Totals against parts for the years in which something would change, but for those asked about already."""
    fresh = {(entry.key.indicator, entry.key.method, entry.period.fiscal_year) for entry in taken}
    entries = [
        entry
        for entry in understood.observations
        if (entry.key.indicator, entry.key.method, entry.period.fiscal_year) in fresh
    ]
    told = {(issue.sheet, issue.cell) for issue in understood.issues if issue.key in _SUMS}
    check_parts(known.agreement.indicators, entries, known.held, findings, told)


def _check_progress_sheet(
    understood: Understood, changes: Sequence[Change], known: Knowledge, findings: Findings
) -> None:
    changed = [change.new for change in changes if change.kind == "changed"]
    check_age(understood.period, changed, known.held, findings)
    subject = next((entry for entry in subjects(known.agreement) if entry.key == understood.subject), None)
    if subject is not None and understood.observations:
        tell_due(check_due(subject, understood.observations, known.held, known.agreement, known.today), "", findings)


def told_once(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues with notes of one kind folded into the first: a conversion of a sheet, a status nobody filled in."""

    def kind(issue: Issue) -> tuple[object, ...]:
        values = dict(issue.values)
        return issue.key, issue.sheet, values.get("found"), values.get("expected")

    counts = Counter(kind(issue) for issue in issues if issue.key in _FOLDED)
    kept: list[Issue] = []
    for issue in issues:
        if issue.key not in _FOLDED:
            kept.append(issue)
        elif count := counts.pop(kind(issue), 0):
            more = (("more", count - 1),)
            folded = replace(issue, key=f"{issue.key}_more", values=(*issue.values, *more))
            kept.append(folded if count > 1 else issue)
    return tuple(kept)
