"""PySide6 6.12.0 loses a reference to None in every Qt call that returns nothing and aborts once they run out.

From Python 3.12 on None is immortal and the count stands still.
"""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_a_thousand_calls_into_qt_take_no_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()

    assert abs(sys.getrefcount(None) - before) < CALLS // 10
