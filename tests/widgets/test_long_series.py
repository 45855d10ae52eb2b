"""Series with far more points than pixels: the picture shows every extreme, and gaps stay gaps."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from tests.widgets.chart_views import shown
from widgets.charts.brushes import ink, line_pen
from widgets.charts.curves import LONG, curves, traces
from widgets.charts.frame import Frame
from widgets.charts.labels import Box
from widgets.charts.long_series import long_series
from widgets.charts.view import ChartView

Keeper = Callable[[QWidget], None]


def layer(values: Sequence[float | None]) -> Layer:
    return Layer("line", Role.ACTUAL, "実績", tuple(ChartPoint(year, value) for year, value in enumerate(values)))


def spec_of(values: Sequence[float | None]) -> ChartSpec:
    return ChartSpec(
        key="long",
        title="長い系列",
        unit="kW",
        layers=(layer(values),),
        x_min=0,
        x_max=len(values) - 1,
        x_ticks=(),
        x_strong=(),
        y_min=-100.0,
        y_max=100.0,
        y_ticks=(),
        y_labels=(),
    )


def painted(image: QImage, frame: Frame) -> dict[int, tuple[int, int]]:
    """The highest and the lowest dot of the line in every column of the plot's pixels that has one."""
    dark, found = QColor(ink(Role.ACTUAL)).lightness() + 60, {}
    top, bottom = int(frame.box.y) + 2, int(frame.box.y + frame.box.height) - 2
    for x in range(int(frame.box.x) + 2, int(frame.box.x + frame.box.width) - 2):
        rows = [y for y in range(top, bottom) if image.pixelColor(x, y).lightness() < dark]
        if rows:
            found[x] = (rows[0], rows[-1])
    return found


def picture_of(view: ChartView) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    view.viewport().render(image)
    return image


def test_of_the_points_in_a_column_stay_first_least_greatest_and_last() -> None:
    """Eight years in two columns: 0–3 and 4–7. Least and greatest stand in the middle of their column."""
    series = long_series(layer([5, 1, 9, 4, 3, 2, 8, 6]))

    assert series.thinned((0, 8), 2) == (((0, 5), (1.5, 1), (1.5, 9), (3, 4), (4, 3), (5.5, 2), (5.5, 8), (7, 6)),)


def test_the_last_year_of_the_plot_belongs_to_it() -> None:
    assert long_series(layer([5, 1, 9])).thinned((0, 2), 1) == (((0, 5), (1, 1), (1, 9), (2, 9)),)


def test_years_outside_the_plot_are_left_out() -> None:
    series = long_series(layer([5, 1, 9, 4]))

    assert series.thinned((1, 2), 2) == (((1, 1), (2, 9)),)
    assert series.thinned((7, 9), 2) == ()


def test_points_that_have_a_column_each_stay_as_they_are() -> None:
    assert long_series(layer([5, 1, 9, 4])).thinned((0, 4), 40) == (((0, 5), (1, 1), (2, 9), (3, 4)),)


def test_a_gap_between_columns_is_not_bridged_and_years_come_in_any_order() -> None:
    points = tuple(ChartPoint(year, value) for year, value in ((3, 4.0), (0, 5.0), (2, None), (1, 1.0)))
    series = long_series(Layer("line", Role.ACTUAL, "実績", points))

    assert series.thinned((0, 4), 4) == (((0, 5), (1, 1)), ((3, 4),))


def test_a_series_without_values_has_no_line() -> None:
    assert long_series(layer([None] * 5)).thinned((0, 4), 4) == ()


def test_every_extreme_of_every_column_is_in_what_is_drawn() -> None:
    dice = random.Random(2)
    values = [dice.gauss(0, 20) for _ in range(50_000)]
    frame = Frame(Box(0, 0, 100, 200), (0, 50_000), (-100, 100))
    (trace,) = traces(curves(spec_of(values)), frame)

    drawn = [y for run in trace.runs for _, y in run]
    assert len(drawn) <= 4 * 100
    for column in range(100):
        here = values[column * 500 : (column + 1) * 500]
        for extreme in (min(here), max(here)):
            assert any(abs(y - (100 - extreme)) < 1e-6 for y in drawn)


def reached(there: dict[int, tuple[int, int]], shown: dict[int, tuple[int, int]]) -> bool:
    """Whether each column of ``there`` is reached up and down by ``shown``, at most a dot aside and a dot short."""
    for x, (highest, lowest) in there.items():
        near = [shown[column] for column in (x - 1, x, x + 1) if column in shown]
        if min(top for top, _ in near) > highest + 1 or max(bottom for _, bottom in near) < lowest - 1:
            return False
    return True


def test_the_picture_of_a_long_series_shows_every_extreme_of_the_picture_of_all_its_points_and_no_other(
    qtbot: QtBot, keep: Keeper
) -> None:
    dice = random.Random(1)
    values = [dice.gauss(0, 6) for _ in range(20_000)]
    for year in range(500, 19_000, 1_700):
        values[year], values[year + 900] = 90.0, -90.0
    view = shown(qtbot, keep, spec_of(values))
    thinned, frame = painted(picture_of(view), view._frame()), view._frame()
    whole = QImage(view.size(), QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)
    with QPainter(whole) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_pen(Role.ACTUAL))
        painter.drawPolyline([QPointF(*frame.at((float(year), value))) for year, value in enumerate(values)])
    every = painted(whole, frame)

    assert len(every) > 380
    assert thinned.keys() == every.keys()
    assert reached(every, thinned)
    assert reached(thinned, every)


def test_a_peak_that_stands_alone_between_gaps_is_seen(qtbot: QtBot, keep: Keeper) -> None:
    values: list[float | None] = [0.0] * 20_000
    values[9_000:11_000] = [None] * 2_000
    values[10_000] = 80.0
    view = shown(qtbot, keep, spec_of(values))
    x, y = view._frame().at((10_000.0, 80.0))

    highest, _lowest = painted(picture_of(view), view._frame())[round(x)]
    assert y - 4 <= highest <= y, "its marker reaches 3.25 dots up from its middle"


def test_a_long_series_has_no_markers_and_a_shorter_one_has_them_all() -> None:
    frame = Frame(Box(0, 0, 100, 200), (0, LONG), (-100, 100))
    spec = spec_of([1.0] * LONG)
    (long,) = traces(curves(spec), frame)
    (short,) = traces(curves(replace(spec, layers=(layer([1.0] * (LONG - 1)),))), frame)

    assert long.marked == ()
    assert len(short.marked) == LONG - 1
