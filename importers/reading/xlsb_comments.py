"""The remarks on the cells of an .xlsb: its parts ``comments*.bin`` ([MS-XLSB] 2.1.7.8)."""

import struct
from collections.abc import Iterable

from importers.cell import a1
from importers.reading.packed import PackedComments
from importers.reading.refusal import LAST_COLUMN, LAST_ROW

_BEGIN, _END, _TEXT = 635, 636, 637
_LONGEST = 32767
"""Signs of a text that Excel itself can write into a remark."""


def comments_of(records: Iterable[tuple[int, bytes]]) -> PackedComments:
    """(A1, text) of every remark, row by row. Raises struct.error where a record is too short."""
    found: dict[tuple[int, int], str] = {}
    place: tuple[int, int] | None = None
    for kind, body in records:
        if kind == _BEGIN:
            row, _, column = struct.unpack_from("<3I", body, 4)
            place = (row + 1, column + 1) if row < LAST_ROW and column < LAST_COLUMN else None
        elif kind == _TEXT and place is not None:
            length = min(struct.unpack_from("<I", body, 1)[0], _LONGEST)
            text = body[5 : 5 + 2 * length].decode("utf-16-le", "replace")
            found[place] = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        elif kind == _END:
            place = None
    return [(a1(*at), text) for at, text in sorted(found.items())]
