"""A million points both sides paint, and how both are timed."""

import random
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from statistics import median

from PySide6.QtWidgets import QApplication

COUNT, ROUNDS = 1_000_000, 12
SIZES = ((880, 500), (900, 500), (860, 480))


def walk(seed: int) -> list[float]:
    """A random walk of ``COUNT`` steps: it has extremes everywhere."""
    dice = random.Random(seed)
    return list(accumulate(dice.uniform(-1, 1) for _ in range(COUNT)))


def painted_in(app: QApplication, steps: Iterator[Callable[[], object]], rounds: int) -> float:
    """Milliseconds a step takes with all that has to be painted after it: the median, the first two left out."""
    found = []
    for _ in range(rounds):
        step = next(steps)
        started = time.perf_counter()
        step()
        app.processEvents()
        found.append((time.perf_counter() - started) * 1000)
    return median(found[2:])
