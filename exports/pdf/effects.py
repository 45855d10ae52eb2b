"""What moved the emissions: waterfall, what is needed, effects of measures with their factors, what they rest on."""

from dashboard.board import Board
from dashboard.board_effects import EffectRow, EffectsCard, FactorRow
from dashboard.wording import Wording
from exports.pdf.chart_rows import GUTTER, Drawn, draw_chart_row
from exports.pdf.examples import named
from exports.pdf.flow import Flow
from exports.pdf.marks import CONTENT
from exports.pdf.styles import BODY, CELL, NOTE
from exports.pdf.table import Column, Table, draw_table, table_height

WATERFALL = 150.0


def effect_pages(flow: Flow, board: Board, say: Wording) -> None:
    """The chapter on effects; left out where there is nothing to tell. A what-if is never printed: it is no fact."""
    card = board.effects
    if card is None or board.empty:
        return
    flow.chapter(say("findings.effects.title"))
    _moved(flow, card, say)
    _needed(flow, card, say)
    _effects(flow, card, say)
    _savings(flow, card, say)
    _factors(flow, card, say)


def _moved(flow: Flow, card: EffectsCard, say: Wording) -> None:
    """From base year to now, by sector and by driver where the drivers can be told apart."""
    flow.paragraph(card.waterfall_sentence)
    drawn = [Drawn(spec, spec.notes) for spec in (card.waterfall, card.drivers) if spec is not None]
    if card.waterfall.layers:
        draw_chart_row(flow, drawn, (CONTENT - GUTTER * (len(drawn) - 1)) / len(drawn), WATERFALL)
    told = "　".join(say("findings.pair", label=label, text=text) for label, text in card.split)
    for text in (told, card.split_note):
        if text:
            flow.paragraph(text, NOTE, after=1)


def _needed(flow: Flow, card: EffectsCard, say: Wording) -> None:
    flow.heading(say("findings.effects.needed"), keep=40)
    for text in dict.fromkeys((card.need, card.contribution)):
        flow.paragraph(text, BODY, after=2)


def _effects(flow: Flow, card: EffectsCard, say: Wording) -> None:
    """The measures that have figures; ``missing`` says why an effect could not be worked out."""
    rows = [row for row in card.rows if row.count]
    if not rows:
        return
    title = say("findings.effects.measures")
    columns = (
        Column(say("findings.column.measure"), 62, phrases=True),
        Column(say("findings.column.count"), 56, "right"),
        Column(say("findings.column.since"), 51),
        Column(say("findings.column.effect"), 62, "right"),
        Column(say("findings.column.ahead"), 96, optional=True),
        Column(say("findings.column.basis"), 167),
    )
    cells = tuple(
        (named(row.title, example=row.example, say=say), row.count, row.since, row.effect, _ahead(row), _basis(row))
        for row in rows
    )
    table = Table("", title, say("paper.continued"), columns, cells)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)
    flow.heading(say("findings.effects.counting"), keep=30)
    flow.listed(card.counting, CELL)


def _ahead(row: EffectRow) -> str:
    return "\n".join(part for part in (row.ahead, row.share) if part)


def _basis(row: EffectRow) -> str:
    return "\n".join(part for part in (row.missing, row.note, row.basis) if part)


def _savings(flow: Flow, card: EffectsCard, say: Wording) -> None:
    """What the initiatives expect to save, those that say so."""
    title = say("findings.effects.savings")
    rows = [row for row in card.savings if row.saving]
    columns = (
        Column(say("findings.column.initiative"), 90),
        Column(say("findings.column.stage"), 20),
        Column(say("findings.column.saving"), 30, "right"),
        Column(say("findings.column.share"), 44),
    )
    cells = tuple((named(row.title, example=row.example, say=say), row.stage, row.saving, row.share) for row in rows)
    table = Table("", title, say("paper.continued"), columns, cells)
    flow.heading(title, keep=30 + (table_height(flow, table) if cells else 0))
    if card.savings_sentence:
        flow.paragraph(card.savings_sentence, CELL)
    if cells:
        draw_table(flow, table)


def _factors(flow: Flow, card: EffectsCard, say: Wording) -> None:
    """The factors the effects rest on; those of the what-if alone are left to the screen with it."""
    used = {key for row in card.rows for key in row.factors}
    shown = [one for one in card.factors if one.key in used]
    if not shown:
        return
    title = say("findings.effects.factors")
    columns = (
        Column(say("findings.column.factor"), 115, phrases=True),
        Column(say("findings.column.value"), 46, "right"),
        Column(say("findings.column.unit"), 61),
        Column(say("findings.column.year"), 51, optional=True),
        Column(say("findings.column.state"), 68),
        Column(say("findings.column.source"), 152),
    )
    cells = tuple((one.title, one.value, one.unit, one.year, one.state, _beyond_state(one)) for one in shown)
    table = Table("", title, say("paper.continued"), columns, cells)
    flow.heading(title, keep=table_height(flow, table))
    draw_table(flow, table)


def _beyond_state(factor: FactorRow) -> str:
    """The source, without the state where it begins with that: the state has a column of its own."""
    said = factor.source.casefold().startswith(factor.state.casefold())
    return factor.source[len(factor.state) :].lstrip("：: ") if said else factor.source
