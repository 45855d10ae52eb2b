"""Files read by a mapping made by hand; where labels have moved or changed, the new place is proposed and asked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.agreement.pack import Agreement
from dashboard.indicators.observation import Observation, Status
from dashboard.indicators.register import Indicator
from dashboard.indicators.units import as_meant, convertible, parse_unit, unit_label
from importers.cell import Sheet, Workbook
from importers.issues import Findings
from importers.mapping import Figure, HandMapping
from importers.mapping_places import Found, locate
from importers.observing import Observer, Place
from importers.statistics import single
from importers.stock_days import period_of_value, tell_open_end
from importers.table import Table, TableValue
from importers.table_finding import find_tables
from importers.table_labels import is_plan
from importers.understood import Understood
from importers.whole_years import Together, of_whole_years


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its tables."""

    workbook: Workbook
    sheet: Sheet
    tables: tuple[Table, ...]


def read_mapped(
    workbook: Workbook, agreement: Agreement, mappings: Sequence[HandMapping], *, asked: bool = False
) -> Understood | None:
    """What the workbook says by the mappings that fit it; None where none does.

    ``asked`` tells that a person named the mappings for this very file: then they are used even where they find
    nothing, and say so.
    """
    pages: dict[str, Page] = {}
    findings = Findings(workbook.name)
    observations: list[Observation] = []
    used: list[str] = []
    for mapping in mappings:
        places = _places(mapping, workbook, pages)
        if not places or not (asked or _speaks_of(places)):
            continue
        used.append(mapping.name)
        for page, found in places:
            observations += _observations(page, found, agreement, findings)
    if asked and not used:
        findings.error("mapping.no_sheet", sheet="、".join(mapping.sheet for mapping in mappings))
    if not used and not asked:
        return None
    layout = "mapping:" + "、".join(used or [mapping.name for mapping in mappings])
    return Understood(layout, single(observations, findings), issues=tuple(findings.issues))


def _speaks_of(places: Sequence[tuple[Page, Found]]) -> bool:
    """Whether a mapping means this workbook: half of its lines or more are found in one way or another."""
    told = sum(found.state != "absent" for _, found in places)
    return told > 0 and told * 2 >= len(places)


def moved_mappings(workbook: Workbook, mappings: Sequence[HandMapping]) -> tuple[HandMapping, ...]:
    """Those mappings that mean this workbook but stand elsewhere in it, with the new places: the person's yes."""
    pages: dict[str, Page] = {}
    meant = [mapping for mapping in mappings if _speaks_of(_places(mapping, workbook, pages))]
    confirmed = [(mapping, confirmed_places(workbook, mapping)) for mapping in meant]
    return tuple(new for old, new in confirmed if new != old)


def confirmed_places(workbook: Workbook, mapping: HandMapping) -> HandMapping:
    """The mapping with the places and labels found in ``workbook`` in place of the old ones: the person's yes."""
    figures = []
    for page, found in _places(mapping, workbook, {}):
        assert page is not None
        figure = found.figure
        if found.state == "renamed":
            value = found.values[0]
            row = value.row_path[-max(len(figure.row), 1) :] if figure.row else ()
            column = value.column_path[-max(len(figure.column), 1) :] if figure.column else ()
            figure = replace(figure, row=row, column=column)
        if found.state in ("renamed", "moved"):
            row_at, column_at = found.at
            figure = replace(figure, at_row=row_at, at_column=column_at)
        figures.append(figure)
    return replace(mapping, figures=tuple(figures)) if figures else mapping


def _places(mapping: HandMapping, workbook: Workbook, pages: dict[str, Page]) -> list[tuple[Page, Found]]:
    """Each line of the mapping with the sheet it is best found on."""
    fitting = [sheet for sheet in workbook.sheets if mapping.fits(sheet.name)]
    for sheet in fitting:
        if sheet.name not in pages:
            pages[sheet.name] = Page(workbook, sheet, find_tables(sheet, workbook.name))
    places = []
    for figure in mapping.figures:
        found = [(pages[sheet.name], locate(figure, pages[sheet.name].tables)) for sheet in fitting]
        exact = [entry for entry in found if entry[1].state in ("found", "moved", "several")]
        places += exact or sorted(found, key=lambda entry: entry[1].state == "absent")[:1]
    return places


