"""Every value of every indicator with its year, kind and source, and what has changed."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.board import Board, IndicatorCard
from dashboard.wording import Wording
from exports.pdf.flow import Flow
from exports.pdf.part_values import part_tables, parted
from exports.pdf.styles import BODY, NOTE, SOFT
from exports.pdf.table import Column, Table, draw_table, table_height
from exports.pdf.year_values import lies_down, year_table

PLACES_BENEATH = 6
"""So many places of sources are written out beneath a table; the list of sources has them all."""
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
    if lies_down(card.rows):
        lying = year_table(card.rows, title, _value_head(card, say), say)
        table = replace(lying, note="　".join(text for text in (lying.note, _beneath(card, say)) if text))
        _headed(flow, card, table, title, say)
        return
    _standing(flow, card, title, say)


def _standing(flow: Flow, card: IndicatorCard, title: str, say: Wording) -> None:
    """A line for each value, the parts side by side where they can be."""
    columns = (
        Column(say("paper.column.year"), 22),
        Column(say("paper.column.part"), 28, optional=True),
        Column(say("paper.column.value", unit=card.unit), 27, "right"),
        Column(say("paper.column.expected", unit=card.unit), 27, "right", optional=True),
        Column(say("paper.column.difference", unit=card.difference_unit), 27, "right", optional=True),
        Column(say("paper.column.status"), 22),
        Column(say("paper.column.note"), 42, optional=True),
        Column(say("paper.column.source"), 14, "right"),
    )
    long, parts = parted(card.rows)
    named = any(row.dimension for row in long)
    rows = tuple(
        (r.year, r.part if named else "", r.value, r.expected, r.gap, r.status, r.note, reference(r.numbers, say))
        for r in long
    )
    whole = [Table("", title, say("paper.continued"), columns, rows)] if rows else []
    first, *others = (*whole, *part_tables(parts, long, say("paper.values.parts", title=title), say))
    told = [_beneath(card, say)] if not others else []
    _headed(flow, card, replace(first, note="\n".join(note for note in (first.note, *told) if note)), title, say)
    for each in others[:-1]:
        draw_table(flow, each)
    for each in others[-1:]:
        draw_table(flow, replace(each, note="\n".join((each.note, _beneath(card, say)))))


def _value_head(card: IndicatorCard, say: Wording) -> str:
    """What the values are, with their unit: those of the one part there is are told by its name."""
    row = card.rows[0]
    if row.dimension:
        return say("paper.column.value_of", part=row.part, unit=card.unit)
    return say("paper.column.value", unit=card.unit)


def _headed(flow: Flow, card: IndicatorCard, table: Table, title: str, say: Wording) -> None:
    """The indicator's name, what is to be known of it, and its first table with them."""
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


def reference(numbers: Sequence[int], say: Wording) -> str:
    """The numbers of sources as they stand beside a value; nothing for none. Worked: 1, 2, 3 and 5 → [1–3, 5]."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        elif number:
            runs.append([number])
    told = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return say("paper.source_number", number=told) if told else ""


def _beneath(card: IndicatorCard, say: Wording) -> str:
    """The first places the values came from, and how many more there are."""
    places = {row.source: row.place for row in card.rows if row.source and row.place and not row.more_sources}
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
        Column(say("paper.column.indicator"), 50, phrases=True),
        Column(say("paper.column.part"), 26, optional=True),
        Column(say("paper.column.year"), 38),
        Column(say("paper.column.old"), 20, "right"),
        Column(say("paper.column.new"), 20, "right"),
        Column(say("paper.column.unit"), 20),
        Column(say("paper.column.change"), 20),
        Column(say("paper.column.source"), 14, "right"),
    )
    rows = tuple(
        (c.title, c.part, c.year, c.old, c.new, c.unit, c.kind, reference((c.source,), say)) for c in board.changes
    )
    draw_table(flow, Table("", title, say("paper.continued"), columns, rows))
