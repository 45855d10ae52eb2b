"""One indicator, whole: IndicatorCard from its series, pathway and words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from dashboard.agreement.pack import Headline
from dashboard.assembly.charts import chart, say_state
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures, year_values
from dashboard.assembly.health import lateness
from dashboard.assembly.judging import judgement, standing_by
from dashboard.assembly.landing import outcome_words
from dashboard.assembly.milestones import open_note, target_words
from dashboard.assembly.words import Speaker, position
from dashboard.board import IndicatorCard, Progress, Row
from dashboard.indicators.observation import Observation, Status
from dashboard.indicators.pathway import ResolvedPathway, TargetState, unworkable
from dashboard.indicators.progress import Standing
from dashboard.indicators.register import Indicator
from dashboard.indicators.series import Series
from dashboard.indicators.units import convert
from dashboard.zone import JAPAN

SPARK_YEARS = 12


def indicator_card(context: Context, found: Figures) -> IndicatorCard:
    """The card of one indicator as the view has it."""
    main, speaker, stands, indicator = found.main, found.speaker, found.stands, found.speaker.indicator
    judged = judgement(context, found)
    latest = main.latest if main else None
    rows = _rows(context, found)
    return _declared(context, indicator)(
        unit=speaker.unit,
        difference_unit=speaker.difference_unit,
        latest=speaker.figure(latest.value if latest else None),
        latest_year=_year_of(context, latest),
        data_date=_date_of(context, latest),
        latest_status=speaker.status(latest.status) if latest else "",
        example=bool(main and main.is_example),
        mark=judged.mark,
        mark_word=judged.word,
        state=_state(found),
        target=target_words(found),
        gap=speaker.gap(stands, found.pathway),
        pace=speaker.pace(stands),
        outlook=outcome_words(context, found),
        progress=_progress(stands),
        chart=chart(context, speaker, found),
        rows=rows,
        sources=tuple(sorted({number for row in rows for number in row.numbers})),
        spark=_spark(main),
        notes=found.notes,
        missing=_missing(speaker, main),
        computed_mark=judged.computed_mark,
        computed_word=judged.computed_word,
        mark_note=judged.sentence if judged.overridden else "",
        verdict=judged.verdict,
        mark_brief=judged.brief,
        beside=(found.headline.sink,) if found.net is not None and found.headline and found.headline.sink else (),
    )


def _declared(context: Context, indicator: Indicator) -> Callable[..., IndicatorCard]:
    """The card's maker, given what the agreement declares of the indicator."""
    say, owner = context.say, context.agreement.party(indicator.owner)
    return partial(
        IndicatorCard,
        key=indicator.key,
        title=indicator.title.of(say.language),
        definition=indicator.definition.of(say.language),
        kind=say(f"board.kind.{indicator.kind.value}"),
        source=indicator.source.of(say.language),
        goals=indicator.goals,
        items=indicator.items,
        owner=owner.short.of(say.language) if owner else "",
    )


def figures_of(context: Context, indicator: Indicator) -> Figures:
    """Everything the card and its chart are drawn from."""
    methods = context.methods_of(indicator.key)
    pathway_entry = context.pathway_of(indicator.key)
    method = methods[0] if methods else pathway_entry.series.method if pathway_entry else ""
    main = context.whole(indicator, method)
    parts = context.parts(indicator, method)
    pathway = context.resolved(indicator.key, main)
    headline = next((h for h in context.agreement.headlines if h.indicator == indicator.key), None)
    values = [entry.value for series in (main, *parts) if series for entry in series.actual]
    net = _net(context, main, headline)
    base = main.value_at(pathway_entry.base_year) if main and pathway_entry else None
    unworked = unworkable(pathway_entry, base) if pathway_entry else ()
    notes = _notes(context, method, pathway, net, headline)
    if pathway_entry and unworked:
        notes = (open_note(context.say, pathway_entry.base_year, unworked, base), *notes)
    return Figures(
        speaker=Speaker(context.say, indicator, values),
        methods=methods,
        main=main,
        parts=parts,
        net=net,
        pathway=pathway,
        stands=standing_by(context.agreement.judgement, indicator, year_values(main), pathway),
        headline=headline,
        notes=notes,
        plan=pathway_entry,
        unworked=unworked,
    )


def _state(found: Figures) -> str:
    """The state of the plan in words, also where it has no figures."""
    if found.pathway is not None:
        return say_state(found.speaker, found.pathway)
    state = found.unworked[0].state.value if found.unworked else "none"
    return found.speaker.say(f"board.state.{state}")


def _year_of(context: Context, entry: Observation | None) -> str:
    """The year a figure speaks of, with the day it was counted where that is known."""
    if entry is None:
        return ""
    year = context.say.year(entry.period.fiscal_year)
    if entry.period.as_of is None:
        return year
    return context.say("board.year_as_of", year=year, day=context.say.month_day(entry.period.as_of))


def _date_of(context: Context, entry: Observation | None) -> str:
    """The same in few letters: ``2019年度``, or ``2023年12月末`` for a stock."""
    if entry is None or entry.period.as_of is None:
        return _year_of(context, entry)
    day, say = entry.period.as_of, context.say
    return say("board.month_day_year", year=day.year, day=say.month_day(day))


def _missing(speaker: Speaker, main: Series | None) -> str:
    """Why there is no figure at all, when that is known."""
    if main is None or main.latest is not None or not main.observations:
        return ""
    return speaker.missing(main.observations[-1].missing)


