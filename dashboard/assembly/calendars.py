"""Three calendars on one axis: fiscal year, agreement year and consultation cycle."""

import datetime

from dashboard.agreement.term import Level, Term, months_later
from dashboard.assembly.charts import axis_position
from dashboard.assembly.clocks import Consultations
from dashboard.assembly.context import Context
from dashboard.assembly.notices import running_term
from dashboard.board_health import CalendarDay, CalendarRow, CalendarSpan, CalendarStrip
from dashboard.indicators.fiscal import era_label, fiscal_year_of, year_end

BACK, AHEAD = 2, 2


def calendar_strip(context: Context, held: Consultations | None) -> CalendarStrip:
    """The fiscal years around today with the terms and consultations that fall into them; None leaves the latter out.

    Worked on 24 November 2026 (FY2026): the axis runs from 2023.0 (31 March 2024) to 2028.0; the fourth term,
    25 January 2026 to 24 January 2027, lies from 2024.82 to 2025.82 on it.
    """
    this = fiscal_year_of(context.today)
    first, last = this - BACK, this + AHEAD
    consultations = (_consultations(context, held, first, last),) if held is not None else ()
    return CalendarStrip(
        start=float(first - 1),
        end=float(last),
        today=axis_position(context.today),
        today_label=context.say("board.today"),
        rows=(_fiscal(context, first, last), _terms(context, first, last), *consultations),
    )


def _fiscal(context: Context, first: int, last: int) -> CalendarRow:
    say = context.say
    spans = []
    for year in range(first, last + 1):
        label = say.year(year)
        if say.language == "ja":
            label = say("health.fiscal_year", year=label, era=era_label(year))
        detail = _span(context, year_end(year - 1) + ONE_DAY, year_end(year))
        spans.append(CalendarSpan(label, detail, year - 1.0, float(year), brief=say.year(year)))
    return CalendarRow("fiscal", say("health.calendar.fiscal"), tuple(spans), (), say("health.calendar_rule.fiscal"))


ONE_DAY = datetime.timedelta(days=1)


def _terms(context: Context, first: int, last: int) -> CalendarRow:
    """The terms that touch the axis; those to come stand under the proviso of renewal."""
    say, rules = context.say, context.agreement.term
    now = running_term(context)
    day, end = max(rules.signed, year_end(first - 1)), year_end(last)
    spans, days, seen = [], [], set()
    while day <= end:
        term = running_term(context, day)
        if term.number in seen:
            break
        seen.add(term.number)
        spans.append(_term_span(context, term, now, end))
        if term.warn_by is not None and rules.renewal_years and year_end(first - 1) < term.warn_by <= end:
            label = say("health.notice", day=say.date(term.warn_by))
            level = now.level if term.number == now.number else "quiet"
            days.append(CalendarDay(label, axis_position(term.warn_by), level, say.month_day(term.warn_by)))
        if term.end is None or term.over or term.last:
            break
        day = term.end + ONE_DAY
    title, rule = say("health.calendar.agreement"), _term_rule(context)
    return CalendarRow("agreement", title, tuple(spans), tuple(days), rule, say("board.term.open"))


def _term_rule(context: Context) -> str:
    """How terms follow each other, as the pack has it."""
    say, rules = context.say, context.agreement.term
    article = context.article(context.agreement.articles.term)
    if rules.years is None:
        return say("board.term.open")
    first = say("health.calendar_rule.first_term", years=rules.years, article=article)
    if rules.renewal_years is None:
        return say("judgement.join", one=first, other=say("board.term.fixed"))
    return say("judgement.join", one=first, other=say("health.calendar_rule.renewed", years=rules.renewal_years))


def _term_span(context: Context, term: Term, now: Term, end: datetime.date) -> CalendarSpan:
    say = context.say
    key = "health.term_to_come" if term.number > now.number else "health.term"
    until = term.end or end
    return CalendarSpan(
        say(key, number=term.number),
        _span(context, term.start, until),
        axis_position(term.start - ONE_DAY),
        axis_position(until),
        brief=say("health.term", number=term.number),
        open=term.number > now.number,
    )


def _consultations(context: Context, held: Consultations, first: int, last: int) -> CalendarRow:
    """From consultation to consultation, the ones to come at the cadence that is set."""
    say, end = context.say, year_end(last)
    days = [_day(context, "health.held", held.last)] if held.last else []
    spans: list[CalendarSpan] = []
    planned, since, following, number = held.next, held.last, held.next, 0
    while following is not None and following <= end and number < 24:
        key = "health.planned" if number == 0 and held.planned else "health.expected"
        level: Level = "red" if following < context.today else "quiet"
        days.append(_day(context, key, following, level))
        if since is not None:
            detail = _span(context, since, following)
            ahead = following > context.today
            spans.append(CalendarSpan("", detail, axis_position(since), axis_position(following), open=ahead))
        number += 1
        since, following = following, months_later(planned or following, held.months * number)
    shown = tuple(day for day in days if first - 1 <= day.at <= last)
    article = context.article(context.agreement.articles.consultation)
    rule = say("health.calendar_rule.consultation", months=held.months, article=article)
    title = say("health.calendar.consultation")
    return CalendarRow("consultation", title, tuple(spans), shown, rule, say("board.consultation.none"))


def _day(context: Context, key: str, day: datetime.date, level: Level = "quiet") -> CalendarDay:
    say = context.say
    return CalendarDay(say(key, day=say.date(day)), axis_position(day), level, say.month_day(day))


def _span(context: Context, start: datetime.date, end: datetime.date) -> str:
    return context.say("health.span", start=context.say.date(start), end=context.say.date(end))
