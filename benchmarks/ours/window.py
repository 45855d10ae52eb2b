"""The product's window on a filled record: ``window RECORD overview|charts``.

``overview`` ends with the first paint of the overview carrying the record's figures, ``charts`` when all three
interactive charts have been painted.
"""

import sys
from pathlib import Path

from benchmarks.first_paint import PaintWatch
from dashboard.wording import Wording
from widgets import page_shelf
from widgets.main_window import open_window
from widgets.pages.chart_card import ChartSlot
from widgets.pages.overview import OverviewPage

CHARTS = 3


def watch_overview() -> None:
    """Follow the page of the overview as soon as the window makes it: it exists only once there are figures to show."""
    watch = PaintWatch()

    class Watched(OverviewPage):
        def __init__(self, say: Wording) -> None:
            super().__init__(say)
            watch.follow(self.viewport())

    # Watched from outside: the product has no hook that only a benchmark would need.
    page_shelf.OverviewPage = Watched  # type: ignore[attr-defined]


def watch_charts() -> None:
    """Follow what each chart is drawn on as soon as the chart is made."""
    watch, draw = PaintWatch(CHARTS), ChartSlot.draw

    def drawn(self: ChartSlot) -> None:
        draw(self)
        if self.view is not None:
            watch.follow(self.view.viewport())

    # As above: put in place of the method for this process alone.
    ChartSlot.draw = drawn  # type: ignore[method-assign]


if __name__ == "__main__":
    if sys.argv[2] == "charts":
        watch_charts()
    else:
        watch_overview()
    sys.exit(open_window(Path(sys.argv[1]), "ja"))
