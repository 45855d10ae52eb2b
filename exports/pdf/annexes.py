"""Behind the goals and items: the agreement with its term and clauses, and the sources."""

from dashboard.board import Board
from dashboard.board_consultation import HeldRow
from dashboard.wording import Wording
from exports.pdf.examples import named
from exports.pdf.flow import Flow
from exports.pdf.styles import BODY, NOTE, SOFT
from exports.pdf.table import Column, Table, draw_table, table_height
from exports.pdf.values import reference

HASH_DIGITS = 12


def agreement_pages(flow: Flow, board: Board, say: Wording) -> None:
    """Term clock, consultations, how marks are given, methods; then the clauses as they stand."""
    card = board.agreement
    flow.chapter(say("paper.agreement.title"))
    join = say("paper.agreement.join")
    basis = (
        *card.parties,
        (say("paper.agreement.visions"), join.join(card.visions)),
        (say("paper.agreement.pillars"), join.join(card.pillars)),
    )
    _pairs(flow, card.title, basis, say)
    _pairs(flow, say("paper.agreement.term"), card.term, say, board.term.detail)
    _pairs(flow, say("paper.agreement.consultation"), board.consultation_rows, say)
    held = tuple((one.title, f"{one.day}　{one.note}".rstrip()) for one in _held(board))
    _pairs(flow, say("consultation.ledger"), held, say)
    scale = tuple(
        (say("paper.agreement.scale_row", mark=mark, word=word), share or "–") for mark, word, share in card.scale
    )
    _pairs(flow, say("paper.agreement.scale"), scale, say, card.scale_rule)
    _pairs(flow, say("paper.agreement.methods"), card.methods, say)
    if card.clauses:
        flow.chapter(say("paper.agreement.clauses"))
    for clause in card.clauses:
        flow.heading(say("paper.agreement.clause", number=clause.number, heading=clause.heading), keep=32)
        flow.paragraph(clause.text)


def _held(board: Board) -> tuple[HeldRow, ...]:
    return board.consulted.rows if board.consulted else ()


def _pairs(flow: Flow, title: str, rows: tuple[tuple[str, str], ...], say: Wording, note: str = "") -> None:
    """A heading and a table of labels and texts; nothing where there are no rows."""
    shown = tuple(row for row in rows if row[1])
    if not shown:
        return
    columns = (Column("", 46, label=True), Column("", 128))
    table = Table("", title, say("paper.continued"), columns, shown, note)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def source_pages(flow: Flow, board: Board, say: Wording) -> None:
    """Every source by its number, and what this edition leaves out."""
    title = say("paper.sources.title")
    flow.chapter(title)
    if board.sources:
        flow.paragraph(say("paper.sources.intro"), NOTE)
        columns = (
            Column(say("paper.column.number"), 12, "right"),
            Column(say("paper.column.place"), 66),
            Column(say("paper.column.title"), 36),
            Column(say("paper.column.hash"), 24, tabular=True),
            Column(say("paper.column.imported"), 40, tabular=True),
        )
        rows = tuple(
            (
                reference((source.number,), say),
                " · ".join(part for part in (source.file, source.sheet, source.cell) if part),
                named(source.title, example=source.example, say=say),
                source.sha256[:HASH_DIGITS],
                source.imported,
            )
            for source in board.sources
        )
        draw_table(flow, Table("", title, say("paper.continued"), columns, rows))
    else:
        flow.paragraph(say("paper.sources.none"), BODY.coloured(SOFT))
    flow.heading(say("paper.sources.left_out"), keep=20, level=1)
    if board.left_out:
        flow.listed(board.left_out)
    else:
        flow.paragraph(say("paper.sources.nothing_left_out"), BODY.coloured(SOFT))
