"""Windows of these tests live until their test is over: pytest-qt itself holds them by a weak reference only."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.main_window import MainWindow
from widgets.operations import new_record

WAIT = 30_000


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Holds what it is given, then closes and deletes it; else a collection in the midst of a paint could."""
    kept: list[QWidget] = []
    yield kept.append
    for widget in kept:
        if isinstance(widget, MainWindow):
            widget.pages.let_go()  # what a test leaves begun is not asked about
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept.clear()


@pytest.fixture
def import_window(qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path) -> MainWindow:
    """A window on an empty record, its import page open."""
    record = tmp_path / "空.renkei"
    new_record(record)
    window = MainWindow(record, "ja")
    keep(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    window.open_page("imports")
    return window
