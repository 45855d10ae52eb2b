"""Whether every target lies after the base year its line starts from, the targets already known among them."""

from collections.abc import Mapping, Sequence

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import TARGET, TargetEntry, entries_of, pathways_on, target_entry
from importers.issues import Findings
from importers.understood import SettingRow


def check_bases(rows: Sequence[SettingRow], agreement: Agreement, known: Mapping[str, str], findings: Findings) -> None:
    """Write down an issue at the row that gives a scenario a base year which another of its targets does not follow.

    A sheet row may name a base year of its own, and the newest row's counts for the whole line: 2030 as the base of
    a target for 2050 would leave a target for 2030 without a line to it. ``known`` are the targets there were before.
    """
    entered = {row.name: row for row in rows if row.name.startswith(TARGET) and known.get(row.name) != row.text}
    merged = {**known, **{name: row.text for name, row in entered.items()}}
    told: set[tuple[str, int]] = set()
    for name, row in entered.items():
        entry = target_entry(name, row.text)
        for base, year in _not_after(entry, agreement, merged):
            if (entry.pathway, year) not in told:
                told.add((entry.pathway, year))
                values = {"base": base, "year": year, "scenario": entry.scenario}
                findings.error("target.issue.base_among", row.sheet, row.cell, row.raw, **values)


def _not_after(entry: TargetEntry, agreement: Agreement, settings: Mapping[str, str]) -> list[tuple[int, int]]:
    """(base year, target year) of the targets that do not lie after it, on any day from the first of ``entry`` on."""
    days = {other.begins for other in entries_of(settings) if other.pathway == entry.pathway}
    lines = [
        line
        for day in sorted(day for day in days if day >= entry.begins)
        for line in pathways_on(agreement, settings, day)
        if line.key == entry.pathway
    ]
    return [
        (line.base_year, milestone.fiscal_year)
        for line in lines
        for milestone in line.milestones
        if milestone.fiscal_year <= line.base_year and entry.year > entry.base_year
        if line.base_year == entry.base_year or milestone.fiscal_year == entry.year
    ]
