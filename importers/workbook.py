"""Files → Workbooks: each file ends as cells with addresses or as one typed refusal, in bounded time and memory."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dashboard.errors import KnownError
from importers.cell import Workbook
from importers.reading.packed import unpack
from importers.reading.process import SECONDS, Answer, ReadingProcess


def read_workbook(path: Path, *, seconds: float = SECONDS) -> Workbook:
    """The workbook at ``path``.

    Raises KnownError ``reading.<reason>``: not_found, folder, lock_file, in_use, empty, not_a_workbook,
    web_page, encrypted, unsupported, broken, bomb, too_large, timeout.
    """
    with ReadingProcess(seconds) as process:
        found = _workbook(path, process.read(path))
    if isinstance(found, KnownError):
        raise found
    return found


def read_workbooks(
    paths: Iterable[Path], *, cancelled: Callable[[], bool] | None = None
) -> Iterator[Workbook | KnownError]:
    """Each file's workbook, or its refusal as a value, in the order given, read by one process.

    The process is already at the next file while the caller works on the one before.

    Raises KnownError ``reading.cancelled`` as soon as ``cancelled`` says so.
    """
    waiting = list(paths)
    with ReadingProcess() as process:
        if waiting:
            process.ask(waiting[0])
        for index, path in enumerate(waiting, 1):
            answer = process.answer(cancelled)
            if index < len(waiting) and answer[1] != "cancelled":
                process.ask(waiting[index])
            found = _workbook(path, answer)
            if isinstance(found, KnownError) and found.key == "reading.cancelled":
                raise found
            yield found


def _workbook(path: Path, found: Answer) -> Workbook | KnownError:
    if not found[0]:
        return KnownError(f"reading.{found[1]}", file=path.name)
    _, kind, sha256, size, sheets = found
    return unpack(path.name, sha256, size, kind, sheets)
