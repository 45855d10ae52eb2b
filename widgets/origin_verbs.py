"""A look into the original of a figure: what stands around its cell."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.record.record import Record

if TYPE_CHECKING:
    from importers.surroundings import Surroundings

Place = tuple[str, str]
"""Sheet and cell (A1)."""


def look_around(record: Path, sha256: str, name: str, places: Iterable[Place]) -> "dict[Place, Surroundings | None]":
    """What stands around each of ``places`` in the original with this hash; ``name`` is what the file was called.

    The file is read once, in a process of its own. None for a place that it does not have.
    Raises KnownError ``record.no_original`` or ``reading.<reason>``.
    """
    from dashboard.record.reopening import safe_name
    from importers.surroundings import surroundings
    from importers.workbook import read_workbook

    with Record.open(record) as opened:
        content = opened.original(sha256, name)
    with tempfile.TemporaryDirectory(prefix="renkei-look-") as folder:
        path = Path(folder) / safe_name(name)
        path.write_bytes(content)
        workbook = read_workbook(path)
    return {place: surroundings(workbook, *place) for place in places}
