"""The scenarios of one indicator: the lines laid over its chart, and those that cannot be drawn, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.milestones import open_words
from dashboard.board_insight import OutlookCard, ScenarioRow
from dashboard.indicators.pathway import Milestone, Pathway, ResolvedPathway, TargetState, unworkable

FIRMNESS = (TargetState.EXAMPLE, TargetState.WORKING, TargetState.ADOPTED)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A pathway with its ``line``, None where it cannot be drawn; ``title`` names the method where it is another.

    ``missing`` says what is not drawn, why, and what to do about it.
    """

    pathway: Pathway
    line: ResolvedPathway | None
    title: str
    missing: str


def scenarios_of(context: Context, found: Figures) -> tuple[Scenario, ...]:
    """The plan that is judged first, then every other pathway of the indicator, drawn or not."""
    plan = found.plan
    own = [_scenario(context, found, plan, found.pathway)] if plan is not None else []
    lead = plan.key if plan is not None else ""
    others = [one for one in context.scenarios_of(found.speaker.indicator.key) if one.key != lead]
    beside = [
        _scenario(context, found, one, context.beside(one, found.speaker.indicator, found.main)) for one in others
    ]
    return (*own, *beside)


def scenario_rows(
    context: Context, found: Figures, scenarios: Sequence[Scenario], landing: OutlookCard
) -> tuple[ScenarioRow, ...]:
    """One row for each scenario; the trend as one of its own, where there is an outlook."""
    return (*(_row(context, found, one) for one in scenarios), *_as_is(context, landing))


def _scenario(context: Context, found: Figures, pathway: Pathway, line: ResolvedPathway | None) -> Scenario:
    main = found.main
    own = context.whole(found.speaker.indicator, pathway.series.method) if pathway.series.method else None
    laid_over = own if own is not None and own.actual and pathway is not found.plan else main
    base = laid_over.value_at(pathway.base_year) if laid_over is not None else None
    left = unworkable(pathway, base)
    missing = _missing(context, pathway, left, base, drawn=line is not None) if left or line is None else ""
    return Scenario(pathway, line, _title(context, found, pathway), missing)


def _missing(context: Context, pathway: Pathway, left: Sequence[Milestone], base: float | None, *, drawn: bool) -> str:
    say = context.say
    if not pathway.milestones:
        return say("judgement.undrawn.no_target")
    targets = say("board.list").join(open_words(say, entry) for entry in left)
    reason = "no_base" if base is None else "base_not_above_zero"
    key = f"judgement.undrawn.{'partly_' if drawn else ''}{reason}"
    return say(key, base=say.year(pathway.base_year), targets=targets)


def _row(context: Context, found: Figures, one: Scenario) -> ScenarioRow:
    say, pathway = context.say, one.pathway
    points = one.line.milestones if one.line is not None else pathway.milestones
    state = min((point.state for point in points), key=FIRMNESS.index, default=TargetState.WORKING)
    return ScenarioRow(
        key=pathway.key,
        title=one.title,
        kind=say(f"judgement.kind.{pathway.kind.value}"),
        state=say(f"judgement.state.{state.value}"),
        shape=say(f"judgement.shape.{pathway.shape.value}"),
        sources=tuple(dict.fromkeys(point.source.of(say.language) for point in points)),
        judged=one.line is not None and one.line is found.pathway,
        missing=one.missing,
    )


def _title(context: Context, found: Figures, pathway: Pathway) -> str:
    """A scenario's name, with the method it speaks of where that is not the one of the figures shown."""
    say, mine = context.say, found.main.key.method if found.main else ""
    title = pathway.title.of(say.language)
    named = (entry.method or pathway.series.method for entry in pathway.milestones if entry.value != 0)
    others = [context.agreement.method(key) for key in dict.fromkeys(named) if key not in ("", mine)]
    words = say("board.list").join(entry.title.of(say.language) for entry in others if entry)
    return say("judgement.scenario_method", title=title, method=words) if words else title


def _as_is(context: Context, landing: OutlookCard) -> tuple[ScenarioRow, ...]:
    if landing.refusal:
        return ()
    say = context.say
    title, kind = say("outlook.layer.middle"), say("judgement.kind.as_is")
    return (ScenarioRow("as-is", title, kind, "", landing.method, (landing.trial,), judged=False),)
