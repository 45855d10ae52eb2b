"""Notice against renewal in finished words: what each party decided, and the term as it stands after that."""

import datetime

from dashboard.agreement.notice import BOTH, Notice, ended_by, notices_of, settled
from dashboard.agreement.term import Term, term_on
from dashboard.assembly.context import Context
from dashboard.board_agreement import NoticeCard, NoticeRow


def running_term(context: Context, day: datetime.date | None = None) -> Term:
    """The term on ``day`` (today without one), as the notices recorded by the view's instant leave it."""
    notices = notices_of(context.view.settings)
    rules = context.agreement.term
    return term_on(rules, day or context.today, ended_by=ended_by(notices), settled=settled(notices))


def notice_card(context: Context, term: Term) -> NoticeCard | None:
    """What is recorded, and who can still decide; None where the agreement knows no notice."""
    say, rules = context.say, context.agreement.term
    if rules.years is None or rules.renewal_years is None or rules.notice_days is None:
        return None
    rows = [NoticeRow(one.term, one.party, told(context, one)) for one in notices_of(context.view.settings)]
    parties = [(party.key, party.short.of(say.language)) for party in context.agreement.parties]
    both = (BOTH, say("notice.both", parties=say("notice.and").join(name for _, name in parties)))
    return NoticeCard(say("notice.title", number=term.number), tuple(reversed(rows)), (*parties, both))


def told(context: Context, one: Notice) -> str:
    """One decision in a sentence, with who recorded it."""
    say = context.say
    values = {"number": one.term, "party": party_name(context, one.party), "day": say.date(one.day)}
    text = say(f"notice.{'given' if one.given else 'not_given'}", **values)
    remark = say("notice.remark", note=one.note) if one.note else ""
    return say("notice.told", text=text, author=one.author, note=remark)


def of_term(context: Context, number: int) -> tuple[Notice, ...]:
    """What was decided for the term of that number; notice given goes before decisions against it."""
    mine = [one for one in notices_of(context.view.settings) if one.term == number]
    return tuple(sorted(mine, key=lambda one: not one.given))


def party_name(context: Context, key: str) -> str:
    """Who decided, in words."""
    party = context.agreement.party(key)
    if party is not None:
        return party.short.of(context.say.language)
    names = [entry.short.of(context.say.language) for entry in context.agreement.parties]
    return context.say("notice.both", parties=context.say("notice.and").join(names)) if key == BOTH else key
