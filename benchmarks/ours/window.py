"""The product's window on a filled record: ``window RECORD overview|charts``.

``overview`` ends with the first paint of the overview carrying the record's figures, ``charts`` when all three
interactive charts have been painted.
"""

import sys
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject

from benchmarks.first_paint import PaintWatch

CHARTS = 3


def is_overview(painted: QObject) -> bool:
    """Whether this is the overview page, which exists only once there is a Board to show."""
    return type(painted).__module__.startswith("widgets.pages.overview")


def is_chart(painted: QObject) -> bool:
    """Whether this is an interactive chart, or the viewport a chart draws in."""
    parent = painted.parent()
    return any(type(widget).__module__.startswith("widgets.charts") for widget in (painted, parent) if widget)


class WatchedApplication(QtWidgets.QApplication):
    """The application the product makes for itself, with somebody watching."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        charts = sys.argv[2] == "charts"
        self.watch = PaintWatch(self, is_chart if charts else is_overview, CHARTS if charts else 1)


if __name__ == "__main__":
    QtWidgets.QApplication = WatchedApplication  # type: ignore[assignment, misc]  # before the product asks for it

    from widgets.main_window import open_window

    sys.exit(open_window(Path(sys.argv[1]), "ja"))