def _progress(stands: Standing | None) -> Progress | None:
    if stands is None:
        return None
    target, recent = stands.target, stands.recent
    return Progress(
        last_year=stands.last[0],
        last_value=stands.last[1],
        expected=stands.expected,
        gap=stands.gap,
        target_year=target.fiscal_year if target else None,
        target_value=target.value if target else None,
        to_target=stands.to_target,
        recent_pace=recent.per_year if recent else None,
        pace_from=recent.start if recent else None,
        needed_pace=stands.needed,
        reached=stands.reached,
        achieved_share=stands.achieved,
    )


def _spark(main: Series | None) -> tuple[float | None, ...]:
    """The last years' figures, gaps as None."""
    values = dict(year_values(main))
    if not values:
        return ()
    last = max(values)
    first = max(min(values), last - SPARK_YEARS + 1)
    return tuple(values.get(year) for year in range(first, last + 1))


def _net(context: Context, main: Series | None, headline: Headline | None) -> Series | None:
    """Gross minus sink for the years that have both; example where either is example."""
    sink_entry = context.agreement.indicator(headline.sink) if headline and headline.sink else None
    if main is None or sink_entry is None:
        return None
    methods = context.methods_of(sink_entry.key)
    sink = context.whole(sink_entry, methods[0]) if methods else None
    if sink is None:
        return None
    rows = [
        _minus(gross, taken, sink_entry.unit)
        for gross in main.actual
        if (taken := sink.at(gross.period.fiscal_year)) and taken.value is not None
    ]
    return Series(main.key, tuple(rows)) if rows else None


def _minus(gross: Observation, taken: Observation, unit: str) -> Observation:
    absorbed = convert(taken.value or 0.0, unit, gross.unit)
    status = Status.EXAMPLE if Status.EXAMPLE in (gross.status, taken.status) else Status.ESTIMATED
    return replace(gross, value=(gross.value or 0.0) - absorbed, status=status)


def _notes(
    context: Context,
    method: str,
    pathway: ResolvedPathway | None,
    net: Series | None,
    headline: Headline | None,
) -> tuple[str, ...]:
    """What has to be said beneath: methods that differ, working figures, a missing sink."""
    say, notes = context.say, []
    used = context.agreement.method(method)
    if pathway and pathway.assumed:
        plan = pathway.pathway
        named = {milestone.method or plan.series.method for milestone in plan.milestones if milestone.value != 0}
        other = named - {"", method}
        titles = [entry.title.of(say.language) for entry in context.agreement.methods if entry.key in other]
        mine = used.title.of(say.language) if used else method
        notes.append(say("board.note.method", target=say("board.list").join(titles), actual=mine))
    if pathway and pathway.state is TargetState.WORKING:
        notes.append(say("board.note.working"))
    if headline and headline.sink and net is None:
        notes.append(say("board.note.no_sink"))
    return tuple(notes)


def _rows(context: Context, found: Figures) -> tuple[Row, ...]:
    """All figures of the indicator, the whole first, newest year first."""
    rows: list[Row] = []
    for method in found.methods:
        whole, first = context.whole(found.speaker.indicator, method), method == found.methods[0]
        for series in (whole, *context.parts(found.speaker.indicator, method)):
            if series is None:
                continue
            part = context.resolved_part(series) if first and series is not whole else None
            pathway = found.pathway if first and series is whole else part
            rows += [_row(context, found, entry, pathway) for entry in reversed(series.observations)]
    return tuple(rows)


def _row(context: Context, found: Figures, entry: Observation, pathway: ResolvedPathway | None) -> Row:
    speaker, say, key = found.speaker, context.say, entry.key
    year = entry.period.fiscal_year
    expected = pathway.value_at(year) if pathway else None
    gap = entry.value - expected if entry.value is not None and expected is not None else None
    places = speaker.expected_places(pathway, year)
    method = context.agreement.method(key.method) if len(found.methods) > 1 else None
    day = say("board.counted", day=say.date(entry.period.as_of)) if entry.period.as_of else ""
    parts = (day, method.title.of(say.language) if method else "", entry.note)
    moment, sources = entry.provenance.imported_at, context.sources.numbers(entry)
    return Row(
        year=say.year(year),
        part=speaker.indicator.dimension_title(key.dimension, say.language) or say("board.whole"),
        value=speaker.number(entry.value) if entry.value is not None else speaker.missing(entry.missing),
        expected=speaker.number(expected, places=places) if expected is not None else "",
        gap=speaker.number(gap, signed=True, places=places) if gap is not None else "",
        status=speaker.status(entry.status),
        note=say("board.list").join(part for part in parts if part),
        source=sources[0],
        fiscal_year=year,
        number=entry.value,
        place=entry.place(),
        cell="" if sources[1:] else "+".join(part.provenance.cell for part in entry.parts or (entry,)),
        raw=entry.provenance.raw,
        imported=say.instant(moment.astimezone(JAPAN)) if moment else "",
        dimension=key.dimension,
        more_sources=sources[1:],
        summed=bool(entry.parts),
    )


def position_of(context: Context, found: Figures) -> tuple[str, tuple[str, ...]]:
    """The position of a headline's indicator with what is to be expected and how old it is, and its notes."""
    ahead = outcome_words(context, found) if found.stands and found.stands.needed is not None else ""
    return position(found.speaker, found.stands, ahead) + lateness(context, found), found.notes
