"""Where labels go so that none overlaps another, is cut off, or hides a line. Pure geometry in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Spot = tuple[float, float]

GAP = 6.0
CROSSING, OVERLAP, OUTSIDE, TOO_MUCH = 1.5, 60.0, 4.0, 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Box") -> float:
        """The share of this box that ``other`` covers."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(wide, 0) * max(high, 0) / max(self.width * self.height, 1e-9)

    def holds(self, spot: Spot) -> bool:
        """Whether a point lies in it."""
        return self.x <= spot[0] <= self.x + self.width and self.y <= spot[1] <= self.y + self.height

    def nearest(self, spot: Spot) -> Spot:
        """The point of it nearest to ``spot``."""
        x = max(self.x, min(spot[0], self.x + self.width))
        return x, max(self.y, min(spot[1], self.y + self.height))

    def within(self, bounds: "Box") -> "Box":
        """The same box shifted into ``bounds``."""
        x = max(bounds.x, min(self.x, bounds.x + bounds.width - self.width))
        y = max(bounds.y, min(self.y, bounds.y + bounds.height - self.height))
        return Box(x, y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants to stand beside ``anchor``; ``width`` and ``height`` are the text's.

    An ``optional`` one is left out where it could only stand in the way.
    """

    anchor: Spot
    width: float
    height: float
    optional: bool = False

    def candidates(self) -> tuple[Box, ...]:
        """Places in order of liking: right, above, below, left and on the slant, then farther away."""
        (x, y), w, h = self.anchor, self.width, self.height
        near = [
            (x + GAP, y - h / 2),
            (x + GAP, y - h - 2),
            (x + GAP, y + 2),
            (x - w / 2, y - h - GAP),
            (x - w / 2, y + GAP),
            (x - w - GAP, y - h - 2),
            (x - w - GAP, y + 2),
            (x - w - GAP, y - h / 2),
        ]
        far = [(x + GAP, y + step * (h + 2) - h / 2) for step in (-2, 2, -3, 3)]
        far += [(x - w - GAP, y + step * (h + 2) - h / 2) for step in (-2, 2, -3, 3)]
        return tuple(Box(left, top, w, h) for left, top in (*near, *far))


def place(
    wishes: Sequence[Wish], *, taken: Sequence[Box] = (), lines: Sequence[Sequence[Spot]] = (), bounds: Box
) -> tuple[Box | None, ...]:
    """One box per wish, inside ``bounds``, clear of the boxes ``taken`` and of each other, lines least hidden.

    None stands for an optional wish without a good place. Each wish takes the best place left by those
    before it, so the important ones come first.
    """
    spots = [spot for line in lines for spot in _sampled(line)]
    found: list[Box] = list(taken)
    chosen: list[Box | None] = []
    for wish in wishes:
        costs = [_cost(order, box, found, spots, bounds) for order, box in enumerate(wish.candidates())]
        least = min(costs)
        if wish.optional and least > TOO_MUCH:
            chosen.append(None)
            continue
        best = wish.candidates()[costs.index(least)].within(bounds)
        found.append(best)
        chosen.append(best)
    return tuple(chosen)


def _cost(order: int, box: Box, taken: Sequence[Box], spots: Sequence[Spot], bounds: Box) -> float:
    inside = box.within(bounds)
    shift = abs(inside.x - box.x) + abs(inside.y - box.y)
    overlap = sum(inside.overlap(other) for other in taken)
    hidden = sum(inside.holds(spot) for spot in spots)
    return order + OUTSIDE * shift / 4 + OVERLAP * overlap + CROSSING * hidden


def _sampled(line: Sequence[Spot], step: float = 5.0) -> list[Spot]:
    """Points along a line of straight pieces, about ``step`` apart."""
    found = list(line[:1])
    for (x0, y0), (x1, y1) in pairwise(line):
        pieces = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / step))
        found += [(x0 + (x1 - x0) * n / pieces, y0 + (y1 - y0) * n / pieces) for n in range(1, pieces + 1)]
    return found
