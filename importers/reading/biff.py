"""A second look at .xls (BIFF5 and BIFF8): records of error cells, formulas, formats, hidden parts, comments."""

import struct
from collections.abc import Iterator

from importers.reading.biff_notes import Notes
from importers.reading.number_formats import BUILTIN
from importers.reading.ole import CompoundFile
from importers.reading.remarks import ERRORS, Remarks

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_FORMULA, _MULRK, _BOOLERR, _ROW, _COLINFO = 0x0006, 0x00BD, 0x0205, 0x0208, 0x007D
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_BIFF8 = 0x0600
Record = tuple[int, bytes]


def remarks_of_xls(data: bytes) -> dict[str, Remarks]:
    """Remarks for each sheet by its name; empty for forms older than BIFF5 or a file that contradicts itself."""
    try:
        stream = CompoundFile(data).stream("Workbook", "Book")
        return _sheets(stream) if stream else {}
    except (ValueError, struct.error, IndexError, StopIteration):
        return {}


def _sheets(stream: bytes) -> dict[str, Remarks]:
    formats, styles, places = dict(BUILTIN), [], []
    biff8 = struct.unpack_from("<H", stream, 4)[0] >= _BIFF8
    for kind, body in _records(stream, 0):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _text(body, 2, wide=biff8, long=biff8)
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            places.append((_text(body, 6, wide=biff8, long=False), struct.unpack_from("<I", body)[0]))
    codes = [formats.get(number, "General") for number in styles]
    return {name: _sheet(stream, place, codes, Notes(wide=biff8)) for name, place in places}


def _records(stream: bytes, place: int) -> Iterator[Record]:
    """The records from ``place`` to the end of that part."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return


def _sheet(stream: bytes, place: int, codes: list[str], notes: Notes) -> Remarks:
    found, depth = Remarks(), 0
    for kind, body in _records(stream, place):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth != 1:
            continue  # a chart inside the sheet has records of its own
        notes.see(kind, body)
        if kind in _CELLS:
            _cell(kind, body, codes, found)
        elif kind == _MULRK:
            row, first = struct.unpack_from("<2H", body)
            for step in range((len(body) - 6) // 6):
                _format(found, row, first + step, struct.unpack_from("<H", body, 4 + 6 * step)[0], codes)
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            found.hidden_rows.append(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLINFO and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<2H", body)
            found.hidden_columns += range(first + 1, min(last, 255) + 2)
    found.comments = notes.found()
    return found


def _cell(kind: int, body: bytes, codes: list[str], found: Remarks) -> None:
    row, column, style = struct.unpack_from("<3H", body)
    place = (row + 1, column + 1)
    _format(found, row, column, style, codes)
    if kind == _BOOLERR and body[7]:
        found.errors[place] = ERRORS.get(body[6], "#?")
    elif kind == _FORMULA:
        found.formulas.add(place)
        if body[12:14] == b"\xff\xff" and body[6] == 2:
            found.errors[place] = ERRORS.get(body[8], "#?")


def _format(found: Remarks, row: int, column: int, style: int, codes: list[str]) -> None:
    code = codes[style] if style < len(codes) else "General"
    if code != "General":
        found.formats[(row + 1, column + 1)] = code


def _text(body: bytes, place: int, *, wide: bool, long: bool) -> str:
    """A text with its length before it: one byte or two (``long``); in BIFF8 (``wide``) with a byte of flags."""
    count = struct.unpack_from("<H", body, place)[0] if long else body[place]
    place += 2 if long else 1
    if not wide:
        return body[place : place + count].decode("cp932", "replace")
    flags, place = body[place], place + 1
    if flags & 1:
        return body[place : place + 2 * count].decode("utf-16-le", "replace")
    return body[place : place + count].decode("latin-1")
