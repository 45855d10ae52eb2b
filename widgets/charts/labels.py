"""Where labels go so that none overlaps another, is cut off, or hides a line. Pure geometry in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Spot = tuple[float, float]

GAP = 6.0
CROSSING, OVERLAP, OUTSIDE, TOO_MUCH = 1.5, 60.0, 4.0, 7.01
FAR_STEPS = (-2, 2, -3, 3)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

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
        return self if (x, y) == (self.x, self.y) else Box(x, y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants to stand beside ``anchor``; ``width`` and ``height`` are the text's.

    An ``optional`` one is left out where it could only stand in the way.
    """

    anchor: Spot
    width: float
    height: float
    optional: bool = False

    def candidates(self) -> Iterator[Spot]:
        """Left and top of the places in order of liking: right, above, below, left, on the slant, then farther away."""
        (x, y), w, h = self.anchor, self.width, self.height
        right, left, middle = x + GAP, x - w - GAP, y - h / 2
        yield from ((right, middle), (right, y - h - 2), (right, y + 2))
        yield from ((x - w / 2, y - h - GAP), (x - w / 2, y + GAP))
        yield from ((left, y - h - 2), (left, y + 2), (left, middle))
        yield from ((side, middle + step * (h + 2)) for side in (right, left) for step in FAR_STEPS)

    def reach(self, bounds: Box) -> Box:
        """The smallest box around all of them, each shifted into ``bounds``."""
        (x, y), w, h = self.anchor, self.width, self.height
        far = max(FAR_STEPS) * (h + 2) + h / 2
        first = Box(x - w - GAP, y - far, w, h).within(bounds)
        last = Box(x + GAP, y + far - h, w, h).within(bounds)
        return Box(first.x, first.y, last.x + w - first.x, last.y + h - first.y)


def place(
    wishes: Sequence[Wish],
    *,
    taken: Sequence[Box] = (),
    lines: Sequence[Sequence[Spot]] = (),
    dots: Sequence[Spot] = (),
    bounds: Box,
) -> tuple[Box | None, ...]:
    """One box per wish, inside ``bounds``, clear of the boxes ``taken`` and of each other, lines and dots least hidden.

    None stands for an optional wish without a good place. Each wish takes the best place left by those
    before it, so the important ones come first.
    """
    spots = [*dots, *(spot for line in lines for spot in _sampled(line))]
    found: list[Box] = list(taken)
    chosen: list[Box | None] = []
    for wish in wishes:
        best = _cheapest(wish, found, spots, bounds)
        if best is not None:
            found.append(best)
        chosen.append(best)
    return tuple(chosen)


def _cheapest(wish: Wish, taken: Sequence[Box], spots: Sequence[Spot], bounds: Box) -> Box | None:
    """The place within ``bounds`` that costs least, among equals the one liked better; None for one not worth its cost.

    A place costs at least its rank, so the search ends where rank alone is more than the best so far; only what lies
    where the candidates do is looked at.
    """
    reach = wish.reach(bounds)
    left, top, right, bottom = reach.x, reach.y, reach.x + reach.width, reach.y + reach.height
    near = [
        box
        for box in taken
        if box.x <= right and left <= box.x + box.width and box.y <= bottom and top <= box.y + box.height
    ]
    crossed = [spot for spot in spots if left <= spot[0] <= right and top <= spot[1] <= bottom]
    least, best = (TOO_MUCH if wish.optional else float("inf")), None
    for order, (x, y) in enumerate(wish.candidates()):
        if order >= least:
            break
        inside = Box(x, y, wish.width, wish.height).within(bounds)
        cost = order + OUTSIDE * (abs(inside.x - x) + abs(inside.y - y)) / 4
        if cost < least:
            cost += _hidden(inside, near, crossed, least - cost)
        if cost < least:
            least, best = cost, inside
    return best


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


def _sampled(line: Sequence[Spot], step: float = 5.0) -> list[Spot]:
    """Points along a line of straight pieces, about ``step`` apart."""
    found = list(line[:1])
    for (x0, y0), (x1, y1) in pairwise(line):
        pieces = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / step))
        found += [(x0 + (x1 - x0) * n / pieces, y0 + (y1 - y0) * n / pieces) for n in range(1, pieces + 1)]
    return found
