"""Targets and factors as the committee decides them: a form to fill in, and settings of the record.

The pack brings the targets known when the record was made. Each later decision is a version of its own under
``target.<pathway>.<year>.<valid from>``, so that it never overwrites the one before: what was valid on a day,
as the record stood then, can always be told. ``exports.target_sheet`` writes the form as a workbook and
``importers.target_sheet`` reads it back; labels come from ``wording`` (area ``target``).
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.agreement.pack import Agreement
from dashboard.indicators.factors import Factor, Factors, FactorState
from dashboard.indicators.observation import Disclosure, SeriesKey
from dashboard.indicators.pathway import Milestone, Pathway, PathwayKind, TargetState
from dashboard.indicators.register import Text
from dashboard.indicators.shapes import Shape

TARGET, FACTOR = "target.", "factor."
COVER_ROWS = ("pack", "agreement", "author", "written")
TARGET_COLUMNS = (
    *("pathway", "scenario", "indicator", "part", "indicator_title", "unit", "method", "base_year", "shape", "kind"),
    *("year", "value", "reduction", "target_method", "state", "adopted_by", "adopted_on", "valid_from"),
    *("source", "disclosure"),
)
FACTOR_COLUMNS = (
    *("factor", "factor_title", "factor_value", "factor_unit", "factor_year", "factor_state", "factor_source"),
)


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """One target as decided: which scenario of which series, for which year, how much, by whom, since when.

    ``value`` is in the indicator's unit, ``reduction`` a share of the base year's figure (0.46 is −46 %); with
    neither the target of that year is given up. It counts from ``valid_from`` on (None: always).
    """

    pathway: str
    scenario: str
    series: SeriesKey
    base_year: int
    year: int
    value: float | None
    reduction: float | None
    target_method: str
    state: TargetState
    source: str
    adopted_by: str = ""
    adopted_on: datetime.date | None = None
    valid_from: datetime.date | None = None
    shape: Shape = Shape.LINEAR
    kind: PathwayKind = PathwayKind.PLAN
    disclosure: Disclosure = Disclosure.PARTIES

    @property
    def begins(self) -> datetime.date:
        """The first day it counts."""
        return self.valid_from or datetime.date.min

    def milestone(self) -> Milestone:
        """As a milestone of its pathway."""
        source = Text(self.source, self.source)
        decided = (self.adopted_by, self.adopted_on, self.valid_from)
        return Milestone(self.year, self.value, self.reduction, source, self.target_method, self.state, *decided)


def target_setting(entry: TargetEntry) -> tuple[str, str]:
    """The name and JSON under which ``entry`` is kept."""
    since = entry.valid_from.isoformat() if entry.valid_from else ""
    body: dict[str, Any] = {
        "scenario": entry.scenario,
        "indicator": entry.series.indicator,
        "dimension": entry.series.dimension,
        "method": entry.series.method,
        "base_year": entry.base_year,
        "value": entry.value,
        "reduction": entry.reduction,
        "target_method": entry.target_method,
        "state": entry.state.value,
        "source": entry.source,
        "adopted_by": entry.adopted_by,
        "adopted_on": entry.adopted_on.isoformat() if entry.adopted_on else "",
        "shape": entry.shape.value,
        "kind": entry.kind.value,
        "disclosure": entry.disclosure.value,
    }
    return f"{TARGET}{entry.pathway}.{entry.year}.{since}", json.dumps(body, ensure_ascii=False, sort_keys=True)


def target_entry(name: str, text: str) -> TargetEntry:
    """The entry kept under ``name``."""
    pathway, year, since = name.removeprefix(TARGET).rsplit(".", 2)
    body = json.loads(text)
    return TargetEntry(
        pathway=pathway,
        scenario=body["scenario"],
        series=SeriesKey(body["indicator"], body["dimension"], body["method"]),
        base_year=body["base_year"],
        year=int(year),
        value=body["value"],
        reduction=body["reduction"],
        target_method=body["target_method"],
        state=TargetState(body["state"]),
        source=body["source"],
        adopted_by=body["adopted_by"],
        adopted_on=_day(body["adopted_on"]),
        valid_from=_day(since),
        shape=Shape(body["shape"]),
        kind=PathwayKind(body["kind"]),
        disclosure=Disclosure(body["disclosure"]),
    )


def entries_of(settings: Mapping[str, str]) -> tuple[TargetEntry, ...]:
    """All targets entered, in order of pathway, year and first day."""
    found = [target_entry(name, text) for name, text in settings.items() if name.startswith(TARGET) and text]
    return tuple(sorted(found, key=lambda entry: (entry.pathway, entry.year, entry.begins)))


def pathways_on(agreement: Agreement, settings: Mapping[str, str], today: datetime.date) -> tuple[Pathway, ...]:
    """The pathways in force on ``today``: for every year the newest target that counts by then.

    Worked: the pack says 29,000 for 2030; 35,000 was adopted with effect from 2026-12-01: on 2026-11-30 the
    pathway goes to 29,000, a day later to 35,000.
    """
    entered: dict[str, list[TargetEntry]] = {}
    for entry in entries_of(settings):
        if entry.begins <= today:
            entered.setdefault(entry.pathway, []).append(entry)
    known = [_amended(pathway, entered.pop(pathway.key, []), today) for pathway in agreement.pathways]
    fresh = [_amended(_opened(rows), rows, today) for rows in entered.values()]
    return tuple(pathway for pathway in (*known, *fresh) if pathway.milestones)


def _amended(pathway: Pathway, rows: list[TargetEntry], today: datetime.date) -> Pathway:
    """``pathway`` with the targets of ``rows`` in place of older ones for the same year."""
    newest: dict[int, Milestone] = {}
    for milestone in (*pathway.milestones, *(row.milestone() for row in rows)):
        begins = milestone.valid_from or datetime.date.min
        held = newest.get(milestone.fiscal_year)
        if begins <= today and (held is None or (held.valid_from or datetime.date.min) <= begins):
            newest[milestone.fiscal_year] = milestone
    counting = [m for _, m in sorted(newest.items()) if m.value is not None or m.reduction is not None]
    last = max(rows, key=lambda row: row.begins, default=None)
    title = Text(last.scenario, last.scenario) if last and last.scenario not in _words(pathway.title) else pathway.title
    return Pathway(
        pathway.key,
        title,
        pathway.series,
        last.base_year if last else pathway.base_year,
        tuple(counting),
        last.shape if last else pathway.shape,
        last.kind if last else pathway.kind,
        pathway.history,
    )


def _words(text: Text) -> tuple[str, ...]:
    return ("", text.ja, text.en)


def _opened(rows: list[TargetEntry]) -> Pathway:
    """A pathway nobody knew before, still without its milestones."""
    last = max(rows, key=lambda row: row.begins)
    return Pathway(last.pathway, Text(last.scenario, last.scenario), last.series, last.base_year, ())


def superseded(agreement: Agreement, settings: Mapping[str, str], pathway: Pathway) -> tuple[Milestone, ...]:
    """Targets of ``pathway`` that no longer count, oldest first: what stood before the present version."""
    packed = next((entry.milestones for entry in agreement.pathways if entry.key == pathway.key), ())
    entered = tuple(row.milestone() for row in entries_of(settings) if row.pathway == pathway.key)
    return tuple(entry for entry in (*packed, *entered) if entry not in pathway.milestones)


def factor_setting(factor: Factor) -> tuple[str, str]:
    """The name and JSON under which an edited factor is kept."""
    body = {
        "value": factor.value,
        "year": factor.year,
        "source": factor.source.ja,
        "state": factor.state.value,
        "disclosure": Disclosure.PUBLIC.value,
    }
    return FACTOR + factor.key, json.dumps(body, ensure_ascii=False, sort_keys=True)


def factors_on(agreement: Agreement, settings: Mapping[str, str]) -> Factors:
    """The pack's factors with those the committee edited in their place."""
    changed: dict[str, Factor] = {}
    for factor in agreement.factors:
        text = settings.get(FACTOR + factor.key)
        if text:
            body = json.loads(text)
            source = Text(body["source"], body["source"])
            edited = {"value": body["value"], "year": body["year"], "state": FactorState(body["state"])}
            changed[factor.key] = replace(factor, source=source, **edited)
    return Factors(agreement.factors).with_values(changed)


