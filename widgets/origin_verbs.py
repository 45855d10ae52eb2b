"""A look into the original of a figure: what stands around its cell, and the file opened there."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.board_origin import OriginRow
from dashboard.errors import KnownError
from dashboard.record.record import Record

if TYPE_CHECKING:
    from dashboard.record.reopening import OpenedOriginal
    from importers.surroundings import Surroundings

Place = tuple[str, str]
"""Sheet and cell (A1)."""


def look_around(record: Path, row: OriginRow, places: Iterable[Place]) -> "dict[Place, Surroundings | None]":
    """What stands around each of ``places`` in the original of ``row``.

    The file is read once, in a process of its own. None for a place that it does not have.
    Raises KnownError ``record.no_original`` or ``reading.<reason>``.
    """
    from dashboard.record.reopening import safe_name
    from importers.surroundings import surroundings
    from importers.workbook import endings_of_original, read_workbook

    content = _content(record, row)
    with tempfile.TemporaryDirectory(prefix="renkei-look-") as folder:
        path = Path(folder) / safe_name(row.file, endings_of_original(content, row.file))
        path.write_bytes(content)
        workbook = read_workbook(path)
    return {place: surroundings(workbook, *place) for place in places}


def open_at(record: Path, row: OriginRow) -> "OpenedOriginal":
    """A copy of the original of ``row`` in a folder of its own, and the place to go to in it.

    An Excel workbook is made to open at that cell; the original stays as it is. Raises KnownError
    ``record.no_original`` or ``reading.<reason>`` where it cannot be had.
    """
    from dashboard.record.reopening import reopen
    from exports.original_at_cell import original_at_cell
    from importers.workbook import endings_of_original

    content = _content(record, row)
    endings = endings_of_original(content, row.file)
    return reopen(original_at_cell(content, row.sheet, row.cell), row.file, endings, row.sheet, row.cell)


def _content(record: Path, row: OriginRow) -> bytes:
    """The original: out of the record, or of a file that is not stored yet from where it lies."""
    if row.sha256:
        with Record.open(record) as opened:
            return opened.original(row.sha256, row.file)
    from importers.reading.access import reason_of

    path = Path(row.path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError(f"reading.{reason_of(error, path)}", file=path.name) from error
