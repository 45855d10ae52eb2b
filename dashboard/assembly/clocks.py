"""The two chips of the top strip, and the agreement's own page."""

import datetime
from dataclasses import dataclass

from dashboard.agreement.consultation import held_consultations, last_day
from dashboard.agreement.notice import Notice
from dashboard.agreement.pack import Mark
from dashboard.agreement.term import Level, Term, months_later
from dashboard.assembly.context import Context
from dashboard.assembly.notices import notice_card, of_term, party_name, running_term, told
from dashboard.assembly.words import SET_PLACES, places_of
from dashboard.board import AgreementCard, Chip, ClauseText
from dashboard.wording import Wording

AMBER_DAYS = 30
NO_CHIP = Chip("", "", "quiet")
"""What stands where an audience has no such clock: nothing is shown, for nothing is known."""


@dataclass(frozen=True, slots=True)
class Consultations:
    """The last consultation held and the next one planned (article 3(1)); None where not recorded.

    A day planned that is not after the last consultation was that one's: the cadence tells the next.
    """

    last: datetime.date | None
    next: datetime.date | None
    months: int
    planned: bool
    number: int | None = None

    @classmethod
    def of(cls, context: Context) -> "Consultations":
        """From the record's settings, falling back on the agreement's cadence after the last one."""
        settings = context.view.settings
        held, last = held_consultations(settings), last_day(settings)
        months = int(settings.get("consultation.cadence_months") or context.agreement.consultation_months)
        fixed = _day(settings.get("consultation.next", ""))
        if held and fixed is not None and fixed <= held[-1].day:
            fixed = None
        following = fixed or (months_later(last, months) if last else None)
        return cls(last, following, months, fixed is not None, held[-1].number if held else None)


def consultation_chip(context: Context, held: Consultations) -> Chip:
    """When the parties meet next; amber within a month or when no day is set, red when it has passed."""
    say = context.say
    cadence = say("board.consultation.cadence", months=held.months)
    if held.next is None:
        return Chip(say("board.consultation.unset"), cadence, "amber", say("board.consultation.short_unset"))
    days = (held.next - context.today).days
    day = say.date(held.next)
    if days < 0:
        key = "passed" if held.planned else "passed_expected"
        return Chip(say(f"board.consultation.{key}", day=day), cadence, "red", say("board.consultation.short_passed"))
    key = "next" if held.planned else "expected"
    level: Level = "amber" if days <= AMBER_DAYS else "quiet"
    short = say(f"board.consultation.short_{key}", day=say.near_day(held.next, context.today))
    return Chip(say(f"board.consultation.{key}", day=day, days=days), cadence, level, short)


def term_chip(context: Context) -> tuple[Chip, Term]:
    """The clock of article 6 for the term running today."""
    term = running_term(context)
    return _clock(context, term), term


def _clock(context: Context, term: Term) -> Chip:
    say = context.say
    if term.end is None:
        return Chip(say("board.term.open"), "", "quiet")
    if term.over:
        end = say.date(term.end)
        return Chip(say("board.term.ended", end=end), "", "amber", say("board.term.short_ended", end=end))
    decided = of_term(context, term.number)
    return _decided(context, term, term.end, decided[0]) if decided else _undecided(context, term, term.end)


def _undecided(context: Context, term: Term, end: datetime.date) -> Chip:
    """The clock while nothing is recorded of notice."""
    say = context.say
    values = {"number": term.number, "end": say.date(end)}
    text, short = say("board.term.until", **values), say("board.term.short_until", **values)
    if context.agreement.term.renewal_years is None:
        return Chip(text, say("board.term.fixed"), "quiet", short)
    first, last, told = term.warn_by, term.open_until, term.day_of_notice(context.today)
    if first is None or last is None or told is None or term.days_to_notice is None:
        return Chip(text, say("board.term.no_notice"), "quiet", short)
    article = context.article(context.agreement.articles.term)
    if term.days_to_notice < 0:
        return Chip(text, say("board.term.notice_over", day=say.date(last), article=article), "quiet", short)
    day = say.date(told)
    key = "board.term.notice" if told == first else "board.term.notice_later"
    days = {"first": say.date(first), "last": say.date(last)}
    detail = say(key, days=term.days_to_notice, article=article, **days)
    if term.level != "quiet":
        text = say("board.term.notice_chip", day=day, days=term.days_to_notice)
        short = say("board.term.short_notice", day=say.near_day(told, context.today))
    return Chip(text, detail, term.level, short)


def _decided(context: Context, term: Term, end: datetime.date, notice: Notice) -> Chip:
    """The clock once it is decided: the term ends for good, or goes on without further warning."""
    say = context.say
    values = {"number": term.number, "end": say.date(end), "day": say.date(notice.day)}
    values |= {"party": party_name(context, notice.party), "article": context.article(context.agreement.articles.term)}
    if notice.given:
        short = say("board.term.short_ends", **values)
        return Chip(say("board.term.ends", **values), say("board.term.ends_detail", **values), "amber", short)
    short = say("board.term.short_until", **values)
    return Chip(say("board.term.until", **values), say("board.term.not_given", **values), "quiet", short)


def agreement_card(context: Context, term: Term) -> AgreementCard:
    """The agreement as data, in finished texts."""
    say, pack = context.say, context.agreement
    lang = say.language
    scale = tuple(
        (mark.sign, mark.word.of(lang), say("board.scale_from", share=_step(say, mark)))
        for mark in pack.judgement.marks[:-1]
    )
    last = pack.judgement.marks[-1]
    below = say("board.scale_below", share=_step(say, pack.judgement.marks[-2]))
    none = pack.judgement.none
    return AgreementCard(
        title=pack.title.of(lang),
        signed=say.date(pack.signed),
        parties=tuple((party.letter, party.name.of(lang)) for party in pack.parties),
        visions=tuple(vision.title.of(lang) for vision in pack.visions),
        pillars=tuple(pillar.title.of(lang) for pillar in pack.pillars),
        clauses=tuple(ClauseText(c.number, c.heading.of(lang), c.text.of(lang)) for c in pack.clauses),
        term=_term_rows(context, term),
        scale=(*scale, (last.sign, last.word.of(lang), below), (none.sign, none.word.of(lang), "")),
        scale_rule=pack.judgement.rule.of(lang),
        notice=notice_card(context, term),
        methods=tuple((method.title.of(lang), method.note.of(lang)) for method in pack.methods),
    )


def _step(say: Wording, mark: Mark) -> str:
    """The share a mark is given from, with the places it was set with."""
    return say.percent(mark.at_least, places_of((mark.at_least * 100,), SET_PLACES))


def _term_rows(context: Context, term: Term) -> tuple[tuple[str, str], ...]:
    say, rules = context.say, context.agreement.term
    rows = [(say("board.term.row.signed"), say.date(rules.signed))]
    rows.append((say("board.term.row.number"), say("board.term.number", number=term.number)))
    rows.append((say("board.term.row.start"), say.date(term.start)))
    rows.append((say("board.term.row.end"), say.date(term.end) if term.end else say("board.term.open")))
    if term.notice_by:
        rows.append((say("board.term.row.notice"), say.date(term.notice_by)))
        reading = "counted" if rules.counts_signing_day else "left_out"
        rows.append((say("board.term.row.reading"), say(f"board.term.reading.{reading}")))
    if term.other:
        end, notice = (say.date(day) for day in term.other)
        rows.append((say("board.term.row.other"), say("board.term.other", end=end, notice=notice)))
    rows += [(say("board.term.row.decided"), told(context, one)) for one in of_term(context, term.number)]
    return tuple(rows)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
