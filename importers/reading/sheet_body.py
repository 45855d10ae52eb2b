"""What stands between the tags of ``sheetData``, once the part is known to be well-formed and free of surprises."""

import re
from codecs import BOM_UTF8
from xml.parsers import expat

from importers.reading.refusal import Refusal

_ROOT = re.compile(rb'(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns="[^"]*/spreadsheetml/[^"]*main"')
_PREFIX = re.compile(rb"(?:<\?xml[^>]*\?>)?\s*<([A-Za-z][A-Za-z0-9]*):worksheet\s")
_SHEET_DATA = re.compile(rb"<((?:[A-Za-z0-9]+:)?)sheetData>")


def without_cells(content: bytes) -> bytes:
    """The part without what stands between the tags of ``sheetData``: merged ranges and columns are left."""
    found = _SHEET_DATA.search(content)
    if found is None:
        return content
    return content[: found.end()] + content[content.rfind(b"</" + found[1] + b"sheetData>") :]


def body_of(content: bytes) -> bytes | None:
    """What stands between the tags of ``sheetData``, in UTF-8; None where that is not certain.

    Raises Refusal ``broken`` where the XML is not well-formed.
    """
    head = content[:200].lower()
    if b"<!" in content or content.count(b"<?") > 1 or (b"encoding=" in head and b"utf-8" not in head):
        return None
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Refusal("broken") from error
    text = _unprefixed(content.removeprefix(BOM_UTF8))
    first, last = text.find(b"<sheetData>"), text.find(b"</sheetData>")
    if not _ROOT.match(text) or first < 0 or last < first or text.count(b"sheetData") != 2:
        return None
    return text[first + len(b"<sheetData>") : last]


def _unprefixed(text: bytes) -> bytes:
    """The part with its elements in the default namespace, where one prefix stands before them all.

    A bracket opens nothing but tags in such a part: texts write it as ``&lt;``, and it has no comments.
    """
    found = _PREFIX.match(text)
    if found is None or b" xmlns=" in text or text.count(b" xmlns:%b=" % found[1]) != 1:
        return text
    text = text.replace(b"<%b:" % found[1], b"<").replace(b"</%b:" % found[1], b"</")
    return text.replace(b" xmlns:%b=" % found[1], b" xmlns=", 1)
