"""One worker thread for all that takes time: frozen inputs in, frozen results out, errors as values.

The worker never touches a widget. What it returns is applied on the thread of the window; a failure
of the user's world comes back as a ``Refused``, anything else is logged and comes back as ``Crashed``.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from dashboard.errors import KnownError

log = logging.getLogger("renkei")


class Errand:
    """One piece of work on its way: it can be asked to stop, and tells how far it has come."""

    def __init__(self, announce: Callable[[int, int], None]) -> None:
        self._stop = threading.Event()
        self.advance = announce

    def cancel(self) -> None:
        """Ask it to stop at its next opportunity."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether somebody has asked it to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class Done:
    """The work is finished; ``value`` is what it returned."""

    value: object


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the user's world stood in the way."""

    error: KnownError


@dataclass(frozen=True, slots=True)
class Crashed:
    """A fault of ours; ``summary`` is its last line, the whole is in the log."""

    summary: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person cancelled it; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Left:
    """The work is finished, but the record it was asked for has been left meanwhile: there is nothing to show."""


Outcome = Done | Refused | Crashed | Stopped | Left
Work = Callable[[Errand], object]
Finished = Callable[[Outcome], None]
_Entry = tuple[Errand, Work, Finished]


class Jobs(QObject):
    """The worker. Its thread starts with the first piece of work and ends with ``close``."""

    _over = Signal(object, object)
    _came = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[_Entry | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._open: list[Errand] = []
        self._left = threading.Event()
        self._over.connect(self._apply)
        self._came.connect(self._advance)

    @property
    def busy(self) -> bool:
        """Whether any work is waiting or running."""
        return bool(self._open)

    def start(self, work: Work, finished: Finished, advanced: Callable[[int, int], None] | None = None) -> Errand:
        """Queue ``work``; ``finished`` and ``advanced`` are called on the window's thread."""

        def announce(done: int, total: int) -> None:
            if advanced is not None:
                self._came.emit(advanced, done, total)

        errand = Errand(announce)
        self._open.append(errand)
        self._queue.put((errand, work, finished))
        if self._thread is None:
            self._left = threading.Event()
            self._thread = threading.Thread(target=self._serve, args=(self._left,), name="renkei-worker", daemon=True)
            self._thread.start()
        return errand

    def close(self, *, wait: bool = True) -> None:
        """Cancel what is open and wait for the thread to end; results still on their way are dropped.

        Without ``wait`` the thread ends by itself after what it is at: for a look that nothing can cut short.
        """
        self._left.set()
        for errand in self._open:
            errand.cancel()
        self._open.clear()
        if self._thread is not None:
            self._queue.put(None)
            if wait:
                self._thread.join()
            self._thread = None

    def _serve(self, left: threading.Event) -> None:
        while (entry := self._queue.get()) is not None:
            errand, work, _ = entry
            outcome = Stopped() if errand.cancelled() else attempt(work, errand)
            if not left.is_set():
                self._over.emit(entry, outcome)

    def _apply(self, entry: _Entry, outcome: Outcome) -> None:
        errand, _, finished = entry
        if errand in self._open:
            self._open.remove(errand)
            finished(outcome)

    def _advance(self, advanced: Callable[[int, int], None], done: int, total: int) -> None:
        if self._open:
            advanced(done, total)


def attempt(work: Work, errand: Errand) -> Outcome:
    """Do ``work`` and put what comes of it into a value."""
    try:
        value = work(errand)
    except KnownError as error:
        return Stopped() if errand.cancelled() else Refused(error)
    except Exception as error:
        log.exception("a piece of work failed")
        return Crashed(f"{type(error).__name__}: {error}")
    return Done(value)
