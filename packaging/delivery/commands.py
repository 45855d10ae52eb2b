"""Running other programs, with a time limit and their words kept."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class NotHereError(Exception):
    """Something this machine would need cannot be had on it; the sentence says what. No fault of the product."""


class BrokenError(Exception):
    """A step failed; the sentence says which and how."""


@dataclass(frozen=True)
class Ran:
    """How a program ended and what it said on both streams."""

    code: int
    words: str

    def tail(self, lines: int = 12) -> str:
        """The last lines it said."""
        return "\n".join(self.words.strip().splitlines()[-lines:])


def ran(
    command: Sequence[str | Path],
    *,
    seconds: float = 600,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Ran:
    """Run ``command`` with pipes as its streams, and with all it started ended when ``seconds`` are over (code 124)."""
    group = os.name != "nt"
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=dict(environment) if environment is not None else None,
        start_new_session=group,
    )
    try:
        words, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        words, _ = process.communicate()
        return Ran(124, words.decode(encoding, "replace") + f"\nended after {seconds:.0f} s")
    return Ran(process.returncode, words.decode(encoding, "replace"))


def must(command: Sequence[str | Path], what: str, *, seconds: float = 600, folder: Path | None = None) -> str:
    """The words of ``command``; raises BrokenError, naming ``what``, when it fails."""
    outcome = ran(command, seconds=seconds, folder=folder)
    if outcome.code:
        raise BrokenError(f"{what}: exit code {outcome.code}\n{outcome.tail()}")
    return outcome.words
