"""The mark of an indicator: computed by the pack's rule, or given by the committee; both in finished words."""

from dashboard.agreement.override import mark_of, override_of
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.board_insight import Judged
from dashboard.indicators.progress import judge


def judgement(context: Context, found: Figures) -> Judged:
    """The mark that counts, the computed one, and why they differ where they do."""
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
    )


def _rule(context: Context, found: Figures, word: str) -> str:
    """The achieved share in figures, as the rule works it out; the reason where it cannot be judged."""
    say, speaker, stands, pathway = context.say, found.speaker, found.stands, found.pathway
    if stands is None:
        return say("judgement.no_figure")
    if pathway is None:
        return say("judgement.no_target")
    if stands.achieved is None or stands.expected is None:
        return say("judgement.no_base", year=say.year(pathway.pathway.base_year))
    return say(
        "judgement.rule",
        year=say.year(stands.last[0]),
        actual=speaker.amount(stands.last[1]),
        base=speaker.amount(pathway.points[0].value),
        expected=speaker.amount(stands.expected),
        share=say.percent(stands.achieved, 0),
        word=word,
    )
