"""The process that reads may hang, die or be told to stop: we go on, and the next file gets a fresh one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from importers.reading import allowance
from importers.reading import process as seen_from_here
from importers.reading.digest import sha256
from importers.reading.process import ReadingProcess, command
from importers.workbook import read_workbook, read_workbooks
from tests.importers.look_alikes import raw_xlsx
from tests.importers.reading.old_forms import corners_xls, old_xls

HANGS = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]
DIES = [sys.executable, "-c", ""]
READY = """
import marshal, sys, time
def ready():
    told = marshal.dumps(time.process_time())
    sys.stdout.buffer.write(len(told).to_bytes(8, "little") + told)
    sys.stdout.buffer.flush()
"""
WORKS_WITHOUT_END = [sys.executable, "-c", READY + "ready(); sys.stdin.buffer.readline()\nwhile True: pass"]
HANGS_WHEN_READY = [sys.executable, "-c", READY + "ready(); sys.stdin.buffer.read()"]
STARTS_WITH_EFFORT = [
    *(sys.executable, "-c"),
    READY + "while time.process_time() < 1: pass\nready()\nfrom importers.reading.worker import serve; serve()",
]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "良い.xlsx"
    path.write_bytes(raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return path


Workers = Callable[..., None]


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Workers:
    """Says which workers are started one after the other, before those that do read."""

    def start(*commands: list[str]) -> None:
        def each() -> Iterator[list[str]]:
            yield from commands
            while True:
                yield command()

        following = each()
        monkeypatch.setattr(seen_from_here, "command", lambda: next(following))

    return start


def on_call(number: int, act: Callable[[], object]) -> Callable[[], bool]:
    """A question that is answered no, but does something when it is asked for the ``number``th time."""
    asked = []

    def ask() -> bool:
        asked.append(1)
        return len(asked) == number and act() is True

    return ask


def test_a_reader_that_hangs_is_killed_when_its_time_is_over(good: Path, workers: Workers) -> None:
    workers(HANGS)
    with ReadingProcess(seconds=0.2) as process:
        assert process.read(good) == (False, "timeout")
        assert process.pid is None


def test_a_reader_that_works_without_end_is_killed_when_its_processor_time_is_over(
    good: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "PATIENCE", 1e6)
    workers(WORKS_WITHOUT_END)
    with ReadingProcess(seconds=0.3) as process:
        assert process.read(good) == (False, "timeout")


def test_a_reader_that_hangs_without_working_is_killed_though_it_costs_nothing(good: Path, workers: Workers) -> None:
    workers(HANGS_WHEN_READY)
    with ReadingProcess(seconds=0.2) as process:
        assert process.read(good) == (False, "timeout")


def test_the_start_of_a_reader_is_not_charged_to_the_file(good: Path, workers: Workers) -> None:
    """Its start costs a second of the processor, the file some hundredths: what is charged is seen at once after."""
    workers(STARTS_WITH_EFFORT)
    with ReadingProcess(seconds=60) as process:
        assert process.read(good)[:2] == (True, "xlsx")
        assert process._before is not None
        assert process._before >= 1


def test_a_file_is_charged_what_it_costs_itself_and_not_the_files_before_it(good: Path) -> None:
    with ReadingProcess() as process:
        process.read(good)
        process.ask(good)
        first = process._before
        process.answer()
        process.ask(good)
        second = process._before
        process.answer()

    assert first is not None
    assert second is not None
    assert second >= first > 0


def test_a_reader_that_dies_again_means_a_broken_file(good: Path, workers: Workers) -> None:
    workers(DIES, DIES)
    with ReadingProcess() as process:
        assert process.read(good) == (False, "broken")


def test_the_file_after_a_dead_reader_is_read_by_a_new_one(good: Path, workers: Workers) -> None:
    workers(DIES, DIES)
    with ReadingProcess() as process:
        process.read(good)

        assert process.read(good)[:2] == (True, "xlsx")


def test_a_reader_ended_from_outside_is_replaced_and_its_file_read(good: Path, workers: Workers) -> None:
    workers(DIES)
    with ReadingProcess() as process:
        assert process.read(good)[:2] == (True, "xlsx")


def test_a_reader_ended_between_two_files_costs_neither(good: Path) -> None:
    with ReadingProcess() as process:
        process.read(good)
        first = process._process
        assert first is not None
        first.kill()
        first.wait()

        assert process.read(good)[:2] == (True, "xlsx")
        assert process._process is not first


def test_the_file_after_a_cancelled_one_gets_its_own_answer(good: Path, workers: Workers) -> None:
    workers(HANGS)
    with ReadingProcess() as process:
        assert process.read(good, on_call(2, lambda: True)) == (False, "cancelled")

        assert process.read(good)[:2] == (True, "xlsx")


def test_many_files_are_read_though_readers_die_among_them(good: Path, workers: Workers) -> None:
    workers(DIES, DIES)
    found = list(read_workbooks([good] * 12))

    assert [entry.name for entry in found if not isinstance(entry, KnownError)] == [good.name] * 12


@pytest.mark.skipif(sys.platform == "win32", reason="there a pipe has no place in a folder")
def test_a_pipe_is_no_workbook_and_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "終わらない.xlsx"
    os.mkfifo(path)

    with pytest.raises(KnownError) as refusal:
        read_workbook(path)
    assert refusal.value.key == "reading.not_a_workbook"


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


def test_where_no_reader_can_run_no_file_is_called_broken(good: Path, workers: Workers) -> None:
    workers(*[DIES] * 4)
    with ReadingProcess() as process:
        assert process.read(good) == (False, "no_reader")
        assert process.read(good)[0]


def test_a_reader_that_ends_for_want_of_memory_has_a_file_too_large(good: Path, workers: Workers) -> None:
    for last_words in ("memory allocation of 536870912 bytes failed", "MemoryError", "what():  std::bad_alloc"):
        workers([sys.executable, "-c", f"import sys; sys.exit({last_words!r})"], DIES)
        with ReadingProcess() as process:
            assert process.read(good) == (False, "too_large")


def test_a_reader_that_ends_with_another_complaint_is_tried_again(good: Path, workers: Workers) -> None:
    workers([sys.executable, "-c", "raise ValueError('index out of range')"])
    with ReadingProcess() as process:
        assert process.read(good)[:2] == (True, "xlsx")


def test_an_old_workbook_that_takes_more_memory_than_there_is_is_too_large_and_not_broken(tmp_path: Path) -> None:
    path = tmp_path / "四隅.xls"
    path.write_bytes(corners_xls())
    with ReadingProcess() as process:
        assert process.read(path) == (False, "too_large")
        path.write_bytes(old_xls())
        assert process.read(path)[:2] == (True, "xls")


def test_a_reader_of_workbooks_loads_none_of_the_heavy_modules(good: Path) -> None:
    """Each of them stands for megabytes in every reader: OpenSSL, the parts of dataclasses, and all of ours beside."""
    script = (
        "import sys, pathlib; from importers.reading.worker import answer;"
        f"found = answer(pathlib.Path({str(good)!r})); print(found[0], *sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    read, *loaded = run.stdout.split()

    heavy = (
        "hashlib",
        "ssl",
        "dataclasses",
        "inspect",
        "subprocess",
        "numpy",
        "pandas",
        "openpyxl",
        "PySide6",
        "sqlite3",
    )
    assert read == "True"
    assert [name for name in loaded if name in heavy or name.startswith("dashboard")] == []
    assert [name for name in loaded if name.startswith("importers.") and not name.startswith("importers.reading")] == []


def test_the_digest_is_sha256() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_program_that_is_not_there_is_no_fault_of_the_file(good: Path, workers: Workers) -> None:
    workers(*[["/nowhere/renkei-reader"]] * 4)
    with ReadingProcess() as process:
        assert process.read(good) == (False, "no_reader")


def test_a_file_that_readers_die_of_is_still_the_one_to_blame(good: Path, workers: Workers) -> None:
    workers(DIES, DIES)
    with ReadingProcess() as process:
        assert process.read(good) == (False, "broken")
