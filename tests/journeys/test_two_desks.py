"""Two desks at one record: neither a clock that is ahead nor a decision made at once hides or undoes what the other did."""

import datetime
from pathlib import Path

import pytest

from dashboard.record.batch import Batch
from dashboard.record.record import Record
from tests.boards import observations
from tests.importers.look_alikes import fit_csv
from widgets import operations
from widgets.undo_verbs import undo

FIGURES = {2022: (1000, 200, 300, 0, 1500)}
AHEAD = datetime.timedelta(minutes=5)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    operations.new_record(path)
    return path


def store(path: Path, batch: Batch, moment: datetime.datetime) -> int:
    with Record.open(path, writing=True) as opened:
        return opened.commit(batch, moment)


def test_what_a_desk_whose_clock_is_ahead_has_stored_is_seen_and_built_upon(record: Path, tmp_path: Path) -> None:
    ahead = operations.now() + AHEAD
    first = store(record, Batch("import", "先の時計の席", observations=observations()), ahead)
    board = operations.open_board(record)
    report = operations.plan(record, (fit_csv(tmp_path / "太陽光.csv", FIGURES),))

    assert (board.empty, [row.batch for row in board.imports]) == (False, [first])
    assert datetime.datetime.fromisoformat(board.as_of_iso) == ahead
    assert operations.confirm(record, report, author="青木", note="確定値への差し替え") == 2
    assert operations.withdraw(record, first, author="青木", reason="取り違え") == 3
    back = undo(record, (3,))
    assert back is not None
    assert [row.batch for row in operations.open_board(record).imports] == [4, 3, 2, 1]


def test_the_past_is_still_told_without_what_came_later(record: Path) -> None:
    moment = operations.now()
    store(record, Batch("import", "先の時計の席", observations=observations()), moment + AHEAD)

    assert operations.open_board(record, as_of=moment).empty


def test_a_board_s_instant_holds_what_was_stored_in_the_same_second(record: Path) -> None:
    moment = datetime.datetime(2026, 4, 1, 12, 0, 0, 300_000, datetime.UTC)
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", observations=observations()), moment)
    shown = operations.open_board(record, as_of=moment + datetime.timedelta(milliseconds=200))
    printed = operations.open_board(record, as_of=datetime.datetime.fromisoformat(shown.as_of_iso))

    assert not printed.empty
