"""The program's place on a desk: settings, one window for a record, crash reports, what is said about it."""

import datetime
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

import main
from dashboard.wording import wording
from widgets import platform_places
from widgets.crash_report import KEPT, report_text, write_report
from widgets.dialogs.about import AboutDialog
from widgets.dialogs.crash import CrashDialog
from widgets.dialogs.document import DocumentDialog
from widgets.platform_desk import Desk, FaultKeeper, called_forward
from widgets.platform_instance import Seat, seat_name
from widgets.platform_settings import MOST_RECENT, Settings, read_settings, with_record, write_settings
from widgets.product import install_guide, licence_files, manual

NOW = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and logs of this test alone."""
    for name in ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


@pytest.fixture
def seat(qapp: object, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(tmp_path / "青梅 市.renkei", tmp_path / "open")
    yield made
    made.leave()
    made.deleteLater()


def a_fault() -> BaseException:
    try:
        try:
            int("秘密の値")
        except ValueError as cause:
            raise RuntimeError("山田 太郎 1,234") from cause
    except RuntimeError as error:
        return error
    raise AssertionError("the fault did not happen")


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    settings = with_record(Settings(), tmp_path / "青梅 市.renkei")
    write_settings(settings, tmp_path)

    assert read_settings(tmp_path) == settings


@pytest.mark.parametrize("content", ["", "{", "[]", '{"recent": 3}', "{}"])
def test_settings_that_cannot_be_read_are_those_of_a_first_start(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")

    assert read_settings(tmp_path) == Settings()


def test_the_newest_record_stands_first_and_once_and_old_ones_go(tmp_path: Path) -> None:
    settings = Settings()
    for number in (*range(10), 3):
        settings = with_record(settings, tmp_path / f"{number}.renkei")

    names = [Path(entry).stem for entry in settings.recent]
    assert names == ["3", "9", "8", "7", "6", "5", "4", "2"]
    assert len(names) == MOST_RECENT


def test_the_portable_edition_keeps_everything_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / platform_places.PORTABLE_MARK).write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Renkei.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert platform_places.settings_folder() == platform_places.local_folder() == tmp_path / "data"


def test_a_second_window_on_the_same_record_calls_the_first(qtbot: QtBot, seat: Seat, tmp_path: Path) -> None:
    assert seat.take()
    second = Seat(tmp_path / "x" / ".." / "青梅 市.renkei", tmp_path / "open")
    assert not second.take()

    with qtbot.waitSignal(seat.called, timeout=5000):
        second.call()
    second.deleteLater()


def test_another_record_has_a_seat_of_its_own(seat: Seat, tmp_path: Path) -> None:
    other = Seat(tmp_path / "other.renkei", tmp_path / "open")

    assert seat.take()
    assert other.take()
    other.leave()
    other.deleteLater()


def test_a_seat_that_was_left_is_free(seat: Seat, tmp_path: Path) -> None:
    seat.take()
    seat.leave()

    again = Seat(tmp_path / "青梅 市.renkei", tmp_path / "open")
    assert again.take()
    again.leave()
    assert list((tmp_path / "open").iterdir()) == []
    again.deleteLater()


def test_the_mark_of_an_open_record_does_not_give_its_path_away(tmp_path: Path) -> None:
    name = seat_name(tmp_path / "秘密.renkei")

    assert name == seat_name(tmp_path / "." / "秘密.renkei")
    assert len(name) == 24
    assert all(sign in "0123456789abcdef" for sign in name)


def test_a_start_on_an_open_record_hands_over(own_folders: Path, qapp: object) -> None:
    record = own_folders / "r.renkei"
    assert not called_forward(record)
    assert not called_forward(None)
    seat = Seat(record)
    seat.take()

    assert called_forward(record)
    seat.leave()
    seat.deleteLater()


def test_an_opened_record_is_remembered_and_its_seat_taken(qtbot: QtBot, own_folders: Path) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(window, wording("ja"))
    desk.opened(own_folders / "a.renkei")
    desk.opened(own_folders / "b.renkei")

    assert [Path(entry).name for entry in read_settings().recent] == ["b.renkei", "a.renkei"]
    assert not called_forward(own_folders / "a.renkei")
    assert called_forward(own_folders / "b.renkei")
    desk.leave()
    assert not called_forward(own_folders / "b.renkei")


def test_a_crash_report_says_where_and_holds_no_value_of_anybodys(tmp_path: Path) -> None:
    text = report_text(a_fault(), NOW)

    assert "builtins.ValueError\n  tests/widgets/test_platform.py:" in text
    assert "builtins.RuntimeError" in text
    for secret in ("秘密の値", "山田", "1,234", str(Path.home())):
        assert secret not in text


def test_the_last_ten_crash_reports_are_kept(tmp_path: Path) -> None:
    for second in range(KEPT + 3):
        write_report(a_fault(), tmp_path, NOW + datetime.timedelta(seconds=second))

    assert len(list(tmp_path.iterdir())) == KEPT


def test_a_crash_report_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert write_report(a_fault(), tmp_path / "file", NOW) is None


def test_a_logged_fault_leaves_a_report_and_a_logged_sentence_none(own_folders: Path) -> None:
    keeper = FaultKeeper()
    error = a_fault()
    told = logging.LogRecord("renkei", logging.ERROR, "", 1, "x", None, (type(error), error, error.__traceback__))
    keeper.emit(told)
    keeper.emit(logging.LogRecord("renkei", logging.ERROR, "", 1, "x", None, None))

    assert len(list(platform_places.crash_folder().iterdir())) == 1


def test_the_crash_dialog_copies_the_report_for_support(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtGui import QGuiApplication

    write_report(a_fault(), tmp_path, NOW)
    dialog = CrashDialog(wording("ja"), None, tmp_path)
    qtbot.addWidget(dialog)
    dialog.copy.click()

    assert "RuntimeError" in QGuiApplication.clipboard().text()
    assert dialog.told.text() == "写しました。"


def test_about_shows_every_licence_and_the_documents(qtbot: QtBot) -> None:
    dialog = AboutDialog(wording("ja"))
    qtbot.addWidget(dialog)

    assert dialog.licences.count() == len(licence_files())
    assert "MIT License" in dialog.text.toPlainText()
    names = [dialog.licences.item(row).text() for row in range(dialog.licences.count())]
    assert {"LGPL-3.0", "GPL-3.0", "OFL", "Qt-notices"} <= set(names)
    dialog.licences.setCurrentRow(names.index("LGPL-3.0"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()


@pytest.mark.parametrize("path", [manual(), install_guide()], ids=lambda path: path.name)
def test_the_documents_for_staff_are_shown_with_their_headings(qtbot: QtBot, path: Path) -> None:
    dialog = DocumentDialog(path, "title", wording("ja"))
    qtbot.addWidget(dialog)
    first = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")

    assert dialog.text.toPlainText().startswith(first)


def test_a_link_to_a_document_beside_opens_it_and_one_outwards_does_nothing(qtbot: QtBot) -> None:
    dialog = DocumentDialog(manual(), "title", wording("ja"))
    qtbot.addWidget(dialog)
    dialog.show()
    for address in ("https://example.org/pack.ja.md", "none.md", "pack.ja.md"):
        dialog.text.anchorClicked.emit(QUrl(address))
    (beside,) = dialog.findChildren(DocumentDialog)

    assert beside.text.toPlainText().startswith("協定パックの書き方")
    beside.close()


def test_a_document_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = DocumentDialog(tmp_path / "none.md", "title", wording("ja"))
    qtbot.addWidget(dialog)

    assert dialog.text.toPlainText() == "「none.md」が見つかりません。ソフトを入れ直してください。"


def test_the_self_test_passes_and_says_what_it_did(tmp_path: Path, qapp: object) -> None:
    assert main.main(["--self-test", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))

    assert result["outcome"] == "passed"
    assert [step["name"] for step in result["steps"]] == ["main job", "window", "printing"]
    assert result["files"]["報告書.pdf"] > 50_000
    assert (tmp_path / "window-imports.png").exists()


def test_a_record_alone_on_the_command_line_is_opened() -> None:
    assert main._double_clicked([r"C:\記録\青梅 市.RENKEI"]) == ["--record", r"C:\記録\青梅 市.RENKEI"]
    assert main._double_clicked(["board", "--record", "x.renkei"]) == ["board", "--record", "x.renkei"]
