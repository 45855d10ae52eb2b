"""The mark of an indicator: computed by the pack's rule, or given by the committee; both in finished words."""

import math
from dataclasses import replace

from dashboard.agreement.override import Override, mark_of, override_of
from dashboard.agreement.pack import Judgement, Measure
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.words import SET_PLACES
from dashboard.board_insight import Judged
from dashboard.indicators.observation import Status
from dashboard.indicators.pathway import Pathway, ResolvedPathway
from dashboard.indicators.progress import Standing, YearValue, judge, level_share, standing
from dashboard.indicators.register import Direction, Indicator
from dashboard.wording import round_half_up
from dashboard.zone import JAPAN


def judgement(context: Context, found: Figures) -> Judged:
    """The mark that counts, the computed one, why they differ where they do, and what it rests on."""
    judged = _judged(context, found)
    none = context.agreement.judgement.none.sign
    rests = "" if judged.computed_mark == none else _examples(found)
    told = context.say(f"judgement.rests.{rests}") if rests else ""
    sentence = context.say("judgement.join", one=judged.sentence, other=context.say("judgement.on_example_base"))
    return replace(
        judged,
        verdict=_verdict(context, judged, told),
        brief=_brief(context, judged, told if rests == "base" else ""),
        sentence=sentence if rests == "base" else judged.sentence,
    )


def _examples(found: Figures) -> str:
    """Whether the mark rests on an example: the judged figure itself, or the base year's beneath a real one."""
    if found.main is None or found.main.latest is None:
        return ""
    if found.main.latest.status is Status.EXAMPLE:
        return "figure"
    base = found.main.at(found.plan.base_year) if found.plan else None
    return "base" if base is not None and base.status is Status.EXAMPLE else ""


def _verdict(context: Context, judged: Judged, told: str) -> str:
    """The mark with its word and all that has to be known of it."""
    say = context.say
    committee = say("judgement.by_committee", computed=judged.computed_mark) if judged.overridden else ""
    about = say("board.list").join(part for part in (committee, told) if part)
    plain = say("judgement.verdict", mark=judged.mark, word=judged.word)
    return say("judgement.verdict_about", verdict=plain, about=about) if about else plain


def _brief(context: Context, judged: Judged, told: str) -> str:
    """The same for a tile: the committee's mark leaves its word away to name the computed one."""
    say = context.say
    if judged.overridden:
        return say("judgement.brief_committee", mark=judged.mark, computed=judged.computed_mark)
    plain = say("judgement.verdict", mark=judged.mark, word=judged.word)
    return say("judgement.verdict_about", verdict=plain, about=told) if told else plain


def _judged(context: Context, found: Figures) -> Judged:
    """The mark that counts and the computed one, with the sentence that tells why."""
    say, scale = context.say, context.agreement.judgement
    computed = judge(found.stands.achieved if found.stands else None, scale)
    word = computed.word.of(say.language)
    given = override_of(context.view.settings, found.speaker.indicator.key)
    sentence = _rule(context, found, word)
    if given is None:
        return Judged(computed.sign, word, computed.sign, word, overridden=False, sentence=sentence)
    values = {
        "year": say.year(given.fiscal_year),
        "mark": given.sign,
        "reason": given.reason,
        "author": given.author,
        "day": say.date(given.day),
    }
    if found.stands is None or found.stands.last[0] != given.fiscal_year:
        earlier = say("judgement.earlier", **values)
        joined = say("judgement.join", one=sentence, other=earlier)
        return Judged(computed.sign, word, computed.sign, word, overridden=False, sentence=joined)
    mark = mark_of(scale, given.sign)
    told = say("judgement.overridden", computed=computed.sign, computed_word=word, **values)
    if _restated_since(context, found, given):
        told = say("judgement.join", one=told, other=say("judgement.restated_since", year=values["year"]))
    return Judged(
        mark.sign,
        mark.word.of(say.language),
        computed.sign,
        word,
        overridden=True,
        sentence=told,
        reason=given.reason,
        author=given.author,
        disclosure=given.disclosure.value,
        day=say.date(given.day),
    )


