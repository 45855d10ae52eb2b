"""A chart alone in a window of its own, for tests of what it paints and reads out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.chart import ChartSpec
from dashboard.wording import wording
from widgets.charts.view import ChartView


def shown(qtbot: QtBot, keep: Callable[[QWidget], None], spec: ChartSpec) -> ChartView:
    """A view of 480 by 280 pixels that is on the screen and shows ``spec``."""
    view = ChartView(wording("ja"))
    keep(view)
    view.resize(480, 280)
    with qtbot.waitExposed(view):
        view.show()
    view.show_spec(spec)
    return view
