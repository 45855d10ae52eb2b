"""What the reading process may use: so much memory and no more, the processor after us, no longer life than ours.

POSIX lets the worker bind itself. On Windows we hold it in a Job Object: its memory is capped, and the worker dies with
the last handle of the job, whatever happens to us.
"""

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

    from importers.reading.job import Job

MOST_MEMORY = 512 * 2**20
"""Bytes that one reading process may ask for."""

if sys.platform == "win32":

    def hold(process: "subprocess.Popen[bytes]") -> "Job | None":
        """Hold a worker that has just been started and not been asked for anything; None where it binds itself."""
        from importers.reading.job import Job, kernel32

        handle: int = vars(process)["_handle"]
        return Job(kernel32(), int(handle), MOST_MEMORY)

    def bind_self() -> None:
        """Nothing: here the parent holds the worker."""

else:

    def hold(process: "subprocess.Popen[bytes]") -> "Job | None":  # noqa: ARG001
        """Hold a worker that has just been started and not been asked for anything; None where it binds itself."""
        return None

    def bind_self() -> None:
        """Let this process ask for so much memory and no more, and step back behind the window, where that is known."""
        import os
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            os.nice(5)
