"""The window as a person meets it: opened on a record, on a Board, and on nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dashboard.board import Board
from dashboard.wording import LANGUAGES, Language
from tests import second_city
from tests.boards import board
from widgets.dialogs.origin import OriginDialog
from widgets.main_window import MainWindow
from widgets.operations import new_record, open_board
from widgets.pages.consultations import ConsultationsPage
from widgets.pages.imports import ImportsPage
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.overview import OverviewPage
from widgets.pages.parts import Prose

Opener = Callable[..., MainWindow]
Keeper = Callable[[QWidget], None]


@pytest.fixture
def window_on(qtbot: QtBot, keep: Keeper) -> Opener:
    """Shows a window on a record, or on a Board at hand."""

    def show(record: Path | None = None, shown: Board | None = None) -> MainWindow:
        window = MainWindow(record, shown.language if shown else "ja", board=shown)
        keep(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


def overview(window: MainWindow) -> OverviewPage:
    page = window.pages.page("overview")
    assert isinstance(page, OverviewPage)
    return page


def test_a_window_on_an_empty_record_says_what_to_do(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    record = tmp_path / "空.renkei"
    new_record(record)
    window = window_on(record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=10_000)

    assert "まだありません" in overview(window).position.plain
    assert [tile.tile.figure.value for tile in overview(window).tiles] == [None] * 6


def test_a_window_shows_position_attention_and_six_tiles(window_on: Opener) -> None:
    shown = board()
    page = overview(window_on(shown=shown))

    assert page.position.plain == shown.position
    assert [line.entry for line in page.lines] == list(shown.attention[:3])
    assert [tile.tile.key for tile in page.tiles] == ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert page.tiles[0].accessibleName().startswith("A-1 再エネ拡大")


def test_everything_of_the_overview_fits_a_small_office_screen(window_on: Opener) -> None:
    window = window_on(shown=board())
    window.resize(1366, 690)
    window.draw_charts()
    QTest.qWait(1)

    assert overview(window).verticalScrollBar().maximum() == 0
    assert overview(window).horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_long_sentence_of_the_sample_leaves_room_for_the_rest(
    window_on: Opener, tmp_path: Path, language: Language
) -> None:
    record = tmp_path / "青梅.renkei"
    new_record(record, sample=True)
    window = window_on(shown=open_board(record, language=language))
    window.resize(1366, 690)
    window.draw_charts()
    QTest.qWait(1)

    assert overview(window).verticalScrollBar().maximum() == 0


def test_a_tile_opens_its_goals_indicators(qtbot: QtBot, window_on: Opener) -> None:
    window = window_on(shown=board())
    QTest.mouseClick(overview(window).tiles[1], Qt.MouseButton.LeftButton)

    page = window.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)
    assert page.goal.currentData() == "A-2"
    assert page.rows.key() == "ev_count"


def test_a_line_of_attention_leads_to_its_page(qtbot: QtBot, window_on: Opener) -> None:
    window = window_on(shown=board())
    line = next(line for line in overview(window).lines if line.entry.page == "consultations")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)

    assert isinstance(window.pages.currentWidget(), ConsultationsPage)
    assert window.rail.buttons["consultations"].isChecked()


def test_what_has_changed_leads_to_both_figures_and_from_there_to_the_indicator(window_on: Opener) -> None:
    window = window_on(shown=board())
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)
    assert page.changes is not None
    page.changes.setCurrentCell(0, 0)
    QTest.keyClick(page.changes, Qt.Key.Key_Return)
    dialog = window.findChild(OriginDialog)
    assert dialog is not None
    shown = dialog.table
    cells = [[item.text() for at in range(8) if (item := shown.item(row, at))] for row in range(shown.rowCount())]
    dialog.to_indicator.click()

    assert [(line[0], line[2], line[5], line[6]) for line in cells] == [
        ("2022年度", "18,600kW", "2022_一覧表", "F7"),
        ("2023年度", "19,800kW", "2023_一覧表", "F7"),
    ]
    opened = window.pages.currentWidget()
    assert isinstance(opened, IndicatorsPage)
    assert opened.rows.key() == "pv_capacity"


def test_the_items_of_an_empty_record_say_what_to_do(window_on: Opener) -> None:
    window = window_on(shown=board(empty=True))
    window.open_page("items")
    page = window.pages.currentWidget()
    assert page is not None
    texts = [label.plain for label in page.findChildren(Prose)]

    assert (
        sum(text.startswith(("取組はまだありません。", "経費の負担額の記入はまだありません。")) for text in texts) == 2
    )


def test_the_search_leaves_what_matches(qtbot: QtBot, window_on: Opener) -> None:
    window = window_on(shown=board())
    window.open_page("indicators")
    page = window.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)
    QTest.keyClicks(page.search, "EV")
    found = page.rows.keys()
    page.search.setText("こんな指標はない")

    assert "ev_count" in found
    assert "co2" not in found
    assert page.rows.keys() == ()
    assert "こんな指標はない" in page.count.plain


def test_a_row_tells_the_cell_its_value_came_from(window_on: Opener) -> None:
    window = window_on(shown=board())
    window.open_page("indicators", "pv_capacity")
    page = window.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)
    assert page.detail.table is not None
    page.detail.table.selectRow(0)

    assert "look-alike.xlsx · 2023_一覧表 · F7" in page.detail.origin.plain
    assert "19800" in page.detail.origin.plain


def test_a_record_that_is_not_there_is_said_on_the_start_page(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    window = window_on(tmp_path / "無い.renkei")
    qtbot.waitUntil(lambda: bool(window.start.problem.plain), timeout=10_000)

    assert "無い.renkei" in window.start.problem.plain
    assert window.start.isVisible()


def test_a_refusal_becomes_a_sentence(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    record = tmp_path / "空.renkei"
    new_record(record)
    window = window_on(record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=10_000)
    window.open_page("imports")
    page = window.pages.currentWidget()
    assert isinstance(page, ImportsPage)
    page.examples_removed.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=10_000)

    box = window.findChildren(QMessageBox)[0]
    assert box.text() == "取り除く例示データはありません。"
    box.accept()


def test_a_schedule_is_recorded_and_shown(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    record = tmp_path / "空.renkei"
    new_record(record)
    window = window_on(record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=10_000)
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)
    page.next.setText("2099/4/10")
    page.author.setText("環境政策課")
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2099年4月10日" in window.strip.consultation.accessibleName(), timeout=10_000)

    assert page.next.text() == "2099-04-10"


def test_an_entry_that_is_no_day_is_named(qtbot: QtBot, window_on: Opener) -> None:
    window = window_on(shown=board())
    window.open_page("consultations")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultationsPage)
    page.last.setText("きのう")
    page.ask()

    assert "「きのう」" in page.problem.plain


@pytest.mark.parametrize("page", ["overview", "indicators", "items", "consultations", "agreement", "imports"])
@pytest.mark.parametrize("empty", [False, True])
def test_every_page_opens_in_both_languages(keep: Keeper, page: str, empty: bool) -> None:
    for language in ("ja", "en"):
        window = MainWindow(None, language, board=board(language=language, empty=empty))
        keep(window)
        window.show()
        window.open_page(page)
        window.draw_charts()

        assert window.pages.currentWidget() is window.pages.page(page)


def test_the_start_page_offers_three_ways(window_on: Opener) -> None:
    window = window_on()

    assert [made.accessibleName() for made in (window.start.open, window.start.new, window.start.sample)] == [
        "開く",
        "新規",
        "見本を開く",
    ]
    assert window.start.isVisible()


def test_a_record_for_another_agreement_is_made_from_its_pack(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    pack, record = tmp_path / "例示市.toml", tmp_path / "例示市.renkei"
    pack.write_text(second_city.pack(), encoding="utf-8")
    window = window_on()
    window.start.wanted.emit(record, str(pack), False)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=30_000)

    assert window.session.board is not None
    assert window.session.board.agreement_title == "脱炭素のまちづくりに関する協定"


def test_a_pack_that_is_none_is_told_on_the_start_page(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    pack = tmp_path / "メモ.toml"
    pack.write_text("これはメモです", encoding="utf-8")
    window = window_on()
    window.start.wanted.emit(tmp_path / "例示市.renkei", str(pack), False)
    qtbot.waitUntil(lambda: bool(window.start.problem.plain), timeout=30_000)

    assert "メモ.toml" in window.start.problem.plain
    assert not (tmp_path / "例示市.renkei").exists()
    assert window.start.other.isEnabled()


def test_all_values_are_written_as_a_table(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    record, out = tmp_path / "青梅.renkei", tmp_path / "値.csv"
    new_record(record)
    window = window_on(record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=30_000)
    window.reports.save_table(out)
    qtbot.waitUntil(lambda: out.exists() and window.strip.report.isEnabled(), timeout=30_000)

    assert "値.csv" in window.status.text.text()
    assert [action.text() for action in window.records.menu().actions()][-1] == "値の一覧を書き出す（Excel・CSV）…"


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and drop them; whether it wanted them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(40, 40), copy, carried, left, none)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), copy, carried, left, none))
    return entering.isAccepted()


def test_a_record_dropped_anywhere_is_opened(qtbot: QtBot, window_on: Opener, tmp_path: Path) -> None:
    record = tmp_path / "青梅.renkei"
    new_record(record)
    window = window_on()
    assert drop(window, record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=30_000)
    assert window.session.record == record


def test_a_file_dropped_on_any_page_is_read_in_on_that_of_imports(
    qtbot: QtBot, window_on: Opener, tmp_path: Path
) -> None:
    record, file = tmp_path / "青梅.renkei", tmp_path / "メモ.csv"
    new_record(record)
    file.write_text("メモ", encoding="utf-8")
    window = window_on(record)
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=30_000)
    assert drop(window, file)
    page = window.pages.currentWidget()
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page.report is not None, timeout=30_000)


def test_a_file_dropped_without_a_record_is_answered(window_on: Opener, tmp_path: Path) -> None:
    window = window_on()
    assert drop(window, tmp_path / "進捗.xlsx")
    assert window.start.problem.plain.startswith("先に記録を開くか作ってください。")


def test_what_is_no_file_is_not_wanted(window_on: Opener) -> None:
    window = window_on()
    assert not drop(window)
