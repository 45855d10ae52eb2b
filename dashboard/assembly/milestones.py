"""The milestones of one indicator in finished words: those to come, those whose year is past, those not worked out."""

from collections.abc import Sequence

from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.words import SET_PLACES, Speaker, places_of
from dashboard.board_insight import MilestoneRow
from dashboard.board_origin import Origin
from dashboard.indicators.pathway import Milestone, PathwayPoint
from dashboard.indicators.progress import Needed, Passed, needed_paces, passed
from dashboard.indicators.register import Direction
from dashboard.indicators.tolerance import reaches
from dashboard.wording import Wording


def milestone_rows(context: Context, found: Figures) -> tuple[MilestoneRow, ...]:
    """The milestones in order of year."""
    rows = [_open(found, entry, _origin(context, found, entry)) for entry in found.unworked]
    if found.pathway is not None:
        paces = needed_paces(found.stands, found.pathway) if found.stands else ()
        ahead = {needed.point.fiscal_year: needed for needed in paces}
        behind = {one.point.fiscal_year: one for one in passed_milestones(found)}
        rows += [
            _milestone(
                found,
                point,
                ahead.get(point.fiscal_year),
                behind.get(point.fiscal_year),
                _origin(context, found, point),
            )
            for point in found.pathway.milestones
        ]
    return tuple(sorted(rows, key=lambda row: row.fiscal_year))


def passed_milestones(found: Figures) -> tuple[Passed, ...]:
    """The milestones up to the last actual year and what became of them."""
    if found.pathway is None:
        return ()
    return passed(found.values, found.pathway, down=found.speaker.indicator.direction is Direction.DOWN)


def passed_words(speaker: Speaker, one: Passed) -> str:
    """Met or missed in its own year, with that year's figure; or that nobody can tell."""
    if one.actual is None:
        return speaker.say("judgement.passed_unknown")
    key = "judgement.passed_met" if one.met else "judgement.passed_missed"
    return speaker.say(key, actual=speaker.amount(one.actual))


def target_words(found: Figures) -> str:
    """The target as the card tells it: the next one, the last one where all are past, or one not worked out."""
    speaker, stands, say = found.speaker, found.stands, found.speaker.say
    if found.pathway is not None and stands is not None and stands.target is None:
        last = found.pathway.milestones[-1]
        values = {"year": say.year(last.fiscal_year), "amount": speaker.target_amount(last)}
        return say("board.target_past", state=say(f"board.state.{last.state.value}"), **values)
    if found.pathway is None and found.unworked:
        return open_words(say, found.unworked[0])
    return speaker.target(found.pathway, stands)


def open_words(say: Wording, entry: Milestone) -> str:
    """A relative target that could not be worked out: its year, the cut, its state."""
    values = {"year": say.year(entry.fiscal_year), "state": say(f"board.state.{entry.state.value}")}
    return say("board.target", amount=reduction_words(say, entry), **values)


def open_note(say: Wording, base_year: int, entries: Sequence[Milestone], base: float | None) -> str:
    """Why relative targets have no figure."""
    targets = say("board.list").join(open_words(say, entry) for entry in entries)
    key = "board.note.no_base" if base is None else "board.note.base_not_above_zero"
    return say(key, targets=targets, base=say.year(base_year))


def reduction_words(say: Wording, entry: Milestone) -> str:
    """A relative target in words, with no more places than it was set with."""
    share = entry.reduction or 0.0
    places = places_of((share * 100,), SET_PLACES)
    return say("judgement.reduction", share=say.percent(share, places))


def _open(found: Figures, entry: Milestone, origin: Origin) -> MilestoneRow:
    say = found.speaker.say
    return MilestoneRow(
        fiscal_year=entry.fiscal_year,
        year=say.year(entry.fiscal_year),
        value=reduction_words(say, entry),
        number=None,
        state=say(f"judgement.state.{entry.state.value}"),
        source=entry.source.of(say.language),
        decided=_decided(say, entry),
        needed="",
        reached=say("judgement.not_worked_out"),
        origin=origin,
    )


def _milestone(
    found: Figures, point: PathwayPoint, needed: Needed | None, behind: Passed | None, origin: Origin
) -> MilestoneRow:
    say, speaker = found.speaker.say, found.speaker
    reached = passed_words(speaker, behind) if behind else _reached(found, needed) if needed else ""
    asked = needed if needed and reached != say("judgement.reached_met") else None
    return MilestoneRow(
        fiscal_year=point.fiscal_year,
        year=say.year(point.fiscal_year),
        value=speaker.target_amount(point),
        number=point.value,
        state=say(f"judgement.state.{point.state.value}"),
        source=point.source.of(say.language),
        decided=_decided(say, point),
        needed=say("judgement.needed", pace=speaker.per_year(asked.per_year)) if asked else "",
        reached=reached,
        origin=origin,
    )


def _origin(context: Context, found: Figures, point: PathwayPoint | Milestone) -> Origin:
    """Who set the target when, and the base year's figure of a relative one."""
    say, plan, main, speaker = context.say, found.plan, found.main, found.speaker
    title = say("origin.target", title=speaker.indicator.title.of(say.language))
    if plan is None:
        return Origin(title, ())
    value = speaker.target_amount(point) if isinstance(point, PathwayPoint) else reduction_words(say, point)
    rows = [context.tracer.target(plan, point, value)]
    entry = next((one for one in plan.milestones if one.fiscal_year == point.fiscal_year), None)
    formula = ""
    if entry is not None and entry.reduction is not None and entry.value is None:
        formula = say("origin.reduction", base=say.year(plan.base_year), reduction=reduction_words(say, entry))
        base = main.at(plan.base_year) if main else None
        rows += context.tracer.figures(base) if base else ()
    return Origin(title, tuple(rows), formula, indicator=speaker.indicator.key)


def _decided(say: Wording, point: PathwayPoint | Milestone) -> str:
    day = say.date(point.adopted_on) if point.adopted_on else ""
    if point.adopted_by and day:
        return say("judgement.decided", by=point.adopted_by, day=day)
    return point.adopted_by or (say("judgement.decided_on", day=day) if day else "")


def _reached(found: Figures, needed: Needed) -> str:
    say, stands = found.speaker.say, found.stands
    down = found.speaker.indicator.direction is Direction.DOWN
    if stands is not None and reaches(stands.last[1], needed.point.value, down=down):
        return say("judgement.reached_met")
    if needed.reached is None:
        return say("judgement.reached_never")
    return say("judgement.reached_in", year=say.year(needed.reached))
