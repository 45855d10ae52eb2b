"""From a pack's TOML to the Agreement, refusing a broken pack with every place where it is broken."""

import datetime
import math
import re
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
from dashboard.agreement.pack_table import Faults, Table
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
    Raises KnownError ``agreement.pack_broken`` with every place where something is missing, of the wrong kind, doubled,
    or names something that does not exist, and ``agreement.no_toml`` with the line where the text is no TOML.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # beside broken TOML: figures or nestings past all measure
        line = re.search(r"at line (\d+)", str(error))
        raise KnownError("agreement.no_toml", pack=name, line=line[1] if line else text.count("\n") + 1) from error
    faults = Faults(name)
    agreement = _agreement(Table(content, "", faults))
    check_references(agreement, faults)
    faults.tell()
    return agreement


def _agreement(table: Table) -> Agreement:
    signed = table.date("signed")
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
        consultation_months=table.whole("consultation_months", 1, 120),
        judgement=_judgement(table.table("judgement")),
        methods=table.tables("method", _method),
        indicators=table.tables("indicator", _indicator),
        pathways=table.tables("pathway", _pathway),
        headlines=table.tables("headline", _headline),
        base_year=(base_year := table.whole("base_year", FIRST_YEAR, LAST_YEAR)),
        horizon=table.whole("horizon", base_year + 1, LAST_YEAR),
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
    return Item(row.whole("number", 1, 999), row.text("title"), row.text("short"), row.strings("goals"))


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
        row.optional_whole("years", 1, 100),
        row.optional_whole("renewal_years", 0, 100),
        row.optional_whole("notice_days", 0, 3650),
        row.get("counts_signing_day", bool, True),
    )


def _judgement(row: Table) -> Judgement:
    before = len(row.faults)
    marks = row.tables("mark", _mark)
    if len(row.faults) == before:
        _check_scale(row, marks)
    none = row.table("none")
    measure = row.choice("measure", Measure, "change")
    return Judgement(row.text("rule"), marks, Mark(none.get("sign", str), none.text("word"), 0.0), measure)


def _check_scale(row: Table, marks: tuple[Mark, ...]) -> None:
    """Note a scale of less than two steps, and steps that do not stand best first."""
    if len(marks) < 2:
        row.fail("mark", "scale_short")
    for index, (better, worse) in enumerate(pairwise(marks), 2):
        if better.at_least == -math.inf:
            row.fail(f"mark[{index - 1}].at_least", "scale_open")
        elif not better.at_least > worse.at_least:
            row.fail(f"mark[{index}].at_least", "scale_order")


def _mark(row: Table) -> Mark:
    """One step; without ``at_least`` it holds for whatever lies below the others, so only the last may leave it out."""
    share = row.optional("at_least", float)
    return Mark(row.get("sign", str), row.text("word"), -math.inf if share is None else share)


def _method(row: Table) -> Method:
    return Method(row.get("key", str), row.text("title"), row.text("note"))


def _indicator(row: Table) -> Indicator:
    before, unit = len(row.faults), row.get("unit", str)
    if len(row.faults) == before and not known(unit):
        row.fail("unit", "unknown_unit", found=unit)
    return Indicator(
        key=row.get("key", str),
        title=row.text("title"),
        definition=row.text("definition"),
        unit=unit,
        kind=row.choice("kind", Kind),
        direction=row.choice("direction", Direction),
        decimals=row.whole("decimals", 0, 6, 0),
        goals=row.strings("goals"),
        items=row.numbers("items"),
        source=row.text("source"),
        owner=row.get("owner", str),
        disclosure=row.choice("disclosure", Disclosure, "public"),
        dimensions=row.tables("dimension", lambda part: Dimension(part.get("key", str), part.text("title"))),
        methods=row.strings("methods"),
        due_months=row.whole("due_months", 0, 120, 6),
        per_year_limit=row.optional("per_year_limit", float),
        cumulative=row.get("cumulative", bool, False),
        highest=row.optional("highest", float),
        parts_add_up=row.get("parts_add_up", bool, False),
    )


def _pathway(row: Table) -> Pathway:
    series = SeriesKey(row.get("indicator", str), row.get("dimension", str, ""), row.get("method", str, ""))
    before = len(row.faults)
    milestones = row.tables("milestone", _milestone)
    base_year = row.get("base_year", int)
    if len(row.faults) == before:
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
    """Note a milestone that does not lie after the base year, and two for one year that count from the same day."""
    span = {"first": FIRST_YEAR, "last": LAST_YEAR}
    if not milestones:
        row.fail("milestone", "no_milestone")
    if not FIRST_YEAR <= base_year <= LAST_YEAR:
        row.fail("base_year", "no_year", year=base_year, **span)
    seen: set[tuple[int, datetime.date | None]] = set()
    for index, entry in enumerate(milestones, 1):
        if entry.fiscal_year <= base_year:
            row.fail(f"milestone[{index}].year", "year_before_base", year=entry.fiscal_year, base=base_year)
        elif entry.fiscal_year > LAST_YEAR:
            row.fail(f"milestone[{index}].year", "no_year", year=entry.fiscal_year, **span)
        elif (entry.fiscal_year, entry.valid_from) in seen:
            row.fail(f"milestone[{index}].year", "year_twice", year=entry.fiscal_year)
        seen.add((entry.fiscal_year, entry.valid_from))


def _milestone(row: Table) -> Milestone:
    value, reduction = row.optional("value", float), row.optional("reduction", float)
    if (value is None) == (reduction is None):
        row.fail("value", "value_or_reduction")
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
        row.fail("value", "factor_value")
    return Factor(
        row.get("key", str),
        row.text("title"),
        value,
        row.written("unit"),
        row.optional_whole("year", FIRST_YEAR, LAST_YEAR),
        row.text("source"),
        state,
        _plausible(row.table("plausible")) if row.optional("plausible", dict) else None,
    )


def _plausible(row: Table) -> Plausible:
    before, least, most = len(row.faults), row.get("least", float), row.get("most", float)
    if len(row.faults) == before and not 0 <= least < most:
        row.fail("most", "span")
    return Plausible(least, most, row.text("why"))


def _headline(row: Table) -> Headline:
    return Headline(
        row.get("indicator", str),
        row.get("kind", str),
        row.get("method", str, ""),
        row.strings("parts"),
        row.get("sink", str, ""),
        row.whole("start_year", FIRST_YEAR, LAST_YEAR, 0),
    )
