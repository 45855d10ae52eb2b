"""Placing the words in a chart: inside the frame, never over one another, as little over lines as can be."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.pdf.marks import Point
from exports.pdf.typeface import ASCENT, DESCENT, Style, width

CROSSED, FURTHER = 2.5, 0.5
"""What a place for a label costs for each stroke it lies on, and for each place before it that was free too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, low, right, high."""

    left: float
    low: float
    right: float
    high: float

    def overlaps(self, other: "Box") -> bool:
        """Whether both share more than an edge."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high

    def within(self, frame: "Box") -> bool:
        """Whether it lies in ``frame``."""
        return (
            self.left >= frame.left and self.right <= frame.right and self.low >= frame.low and self.high <= frame.high
        )

    def crossings(self, strokes: Sequence[tuple[Point, Point]]) -> int:
        """How many of the strokes pass through it."""
        return sum(_crosses(self, first, second) for first, second in strokes)


def _crosses(box: Box, first: Point, second: Point) -> bool:
    """Whether the stroke enters the box (Liang–Barsky clipping); most lie wholly on one side of it."""
    (x, y), (to_x, to_y) = first, second
    if (x <= box.left and to_x <= box.left) or (x >= box.right and to_x >= box.right):
        return False
    if (y <= box.low and to_y <= box.low) or (y >= box.high and to_y >= box.high):
        return False
    begin, end = 0.0, 1.0
    across, up = to_x - x, to_y - y
    for way, room in (
        (-across, x - box.left),
        (across, box.right - x),
        (-up, y - box.low),
        (up, box.high - y),
    ):
        if way == 0:
            if room < 0:
                return False
        elif way < 0:
            begin = max(begin, room / way)
        else:
            end = min(end, room / way)
    return begin < end


@dataclass(slots=True)
class Labels:
    """The labels placed so far in ``frame``; ``strokes`` are the lines they should keep off."""

    frame: Box
    style: Style
    strokes: list[tuple[Point, Point]] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def box(self, text: str, x: float, y: float) -> Box:
        """The room ``text`` takes with its left end at ``x`` and its middle at ``y``."""
        half = self.style.size * 0.56
        return Box(x - 0.8, y - half, x + width(text, self.style) + 0.8, y + half)

    def baseline(self, middle: float) -> float:
        """The baseline of a label whose middle is at ``middle``."""
        return middle - self.style.size * (ASCENT - DESCENT) / 2

    def near(self, text: str, at: Point, away: float = 4) -> Point | None:
        """A free place for ``text`` around ``at``: (left end, middle), or None where there is none."""
        wide, step = width(text, self.style), self.style.size * 1.15
        x, y = at
        spots = [
            (x + across, y + up)
            for up in (step, -step, 0.0, 2 * step, -2 * step, 3 * step, -3 * step, 4 * step)
            for across in (away, -wide / 2, -wide - away)
            if up or across != -wide / 2
        ]
        free = [(spot, self.box(text, *spot)) for spot in spots]
        free = [(spot, box) for spot, box in free if self._is_free(box)]
        if not free:
            return None
        least, (spot, box) = len(self.strokes) * CROSSED + 1, free[0]
        for index, (place, room) in enumerate(free):
            if index * FURTHER >= least:
                break  # every place from here on costs more than the best so far, whatever it crosses
            cost = room.crossings(self.strokes) * CROSSED + index * FURTHER
            if cost < least:
                least, spot, box = cost, place, room
        self.taken.append(box)
        return spot

    def _is_free(self, box: Box) -> bool:
        return box.within(self.frame) and not any(box.overlaps(other) for other in self.taken)

    def column(self, texts: Sequence[tuple[str, float]], x: float, low: float, high: float) -> list[float | None]:
        """Middles for labels one under the other at ``x``, each as near its own height as the others allow.

        ``texts`` are (label, wished middle). A label for which ``low`` to ``high`` has no room gets None.
        """
        step = self.style.size * 1.15
        order = sorted(range(len(texts)), key=lambda index: -texts[index][1])
        seats = int((high - low) / step)
        order = order[: max(seats, 0)]
        middles = [texts[index][1] for index in order]
        _spread(middles, low + step / 2, high - step / 2, step)
        placed: list[float | None] = [None] * len(texts)
        for index, middle in zip(order, middles, strict=True):
            placed[index] = middle
            self.taken.append(self.box(texts[index][0], x, middle))
        return placed


def _spread(middles: list[float], low: float, high: float, step: float) -> None:
    """Move falling ``middles`` apart until ``step`` lies between neighbours, all from ``low`` to ``high``.

    Neighbours that would touch are joined into groups around their mean, as in isotonic regression.
    """
    groups: list[tuple[float, int]] = []  # (middle of the first seat's height freed of steps, count)
    for index, middle in enumerate(middles):
        total, count = middle + index * step, 1
        while groups and groups[-1][0] / groups[-1][1] < total / count:
            before = groups.pop()
            total, count = total + before[0], count + before[1]
        groups.append((total, count))
    index = 0
    for total, count in groups:
        for _ in range(count):
            middles[index] = total / count - index * step
            index += 1
    for index in range(len(middles)):
        middles[index] = min(middles[index], high - index * step)
    for index in range(len(middles) - 1, -1, -1):
        middles[index] = max(middles[index], low + (len(middles) - 1 - index) * step)
