"""Watches a Qt program for its first paint; the same on both sides."""

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.gauge import since_start_ms, tell


class PaintWatch(QObject):
    """Ends the process with its figures as soon as everything that was waited for has been painted.

    ``counts`` says whether a painted widget is one of those waited for, ``how_many`` different ones are needed.
    """

    def __init__(self, app: QApplication, counts: Callable[[QObject], bool], how_many: int = 1) -> None:
        super().__init__(app)
        self._counts = counts
        self._left = how_many
        self._painted: set[int] = set()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event and let it pass; report once the pass is over."""
        if event.type() == QEvent.Type.Paint and self._left and self._counts(watched):
            self._note(watched)
        return False

    def _note(self, painted: QObject) -> None:
        if id(painted) in self._painted:
            return
        self._painted.add(id(painted))
        self._left -= 1
        if not self._left:
            QTimer.singleShot(0, self._report)

    def _report(self) -> None:
        tell(ms=since_start_ms())
        os._exit(0)
