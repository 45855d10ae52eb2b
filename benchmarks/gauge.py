"""What every measured program says at its end: one line ``name=figure name=figure …``.

It is on the start path of both sides, so it imports next to nothing.
"""

import os
import sys
import time

STARTED = "BENCH_STARTED_NS"
"""Environment variable with the wall clock (ns) just before the program was started."""


def since_start_ms() -> float:
    """Milliseconds since the process was started."""
    return (time.time_ns() - int(os.environ.get(STARTED, time.time_ns()))) / 1e6


def tell(ended: int = 0, **figures: float) -> None:
    """Print the figures, and the peaks of memory (MiB) where the system tells them.

    ``peak_mb`` is that of this process, ``family_mb`` that of it and its children added up: those it still has, and
    ``ended`` ones that are gone, each as large as the largest of them.
    """
    if sys.platform == "linux":
        import resource

        gone = ended * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        figures["peak_mb"] = _peak_mb("self")
        figures["family_mb"] = figures["peak_mb"] + sum(map(_peak_mb, _children())) + gone
    print(" ".join(f"{name}={figure:.3f}" for name, figure in figures.items()), flush=True)


def _children() -> list[str]:
    with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
        return file.read().split()


def _peak_mb(process: str) -> float:
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        peak = next(line for line in file if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
