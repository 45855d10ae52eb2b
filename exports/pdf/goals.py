"""One page or more for each goal: its points, its indicators as a table, its initiatives, charts and outlook."""

from dashboard.board import Board, GoalTile, IndicatorCard, InitiativeCard
from dashboard.wording import Wording
from exports.pdf.chart_rows import draw_charts
from exports.pdf.committee import committee_words
from exports.pdf.flow import Flow
from exports.pdf.outlooks import draw_outlooks, outlook_notes
from exports.pdf.styles import BODY, SOFT
from exports.pdf.table import Column, Table, draw_table, table_height


def goal_pages(flow: Flow, board: Board, say: Wording) -> None:
    """A chapter for every goal, in the agreement's order; what the committee says of an indicator stands once."""
    told: dict[str, str] = {}
    for goal in board.goals:
        title = say("paper.goal", key=goal.key, title=goal.title)
        flow.chapter(title, level=1, side=goal.verdict)
        flow.listed(goal.points)
        cards = [card for key in goal.indicators if (card := board.indicator(key))]
        drawn = _drawn(goal, cards)
        _indicators(flow, cards, say)
        outlook_notes(flow, board, drawn, told, say)
        _initiatives(flow, board, goal, say)
        if drawn:
            draw_charts(flow, board, say("paper.goals.charts"), drawn)
        draw_outlooks(flow, board, drawn, told, say)
        told |= {card.key: title for card in drawn if card.key not in told}
        committee_words(flow, board, [card for card in cards if card.goals[:1] == (goal.key,)], say)


def _indicators(flow: Flow, cards: list[IndicatorCard], say: Wording) -> None:
    flow.heading(say("paper.goals.indicators"))
    if not cards:
        flow.paragraph(say("paper.goals.no_indicators"), BODY.coloured(SOFT))
        return
    columns = (
        Column(say("paper.column.indicator"), 72, phrases=True),
        Column(say("paper.column.latest"), 80),
        Column(say("paper.column.target"), 74),
        Column(say("paper.column.gap"), 69, optional=True),
        Column(say("paper.column.pace"), 129, optional=True),
        Column(say("paper.column.mark"), 69, phrases=True),
    )
    rows = tuple(_indicator_row(card, say) for card in cards)
    title = say("paper.goals.indicators")
    draw_table(flow, Table("", title, say("paper.continued"), columns, rows))


def _indicator_row(card: IndicatorCard, say: Wording) -> tuple[str, ...]:
    amount = say("paper.amount", value=card.latest.text, unit=card.latest.unit)
    beside = " " if card.latest_year == card.data_date else "\n"  # a year with its day leaves no room beside it
    told = beside.join(part for part in (card.latest_year, card.latest_status) if part)
    latest = "\n".join(part for part in (amount, told) if part)
    shown = latest if card.latest.value is not None else card.missing or say("board.no_data")
    pace = "\n".join(part for part in (card.pace, card.outlook) if part)
    gap = card.gap.removeprefix(say("paper.column.gap")).lstrip()  # the column's head says it already
    return card.title, shown, card.target or card.state, gap, pace, card.verdict


def _drawn(goal: GoalTile, cards: list[IndicatorCard]) -> list[IndicatorCard]:
    """Indicators with figures, the leading one first."""
    return sorted((card for card in cards if card.rows), key=lambda card: card.key != goal.lead)


def _initiatives(flow: Flow, board: Board, goal: GoalTile, say: Wording) -> None:
    title = say("paper.goals.initiatives")
    found: dict[str, tuple[str, InitiativeCard]] = {}
    for item in board.items:
        for card in item.initiatives:
            if goal.key in card.goals:
                found.setdefault(card.key, (item.label, card))
    if not found:
        flow.heading(title, keep=20)
        flow.paragraph(say("paper.goals.no_initiatives"), BODY.coloured(SOFT))
        return
    columns = (
        Column(say("paper.column.initiative"), 54),
        Column(say("paper.column.item"), 20),
        Column(say("paper.column.stage"), 20),
        Column(say("paper.column.progress"), 16),
        Column(say("paper.column.due"), 28),
    )
    rows = tuple((card.title, label, card.stage, card.progress, due_text(card, say)) for label, card in found.values())
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def due_text(card: InitiativeCard, say: Wording) -> str:
    """When it is due, and that this has passed where it has."""
    return say("paper.items.overdue", due=card.due) if card.overdue else card.due
