"""Bands on paper: their unbroken stretches, and the opaque tint they are filled with."""

from collections.abc import Iterator, Sequence

from dashboard.chart import ChartPoint

STRENGTH = 0.22


def bands(points: Sequence[ChartPoint]) -> Iterator[list[tuple[int, float, float]]]:
    """Stretches of following years that have a low and a high: (year, low, high)."""
    run: list[tuple[int, float, float]] = []
    for point in points:
        if run and (point.low is None or point.year != run[-1][0] + 1):
            yield run
            run = []
        if point.low is not None and point.high is not None:
            run.append((point.year, point.low, point.high))
    if len(run) > 1:
        yield run


def pale(colour: str) -> str:
    """``#rrggbb`` on white paper at ``STRENGTH``, without transparency: ``#000000`` gives ``#c7c7c7``."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * STRENGTH):02x}" for part in parts)
