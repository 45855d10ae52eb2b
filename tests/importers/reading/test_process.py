"""The process that reads may hang, die or be told to stop: we go on, and the next file gets a fresh one."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.reading.process import ReadingProcess
from tests.importers.look_alikes import raw_xlsx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that never ends is a pipe with a name")


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file whose reading never ends."""
    path = tmp_path / "終わらない.xlsx"
    os.mkfifo(path)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "良い.xlsx"
    path.write_bytes(raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return path


def killing(process: ReadingProcess) -> Callable[[], bool]:
    """A question whose second asking kills the worker, as a crash in it would."""

    def kill() -> None:
        assert process._process is not None
        process._process.kill()

    return on_call(2, kill)


def on_call(number: int, act: Callable[[], object]) -> Callable[[], bool]:
    """A question that is answered no, but does something when it is asked for the ``number``th time."""
    asked = []

    def ask() -> bool:
        asked.append(1)
        return len(asked) == number and act() is True

    return ask


def test_a_reader_that_hangs_is_killed_when_its_time_is_over(endless: Path) -> None:
    with ReadingProcess(seconds=0.2) as process:
        assert process.read(endless) == (False, "timeout")
        assert process._process is None


def test_a_reader_that_dies_means_a_broken_file(endless: Path) -> None:
    with ReadingProcess() as process:
        assert process.read(endless, killing(process)) == (False, "broken")


def test_the_file_after_a_dead_reader_is_read_by_a_new_one(endless: Path, good: Path) -> None:
    with ReadingProcess() as process:
        process.read(endless, killing(process))

        assert process.read(good)[:2] == (True, "xlsx")


def test_the_file_after_a_cancelled_one_gets_its_own_answer(endless: Path, good: Path) -> None:
    with ReadingProcess() as process:
        assert process.read(endless, on_call(2, lambda: True)) == (False, "cancelled")

        assert process.read(good)[:2] == (True, "xlsx")


def test_one_process_reads_many_files(good: Path) -> None:
    with ReadingProcess() as process:
        process.read(good)
        first = process._process
        process.read(good)

        assert process._process is first


def test_nothing_runs_on_after_the_last_file(good: Path) -> None:
    with ReadingProcess() as process:
        process.read(good)
        worker = process._process
    assert worker is not None

    assert worker.poll() is not None
