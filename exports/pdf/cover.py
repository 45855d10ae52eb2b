"""The cover: what this is, of whom, as of when; what the consultation is to decide; the contents with their pages."""

from collections.abc import Sequence

from dashboard.board import Board
from dashboard.wording import Wording
from exports.pdf.flow import BULLET, balanced, baseline, clipped
from exports.pdf.marks import BOTTOM, CONTENT, LEFT, RIGHT, TOP, Page
from exports.pdf.styles import BODY, CELL, CHAPTER, FIGURE, HAIR, INK, SECTION, SOFT, TITLE
from exports.pdf.typeface import Style, width

LABEL = 92.0
"""Texts stand at least so far from the left margin, further where a label before them is longer."""
CONTENTS_LINE = 14.0
LEAST_CONTENTS = 9 * CONTENTS_LINE
"""Decisions give way to a table of contents of at least this height."""
MOST_DECISIONS = 4
"""One more is told too: it takes no more room than to say that there is one more."""

Entry = tuple[int, str, int]
"""Level, title and page number of a line of the contents."""


def fill_cover(page: Page, board: Board, contents: Sequence[Entry], say: Wording) -> None:
    """Fill the first page, whose number of lines is bounded however long the texts are."""
    y = TOP - 40
    y = _block(page, y, board.municipality, SECTION.coloured(SOFT), 1)
    for line in balanced(board.agreement_title, TITLE, CONTENT)[:4]:
        page.text(LEFT, y - 6 - baseline(TITLE), line, TITLE)
        y -= TITLE.leading
    y -= 6
    material = board.consulted.material if board.consulted else ""
    y -= 4
    for line in balanced(f"{say('paper.cover.kind')}　{material}".rstrip(), CHAPTER, CONTENT)[:2]:
        page.text(LEFT, y - baseline(CHAPTER), line, CHAPTER.coloured(SOFT))
        y -= CHAPTER.leading
    page.rule(LEFT, y - 8, CONTENT, INK, 1.2)
    y = _facts(page, y - 22, board, say)
    notes = _notes(board, say)
    floor = BOTTOM + sum(len(clipped(note, CELL, CONTENT, 3)) * CELL.leading + 3 for note in notes) + 10
    y = _decisions(page, y - 14, floor + LEAST_CONTENTS, board, say)
    _contents(page, y - 14, floor, contents, say)
    y = floor - 10
    for note in notes:
        y = _block(page, y, note, CELL.coloured(SOFT), 3) - 3


def _block(page: Page, y: float, text: str, style: Style, most: int) -> float:
    """Up to ``most`` lines from ``y`` down; returns where they end."""
    for line in clipped(text, style, CONTENT, most):
        page.text(LEFT, y - baseline(style), line, style)
        y -= style.leading
    return y


def _facts(page: Page, y: float, board: Board, say: Wording) -> float:
    """Edition, instant, record, parties: label and text."""
    parties = [say("paper.cover.party", role=role, name=name) for role, name in board.agreement.parties[:4]]
    facts = [
        (say("paper.cover.edition"), board.edition),
        (say("paper.cover.as_of"), board.as_of),
        (say("paper.cover.record"), board.record_name),
        (say("paper.cover.record_hash"), board.record_hash),
        (say("paper.cover.signed"), board.agreement.signed),
        *_consultations(board),
        *((say("paper.cover.parties") if index == 0 else "", party) for index, party in enumerate(parties)),
    ]
    aside = max(LABEL, *(width(label, BODY) + 10 for label, _ in facts))
    for label, text in facts:
        lines = clipped(text, BODY, CONTENT - aside, 2) if text else ()
        for index, line in enumerate(lines):
            if index == 0:
                page.text(LEFT, y - baseline(BODY), label, BODY.coloured(SOFT))
            page.text(LEFT + aside, y - baseline(BODY), line, BODY)
            y -= BODY.leading
    return y


def _consultations(board: Board) -> tuple[tuple[str, str], ...]:
    """The last consultation with its note, and the next; the public is told of neither."""
    if board.audience == "public":
        return ()
    rows = board.consulted.rows if board.consulted else ()
    note = rows[0].note if rows else ""
    (last, told), *others = board.consultation_rows[:2]
    return (last, f"{told}　{note}".rstrip()), *others


def _decisions(page: Page, y: float, floor: float, board: Board, say: Wording) -> float:
    """What the consultation is to decide, in short, as far down as ``floor``; returns where it ends."""
    if not board.decisions:
        return y
    page.text(LEFT, y - baseline(SECTION), say("paper.cover.decide"), SECTION)
    y -= SECTION.leading + 2
    page.rule(LEFT, y, CONTENT, HAIR)
    y -= 4
    shown = 0
    most = len(board.decisions) if len(board.decisions) == MOST_DECISIONS + 1 else MOST_DECISIONS
    for entry in board.decisions[:most]:
        lines = clipped(entry, BODY, CONTENT - BODY.size, 2)
        if y - (len(lines) + 1) * BODY.leading < floor:
            break
        page.text(LEFT, y - baseline(BODY), BULLET, BODY)
        for line in lines:
            page.text(LEFT + BODY.size, y - baseline(BODY), line, BODY)
            y -= BODY.leading
        shown += 1
    if left := len(board.decisions) - shown:
        y = _block(page, y, say("paper.cover.more_decisions", count=left), BODY.coloured(SOFT), 1)
    return y


def _notes(board: Board, say: Wording) -> tuple[str, ...]:
    """What a reader has to know before turning the page."""
    notes = [say("paper.cover.committee")] if board.audience == "committee" else list(board.left_out[:3])
    notes += [say("paper.cover.examples")] if board.has_examples else []
    notes += [say("paper.cover.empty")] if board.empty else []
    return tuple(notes)


def _contents(page: Page, y: float, floor: float, contents: Sequence[Entry], say: Wording) -> None:
    """As many levels of the contents as there is room for."""
    page.text(LEFT, y - baseline(SECTION), say("paper.contents"), SECTION)
    y -= SECTION.leading + 2
    page.rule(LEFT, y, CONTENT, HAIR)
    y -= 4
    room = max(0, int((y - floor) / CONTENTS_LINE))
    shown = [entry for entry in contents if entry[0] == 0] if len(contents) > room else list(contents)
    for level, title, number in shown[:room]:
        style = BODY.coloured(SOFT) if level else BODY
        x = LEFT + level * 14
        page.text(x, y - baseline(BODY), clipped(title, style, RIGHT - x - 40, 1)[0], style)
        page.text(RIGHT, y - baseline(BODY), str(number), FIGURE, "right")
        y -= CONTENTS_LINE
