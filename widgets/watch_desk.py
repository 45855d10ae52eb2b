"""Whether another desk has stored something since the record was read: looked at when the window comes to the front."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from widgets.jobs import Done, Errand, Outcome

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

Stamp = tuple[int, int]


class WatchDesk(QObject):
    """Serves one window. Only a file that is another by time or size since the last look is opened, on the worker.

    It says what it found in the status line once, and leaves reading anew to the person: what they look at stays.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._stamp: Stamp | None = None
        window.session.board_changed.connect(self._forget)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the window becomes the active one."""
        if event.type() is QEvent.Type.WindowActivate and watched is self._window:
            self.look()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Compare the record with the Board that is shown, where the file may have changed."""
        session = self._window.session
        record, board = session.record, session.board
        if record is None or board is None or session.busy:
            return
        stamp = stamp_of(record)
        if stamp is None or stamp == self._stamp:
            return
        self._stamp, shown = stamp, board.record_hash

        def work(_errand: Errand) -> bool:
            from widgets import operations

            return operations.has_moved_on(record, shown)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done) and outcome.value and session.board is board:
                self._window.status.tell(self._window.say("window.stored_elsewhere"))

        session.run(work, finished)

    def _forget(self, _board: object) -> None:
        self._stamp = None


def stamp_of(record: Path) -> Stamp | None:
    """When the file was written last (nanoseconds) and its size in bytes; None where it cannot be told."""
    try:
        found = record.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
