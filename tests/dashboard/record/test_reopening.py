"""An original written out again: in a folder of its own, under a safe name, and gone after a day."""

import datetime
import os
import tempfile
from pathlib import Path

import pytest

from dashboard.record.reopening import reopen, safe_name


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, for this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("進捗.xlsx", "進捗.xlsx"),
        ("../../表.xlsx", "表.xlsx"),
        ("C:\\共有\\表:1?.xlsx", "表_1_.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("..", "original"),
        ("", "original"),
    ],
)
def test_a_name_out_of_a_record_can_do_no_harm(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_two_files_of_one_name_do_not_meet() -> None:
    first, second = reopen(b"1", "表.xlsx", "S", "A1"), reopen(b"2", "表.xlsx", "S", "A1")

    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"1", b"2")
    assert (first.path.name, first.sheet, first.cell) == ("表.xlsx", "S", "A1")


def test_the_copy_cannot_be_taken_for_the_file_to_work_on() -> None:
    assert not reopen(b"1", "表.xlsx", "", "").path.stat().st_mode & 0o222


def test_copies_of_earlier_days_are_removed(place: Path) -> None:
    old = reopen(b"1", "表.xlsx", "", "").path
    before = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2)).timestamp()
    os.utime(old.parent, (before, before))
    new = reopen(b"2", "表.xlsx", "", "").path

    assert list(place.iterdir()) == [new.parent]
