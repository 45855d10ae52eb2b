"""Originals: the files themselves, kept once each, covered by the chain of digests; old records are brought along."""

import datetime
import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.record import originals, sql
from dashboard.record.batch import Batch, Original, SourceFile
from dashboard.record.record import Record
from dashboard.wording import wording
from tests import boards
from tests.dashboard.record.test_record import NOON, commit, figure

HOUR = datetime.timedelta(hours=1)
FIRST_VERSION_DIGEST = "4397f108624793c8935d7915fb94591ec460ceb0ab120a3bca4f45096f16df26"


def original(content: bytes) -> Original:
    return Original(hashlib.sha256(content).hexdigest(), content)


SHEET = original(b"PK\x03\x04 the sheet as it came")
TABLE = original("年度,kW\r\n2019,20391\r\n".encode("cp932") * 200)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "青梅市.renkei"
    with Record.create(path, "key = 'x'", NOON):
        pass
    return path


def statement(path: Path, *texts: str) -> None:
    connection = sqlite3.connect(path)
    for text in texts:
        connection.execute(text)
    connection.commit()
    connection.close()


def of_the_first_version(path: Path) -> Path:
    """The record as the first version of the product left it."""
    commit(path, Batch("import", "環境政策課", "", (SourceFile("進捗.xlsx", "ab" * 32, 1234),), (figure(1.0),)), NOON)
    statement(path, "DROP TABLE original", "PRAGMA user_version = 1")
    return path


def test_the_file_behind_a_figure_comes_back_as_it_was(record: Path) -> None:
    entry = figure(20391.0)
    entry = replace(entry, provenance=entry.provenance._replace(sha256=TABLE.sha256))
    commit(record, Batch("import", observations=(entry,), originals=(SHEET, TABLE)), NOON)
    with Record.open(record) as opened:
        assert opened.original(opened.view(NOON).observations[0].provenance.sha256) == TABLE.content
        assert opened.original(SHEET.sha256) == SHEET.content
        assert opened.view(NOON).kept == {SHEET.sha256, TABLE.sha256}


def test_the_same_file_is_kept_once(record: Path) -> None:
    commit(record, Batch("import", originals=(TABLE,)), NOON)
    with Record.open(record) as opened:
        taken = opened.view(NOON).kept_bytes
    commit(record, Batch("import", originals=(TABLE,)), NOON + HOUR)
    with Record.open(record) as opened:
        assert opened.view(NOON + HOUR).kept_bytes == taken
        assert opened.check() == ()
    assert taken < len(TABLE.content) / 10


def test_a_file_beyond_the_room_is_not_kept_and_the_figures_are(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MOST_KEPT", len(SHEET.content) - 1)
    commit(record, Batch("import", observations=(figure(1.0),), originals=(SHEET,)), NOON)
    with Record.open(record) as opened:
        assert (opened.view(NOON).kept, len(opened.view(NOON).observations)) == (frozenset(), 1)


def test_a_file_that_was_not_kept_is_told_by_its_name(record: Path) -> None:
    commit(record, Batch("import", observations=(figure(1.0),)), NOON)
    with Record.open(record) as opened, pytest.raises(KnownError) as absent:
        opened.original(figure(1.0).provenance.sha256, "進捗.xlsx")
    assert wording("ja").error(absent.value) == (
        "「進捗.xlsx」の控えは、この記録に入っていません。送り主の元のファイルをご覧ください。"
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE original SET content = x'504b'", ("original {0}: content differs",)),
        ("UPDATE original SET sha256 = 'ab'", ("batch 1: digest differs",)),
        ("DELETE FROM original", ("batch 1: digest differs",)),
    ],
)
def test_an_original_changed_behind_the_product_s_back_is_found(
    record: Path, change: str, found: tuple[str, ...]
) -> None:
    commit(record, Batch("import", originals=(SHEET,)), NOON)
    statement(record, change)
    with Record.open(record) as opened:
        assert opened.check() == tuple(text.format(SHEET.sha256[:12]) for text in found)


def test_a_changed_original_is_never_handed_out(record: Path) -> None:
    commit(record, Batch("import", originals=(SHEET,)), NOON)
    statement(record, "UPDATE original SET content = x'504b', size = 2")
    with Record.open(record) as opened, pytest.raises(KnownError) as broken:
        opened.original(SHEET.sha256)
    assert broken.value.key == "record.broken"


def test_a_record_of_the_first_version_can_be_read_without_being_changed(record: Path) -> None:
    before = of_the_first_version(record).read_bytes()
    with Record.open(record) as opened:
        assert [entry.value for entry in opened.view(NOON).observations] == [1.0]
        assert opened.view(NOON).kept == frozenset()
        assert opened.check() == ()
        with pytest.raises(KnownError):
            opened.original(SHEET.sha256)
    assert record.read_bytes() == before


def test_a_record_of_the_first_version_is_brought_along_by_the_first_writing(record: Path) -> None:
    of_the_first_version(record)
    commit(record, Batch("import", observations=(figure(2.0),), originals=(SHEET,)), NOON + HOUR)
    with Record.open(record) as opened:
        assert [entry.value for entry in opened.view(NOON).observations] == [1.0]
        assert [entry.value for entry in opened.view(NOON + HOUR).observations] == [2.0]
        assert opened.original(SHEET.sha256) == SHEET.content
        assert opened.check() == ()


def test_the_chain_of_a_record_of_the_first_version_reads_on_unchanged(record: Path) -> None:
    of_the_first_version(record)
    with Record.open(record) as opened:
        assert opened.view(NOON).fingerprint == FIRST_VERSION_DIGEST


def test_an_upgrade_that_fails_leaves_the_record_of_the_first_version(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = of_the_first_version(record).read_bytes()
    monkeypatch.setitem(sql.UPGRADES, 1, (*sql.UPGRADES[1], "CREATE TABLE batch (number INTEGER)"))
    with pytest.raises(sqlite3.OperationalError):
        Record.open(record, writing=True)
    assert record.read_bytes() == before


def test_an_initiative_of_the_second_version_reads_on_and_a_new_one_brings_its_cells(record: Path) -> None:
    """What was stored without cells is written as ever, so that the chain of an older record stays what it was."""
    old = boards.initiative(1)
    new = replace(boards.initiative(2), cells=(("progress", "J5"), ("share.city", "R5")))
    commit(record, Batch("import", initiatives=(old,)), NOON)
    connection = sqlite3.connect(record)
    (body,) = connection.execute("SELECT body FROM initiative").fetchone()
    connection.close()
    statement(record, "PRAGMA user_version = 2")
    commit(record, Batch("import", initiatives=(new,)), NOON + HOUR)

    assert "cells" not in body
    with Record.open(record) as opened:
        assert opened.view(NOON + HOUR).initiatives == (old, new)
        assert opened.check() == ()
