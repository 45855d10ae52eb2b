"""What the system tells of its processors: how long a reader has had one, and how long they worked or stood idle."""

import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importers.reading.job import Job


class Load(NamedTuple):
    """Seconds since the system's start, all processors together."""

    idle: float
    busy: float


if sys.platform == "win32":

    def spent_by(process: "subprocess.Popen[bytes]", job: "Job | None") -> float | None:  # noqa: ARG001
        """Processor seconds of a reader and what it started itself; None where that is not known."""
        return job.processor_seconds() if job is not None else None

    def load() -> Load | None:
        """What the processors have done so far; None where that is not known."""
        import ctypes

        times = [ctypes.c_uint64() for _ in range(3)]
        if not ctypes.WinDLL("kernel32").GetSystemTimes(*map(ctypes.byref, times)):
            return None
        idle, kernel, user = (time.value / 1e7 for time in times)  # counted in 100 ns; idle is a part of the kernel's
        return Load(idle, kernel + user - idle)

else:
    import os
    from pathlib import Path

    _TICKS = os.sysconf("SC_CLK_TCK")

    def spent_by(process: "subprocess.Popen[bytes]", job: "Job | None") -> float | None:  # noqa: ARG001
        """Processor seconds of a reader; None where that is not known."""
        try:
            with Path(f"/proc/{process.pid}/stat").open("rb") as stream:
                told = stream.read()
            user, kernel = told[told.rindex(b")") :].split()[12:14]  # proc(5): fields 14 and 15, the name is the second
        except (OSError, ValueError):
            return None
        return (int(user) + int(kernel)) / _TICKS

    def load() -> Load | None:
        """What the processors have done so far; None where that is not known."""
        try:
            with Path("/proc/stat").open("rb") as stream:
                name, *counts = stream.readline().split()
            user, nice, kernel, idle, waiting, *others = map(int, counts[:8])  # what follows is counted in the first
        except (OSError, ValueError):
            return None
        busy = user + nice + kernel + sum(others)
        return Load((idle + waiting) / _TICKS, busy / _TICKS) if name == b"cpu" else None
