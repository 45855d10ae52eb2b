"""The committee's word in the window: its mark, its comments, and undo of whatever was stored from here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dashboard.agreement.examples import example_contents
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from dashboard.wording import LANGUAGES, Language
from exports.progress_sheet import write_progress_sheets
from tests.boards import agreement, observation, observations
from widgets.decisions import add_comment
from widgets.dialogs.mark import MarkDialog
from widgets.main_window import MainWindow
from widgets.operations import new_record, now
from widgets.pages.effects import EffectsPage
from widgets.pages.imports import ImportsPage
from widgets.pages.indicator_detail import IndicatorDetail
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.parts import Prose
from widgets.theme import style_sheet

WAIT = 30_000
Keeper = Callable[[QWidget], None]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    new_record(path)
    with Record.open(path, writing=True) as opened:
        opened.commit(Batch("import", "事務局", observations=observations()), now())
    return path


@pytest.fixture
def window(qtbot: QtBot, keep: Keeper, record: Path) -> MainWindow:
    """A window on the record with CO2 shown."""
    return window_on(record, qtbot, keep)


def window_on(record: Path, qtbot: QtBot, keep: Keeper, language: Language = "ja") -> MainWindow:
    made = MainWindow(record, language)
    keep(made)
    made.show()
    settle(made, qtbot)
    made.open_page("indicators", "co2")
    return made


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until all that was asked for is done and shown."""
    qtbot.waitUntil(lambda: window.session.board is not None and not window.session.busy, timeout=WAIT)


def detail(window: MainWindow) -> IndicatorDetail:
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)
    return page.detail


def form(window: MainWindow) -> MarkDialog:
    (dialog,) = (one for one in window.findChildren(MarkDialog) if one.isVisible())
    return dialog


def texts(widget: QWidget) -> list[str]:
    return [label.plain if isinstance(label, Prose) else label.text() for label in widget.findChildren(QLabel)]


def write(window: MainWindow, qtbot: QtBot, text: str, author: str = "環境政策課") -> None:
    comments = detail(window).comments
    detail(window).faces["comments"].click()
    comments.text.setPlainText(text)
    comments.author.setText(author)
    comments.keep.click()
    settle(window, qtbot)


def test_a_mark_is_given_shown_beside_the_computed_one_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    shown = detail(window)
    shown.change_mark.click()
    dialog = form(window)
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert dialog.marks["△"].isChecked()
    assert not dialog.take_back.isVisible()
    dialog.marks["○"].click()
    dialog.reason.setPlainText("工場の閉鎖を除く")
    dialog.author.setText("環境政策課")
    dialog.keep.click()
    settle(window, qtbot)

    assert shown.mark.plain.startswith("○")
    assert shown.mark_note.plain.startswith("委員会の評価です。計算では△")
    shown.change_mark.click()
    again = form(window)
    assert (again.reason.toPlainText(), again.author.text()) == ("工場の閉鎖を除く", "環境政策課")
    again.take_back.click()
    settle(window, qtbot)
    assert shown.mark.plain.startswith("△")
    assert [one for one in window.findChildren(MarkDialog) if one.isVisible()] == []


def test_what_is_missing_is_said_and_what_was_typed_stays(qtbot: QtBot, window: MainWindow) -> None:
    detail(window).change_mark.click()
    dialog = form(window)
    dialog.marks["◎"].click()
    dialog.reason.setPlainText("改定を見込む")
    dialog.keep.click()
    settle(window, qtbot)

    assert dialog.problem.plain == "評価を改めるには、理由と氏名を記入してください。"
    assert (dialog.marks["◎"].isChecked(), dialog.reason.toPlainText()) == (True, "改定を見込む")
    assert dialog.keep.isEnabled()
    dialog.leave.click()


def test_the_form_opens_from_the_face_of_the_judgement_as_well(window: MainWindow) -> None:
    shown = detail(window)
    shown.faces["judgement"].click()
    change = [one for one in shown.told["judgement"].findChildren(QPushButton) if one.text() == "評価を改める"]
    change[0].click()

    assert form(window).windowTitle() == "評価を改める：CO2排出量（市域）"
    form(window).close()


def test_what_has_no_figure_and_the_public_edition_offer_no_form(qtbot: QtBot, window: MainWindow) -> None:
    shown = detail(window)
    window.open_page("indicators", "zeb")
    assert not shown.change_mark.isEnabled()
    assert shown.change_mark.toolTip() == "実績がないため、評価を改めることはできません（Alt+M）"

    window.turn_edition()
    settle(window, qtbot)
    window.open_page("indicators", "co2")
    shown.faces["comments"].click()
    assert not shown.change_mark.isVisible()
    assert not shown.comments.keep.isVisible()
    assert shown.comments.closed.isVisible()