def _restated_since(context: Context, found: Figures, given: Override) -> bool:
    """Whether the figure the committee judged was replaced after the day of its mark."""
    entry = found.main.at(given.fiscal_year) if found.main else None
    moment = entry.provenance.imported_at if entry else None
    if entry is None or moment is None or moment.astimezone(JAPAN).date() <= given.day:
        return False
    return any(old.key == entry.key and old.period.fiscal_year == given.fiscal_year for old in context.view.superseded)


def _rule(context: Context, found: Figures, word: str) -> str:
    """The achieved share in figures, as the rule works it out; the reason where it cannot be judged."""
    say, speaker, stands, pathway = context.say, found.speaker, found.stands, found.pathway
    if stands is None:
        return say("judgement.no_figure")
    if found.plan is None:
        return say("judgement.no_target")
    if pathway is None or stands.achieved is None or stands.expected is None:
        return _unjudged(context, found, found.plan)
    measure = measure_of(context.agreement.judgement, speaker.indicator, stands, pathway)
    return say(
        f"judgement.rule_{measure.value}",
        year=say.year(stands.last[0]),
        actual=speaker.amount(stands.last[1]),
        base=speaker.amount(pathway.points[0].value),
        expected=speaker.amount(stands.expected, places=speaker.expected_places(pathway, stands.last[0])),
        share=say.percent(stands.achieved, share_places(stands.achieved, context.agreement.judgement)),
        word=word,
    )


def share_places(share: float, scale: Judgement) -> int:
    """The fewest places of per cent with which ``share`` earns the same mark as it does in full.

    Worked: 0.896 lies below a step at 0.9 and is 89.6 %, for 90 % would contradict its mark; 0.874 is 87 %.
    """
    mark, percent = judge(share, scale), abs(round(share * 100, 9))
    shown = (math.copysign(round_half_up(percent, places), share) / 100 for places in range(SET_PLACES))
    return next((places for places, one in enumerate(shown) if judge(one, scale) == mark), SET_PLACES)


def _unjudged(context: Context, found: Figures, plan: Pathway) -> str:
    """Why no share can be told of a figure that has a plan."""
    say, stands, pathway = context.say, found.stands, found.pathway
    base, level = say.year(plan.base_year), context.agreement.judgement.measure is Measure.LEVEL
    if pathway is None or not (pathway.has_base or (level and stands and stands.expected is not None)):
        return say("judgement.no_base", year=base)
    if stands is None or stands.expected is None:
        years = [say.year(point.fiscal_year) for point in (pathway.points[0], pathway.points[-1])]
        return say("judgement.no_expected", first=years[0], last=years[-1])
    return say("judgement.no_level") if level else say("judgement.no_change", base=base, year=say.year(stands.last[0]))


def standing_by(
    scale: Judgement, indicator: Indicator, values: list[YearValue], pathway: ResolvedPathway | None
) -> Standing | None:
    """Where a series stands, its achieved share by what the scale compares."""
    stands = standing(values, pathway)
    if stands is None or measure_of(scale, indicator, stands, pathway) is Measure.CHANGE:
        return stands
    share = level_share(stands.last[1], stands.expected, down=indicator.direction is Direction.DOWN)
    return replace(stands, achieved=share)


def measure_of(scale: Judgement, indicator: Indicator, stands: Standing, pathway: ResolvedPathway | None) -> Measure:
    """What is compared: what the scale says, but levels where the plan lets the worse happen.

    Where more is better and fewer than in the base year are planned, a change has no share: having grown is no lag.
    Worked: base 810, 560 expected, 1,698 there → levels, 1,698 ÷ 560.
    """
    if stands.expected is None or pathway is None or not pathway.has_base:
        return scale.measure
    asked = stands.expected - pathway.points[0].value
    worse = asked < 0 if indicator.direction is Direction.UP else asked > 0
    return Measure.LEVEL if worse and indicator.direction is not Direction.NEUTRAL else scale.measure
