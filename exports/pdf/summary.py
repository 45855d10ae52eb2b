"""Page 2, which is copied and handed out: position, three charts, six goals, what changed, what to decide.

It is one page always. Lists are cut where the room ends and say how many entries follow elsewhere.
"""

from collections.abc import Sequence

from dashboard.board import Board, ChangeRow, IndicatorCard
from dashboard.wording import Wording
from exports.pdf.chart import draw_chart
from exports.pdf.flow import Flow, baseline, clipped, fitted
from exports.pdf.labels import Box
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import BOTTOM, CONTENT, LEFT, RIGHT, Page
from exports.pdf.styles import CELL, HAIR, LEAD, NOTE, SECTION, SOFT, STRONG
from exports.pdf.tiles import draw_tiles, tiles_height
from exports.pdf.typeface import Style, printable, width

GUTTER = 12.0
LEAST_CHARTS, MOST_CHARTS = 190.0, 300.0
LEAST_LIST, MOST_LIST = 84.0, 150.0
MOST_GOALS = 6


def summary_page(flow: Flow, board: Board, say: Wording) -> None:
    """Lay out page 2. Charts give way first where texts are long; the public is shown no empty list of decisions."""
    flow.chapter(say("paper.summary.title"), side=say("paper.summary.as_of", as_of=board.as_of))
    page, y = flow.page, flow.y
    y = _block(page, y, board.position, LEAD, 6)
    y = _notes(page, y - 2, board.position_notes, say)
    alone = board.audience == "public" and not board.decisions
    wide = CONTENT if alone else (CONTENT - GUTTER) / 2
    lists = [_changed(board, wide, say)] if alone else [_changed(board, wide, say), _to_decide(board, wide, say)]
    tiles = tiles_height(board.goals[:MOST_GOALS]) + (16 if board.visions else 0) + 24
    spare = y - BOTTOM - tiles - min(MOST_LIST, max(LEAST_LIST, *(entries.height for entries in lists)))
    if board.headlines:
        charts = min(max(LEAST_CHARTS, spare), MOST_CHARTS)
        _charts(page, board.headlines[:3], y - 8, charts, say)
        y -= 8 + charts
    y = _visions(page, y - 8, board.visions, say)
    y = draw_tiles(page, board.goals[:MOST_GOALS], y, say) - 8
    for index, entries in enumerate(lists):
        entries.draw(page, LEFT + index * (wide + GUTTER), y)
    flow.close()


def _changed(board: Board, wide: float, say: Wording) -> "_List":
    nothing = say("paper.summary.no_changes" if board.changes_since else "paper.summary.no_baseline")
    entries = tuple(_change(row, say) for row in board.changes)
    return _List(say("paper.summary.changed"), board.changes_since, entries, nothing, wide, say)


def _to_decide(board: Board, wide: float, say: Wording) -> "_List":
    return _List(say("paper.summary.decide"), "", board.decisions, say("paper.summary.no_decisions"), wide, say)


def _block(page: Page, y: float, text: str, style: Style, most: int) -> float:
    for line in clipped(text, style, CONTENT, most):
        page.text(LEFT, y - baseline(style), line, style)
        y -= style.leading
    return y


def _notes(page: Page, y: float, notes: Sequence[str], say: Wording) -> float:
    """Up to three notes, the rest as a number."""
    for note in notes[:3]:
        y = _block(page, y, note, NOTE, 2)
    return _block(page, y, say("paper.more", count=len(notes) - 3), NOTE, 1) if len(notes) > 3 else y


def _charts(page: Page, cards: Sequence[IndicatorCard], top: float, high: float, say: Wording) -> None:
    """One chart over the whole width, two side by side, or the first large and two beside it."""
    if len(cards) < 3:
        wide = (CONTENT - GUTTER * (len(cards) - 1)) / len(cards)
        frames = [Box(LEFT + i * (wide + GUTTER), top - high, LEFT + i * (wide + GUTTER) + wide, top) for i in range(2)]
    else:
        split, half = LEFT + CONTENT * 0.54, (high - GUTTER) / 2
        frames = [
            Box(LEFT, top - high, split, top),
            Box(split + GUTTER, top - half, RIGHT, top),
            Box(split + GUTTER, top - high, RIGHT, top - high + half),
        ]
    for card, frame in zip(cards, frames, strict=False):
        _chart(page, card, frame, say)


