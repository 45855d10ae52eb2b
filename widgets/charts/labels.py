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

    def touches(self, other: "Box") -> bool:
        """Whether the two have a point in common."""
        across = self.x <= other.x + other.width and other.x <= self.x + self.width
        return across and self.y <= other.y + other.height and other.y <= self.y + self.height

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
        cost, best = _cheapest(wish, found, spots, bounds)
        if wish.optional and cost > TOO_MUCH:
            chosen.append(None)
            continue
        found.append(best)
        chosen.append(best)
    return tuple(chosen)


def _cheapest(wish: Wish, taken: Sequence[Box], spots: Sequence[Spot], bounds: Box) -> tuple[float, Box]:
    """What the best place costs, and that place within ``bounds``; among equals the one liked better.

    A place is looked at only until it costs more than the best so far, and only beside what lies where the
    candidates do.
    """
    wanted = wish.candidates()
    places = [box.within(bounds) for box in wanted]
    reach = _around(places)
    near = [box for box in taken if box.touches(reach)]
    crossed = [spot for spot in spots if reach.holds(spot)]
    least, best = float("inf"), places[0]
    for order, (box, inside) in enumerate(zip(wanted, places, strict=True)):
        cost = order + OUTSIDE * (abs(inside.x - box.x) + abs(inside.y - box.y)) / 4
        if cost < least:
            cost += _hidden(inside, near, crossed, least - cost)
        if cost < least:
            least, best = cost, inside
    return least, best


def _hidden(box: Box, near: Sequence[Box], crossed: Sequence[Spot], most: float) -> float:
    """What ``box`` hides of other boxes and of lines, as a cost; counted no further than ``most``.

    The innermost loop of every redraw, hence comparisons instead of calls.
    """
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    cost, scale = 0.0, OVERLAP / max(box.width * box.height, 1e-9)
    for other in near:
        x, y, x_end, y_end = other.x, other.y, other.x + other.width, other.y + other.height
        if x < right and left < x_end and y < bottom and top < y_end:
            wide, high = min(right, x_end) - max(left, x), min(bottom, y_end) - max(top, y)
            cost += scale * wide * high
            if cost >= most:
                return cost
    for x, y in crossed:
        if left <= x <= right and top <= y <= bottom:
            cost += CROSSING
            if cost >= most:
                return cost
    return cost


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _sampled(line: Sequence[Spot], step: float = 5.0) -> list[Spot]:
    """Points along a line of straight pieces, about ``step`` apart."""
    found = list(line[:1])
    for (x0, y0), (x1, y1) in pairwise(line):
        pieces = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / step))
        found += [(x0 + (x1 - x0) * n / pieces, y0 + (y1 - y0) * n / pieces) for n in range(1, pieces + 1)]
    return found
