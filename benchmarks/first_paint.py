"""Watches widgets for their first paint; the same on both sides.

Only the widgets themselves are watched: a filter over a whole application sees every event of every widget and would
charge a window for how much there is in it.
"""

import os

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from benchmarks.gauge import since_start_ms, tell


class PaintWatch(QObject):
    """Ends the process with its figures as soon as ``how_many`` of the widgets it follows have been painted."""

    def __init__(self, how_many: int = 1) -> None:
        super().__init__()
        self._left = how_many
        self._painted: set[int] = set()

    def follow(self, widget: QWidget) -> None:
        """Wait for ``widget`` too."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event and let it pass; report once the pass is over."""
        if event.type() == QEvent.Type.Paint and self._left and id(watched) not in self._painted:
            self._painted.add(id(watched))
            self._left -= 1
            if not self._left:
                QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        tell(ms=since_start_ms())
        os._exit(0)
