"""A second look at .ods: errors, formulas, shares, durations, merged ranges, hidden parts, comments (content.xml)."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element

from importers.cell import a1
from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_MERGED, MOST_UNPACKED, Refusal
from importers.reading.remarks import Remarks
from importers.reading.xml_part import elements, local

_DIGITS = 9
_BLANK = 1000
"""So many of a run of hidden rows are noted where they hold nothing: such a run often goes on to the sheet's end."""
_HIDDEN = ("collapse", "filter")
_DURATION = re.compile(r"(-?)PT([0-9]{1,9})H([0-9]{1,2})M([0-9]{1,2}(?:[.,][0-9]+)?)S")
_DECIMALS = re.compile(r"[.,．]([0-9]+)\s*[%％]")
_TIMED = "[h]:mm:ss"
_INDENT = re.compile(rb">[ \t\r\n]+(?=</?(?!text:)[a-z]|<text:(?:p|h)[\s/>])")
"""Space between two tags of which one is no part of a text."""
_SPACE = re.compile(rb'xmlns:([A-Za-z0-9_.-]+)="urn:oasis:names:tc:opendocument:xmlns:(office|table|text):1\.0"')
_NEEDED = ("mimetype", "META-INF/manifest.xml", "styles.xml", "settings.xml")


def as_usual(data: bytes) -> bytes:
    """The document as most programs spell it: without space between its tags, with the prefixes that all use.

    The reader takes such a space for something out of place, and knows elements by their prefix. Of a document that
    is spelled otherwise only the parts that the reader needs are given back.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
            usual = _INDENT.sub(b">", _prefixed(content))
            if usual == content:
                return data
            parts = {name: archive.read(name) for name in _NEEDED if name in archive.namelist()}
    except (zipfile.BadZipFile, KeyError):
        return data
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in {**parts, "content.xml": usual}.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _prefixed(content: bytes) -> bytes:
    """The part with the usual prefixes before its elements and attributes, whatever it calls them."""
    for prefix, usual in _SPACE.findall(content[: content.find(b">", content.find(b"document-content")) + 1]):
        if prefix != usual:
            content = content.replace(b" xmlns:%b=" % prefix, b" xmlns:%b=" % usual)
            content = re.sub(rb"(</?|\s)%b:(?=[a-z-]+[\s/>=])" % re.escape(prefix), rb"\1%b:" % usual, content)
    return content


def remarks_of_ods(data: bytes) -> dict[str, Remarks]:
    """Remarks for each sheet by its name; empty where the file cannot be looked into.

    Raises Refusal ``too_large`` where the cells that are filled, each as often as it stands, are too many.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
    except (zipfile.BadZipFile, KeyError):
        return {}
    found: dict[str, Remarks] = {}
    reader, filled = _Reader(Remarks()), 0
    for event, element in elements(io.BytesIO(content), MOST_UNPACKED):
        kind = local(element.tag)
        if event == "start" and kind == "table":
            reader = _Reader(found.setdefault(_attribute(element, "name"), Remarks()))
        elif event == "end" and kind == "table-column":
            reader.columns(element)
        elif event == "end" and kind == "table-row":
            filled += reader.rows(element)
            element.clear()
            if filled > MOST_CELLS:
                raise Refusal("too_large")
    return found


class _Reader:
    """Counts the rows and columns of one sheet, of which many may stand for more than one."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._row = 0
        self._column = 0
        self._places = 0

    def columns(self, element: Element) -> None:
        """Note hidden columns."""
        count = _repeated(element, "number-columns-repeated")
        if _attribute(element, "visibility") in _HIDDEN:
            self._remarks.hidden_columns += range(self._column + 1, min(self._column + count, LAST_COLUMN) + 1)
        self._column += count

    def rows(self, element: Element) -> int:
        """Note what a row (or so many equal rows) holds, and tell how many cells of it are filled."""
        count = _repeated(element, "number-rows-repeated")
        rows = range(self._row + 1, min(self._row + count, LAST_ROW) + 1)
        if _attribute(element, "visibility") in _HIDDEN:
            self._remarks.hidden_rows += rows if any(len(cell) for cell in element) else rows[:_BLANK]
        column = filled = 0
        for cell in element:
            width = _repeated(cell, "number-columns-repeated")
            if local(cell.tag) == "table-cell":
                columns = range(column + 1, min(column + width, LAST_COLUMN) + 1)
                self._cell(cell, rows[:1000], columns)
                self._merge(cell, rows, columns)
                self._comment(cell, rows, columns)
                filled += len(rows) * len(columns) * bool(_attribute(cell, "value-type"))
            column += width
        self._row += count
        return filled

    def _cell(self, cell: Element, rows: range, columns: range) -> None:
        formula = bool(_attribute(cell, "formula"))
        kinds = {value for key, value in cell.items() if local(key) == "value-type"}
        text = "\n".join("".join(part.itertext()) for part in cell if local(part.tag) == "p").strip()
        error = "error" in kinds or (formula and text.startswith(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "Err:")))
        code, days = _code(kinds, text), _days(_attribute(cell, "time-value")) if "time" in kinds else None
        if not (formula or error or code or days is not None):
            return
        self._places += len(rows) * len(columns)
        if self._places > MOST_CELLS:
            raise Refusal("too_large")
        for row in rows:
            for column in columns:
                if formula:
                    self._remarks.formulas.add((row, column))
                if error:
                    self._remarks.errors[(row, column)] = text or "#?"
                if code:
                    self._remarks.formats[(row, column)] = code
                if days is not None:
                    self._remarks.formats[(row, column)] = _TIMED
                    self._remarks.durations[(row, column)] = days

    def _merge(self, cell: Element, rows: range, columns: range) -> None:
        """The range a cell spreads over; where the cell stands for many, only the first of them is noted."""
        high, wide = _repeated(cell, "number-rows-spanned"), _repeated(cell, "number-columns-spanned")
        if (high > 1 or wide > 1) and rows and columns:
            bottom, right = min(rows[0] + high - 1, LAST_ROW), min(columns[0] + wide - 1, LAST_COLUMN)
            self._remarks.merged.append((rows[0], columns[0], bottom, right))
            if len(self._remarks.merged) > MOST_MERGED:
                raise Refusal("too_large")

    def _comment(self, cell: Element, rows: range, columns: range) -> None:
        """The remark on a cell; where the cell stands for many, on the first of them."""
        notes = [part for part in cell if local(part.tag) == "annotation"]
        if notes and rows and columns:
            lines = ("".join(part.itertext()) for part in notes[0].iter() if local(part.tag) in ("p", "h"))
            self._remarks.comments.append((a1(rows[0], columns[0]), "\n".join(lines).strip()))


def _code(kinds: set[str], text: str) -> str:
    """Excel's format code of a share, with as many decimals as are shown; empty for everything else."""
    if "percentage" not in kinds:
        return ""
    shown = _DECIMALS.search(text)
    return f"0.{'0' * min(len(shown[1]), _DIGITS)}%" if shown else "0%"


def _days(text: str) -> float | None:
    """A duration of a day or more in days; None for a time of day, which its reader knows."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    days = (int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))) / 86400
    return None if days < 1 and not sign else -days if sign else days


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _repeated(element: Element, name: str) -> int:
    text = _attribute(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1
