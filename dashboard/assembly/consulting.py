"""The ledger of consultations in words, and the name of the material for the next one."""

from dashboard.agreement.consultation import held_consultations, next_number
from dashboard.assembly.clocks import Consultations
from dashboard.assembly.context import Context
from dashboard.board import Audience
from dashboard.board_consultation import ConsultationLedger, HeldRow
from dashboard.record.batch import RecordView
from dashboard.zone import JAPAN


def consultation_ledger(context: Context, audience: Audience, number: int | None = None) -> ConsultationLedger:
    """Consultations held, newest first. The public sees none of them: their settings do not pass the gate.

    ``number`` is that of the consultation this is the material of; without one it is that of the next.
    """
    say, settings = context.say, context.view.settings
    rows = tuple(
        HeldRow(held.number, say("consultation.title", number=held.number), say.date(held.day), held.note, held.day)
        for held in reversed(held_consultations(settings))
    )
    number, day = number or next_number(settings), say.date(context.today)
    if audience == "public":
        material = say("consultation.material_public", day=day)
    elif number is None:
        material = say("consultation.material", day=day)
    else:
        material = say("consultation.material_numbered", number=number)
    held = Consultations.of(context)
    return ConsultationLedger(rows, number, material, held.next if held.planned else None)


def changes_since(context: Context, before: RecordView | None, audience: Audience) -> str:
    """What the changes are counted from, in words; the public is not told the day of a consultation."""
    if before is None:
        return ""
    say, settings = context.say, context.view.settings
    if audience == "public":
        return say("consultation.since_public")
    held = held_consultations(settings)
    if held:
        return say("consultation.since", number=held[-1].number, day=say.date(held[-1].day))
    key = "board.change.since_consultation" if settings.get("consultation.last") else "board.change.since"
    return say(key, moment=say.instant(before.instant.astimezone(JAPAN)))
