"""The record: append-only, with two times, in one file that says what it is."""

import datetime
import os
import sqlite3
from pathlib import Path

import pytest

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.errors import KnownError
from dashboard.indicators.observation import (
    Disclosure,
    Missing,
    Observation,
    Period,
    Provenance,
    SeriesKey,
    Status,
)
from dashboard.record import sql
from dashboard.record.batch import Batch, SourceFile
from dashboard.record.record import Record
from dashboard.wording import wording

NOON = datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
FILE = SourceFile("進捗.xlsx", "ab" * 32, 1234)


def figure(value: float | None, year: int = 2019, *, missing: Missing | None = None) -> Observation:
    source = Provenance("進捗.xlsx", "ab" * 32, "指標", "F7", str(value), "#,##0.0")
    return Observation(
        SeriesKey("pv_capacity", "", "fit"), Period(year, datetime.date(year, 12, 31)), value, "kW",
        Status.CONFIRMED, "city", Disclosure.PUBLIC, source, missing, "備考 ' ; --",
    )  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市 第1回.renkei"
    with Record.create(path, "key = 'x'", NOON):
        pass
    return path


def commit(path: Path, batch: Batch, moment: datetime.datetime) -> int:
    with Record.open(path, writing=True) as opened:
        return opened.commit(batch, moment)


def values(path: Path, moment: datetime.datetime) -> list[float | None]:
    with Record.open(path) as opened:
        return [entry.value for entry in opened.view(moment).observations]


def sentence(error: pytest.ExceptionInfo[KnownError]) -> str:
    return wording("ja").error(error.value)


def test_what_goes_in_comes_out_unchanged(record: Path) -> None:
    story = Initiative(
        "i-1", "公共施設の太陽光", (5,), ("A-1",), "内容\n二行目", cost_shares=(CostShare("city", 500),),
        stage=Stage.RUNNING, progress=0.25, due=datetime.date(2027, 3, 31), example=True,
    )  # fmt: skip
    entries = (figure(20391.0), figure(None, 2020, missing=Missing.PENDING))
    commit(record, Batch("import", "環境政策課", "", (FILE,), entries, (story,)), NOON)
    with Record.open(record) as opened:
        view = opened.view(NOON)
    assert view.observations == tuple(entry.imported(NOON) for entry in entries)
    assert view.initiatives == (story,)
    assert view.batches[0].files == (FILE,)
    assert (view.batches[0].observations, view.batches[0].initiatives) == (2, 1)


