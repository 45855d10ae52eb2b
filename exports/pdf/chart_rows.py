"""Charts in rows, two by two, each with its title above and its notes beneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.board import Board, IndicatorCard
from dashboard.chart import ChartSpec
from exports.pdf.chart import draw_chart
from exports.pdf.flow import HEADING_ROOM, Flow, baseline
from exports.pdf.labels import Box
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import CONTENT, LEFT
from exports.pdf.styles import NOTE, STRONG

GUTTER = 14.0
WIDE_CHART, LEAST_WIDE, SMALL_CHART = 152.0, 120.0, 128.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and the lines that stand beneath it."""

    spec: ChartSpec
    notes: tuple[str, ...]


def draw_charts(flow: Flow, board: Board, title: str, cards: Sequence[IndicatorCard]) -> None:
    """The charts of ``cards`` in their order under ``title``: two by two, an odd one first over the whole width.

    Those with an outlook are drawn with its band and with the other scenarios.
    """
    drawn = [_drawn(board, card) for card in cards]
    alone = len(drawn) % 2
    half = (CONTENT - GUTTER) / 2
    rows = [_Row(drawn[index : index + 2], half, SMALL_CHART) for index in range(alone, len(drawn), 2)]
    if alone:
        rows.insert(0, _wide(drawn[:1], flow.room - HEADING_ROOM))
    flow.heading(title, keep=rows[0].height)
    for row in rows:
        row.draw(flow)


def _wide(drawn: Sequence[Drawn], room: float) -> "_Row":
    """A chart over the whole width, down to ``LEAST_WIDE`` high where that lets it stand in ``room``."""
    row = _Row(drawn, CONTENT, WIDE_CHART)
    lacking = row.height - room
    return _Row(drawn, CONTENT, WIDE_CHART - lacking) if 0 < lacking <= WIDE_CHART - LEAST_WIDE else row


def _drawn(board: Board, card: IndicatorCard) -> Drawn:
    insight = board.insight(card.key)
    spec = insight.chart if insight else card.chart
    return Drawn(spec, spec.notes)


def draw_chart_row(flow: Flow, drawn: Sequence[Drawn], wide: float, high: float) -> None:
    """Charts side by side, ``wide`` and ``high`` in points each, on one page with their titles and notes."""
    _Row(drawn, wide, high).draw(flow)


class _Row:
    """Charts side by side: their titles and notes in lines, and so the height they take."""

    def __init__(self, drawn: Sequence[Drawn], wide: float, high: float) -> None:
        self._drawn, self._wide, self._high = drawn, wide, high
        self._titles = [lines_of(one.spec.title, STRONG, wide) for one in drawn]
        self._notes = [tuple(line for note in one.notes for line in lines_of(note, NOTE, wide)) for one in drawn]
        self._above = max(map(len, self._titles)) * STRONG.leading + 2
        self.height = self._above + high + max(map(len, self._notes)) * NOTE.leading + 6

    def draw(self, flow: Flow) -> None:
        """On this page, or on the next where this one has no room."""
        flow.need(self.height)
        top, low = flow.y - self._above, flow.y - self._above - self._high
        for index, one in enumerate(self._drawn):
            x = LEFT + index * (self._wide + GUTTER)
            for line, text in enumerate(self._titles[index]):
                flow.page.text(x, flow.y - baseline(STRONG) - line * STRONG.leading, text, STRONG)
            draw_chart(flow.page, one.spec, Box(x, low, x + self._wide, top))
            for line, text in enumerate(self._notes[index]):
                flow.page.text(x, low - 3 - baseline(NOTE) - line * NOTE.leading, text, NOTE)
        flow.y -= self.height
        flow.gap(8)
