"""The line in which a consultation is recorded: number proposed, what is wrong told, nothing typed lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.boards import board
from widgets.main_window import MainWindow
from widgets.operations import new_record
from widgets.pages.consultation_form import ConsultationForm
from widgets.pages.consultations import ConsultationsPage

Keeper = Callable[[QWidget], None]


@pytest.fixture(name="page")
def consultations(qtbot: QtBot, keep: Keeper, tmp_path: Path) -> ConsultationsPage:
    """The page of a window on an empty record."""
    record = tmp_path / "空.renkei"
    new_record(record)
    window = MainWindow(record, "ja")
    keep(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=30_000)
    window.open_page("consultations")
    found = window.pages.currentWidget()
    assert isinstance(found, ConsultationsPage)
    return found


def fill(form: ConsultationForm, number: str, day: str, note: str = "") -> None:
    """Type into the line and press its button."""
    for field, text in ((form.number, number), (form.day, day), (form.note, note)):
        field.setText(text)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)


def test_a_consultation_is_recorded_and_the_next_number_proposed(qtbot: QtBot, page: ConsultationsPage) -> None:
    assert page.form.number.text() == ""
    fill(page.form, "第3回", "2026/5/20", "目標値の確認")
    qtbot.waitUntil(lambda: page.form.number.text() == "4", timeout=30_000)

    assert page.form.day.text() == ""
    assert page.last.text() == ""


def test_an_order_that_cannot_be_is_told_and_what_was_typed_stays(qtbot: QtBot, page: ConsultationsPage) -> None:
    fill(page.form, "3", "2026-05-20")
    qtbot.waitUntil(lambda: page.form.number.text() == "4", timeout=30_000)
    fill(page.form, "4", "2026-05-19", "覚書")
    qtbot.waitUntil(lambda: bool(page.form.problem.plain), timeout=30_000)

    assert page.form.problem.plain == (
        "第4回を2026-05-19とすると、第3回（2026-05-20）と順序が合いません。回か日を直してください。"
    )
    assert (page.form.note.text(), page.form.save.isEnabled()) == ("覚書", True)


@pytest.mark.parametrize(
    ("number", "day", "sentence"),
    [
        ("三", "2026-05-20", "「三」は協議の回として読めません。1以上の整数を入れてください。"),
        ("3", "きのう", "「きのう」は日付として読めません。2026-11-23 の形で入れてください。"),
        ("3", "", "「」は日付として読めません。2026-11-23 の形で入れてください。"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named(page: ConsultationsPage, number: str, day: str, sentence: str) -> None:
    fill(page.form, number, day)

    assert page.form.problem.plain == sentence


def test_the_public_s_edition_offers_no_form(keep: Keeper, qtbot: QtBot) -> None:
    window = MainWindow(None, "ja", board=board(audience="public"))
    keep(window)
    window.show()
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)

    assert not page.form.isVisible()
