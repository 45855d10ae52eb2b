"""The process that reads files, and may die doing so: ``python -m importers.reading.worker``.

It takes one request a line (task and path as JSON) and answers with marshalled plain values behind their length: first
the processor seconds that its start has cost, then for each request ``(False, reason)`` or, for the task ``cells``,
``(True, kind, sha256, size, sheets)``, for ``objects`` ``(True, objects)``.
"""

import gc
import json
import marshal
import stat
import sys
import time
from pathlib import Path
from typing import Any

from importers.reading.digest import sha256
from importers.reading.limits import bind_self
from importers.reading.refusal import LENGTH, MOST_BYTES, Refusal
from importers.reading.sniffing import kind_of


def answer(path: Path, task: str = "cells") -> tuple[Any, ...]:
    """What the file holds, or why it is not read. Never raises for anything a file can contain."""
    try:
        data = _content(path)
        kind = kind_of(data, path.name)
        if task == "objects":
            from importers.drawn_objects import objects_in

            return True, objects_in(data, kind)
        return True, kind, sha256(data), len(data), _sheets(kind, data)
    except Refusal as refusal:
        return False, refusal.reason
    except MemoryError:
        return False, "too_large"
    except (ValueError, RecursionError, OverflowError, TypeError, AttributeError):
        return False, "broken"


def _content(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise Refusal("lock_file")
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Refusal("folder")
        if not stat.S_ISREG(about.st_mode):
            raise Refusal("not_a_workbook")  # a pipe or a device may never end
        if about.st_size > MOST_BYTES:
            raise Refusal("too_large")
        with path.open("rb") as stream:
            data = stream.read(about.st_size + 1)
        if len(data) != about.st_size:
            raise Refusal("in_use")  # somebody is writing it
        return data
    except OSError as error:
        from importers.reading.access import reason_of

        raise Refusal(reason_of(error, path)) from error


def _sheets(kind: str, data: bytes) -> list[Any]:
    if kind == "xlsx":
        from importers.reading.xlsx import read_xlsx

        return list(read_xlsx(data))
    if kind == "csv":
        from importers.reading.text_table import read_text_table

        return list(read_text_table(data))
    if kind == "xml":
        from importers.reading.spreadsheet_xml import read_spreadsheet_xml

        return list(read_spreadsheet_xml(data))
    from importers.reading.foreign import read_foreign

    return list(read_foreign(kind, data))


def serve() -> None:
    """Answer requests until the input ends."""
    bind_self()
    gc.freeze()
    gc.disable()  # what a file leaves behind is freed at once, without a search through millions of cells
    _send(marshal.dumps(time.process_time()))
    for line in sys.stdin.buffer:
        try:
            task, path = json.loads(line)
            packed = marshal.dumps(answer(Path(path), task))
        except MemoryError:
            packed = marshal.dumps((False, "too_large"))
        _send(packed)
        gc.collect()


def _send(packed: bytes) -> None:
    out = sys.stdout.buffer
    out.write(len(packed).to_bytes(LENGTH, "little"))
    out.write(packed)
    out.flush()


if __name__ == "__main__":
    serve()