def target_rows(agreement: Agreement, settings: Mapping[str, str], today: datetime.date) -> tuple[TargetEntry, ...]:
    """The targets in force as rows of the form, each as it was entered; the pack's own in Japanese words."""
    known = {(entry.pathway, entry.milestone()): entry for entry in entries_of(settings)}
    packs = {pathway.key: pathway for pathway in agreement.pathways}
    return tuple(
        known.get((pathway.key, milestone)) or _packed(packs[pathway.key], milestone)
        for pathway in pathways_on(agreement, settings, today)
        for milestone in pathway.milestones
    )


def known_settings(agreement: Agreement, settings: Mapping[str, str]) -> dict[str, str]:
    """Every target there is, of the pack and of the record, as it would be kept: what is no news."""
    packed = (_packed(pathway, entry) for pathway in agreement.pathways for entry in pathway.milestones)
    return {**dict(target_setting(entry) for entry in packed), **settings}


def _packed(pathway: Pathway, milestone: Milestone) -> TargetEntry:
    return TargetEntry(
        pathway=pathway.key,
        scenario=pathway.title.ja,
        series=pathway.series,
        base_year=pathway.base_year,
        year=milestone.fiscal_year,
        value=milestone.value,
        reduction=milestone.reduction,
        target_method=milestone.method,
        state=milestone.state,
        source=milestone.source.ja,
        adopted_by=milestone.adopted_by,
        adopted_on=milestone.adopted_on,
        valid_from=milestone.valid_from,
        shape=pathway.shape,
        kind=pathway.kind,
        disclosure=Disclosure.PUBLIC,
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
