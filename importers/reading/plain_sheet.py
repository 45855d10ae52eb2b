"""The quick way through a worksheet's XML as Excel itself writes it; anything unusual goes the careful way.

Python's XML events cost more than everything else in reading. Here expat checks in C that the part is well-formed,
one regular expression takes all cells at once, and counts prove that it has missed none. Where a count differs
(another order of attributes, inline texts, comments, prefixes), None says: read it with ``sheet_xml``.
"""

import re
from collections.abc import Callable
from xml.parsers import expat

from importers.reading.packed import PackedCell
from importers.reading.refusal import LAST_COLUMN, LAST_ROW, MOST_CELLS, Refusal

_ROOT = re.compile(r'(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns="[^"]*/spreadsheetml/[^"]*main"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([a-z]{1,3})")?'
    r"(?:/>|>(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?(?:<v>([^<]*)</v>)?</c>)"
)
_ROW = re.compile(r'<row r="([0-9]{1,7})"([^>]*)>')
_HIDDEN = re.compile(r'\shidden="(?:1|true|on)"')
Found = tuple[list[PackedCell], list[int]]
ValueOf = Callable[[str, str, int], tuple[str | int | float | bool | None, str | None, str]]


def read_plain_cells(content: bytes, texts: list[str], styles: int, value_of: ValueOf) -> Found | None:
    """(cells, hidden rows) of a worksheet in Excel's own spelling; None where it is spelled otherwise.

    ``value_of`` tells value, raw text and mark of (type, text, style); ``styles`` is how many styles there are.

    Raises Refusal ``broken`` where the XML is not well-formed, ``too_large`` beyond the bound.
    """
    body = _body(content)
    if body is None:
        return None
    cells, rows = _CELL.findall(body), _ROW.findall(body)
    numbers = [int(number) for number, _ in rows]
    if len(cells) != body.count("<c ") + body.count("<c>") or len(rows) != body.count("<row"):
        return None
    if body.count("<v") != body.count("<v>") or body.count("<is") or numbers != sorted(set(numbers)):
        return None
    if len(cells) > MOST_CELLS:
        raise Refusal("too_large")
    packed = _packed(cells, texts, styles, frozenset(numbers), value_of)
    if packed is None or (numbers and not 1 <= numbers[0] <= numbers[-1] <= LAST_ROW):
        return None
    return packed, [int(number) for number, about in rows if _HIDDEN.search(about)]


def without_cells(content: bytes) -> bytes:
    """The part without what stands between the tags of ``sheetData``: merged ranges and columns are left."""
    first, last = content.find(b"<sheetData>") + len(b"<sheetData>"), content.find(b"</sheetData>")
    return content[:first] + content[last:]


def _body(content: bytes) -> str | None:
    """What stands between the tags of ``sheetData``, once the whole part is known to be well-formed."""
    head = content[:200].lower()
    if b"<!" in content or content.count(b"<?") > 1 or (b"encoding=" in head and b"utf-8" not in head):
        return None
    try:
        expat.ParserCreate().Parse(content, True)
        text = content.decode("utf-8-sig")
    except expat.ExpatError as error:
        raise Refusal("broken") from error
    except UnicodeDecodeError:
        return None
    first, last = text.find("<sheetData>"), text.find("</sheetData>")
    if not _ROOT.match(text) or first < 0 or last < first or text.count("sheetData") != 2:
        return None
    return text[first + len("<sheetData>") : last]


def column_of(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _packed(
    cells: list[tuple[str, str, str, str, str, str]],
    texts: list[str],
    styles: int,
    rows: frozenset[int],
    value_of: ValueOf,
) -> list[PackedCell] | None:
    """The cells with their values; None as soon as one is out of order or needs the careful way."""
    columns: dict[str, int] = {}
    packed: list[PackedCell] = []
    last_row, last_column, known = 0, 0, len(texts)
    for letters, number, style, kind, formula, text in cells:
        column = columns.get(letters) or columns.setdefault(letters, column_of(letters))
        row, index = int(number), int(style) if style else 0
        if row < last_row or (row == last_row and column <= last_column) or row not in rows or index >= styles:
            return None
        last_row, last_column = row, column
        if kind == "s" and text.isdigit() and int(text) < known:
            if (value := texts[int(text)]) or formula:
                packed.append((row, column, value, None, index, "f" if formula else ""))
        elif text and "&" not in text:
            told, raw, mark = value_of(kind or "n", text, index)
            packed.append((row, column, told, raw, index, "f" + mark if formula else mark))
        elif text or formula or kind:
            return None
    return packed if max(columns.values(), default=0) <= LAST_COLUMN else None
