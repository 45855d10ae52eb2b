"""A second look at .xlsb: records of error cells, formulas, formats, hidden parts and comments ([MS-XLSB])."""

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator

from importers.reading.number_formats import BUILTIN
from importers.reading.packed import PackedComments
from importers.reading.refusal import MOST_UNPACKED
from importers.reading.remarks import ERRORS, Remarks
from importers.reading.xlsb_comments import comments_of
from importers.reading.xml_part import whole

_ROW, _ERROR, _ERROR_FORMULA, _FORMULAS = 0, 3, 11, frozenset({8, 9, 10, 11})
_FORMAT, _STYLE, _COLUMNS, _SHEET, _STYLES_BEGIN, _STYLES_END = 44, 47, 60, 156, 617, 618
_LAST_CELL = 11


def remarks_of_xlsb(data: bytes) -> dict[str, Remarks]:
    """Remarks for each sheet by its name; empty where the file contradicts itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _sheets(archive)
    except (zipfile.BadZipFile, KeyError, ValueError, struct.error, IndexError):
        return {}


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The name and part of every sheet. Raises KeyError, Refusal, struct.error where the file contradicts itself."""
    links = whole(archive.read("xl/_rels/workbook.bin.rels"), MOST_UNPACKED)
    targets = {entry.get("Id", ""): entry.get("Target", "") for entry in links}
    found = []
    for kind, body in _records(archive.read("xl/workbook.bin")):
        if kind != _SHEET:
            continue
        link, place = _text(body, 8)
        name, _ = _text(body, place)
        target = targets.get(link, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        found.append((name, part))
    return found


def _sheets(archive: zipfile.ZipFile) -> dict[str, Remarks]:
    names = set(archive.namelist())
    codes = _codes(archive.read("xl/styles.bin")) if "xl/styles.bin" in names else []
    found = {}
    for name, part in sheet_parts(archive):
        if part in names:
            found[name] = _sheet(archive.read(part), codes)
            found[name].comments = _comments(archive, part, names)
    return found


def _comments(archive: zipfile.ZipFile, part: str, names: set[str]) -> PackedComments:
    """The remarks on the cells of the sheet in ``part``."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    if links not in names:
        return []
    found: PackedComments = []
    for link in whole(archive.read(links), MOST_UNPACKED):
        target = link.get("Target", "")
        at = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if link.get("Type", "").endswith("/comments") and at in names:
            found += comments_of(_records(archive.read(at)))
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(part):
        kind, place = _varying(part, place, 2)
        size, place = _varying(part, place, 4)
        yield kind, part[place : place + size]
        place += size


def _varying(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place behind it. Kinds of two bytes keep the high bit's value out."""
    number = 0
    for step in range(most):
        byte = part[place]
        place += 1
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return number, place


def _codes(part: bytes) -> list[str]:
    formats, styles, inside = dict(BUILTIN), [], False
    for kind, body in _records(part):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    return [formats.get(number, "General") for number in styles]


def _sheet(part: bytes, codes: list[str]) -> Remarks:
    found, row = Remarks(), 0
    for kind, body in _records(part):
        if kind == _ROW and len(body) >= 12:
            row = int(struct.unpack_from("<I", body)[0]) + 1
            if body[11] & 0x10:
                found.hidden_rows.append(row)
        elif 0 < kind <= _LAST_CELL:
            _cell(kind, body, row, codes, found)
        elif kind == _COLUMNS and len(body) >= 18 and body[16] & 1:
            first, last = struct.unpack_from("<2I", body)
            found.hidden_columns += range(first + 1, min(last, 16383) + 2)
    return found


def _cell(kind: int, body: bytes, row: int, codes: list[str], found: Remarks) -> None:
    column = int(struct.unpack_from("<I", body)[0]) + 1
    style = int.from_bytes(body[4:7], "little")
    place = (row, column)
    if style < len(codes) and codes[style] != "General":
        found.formats[place] = codes[style]
    if kind in _FORMULAS:
        found.formulas.add(place)
    if kind in (_ERROR, _ERROR_FORMULA):
        found.errors[place] = ERRORS.get(body[8], "#?")


def _text(body: bytes, place: int) -> tuple[str, int]:
    """A wide text and the place behind it."""
    count = struct.unpack_from("<I", body, place)[0]
    place += 4
    return body[place : place + 2 * count].decode("utf-16-le", "replace"), place + 2 * count
