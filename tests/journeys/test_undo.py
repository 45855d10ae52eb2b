"""Undo and redo from the verb to the Board: one's own last change goes and comes back, others' stay."""

from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.indicators.what_if import Levers
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from dashboard.wording import wording
from tests.boards import observations
from widgets.decisions import add_comment, give_mark, keep_what_if, take_comment_away, take_mark_back
from widgets.operations import new_record, now, open_board, withdraw
from widgets.undo_verbs import Undone, repeat, undo


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    new_record(path)
    store(path)
    return path


def store(path: Path) -> int:
    with Record.open(path, writing=True) as opened:
        return opened.commit(Batch("import", "事務局", observations=observations()), now())


def mark(path: Path) -> str:
    card = open_board(path).indicator("co2")
    assert card is not None
    return card.mark


def comments(path: Path) -> list[str]:
    insight = open_board(path).insight("co2")
    assert insight is not None
    return [one.text for one in insight.comments]


def undone(path: Path, *batches: int) -> Undone:
    back = undo(path, batches)
    assert back is not None
    return back


def test_the_mark_before_stands_again_and_redo_brings_the_newer_one_back(record: Path) -> None:
    give_mark(record, "co2", "○", reason="工場の閉鎖を除く", author="第4回協議")
    newer = give_mark(record, "co2", "▲", reason="速報を踏まえる", author="第5回協議")
    assert mark(record) == "▲"
    back = undone(record, newer)

    assert (mark(record), back.told) == ("○", "「CO2排出量（市域）」の委員会の評価")
    again = repeat(record, (back,))
    assert again is not None
    assert (mark(record), again.batch) == ("▲", newer)
    assert mark(record) == "▲"
    assert undone(record, newer).batch == newer
    assert mark(record) == "○"


def test_what_somebody_else_stored_in_between_stays(record: Path) -> None:
    ours = add_comment(record, "co2", "こちらのコメント", author="青木")
    add_comment(record, "co2", "ほかの人のコメント", author="山田")
    undone(record, ours)

    assert comments(record) == ["ほかの人のコメント"]


def test_the_last_that_still_stands_is_taken_back(record: Path) -> None:
    first = add_comment(record, "co2", "一つ目", author="青木")
    second = store(record)
    withdraw(record, second, author="山田", reason="取り違え")

    assert undone(record, first, second).batch == first
    assert undo(record, (first, second)) is None
    assert undo(record, ()) is None


def test_an_import_undone_and_redone_leaves_the_figures_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "青梅市.renkei"
    new_record(path)
    batch = store(path)
    before = open_board(path).indicators
    back = undone(path, batch)
    assert open_board(path).empty
    assert back.told == "取込（数値64件、取組0件）"
    repeat(path, (back,))

    assert [card.latest for card in open_board(path).indicators] == [card.latest for card in before]


def test_a_withdrawal_is_undone_as_well(record: Path) -> None:
    batch = add_comment(record, "co2", "残すコメント", author="青木")
    withdrawal = undone(record, batch).withdrawal
    assert comments(record) == []

    undone(record, withdrawal)
    assert comments(record) == ["残すコメント"]


def test_the_history_tells_of_undo_and_redo(record: Path) -> None:
    batch = keep_what_if(record, "電化を進める案", Levers(2000.0, 0.3, 0.00025, 20.0, 2030), author="青木")
    repeat(record, (undone(record, batch),))
    rows = open_board(record).imports

    assert [(row.batch, row.author, row.told, row.withdrawn) for row in rows] == [
        (4, "青木", "取消（番号 3：やり直した：試算「電化を進める案」）", False),
        (3, "青木", "取消（番号 2：元に戻した：試算「電化を進める案」）", True),
        (2, "青木", "試算「電化を進める案」", False),
        (1, "事務局", "取込（数値64件、取組0件）", False),
    ]


def test_a_redo_that_has_nothing_to_bring_back_does_nothing(record: Path) -> None:
    batch = add_comment(record, "co2", "一つ目", author="青木")
    back = undone(record, batch)
    repeat(record, (back,))

    assert repeat(record, (back,)) is None
    assert comments(record) == ["一つ目"]


def test_a_comment_is_written_and_taken_away(record: Path) -> None:
    add_comment(record, "co2", "一つ目", author="青木")
    add_comment(record, "co2", "二つ目", author="青木", fiscal_year=2019)
    insight = open_board(record).insight("co2")
    assert insight is not None
    newest = insight.comments[0]
    assert (newest.text, newest.year) == ("二つ目", "2019年度")
    take_comment_away(record, "co2", newest.key, author="山田")

    assert comments(record) == ["一つ目"]
    for author, sentence in (("", "氏名を記入してください。"), ("山田", "このコメントはすでに取り下げられています。")):
        with pytest.raises(KnownError) as refused:
            take_comment_away(record, "co2", newest.key, author=author)
        assert wording("ja").error(refused.value) == sentence


def test_nobody_takes_a_mark_back_without_a_name(record: Path) -> None:
    give_mark(record, "co2", "○", reason="工場の閉鎖を除く", author="第4回協議")
    with pytest.raises(KnownError) as refused:
        take_mark_back(record, "co2", author=" ")

    assert wording("ja").error(refused.value) == "氏名を記入してください。"
    assert mark(record) == "○"
