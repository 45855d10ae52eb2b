"""The data's health in finished words: completeness, age against the due date, firmness, restatements, reasons."""

from collections import defaultdict

from dashboard.agreement.term import Level
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.words import Speaker
from dashboard.board_health import HealthCard, HealthCell, HealthRow, Restatement
from dashboard.board_origin import Origin
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.health import Health, Presence, YearState, health
from dashboard.indicators.observation import Observation, Status
from dashboard.indicators.series import Series
from dashboard.zone import JAPAN

LATE_RED_DAYS, SHORT_DAYS = 183, 60
SIGNS = {
    Presence.CONFIRMED: "●",
    Presence.PROVISIONAL: "◐",
    Presence.ESTIMATED: "○",
    Presence.EXAMPLE: "例",
    Presence.REASON: "／",
    Presence.BLANK: "×",
    Presence.NOT_DUE: "",
}
DEFINED = ("completeness", "due", "provisional", "restated")


def health_card(context: Context, found: dict[str, Figures]) -> HealthCard:
    """The health of every indicator from its first figure on, not before the agreement's base year."""
    say = context.say
    states = {
        key: health(_told_by(figures), _first(context, figures), figures.speaker.indicator.due_months, context.today)
        for key, figures in found.items()
    }
    first = min((state.years[0].year for state in states.values() if state.years), default=context.agreement.base_year)
    last = max((state.years[-1].year for state in states.values() if state.years), default=first)
    years = tuple(range(first, last + 1))
    older: defaultdict[str, list[Observation]] = defaultdict(list)
    for entry in context.view.superseded:
        older[entry.key.indicator].append(entry)
    rows = tuple(_row(context, found[key], state, older[key]) for key, state in states.items())
    return HealthCard(
        years=years,
        year_labels=tuple(str(year) for year in years),
        rows=rows,
        summary=_summary(context, rows, list(states.values())),
        legend=tuple((kind.value, SIGNS[kind], say(f"health.presence.{kind.value}")) for kind in Presence),
        definitions=tuple((say(f"health.title.{key}"), say(f"health.definition.{key}")) for key in DEFINED),
    )


def _first(context: Context, figures: Figures) -> int:
    """The year of the first entry; where there is none, the fiscal year of the signing."""
    series = _told_by(figures)
    if series is None:
        return fiscal_year_of(context.agreement.signed)
    return max(series.observations[0].period.fiscal_year, context.agreement.base_year)


def lateness(context: Context, figures: Figures) -> str:
    """Up to which year the figures reach and how long the next one is overdue; "" where it is not or there is none."""
    say, series = context.say, _told_by(figures)
    state = health(series, _first(context, figures), figures.speaker.indicator.due_months, context.today)
    if state.newest is None or not state.late_days:
        return ""
    return say("health.lateness", newest=say.year(state.newest), late=_late(context, state))


def _told_by(figures: Figures) -> Series | None:
    """The whole; where only parts are reported, the part with the most entries."""
    if figures.main is not None and figures.main.observations:
        return figures.main
    return max(figures.parts, key=lambda series: len(series.observations), default=None)


def _row(context: Context, figures: Figures, state: Health, older: list[Observation]) -> HealthRow:
    say, indicator = context.say, figures.speaker.indicator
    owner = context.agreement.party(indicator.owner)
    series = _told_by(figures)
    example = series is not None and series.is_example
    return HealthRow(
        key=indicator.key,
        title=indicator.title.of(say.language),
        owner=owner.short.of(say.language) if owner else "",
        cells=tuple(_cell(figures.speaker, year) for year in state.years),
        completeness=say("health.of", filled=state.filled, due=state.due),
        share=state.completeness,
        newest=say.year(state.newest) if state.newest is not None else say("health.none"),
        next_due=say.date(state.next_due),
        late=_late(context, state),
        late_days=state.late_days,
        level=_level(state),
        provisional=say.percent(state.provisional, 0) if state.provisional is not None else "",
        reasons=_reasons(figures.speaker, state),
        restatements=_restatements(context, figures.speaker, older),
        example=example,
        overdue=bool(state.late_days) and state.newest is not None and not example,
    )


