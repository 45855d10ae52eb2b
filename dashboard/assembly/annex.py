"""Annex 2 and article 2: goal tiles, cooperation items and their initiatives."""

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.agreement.pack import Agreement, Goal, Item
from dashboard.assembly.context import Context
from dashboard.assembly.measures import tonnes
from dashboard.assembly.words import places_of
from dashboard.board import Figure, GoalTile, IndicatorCard, InitiativeCard, ItemCard
from dashboard.board_origin import Origin, OriginRow
from dashboard.wording import Wording


def goal_tile(context: Context, goal: Goal, cards: tuple[IndicatorCard, ...]) -> GoalTile:
    """The tile of one goal; its lead indicator gives figure, mark and sparkline.

    Where the lead has no figure yet, the first indicator of the goal that has one stands in, except the one the
    position speaks of: the whole city's emissions tell nothing of a single goal, and their mark is not its mark.
    """
    say = context.say
    own = [card for card in cards if goal.key in card.goals]
    leading = [card for card in own if card.key == goal.lead]
    whole = {entry.indicator for entry in context.agreement.headlines[:1]}
    standing_in = [card for card in own if card.key not in whole]
    shown = next((card for card in (*leading, *standing_in) if card.latest.value is not None), None)
    none = context.agreement.judgement.none
    unmarked = say("judgement.verdict", mark=none.sign, word=none.word.of(say.language))
    return GoalTile(
        key=goal.key,
        group=goal.group,
        title=goal.title.of(say.language),
        lead=goal.lead,
        points=tuple(point.of(say.language) for point in goal.points),
        mark=shown.mark if shown else none.sign,
        mark_word=shown.mark_word if shown else none.word.of(say.language),
        figure_title=shown.title if shown else "",
        figure=shown.latest if shown else Figure(None, "–", ""),
        data_date=shown.data_date if shown else say("board.no_data"),
        example=bool(shown and shown.example),
        spark=shown.spark if shown else (),
        indicators=tuple(card.key for card in own),
        items=tuple(item.number for item in context.agreement.items if goal.key in item.goals),
        verdict=shown.verdict if shown else unmarked,
        mark_brief=shown.mark_brief if shown else unmarked,
    )


def item_card(context: Context, item: Item, cards: tuple[IndicatorCard, ...]) -> ItemCard:
    """One cooperation item with everything that serves it."""
    say = context.say
    initiatives = tuple(
        initiative_card(context, entry) for entry in context.view.initiatives if item.number in entry.items
    )
    return ItemCard(
        number=item.number,
        label=say("board.item_label", number=item.number),
        title=item.title.of(say.language),
        short=item.short.of(say.language),
        goals=item.goals,
        indicators=tuple(card.key for card in cards if item.number in card.items),
        initiatives=initiatives,
        note="" if initiatives else say("board.no_initiative"),
    )


def initiative_card(context: Context, entry: Initiative) -> InitiativeCard:
    """One initiative in finished texts."""
    say = context.say
    open_still = entry.stage not in (Stage.DONE, Stage.STOPPED)
    return InitiativeCard(
        key=entry.key,
        title=entry.title,
        items=entry.items,
        goals=entry.goals,
        content=entry.content,
        method=entry.method,
        roles=entry.roles,
        cost=_cost(context, entry),
        stage=say(f"board.stage.{entry.stage.value}"),
        stage_key=entry.stage.value,
        progress=say.percent(entry.progress, 0) if entry.progress is not None else "",
        progress_share=entry.progress,
        issue=entry.issue,
        next_step=entry.next_step,
        due=say.date(entry.due) if entry.due else "",
        overdue=bool(entry.due and entry.due < context.today and open_still),
        owner=entry.owner,
        example=entry.example,
        source=entry.source.told(),
        due_iso=entry.due.isoformat() if entry.due else "",
        origin=_origin(context, entry),
    )


def _origin(context: Context, entry: Initiative) -> Origin:
    """Each figure of the initiative with its own cell; without any, the cell in which its row begins."""
    say, rows = context.say, []
    for column, value in _figures(context, entry).items():
        rows.append(context.tracer.initiative(entry, value, column, say(f"origin.initiative.{column}")))
    rows += [share_row(context, entry, one) for one in entry.cost_shares]
    told = () if entry.cells else (say("origin.row_of_sheet"),)
    return Origin(entry.title, tuple(rows) or (context.tracer.initiative(entry, ""),), told=told)


def _figures(context: Context, entry: Initiative) -> dict[str, str]:
    """The figures told of an initiative beside its shares, by the column of the progress sheet they stand in."""
    say = context.say
    found = {
        "progress": "" if entry.progress is None else say.percent(entry.progress, 0),
        "due": "" if entry.due is None else say.date(entry.due),
        "total": "" if entry.cost_total is None else _thousands(context, entry.cost_total),
        "saving": "" if entry.saving is None else say("effects.saving.amount", amount=tonnes(context, entry.saving)),
    }
    return {column: value for column, value in found.items() if value}


def share_row(context: Context, entry: Initiative, share: CostShare) -> OriginRow:
    """What one bearer pays, with its own cell."""
    lead = context.say("origin.initiative.share", bearer=bearer_name(context.agreement, context, share.bearer))
    return context.tracer.initiative(entry, _thousands(context, share.yen), f"share.{share.bearer}", lead)


def _cost(context: Context, entry: Initiative) -> str:
    """The burden in words, with the shares in thousand yen behind."""
    figures = _amounts(context, entry)
    if entry.cost and figures:
        return context.say("board.cost_with_figures", text=entry.cost, figures=figures)
    return entry.cost or figures


def _amounts(context: Context, entry: Initiative) -> str:
    """Total and shares in thousand yen."""
    say = context.say
    shares = [
        say(
            "board.cost_share",
            bearer=bearer_name(context.agreement, context, share.bearer),
            amount=_thousands(context, share.yen),
        )
        for share in entry.cost_shares
        if share.yen
    ]
    total = [say("board.cost_total", amount=_thousands(context, entry.cost_total))] if entry.cost_total else []
    return say("board.list").join((*total, *shares))


def bearer_name(agreement: Agreement, context: Context, bearer: str) -> str:
    """The words for who bears a cost: a party, an affiliate or a subsidy."""
    party = agreement.party(bearer)
    if party is not None:
        return party.short.of(context.say.language)
    return context.say(f"board.bearer.{bearer}") if bearer in ("affiliate", "subsidy") else bearer


def thousands(say: Wording, yen: int) -> str:
    """Yen in thousands, exactly and without the unit: 1,250,000 → 1,250; 500 → 0.5."""
    return say.number(yen / 1000, places_of((yen / 1000,), 3))


def _thousands(context: Context, yen: int) -> str:
    return context.say("board.thousand_yen", amount=thousands(context.say, yen))
