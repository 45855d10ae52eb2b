"""What is begun and not stored is never lost unasked: a reading made by hand, and an import that is not confirmed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.widgets.test_mapping import mapping_page, point, waste
from widgets.main_window import MainWindow
from widgets.operations import new_record
from widgets.pages.imports import ImportsPage
from widgets.pages.mapping import MappingPage

WAIT = 20_000


@pytest.fixture
def window(import_window: MainWindow) -> MainWindow:
    """The window by a short name."""
    return import_window


@pytest.fixture
def begun(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MappingPage:
    """A reading with one line, not stored."""
    page = mapping_page(qtbot, window, waste(tmp_path / "ごみ.xlsx"))
    point(page, 4, 3, "waste_per_person")
    assert len(page.lines) == 1
    return page


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)


def answer(window: MainWindow, text: str) -> None:
    """Click the button of the question that bears ``text``."""
    assert window.leaving.box is not None
    found = {made.text(): made for made in window.leaving.box.findChildren(QAbstractButton)}
    QTest.mouseClick(found[text], Qt.MouseButton.LeftButton)


def imports(window: MainWindow) -> ImportsPage:
    page = window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    return page


def read_in(qtbot: QtBot, window: MainWindow, file: Path) -> ImportsPage:
    page = imports(window)
    page.take((file,))
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    settle(qtbot, window)
    return page


def test_a_reading_begun_waits_while_other_pages_are_looked_at(window: MainWindow, begun: MappingPage) -> None:
    window.rail.buttons["overview"].click()
    assert window.pages.currentWidget() is window.pages.page("overview")
    window.rail.buttons["imports"].click()

    assert window.pages.currentWidget() is begun
    assert len(begun.lines) == 1


def test_a_reading_begun_outlives_another_edition_and_another_reading_of_the_record(
    qtbot: QtBot, window: MainWindow, begun: MappingPage
) -> None:
    for turn in (window.turn_edition, window.reload, window.turn_edition):
        turn()
        settle(qtbot, window)

        assert window.pages.currentWidget() is begun
        assert len(begun.lines) == 1


def test_a_reading_that_is_left_leads_back_to_the_report(window: MainWindow, begun: MappingPage) -> None:
    window.open_page("overview")
    begun.left.emit()
    assert window.pages.currentWidget() is window.pages.page("overview")
    window.open_page("imports")

    assert window.pages.currentWidget() is imports(window)
    assert imports(window).report is not None


def test_the_window_closes_with_work_begun_only_after_a_yes(window: MainWindow, begun: MappingPage) -> None:
    assert not window.close()
    assert window.isVisible()
    assert window.leaving.box is not None
    assert window.leaving.box.text() == (
        "保存していないものがあります：作りかけの読み取り方、取り込んでいない取込の確認。続けると失われます。"
    )
    answer(window, "戻る")
    assert window.isVisible()
    assert window.pages.currentWidget() is begun

    assert not window.close()
    answer(window, "保存せずに閉じる")
    assert not window.isVisible()


def test_a_window_without_work_begun_closes_at_once(window: MainWindow) -> None:
    assert window.close()
    assert window.leaving.box is None


def test_a_report_made_for_one_record_does_not_come_along_to_another(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = read_in(qtbot, window, waste(tmp_path / "ごみ.xlsx"))
    first, other = window.session.record, tmp_path / "別.renkei"
    new_record(other)
    window.open_record(other)
    assert window.session.record == first
    answer(window, "戻る")
    assert (window.session.record, page.report is not None) == (first, True)

    window.open_record(other)
    answer(window, "保存せずに別の記録を開く")
    settle(qtbot, window)
    assert window.session.record == other
    assert page.report is None


def test_files_still_being_read_do_not_report_into_another_record(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other, page = tmp_path / "別.renkei", imports(window)
    new_record(other)
    page.take((waste(tmp_path / "ごみ.xlsx"),))
    window.open_record(other)
    settle(qtbot, window)

    assert window.session.record == other
    assert page.report is None
    assert page.status.plain == "中止しました。何も保存していません。"
