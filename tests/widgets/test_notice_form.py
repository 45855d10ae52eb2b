"""The form on the agreement's page in which a party's decision on renewal is recorded, undone and taken back."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.zone import JAPAN
from tests.boards import board
from widgets.main_window import MainWindow
from widgets.operations import new_record, open_board, read_view
from widgets.pages.agreement import AgreementPage
from widgets.pages.notice_form import NoticeForm

Keeper = Callable[[QWidget], None]
WAIT = 30_000
TODAY = datetime.datetime.now(tz=JAPAN).date().isoformat()


@pytest.fixture(name="window")
def agreement_shown(qtbot: QtBot, keep: Keeper, tmp_path: Path) -> MainWindow:
    record = tmp_path / "空.renkei"
    new_record(record)
    made = MainWindow(record, "ja")
    keep(made)
    made.show()
    qtbot.waitUntil(lambda: made.session.board is not None, timeout=WAIT)
    made.open_page("agreement")
    return made


def form(window: MainWindow) -> NoticeForm:
    page = window.pages.page("agreement")
    assert isinstance(page, AgreementPage)
    assert page.notice is not None
    return page.notice


def rows(window: MainWindow) -> list[str]:
    shown = window.session.board
    assert shown is not None
    assert shown.agreement.notice is not None
    return [row.told for row in shown.agreement.notice.rows]


def fill(shown: NoticeForm, day: str, author: str, *, party: str = "both") -> None:
    shown.party.setCurrentIndex(shown.party.findData(party))
    shown.day.setText(day)
    shown.author.setText(author)
    shown.note.setText("第7回協議")
    shown.save.setFocus()
    QTest.keyClick(shown.save, Qt.Key.Key_Space)


def test_a_decision_is_recorded_by_keyboard_undone_and_done_again(qtbot: QtBot, window: MainWindow) -> None:
    fill(form(window), TODAY, "山田")
    qtbot.waitUntil(lambda: len(rows(window)) == 1, timeout=WAIT)

    assert "山田" in rows(window)[0]
    assert "第7回協議" in rows(window)[0]
    assert window.session.author == "山田"
    assert form(window).author.text() == "山田"
    window.undo()
    qtbot.waitUntil(lambda: rows(window) == [], timeout=WAIT)
    window.repeat()
    qtbot.waitUntil(lambda: len(rows(window)) == 1, timeout=WAIT)


def test_what_is_refused_is_said_beneath_and_nothing_typed_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    shown = form(window)
    fill(shown, "きのう", "山田")
    assert "きのう" in shown.problem.plain
    fill(shown, TODAY, "")
    qtbot.waitUntil(lambda: shown.problem.plain == "氏名を記入してください。", timeout=WAIT)

    assert shown.save.isEnabled()
    assert (shown.day.text(), shown.note.text()) == (TODAY, "第7回協議")


def test_both_parties_together_cannot_give_notice(window: MainWindow) -> None:
    shown = form(window)
    shown.kinds["given"].setChecked(True)
    fill(shown, TODAY, "山田")

    assert shown.problem.plain == "申出はどちらの当事者がしたかを選んでください。"


def test_a_decision_can_be_taken_back_and_the_history_keeps_both(qtbot: QtBot, window: MainWindow) -> None:
    fill(form(window), TODAY, "山田", party="city")
    qtbot.waitUntil(lambda: len(rows(window)) == 1, timeout=WAIT)
    before = datetime.datetime.now(tz=datetime.UTC)
    shown = form(window)
    assert window.session.board is not None
    shown.taken_back.emit(open_term(window), "city", "佐藤")
    qtbot.waitUntil(lambda: rows(window) == [], timeout=WAIT)

    assert window.session.record is not None
    view, _ = read_view(window.session.record)
    assert [row.author for row in view.batches][-2:] == ["山田", "佐藤"]
    then = open_board(window.session.record, as_of=before)
    assert then.agreement.notice is not None
    assert len(then.agreement.notice.rows) == 1
    assert [row.told.partition("（")[0] for row in window.session.board.imports[:2]] == [
        "更新の申出の記録の取消",
        "更新の申出の記録",
    ]


def open_term(window: MainWindow) -> int:
    shown = window.session.board
    assert shown is not None
    assert shown.agreement.notice is not None
    return shown.agreement.notice.rows[0].term


def test_the_public_edition_has_no_form(keep: Keeper) -> None:
    window = MainWindow(None, "ja", board=board(audience="public"))
    keep(window)
    window.open_page("agreement")
    page = window.pages.page("agreement")

    assert isinstance(page, AgreementPage)
    assert page.notice is None
