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


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "報告書.pdf"
    target.mkdir()

    assert failure(target).key == "export.target_is_folder"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_given_as_the_file_is_called_one_in_a_sentence(tmp_path: Path) -> None:
    assert wording("ja").error(failure(tmp_path)) == (
        f"{tmp_path} はフォルダーです。書き出すファイルの名前まで指定してください（例：報告書.pdf）。"
    )


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "報告書.pdf"
    target.write_bytes(b"old")

    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", no_space)

    assert failure(target).key == "export.disk_full"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_system_that_takes_nothing_is_told_and_not_what_clearing_up_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only file system", str(path))

    monkeypatch.setattr(Path, "open", read_only)
    monkeypatch.setattr(Path, "unlink", read_only)

    assert failure(tmp_path / "報告書.pdf").key == "export.folder_read_only"


@pytest.mark.parametrize(("refusals", "written"), [(0, b"new"), (2, b"new"), (99, b"old")])
def test_a_target_that_is_open_elsewhere_gets_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, written: bytes
) -> None:
    target, replace, left = tmp_path / "報告書.pdf", Path.replace, [refusals]
    target.write_bytes(b"old")

    def held_open(draft: Path, to: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "open in another program", str(to))
        return replace(draft, to)

    monkeypatch.setattr(Path, "replace", held_open)
    monkeypatch.setattr("exports.safe_file.PAUSES", (0.0, 0.0, 0.0))
    if written == b"old":
        assert failure(target).key == "export.target_in_use"
    else:
        write_safely(target, b"new")

    assert target.read_bytes() == written
    assert list(tmp_path.iterdir()) == [target]
