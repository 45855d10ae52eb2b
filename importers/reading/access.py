"""Why the system does not hand out a file: another program holds it, or the person may not read it."""

import sys
from pathlib import Path

_MARKS = ("~${}", ".~lock.{}#")
"""Names of the files that Excel and LibreOffice lay beside a workbook while they have it open."""

if sys.platform == "win32":
    import _winapi

    _READ, _SHARED, _EXISTING = 0x80000000, 7, 3
    _SHARING_VIOLATION, _LOCK_VIOLATION = 32, 33

    def _held(path: Path) -> bool:
        """Whether another program has opened the file for itself alone: Python's own error does not tell."""
        try:
            _winapi.CloseHandle(_winapi.CreateFile(str(path), _READ, _SHARED, 0, _EXISTING, 0, 0))
        except OSError as error:
            return error.winerror in (_SHARING_VIOLATION, _LOCK_VIOLATION)
        return True  # it has been let go of since

else:

    def _held(path: Path) -> bool:  # noqa: ARG001 - Windows looks at it
        """Never: here a program that has a file open keeps nobody from reading it."""
        return False


def reason_of(error: OSError, path: Path) -> str:
    """The reason for refusing ``path``, which could not be opened: ``not_found``, ``no_permission`` or ``in_use``."""
    if isinstance(error, FileNotFoundError):
        return "not_found"
    if isinstance(error, PermissionError) and not _held(path) and not _marked(path):
        return "no_permission"
    return "in_use"


def _marked(path: Path) -> bool:
    try:
        return any(path.with_name(mark.format(path.name)).exists() for mark in _MARKS)
    except OSError:
        return False
