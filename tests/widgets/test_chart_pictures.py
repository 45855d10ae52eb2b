"""A chart is painted once for each of its looks: what is shown from that picture, and what is drawn without it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.wording import wording
from tests.boards import board
from widgets.charts.picture import save_chart
from widgets.charts.view import ChartView
from widgets.theme import colours, wear

Keeper = Callable[[QWidget], None]


@pytest.fixture(name="view")
def view_of_co2(qtbot: QtBot, keep: Keeper) -> ChartView:
    made = ChartView(wording("ja"))
    keep(made)
    made.resize(480, 280)
    with qtbot.waitExposed(made):
        made.show()
    show(made, "co2")
    return made


@pytest.fixture
def worn_again() -> Iterator[None]:
    yield
    wear("system")


def show(view: ChartView, key: str) -> None:
    card = board().indicator(key)
    assert card is not None
    view.show_spec(card.chart)


def painted(view: ChartView, dots: int = 1) -> QImage:
    image = QImage(view.size() * dots, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dots)
    image.fill(colours().surface)
    view.viewport().render(image)
    return image


def test_a_chart_looks_as_before_when_another_was_shown_meanwhile(view: ChartView) -> None:
    before = painted(view)
    show(view, "pv_capacity")
    other = painted(view)
    show(view, "co2")

    assert other != before
    assert painted(view) == before


def test_a_chart_looks_as_before_when_it_had_another_size_meanwhile(view: ChartView) -> None:
    before = painted(view)
    view.resize(700, 300)
    wider = painted(view)
    view.resize(480, 280)

    assert wider.size() != before.size()
    assert painted(view) == before


def test_at_twice_the_dots_a_chart_is_drawn_in_all_of_them(view: ChartView) -> None:
    once, twice = painted(view), painted(view, 2)
    blown_up = once.scaled(twice.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
    blown_up.setDevicePixelRatio(2)

    assert twice != blown_up
    assert painted(view) == once


@pytest.mark.usefixtures("worn_again")
def test_a_chart_follows_the_ground_it_is_shown_on(view: ChartView) -> None:
    wear("light")
    light = painted(view)
    wear("dark")
    dark = painted(view)
    wear("light")

    assert dark != light
    assert painted(view) == light


def test_a_saved_svg_is_made_of_lines_and_words_and_holds_no_picture(view: ChartView, tmp_path: Path) -> None:
    painted(view)
    save_chart(view, tmp_path / "chart.svg")
    drawing = (tmp_path / "chart.svg").read_text(encoding="utf-8")

    assert "<image" not in drawing
    assert "<polyline" in drawing
    assert "2030年度" in drawing
