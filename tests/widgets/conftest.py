"""Windows of these tests live until their test is over: pytest-qt itself holds them by a weak reference only."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Holds what it is given, then closes and deletes it; else a collection in the midst of a paint could."""
    kept: list[QWidget] = []
    yield kept.append
    for widget in kept:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept.clear()
