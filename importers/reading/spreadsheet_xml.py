"""XML Spreadsheet 2003, which report systems save as .xls: one XML document with styles and sheets → cells."""

import io
import math
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

from importers.cell import a1
from importers.reading.packed import PackedCell, PackedComments, PackedSheet
from importers.reading.refusal import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_MERGED,
    MOST_SHEETS,
    MOST_UNPACKED,
    Refusal,
)
from importers.reading.xml_part import elements, local

# Formats that have a name there, as codes; others are codes already.
_NAMED = {
    "Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "Scientific": "0.00E+00", "Short Date": "yyyy/m/d",
    "Long Date": "yyyy年m月d日", "Medium Date": "d-mmm-yy", "General Date": "yyyy/m/d h:mm", "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM", "Long Time": "h:mm:ss",
}  # fmt: skip
_DIGITS = 7
_DAY_OF_TIMES = 1899


@dataclass(slots=True)
class _Sheet:
    """One sheet as far as it has been read; ``row`` and ``column`` are the places filled last."""

    name: str
    cells: list[PackedCell] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: PackedComments = field(default_factory=list)
    hidden: bool = False
    row: int = 0
    column: int = 0


def read_spreadsheet_xml(data: bytes) -> list[PackedSheet]:
    """The sheets of the document. Raises Refusal ``bomb``, ``broken``, ``too_large``."""
    formats, styles, sheets = ["General"], dict[str, int](), list[_Sheet]()
    root = None
    for event, element in elements(io.BytesIO(data), MOST_UNPACKED):
        kind = local(element.tag)
        if event == "start":
            root = kind if root is None else root
            if kind == "Worksheet":
                sheets.append(_Sheet(_told(element, "Name")))
        elif kind == "Style":
            _style(element, formats, styles)
        elif sheets and kind in ("Row", "Column", "Visible"):
            _take(kind, element, sheets[-1], styles)
            element.clear()
    if root != "Workbook" or not sheets:
        raise Refusal("broken")
    if len(sheets) > MOST_SHEETS or sum(len(sheet.cells) for sheet in sheets) > MOST_CELLS:
        raise Refusal("too_large")
    return [_packed(sheet, formats) for sheet in sheets]


def _packed(sheet: _Sheet, formats: list[str]) -> PackedSheet:
    if len({cell[:2] for cell in sheet.cells}) != len(sheet.cells):
        raise Refusal("broken")
    about = (sheet.merged, sorted(sheet.hidden_rows), sorted(sheet.hidden_columns))
    return sheet.name, sheet.hidden, *about, formats, sheet.cells, sheet.comments


def _style(element: Element, formats: list[str], styles: dict[str, int]) -> None:
    """Note the number format of a style."""
    code = next((_told(part, "Format") for part in element if local(part.tag) == "NumberFormat"), "") or "General"
    formats.append(_NAMED.get(code, code))
    styles[_told(element, "ID")] = len(formats) - 1


def _take(kind: str, element: Element, sheet: _Sheet, styles: dict[str, int]) -> None:
    if kind == "Row":
        _row(element, sheet, styles)
    elif kind == "Column":
        first = _number(element, "Index", sheet.column + 1)
        sheet.column = first + _number(element, "Span", 0)
        if _told(element, "Hidden") == "1":
            sheet.hidden_columns.update(range(max(first, 1), min(sheet.column, LAST_COLUMN) + 1))
    elif (element.text or "") != "SheetVisible":
        sheet.hidden = True


def _row(element: Element, sheet: _Sheet, styles: dict[str, int]) -> None:
    first = _number(element, "Index", sheet.row + 1)
    sheet.row = first + _number(element, "Span", 0)
    if first < 1 or sheet.row > LAST_ROW:
        raise Refusal("broken")
    if _told(element, "Hidden") == "1":
        sheet.hidden_rows.update(range(first, sheet.row + 1))
    column = 0
    for cell in element:
        if local(cell.tag) != "Cell":
            continue
        column = _number(cell, "Index", column + 1)
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        if not 1 <= column <= LAST_COLUMN - across or first + down > LAST_ROW:
            raise Refusal("broken")
        if across or down:
            sheet.merged.append((first, column, first + down, column + across))
        _cell(cell, first, column, styles.get(_told(cell, "StyleID"), 0), sheet)
        column += across
    if len(sheet.cells) > MOST_CELLS or len(sheet.merged) > MOST_MERGED:
        raise Refusal("too_large")


def _cell(cell: Element, row: int, column: int, style: int, sheet: _Sheet) -> None:
    formula = "f" if _told(cell, "Formula") else ""
    data = next((part for part in cell if local(part.tag) == "Data"), None)
    text = "" if data is None else "".join(data.itertext())
    if data is not None and text:
        value, raw, mark = _value(_told(data, "Type"), text)
        sheet.cells.append((row, column, value, raw, style, formula + mark))
    elif formula:
        sheet.cells.append((row, column, None, "", style, "fu"))
    for part in cell:
        if local(part.tag) == "Comment":
            sheet.comments.append((a1(row, column), "".join(part.itertext()).strip()))


def _value(kind: str, text: str) -> tuple[str | int | float | bool | None, str | None, str]:
    """Value, raw text and mark of what stands under this type. Raises Refusal ``broken``."""
    if kind == "Number":
        number = float(text)
        if not math.isfinite(number):
            raise Refusal("broken")
        whole = number.is_integer() and abs(number) < 1e15
        return int(number) if whole else number, text, ""
    if kind == "DateTime":
        moment = datetime.fromisoformat(text)
        if moment.year <= _DAY_OF_TIMES:
            return moment.time().isoformat(), text, "t"
        return moment.isoformat(), text, "d"
    if kind == "Error":
        return None, text, "e"
    if kind == "Boolean":
        return text == "1", None, ""
    return text, None, ""


def _told(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _number(element: Element, name: str, otherwise: int) -> int:
    text = _told(element, name)
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise Refusal("broken")
    return int(text)
