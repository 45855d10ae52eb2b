"""The line in which a consultation is recorded: number proposed, what is wrong told, nothing typed lost."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dashboard.board_consultation import HeldRow
from dashboard.zone import JAPAN
from tests.boards import board
from widgets.main_window import MainWindow
from widgets.operations import new_record
from widgets.pages.consultation_form import ConsultationForm
from widgets.pages.consultations import ConsultationsPage
from widgets.pages.day_entry import day_of

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


def fill(form: ConsultationForm, number: str, day: str, note: str = "", author: str = "山田") -> None:
    """Type into the line and press its button."""
    for field, text in ((form.number, number), (form.day, day), (form.note, note), (form.author, author)):
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


def test_a_consultation_is_recorded_by_name_and_told_in_the_history(qtbot: QtBot, page: ConsultationsPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    fill(page.form, "3", "2026-05-20", author="")
    assert page.form.problem.plain == "氏名を記入してください。"
    fill(page.form, "3", "2026-05-20")
    qtbot.waitUntil(lambda: page.form.number.text() == "4", timeout=30_000)
    assert (page.form.author.text(), page.author.text()) == ("山田", "山田")
    page.next.setText("2030-01-10")
    page.author.setText("佐藤")
    page.save.click()
    qtbot.waitUntil(lambda: window.status.text.text().startswith("次回"), timeout=5_000)
    assert window.status.text.text() == "次回の協議の予定 2030年1月10日を記録しました。"
    window.undo()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=30_000)

    assert window.session.board is not None
    assert [(row.author, row.told) for row in window.session.board.imports[:3]] == [
        ("佐藤", "取消（番号 2：元に戻した：次回の協議の予定 2030年1月10日）"),
        ("佐藤", "次回の協議の予定 2030年1月10日"),
        ("山田", "第3回協議（2026年5月20日）の記録"),
    ]


@pytest.mark.parametrize(
    ("number", "day", "sentence"),
    [
        ("三", "2026-05-20", "「三」は協議の回として読めません。1以上の整数を入れてください。"),
        ("3", "きのう", "「きのう」は日付として読めません。2026-11-23 や 令和8年11月23日 の形で入れてください。"),
        (
            "3",
            "令和8年11月",
            "「令和8年11月」は日付として読めません。2026-11-23 や 令和8年11月23日 の形で入れてください。",
        ),
        ("3", "", "日付が空欄です。日付を入れてください。"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named(page: ConsultationsPage, number: str, day: str, sentence: str) -> None:
    fill(page.form, number, day)

    assert page.form.problem.plain == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-20",
        "2026/5/20",
        "2026.5.20",
        "２０２６年５月２０日",
        "令和8年5月20日",
        "R8.5.20",
        "令和八年五月二十日",
        " R8/05/20 ",
    ],
)
def test_a_day_is_read_in_every_way_that_imports_read_it(typed: str) -> None:
    assert day_of(typed) == datetime.date(2026, 5, 20)


def test_another_interval_leaves_the_next_day_an_estimate(qtbot: QtBot, page: ConsultationsPage) -> None:
    """Held on 20 May 2026, every six months: 20 November 2026; every twelve: 20 May 2027. Neither was agreed."""
    window = page.window()
    assert isinstance(window, MainWindow)
    fill(page.form, "3", "2026-05-20")
    qtbot.waitUntil(lambda: page.form.number.text() == "4", timeout=30_000)
    assert page.next.text() == ""
    page.months.setText("12")
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    before = window.session.board
    qtbot.waitUntil(lambda: window.session.board is not before, timeout=30_000)

    shown = window.session.board
    assert shown is not None
    assert shown.consulted is not None
    assert shown.consulted.planned is None
    assert dict(shown.consultation_rows)["次回の協議"] == "2027年5月20日（目安）"


def test_a_next_day_that_has_passed_is_refused_where_it_was_typed(qtbot: QtBot, page: ConsultationsPage) -> None:
    page.author.setText("事務局")
    page.next.setText("2020-01-01")
    page.author.setText("山田")
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.problem.plain), timeout=30_000)

    assert page.problem.plain.startswith("次回の協議に入れた2020-01-01は、すでに過ぎた日か")
    assert (page.next.text(), page.save.isEnabled()) == ("2020-01-01", True)


def test_what_was_stored_before_is_not_said_beside_a_refusal(qtbot: QtBot, page: ConsultationsPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    fill(page.form, "3", "2026-05-20")
    qtbot.waitUntil(lambda: "を記録しました" in window.status.text.text(), timeout=30_000)
    fill(page.form, "4", "2026-05-19")
    qtbot.waitUntil(lambda: bool(page.form.problem.plain), timeout=30_000)

    assert not window.status.isVisible()


def test_the_public_s_edition_offers_no_form(keep: Keeper, qtbot: QtBot) -> None:
    window = MainWindow(None, "ja", board=board(audience="public"))
    keep(window)
    window.show()
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)

    assert not page.form.isVisible()


def test_a_held_consultation_asks_for_its_report_once_more(qtbot: QtBot, page: ConsultationsPage) -> None:
    fill(page.form, "3", "2026-05-20", "目標値の確認")
    qtbot.waitUntil(lambda: len(page.form.reports) == 1, timeout=30_000)
    (again,) = page.form.reports
    asked: list[HeldRow] = []
    page.report_wanted.connect(asked.append)
    page.report_wanted.disconnect(page.window().pages.report_wanted)  # type: ignore[attr-defined]  # no file dialog here
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)

    assert again.accessibleName() == "第3回協議の報告書を書き出す"
    assert [(row.title, row.held_on) for row in asked] == [("第3回", datetime.date(2026, 5, 20))]


def test_the_report_of_a_consultation_is_that_of_its_evening(
    qtbot: QtBot, page: ConsultationsPage, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    fill(page.form, "3", "2026-05-20")
    qtbot.waitUntil(lambda: len(page.form.reports) == 1, timeout=30_000)
    today, out = datetime.datetime.now(JAPAN).date(), tmp_path / "第4回.pdf"
    fill(page.form, "4", today.isoformat())
    qtbot.waitUntil(lambda: len(page.form.reports) == 2, timeout=30_000)
    window.reports.save(out, today)
    qtbot.waitUntil(lambda: out.exists() and window.strip.report.isEnabled(), timeout=60_000)
    told = ["".join(sheet.extract_text().split()) for sheet in PdfReader(out).pages]

    assert f"{today.year}年{today.month}月{today.day}日23:59" in told[0]
    assert all("第4回協議資料" in text for text in told)
    assert not any("第5回協議資料" in text for text in told)


def test_a_day_before_the_record_began_is_told_and_nothing_is_written(
    qtbot: QtBot, page: ConsultationsPage, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    out = tmp_path / "第1回.pdf"
    window.reports.save(out, datetime.date(2023, 5, 20))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=30_000)
    box = window.findChildren(QMessageBox)[0]

    assert box.text() == "2023年5月20日の時点では、この記録にはまだ何も入っていません。報告書は書き出していません。"
    assert not out.exists()
    box.accept()
