"""The goals of annex 2 as tiles: mark, one figure, sparkline, date of the data."""

from collections.abc import Sequence

from dashboard.board import GoalTile
from dashboard.wording import Wording
from exports.pdf.flow import baseline, clipped, fitted
from exports.pdf.marks import CONTENT, LEFT, Circle, Line, Page
from exports.pdf.styles import HAIR, INK, NOTE, SOFT, STRONG
from exports.pdf.typeface import BOLD, Style

ACROSS = 3
TILE_GAP = 6.0
TILE_HEIGHT = 68.0
PADDING = 6.0
SPARK = (46.0, 13.0)
BIG = Style(BOLD, 14, 18, INK)


def draw_tiles(page: Page, goals: Sequence[GoalTile], top: float, say: Wording) -> float:
    """Tiles three across from ``top`` down; returns where they end."""
    wide = (CONTENT - TILE_GAP * (ACROSS - 1)) / ACROSS
    for index, goal in enumerate(goals):
        row, column = divmod(index, ACROSS)
        y = top - row * (TILE_HEIGHT + TILE_GAP)
        _tile(page, goal, LEFT + column * (wide + TILE_GAP), y, wide, say)
    return top - tiles_height(goals)


def tiles_height(goals: Sequence[GoalTile]) -> float:
    """The height that many tiles take, with the gap beneath."""
    return -(-len(goals) // ACROSS) * (TILE_HEIGHT + TILE_GAP)


def _tile(page: Page, goal: GoalTile, x: float, top: float, wide: float, say: Wording) -> None:
    page.box(x, top - TILE_HEIGHT, wide, TILE_HEIGHT, outline=HAIR)
    left, right, room = x + PADDING, x + wide - PADDING, wide - 2 * PADDING
    y = top - PADDING
    page.text(left, y - baseline(STRONG), *fitted(say("paper.goal", key=goal.key, title=goal.title), STRONG, room))
    y -= STRONG.leading + 2
    example = say("paper.example") if goal.example else ""
    badge = page.text(right, y - baseline(NOTE), example, NOTE, "right") + 6 if example else 0.0
    page.text(left, y - baseline(NOTE), *fitted(goal.figure_title or goal.data_date, NOTE, room - badge))
    y -= NOTE.leading
    foot = top - TILE_HEIGHT + PADDING + 1
    marked = page.text(left, foot, clipped(goal.mark_brief, NOTE, room * 0.7, 1)[0], NOTE.coloured(INK))
    if goal.figure.value is not None:
        taken = page.text(left, y - baseline(BIG), goal.figure.text, BIG)
        page.text(left + taken + 2, y - baseline(BIG), goal.figure.unit, NOTE.coloured(INK))
        page.text(right, foot, *fitted(goal.data_date, NOTE, room - marked - 6), "right")
        _spark(page, goal.spark, right - SPARK[0], y - BIG.leading + 1)


def _spark(page: Page, values: Sequence[float | None], x: float, y: float) -> None:
    """A line without axes; gaps stay open, the last figure has a dot."""
    known = [value for value in values if value is not None]
    if not known:
        return
    low, high = min(known), max(known)
    step = SPARK[0] / max(len(values) - 1, 1)
    scale = SPARK[1] / (high - low) if high > low else 0.0
    middle = 0.0 if high > low else SPARK[1] / 2
    run: list[tuple[float, float]] = []
    last = (x, y)
    for index, value in enumerate((*values, None)):
        if value is not None:
            last = (x + index * step, y + middle + (value - low) * scale)
            run.append(last)
        elif run:
            if len(run) > 1:
                page.marks.append(Line(tuple(run), SOFT, 1.0))
            run = []
    page.marks.append(Circle(*last, 1.8, INK))
