"""A Job Object of Windows: what is in it has so much memory and no more, and dies with the last handle of the job.

It also tells how long a processor worked for what is in it, a launcher's child included.
"""

import ctypes
import sys
from typing import Any, Protocol

_ACCOUNTING = 1  # JobObjectBasicAccountingInformation
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_DIE_ON_EXCEPTION, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x400, 0x100, 0x2000


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION, in widths that are the same on every system."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Accounting(ctypes.Structure):
    """JOBOBJECT_BASIC_ACCOUNTING_INFORMATION; times are counted in 100 ns."""

    _fields_ = (
        ("user_time", ctypes.c_int64),
        ("kernel_time", ctypes.c_int64),
        ("times_of_period", ctypes.c_int64 * 2),
        ("counts", ctypes.c_uint32 * 4),
    )


class Kernel(Protocol):
    """The calls of kernel32 that a job needs; each answers 0 where it failed."""

    def CreateJobObjectW(self, attributes: None, name: None, /) -> int | None: ...  # noqa: D102, N802
    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int, /) -> int: ...  # noqa: D102, N802
    def AssignProcessToJobObject(self, job: int, process: int, /) -> int: ...  # noqa: D102, N802
    def QueryInformationJobObject(self, job: int, kind: int, told: Any, size: int, used: None, /) -> int: ...  # noqa: D102, N802
    def CloseHandle(self, handle: int, /) -> int: ...  # noqa: D102, N802


class Job:
    """A process held in a job; ``close`` ends it. ``held`` is False where Windows refused, then nothing binds it.

    ``memory`` is how many bytes the process may ask for.
    """

    def __init__(self, kernel: Kernel, process: int, memory: int) -> None:
        self._kernel, self._memory = kernel, memory
        self._job = kernel.CreateJobObjectW(None, None) or 0
        self.held = bool(self._job) and self._limited() and bool(kernel.AssignProcessToJobObject(self._job, process))

    def close(self) -> None:
        """Let go of the job: Windows ends what is still in it."""
        job, self._job = self._job, 0
        if job:
            self._kernel.CloseHandle(job)

    def processor_seconds(self) -> float | None:
        """What the processor has worked for all that is or was in the job; None where Windows does not tell."""
        told = _Accounting()
        size = ctypes.sizeof(told)
        if not self.held or not self._kernel.QueryInformationJobObject(
            self._job, _ACCOUNTING, ctypes.byref(told), size, None
        ):
            return None
        return float(told.user_time + told.kernel_time) / 1e7

    def _limited(self) -> bool:
        limits = _Limits(process_memory=self._memory)
        limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE | _DIE_ON_EXCEPTION
        size = ctypes.sizeof(limits)
        return bool(self._kernel.SetInformationJobObject(self._job, _EXTENDED_LIMITS, ctypes.byref(limits), size))


if sys.platform == "win32":

    def kernel32() -> Kernel:
        """kernel32 with the widths of its handles told: they do not fit into C's int."""
        kernel: Any = ctypes.WinDLL("kernel32")
        handle = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes, kernel.CreateJobObjectW.restype = [handle, ctypes.c_wchar_p], handle
        kernel.SetInformationJobObject.argtypes = [handle, ctypes.c_int, handle, ctypes.c_uint32]
        kernel.AssignProcessToJobObject.argtypes = [handle, handle]
        kernel.QueryInformationJobObject.argtypes = [handle, ctypes.c_int, handle, ctypes.c_uint32, handle]
        kernel.CloseHandle.argtypes = [handle]
        found: Kernel = kernel
        return found
