"""Files → Workbooks: each file ends as cells with addresses or as one typed refusal, in bounded time and memory."""

import gc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from dashboard.errors import KnownError
from importers.cell import Workbook
from importers.file_names import readable_name
from importers.reading.process import SECONDS, Answer, ReadingProcess
from importers.reading.unpacking import unpack


def read_workbook(path: Path, *, seconds: float = SECONDS) -> Workbook:
    """The workbook at ``path``.

    Raises KnownError ``reading.<reason>``: not_found, folder, lock_file, no_permission, in_use, empty, not_a_workbook,
    ending, archive, web_page, encrypted, unsupported, encoding, no_sheet, broken, bomb, too_large, timeout, no_reader.
    """
    with ReadingProcess(seconds) as process:
        found = workbook_of_answer(path, process.read(path))
    if isinstance(found, KnownError):
        raise found
    return found


def endings_of_original(content: bytes, name: str) -> tuple[str, ...]:
    """The endings that the copy of a file already imported may bear, by what it holds; its own may be a program's.

    What is no longer known counts as text.
    """
    from importers.reading.endings import ENDINGS
    from importers.reading.refusal import Refusal
    from importers.reading.sniffing import kind_by_content

    try:
        return ENDINGS[kind_by_content(content, name)]
    except Refusal:
        return ENDINGS["csv"]


MANY = 6
_RARELY = (6000, 1000, 1000)
"""When Python looks for cycles among what is new, and among all else: cells have none, and are too many to be looked
through again and again. No other thread has a turn meanwhile."""


class Reading:
    """Files being read beside us, begun with as soon as this is made. A context manager.

    One process reads a few files, two read many: while one is at a file the caller works on the other's.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = list(paths)
        self._processes = [ReadingProcess() for _ in range(2 if len(self._paths) >= MANY else 1)]
        for process, path in zip(self._processes, self._paths, strict=False):
            process.ask(path)
        self._thresholds = gc.get_threshold()

    def __enter__(self) -> Self:
        gc.set_threshold(*_RARELY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        gc.set_threshold(*self._thresholds)
        for process in self._processes:
            process.stop()

    def workbooks(self, cancelled: Callable[[], bool] | None = None) -> Iterator[Workbook | KnownError]:
        """Each file's workbook, or its refusal as a value, in the order given.

        Raises KnownError ``reading.cancelled`` as soon as ``cancelled`` says so.
        """
        for index, path in enumerate(self._paths):
            process = self._processes[index % len(self._processes)]
            answer = process.answer(cancelled)
            following = index + len(self._processes)
            if following < len(self._paths) and answer[1] != "cancelled":
                process.ask(self._paths[following])
            found = workbook_of_answer(path, answer)
            if isinstance(found, KnownError) and found.key == "reading.cancelled":
                raise found
            yield found


def read_workbooks(
    paths: Iterable[Path], *, cancelled: Callable[[], bool] | None = None
) -> Iterator[Workbook | KnownError]:
    """Each file's workbook or refusal, as ``Reading.workbooks`` tells them."""
    with Reading(paths) as reading:
        yield from reading.workbooks(cancelled)


def workbook_of_answer(path: Path, found: Answer) -> Workbook | KnownError:
    """The workbook the worker sent, or its refusal of ``path``."""
    if not found[0]:
        return KnownError(f"reading.{found[1]}", file=readable_name(path))
    _, kind, sha256, size, sheets = found
    return unpack(readable_name(path), sha256, size, kind, sheets)