def test_a_form_closed_before_its_answer_came_leaves_nothing_behind(qtbot: QtBot, window: MainWindow) -> None:
    detail(window).change_mark.click()
    dialog = form(window)
    dialog.reason.setPlainText("改定を見込む")
    dialog.author.setText("環境政策課")
    dialog.marks["◎"].click()
    dialog.keep.click()
    dialog.close()
    settle(window, qtbot)

    assert detail(window).mark.plain.startswith("◎")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_form_is_cut(qtbot: QtBot, keep: Keeper, record: Path, language: Language) -> None:
    window = window_on(record, qtbot, keep, language)
    detail(window).change_mark.click()
    dialog = form(window)
    dialog.keep.click()
    settle(window, qtbot)
    cut = [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible() and one.width() < needed(one)]
    lines = [one for one in dialog.findChildren(Prose) if one.isVisible()]

    assert cut == []
    assert [one.plain for one in lines if one.height() < one.heightForWidth(one.width())] == []
    dialog.close()


def needed(made: QPushButton) -> int:
    return made.sizeHint().width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_all_faces_fit_a_small_office_screen(
    qtbot: QtBot, keep: Keeper, record: Path, language: Language
) -> None:
    add_comment(record, "co2", "一つ目", author="青木")
    window = window_on(record, qtbot, keep, language)
    shown = detail(window)
    shown.faces["comments"].click()
    QTest.qWait(0)

    assert [one.text() for one in shown.faces.values() if one.width() < needed(one)] == []


def test_a_comment_is_written_counted_and_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    shown = detail(window)
    write(window, qtbot, "一つ目")
    write(window, qtbot, "二つ目")
    assert shown.faces["comments"].text() == "コメント（2）"
    told = texts(shown.comments.list)
    assert [text for text in told if text.endswith("目")] == ["二つ目", "一つ目"]
    assert shown.comments.text.toPlainText() == ""

    (newest, _) = (one for one in shown.comments.list.findChildren(QPushButton) if one.text() == "取り下げる")
    newest.click()
    settle(window, qtbot)
    assert shown.faces["comments"].text() == "コメント（1）"
    assert "一つ目" in texts(shown.comments.list)


def test_a_refused_comment_stays_in_its_field_and_waits_for_its_indicator(qtbot: QtBot, window: MainWindow) -> None:
    comments = detail(window).comments
    write(window, qtbot, "名前のないコメント", author="")
    assert comments.problem.plain == "コメントと氏名を記入してください。"
    assert comments.text.toPlainText() == "名前のないコメント"

    window.open_page("indicators", "pv_capacity")
    assert comments.text.toPlainText() == ""
    window.open_page("indicators", "co2")
    assert comments.text.toPlainText() == "名前のないコメント"


def test_writing_a_comment_leaves_the_chart_its_height(window: MainWindow) -> None:
    shown = detail(window)
    before = shown.slot.height()
    shown.faces["comments"].click()
    QTest.qWait(0)

    assert abs(shown.slot.height() - before) <= 8


def test_the_last_change_is_undone_and_done_again_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    shown = detail(window)
    write(window, qtbot, "一つ目")
    assert window.status.text.text() == "「CO2排出量（市域）」へのコメントを記録しました。"
    assert window.status.undo.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert shown.faces["comments"].text() == "コメント"
    assert window.status.text.text() == "「CO2排出量（市域）」へのコメントを元に戻しました。"
    assert (window.status.undo.isVisible(), window.status.again.isVisible()) == (False, True)

    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert shown.faces["comments"].text() == "コメント（1）"
    assert window.status.text.text() == "「CO2排出量（市域）」へのコメントをもう一度記録しました。"
    window.status.undo.click()
    settle(window, qtbot)
    assert shown.faces["comments"].text() == "コメント"


def test_with_nothing_to_undo_the_status_line_says_so(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.status.text.text() == "元に戻す変更はありません。"
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, modifiers)
    assert window.status.text.text() == "やり直す変更はありません。"


def test_undo_takes_back_step_by_step_and_only_what_was_stored_here(
    qtbot: QtBot, window: MainWindow, record: Path
) -> None:
    write(window, qtbot, "一つ目")
    add_comment(record, "co2", "ほかの人のコメント", author="山田")
    write(window, qtbot, "二つ目")
    window.undo()
    window.undo()
    settle(window, qtbot)
    assert detail(window).faces["comments"].text() == "コメント（1）"
    assert "ほかの人のコメント" in texts(detail(window).comments.list)

    window.undo()
    settle(window, qtbot)
    assert window.status.text.text() == "元に戻す変更はありません。"
    window.repeat()
    window.repeat()
    settle(window, qtbot)
    assert detail(window).faces["comments"].text() == "コメント（3）"


