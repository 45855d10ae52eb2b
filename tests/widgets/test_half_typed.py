"""Forms keep what somebody has typed until it is stored: through the other edition, newer figures and undo."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.boards import board
from tests.widgets.test_leaving import answer
from widgets.decisions import record_consultation
from widgets.main_window import MainWindow
from widgets.operations import new_record
from widgets.pages.agreement import AgreementPage
from widgets.pages.consultations import ConsultationsPage
from widgets.pages.effects import EffectsPage
from widgets.pages.entries import Entries
from widgets.pages.indicators import IndicatorsPage

WAIT = 30_000
NONE: tuple[str, ...] = ()


@pytest.fixture
def window(import_window: MainWindow) -> MainWindow:
    """The window by a short name."""
    return import_window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)


def every_new_board(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """The ways to another Board of the same record, one after the other."""
    for name, turn in (("public", window.turn_edition), ("committee", window.turn_edition), ("anew", window.reload)):
        turn()
        settle(qtbot, window)
        yield name


def consultations(window: MainWindow) -> ConsultationsPage:
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)
    return page


def test_a_consultation_half_typed_stays_with_the_place_of_the_cursor(qtbot: QtBot, window: MainWindow) -> None:
    page = consultations(window)
    window.activateWindow()
    page.form.number.setText("3")
    page.form.note.setFocus()
    QTest.keyClicks(page.form.note, "EV")
    window.reload()
    settle(qtbot, window)
    assert page.form.note.hasFocus()
    for _ in every_new_board(qtbot, window):
        assert (page.form.number.text(), page.form.note.text()) == ("3", "EV")
    assert page.half_typed
    assert window.pages.begun == ("typed",)


def test_what_somebody_else_stored_shows_where_nothing_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = consultations(window)
    page.form.note.setText("EV目標")
    page.next.setText("2030-01-10")
    assert window.session.record is not None
    record_consultation(window.session.record, datetime.date(2026, 5, 20), number=3)
    window.reload()
    settle(qtbot, window)

    assert (page.form.number.text(), page.form.note.text(), page.next.text()) == ("4", "EV目標", "2030-01-10")


def test_a_schedule_that_is_recorded_is_no_longer_half_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = consultations(window)
    page.next.setText("2030-01-10")
    page.form.note.setText("EV目標")
    page.author.setText("山田")
    page.save.click()
    qtbot.waitUntil(lambda: not page.entries.begun, timeout=WAIT)
    settle(qtbot, window)

    assert page.next.text() == "2030-01-10"
    assert page.form.note.text() == "EV目標"
    window.undo()
    settle(qtbot, window)
    assert (page.next.text(), page.form.note.text()) == ("", "EV目標")


def test_a_notice_half_typed_waits_through_the_public_s_edition(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("agreement")
    page = window.pages.currentWidget()
    assert isinstance(page, AgreementPage)
    assert page.notice is not None
    page.notice.kinds["given"].setChecked(True)
    page.notice.day.setText("2026-11-20")
    page.notice.disclosure.setCurrentIndex(1)
    for edition in every_new_board(qtbot, window):
        assert page.half_typed
        assert (page.notice is None) is (edition == "public")

    assert page.notice is not None
    assert page.notice.kinds["given"].isChecked()
    assert (page.notice.day.text(), page.notice.disclosure.currentIndex()) == ("2026-11-20", 1)


def test_another_record_begins_with_empty_forms(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = consultations(window)
    page.form.note.setText("EV目標")
    other = tmp_path / "別.renkei"
    new_record(other)
    window.open_record(other)
    assert window.leaving.box is not None
    assert window.leaving.box.text() == "保存していないものがあります：書きかけの入力欄。続けると失われます。"
    answer(window, "保存せずに別の記録を開く")
    settle(qtbot, window)

    assert window.session.record == other
    assert page.form.note.text() == ""
    assert window.pages.begun == NONE


@pytest.fixture
def shown(qtbot: QtBot, keep: Callable[[QWidget], None]) -> MainWindow:
    """A window on the test board, without a record behind it."""
    made = MainWindow(None, "ja", board=board())
    keep(made)
    made.show()
    return made


def test_a_mark_s_reason_waits_for_the_form_to_be_opened_again(shown: MainWindow) -> None:
    from widgets.dialogs.mark import MarkDialog

    shown.open_page("indicators", "pv_capacity")
    page = shown.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)

    def form() -> MarkDialog:
        page.detail.mark_wanted.emit("pv_capacity")
        (found,) = [one for one in shown.findChildren(MarkDialog) if one.isVisible()]
        return found

    first = form()
    before = first.reason.toPlainText()
    first.reason.setPlainText("補助金の見込みがあるため")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert shown.pages.begun == ("typed",)

    again = form()
    assert again.reason.toPlainText() == "補助金の見込みがあるため"
    again.reason.setPlainText(before)
    again.leave.click()
    assert shown.pages.begun == NONE


def test_a_comment_waits_with_its_year_for_its_indicator(shown: MainWindow) -> None:
    shown.open_page("indicators", "pv_capacity")
    page = shown.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)
    page.detail.faces["comments"].click()
    comments = page.detail.comments
    comments.text.setPlainText("来年度の補助を検討")
    comments.year.setCurrentIndex(2)
    year = comments.year.currentData()
    page.open("co2")
    assert comments.text.toPlainText() == ""
    assert page.half_typed
    page.open("pv_capacity")

    assert (comments.text.toPlainText(), comments.year.currentData()) == ("来年度の補助を検討", year)


def test_a_trial_stays_where_its_sliders_were_moved(shown: MainWindow) -> None:
    shown.open_page("effects")
    page = shown.pages.currentWidget()
    assert isinstance(page, EffectsPage)
    slider = page.what_if.sliders["pv_per_year"]
    start, moved = slider.value(), slider.maximum()
    assert start != moved
    slider.setValue(moved)
    page.what_if.name.setText("案1")
    shown.session.adopt(board(audience="public"))
    shown.session.adopt(board())

    assert page.what_if.sliders["pv_per_year"].value() == moved
    assert shown.pages.begun == ("typed",)
    page.what_if.stored("案1")
    assert shown.pages.begun == NONE


def test_a_name_alone_is_no_work_to_be_lost(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    author, note = QLineEdit(), QLineEdit()
    qtbot.addWidget(author)
    qtbot.addWidget(note)
    entries = Entries({"author": author, "note": note})
    author.setText("山田")
    assert (entries.begun, dict(entries.typed().entries)) == (False, {"author": "山田"})
    note.setText("覚書")

    assert entries.begun
