"""Writing a file so that a reader finds the old one whole or the new one whole, never a half."""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from dashboard.errors import KnownError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds; virus scanners and previews hold a file on Windows about that long


def write_safely(path: Path, data: bytes) -> None:
    """Write ``data`` to a temporary file beside ``path``, then put it in the place of ``path`` in one step.

    Raises KnownError ``export.target_is_folder``, ``export.folder_read_only``, ``export.disk_full`` or
    ``export.target_in_use``; whatever was at ``path`` is then unchanged and no temporary file is left.
    """
    folder = path.absolute().parent
    if path.is_dir():
        raise KnownError("export.target_is_folder", folder=str(path))
    draft = folder / f".renkei-{secrets.token_hex(6)}.tmp"
    try:
        _write(draft, data, path, folder)
        try:
            _put(draft, path)
        except OSError as refused:
            raise KnownError("export.target_in_use", file=path.name, folder=str(folder)) from refused
    finally:
        with contextlib.suppress(OSError):  # where nothing can be written nothing can be taken away either
            draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Put ``draft`` in the place of ``path``; somebody who has that open gets a moment to let it go."""
    for pause in PAUSES:
        try:
            draft.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(path)


def _write(draft: Path, data: bytes, path: Path, folder: Path) -> None:
    try:
        with draft.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError as refused:
        key = "export.disk_full" if refused.errno in FULL else "export.folder_read_only"
        raise KnownError(key, file=path.name, folder=str(folder)) from refused


def make_folder(folder: Path) -> None:
    """See that ``folder`` is there. Raises KnownError ``export.folder_read_only`` where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise KnownError("export.folder_read_only", file="", folder=str(folder)) from refused
