"""The reading process seen from our side: started once for many files, killed when a file costs it too much."""

import json
import marshal
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from importers.reading.allowance import Allowance
from importers.reading.limits import hold
from importers.reading.processor import spent_by
from importers.reading.refusal import LENGTH

if TYPE_CHECKING:
    from importers.reading.job import Job

SECONDS = 8.0
"""Seconds of the processor that one file may cost its reader; its start is not charged to the file."""
_TICK = 0.05  # so soon is a wish to stop heard
_PIPE = 2**20
"""Bytes an answer may be ahead of us in its pipe, where the system can be told: each refill waits for our thread."""
_OUT_OF_MEMORY = re.compile(rb"memory allocation of \d+ bytes failed|MemoryError|bad_alloc")
"""What a worker's last words say when it was refused memory: Rust's, Python's, C++'s."""
_LAST_WORDS = 2**16
_NOWHERE = Path(__file__) / "nowhere.xlsx"
Answer = tuple[Any, ...]
Task = Literal["cells", "objects"]
"""What the worker shall tell of a file: its cells, or what lies over them."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """The worker has ended, and what for."""

    out_of_memory: bool = False


_Heard = queue.Queue[bytes | _Ended]


def command() -> list[str]:
    """How the worker is started: by the packaged program itself, or by this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "read-files"]
    return [sys.executable, "-m", "importers.reading.worker"]


class ReadingProcess:
    """A worker that answers one path at a time. Use it as a context manager."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: _Heard = queue.Queue()
        self._thread: threading.Thread | None = None
        self._job: Job | None = None
        self._asked: tuple[Task, Path] | None = None
        self._allowance = Allowance(seconds, self._spent)
        self._before: float | None = None
        self._died = False
        self._spoke = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The worker's process number; None while there is none."""
        return self._process.pid if self._process is not None else None

    def read(self, path: Path, cancelled: Callable[[], bool] | None = None, *, task: Task = "cells") -> Answer:
        """The worker's answer for ``path``; ``(False, "timeout" | "broken" | "cancelled")`` where it has none."""
        self.ask(path, task)
        return self.answer(cancelled)

    def ask(self, path: Path, task: Task = "cells") -> None:
        """Let the worker begin with ``path``; its answer has to be fetched before it is asked again."""
        self._asked, self._died = (task, path), False
        self._send(task, path)

    def _send(self, task: Task, path: Path) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.stop()  # it was ended while it had nothing to do
        try:
            process = self._process or self._start()
            self._before = self._spent()
            assert process.stdin is not None
            process.stdin.write(json.dumps((task, str(path.absolute()))).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            self._answers.put(_Ended())

    def answer(self, cancelled: Callable[[], bool] | None = None) -> Answer:
        """The answer for the path asked last. The time it keeps us waiting is counted from here.

        A worker that dies is replaced and asked once more: it may have been ended from outside, for want of memory or
        by a person; only a file that a second one dies of is to blame. One that was refused memory says so itself: the
        file is too large. Where no worker can be run at all, stopped by a guard against viruses perhaps, no file is to
        blame: the answer is ``(False, "no_reader")``.
        """
        self._allowance.begin(self._before)
        while not self._allowance.over():
            if cancelled is not None and cancelled():
                self.stop()
                return False, "cancelled"
            try:
                found = self._answers.get(timeout=_TICK)
            except queue.Empty:
                continue
            if isinstance(found, _Ended):
                self.stop()
                if found.out_of_memory:
                    return False, "too_large"
                if self._died or self._asked is None:
                    return False, "broken" if self._can_read(cancelled) else "no_reader"
                self._died = True
                self._send(*self._asked)
                self._allowance.begin(self._before)
                continue
            told = marshal.loads(found)  # noqa: S302 - plain values from our own process
            if isinstance(told, float):
                self._before = told
                self._allowance.begin(told)
                continue
            self._spoke = True
            answer: Answer = told
            return answer
        self.stop()
        return False, "timeout"

    def _spent(self) -> float | None:
        """Processor seconds of the worker so far; None where that is not known."""
        return spent_by(self._process, self._job) if self._process is not None else None

    def _can_read(self, cancelled: Callable[[], bool] | None) -> bool:
        """Whether a worker runs here: one has answered before, or answers now for a file there is not."""
        if self._spoke:
            return True
        self._spoke = True  # whatever it says, it is not asked a second time
        self.ask(_NOWHERE)
        answer = self.answer(cancelled)
        self._spoke = answer[1] not in ("broken", "timeout")
        return self._spoke

    def stop(self) -> None:
        """Kill the worker and wait for its end; the next file starts a new one."""
        process, thread = self._process, self._thread
        self._process = self._thread = None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._job is not None:
            self._job.close()
            self._job = None
        if thread is not None:
            thread.join()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                _close(stream)
        self._answers = queue.Queue()

    def _start(self) -> subprocess.Popen[bytes]:
        root = Path(__file__).resolve().parents[2]
        # CREATE_NO_WINDOW: no console flashes up; BELOW_NORMAL_PRIORITY_CLASS: the window goes first
        flags = 0x08000000 | 0x00004000 if sys.platform == "win32" else 0
        self._process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=root,
            env={**os.environ, "PYTHONUTF8": "1", "RUST_BACKTRACE": "0"},
            creationflags=flags,
            pipesize=_PIPE,
        )
        self._job = hold(self._process)
        self._thread = threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True)
        self._thread.start()
        return self._process


def _listen(process: subprocess.Popen[bytes], answers: _Heard) -> None:
    """Pass answers on, as small as they came, until the worker ends."""
    stream, complaints = process.stdout, process.stderr
    assert stream is not None
    assert complaints is not None
    while len(head := stream.read(LENGTH)) == LENGTH:
        size = int.from_bytes(head, "little")
        body = stream.read(size)
        if len(body) != size:
            break
        answers.put(body)
    answers.put(_Ended(_OUT_OF_MEMORY.search(complaints.read(_LAST_WORDS)) is not None))


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return
