"""What the desktop does for us: the taskbar's group, the jump list, printing. Elsewhere than on Windows: nothing."""

import os
import sys
from pathlib import Path

from dashboard.errors import KnownError

APPLICATION_ID = "Renkei.Renkei"
PATH_AS_UTF16 = 3


def name_application() -> None:
    """Tell Windows which windows belong together on the taskbar, and whose jump list they have."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)


def note_recent(record: Path) -> None:
    """Put ``record`` into the jump list."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SHAddToRecentDocs(PATH_AS_UTF16, ctypes.c_wchar_p(str(record.absolute())))


def can_print() -> bool:
    """Whether the system prints a file by itself."""
    return sys.platform == "win32"


def print_file(path: Path) -> None:
    """Let the system print ``path`` with the program that its ending belongs to.

    Raises KnownError ``desk.cannot_print`` where no program for it prints.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")  # noqa: S606 - a file the person has just written
        except OSError as refused:
            raise KnownError("desk.cannot_print", file=path.name) from refused
    else:
        raise KnownError("desk.cannot_print", file=path.name)
