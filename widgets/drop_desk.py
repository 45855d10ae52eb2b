"""What is dropped anywhere on the window: a record is opened, any other file is read in on the page of imports."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from widgets.main_window import MainWindow
    from widgets.pages.imports import ImportsPage

RECORD = ".renkei"


class DropDesk(QObject):
    """Serves one window. A page that takes files itself keeps doing so: only what it leaves comes here."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dragged over the window and dropped on it."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return super().eventFilter(watched, event)
        dragged = cast("QDropEvent", event)  # what enters carries the same as what is dropped
        paths = tuple(Path(url.toLocalFile()) for url in dragged.mimeData().urls() if url.isLocalFile())
        if not paths:
            return False
        dragged.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(paths)
        return True

    def _take(self, paths: tuple[Path, ...]) -> None:
        window = self._window
        record = next((path for path in paths if path.suffix.lower() == RECORD), None)
        if record is not None:
            window.open_record(record)
        elif window.session.board is None:
            window.start.complain(window.say("window.start.drop_first"))
        else:
            window.open_page("imports")
            page = cast("ImportsPage", window.pages.page("imports"))
            if window.pages.by_hand is not None:
                window.status.tell(window.say("window.leaving.first"))
            elif page.choose.isEnabled():
                page.take(paths)