def _observations(page: Page, found: Found, agreement: Agreement, findings: Findings) -> list[Observation]:
    """The figures of one line; none where a person has to be asked first."""
    figure = found.figure
    indicator = agreement.indicator(figure.indicator)
    assert indicator is not None, "mappings are checked when they are read"
    sheet = page.sheet.name
    labels = " / ".join((*figure.row, *figure.column))
    if found.state != "found":
        facts = {"title": indicator.title.ja, "labels": labels, "old": found.old, "new": found.new}
        cell = found.values[0].a1 if found.values else ""
        findings.error(f"mapping.{found.state}", sheet, cell, "", found=found.label, **facts)
        return []
    observations = []
    _check_totals(page, found.values, findings)
    actual = _without_plans(found.values, figure, sheet, findings)
    for together in of_whole_years(actual, page.tables, indicator, sheet, findings):
        entries = [_observation(page, value, figure, indicator, findings) for value in together]
        sound = [entry for entry in entries if entry is not None]
        if len(sound) == len(together):
            observations.append(sound[0] if len(sound) == 1 else _sum(together, sound))
    return observations


def _sum(together: Together, parts: Sequence[Observation]) -> Observation:
    """One figure for the year, with a note that says which figures were added up."""
    raw = " ＋ ".join(entry.provenance.raw for entry in parts)
    words = "＋".join(value.span.words for value in together if value.span)
    cells = "、".join(entry.provenance.cell for entry in parts)
    note = "、".join(dict.fromkeys(filter(None, (f"{words}の合計：{cells}", *(entry.note for entry in parts)))))
    value = math.fsum(entry.value for entry in parts if entry.value is not None)
    return replace(parts[0], value=value, provenance=parts[0].provenance._replace(raw=raw), note=note)


def _check_totals(page: Page, values: Sequence[TableValue], findings: Findings) -> None:
    """A warning for every total on the sheet that differs from its parts, where it or a part is among ``values``."""
    used = {value.a1 for value in values}
    for table in page.tables:
        for check in table.checks:
            if not check.agrees and used & {check.cell, *check.parts}:
                findings.warning("tables.total_differs", page.sheet.name, check.cell, "", **check.facts)


def _without_plans(values: Sequence[TableValue], figure: Figure, sheet: str, findings: Findings) -> list[TableValue]:
    """The figures that are no targets or forecasts, unless the mapping names such a word; what is left out is told."""
    plans = [value for value in values if is_plan(value.path)] if not is_plan((*figure.row, *figure.column)) else []
    if plans:
        findings.note("tables.plans_left", sheet, plans[0].a1, plans[0].raw, count=len(plans))
    return [value for value in values if value not in plans]


def _observation(
    page: Page, value: TableValue, figure: Figure, indicator: Indicator, findings: Findings
) -> Observation | None:
    unit = _unit(value, figure, indicator, page, findings)
    cell = page.sheet.cell(value.row, value.column)
    period = period_of_value(value, indicator)
    if unit is None or cell is None or period is None:
        return None
    tell_open_end(value, indicator, page.sheet.name, findings)
    chosen = Status(figure.status)
    status = chosen if chosen is Status.EXAMPLE else Status(value.status or chosen)
    place = Place(indicator, figure.dimension, figure.method, unit, status)
    observer = Observer(page.workbook, page.sheet, findings)
    return observer.observe(cell, place, period, value.beside, value.issue)


def _unit(value: TableValue, figure: Figure, indicator: Indicator, page: Page, findings: Findings) -> str | None:
    """The unit of bare numbers: as the table states it, else as the mapping does; None with an issue otherwise."""
    stated = parse_unit(value.unit) if value.unit else None
    for unit in (as_meant(stated, indicator.unit), as_meant(figure.unit, indicator.unit)):
        if unit and convertible(unit, indicator.unit):
            return unit
    expected = unit_label(indicator.unit, "ja")
    key = "mapping.unit_differs" if value.unit else "mapping.no_unit"
    findings.error(key, page.sheet.name, value.a1, value.raw, found=value.unit, expected=expected)
    return None
