"""An original out of the record, written where the program that belongs to it can open it."""

import contextlib
import datetime
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dashboard.errors import KnownError

_PREFIX = "renkei-original-"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_KEPT = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpenedOriginal:
    """A copy of an imported file, and the sheet and cell (A1, "" for none) to go to."""

    path: Path
    sheet: str
    cell: str


def reopen(content: bytes, name: str, endings: tuple[str, ...], sheet: str, cell: str) -> OpenedOriginal:
    """Write ``content`` to a new private folder under a safe form of ``name`` with one of ``endings``.

    Copies of earlier days are removed first, as far as no program holds them open.
    Raises KnownError ``record.no_folder_for_copy`` where nothing can be written.
    """
    _tidy()
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        path = folder / safe_name(name, endings)
        path.write_bytes(content)
        path.chmod(0o400)
    except OSError as error:
        raise KnownError("record.no_folder_for_copy", folder=tempfile.gettempdir()) from error
    return OpenedOriginal(path, sheet, cell)


def safe_name(name: str, endings: tuple[str, ...]) -> str:
    """``name`` as a file name on every system: ``../表:1.xlsx`` → ``表_1.xlsx``; never empty, never a device.

    It bears one of ``endings``, the first unless it has another of them: the system opens it as a table, never runs it.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = _FORBIDDEN.sub("_", last).strip(" .")[-120:]
    if _DEVICES.fullmatch(plain.partition(".")[0]):
        plain = f"_{plain}"
    plain = plain or "original"
    return plain if plain.lower().endswith(endings) else plain + endings[0]


def _tidy() -> None:
    limit = (datetime.datetime.now(datetime.UTC) - _KEPT).timestamp()
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < limit:
                for entry in folder.iterdir():
                    entry.chmod(0o600)
                shutil.rmtree(folder)
