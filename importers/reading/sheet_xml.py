"""One worksheet's XML → packed cells, streamed row by row."""

import datetime
import io
import math
import re
from xml.etree.ElementTree import Element

from importers.reading.number_formats import date_of, is_date
from importers.reading.packed import GridSheet, PackedCell, PackedComments, PackedSheet
from importers.reading.plain_sheet import Texts, read_plain_cells
from importers.reading.refusal import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_MERGED,
    MOST_TEXT,
    MOST_UNPACKED,
    Refusal,
)
from importers.reading.sheet_body import texts_of, without_cells
from importers.reading.text_encoding import whole_signs
from importers.reading.xml_part import elements, local, whole

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_YES = ("1", "true", "on")


def shared_texts(content: bytes) -> list[str]:
    """The texts that cells refer to by number; phonetic readings are left out."""
    if (quick := texts_of(content)) is not None:
        return list(map(_plain, quick))
    root = whole(content, MOST_TEXT)
    return [_rich_text(entry) for entry in root if local(entry.tag) == "si"]


def remarks(content: bytes) -> PackedComments:
    """The remarks of a sheet's comments part: (address, text)."""
    root = whole(content, MOST_TEXT)
    listed = (entry for part in root if local(part.tag) == "commentList" for entry in part)
    return [(entry.get("ref", ""), _text_of(entry)) for entry in listed if local(entry.tag) == "comment"]


def _text_of(entry: Element) -> str:
    return "".join(_rich_text(part) for part in entry if local(part.tag) == "text").strip()


def _rich_text(entry: Element) -> str:
    parts = []
    for child in entry:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [inner.text or "" for inner in child if local(inner.tag) == "t"]
    return _plain("".join(parts))


