"""The session between two records: what was asked of the one is never shown, noted or undone in the other."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.board import Board
from dashboard.errors import KnownError
from widgets.decisions import add_comment
from widgets.jobs import Done, Left, Outcome, Refused
from widgets.main_window import MainWindow
from widgets.operations import new_record, open_board
from widgets.session import Session

WAIT = 30_000


@pytest.fixture
def records(tmp_path: Path) -> tuple[Path, Path]:
    """Two records; in the second somebody else has stored a comment, its batch 1."""
    ours, theirs = tmp_path / "青梅市.renkei", tmp_path / "隣の市.renkei"
    for path in (ours, theirs):
        new_record(path)
    add_comment(theirs, "co2", "ほかの人のコメント", author="山田")
    return ours, theirs


@pytest.fixture
def session(records: tuple[Path, Path]) -> Iterator[Session]:
    made = Session(records[0], "ja")
    yield made
    made.close()


def comments(path: Path) -> list[str]:
    insight = open_board(path).insight("co2")
    assert insight is not None
    return [one.text for one in insight.comments]


def comment(record: Path) -> int:
    return add_comment(record, "co2", "こちらのコメント", author="青木")


def refuse(record: Path) -> int:
    raise KnownError("record.in_use", file=record.name)


def test_undo_after_a_change_of_the_record_left_takes_nothing_from_the_record_opened(
    qtbot: QtBot, keep: Callable[[QWidget], None], records: tuple[Path, Path]
) -> None:
    ours, theirs = records
    window = MainWindow(ours, "ja")
    keep(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    window.session.change(comment, window.tell)
    window.open_record(theirs)
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    window.undo()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)

    assert (comments(ours), comments(theirs)) == (["こちらのコメント"], ["ほかの人のコメント"])
    assert window.status.text.text() == "元に戻す変更はありません。"


def test_a_change_whose_record_was_left_is_told_as_left_and_announced_to_nobody(
    qtbot: QtBot, session: Session, records: tuple[Path, Path]
) -> None:
    heard: list[Outcome] = []
    stored: list[object] = []
    session.stored.connect(stored.append)
    session.change(comment, heard.append)
    session.open(records[1], heard.append)
    qtbot.waitUntil(lambda: session.board is not None and not session.busy, timeout=WAIT)

    assert (heard, stored) == ([Left()], [])
    session.change(comment, heard.append)
    qtbot.waitUntil(lambda: not session.busy, timeout=WAIT)
    assert (heard, stored) == ([Left(), Done(2)], [2])


def test_a_refusal_is_told_although_its_record_was_left(
    qtbot: QtBot, session: Session, records: tuple[Path, Path]
) -> None:
    heard: list[Outcome] = []
    session.change(refuse, heard.append)
    session.open(records[1], heard.append)
    qtbot.waitUntil(lambda: session.board is not None and not session.busy, timeout=WAIT)

    assert [outcome.error.key for outcome in heard if isinstance(outcome, Refused)] == ["record.in_use"]


def test_the_board_of_a_record_left_is_not_shown_under_the_next(
    qtbot: QtBot, session: Session, records: tuple[Path, Path], tmp_path: Path
) -> None:
    shown: list[Board] = []
    failed: list[Outcome] = []
    session.board_changed.connect(shown.append)
    session.reload(failed.append)
    session.open(tmp_path / "ない.renkei", failed.append)
    qtbot.waitUntil(lambda: not session.busy, timeout=WAIT)
    assert (shown, session.board, len(failed)) == ([], None, 1)

    session.open(records[0], failed.append)
    session.open(records[1], failed.append)
    qtbot.waitUntil(lambda: not session.busy, timeout=WAIT)
    assert [board.record_name for board in shown] == ["隣の市"]


def test_the_board_of_an_edition_left_is_not_shown_in_the_next(qtbot: QtBot, session: Session) -> None:
    shown: list[Board] = []
    session.board_changed.connect(shown.append)
    session.reload(lambda _: None)
    session.show_to("public", lambda _: None)
    qtbot.waitUntil(lambda: not session.busy, timeout=WAIT)

    assert [board.audience for board in shown] == ["public"]


def test_a_plan_made_for_a_record_left_is_not_shown(qtbot: QtBot, session: Session, records: tuple[Path, Path]) -> None:
    heard: list[Outcome] = []
    session.plan((), heard.append, lambda *_: None)
    session.open(records[1], heard.append)
    qtbot.waitUntil(lambda: session.board is not None and not session.busy, timeout=WAIT)

    assert heard == [Left()]
