"""The state of the data: which years have figures, what is overdue, what is provisional, restated or lacking."""

from dashboard.board import Board
from dashboard.board_health import HealthCard, HealthRow
from dashboard.wording import Wording
from exports.pdf.flow import Flow
from exports.pdf.styles import BODY, NOTE
from exports.pdf.table import Column, Table, draw_table, table_height

MOST_YEARS = 14
"""So many years, the newest, have room beside the names."""


def health_pages(flow: Flow, board: Board, say: Wording) -> None:
    """The chapter on the state of the data; left out where the record is empty."""
    card = board.health
    if card is None or board.empty or not card.rows:
        return
    flow.chapter(say("findings.health.title"))
    flow.listed(card.summary, BODY)
    flow.gap(4)
    _years(flow, card, say)
    _due(flow, card, say)
    _reasons(flow, card, say)
    _restated(flow, card, say)
    for label, text in card.definitions:
        flow.paragraph(say("findings.pair", label=label, text=text), NOTE, after=0)


def _years(flow: Flow, card: HealthCard, say: Wording) -> None:
    """One sign for every indicator and each of the newest years; every sign is explained above the table."""
    title = say("findings.health.years")
    signs = [say("findings.sign", sign=sign, word=word) for _, sign, word in card.legend if sign]
    shown = card.years[-MOST_YEARS:]
    columns = (
        Column(say("findings.column.indicator"), 55, phrases=True),
        *(Column(f"'{year % 100:02}", 10, "centre") for year in shown),
    )
    rows = tuple((row.title, *_signs(row, shown)) for row in card.rows)
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=20 + table_height(flow, table))
    flow.paragraph("　".join((*signs, say("findings.health.two_digits"))), NOTE, after=0)
    draw_table(flow, table)


def _signs(row: HealthRow, years: tuple[int, ...]) -> tuple[str, ...]:
    held = {cell.fiscal_year: cell.sign for cell in row.cells}
    return tuple(held.get(year, "") for year in years)


def _due(flow: Flow, card: HealthCard, say: Wording) -> None:
    title = say("findings.health.due")
    columns = (
        Column(say("findings.column.indicator"), 134, phrases=True),
        Column(say("findings.column.filled"), 57),
        Column(say("findings.column.newest"), 51),
        Column(say("findings.column.due"), 83),
        Column(say("findings.column.late"), 55),
        Column(say("findings.column.provisional"), 40, "right"),
        Column(say("findings.column.owner"), 73),
    )
    rows = tuple(
        (one.title, one.completeness, one.newest, one.next_due, one.late, one.provisional or "–", one.owner)
        for one in card.rows
    )
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def _reasons(flow: Flow, card: HealthCard, say: Wording) -> None:
    """Why figures are lacking, where a reason was given."""
    rows = tuple((row.title, "\n".join(row.reasons)) for row in card.rows if row.reasons)
    title = say("findings.health.reasons")
    if not rows:
        flow.heading(title, keep=20)
        flow.paragraph(say("findings.health.no_reasons"), NOTE)
        return
    columns = (Column(say("findings.column.indicator"), 60), Column(say("findings.column.reason"), 114))
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def _restated(flow: Flow, card: HealthCard, say: Wording) -> None:
    """Figures that were replaced, the old beside the new."""
    rows = tuple(
        (row.title, one.part, one.year, one.old, one.new, one.replaced, one.reason)
        for row in card.rows
        for one in row.restatements
    )
    title = say("findings.health.restated")
    if not rows:
        flow.heading(title, keep=20)
        flow.paragraph(say("findings.health.no_restated"), NOTE)
        return
    columns = (
        Column(say("findings.column.indicator"), 46),
        Column(say("paper.column.part"), 22, optional=True),
        Column(say("paper.column.year"), 18),
        Column(say("paper.column.old"), 24, "right"),
        Column(say("paper.column.new"), 24, "right"),
        Column(say("findings.column.replaced"), 30, tabular=True),
        Column(say("findings.column.reason"), 40, optional=True),
    )
    table = Table("", title, say("paper.continued"), columns, rows)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)
