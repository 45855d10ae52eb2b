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


def tell(**figures: float) -> None:
    """Print the figures; ``peak_mb`` is added where the system tells it."""
    if sys.platform == "linux":
        figures["peak_mb"] = _family_peak_mb()
    print(" ".join(f"{name}={figure:.3f}" for name, figure in figures.items()), flush=True)


def _family_peak_mb() -> float:
    """Peak resident memory (MiB) of this process and of the children it still has, added up."""
    with open("/proc/self/task/" + str(os.getpid()) + "/children", encoding="ascii") as file:
        family = ["self", *file.read().split()]
    return sum(_peak_mb(member) for member in family)


def _peak_mb(process: str) -> float:
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        peak = next(line for line in file if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
