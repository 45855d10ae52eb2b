import errno
import os
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.wording import LANGUAGES, wording
from exports.safe_file import write_safely


def failure(path: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        write_safely(path, b"new")
    for language in LANGUAGES:
        assert wording(language).error(caught.value)
    return caught.value


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "報告書.pdf"
    write_safely(target, b"old")
    write_safely(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    error = failure(tmp_path / "ない" / "報告書.pdf")

    assert error.key == "export.folder_read_only"
    assert error.values["folder"] == str(tmp_path / "ない")


def test_a_target_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    target = tmp_path / "報告書.pdf"
    target.mkdir()

    assert failure(target).key == "export.target_in_use"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "報告書.pdf"
    target.write_bytes(b"old")

    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", no_space)

    assert failure(target).key == "export.disk_full"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
