"""The initiatives' expected savings beside what is needed by the nearest target."""

import math

from dashboard.agreement.initiative import Initiative, Stage
from dashboard.assembly.context import Context
from dashboard.assembly.measures import tonnes
from dashboard.board_effects import SavingRow
from dashboard.board_origin import Origin


def saving_rows(context: Context, need: float | None) -> tuple[SavingRow, ...]:
    """Every initiative that goes on or is done, the largest expected saving first; ``need`` is t-CO2 a year."""
    say = context.say
    rows = [
        SavingRow(
            key=entry.key,
            title=entry.title,
            items=entry.items,
            stage=say(f"board.stage.{entry.stage.value}"),
            saving="" if entry.saving is None else say("effects.saving.amount", amount=tonnes(context, entry.saving)),
            number=entry.saving,
            share=_share(context, entry.saving, need),
            example=entry.example,
            origin=_origin(context, entry),
        )
        for entry in context.view.initiatives
        if entry.stage is not Stage.STOPPED
    ]
    return tuple(sorted(rows, key=lambda row: -(row.number or 0.0)))


def savings_sentence(context: Context, rows: tuple[SavingRow, ...], need: float | None) -> str:
    """What all real initiatives together expect, as a share of the need; examples are left aside.

    Worked: 1,200 and 800 t a year beside 208,730 t → 2,000 t, 1.0 %.
    """
    say = context.say
    told = [row.number for row in rows if row.number is not None and not row.example]
    if not told or not need or need <= 0:
        return say("effects.saving.none")
    amount = math.fsum(told)
    return say(
        "effects.saving.sentence",
        amount=tonnes(context, amount),
        share=say.percent(amount / need),
        count=len(told),
        blank=sum(row.number is None for row in rows),
    )


def _origin(context: Context, entry: Initiative) -> Origin:
    """The sheet in which the initiative's saving was entered."""
    say = context.say
    amount = "" if entry.saving is None else say("effects.saving.amount", amount=tonnes(context, entry.saving))
    lead = say("origin.initiative.saving")
    return Origin(entry.title, (context.tracer.initiative(entry, amount, "saving", lead),))


def _share(context: Context, saving: float | None, need: float | None) -> str:
    if saving is None or not need or need <= 0:
        return ""
    return context.say("effects.saving.share", share=context.say.percent(saving / need))
