"""Files → Workbooks: each file ends as cells with addresses or as one typed refusal, in bounded time and memory."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dashboard.errors import KnownError
from importers.cell import Workbook
from importers.reading.packed import unpack
from importers.reading.process import SECONDS, ReadingProcess


def read_workbook(path: Path, *, seconds: float = SECONDS) -> Workbook:
    """The workbook at ``path``.

    Raises KnownError ``reading.<reason>``: not_found, folder, lock_file, in_use, empty, not_a_workbook,
    web_page, encrypted, unsupported, broken, bomb, too_large, timeout.
    """
    with ReadingProcess(seconds) as process:
        found = _read(process, path, None)
    if isinstance(found, KnownError):
        raise found
    return found


def read_workbooks(
    paths: Iterable[Path], *, cancelled: Callable[[], bool] | None = None
) -> Iterator[Workbook | KnownError]:
    """Each file's workbook, or its refusal as a value, in the order given, read by one process.

    Raises KnownError ``reading.cancelled`` as soon as ``cancelled`` says so.
    """
    with ReadingProcess() as process:
        for path in paths:
            found = _read(process, path, cancelled)
            if isinstance(found, KnownError) and found.key == "reading.cancelled":
                raise found
            yield found


def _read(process: ReadingProcess, path: Path, cancelled: Callable[[], bool] | None) -> Workbook | KnownError:
    found = process.read(path, cancelled)
    if not found[0]:
        return KnownError(f"reading.{found[1]}", file=path.name)
    _, kind, sha256, size, sheets = found
    return unpack(path.name, sha256, size, kind, sheets)
