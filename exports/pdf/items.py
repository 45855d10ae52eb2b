"""The cooperation items of article 2 with their initiatives, each as article 3(2) wants it decided."""

from dashboard.board import Board, InitiativeCard, ItemCard
from dashboard.wording import Wording
from exports.pdf.examples import named
from exports.pdf.flow import Flow
from exports.pdf.goals import due_text
from exports.pdf.styles import BODY, NOTE, SOFT
from exports.pdf.table import Column, Table, draw_table, table_height


def item_pages(flow: Flow, board: Board, say: Wording) -> None:
    """All items in one chapter."""
    flow.chapter(say("paper.items.title"))
    told: dict[str, str] = {}
    for item in board.items:
        _item(flow, item, told, say)
        for card in item.initiatives:
            told.setdefault(card.key, item.label)


def _item(flow: Flow, item: ItemCard, told: dict[str, str], say: Wording) -> None:
    """An item with its initiatives; one that was ``told`` whole under an earlier item is named with that item."""
    tables = [_initiative(card, say) for card in item.initiatives if card.key not in told]
    known = [_elsewhere(card, told[card.key], say) for card in item.initiatives if card.key in told]
    keep = 20 + table_height(flow, tables[0]) if tables else 40 + BODY.leading * len(known)
    flow.heading(f"{item.label}　{item.title}", keep=keep, level=1)
    if item.goals:
        flow.paragraph(say("paper.items.goals", goals=say("paper.list").join(item.goals)), NOTE, after=2)
    if item.note:
        flow.paragraph(item.note, BODY.coloured(SOFT))
    flow.listed(tuple(known))
    for table in tables:
        draw_table(flow, table)


def _elsewhere(card: InitiativeCard, item: str, say: Wording) -> str:
    title = named(card.title, example=card.example, say=say)
    due = due_text(card, say) or say("paper.items.blank")
    return say("paper.items.elsewhere", title=title, item=item, stage=card.stage, due=due)


def _initiative(card: InitiativeCard, say: Wording) -> Table:
    title = named(card.title, example=card.example, say=say)
    stage = say("paper.items.stage_progress", stage=card.stage, progress=card.progress).strip()
    entries = (
        ("content", card.content),
        ("method", card.method),
        ("roles", card.roles),
        ("cost", card.cost),
        ("stage", stage),
        ("issue", card.issue),
        ("next_step", card.next_step),
        ("due", due_text(card, say)),
        ("owner", card.owner),
        ("source", card.source),
    )
    blank = say("paper.items.blank")
    rows = tuple((say(f"paper.items.{key}"), text or blank) for key, text in entries if text or key != "source")
    columns = (Column("", 26, label=True), Column("", 148))
    return Table(title, title, say("paper.continued"), columns, rows)
