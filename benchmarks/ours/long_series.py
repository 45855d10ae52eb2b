"""One series of 10^6 points: ``long_series data|resize``; milliseconds from asked for to painted, the median of many.

``data``: a new ChartSpec each time, its points as the product has them. ``resize``: the same chart at a new size.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from benchmarks.gauge import tell
from benchmarks.long_walk import COUNT, ROUNDS, SIZES, painted_in, walk
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role, nice_ticks
from dashboard.wording import wording
from widgets.application import make_application
from widgets.charts.view import ChartView


def spec_of(values: list[float]) -> ChartSpec:
    """A chart of one line."""
    points = tuple(ChartPoint(place, value) for place, value in enumerate(values))
    ticks = nice_ticks(min(values), max(values))
    return ChartSpec(
        key="long",
        title="",
        unit="",
        layers=(Layer("line", Role.ACTUAL, "合計", points, label="合計"),),
        x_min=0,
        x_max=COUNT - 1,
        x_ticks=(0, COUNT - 1),
        x_strong=(),
        y_min=ticks[0],
        y_max=ticks[-1],
        y_ticks=ticks,
        y_labels=tuple(map(str, ticks)),
    )


def new_data(view: ChartView) -> Iterator[Callable[[], object]]:
    """Another million points each time."""
    for spec in cycle([spec_of(walk(seed)) for seed in range(2)]):
        # The default binds this turn's chart; mypy cannot tell the type of a lambda that has one.
        yield lambda spec=spec: view.show_spec(spec)  # type: ignore[misc]


def resize(view: ChartView) -> Iterator[Callable[[], object]]:
    """The same points at another size each time."""
    view.show_spec(spec_of(walk(0)))
    for size in cycle(SIZES):
        # As above.
        yield lambda size=size: view.resize(QSize(*size))  # type: ignore[misc]


def main(mode: str) -> None:
    """Show a chart, then measure."""
    app: QApplication = make_application("ja")
    view = ChartView(wording("ja"))
    view.resize(*SIZES[0])
    view.show()
    tell(ms=painted_in(app, {"data": new_data, "resize": resize}[mode](view), ROUNDS))
    view.close()


if __name__ == "__main__":
    main(sys.argv[1])
