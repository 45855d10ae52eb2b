"""Charts: what the pointer reads out, where labels go, and that gaps stay gaps."""

from collections.abc import Callable
from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from tests.boards import board
from tests.widgets.chart_views import shown
from widgets.charts.annotations import annotations
from widgets.charts.frame import Frame
from widgets.charts.labels import Box, Wish, place
from widgets.charts.readout import lines_of
from widgets.charts.shapes import areas, runs
from widgets.typefaces import NOTE, font

Keeper = Callable[[QWidget], None]
PLOT = Box(40, 20, 380, 200)


def covered(box: Box, other: Box) -> float:
    """The share of ``box`` that ``other`` covers."""
    wide = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
    high = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
    return max(wide, 0) * max(high, 0) / (box.width * box.height)


def spec_of(key: str) -> ChartSpec:
    card = board().indicator(key)
    assert card is not None
    return card.chart


def test_the_pointer_reads_out_every_layer_of_the_nearest_year(qtbot: QtBot, keep: Keeper) -> None:
    view = shown(qtbot, keep, spec_of("co2"))
    x = view._frame().at((2019.2, 0.0))[0]
    QTest.mouseMove(view.viewport(), QPoint(round(x), 150))

    assert view.year == 2019
    assert view.readouts()[0] == "2019年度"
    assert "総排出量 610千t-CO2（推計値）" in view.readouts()
    assert "家庭 182千t-CO2（推計値）" in view.readouts()


def test_the_arrow_keys_go_from_year_to_year(qtbot: QtBot, keep: Keeper) -> None:
    view = shown(qtbot, keep, spec_of("pv_capacity"))
    QTest.keyClick(view, Qt.Key.Key_Right)
    last = view.year
    QTest.keyClick(view, Qt.Key.Key_Left)

    assert (last, view.year) == (2050, 2049)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.readouts() == ()


def test_an_empty_chart_says_what_is_missing(qtbot: QtBot, keep: Keeper) -> None:
    card = board(empty=True).indicator("battery_capacity")
    assert card is not None
    view = shown(qtbot, keep, card.chart)

    assert card.chart.empty
    assert not view.grab().isNull()
    assert view.readouts() == ()


def test_a_read_out_keeps_the_cell_apart() -> None:
    line = next(line for line in lines_of(spec_of("co2"), 2019) if line.text.startswith("家庭"))

    assert line.place == "look-alike.xlsx · 2019_一覧表 · F7"


def test_missing_years_are_gaps() -> None:
    points = tuple(ChartPoint(year, value) for year, value in ((2013, 1.0), (2014, None), (2015, 3.0), (2017, 4.0)))

    assert runs(Layer("line", Role.ACTUAL, "実績", points)) == (((2013, 1.0),), ((2015, 3.0),), ((2017, 4.0),))


def test_stacks_pile_up_in_their_order() -> None:
    pile = areas(spec_of("co2"))

    assert [area.layer.title for area in pile][:2] == ["家庭", "業務その他"]
    assert pile[0].upper == pile[1].lower
    assert pile[1].upper[0] == (2013.0, 380.0)


def test_no_label_of_a_chart_lies_on_another_or_outside(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(font(NOTE))
    for card in board().headlines:
        spec = card.chart
        frame = Frame(PLOT, (spec.x_min, spec.x_max), (spec.y_min, spec.y_max))
        boxes = [text.box for text in annotations(spec, frame, metrics)]

        assert boxes
        assert all(covered(one, other) < 0.05 for one, other in combinations(boxes, 2))
        assert all(box.within(PLOT) == box for box in boxes)


def test_an_optional_label_without_room_is_left_out() -> None:
    bounds = Box(0, 0, 30, 12)
    needed, optional = place([Wish((5, 6), 28, 12), Wish((5, 6), 28, 12, optional=True)], bounds=bounds)

    assert needed is not None
    assert optional is None


def apart(one: QImage, other: QImage) -> dict[int, int]:
    """For every column of pixels that differs the largest difference of a colour's part, out of 255."""
    found: dict[int, int] = {}
    for x in range(one.width()):
        for y in range(one.height()):
            here, there = one.pixelColor(x, y), other.pixelColor(x, y)
            parts = here.red() - there.red(), here.green() - there.green(), here.blue() - there.blue()
            found[x] = max(found.get(x, 0), *map(abs, parts))
    return found


def test_reading_out_a_year_adds_the_guide_line_and_changes_nothing_else(qtbot: QtBot, keep: Keeper) -> None:
    view = shown(qtbot, keep, spec_of("co2"))
    before = view.viewport().grab().toImage()
    view.read_year(2019)
    changed = {x for x, most in apart(before, view.viewport().grab().toImage()).items() if most > 3}

    assert changed
    assert max(changed) - min(changed) <= 1
    view.hush()
    assert view.viewport().grab().toImage() == before


def test_the_cheapest_place_is_found_though_most_are_passed_over() -> None:
    bounds = Box(0, 0, 200, 100)
    wish = Wish((100, 50), 40, 12)
    covered = [Box(100, 20, 100, 60)]

    (found,) = place([wish], taken=covered, bounds=bounds)

    assert found == Box(54, 36, 40, 12), "left and above, the first of the liked places that touches nothing"


def test_a_label_takes_the_side_on_which_it_hides_least() -> None:
    """Right of (50, 50) a box of 40 × 12 begins at 56; there it would cover the taken one half, so it goes above."""
    bounds, taken = Box(0, 0, 200, 100), Box(56, 44, 20, 12)
    (beside,) = place([Wish((50, 50), 40, 12)], bounds=bounds)
    (above,) = place([Wish((50, 50), 40, 12)], taken=[taken], bounds=bounds)

    assert beside == Box(56, 44, 40, 12)
    assert above is not None
    assert covered(above, taken) == 0


def test_a_label_goes_off_a_line_it_would_hide() -> None:
    bounds, line = Box(0, 0, 200, 100), [(50.0, 50.0), (150.0, 50.0)]
    (found,) = place([Wish((50, 50), 40, 12)], lines=[line], bounds=bounds)

    assert found is not None
    assert not any(found.holds((float(x), 50.0)) for x in range(50, 151, 5))
