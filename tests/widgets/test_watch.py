"""A second desk on the same record: what it stored is told when the window comes to the front, once and no more."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.boards import board
from widgets.decisions import record_consultation
from widgets.main_window import MainWindow
from widgets.operations import has_moved_on, new_record, open_board

WAIT = 30_000
TOLD = "ほかの席でこの記録に保存されたものがあります。Ctrl+Rで読み直すと示します。"


@pytest.fixture
def window(import_window: MainWindow) -> MainWindow:
    """The window by a short name."""
    return import_window


def come_forward(qtbot: QtBot, window: MainWindow) -> str:
    """What the status line says after the window has become the active one; "" while it is hidden."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    return window.status.text.text() if window.status.isVisible() else ""


def store(window: MainWindow, day: int) -> None:
    """Store something as another desk does."""
    assert window.session.record is not None
    record_consultation(window.session.record, datetime.date(2026, 5, day), number=day)


def test_what_another_desk_stored_is_told_once_and_read_on_demand(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    assert come_forward(qtbot, window) == ""
    store(window, 3)
    assert come_forward(qtbot, window) == TOLD
    window.status.dismiss.click()
    assert come_forward(qtbot, window) == ""

    window.reload()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    shown = window.session.board
    assert shown is not None
    assert shown.consulted is not None
    assert [row.title for row in shown.consulted.rows] == ["第3回"]
    assert come_forward(qtbot, window) == ""
    store(window, 4)
    assert come_forward(qtbot, window) == TOLD


def test_what_this_window_stored_is_no_news(qtbot: QtBot, window: MainWindow) -> None:
    window.session.change(
        lambda record: record_consultation(record, datetime.date(2026, 5, 3), number=3), lambda _outcome: None
    )
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    window.status.hide()

    assert come_forward(qtbot, window) == ""


def test_a_window_without_a_record_looks_at_nothing(qtbot: QtBot, keep: Callable[[QWidget], None]) -> None:
    made = MainWindow(None, "ja", board=board())
    keep(made)
    made.show()

    assert come_forward(qtbot, made) == ""


def test_a_record_has_moved_on_with_its_first_entry_and_with_each_after_it(tmp_path: Path) -> None:
    record = tmp_path / "空.renkei"
    new_record(record)
    shown = [open_board(record).record_hash]
    for day in (3, 4):
        record_consultation(record, datetime.date(2026, 5, day), number=day)
        shown.append(open_board(record).record_hash)

    assert [has_moved_on(record, one) for one in shown] == [True, True, False]
