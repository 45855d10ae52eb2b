"""Where the two clocks come from: days of the pack, consultations and notices that were recorded."""

from dashboard.agreement.consultation import LAST, PREFIX, held_consultations
from dashboard.agreement.notice import name_of
from dashboard.agreement.term import Term
from dashboard.assembly.clocks import Consultations
from dashboard.assembly.context import Context
from dashboard.assembly.notices import of_term, party_name
from dashboard.board import Chip
from dashboard.board_origin import Origin, OriginRow

NEXT, CADENCE = "consultation.next", "consultation.cadence_months"


def term_origin(context: Context, term: Term, chip: Chip) -> Origin:
    """The day of signing, from which terms are counted, and what was recorded of notice in the running one."""
    say, rules = context.say, context.agreement.term
    rows = [context.tracer.entered("", of=say("board.term.row.signed"), value=say.date(rules.signed))]
    for one in of_term(context, term.number):
        value = say(f"origin.clock.{'given' if one.given else 'not_given'}", day=say.date(one.day))
        name = name_of(term.number, one.party)
        rows.append(context.tracer.entered(name, of=party_name(context, one.party), value=value, note=one.note))
    reading = "counted" if rules.counts_signing_day else "left_out"
    formula = say(f"board.term.reading.{reading}") if term.end is not None else ""
    return Origin(chip.text, tuple(rows), formula, (chip.detail,) if chip.detail else ())


def consultation_origin(context: Context, held: Consultations, chip: Chip) -> Origin:
    """The day set for the next consultation, else the last one and the cadence that follow it."""
    say, settings, tracer = context.say, context.view.settings, context.tracer
    rows: list[OriginRow] = []
    if held.planned and held.next is not None:
        rows.append(tracer.entered(NEXT, of=say("board.consultation.row.next"), value=say.date(held.next)))
    if held.last is not None:
        recorded = held_consultations(settings)
        name = f"{PREFIX}{recorded[-1].number}" if recorded else LAST
        note = recorded[-1].note if recorded else ""
        rows.append(tracer.entered(name, of=say("board.consultation.row.last"), value=say.date(held.last), note=note))
    cadence = say("origin.clock.months", months=held.months)
    rows.append(tracer.entered(CADENCE, of=say("board.consultation.row.cadence"), value=cadence))
    formula = "" if held.planned or held.next is None else say("origin.clock.expected")
    return Origin(chip.text, tuple(rows), formula, (chip.detail,) if chip.detail else ())
