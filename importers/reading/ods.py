"""A second look at .ods: error cells, formulas and hidden parts, from content.xml."""

import io
import zipfile
from xml.etree.ElementTree import Element

from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_UNPACKED
from importers.reading.remarks import Remarks
from importers.reading.xml_part import elements, local

_HIDDEN = ("collapse", "filter")


def remarks_of_ods(data: bytes) -> dict[str, Remarks]:
    """Remarks for each sheet by its name; empty where the file cannot be looked into."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
    except (zipfile.BadZipFile, KeyError):
        return {}
    found: dict[str, Remarks] = {}
    reader = _Reader(Remarks())
    for event, element in elements(io.BytesIO(content), MOST_UNPACKED):
        kind = local(element.tag)
        if event == "start" and kind == "table":
            reader = _Reader(found.setdefault(_attribute(element, "name"), Remarks()))
        elif event == "end" and kind == "table-column":
            reader.columns(element)
        elif event == "end" and kind == "table-row":
            reader.rows(element)
            element.clear()
    return found


class _Reader:
    """Counts the rows and columns of one sheet, of which many may stand for more than one."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._row = 0
        self._column = 0

    def columns(self, element: Element) -> None:
        """Note hidden columns."""
        count = _repeated(element, "number-columns-repeated")
        if _attribute(element, "visibility") in _HIDDEN:
            self._remarks.hidden_columns += range(self._column + 1, min(self._column + count, LAST_COLUMN) + 1)
        self._column += count

    def rows(self, element: Element) -> None:
        """Note what a row (or so many equal rows) holds."""
        count = _repeated(element, "number-rows-repeated")
        rows = range(self._row + 1, min(self._row + count, LAST_ROW) + 1)
        if _attribute(element, "visibility") in _HIDDEN:
            self._remarks.hidden_rows += rows
        column = 0
        for cell in element:
            width = _repeated(cell, "number-columns-repeated")
            if local(cell.tag) == "table-cell":
                self._cell(cell, rows[:1000], range(column + 1, min(column + width, LAST_COLUMN) + 1))
            column += width
        self._row += count

    def _cell(self, cell: Element, rows: range, columns: range) -> None:
        formula = bool(_attribute(cell, "formula"))
        kinds = {value for key, value in cell.items() if local(key) == "value-type"}
        text = "".join(cell.itertext()).strip()
        error = "error" in kinds or (formula and text.startswith(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "Err:")))
        if not formula and not error:
            return
        for row in rows:
            for column in columns:
                if formula:
                    self._remarks.formulas.add((row, column))
                if error:
                    self._remarks.errors[(row, column)] = text or "#?"


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _repeated(element: Element, name: str) -> int:
    text = _attribute(element, name)
    return int(text) if text.isdigit() else 1
