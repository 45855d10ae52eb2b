"""One page or more for each goal: its points, its indicators as table and charts, its initiatives."""

from dashboard.board import Board, GoalTile, IndicatorCard, InitiativeCard
from dashboard.wording import Wording
from exports.pdf.chart import draw_chart
from exports.pdf.flow import Flow, baseline
from exports.pdf.labels import Box
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import CONTENT, LEFT
from exports.pdf.styles import BODY, NOTE, SOFT, STRONG
from exports.pdf.table import Column, Table, draw_table, table_height

GUTTER = 14.0
WIDE_CHART, SMALL_CHART = 152.0, 128.0


def goal_pages(flow: Flow, board: Board, say: Wording) -> None:
    """A chapter for every goal, in the agreement's order."""
    for goal in board.goals:
        title = say("paper.goal", key=goal.key, title=goal.title)
        mark = say("paper.mark", mark=goal.mark, word=goal.mark_word)
        flow.chapter(title, level=1, side=mark)
        flow.listed(goal.points)
        cards = [card for key in goal.indicators if (card := board.indicator(key))]
        _indicators(flow, cards, say)
        _charts(flow, goal, cards, say)
        _initiatives(flow, board, goal, say)


def _indicators(flow: Flow, cards: list[IndicatorCard], say: Wording) -> None:
    flow.heading(say("paper.goals.indicators"))
    if not cards:
        flow.paragraph(say("paper.goals.no_indicators"), BODY.coloured(SOFT))
        return
    columns = (
        Column(say("paper.column.indicator"), 74),
        Column(say("paper.column.latest"), 74),
        Column(say("paper.column.target"), 74),
        Column(say("paper.column.gap"), 74, optional=True),
        Column(say("paper.column.pace"), 128, optional=True),
        Column(say("paper.column.mark"), 69),
    )
    rows = tuple(_indicator_row(card, say) for card in cards)
    title = say("paper.goals.indicators")
    draw_table(flow, Table("", title, say("paper.continued"), columns, rows))


def _indicator_row(card: IndicatorCard, say: Wording) -> tuple[str, ...]:
    amount = say("paper.amount", value=card.latest.text, unit=card.latest.unit)
    latest = "\n".join(part for part in (amount, card.latest_year, card.latest_status) if part)
    shown = latest if card.latest.value is not None else card.missing or say("board.no_data")
    pace = "\n".join(part for part in (card.pace, card.outlook) if part)
    mark = say("paper.mark", mark=card.mark, word=card.mark_word)
    return card.title, shown, card.target or card.state, card.gap, pace, mark


def _charts(flow: Flow, goal: GoalTile, cards: list[IndicatorCard], say: Wording) -> None:
    """Indicators with figures, the leading one first: two by two, an odd one over the whole width."""
    drawn = sorted((card for card in cards if card.rows), key=lambda card: card.key != goal.lead)
    if not drawn:
        return
    flow.heading(say("paper.goals.charts"), keep=WIDE_CHART + 30)
    half = (CONTENT - GUTTER) / 2
    paired = 0 if len(drawn) % 2 == 0 else 1
    if paired:
        _chart_row(flow, drawn[:1], CONTENT, WIDE_CHART)
    for index in range(paired, len(drawn), 2):
        _chart_row(flow, drawn[index : index + 2], half, SMALL_CHART)


def _chart_row(flow: Flow, cards: list[IndicatorCard], wide: float, high: float) -> None:
    """Charts side by side, each with its title above and its notes beneath."""
    titles = [lines_of(card.chart.title, STRONG, wide) for card in cards]
    notes = [tuple(line for note in card.chart.notes for line in lines_of(note, NOTE, wide)) for card in cards]
    above = max(map(len, titles)) * STRONG.leading + 2
    beneath = max(map(len, notes)) * NOTE.leading
    flow.need(above + high + beneath + 6)
    top = flow.y
    for index, card in enumerate(cards):
        x = LEFT + index * (wide + GUTTER)
        for line, text in enumerate(titles[index]):
            flow.page.text(x, top - baseline(STRONG) - line * STRONG.leading, text, STRONG)
        draw_chart(flow.page, card.chart, Box(x, top - above - high, x + wide, top - above), 7 if wide > 300 else 6.5)
        for line, text in enumerate(notes[index]):
            y = top - above - high - 3 - baseline(NOTE) - line * NOTE.leading
            flow.page.text(x, y, text, NOTE)
    flow.y -= above + high + beneath + 6
    flow.gap(8)


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
        Column(say("paper.column.initiative"), 56),
        Column(say("paper.column.item"), 24),
        Column(say("paper.column.stage"), 16),
        Column(say("paper.column.progress"), 14),
        Column(say("paper.column.due"), 28),
    )
    rows = tuple((card.title, label, card.stage, card.progress, due_text(card, say)) for label, card in found.values())
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def due_text(card: InitiativeCard, say: Wording) -> str:
    """When it is due, and that this has passed where it has."""
    return say("paper.items.overdue", due=card.due) if card.overdue else card.due