def _cell(speaker: Speaker, state: YearState) -> HealthCell:
    say = speaker.say
    word = speaker.missing(state.reason) if state.reason else say(f"health.presence.{state.presence.value}")
    return HealthCell(
        state.year,
        state.presence.value,
        SIGNS[state.presence],
        say("health.cell", year=say.year(state.year), word=word),
    )


def _late(context: Context, state: Health) -> str:
    if not state.late_days:
        return ""
    if state.late_days > SHORT_DAYS:
        return context.say("health.late_months", months=state.late_days * 12 // 365)
    return context.say("health.late", days=state.late_days)


def _level(state: Health) -> Level:
    if not state.late_days:
        return "quiet"
    return "red" if state.late_days > LATE_RED_DAYS and state.newest is not None else "amber"


def _reasons(speaker: Speaker, state: Health) -> tuple[str, ...]:
    """Why years have no figure, years of one reason together."""
    say = speaker.say
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for year in state.years:
        if year.reason is not None:
            by_reason[speaker.missing(year.reason)].append(say.year(year.year))
    return tuple(
        say("health.reason", reason=reason, years=say("health.list").join(years)) for reason, years in by_reason.items()
    )


def _restatements(context: Context, speaker: Speaker, older: list[Observation]) -> tuple[Restatement, ...]:
    """Every step from a replaced figure to the next, the last one to the figure that counts; newest year first."""
    steps = []
    for index, old in enumerate(older):
        after = older[index + 1] if index + 1 < len(older) else None
        if after is None or (after.key, after.period.fiscal_year) != (old.key, old.period.fiscal_year):
            series = context.series.get(old.key)
            after = series.at(old.period.fiscal_year) if series else None
        steps.append(_restatement(context, speaker, old, after))
    return tuple(reversed(steps))


def _restatement(context: Context, speaker: Speaker, old: Observation, now: Observation | None) -> Restatement:
    """A replaced figure beside the one that took its place, with the note of the batch that brought that one."""
    say, year = context.say, old.period.fiscal_year
    moment = now.provenance.imported_at if now else None
    batch = next((row for row in context.view.batches if row.recorded_at == moment), None)
    return Restatement(
        year=say.year(year),
        part=speaker.indicator.dimension_title(old.key.dimension, say.language) or say("board.whole"),
        old=_told(speaker, old),
        new=_told(speaker, now) if now else "",
        replaced=say.instant(moment.astimezone(JAPAN)) if moment else "",
        reason=batch.note if batch else "",
        origin=_both(context, speaker, old, now),
    )


def _both(context: Context, speaker: Speaker, old: Observation, now: Observation | None) -> Origin:
    """The replaced figure and the one in its place, each with its cell."""
    say, tracer = context.say, context.tracer
    rows = [*tracer.figures(old, say("origin.before")), *(tracer.figures(now, say("origin.after")) if now else ())]
    return Origin(speaker.indicator.title.of(say.language), tuple(rows), indicator=speaker.indicator.key)


def _told(speaker: Speaker, entry: Observation) -> str:
    if entry.value is None:
        return speaker.missing(entry.missing)
    return speaker.say("health.figure", amount=speaker.amount(entry.value), status=speaker.status(entry.status))


def _summary(context: Context, rows: tuple[HealthRow, ...], states: list[Health]) -> tuple[str, ...]:
    say = context.say
    filled, due = sum(state.filled for state in states), sum(state.due for state in states)
    figures = [entry for entry in context.view.observations if entry.value is not None]
    soft = sum(entry.status is Status.PROVISIONAL for entry in figures)
    examples = sum(entry.status is Status.EXAMPLE for entry in figures)
    late = sum(row.overdue for row in rows)
    empty = sum(state.newest is None for state in states)
    share = say.percent(filled / due, 0) if due else "–"
    lines = [say("health.summary.filled", filled=say.number(filled), due=say.number(due), share=share)]
    lines.append(say("health.summary.late", late=late, empty=empty, count=len(rows)))
    if figures:
        values = {"soft": say.number(soft), "examples": say.number(examples), "count": say.number(len(figures))}
        lines.append(say("health.summary.soft", share=say.percent(soft / len(figures)), **values))
    lines.append(say("health.summary.restated", count=sum(len(row.restatements) for row in rows)))
    return tuple(lines)
