""".xls, .xlsb and .ods → cells, through calamine, which may die on a broken file: only ever in the worker."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from importers.reading.biff import remarks_of_xls
from importers.reading.ods import as_usual, remarks_of_ods
from importers.reading.packed import PackedCell, PackedSheet
from importers.reading.refusal import MOST_CELLS, MOST_SHEETS, Refusal
from importers.reading.remarks import Remarks, with_remarks
from importers.reading.xlsb import remarks_of_xlsb

SECOND_LOOK: dict[str, Callable[[bytes], dict[str, Remarks]]] = {
    "xls": remarks_of_xls,
    "xlsb": remarks_of_xlsb,
    "ods": remarks_of_ods,
}


def read_foreign(kind: str, data: bytes) -> list[PackedSheet]:
    """The sheets of an old or foreign workbook, with what a second look of our own adds. Raises Refusal."""
    if kind == "ods" and _ods_locked(data):
        raise Refusal("encrypted")
    if kind == "ods":  # what it repeats is counted before anything is made of it
        remarks = SECOND_LOOK[kind](data)
        sheets = _read(as_usual(data))
    else:
        sheets = _read(data)
        remarks = SECOND_LOOK[kind](data)
    return [with_remarks(sheet, remarks[sheet[0]]) if sheet[0] in remarks else sheet for sheet in sheets]


def _read(data: bytes) -> list[PackedSheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(book.sheet_names) > MOST_SHEETS:
            raise Refusal("too_large")
        found: list[PackedSheet] = []
        for about in book.sheets_metadata:
            if str(about.typ).endswith("WorkSheet"):
                found.append(_sheet(book, about, MOST_CELLS - sum(len(sheet[6]) for sheet in found)))
        return found
    except PasswordError as error:
        raise Refusal("encrypted") from error
    except (CalamineError, ValueError, OverflowError, KeyError, IndexError) as error:
        raise Refusal("encrypted" if _FILEPASS.search(data) or _ods_locked(data) else "broken") from error


# A BIFF8 stream begins with BOF; a FILEPASS record right behind it says that the rest is encrypted.
_FILEPASS = re.compile(rb"\x09\x08\x10\x00.{16}\x2f\x00", re.DOTALL)


def _ods_locked(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def _sheet(book: Any, about: Any, most: int) -> PackedSheet:
    """One sheet, of which at most so many cells are taken. Raises Refusal ``too_large`` beyond them."""
    sheet = book.get_sheet_by_name(about.name)
    if sheet.total_height * max(sheet.total_width, 1) > 20 * MOST_CELLS:
        raise Refusal("too_large")
    merged = [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])
    ]
    cells: list[PackedCell] = []
    first = (sheet.start or (0, 0))[1] + 1  # rows come from the sheet's top, but columns from the used range's left
    for row, values in enumerate(sheet.iter_rows(), 1):
        cells += [_cell(row, column, value) for column, value in enumerate(values, first) if value != ""]
        if len(cells) > most:
            raise Refusal("too_large")
    return about.name, not str(about.visible).endswith("Visible"), merged, [], [], ["General"], cells, []


def _cell(row: int, column: int, value: Any) -> PackedCell:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime.datetime | datetime.date):
        return row, column, value.isoformat(), value.isoformat(), 0, "d"
    if isinstance(value, datetime.time):
        return row, column, value.isoformat(), value.isoformat(), 0, "t"
    if isinstance(value, datetime.timedelta):
        return row, column, value.total_seconds() / 86400, str(value), 0, ""
    return row, column, value, None, 0, ""
