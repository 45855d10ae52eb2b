"""Behind the goals and items: all values, the agreement with its term and clauses, the sources."""

from dashboard.board import Board, IndicatorCard, SourceRow
from dashboard.board_consultation import HeldRow
from dashboard.wording import Wording
from exports.pdf.flow import Flow
from exports.pdf.styles import BODY, NOTE, SOFT
from exports.pdf.table import Column, Table, draw_table, table_height

PLACES_BENEATH = 6
"""So many places of sources are written out beneath a table; the list of sources has them all."""
HASH_DIGITS = 12
INTRODUCTION = 4 * NOTE.leading


def value_pages(flow: Flow, board: Board, say: Wording) -> None:
    """Every value of every indicator, what has changed, then the names of those without."""
    flow.chapter(say("paper.values.title"))
    held = [card for card in board.indicators if card.rows]
    if not held:
        flow.paragraph(say("paper.values.empty"), BODY.coloured(SOFT))
    for card in held:
        _values(flow, card, say)
    _changes(flow, board, say)
    lacking = say("paper.list").join(card.title for card in board.indicators if not card.rows)
    if lacking:
        flow.gap(6)
        flow.paragraph(say("paper.values.missing_list", titles=lacking), NOTE)


def _values(flow: Flow, card: IndicatorCard, say: Wording) -> None:
    title = say("paper.with_unit", title=card.title, unit=card.unit) if card.unit else card.title
    columns = (
        Column(say("paper.column.year"), 22),
        Column(say("paper.column.part"), 28),
        Column(say("paper.column.value", unit=card.unit), 27, "right"),
        Column(say("paper.column.expected", unit=card.unit), 27, "right", optional=True),
        Column(say("paper.column.difference", unit=card.unit), 27, "right", optional=True),
        Column(say("paper.column.status"), 22),
        Column(say("paper.column.note"), 34, optional=True),
        Column(say("paper.column.source"), 14, "right"),
    )
    rows = tuple(
        (r.year, r.part, r.value, r.expected, r.gap, r.status, r.note, _reference(r.source, say)) for r in card.rows
    )
    table = Table("", title, say("paper.continued"), columns, rows, _beneath(card, say))
    flow.heading(title, keep=INTRODUCTION + table_height(flow, table), level=1)
    _introduction(flow, card, say)
    draw_table(flow, table)


def _introduction(flow: Flow, card: IndicatorCard, say: Wording) -> None:
    """What is counted, where it comes from, what has to be known of it."""
    texts = (
        say("paper.values.definition", definition=card.definition),
        say("paper.values.origin", source=card.source, owner=card.owner, kind=card.kind),
        *card.notes,
    )
    for text in texts:
        flow.paragraph(text, NOTE, after=0)


def _reference(number: int, say: Wording) -> str:
    return say("paper.source_number", number=number) if number else ""


def _beneath(card: IndicatorCard, say: Wording) -> str:
    """The first places the values came from, and how many more there are."""
    places = {row.source: row.place for row in card.rows if row.source and row.place}
    shown = [say("paper.values.place", number=number, place=places[number]) for number in sorted(places)]
    if len(shown) > PLACES_BENEATH:
        shown = [*shown[:PLACES_BENEATH], say("paper.more", count=len(shown) - PLACES_BENEATH)]
    return say("paper.values.sources", places=say("paper.list").join(shown)) if shown else ""


def _changes(flow: Flow, board: Board, say: Wording) -> None:
    """What differs from the last consultation, whole (page 2 has it in short)."""
    if not board.changes:
        return
    title = say("paper.values.changes")
    flow.heading(title, level=1)
    flow.paragraph(board.changes_since, NOTE, after=0)
    columns = (
        Column(say("paper.column.indicator"), 50),
        Column(say("paper.column.part"), 26, optional=True),
        Column(say("paper.column.year"), 38),
        Column(say("paper.column.old"), 20, "right"),
        Column(say("paper.column.new"), 20, "right"),
        Column(say("paper.column.unit"), 20),
        Column(say("paper.column.change"), 20),
        Column(say("paper.column.source"), 14, "right"),
    )
    rows = tuple(
        (c.title, c.part, c.year, c.old, c.new, c.unit, c.kind, _reference(c.source, say)) for c in board.changes
    )
    draw_table(flow, Table("", title, say("paper.continued"), columns, rows))


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


def _source_title(source: SourceRow, say: Wording) -> str:
    if not source.example:
        return source.title
    return say("paper.sources.example", title=source.title) if source.title else say("paper.example")


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
                _reference(source.number, say),
                " · ".join(part for part in (source.file, source.sheet, source.cell) if part),
                _source_title(source, say),
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