def test_a_correction_supersedes_and_the_past_stays_as_it_was(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    commit(record, Batch("import", observations=(figure(2.0),)), NOON + HOUR)
    assert values(record, NOON - HOUR) == []
    assert values(record, NOON) == [1.0]
    assert values(record, NOON + HOUR) == [2.0]


def test_a_withdrawn_import_restores_what_stood_before_and_stays_in_the_history(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    second = commit(record, Batch("import", observations=(figure(2.0),)), NOON + HOUR)
    commit(record, Batch("withdraw", withdraws=(second,)), NOON + 2 * HOUR)
    assert values(record, NOON + 2 * HOUR) == [1.0]
    assert values(record, NOON + HOUR) == [2.0]
    with Record.open(record) as opened:
        assert [row.withdrawn for row in opened.view(NOON + 2 * HOUR).batches] == [False, True, False]


def test_two_batches_of_the_same_moment_keep_their_order(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    commit(record, Batch("import", observations=(figure(2.0),)), NOON - HOUR)
    assert values(record, NOON + HOUR) == [2.0]


def test_settings_keep_the_newest_value(record: Path) -> None:
    commit(record, Batch("setting", settings=(("consultation.next", "2026-05-01"),)), NOON)
    commit(record, Batch("setting", settings=(("consultation.next", "2026-06-01"),)), NOON + HOUR)
    with Record.open(record) as opened:
        assert opened.view(NOON + HOUR).settings == {"consultation.next": "2026-06-01"}


def test_a_report_made_before_another_import_is_not_stored(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    with Record.open(record, writing=True) as opened, pytest.raises(KnownError) as refused:
        opened.commit(Batch("import", observations=(figure(2.0),)), NOON + HOUR, expected="")
    assert sentence(refused) == (
        "ご覧になったあとに、ほかの席で「青梅市 第1回.renkei」が更新されました。何も保存していません。"
        "最新の内容を確かめ（取込なら読み直し）、もう一度お試しください。"
    )
    assert values(record, NOON + HOUR) == [1.0]


def test_the_file_says_what_it_is_and_loses_nothing_in_a_power_cut(record: Path) -> None:
    connection = sqlite3.connect(record)
    assert connection.execute("PRAGMA application_id").fetchone() == (sql.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (sql.VERSION,)
    connection.close()
    with Record.open(record, writing=True) as opened:
        state = opened._connection.execute("PRAGMA journal_mode").fetchone()
        assert state == ("truncate",)
        assert opened._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_no_journal_lies_beside_a_record_that_nobody_writes(record: Path) -> None:
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("import", observations=(figure(2.0),)), NOON)
        assert [path.name for path in record.parent.iterdir()] == [record.name, f"{record.name}-journal"]
    with Record.open(record) as read:
        read.view(NOON)

    assert list(record.parent.iterdir()) == [record]


def test_a_journal_another_writer_needs_stays(record: Path) -> None:
    with Record.open(record, writing=True) as first, Record.open(record, writing=True) as second:
        first.commit(Batch("import", observations=(figure(1.0),)), NOON)
        second._connection.execute("BEGIN IMMEDIATE")
        second._connection.execute("INSERT INTO meta VALUES ('note', 'x')")
        first.close()
        assert record.with_name(f"{record.name}-journal").stat().st_size > 0
        second._connection.execute("COMMIT")

    assert values(record, NOON) == [1.0]


def test_a_failed_commit_leaves_nothing_behind(record: Path) -> None:
    with Record.open(record, writing=True) as opened:
        pages = opened._connection.execute("PRAGMA page_count").fetchone()[0]
        opened._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        many = tuple(figure(float(year), year) for year in range(1000, 5000))
        with pytest.raises(KnownError) as full:
            opened.commit(Batch("import", observations=many), NOON)
    assert sentence(full) == (
        "ディスクの空きがないため「青梅市 第1回.renkei」に保存できませんでした。何も保存していません。"
        "空きを作ってからもう一度お試しください。"
    )
    assert values(record, NOON) == []
    with Record.open(record) as opened:
        assert opened.check() == ()


def test_a_record_of_a_newer_version_is_refused(record: Path) -> None:
    connection = sqlite3.connect(record)
    connection.execute(f"PRAGMA user_version = {sql.VERSION + 1}")
    connection.close()
    with pytest.raises(KnownError) as newer:
        Record.open(record)
    assert sentence(newer) == (
        "「青梅市 第1回.renkei」は新しい版の連携で作られています（形式 4、この版は 3 まで）。"
        "連携を更新してから開いてください。"
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a record", b"x" * 5000])
def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "表.renkei"
    path.write_bytes(content)
    with pytest.raises(KnownError) as other:
        Record.open(path, writing=True)
    assert (
        sentence(other) == "「表.renkei」は連携の記録ファイル（.renkei）ではありません。別のファイルを選んでください。"
    )
    assert path.read_bytes() == content


def test_an_existing_file_is_never_overwritten(record: Path) -> None:
    before = record.read_bytes()
    with pytest.raises(KnownError) as exists:
        Record.create(record, "", NOON)
    assert sentence(exists) == "「青梅市 第1回.renkei」はすでにあります。上書きはしません。別の名前を指定してください。"
    assert record.read_bytes() == before


def test_a_missing_record_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as absent:
        Record.open(tmp_path / "なし.renkei")
    assert sentence(absent) == (
        f"記録ファイル「なし.renkei」が {tmp_path} に見つかりません。場所と名前をご確認ください。"
    )


def test_a_record_somebody_else_is_saving_is_named(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.record.connection._WAIT_SECONDS", 0.05)
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KnownError) as busy:
        commit(record, Batch("import"), NOON)
    other.execute("ROLLBACK")
    other.close()
    assert sentence(busy) == (
        "「青梅市 第1回.renkei」はほかの人が保存中です。少し待ってからもう一度お試しください。何も失われていません。"
    )


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as absent:
        Record.create(tmp_path / "ない" / "a.renkei", "", NOON)
    assert sentence(absent) == (
        f"フォルダー {tmp_path / 'ない'} がありません。先にフォルダーを作るか、別の場所を指定してください。"
    )


def test_a_record_that_may_only_be_read_can_be_seen_but_not_changed(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    with Record.open(record) as opened:
        assert opened.view(NOON).observations[0].value == 1.0
        with pytest.raises(KnownError) as locked:
            opened.commit(Batch("import", observations=(figure(2.0),)), NOON + HOUR)
    assert sentence(locked) == (
        "「青梅市 第1回.renkei」は読み取り専用のため保存できません。記録は元のままです。"
        "書き込みのできる場所へ写してから使ってください。"
    )


def test_a_folder_without_write_access_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "共有"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):  # root and Windows may write everywhere: /proc refuses even root
        folder = Path("/proc/self/attr")
    if not folder.is_dir():
        pytest.skip("no folder here refuses to be written to")
    with pytest.raises(KnownError) as locked:
        Record.create(folder / "a.renkei", "", NOON)
    assert locked.value.key in {"record.folder_read_only", "record.cannot_create", "record.no_folder"}


def test_the_check_finds_an_entry_changed_behind_the_products_back(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(-0.0), figure(2.5, 2020))), NOON)
    with Record.open(record) as opened:
        assert opened.check() == ()
    connection = sqlite3.connect(record)
    connection.execute("UPDATE observation SET value = 3 WHERE fiscal_year = 2020")
    connection.commit()
    connection.close()
    with Record.open(record) as opened:
        assert opened.check() == ("batch 1: digest differs",)


def test_the_fingerprint_tells_the_state_and_nothing_else(record: Path, tmp_path: Path) -> None:
    twin = tmp_path / "写し.renkei"
    with Record.create(twin, "key = 'x'", NOON):
        pass
    for path in (record, twin):
        commit(path, Batch("import", observations=(figure(1.0),)), NOON)
    views = []
    for path in (record, twin):
        with Record.open(path) as opened:
            views.append(opened.view(NOON))
    assert views[0].fingerprint == views[1].fingerprint != ""


def settings(path: Path) -> dict[str, str]:
    with Record.open(path) as opened:
        return opened.view(NOON + 9 * HOUR).settings


def test_withdrawing_a_setting_restores_what_stood_before(record: Path) -> None:
    commit(record, Batch("setting", settings=(("judgement.co2", "old"),)), NOON)
    newer = commit(record, Batch("setting", settings=(("judgement.co2", "new"), ("whatif.案", "{}"))), NOON + HOUR)
    commit(record, Batch("withdraw", withdraws=(newer,)), NOON + 2 * HOUR)

    assert settings(record) == {"judgement.co2": "old"}


def test_a_withdrawn_withdrawal_no_longer_counts_however_often_it_is_repeated(record: Path) -> None:
    first = commit(record, Batch("setting", settings=(("a", "1"),)), NOON)
    found = []
    for step in range(3):
        undone = commit(record, Batch("withdraw", withdraws=(first,)), NOON + (2 * step + 1) * HOUR)
        found.append(settings(record))
        commit(record, Batch("withdraw", withdraws=(undone,)), NOON + (2 * step + 2) * HOUR)
        found.append(settings(record))

    assert found == [{}, {"a": "1"}] * 3


def test_the_record_s_past_knows_nothing_of_a_later_withdrawal_of_a_withdrawal(record: Path) -> None:
    first = commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    undone = commit(record, Batch("withdraw", withdraws=(first,)), NOON + HOUR)
    commit(record, Batch("withdraw", withdraws=(undone,)), NOON + 2 * HOUR)

    assert [values(record, NOON + step * HOUR) for step in range(3)] == [[1.0], [], [1.0]]


def test_the_ledger_tells_what_was_withdrawn_and_which_settings_came(record: Path) -> None:
    first = commit(record, Batch("setting", settings=(("b", "2"), ("a", "1"))), NOON)
    undone = commit(record, Batch("withdraw", withdraws=(first,)), NOON + HOUR)
    commit(record, Batch("withdraw", withdraws=(undone,)), NOON + 2 * HOUR)
    with Record.open(record) as opened:
        rows = opened.view(NOON + 9 * HOUR).batches

    assert [(row.withdrawn, row.withdraws, row.settings) for row in rows] == [
        (False, (), (("a", "1"), ("b", "2"))),
        (True, (1,), ()),
        (False, (2,), ()),
    ]
