"""The window shows what the record keeps at once, and the record in full right after."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.overview import overview_of
from dashboard.record.looks import kept_look
from tests.widgets.conftest import WAIT
from widgets.glance import Glance
from widgets.main_window import MainWindow
from widgets.operations import new_record, open_board, set_consultation
from widgets.pages.overview import OverviewPage


def sample(folder: Path) -> Path:
    record = folder / "青梅.renkei"
    new_record(record, sample=True)
    return record


def on_its_look(record: Path, keep: Callable[[QWidget], None]) -> MainWindow:
    """A window on ``record`` that has not read it yet and shows what it keeps for its first look."""
    window = MainWindow(record, "ja", look=Glance(record, "ja").look())
    keep(window)
    return window


def test_a_window_shows_the_look_its_record_keeps_and_then_the_board(
    qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path
) -> None:
    window = on_its_look(sample(tmp_path), keep)
    page = window.pages.currentWidget()

    assert isinstance(page, OverviewPage)
    assert "590.7" in page.position.plain
    assert len(page.tiles) == 6
    assert window.session.board is None

    tiles = page.tiles
    window.show()
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    assert page.tiles is tiles, "the same words are not set up again"
    qtbot.waitUntil(lambda: all(card.slot.view is not None for card in page.cards), timeout=WAIT)


def test_the_charts_of_the_look_are_there_before_the_board_and_stay_when_it_comes(
    qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path
) -> None:
    window = on_its_look(sample(tmp_path), keep)
    page = window.pages.currentWidget()
    assert isinstance(page, OverviewPage)
    drawn: list[bool] = []
    window.session.board_changed.connect(lambda _: drawn.append(all(card.slot.view for card in page.cards)))

    window.show()
    qtbot.waitUntil(lambda: bool(drawn), timeout=WAIT)
    assert drawn == [True]
    assert window.session.board is not None
    views = [card.slot.view for card in page.cards]
    for view, card in zip(views, window.session.board.headlines, strict=True):
        assert view is not None
        assert view.spec == card.chart
    window.pages.draw_charts()
    assert [card.slot.view for card in page.cards] == views


def test_a_window_nobody_sees_reads_its_record_all_the_same(
    qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path
) -> None:
    window = on_its_look(sample(tmp_path), keep)

    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)


def test_a_window_refitted_before_its_board_is_there_still_gets_it(
    qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path
) -> None:
    window = on_its_look(sample(tmp_path), keep)
    window.refit("en")

    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    assert window.session.board is not None
    assert window.session.board.language == "en"
    assert not window.records.at_start


def test_whoever_changes_the_record_in_the_window_leaves_the_next_look(
    qtbot: QtBot, keep: Callable[[QWidget], None], tmp_path: Path
) -> None:
    record = sample(tmp_path)
    window = MainWindow(record, "ja")
    keep(window)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    window.session.change(lambda at: set_consultation(at, next_date=None, cadence_months=6), lambda _outcome: None)
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)

    found = kept_look(record, "committee", "ja")
    assert found is not None
    assert found.overview == overview_of(open_board(record))


def test_a_record_that_keeps_no_look_or_is_not_there_gives_none(tmp_path: Path) -> None:
    record = tmp_path / "空.renkei"
    new_record(record)

    assert Glance(record, "ja").look() is None
    assert Glance(tmp_path / "x.renkei", "ja").look() is None
