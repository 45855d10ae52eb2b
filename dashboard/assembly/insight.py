"""What follows from one indicator's figures: judgement, milestones, budget, scenarios, variants, outlook, chart."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.agreement.target_form import superseded
from dashboard.assembly.charts import first_year, framed, path_layer
from dashboard.assembly.comments import comment_rows
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.judging import judgement
from dashboard.assembly.landing import Ahead, ahead_of, outlook_card, outlook_layers
from dashboard.assembly.milestones import milestone_rows, reduction_words
from dashboard.assembly.scenarios import Scenario, scenario_rows, scenarios_of
from dashboard.assembly.variants import variant_rows
from dashboard.assembly.words import Speaker
from dashboard.board_insight import Insight
from dashboard.chart import ChartSpec, Role
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.pathway import Milestone
from dashboard.indicators.progress import budget
from dashboard.indicators.register import Direction, Kind
from dashboard.indicators.units import convertible

DEFINED = ("mark", "expected", "gap", "pace", "needed", "reached", "budget", "shape")


def insight(context: Context, found: Figures, plain: ChartSpec) -> Insight:
    """Everything that follows from the figures of one indicator; ``plain`` is its card's chart."""
    say, indicator = context.say, found.speaker.indicator
    ahead = ahead_of(context, found)
    landing = outlook_card(context, found, ahead)
    scenarios = scenarios_of(context, found)
    return Insight(
        key=indicator.key,
        title=indicator.title.of(say.language),
        judged=judgement(context, found),
        expected_now=_expected_now(context, found),
        gap=_gap(found),
        pace=_pace(found),
        budget=_budget(found),
        milestones=milestone_rows(context, found),
        scenarios=scenario_rows(context, found, scenarios, landing),
        former=_former(context, found),
        variants=variant_rows(context, found),
        outlook=landing,
        chart=_chart(context, found, plain, scenarios, ahead),
        definitions=_definitions(context),
        comments=comment_rows(context, indicator.key),
    )


def _definitions(context: Context) -> tuple[tuple[str, str], ...]:
    say, rule = context.say, context.agreement.judgement.rule.of(context.say.language)
    return tuple(
        (say(f"judgement.definition_title.{key}"), rule if key == "mark" else say(f"judgement.definition.{key}"))
        for key in DEFINED
    )


def _expected_now(context: Context, found: Figures) -> str:
    """Today's expected value: a flow's for the running fiscal year, a stock's for that year's end."""
    year = fiscal_year_of(context.today)
    value = found.pathway.value_at(year) if found.pathway else None
    if value is None:
        return ""
    places = found.speaker.expected_places(found.pathway, year)
    return context.say(
        "judgement.expected_now", year=context.say.year(year), amount=found.speaker.amount(value, places=places)
    )


def _gap(found: Figures) -> str:
    say, stands = found.speaker.say, found.stands
    if stands is None or stands.gap is None:
        return ""
    places = found.speaker.expected_places(found.pathway, stands.last[0])
    return say(
        "judgement.gap_last", year=say.year(stands.last[0]), amount=_more_or_less(found.speaker, stands.gap, places)
    )


def _more_or_less(speaker: Speaker, amount: float, places: int | None = None) -> str:
    key = f"judgement.{'more' if amount >= 0 else 'less'}"
    return speaker.say(key, amount=speaker.difference(abs(amount), places=places))


def _pace(found: Figures) -> str:
    recent = found.stands.recent if found.stands else None
    if recent is None:
        return ""
    pace = found.speaker.per_year(recent.per_year)
    return found.speaker.say("judgement.pace", recent=pace, first=recent.start, last=recent.end)


def _budget(found: Figures) -> str:
    """The cumulative balance of a yearly emission."""
    speaker, indicator = found.speaker, found.speaker.indicator
    if found.pathway is None or indicator.kind is not Kind.FLOW or indicator.direction is not Direction.DOWN:
        return ""
    balance = budget(found.values, found.pathway) if convertible(indicator.unit, "t-CO2") else None
    if balance is None:
        return ""
    return speaker.say(
        "judgement.budget_missing" if balance.missing else "judgement.budget",
        first=balance.first,
        last=balance.last,
        actual=speaker.amount(balance.actual),
        allowed=speaker.amount(balance.allowed),
        over=_more_or_less(speaker, balance.over),
        count=len(balance.missing),
    )


def _former(context: Context, found: Figures) -> tuple[str, ...]:
    """Targets that no longer count: versions before the present one, then what the pack tells of older ones."""
    if found.plan is None:
        return ()
    pathway, say = found.plan, context.say
    older = superseded(context.agreement, context.view.settings, pathway)
    begun = [entry for entry in older if entry.valid_from is None or entry.valid_from <= context.today]
    told = [_former_one(found.speaker, entry) for entry in begun]
    return (*told, pathway.history.of(say.language)) if pathway.history else tuple(told)


def _former_one(speaker: Speaker, entry: Milestone) -> str:
    say = speaker.say
    if entry.reduction is not None:
        value = reduction_words(say, entry)
    else:
        given = entry.value
        value = say("judgement.given_up") if given is None else speaker.amount(given, places=speaker.set_places(given))
    values = {
        "year": say.year(entry.fiscal_year),
        "value": value,
        "state": say(f"judgement.state.{entry.state.value}"),
        "source": entry.source.of(say.language),
    }
    if entry.valid_from is None:
        return say("judgement.former", **values)
    since = say("judgement.valid_from", day=say.date(entry.valid_from))
    return say("judgement.former_until", since=since, **values)


def _chart(
    context: Context, found: Figures, plain: ChartSpec, scenarios: Sequence[Scenario], ahead: Ahead
) -> ChartSpec:
    """The card's chart with the outlook's band beneath and the other scenarios beside; those not drawn are noted."""
    if not plain.layers:
        return plain
    more = outlook_layers(context, found, ahead)
    beside = [one for one in scenarios if one.pathway is not found.plan]
    drawn = [path_layer(found.speaker, one.line, Role.REFERENCE, one.title) for one in beside if one.line is not None]
    undrawn = [
        context.say("judgement.undrawn.note", title=one.title, reason=one.missing) for one in beside if one.missing
    ]
    bands = [layer for layer in more if layer.kind == "band"]
    lines = [layer for layer in more if layer.kind != "band"]
    spec = framed(context, found.speaker, (*bands, *plain.layers, *drawn, *lines), first_year(context, found))
    return replace(spec, watermark=plain.watermark, notes=(*plain.notes, *undrawn))
