r"""Where the program keeps what is its own: settings, log, crash reports. Records lie where the person puts them.

Windows: ``%APPDATA%\Renkei`` for settings, which move with the person, ``%LOCALAPPDATA%\Renkei`` for the rest. The
portable edition (a ``portable.txt`` beside the program) keeps both in its own folder ``data``.
"""

import os
import sys
from pathlib import Path

NAME = "Renkei"
PORTABLE_MARK = "portable.txt"


def portable_folder() -> Path | None:
    """The folder of the portable edition; None for every other."""
    folder = Path(sys.executable).parent
    return folder if getattr(sys, "frozen", False) and (folder / PORTABLE_MARK).exists() else None


def settings_folder() -> Path:
    """Where settings lie. It need not exist."""
    return _own("APPDATA", "XDG_CONFIG_HOME", ".config")


def local_folder() -> Path:
    """Where log, crash reports and the marks of open records lie. It need not exist."""
    return _own("LOCALAPPDATA", "XDG_STATE_HOME", ".local/state")


def crash_folder() -> Path:
    """Where crash reports lie."""
    return local_folder() / "crashes"


def documents() -> Path:
    """Where a person is offered to put records."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _own(windows: str, elsewhere: str, fallback: str) -> Path:
    portable = portable_folder()
    if portable is not None:
        return portable / "data"
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or Path.home()) / NAME
    return Path(os.environ.get(elsewhere) or Path.home() / fallback) / NAME
