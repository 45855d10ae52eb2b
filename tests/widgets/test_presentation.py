"""The meeting room: slides from one Board in large type, turned by keys, each holding all it has to say."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dashboard.board import Board
from dashboard.wording import wording
from tests import boards
from widgets.charts.view import ChartView
from widgets.main_window import MainWindow
from widgets.presentation import Presentation
from widgets.slides.deck import deck, start_of
from widgets.slides.pieces import SIZES

Show = Callable[..., Presentation]
ja = wording("ja")


@pytest.fixture
def show(qtbot: QtBot, keep: Callable[[QWidget], None]) -> Show:
    """Shows a Board on a screen of 1366 × 768 pixels, or another."""

    def shown(
        board: Board, page: str = "overview", target: str = "", size: tuple[int, int] = (1366, 768)
    ) -> Presentation:
        made = Presentation(board, ja, page, target)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        keep(made)
        made.resize(*size)
        made.show()
        return made

    return shown


def labels(shown: Presentation) -> Iterator[QLabel]:
    assert shown.face is not None
    yield from (label for label in shown.face.findChildren(QLabel) if label.accessibleName())


def test_arrow_keys_home_end_and_digits_turn_and_escape_ends(show: Show) -> None:
    shown = show(boards.board())
    last = len(shown.slides) - 1

    places = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_3, Qt.Key.Key_End):
        QTest.keyClick(shown, key)
        places.append(shown.index)

    assert places == [1, 0, last, 0, 2, last]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_slides_follow_the_meeting() -> None:
    slides = deck(boards.board(), ja)

    assert [slide.key for slide in slides] == [
        *("position", "co2", "pv_capacity", "ev_count", "goals", "effects", "items"),
        *("changes", "decisions", "agreement", "health"),
    ]


def test_it_begins_with_what_is_open_and_adds_an_indicator_that_is_no_headline() -> None:
    board = boards.board()
    slides = deck(board, ja, "forest_sink")

    assert slides[start_of(slides, "indicators", "forest_sink")].key == "forest_sink"
    assert slides[start_of(slides, "consultations")].key == "changes"
    assert slides[start_of(slides, "imports")].key == "position"


def test_an_indicator_shows_figure_mark_and_a_chart_the_arrow_keys_do_not_reach(show: Show) -> None:
    shown = show(boards.board(), "indicators", "co2")
    texts = {label.accessibleName() for label in labels(shown)}
    charts = shown.face.findChildren(ChartView) if shown.face else []

    assert {"610", "千t-CO2　2019年度　推計値"} <= texts
    assert len(charts) == 1
    assert charts[0].focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 768)])
def test_nothing_on_a_slide_is_cut_off(show: Show, size: tuple[int, int]) -> None:
    shown = show(crowded(), size=size)

    for index, slide in enumerate(shown.slides):
        shown.go(index)
        QTest.qWait(1)
        cut = [
            label.accessibleName()
            for label in labels(shown)
            if label.height() + 1 < (label.heightForWidth(label.width()) if label.wordWrap() else 0)
        ]
        assert (slide.key, cut) == (slide.key, [])


def test_type_on_a_screen_twice_as_large_is_twice_as_large(show: Show) -> None:
    small, large = show(boards.board()), show(boards.board(), size=(2732, 1536))
    sizes = [next(iter(labels(shown))).font().pixelSize() for shown in (small, large)]

    assert sizes[0] >= SIZES["lead"]
    assert abs(sizes[1] - 2 * sizes[0]) <= 1


def test_the_public_edition_is_presented_as_such(show: Show) -> None:
    shown = show(boards.board(audience="public"))

    assert "公開版" in shown.foot.accessibleName()


def test_an_empty_record_says_what_to_do(show: Show) -> None:
    shown = show(replace(boards.board(empty=True), attention=()))

    assert ja("window.overview.empty_text") in {label.accessibleName() for label in labels(shown)}
    for index in range(len(shown.slides)):
        shown.go(index)
    assert shown.slide.key == "health"


def test_the_window_hands_over_its_open_page(qtbot: QtBot, keep: Callable[[QWidget], None]) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.show()
    window.open_page("indicators", "pv_capacity")
    window.present()
    window.presentation.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    keep(window.presentation)

    assert window.presentation.slide.key == "pv_capacity"


def crowded() -> Board:
    """Long sentences, many decisions and long titles of goals."""
    board = boards.board()
    long = "次の値の期限を過ぎた指標について、出どころと担当を確かめ、次の協議までに示す時期を決める。" * 2
    return replace(
        board,
        position=board.position * 2,
        decisions=tuple(f"{number}番目：{long}" for number in range(12)),
        goals=tuple(replace(tile, figure_title=tile.figure_title * 3) for tile in board.goals),
    )
