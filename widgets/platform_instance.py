"""One window for each record on a desk: a second start on the same record calls the first window forward.

The first holds a lock file named after the record, in the person's own folder; the second writes a file beside it,
which the first watches. Nothing listens on a port. Two desks on one share are the record's own affair.
"""

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QFileSystemWatcher, QLockFile, QObject, Signal

from widgets.platform_places import local_folder

FOLDER = "open"
ANY_PROCESS = 0xFFFFFFFF


class Seat(QObject):
    """The right to show a record. ``called`` says that somebody started the program on it once more."""

    called = Signal()

    def __init__(self, record: Path, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = folder or local_folder() / FOLDER
        mark = seat_name(record)
        self._call = place / f"{mark}.call"
        self._mark = place / f"{mark}.lock"
        self._lock = QLockFile(str(self._mark))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)

    def claimed(self) -> bool:
        """Whether somebody has it, or had it and went without giving it back: then only ``take`` tells which."""
        return self._mark.exists()

    def take(self) -> bool:
        """Take the seat; False when another window has it. Where no lock can be kept at all, nobody is kept out."""
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        with contextlib.suppress(OSError):
            self._call.write_bytes(b"")
            self._watcher = QFileSystemWatcher([str(self._call)], self)
            self._watcher.fileChanged.connect(lambda _path: self.called.emit())
        return True

    def call(self) -> None:
        """Call the window that has the seat."""
        _let_others_come_forward()
        with contextlib.suppress(OSError):
            self._call.write_bytes(os.urandom(4).hex().encode("ascii"))

    def leave(self) -> None:
        """Give the seat back."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.files())
            self._watcher = None
        if self._lock.isLocked():
            with contextlib.suppress(OSError):
                self._call.unlink(missing_ok=True)
            self._lock.unlock()


def seat_name(record: Path) -> str:
    """The same for every way of writing a record's path; it does not give the path away."""
    name = os.path.normcase(os.path.abspath(record))  # noqa: PTH100 - resolving would ask a share that may be gone
    digest = QCryptographicHash.hash(name.encode("utf-8", "surrogatepass"), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode("ascii")[:24]


def _let_others_come_forward() -> None:
    """Windows lets a window come forward only when the process the person has just used allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(ANY_PROCESS)
