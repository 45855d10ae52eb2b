"""What the overview's charts take: ``charts data|hover|resize RECORD``; milliseconds, the median of many.

``data``: three charts from a new ChartSpec to painted. ``hover``: one read-out from the pointer's move to painted.
``resize``: the overview from a new size to painted.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from benchmarks.gauge import tell
from benchmarks.ours.heartbeat import overview_at_rest
from dashboard.chart import ChartSpec
from widgets.application import make_application
from widgets.charts.view import ChartView
from widgets.main_window import MainWindow

ROUNDS = 40


def main(mode: str, record: Path) -> None:
    """Open the overview, let it come to rest, then measure."""
    app = make_application("ja")
    window, page = overview_at_rest(app, record)
    views = [card.slot.view for card in page.cards if card.slot.view is not None]
    steps = {"data": new_data(views), "hover": hover(views[0]), "resize": resize(window)}[mode]
    tell(ms=median(times(app, steps)))
    window.close()


def times(app: QApplication, steps: Iterator[Callable[[], object]]) -> list[float]:
    """How long each of ``ROUNDS`` steps takes with all that has to be painted after it, the first few left out."""
    found = []
    for _ in range(ROUNDS):
        step = next(steps)
        started = time.perf_counter()
        step()
        app.processEvents()
        found.append((time.perf_counter() - started) * 1000)
    return found[5:]


def new_data(views: list[ChartView]) -> Iterator[Callable[[], object]]:
    """Three charts with other figures each time."""
    specs = [view.spec for view in views]
    for share in cycle((1.0, 0.9, 0.8)):
        fresh = [scaled(spec, share) for spec in specs if spec is not None]

        def show(fresh: list[ChartSpec] = fresh) -> None:
            for view, spec in zip(views, fresh, strict=True):
                view.show_spec(spec)

        yield show


def scaled(spec: ChartSpec, share: float) -> ChartSpec:
    """The chart with all its figures at that share."""
    layers = tuple(
        replace(
            layer,
            points=tuple(
                replace(point, value=None if point.value is None else point.value * share) for point in layer.points
            ),
        )
        for layer in spec.layers
    )
    return replace(spec, layers=layers)


def hover(view: ChartView) -> Iterator[Callable[[], object]]:
    """The pointer goes to and fro over a chart."""
    for share in cycle((0.2, 0.35, 0.5, 0.65, 0.5, 0.35)):
        spot = QPointF(view.width() * share, view.height() / 2)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            spot,
            view.mapToGlobal(spot),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        # The default binds this turn's event; mypy cannot tell the type of a lambda that has one.
        yield lambda move=move: view.mouseMoveEvent(move)  # type: ignore[misc]


def resize(window: MainWindow) -> Iterator[Callable[[], object]]:
    """The window grows and shrinks."""
    for width in cycle((1366, 1420, 1500, 1440)):
        # As above.
        yield lambda width=width: window.resize(QSize(width, 768))  # type: ignore[misc]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
