"""Two desks at one record: neither a clock that is ahead nor a decision made at once hides or undoes what the other did."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dashboard.agreement.consultation import held_consultations
from dashboard.errors import KnownError
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from importers.mapping import HandMapping
from tests.boards import observations
from tests.importers.look_alikes import fit_csv
from widgets import decisions, mapping_verbs, operations, undo_verbs

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


class Clock:
    """Tells the time; the ``turn``-th time it is asked, another desk stores something first."""

    def __init__(self, turn: int, other: Callable[[], object]) -> None:
        self._left, self._other = turn, other

    def __call__(self) -> datetime.datetime:
        self._left -= 1
        if self._left == 0:
            self._other()
        return operations.now()


def refused(verb: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        verb()
    return caught.value.key


def test_a_consultation_recorded_at_two_desks_at_once_is_told_to_the_second(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions.record_consultation(record, datetime.date(2026, 5, 1), number=4)
    other = partial(decisions.record_consultation, record, datetime.date(2026, 6, 1), note="先の席")
    monkeypatch.setattr(decisions, "now", Clock(1, other))

    assert refused(lambda: decisions.record_consultation(record, datetime.date(2026, 6, 2))) == "record.moved_on"
    held = held_consultations(operations.read_view(record)[0].settings)
    assert [(one.number, one.day.day) for one in held] == [(4, 1), (5, 1)]


def test_marks_given_at_two_desks_at_once_leave_the_first(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(record, Batch("import", observations=observations()), operations.now())
    other = partial(decisions.give_mark, record, "co2", "○", reason="工場の閉鎖を除く", author="先の席")
    monkeypatch.setattr(decisions, "now", Clock(1, other))
    late = partial(decisions.give_mark, record, "co2", "▲", reason="速報を踏まえる", author="後の席")

    assert refused(late) == "record.moved_on"
    card = operations.open_board(record).indicator("co2")
    assert card is not None
    assert card.mark == "○"


def test_a_comment_is_stored_whatever_another_desk_does(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = partial(decisions.add_comment, record, "co2", "先の席のコメント", author="青木")
    monkeypatch.setattr(decisions, "now", Clock(2, other))
    decisions.add_comment(record, "co2", "後の席のコメント", author="山田")

    insight = operations.open_board(record).insight("co2")
    assert insight is not None
    assert {one.text for one in insight.comments} == {"先の席のコメント", "後の席のコメント"}


def test_an_undo_at_the_moment_another_desk_stores_is_told(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = decisions.add_comment(record, "co2", "一つ目", author="青木")
    other = partial(operations.set_consultation, record, next_date=None, cadence_months=12)
    monkeypatch.setattr(undo_verbs, "now", Clock(2, other))

    assert refused(lambda: undo_verbs.undo(record, (batch,))) == "record.moved_on"


def test_a_reading_kept_at_the_moment_another_desk_stores_is_told(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping = HandMapping("手作業", "表*", ())
    other = partial(operations.set_consultation, record, next_date=None, cadence_months=12)
    monkeypatch.setattr(mapping_verbs, "now", Clock(2, other))

    assert refused(lambda: mapping_verbs.remember(record, (mapping,))) == "record.moved_on"


def test_what_a_desk_whose_clock_is_ahead_has_stored_is_seen_and_built_upon(record: Path, tmp_path: Path) -> None:
    ahead = operations.now() + AHEAD
    first = store(record, Batch("import", "先の時計の席", observations=observations()), ahead)
    board = operations.open_board(record)
    report = operations.plan(record, (fit_csv(tmp_path / "太陽光.csv", FIGURES),))

    assert (board.empty, [row.batch for row in board.imports]) == (False, [first])
    assert datetime.datetime.fromisoformat(board.as_of_iso) == ahead
    assert operations.confirm(record, report, author="青木", note="確定値への差し替え") == 2
    assert operations.withdraw(record, first, author="青木", reason="取り違え") == 3
    back = undo_verbs.undo(record, (3,))
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