def _plain(text: str) -> str:
    """Excel's ``_x000D_`` escapes undone, one kind of line end, no control signs."""
    if "_x" in text:
        text = whole_signs(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    return text


class Gathered:
    """What has been read of a sheet so far."""

    def __init__(self) -> None:
        self.cells: list[PackedCell] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.row = 0

    def begin_row(self, element: Element) -> int:
        """The number of the row that ``element`` is."""
        self.row = int(element.get("r") or self.row + 1)
        if not 1 <= self.row <= LAST_ROW:
            raise Refusal("broken")
        if len(self.cells) > MOST_CELLS:
            raise Refusal("too_large")
        if element.get("hidden") in _YES:
            self.hidden_rows.append(self.row)
        return self.row

    def merge(self, element: Element) -> None:
        """Note a merged range."""
        self.merged.append(_corners(element.get("ref", "")))
        if len(self.merged) > MOST_MERGED:
            raise Refusal("too_large")

    def hide_columns(self, element: Element) -> None:
        """Note the hidden columns of one ``col`` element."""
        first, last = max(int(element.get("min", "1")), 1), min(int(element.get("max", "0")), LAST_COLUMN)
        if len(self.hidden_columns) < LAST_COLUMN:
            self.hidden_columns.update(range(first, last + 1))


class SheetReader:
    """Reads the sheets of one workbook, whose texts, formats and calendar they share."""

    def __init__(self, texts: list[str], formats: list[str], *, from_1904: bool) -> None:
        self._texts = texts
        self._formats = formats
        self._dates = [is_date(code) for code in formats]
        self._from_1904 = from_1904
        self._numbered = Texts(texts)
        self._moments: dict[str, tuple[str, str, str]] = {}

    def read(self, name: str, content: bytes, comments: PackedComments, *, hidden: bool) -> PackedSheet | GridSheet:
        """The sheet's cells beside its ``comments``. Raises Refusal ``broken`` for what Excel would not open."""
        plain = read_plain_cells(content, self._numbered, self._dates, self._value)
        found = Gathered()
        self._gather(content if plain is None else without_cells(content), found)
        if plain is not None:
            cells, hidden_rows = plain
            parts = (found.merged, hidden_rows, sorted(found.hidden_columns))
            return (_plain(name), hidden, *parts, self._formats, cells, comments)
        parts = (found.merged, found.hidden_rows, sorted(found.hidden_columns))
        return (_plain(name), hidden, *parts, self._formats, found.cells, comments)

    def _gather(self, content: bytes, found: Gathered) -> None:
        """Everything on the sheet, event by event."""
        root, data = None, None
        for event, element in elements(io.BytesIO(content), MOST_UNPACKED):
            if event == "start":
                root = element if root is None else root
                data = element if element.tag.endswith("}sheetData") else data
                continue
            kind = local(element.tag)
            if kind == "row":
                self._row(element, found)
                if data is not None:
                    data.clear()
            elif kind == "mergeCell":
                found.merge(element)
            elif kind == "col" and element.get("hidden") in _YES:
                found.hide_columns(element)
        if root is None or local(root.tag) != "worksheet":
            raise Refusal("broken")
        if len({(cell[0], cell[1]) for cell in found.cells}) != len(found.cells):
            raise Refusal("broken")

    def _row(self, element: Element, found: Gathered) -> None:
        row, column, cells = found.begin_row(element), 0, found.cells
        for child in element:
            if not child.tag.endswith("}c"):
                continue
            place = child.get("r")
            if place is None:
                column += 1
            else:
                at_row, column = _place(place)
                if at_row != row:
                    raise Refusal("broken")
            if len(child):
                self._cell(child, row, column, cells)

    def _cell(self, element: Element, row: int, column: int, cells: list[PackedCell]) -> None:
        text, mark, inline = None, "", None
        for child in element:
            kind = child.tag.rpartition("}")[2]
            if kind == "v":
                text = child.text or ""
            elif kind == "f":
                mark = "f"
            elif kind == "is":
                inline = child
        kind = element.get("t", "n")
        style = int(element.get("s") or "0")
        style = style if 0 <= style < len(self._formats) else 0
        if inline is not None and kind == "inlineStr":
            kind, text = "str", _rich_text(inline)
        if text is None or (text == "" and kind != "str"):
            if mark:
                cells.append((row, column, None, "", style, "fu"))
            return
        value, raw, more = self._value(kind, text, style)
        if value == "" and not mark:
            return
        cells.append((row, column, value, raw, style, mark + more))

    def _value(self, kind: str, text: str, style: int) -> tuple[str | int | float | bool | None, str | None, str]:
        """Value, raw text (None where it says the same) and mark of a cell's content."""
        if kind == "s":
            return self._shared(text), None, ""
        if kind == "n":
            return self._number(text, style)
        if kind in ("str", "inlineStr"):
            return _plain(text), None, ""
        if kind == "b":
            if text not in ("0", "1", "true", "false"):
                raise Refusal("broken")
            return text in ("1", "true"), None, ""
        if kind == "e":
            return None, text, "e"
        if kind == "d":
            return _iso(text)
        raise Refusal("broken")

    def _shared(self, text: str) -> str:
        try:
            index = int(text)
        except ValueError as error:
            raise Refusal("broken") from error
        if not 0 <= index < len(self._texts):
            raise Refusal("broken")
        return self._texts[index]

    def _number(self, text: str, style: int) -> tuple[str | int | float, str | None, str]:
        if not self._dates[style] and (quick := plain_number(text)) is not None:
            return quick, None, ""
        if self._dates[style] and (known := self._moments.get(text)) is not None:
            return known
        plain = text.strip()
        if not _NUMBER.fullmatch(plain) or len(plain) > 400:
            raise Refusal("broken")
        number = float(plain)
        if not math.isfinite(number):
            raise Refusal("broken")
        if self._dates[style] and (moment := date_of(number, from_1904=self._from_1904)) is not None:
            told = self._moments[text] = (moment.isoformat(), plain, "d" if hasattr(moment, "year") else "t")
            return told
        if number.is_integer() and abs(number) < 1e15:
            number = int(number)
        return number, plain if str(number) != plain else None, ""


def _iso(text: str) -> tuple[str, str | None, str]:
    """A date or time written in ISO 8601, as strict workbooks may; the bare text where it is neither."""
    plain = text.strip().removesuffix("Z")
    for kind, mark in ((datetime.datetime, "d"), (datetime.time, "t")):
        try:
            moment = kind.fromisoformat(plain)
        except ValueError:
            continue
        return moment.replace(tzinfo=None).isoformat(), text, mark
    return text, None, ""


def plain_number(text: str) -> int | float | None:
    """The number of a text that is just what Python would write for it; None for any other text."""
    if text.isdecimal() and text.isascii():
        return int(text) if text == "0" or (text[0] != "0" and len(text) < 16) else None
    if not text[-1:].isdecimal():
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if repr(number) == text and not number.is_integer() else None


_COLUMNS: dict[str, int] = {}


def _place(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        if not _PLACE.fullmatch(address):
            raise Refusal("broken")
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        if not 1 <= column <= LAST_COLUMN:
            raise Refusal("broken")
        _COLUMNS[letters] = column
    try:
        return int(address[len(letters) :]), column
    except ValueError as error:
        raise Refusal("broken") from error


def _corners(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.replace("$", "").partition(":")
    top, left = _place(first)
    bottom, right = _place(last or first)
    return top, left, bottom, right
