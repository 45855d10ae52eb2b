"""How long one file may take: the processor's time it costs, and behind that the time it keeps people waiting."""

import time
from collections.abc import Callable

from importers.reading.processor import Load, load

PATIENCE = 1.0
"""Seconds that a reader may lie idle beside those it may work: for slow discs, and before it is taken to hang."""
MOST_WAITING = 60.0
"""Seconds after which a reader is given up even where the machine has had no processor for it."""
_LOOK = 0.5
"""Seconds between two looks at the processors, whose clocks tick some 60 to 100 times a second."""


class Allowance:
    """What is left of the time for one file.

    A reader may have a processor for ``seconds``. Time in which it has none counts only as far as one stood idle: a
    machine with more to do than it can is no fault of the file. ``spent`` tells the reader's processor seconds, None
    where the system does not; then all time counts as spent.
    """

    def __init__(
        self,
        seconds: float,
        spent: Callable[[], float | None],
        load: Callable[[], Load | None] = load,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._spent, self._load, self._now = spent, load, now
        self.begin(spent())

    def begin(self, spent: float | None) -> None:
        """Count from here, and from so many processor seconds of the reader."""
        self._before = self._last_spent = spent or 0.0
        self._began = self._looked = self._now()
        self._last_load = self._load()
        self._waited = 0.0

    def over(self) -> bool:
        """Whether the file has used up its time."""
        now, spent = self._now(), self._spent()
        if now - self._looked >= _LOOK:
            self._look(now, spent)
        waited = self._waited
        worked = waited if spent is None else spent - self._before
        too_long = waited >= self._seconds + PATIENCE or now - self._began >= MOST_WAITING
        return worked >= self._seconds or too_long

    def _look(self, now: float, spent: float | None) -> None:
        """Add the time since the last look, as far as the reader had a processor or could have had one."""
        passed, new, old = now - self._looked, self._load(), self._last_load
        if new is not None and old is not None and spent is not None and new.busy > old.busy:
            passed = min(passed, new.idle - old.idle + spent - self._last_spent)
        self._waited += max(passed, 0.0)
        self._looked, self._last_load = now, new
        self._last_spent = spent or 0.0
