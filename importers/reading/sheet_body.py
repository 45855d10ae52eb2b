"""Cells and shared texts as they stand in their parts, once these are known to be well-formed and free of surprises."""

import re
from codecs import BOM_UTF8
from xml.parsers import expat

from importers.reading.refusal import Refusal

_ROOT = re.compile(rb'(?:<\?xml[^>]*\?>)?\s*<worksheet\s(?:[^>]*\s)?xmlns="[^"]*/spreadsheetml/[^"]*main"')
_PREFIX = re.compile(rb"(?:<\?xml[^>]*\?>)?\s*<([A-Za-z][A-Za-z0-9]*):worksheet\s")
_TEXTS = re.compile(rb'(?:<\?xml[^>]*\?>)?\s*<sst\s(?:[^>]*\s)?xmlns="[^"]*/spreadsheetml/[^"]*main"')
_TEXT = re.compile(
    r'<si>\s*+<t(?: xml:space="preserve")?+>([^<]*+)</t>\s*+'
    r"(?:<rPh [^>]*+>\s*+<t(?: [^>/]*+)?+>[^<]*+</t>\s*+</rPh>\s*+)*+(?:<phoneticPr [^>]*+>\s*+)?+</si>"
)
_ROOTS = ("<sst>", "</sst>")
_SLAB = 2**22
_ENTITY = re.compile("&(?:#(?:x([0-9A-Fa-f]+)|([0-9]+))|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
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
    if not _sound(content):
        return None
    text = _unprefixed(content.removeprefix(BOM_UTF8))
    first, last = text.find(b"<sheetData>"), text.find(b"</sheetData>")
    if not _ROOT.match(text) or first < 0 or last < first or text.count(b"sheetData") != 2:
        return None
    return text[first + len(b"<sheetData>") : last]


def texts_of(content: bytes) -> list[str] | None:
    """The shared texts of a part in which all are plain, with readings beside them or without; None for any other.

    Raises Refusal ``broken`` where the XML is not well-formed.
    """
    if not _sound(content) or not _TEXTS.match(content.removeprefix(BOM_UTF8)):
        return None
    found: list[str] = []
    place = 0
    while place < len(content):
        end = content.find(b"<si>", place + _SLAB)
        end = len(content) if end < 0 else end
        found += map(unescaped, _TEXT.findall(content[place:end].decode()))
        place = end
    # four tags for each text and each reading, one for what tells of readings; more would mean something else around
    readings = 4 * content.count(b"<rPh") + content.count(b"<phoneticPr")
    tags = 4 * len(found) + readings + content.count(b"<?") + len(_ROOTS)
    return found if len(found) == content.count(b"<si") and tags == content.count(b"<") else None


def unescaped(text: str) -> str:
    """The text as XML means it: one kind of line end, and signs for entities. The part is known to be well-formed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    in_sixteens, in_tens, name = found.groups()
    return _NAMED[name] if name else chr(int(in_sixteens, 16) if in_sixteens else int(in_tens))


def _sound(content: bytes) -> bool:
    """Whether a part is UTF-8 and has neither comments nor declarations. Raises Refusal ``broken`` for bad XML."""
    head = content[:200].lower()
    if b"<!" in content or content.count(b"<?") > 1 or (b"encoding=" in head and b"utf-8" not in head):
        return False
    if b"\x00" in content[:4]:
        return False  # UTF-16
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Refusal("broken") from error
    return True


def _unprefixed(text: bytes) -> bytes:
    """The part with its elements in the default namespace, where one prefix stands before them all.

    A bracket opens nothing but tags in such a part: texts write it as ``&lt;``, and it has no comments.
    """
    found = _PREFIX.match(text)
    if found is None or b" xmlns=" in text or text.count(b" xmlns:%b=" % found[1]) != 1:
        return text
    text = text.replace(b"<%b:" % found[1], b"<").replace(b"</%b:" % found[1], b"</")
    return text.replace(b" xmlns:%b=" % found[1], b" xmlns=", 1)
