"""From a pack's TOML to the Agreement, refusing a broken pack with the place where it is broken."""

import datetime
import math
import tomllib
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from dashboard.agreement.pack import (
    NO_ARTICLES,
    Agreement,
    Articles,
    Clause,
    Goal,
    Headline,
    Item,
    Judgement,
    Mark,
    Measure,
    Method,
    Party,
    Titled,
)
from dashboard.agreement.pack_references import check_references
from dashboard.agreement.pack_table import Table
from dashboard.agreement.term import TermRules
from dashboard.errors import KnownError
from dashboard.indicators.factors import Factor, FactorState, Plausible
from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR
from dashboard.indicators.observation import Disclosure, SeriesKey
from dashboard.indicators.pathway import Milestone, Pathway, PathwayKind, TargetState
from dashboard.indicators.register import Dimension, Direction, Indicator, Kind, Text
from dashboard.indicators.shapes import Shape
from dashboard.indicators.units import known

FOLDER = Path(__file__).parent / "packs"


def installed_packs() -> tuple[str, ...]:
    """The keys of the packs that come with the product."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def pack_text(key: str) -> str:
    """The TOML of an installed pack, or of a pack file given by its path."""
    path = FOLDER / f"{key}.toml" if key in installed_packs() else Path(key)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise KnownError("agreement.no_pack", pack=key, known="、".join(installed_packs())) from error


def load_pack(key: str) -> Agreement:
    """An installed pack, or a pack file by its path."""
    return pack_from_text(pack_text(key), key)


@lru_cache(maxsize=8)
def pack_from_text(text: str, name: str) -> Agreement:
    """The Agreement of a pack's TOML; ``name`` is how the pack or record is called in messages.

    The same text gives the same Agreement: every verb asks for it, and a record's pack seldom changes.
    Raises KnownError ``agreement.pack_broken`` with the table and the reason when something is missing,
    of the wrong kind, doubled, or names something that does not exist.
    """
    try:
        table = Table(tomllib.loads(text), "", name)
    except tomllib.TOMLDecodeError as error:
        raise KnownError("agreement.pack_broken", pack=name, place="TOML", reason=str(error)) from error
    agreement = _agreement(table)
    check_references(agreement, name)
    return agreement


def _agreement(table: Table) -> Agreement:
    signed = table.get("signed", datetime.date)
    return Agreement(
        key=table.get("key", str),
        version=table.get("version", str),
        title=table.text("title"),
        short=table.text("short"),
        municipality=table.text("municipality"),
        municipality_code=table.get("municipality_code", str),
        signed=signed,
        parties=table.tables("party", _party),
        visions=table.tables("vision", _titled),
        pillars=table.tables("pillar", _titled),
        items=table.tables("item", _item),
        goals=table.tables("goal", _goal),
        clauses=table.tables("clause", _clause),
        term=_term(table.table("term"), signed),
        consultation_months=table.get("consultation_months", int),
        judgement=_judgement(table.table("judgement")),
        methods=table.tables("method", _method),
        indicators=table.tables("indicator", _indicator),
        pathways=table.tables("pathway", _pathway),
        headlines=table.tables("headline", _headline),
        base_year=table.get("base_year", int),
        horizon=table.get("horizon", int),
        sources=table.tables("source", _titled),
        factors=table.tables("factor", _factor),
        articles=_articles(table.table("articles")) if table.optional("articles", dict) else NO_ARTICLES,
    )


def _articles(row: Table) -> Articles:
    return Articles(row.get("term", str, ""), row.get("consultation", str, ""), row.get("disclosure", str, ""))


def _party(row: Table) -> Party:
    return Party(row.get("key", str), row.get("letter", str), row.text("name"), row.text("short"))


def _titled(row: Table) -> Titled:
    return Titled(row.get("key", str), row.text("title"))


def _item(row: Table) -> Item:
    return Item(row.get("number", int), row.text("title"), row.text("short"), row.strings("goals"))


def _goal(row: Table) -> Goal:
    points = row.tables("points", lambda point: Text(point.get("ja", str), point.get("en", str)))
    return Goal(
        row.get("key", str),
        row.get("group", str),
        row.text("title"),
        points,
        row.strings("visions"),
        row.get("lead", str, ""),
    )


def _clause(row: Table) -> Clause:
    return Clause(row.get("number", str), row.text("heading"), row.text("text"))


def _term(row: Table, signed: datetime.date) -> TermRules:
    return TermRules(
        signed,
        row.optional("years", int),
        row.optional("renewal_years", int),
        row.optional("notice_days", int),
        row.get("counts_signing_day", bool, True),
    )


def _judgement(row: Table) -> Judgement:
    marks = row.tables("mark", _mark)
    if len(marks) < 2:
        raise row.fail("mark", "a scale has two steps at least")
    for index, (better, worse) in enumerate(pairwise(marks), 2):
        if better.at_least == -math.inf:
            raise row.fail(f"mark[{index - 1}].at_least", "only the last step may leave its share out")
        if not better.at_least > worse.at_least:
            raise row.fail(f"mark[{index}].at_least", "steps stand best first, each from a lower share on")
    none = row.table("none")
    measure = row.choice("measure", Measure, "change")
    return Judgement(row.text("rule"), marks, Mark(none.get("sign", str), none.text("word"), 0.0), measure)


def _mark(row: Table) -> Mark:
    """One step; without ``at_least`` it holds for whatever lies below the others, so only the last may leave it out."""
    share = row.optional("at_least", float)
    return Mark(row.get("sign", str), row.text("word"), -math.inf if share is None else share)


def _method(row: Table) -> Method:
    return Method(row.get("key", str), row.text("title"), row.text("note"))


def _indicator(row: Table) -> Indicator:
    unit = row.get("unit", str)
    if not known(unit):
        raise row.fail("unit", f"unknown unit {unit!r}")
    return Indicator(
        key=row.get("key", str),
        title=row.text("title"),
        definition=row.text("definition"),
        unit=unit,
        kind=row.choice("kind", Kind),
        direction=row.choice("direction", Direction),
        decimals=row.get("decimals", int, 0),
        goals=row.strings("goals"),
        items=row.numbers("items"),
        source=row.text("source"),
        owner=row.get("owner", str),
        disclosure=row.choice("disclosure", Disclosure, "public"),
        dimensions=row.tables("dimension", lambda part: Dimension(part.get("key", str), part.text("title"))),
        methods=row.strings("methods"),
        due_months=row.get("due_months", int, 6),
        per_year_limit=row.optional("per_year_limit", float),
        cumulative=row.get("cumulative", bool, False),
        highest=row.optional("highest", float),
        parts_add_up=row.get("parts_add_up", bool, False),
    )


def _pathway(row: Table) -> Pathway:
    series = SeriesKey(row.get("indicator", str), row.get("dimension", str, ""), row.get("method", str, ""))
    milestones = row.tables("milestone", _milestone)
    if not milestones:
        raise row.fail("milestone", "a pathway has one milestone at least")
    base_year = row.get("base_year", int)
    _check_years(row, base_year, milestones)
    return Pathway(
        row.get("key", str),
        row.text("title"),
        series,
        base_year,
        milestones,
        row.choice("shape", Shape, "linear"),
        row.choice("kind", PathwayKind, "plan"),
        row.text("history") if row.optional("history", dict) else None,
    )


def _check_years(row: Table, base_year: int, milestones: tuple[Milestone, ...]) -> None:
    """Refuse a milestone that does not lie after the base year, and two for one year that count from the same day."""
    if not FIRST_YEAR <= base_year <= LAST_YEAR:
        raise row.fail("base_year", f"{base_year} is no fiscal year from {FIRST_YEAR} to {LAST_YEAR}")
    seen: set[tuple[int, datetime.date | None]] = set()
    for index, entry in enumerate(milestones, 1):
        if entry.fiscal_year <= base_year:
            reason = f"the year {entry.fiscal_year} is not after the base year {base_year}"
            raise row.fail(f"milestone[{index}].year", reason)
        if entry.fiscal_year > LAST_YEAR:
            reason = f"{entry.fiscal_year} is no fiscal year from {FIRST_YEAR} to {LAST_YEAR}"
            raise row.fail(f"milestone[{index}].year", reason)
        if (entry.fiscal_year, entry.valid_from) in seen:
            raise row.fail(f"milestone[{index}].year", f"the year {entry.fiscal_year} stands twice")
        seen.add((entry.fiscal_year, entry.valid_from))


def _milestone(row: Table) -> Milestone:
    value, reduction = row.optional("value", float), row.optional("reduction", float)
    if (value is None) == (reduction is None):
        raise row.fail("value", "a milestone has a value or a reduction, one of the two")
    return Milestone(
        row.get("year", int),
        value,
        reduction,
        row.text("source"),
        row.get("method", str, ""),
        row.choice("state", TargetState),
        row.get("adopted_by", str, ""),
        row.day("adopted_on"),
        row.day("valid_from"),
    )


def _factor(row: Table) -> Factor:
    value, state = row.optional("value", float), row.choice("state", FactorState)
    if (value is None) != (state is FactorState.UNSET):
        raise row.fail("value", "a factor has a value, or is unset")
    return Factor(
        row.get("key", str),
        row.text("title"),
        value,
        row.written("unit"),
        row.optional("year", int),
        row.text("source"),
        state,
        _plausible(row.table("plausible")) if row.optional("plausible", dict) else None,
    )


def _plausible(row: Table) -> Plausible:
    least, most = row.get("least", float), row.get("most", float)
    if not 0 <= least < most:
        raise row.fail("most", "expected 0 ≤ least < most")
    return Plausible(least, most, row.text("why"))


def _headline(row: Table) -> Headline:
    return Headline(
        row.get("indicator", str),
        row.get("kind", str),
        row.get("method", str, ""),
        row.strings("parts"),
        row.get("sink", str, ""),
        row.get("start_year", int, 0),
    )
