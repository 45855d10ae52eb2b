"""The longest gap of a 5 ms heartbeat of the window beside its busy worker: ``heartbeat import|report RECORD FOLDER``.

``import`` reads the workbooks in FOLDER, ``report`` writes the report of RECORD. Both go through the window's session,
as a person would have them go.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.gauge import tell
from widgets.application import make_application
from widgets.jobs import Outcome
from widgets.main_window import MainWindow
from widgets.pages.overview import OverviewPage
from widgets.session import Session

BEAT = 5
REST = 0.5
Finished = Callable[[Outcome], None]


class Heartbeat:
    """Beats on the window's thread; ``longest`` is the longest time from one beat to the next, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def wait_for(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window live until ``done``."""
    while not done():
        app.processEvents()
        time.sleep(0.001)  # lets the worker have the interpreter, as a waiting event loop does


def overview_at_rest(app: QApplication, record: Path) -> tuple[MainWindow, OverviewPage]:
    """A window on ``record`` with its charts, and its overview, when nothing more is to come."""
    window = MainWindow(record, "ja")
    window.show()
    wait_for(app, lambda: window.session.board is not None)
    page = window.pages.currentWidget()
    assert isinstance(page, OverviewPage)
    wait_for(app, lambda: not any(card.slot.waits for card in page.cards) and not window.session.busy)
    still = time.perf_counter() + REST
    wait_for(app, lambda: time.perf_counter() > still)
    return window, page


def main(record: Path, work: Callable[[Session, Finished], object]) -> None:
    """Open a window, let it come to rest, then measure while ``work`` is done."""
    app = make_application("ja")
    window, _page = overview_at_rest(app, record)
    over: list[Outcome] = []
    heart, started = Heartbeat(), time.perf_counter()
    work(window.session, over.append)
    while not over:
        app.processEvents()
        time.sleep(0.0005)  # the same, and shorter than any gap that is looked for
    took = (time.perf_counter() - started) * 1000
    tell(ms=heart.longest, work_ms=took)
    window.close()


if __name__ == "__main__":
    mode, folder = sys.argv[1], Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as place:
        copied = Path(shutil.copy(sys.argv[2], place))
        if mode == "import":
            files = tuple(sorted(folder.glob("*.xlsx")))
            main(copied, lambda session, over: session.plan(files, over, lambda _done, _total: None))
        else:
            main(copied, lambda session, over: session.write_report(Path(place) / "report.pdf", over))