def _chart(page: Page, card: IndicatorCard, frame: Box, say: Wording) -> None:
    """A chart under its title, with the latest figure and the target in words."""
    wide = frame.right - frame.left
    y = frame.high
    page.text(frame.left, y - baseline(STRONG), *fitted(card.title, STRONG, wide))
    y -= STRONG.leading
    latest = say("paper.summary.latest", year=card.latest_year, value=card.latest.text, unit=card.latest.unit)
    latest = say("paper.summary.of_examples", latest=latest, example=say("paper.example")) if card.example else latest
    parts = [latest] if card.latest.value is not None else [card.missing or say("board.no_data")]
    parts += [say("paper.summary.target", target=card.target)] if card.target else []
    for line in ("　".join(parts),) if wide > 240 else parts:
        page.text(frame.left, y - baseline(NOTE), *fitted(line, NOTE, wide))
        y -= NOTE.leading
    draw_chart(page, card.chart, Box(frame.left, frame.low, frame.right, y - 3))


def _visions(page: Page, y: float, visions: Sequence[str], say: Wording) -> float:
    """The visions in one line over the goals."""
    if not visions:
        return y
    taken = page.text(LEFT, y - baseline(NOTE), say("paper.summary.visions"), NOTE)
    text = clipped("　／　".join(visions), STRONG, CONTENT - taken - 10, 1)[0]
    page.text(LEFT + taken + 10, y - baseline(NOTE), text, STRONG)
    return y - 16


def _change(row: ChangeRow, say: Wording) -> str:
    """One change in a sentence."""
    part = say("paper.summary.part", part=row.part) if row.part else ""
    key = "changed_row" if row.old.strip("–- ") else "changed_new"
    return say(
        f"paper.summary.{key}",
        title=row.title,
        part=part,
        year=row.year,
        old=row.old,
        new=row.new,
        unit=row.unit,
        kind=row.kind,
    )


class _List:
    """A list that ends where the page ends and then says how many entries are left."""

    def __init__(self, title: str, since: str, entries: Sequence[str], nothing: str, wide: float, say: Wording) -> None:
        self._title, self._since, self._wide, self._say = title, since, wide, say
        room = wide - CELL.size
        self._entries = [clipped(entry, CELL, room, 3) for entry in entries]
        self._nothing = nothing
        taken = width(printable(title), SECTION) + 8
        self._beside = len(lines_of(since, NOTE, max(wide - taken, 1))) == 1

    @property
    def height(self) -> float:
        """What it would take whole."""
        above = SECTION.leading + 4 + (0 if self._beside else NOTE.leading)
        return above + sum(len(lines) * CELL.leading + 2 for lines in self._entries or [()])

    def draw(self, page: Page, x: float, y: float) -> None:
        """Title, with since when at its right, then as many entries as there is room for."""
        page.text(x, y - baseline(SECTION), self._title, SECTION)
        if self._beside:
            page.text(x + self._wide, y - baseline(SECTION), self._since, NOTE, "right")
        y -= SECTION.leading + 1
        page.rule(x, y, self._wide, HAIR)
        y -= 3
        if not self._beside:
            page.text(x, y - baseline(NOTE), clipped(self._since, NOTE, self._wide, 1)[0], NOTE)
            y -= NOTE.leading
        if not self._entries:
            page.text(x, y - baseline(CELL), self._nothing, CELL.coloured(SOFT))
        for index, lines in enumerate(self._entries):
            left = len(self._entries) - index
            after = 0 if left == 1 else 1
            if y - (len(lines) + after) * CELL.leading - 2 < BOTTOM:
                page.text(x, y - baseline(CELL), self._say("paper.more", count=left), CELL.coloured(SOFT))
                return
            page.text(x, y - baseline(CELL), "・", CELL)
            for line in lines:
                page.text(x + CELL.size, y - baseline(CELL), line, CELL)
                y -= CELL.leading
            y -= 2