def test_a_new_change_ends_what_could_be_done_again(qtbot: QtBot, window: MainWindow) -> None:
    write(window, qtbot, "一つ目")
    window.undo()
    settle(window, qtbot)
    write(window, qtbot, "二つ目")
    window.repeat()

    assert window.status.text.text() == "やり直す変更はありません。"


def test_a_kept_what_if_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("effects")
    page = window.pages.page("effects")
    assert isinstance(page, EffectsPage)
    page.what_if.name.setText("電化を進める案")
    page.what_if.author.setText("環境政策課")
    page.what_if.keep.click()
    settle(window, qtbot)
    assert window.status.text.text() == "試算「電化を進める案」を記録しました。"
    window.undo()
    settle(window, qtbot)

    board = window.session.board
    assert board is not None
    assert board.what_if is not None
    assert board.what_if.kept == ()


def test_another_record_begins_with_nothing_to_undo(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    write(window, qtbot, "一つ目")
    other = tmp_path / "別.renkei"
    new_record(other)
    window.open_record(other)
    settle(window, qtbot)
    window.undo()

    assert window.status.text.text() == "元に戻す変更はありません。"
    assert window.session.history == ()


def test_the_ledger_of_the_import_page_tells_of_it(qtbot: QtBot, window: MainWindow) -> None:
    write(window, qtbot, "一つ目")
    window.undo()
    settle(window, qtbot)
    window.open_page("imports")
    page = window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    rows = [[item.text() if (item := page.past.item(line, at)) else "" for at in (0, 2, 4, 5)] for line in range(3)]

    assert rows == [
        ["3", "環境政策課", "番号 2：元に戻した：「CO2排出量（市域）」へのコメント", "取消"],
        ["2", "環境政策課", "「CO2排出量（市域）」へのコメント", "設定（取消済み）"],
        ["1", "事務局", "数値64件、取組0件", "取込"],
    ]


def test_every_control_of_the_two_forms_says_what_it_is(qtbot: QtBot, window: MainWindow) -> None:
    write(window, qtbot, "一つ目")
    detail(window).change_mark.click()
    kinds = (QPushButton, QLineEdit, QComboBox, QPlainTextEdit)
    forms = (detail(window).comments, form(window))
    controls = [thing for one in forms for kind in kinds for thing in one.findChildren(kind)]

    assert len(controls) > 15
    assert [type(thing).__name__ for thing in controls if not thing.accessibleName()] == []
    form(window).close()


def test_the_style_reaches_the_fields_of_several_lines() -> None:
    assert "QPlainTextEdit" in style_sheet()


def test_examples_taken_out_come_back(qtbot: QtBot, window: MainWindow, record: Path) -> None:
    example = observation("ev_count", 2030, 9000.0, "vehicles", status="example")
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("example", "事務局", observations=(example,)), now())
    window.open_page("imports")
    page = window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    page.examples_removed.emit()
    settle(window, qtbot)
    assert window.status.text.text() == "例示データを取り除きました。"
    window.undo()
    settle(window, qtbot)
    card = window.session.board.indicator("ev_count") if window.session.board else None

    assert card is not None
    assert card.latest.value == 9000.0


def test_an_import_is_undone_and_its_author_offered_for_comments(
    qtbot: QtBot, import_window: MainWindow, tmp_path: Path
) -> None:
    page = import_window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    sheets = write_progress_sheets(example_contents(agreement()), agreement(), tmp_path / "シート", "ja")
    page.take(sheets[:1])
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    assert page.report is not None
    page.report.author.setText("青梅 花子")
    page.report.confirm.click()
    settle(import_window, qtbot)
    assert import_window.status.text.text().startswith("取込（数値")
    assert import_window.session.author == "青梅 花子"
    import_window.open_page("indicators", "co2")
    assert detail(import_window).comments.author.text() == "青梅 花子"

    import_window.status.undo.click()
    settle(import_window, qtbot)
    assert import_window.session.board is not None
    assert import_window.session.board.empty


def test_what_was_stored_can_be_undone_after_the_language_was_changed(qtbot: QtBot, window: MainWindow) -> None:
    write(window, qtbot, "一つ目")
    window.refit("en")
    settle(window, qtbot)
    window.undo()
    settle(window, qtbot)

    assert window.status.text.text() == "Undone: comment on “CO2 emissions (city area)”."
    assert detail(window).faces["comments"].text() == "Comme&nts"
    window.status.again.click()
    settle(window, qtbot)
    assert detail(window).faces["comments"].text() == "Comme&nts (1)"
