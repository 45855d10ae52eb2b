"""The report whole: what comes in which order, and the heads and feet of its pages."""

from dashboard.board import Board
from dashboard.wording import Wording, wording
from exports.pdf.annexes import agreement_pages, source_pages
from exports.pdf.committee import committee_words
from exports.pdf.cover import Entry, fill_cover
from exports.pdf.effects import effect_pages
from exports.pdf.flow import Flow, clipped
from exports.pdf.goals import goal_pages
from exports.pdf.health import health_pages
from exports.pdf.items import item_pages
from exports.pdf.marks import BOTTOM, CONTENT, LEFT, RIGHT, TOP, Bookmark, Page
from exports.pdf.styles import HAIR, INK, RUNNING
from exports.pdf.summary import summary_page
from exports.pdf.typeface import width
from exports.pdf.values import value_pages


def compose(board: Board) -> list[Page]:
    """Every page of the report on ``board``, ready to paint."""
    say = wording(board.language)
    flow = Flow()
    cover = flow.new_page()
    cover.bookmarks.append(Bookmark(0, board.agreement_short, TOP))
    flow.close()
    summary_page(flow, board, say)
    first = len(flow.pages)
    goal_pages(flow, board, say)
    if len(flow.pages) > first:
        flow.pages[first].bookmarks.insert(0, Bookmark(0, say("paper.goals.title"), TOP, listed=True))
    item_pages(flow, board, say)
    effect_pages(flow, board, say)
    value_pages(flow, board, say)
    committee_words(flow, board, [card for card in board.indicators if not card.goals], say)
    agreement_pages(flow, board, say)
    health_pages(flow, board, say)
    source_pages(flow, board, say)
    fill_cover(cover, board, _contents(flow.pages), say)
    for number, page in enumerate(flow.pages[1:], 2):
        _head_and_foot(page, board, number, len(flow.pages), say)
    return flow.pages


def _contents(pages: list[Page]) -> list[Entry]:
    """Sections and goals with their pages."""
    return [
        (entry.level, entry.title, number)
        for number, page in enumerate(pages[1:], 2)
        for entry in page.bookmarks
        if entry.listed
    ]


def _head_and_foot(page: Page, board: Board, number: int, pages: int, say: Wording) -> None:
    """Agreement, material and section above, edition, instant, record and page below."""
    head, foot = TOP + 14, BOTTOM - 22
    material = board.consulted.material if board.consulted else ""
    named = clipped(board.agreement_short, RUNNING, CONTENT * 0.34, 1)[0]
    section = clipped(page.section, RUNNING, CONTENT * 0.28, 1)[0]
    begins = LEFT + page.text(LEFT, head, named, RUNNING) + 12
    room = RIGHT - width(section, RUNNING) - 12 - begins
    page.text(begins, head, clipped(material, RUNNING, room, 1)[0], RUNNING.coloured(INK))
    page.text(RIGHT, head, section, RUNNING, "right")
    page.rule(LEFT, head - 5, CONTENT, HAIR)
    page.rule(LEFT, foot + 11, CONTENT, HAIR)
    key = "paper.footer" if board.record_hash else "paper.footer_no_hash"
    text = say(key, edition=board.edition, as_of=board.as_of, hash=board.record_hash)
    page.text(LEFT, foot, clipped(text, RUNNING, CONTENT * 0.8, 1)[0], RUNNING)
    page.text(RIGHT, foot, say("paper.page", page=number, pages=pages), RUNNING, "right")
