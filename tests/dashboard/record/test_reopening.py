"""An original written out again: in a folder of its own, under a safe name, and gone after a day."""

import datetime
import os
import tempfile
from pathlib import Path

import pytest

from dashboard.record.reopening import reopen, safe_name

BOOK = (".xlsx", ".xlsm")
TEXT = (".csv", ".tsv")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, for this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "endings", "safe"),
    [
        ("進捗.xlsx", BOOK, "進捗.xlsx"),
        ("進捗.XLSM", BOOK, "進捗.XLSM"),
        ("../../表.xlsx", BOOK, "表.xlsx"),
        ("C:\\共有\\表:1?.xlsx", BOOK, "表_1_.xlsx"),
        ("CON.xlsx", BOOK, "_CON.xlsx"),
        ("..", BOOK, "original.xlsx"),
        ("", TEXT, "original.csv"),
        ("導入量.bat", TEXT, "導入量.bat.csv"),
        ("導入量.hta ", TEXT, "導入量.hta.csv"),
        (".js", TEXT, "js.csv"),
        ("導入量.csv:x.exe", TEXT, "導入量.csv_x.exe.csv"),
        ("導入量.exe", BOOK, "導入量.exe.xlsx"),
        ("表.xls", TEXT, "表.xls.csv"),
    ],
)
def test_a_name_out_of_a_record_can_do_no_harm(name: str, endings: tuple[str, ...], safe: str) -> None:
    assert safe_name(name, endings) == safe


def test_two_files_of_one_name_do_not_meet() -> None:
    first, second = reopen(b"1", "表.xlsx", BOOK, "S", "A1"), reopen(b"2", "表.xlsx", BOOK, "S", "A1")

    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"1", b"2")
    assert (first.path.name, first.sheet, first.cell) == ("表.xlsx", "S", "A1")


def test_the_copy_cannot_be_taken_for_the_file_to_work_on() -> None:
    assert not reopen(b"1", "表.xlsx", BOOK, "", "").path.stat().st_mode & 0o222


def test_copies_of_earlier_days_are_removed(place: Path) -> None:
    old = reopen(b"1", "表.xlsx", BOOK, "", "").path
    before = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2)).timestamp()
    os.utime(old.parent, (before, before))
    new = reopen(b"2", "表.xlsx", BOOK, "", "").path

    assert list(place.iterdir()) == [new.parent]
