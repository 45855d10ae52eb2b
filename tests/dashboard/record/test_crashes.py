"""A program that dies while it stores: the record opens as it was before, for whoever comes next."""

import datetime
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.record.batch import Batch
from dashboard.record.connection import create, known_errors
from dashboard.record.record import Record
from dashboard.wording import wording

NOON = datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC)
WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 5")
connection.execute("BEGIN IMMEDIATE")
connection.executemany("INSERT INTO setting VALUES (1, ?, ?)", ((f"k{n}", "v" * 500) for n in range(3000)))
print("half-way", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def broken_off(tmp_path: Path) -> Path:
    """A record of one setting whose next writer was killed with its pages half written."""
    path = tmp_path / "青梅市.renkei"
    with Record.create(path, "key = 'x'", NOON) as record:
        record.commit(Batch("setting", settings=(("consultation.cadence_months", "6"),)), NOON)
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"half-way"
        writer.kill()
    assert journal(path).stat().st_size > 0
    return path


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def test_a_reader_opens_the_record_as_it_was_before_the_writer_died(broken_off: Path) -> None:
    with Record.open(broken_off) as record:
        assert record.view(NOON).settings == {"consultation.cadence_months": "6"}
        assert record.check() == ()
    assert not journal(broken_off).exists()


def test_where_it_cannot_be_set_right_the_sentence_tells_to_keep_the_journal_with_it(broken_off: Path) -> None:
    """A connection that may only read, as every one is in a folder that may not be written to."""
    reader = sqlite3.connect(f"{broken_off.as_uri()}?mode=ro", uri=True)
    with pytest.raises(KnownError) as caught, known_errors(broken_off):
        reader.execute("SELECT * FROM setting")
    reader.close()

    assert wording("ja").error(caught.value) == (
        "「青梅市.renkei」には保存の途中で止まった跡があり、この場所では元に戻せません。"
        "隣の「青梅市.renkei-journal」と必ず一緒に、書き込みのできる場所へ写してから開いてください。"
        "記録だけを写すと壊れます。"
    )
    assert wording("en").error(caught.value) == (
        "Saving 青梅市.renkei broke off half-way, and it cannot be set right where it is. Please copy it together with "
        "青梅市.renkei-journal beside it to a place you may write to, and open it there. "
        "The record alone would be damaged."
    )


def test_a_record_that_cannot_be_filled_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "青梅市.renkei"
    with pytest.raises(UnicodeEncodeError):
        Record.create(path, "half a character: \ud83d", NOON)

    assert not path.exists()


def test_a_record_an_earlier_version_left_without_its_agreement_is_told(tmp_path: Path) -> None:
    path = tmp_path / "青梅市.renkei"
    create(path, ()).close()
    with Record.open(path) as record, pytest.raises(KnownError) as caught:
        record.view(NOON)

    assert wording("ja").error(caught.value) == (
        "「青梅市.renkei」は作成の途中で止まったため、協定の内容が入っていません。"
        "このファイルを消し、記録を作り直してください。"
    )
    assert wording("en").error(caught.value) == (
        "青梅市.renkei broke off while it was being made and holds no agreement. "
        "Please delete this file and make the record again."
    )
