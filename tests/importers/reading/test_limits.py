"""The bounds of the reading process: by itself on POSIX, in a Job Object on Windows."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from importers.reading import limits
from importers.reading.job import Job
from importers.reading.limits import MOST_MEMORY

GREEDY = "from importers.reading.limits import bind_self; bind_self(); bytearray(600 * 2**20)"


class Windows:
    """Stands for kernel32: notes what it is told, and refuses what it is to refuse."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.flags = self.memory = self.size = 0
        self.held: list[tuple[int, int]] = []
        self.closed: list[int] = []
        self.worked = (0, 0)

    def CreateJobObjectW(self, attributes: None, name: None, /) -> int | None:
        return None if "job" in self.refused else 2**40

    def SetInformationJobObject(self, job: int, kind: int, told: Any, size: int, /) -> int:
        self.flags, self.memory, self.size = told._obj.basic.flags, told._obj.process_memory, size
        return int(kind == 9)

    def AssignProcessToJobObject(self, job: int, process: int, /) -> int:
        self.held.append((job, process))
        return int("process" not in self.refused)

    def QueryInformationJobObject(self, job: int, kind: int, told: Any, size: int, used: None, /) -> int:
        told._obj.user_time, told._obj.kernel_time = self.worked
        return int(kind == 1 and size == 48 and "times" not in self.refused)

    def CloseHandle(self, handle: int, /) -> int:
        self.closed.append(handle)
        return 1


def test_the_job_caps_memory_and_ends_with_us() -> None:
    windows = Windows()
    job = Job(windows, 77, MOST_MEMORY)

    assert (job.held, windows.held) == (True, [(2**40, 77)])
    assert (windows.memory, windows.flags) == (MOST_MEMORY, 0x100 | 0x2000 | 0x400)
    job.close()
    job.close()
    assert windows.closed == [2**40]


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the size on 64-bit systems")
def test_the_limits_have_the_size_that_windows_expects() -> None:
    windows = Windows()
    Job(windows, 1, MOST_MEMORY)

    assert windows.size == 144


@pytest.mark.parametrize("refused", ["job", "process"])
def test_a_job_that_windows_refuses_is_told(refused: str) -> None:
    windows = Windows(refused)
    job = Job(windows, 1, MOST_MEMORY)
    job.close()

    assert not job.held
    assert windows.closed == ([] if refused == "job" else [2**40])


def test_the_job_tells_what_its_processes_have_cost() -> None:
    windows = Windows()
    windows.worked = (12_500_000, 2_500_000)  # in 100 ns

    assert Job(windows, 1, MOST_MEMORY).processor_seconds() == 1.5


@pytest.mark.parametrize("refused", ["times", "process"])
def test_a_job_of_which_nothing_is_told_has_no_figure(refused: str) -> None:
    assert Job(Windows(refused), 1, MOST_MEMORY).processor_seconds() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there the parent holds the worker")
def test_a_worker_that_wants_too_much_memory_is_refused_it() -> None:
    ended = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, encoding="utf-8", check=False)

    assert "MemoryError" in ended.stderr


@pytest.mark.skipif(sys.platform != "win32", reason="Job Objects are Windows' own")
def test_on_windows_the_worker_is_held_and_dies_with_the_job() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        job = limits.hold(process)
        assert job is not None
        assert job.held
        assert job.processor_seconds() is not None
        job.close()

        assert process.wait(10) is not None
