""".xlsx and .xlsm, transitional or strict → cells with all that a person needs to trust them; macros stay shut."""

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from importers.reading.number_formats import BUILTIN
from importers.reading.packed import GridSheet, PackedComments, PackedSheet, count
from importers.reading.refusal import MOST_CELLS, MOST_SHEETS, MOST_TEXT, MOST_UNPACKED, Refusal
from importers.reading.sheet_xml import SheetReader, remarks, shared_texts
from importers.reading.xml_part import local, whole

_SMALL = 32 * 2**20
_OTHER_SHEETS = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


def read_xlsx(data: bytes) -> list[PackedSheet | GridSheet]:
    """The worksheets of a workbook in their order. Raises Refusal."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _sheets(Package(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, LookupError) as error:
        raise Refusal("broken") from error


class Link(NamedTuple):
    """A relationship: its kind (the last word of the type), its target inside the package ("" outside)."""

    kind: str
    target: str


class Package:
    """The parts of the zip and how they name each other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self._names = {name.lower().replace("\\", "/").lstrip("/"): name for name in archive.namelist()}

    def has(self, part: str) -> bool:
        """Whether the part is there, whatever the case of its name."""
        return part.lower().lstrip("/") in self._names

    def read(self, part: str, most: int = _SMALL) -> bytes:
        """A part's bytes; Refusal ``broken`` where it is missing, ``too_large`` beyond ``most``."""
        name = self._names.get(part.lower().lstrip("/"))
        if name is None:
            raise Refusal("broken")
        with self.archive.open(name) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise Refusal("too_large")
        return content

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of ``part`` ("" for the package) under their ids."""
        folder, _, name = part.rpartition("/")
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(place):
            return {}
        found = {}
        for entry in whole(self.read(place), _SMALL):
            target = entry.get("Target", "")
            inside = entry.get("TargetMode") != "External"
            target = target.replace("\\", "/")
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            if not self.has(target) and self.has(unquote(target)):
                target = unquote(target)
            found[entry.get("Id", "")] = Link(entry.get("Type", "").rpartition("/")[2], target if inside else "")
        return found


def _sheets(package: Package) -> list[PackedSheet | GridSheet]:
    main = next(
        (link.target for link in package.links("").values() if link.kind == "officeDocument"), "xl/workbook.xml"
    )
    book, links = whole(package.read(main), _SMALL), package.links(main)
    by_kind = {link.kind: link.target for link in links.values()}
    styles = by_kind.get("styles", "")
    texts_at = by_kind.get("sharedStrings", "")
    formats = _formats(package.read(styles)) if styles and package.has(styles) else ["General"]
    texts = shared_texts(package.read(texts_at, MOST_TEXT)) if texts_at and package.has(texts_at) else []
    reader = SheetReader(texts, formats, from_1904=_from_1904(book))
    found: list[PackedSheet | GridSheet] = []
    for entry in _children(book, "sheets"):
        link = links.get(next((value for key, value in entry.items() if local(key) == "id"), ""))
        if link is None or link.kind in _OTHER_SHEETS:
            if link is None:
                raise Refusal("broken")
            continue
        if not link.target or len(found) >= MOST_SHEETS:
            raise Refusal("too_large" if link.target else "broken")
        content = package.read(link.target, MOST_UNPACKED)
        hidden = entry.get("state", "visible") != "visible"
        found.append(reader.read(entry.get("name", ""), content, _comments(package, link.target), hidden=hidden))
        if sum(count(sheet[6]) for sheet in found) > MOST_CELLS:
            raise Refusal("too_large")
    if not found:
        raise Refusal("no_sheet" if _children(book, "sheets") else "broken")
    return found


def _comments(package: Package, sheet: str) -> PackedComments:
    """The remarks on a sheet's cells; none where their part is missing."""
    links = [link for link in package.links(sheet).values() if link.kind == "comments" and package.has(link.target)]
    return [remark for link in links for remark in remarks(package.read(link.target, MOST_TEXT))]


def _children(root: Element, name: str) -> list[Element]:
    return [inner for child in root if local(child.tag) == name for inner in child]


def _from_1904(book: Element) -> bool:
    about = next((child for child in book if local(child.tag) == "workbookPr"), None)
    return about is not None and about.get("date1904", "0").lower() in ("1", "true", "on")


def _formats(content: bytes) -> list[str]:
    """The number format code of every cell style."""
    root = whole(content, _SMALL)
    codes = dict(BUILTIN)
    for entry in _children(root, "numFmts"):
        codes[int(entry.get("numFmtId", "0"))] = entry.get("formatCode", "General")
    styles = [codes.get(int(entry.get("numFmtId", "0")), "General") for entry in _children(root, "cellXfs")]
    return styles or ["General"]
