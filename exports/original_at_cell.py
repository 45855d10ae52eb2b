"""The copy of an Excel workbook that opens at one cell: that sheet in front, that cell chosen and in view.

Only what the program looks at when it opens a book is changed: which sheet is in front, whether it is hidden, what is
chosen on it. Every other part of the copy holds the same bytes as the original, which itself is never touched.
"""

import io
import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from exports.sheet_view import shown_at, without_selection
from exports.xml_tags import Outline, Tag, local, outlined, with_changes, written

_MOST_HEAD = 8 * 2**20
_MOST_UNPACKED = 400 * 2**20
_PIECE = 2**16
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_WHOLE: tuple[str, ...] = ("",)
Change = tuple[int, int, bytes]


def original_at_cell(content: bytes, sheet: str, cell: str) -> bytes:
    """``content`` made to open at ``cell`` (A1) of ``sheet``.

    Returned as it came: what is no .xlsx or .xlsm, is signed (a change would break the signature), has no such
    sheet, or cannot be made out for any other reason. A person then goes to the cell by hand.
    """
    place = _CELL.fullmatch(cell.strip())
    if place is None or content[:2] != b"PK":
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = _Book.of(archive)
            changes = book.changes(sheet, place[1].upper(), int(place[2])) if book is not None else {}
            return _copied(archive, changes) if changes else content
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, LookupError, ValueError, OSError):
        return content


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook's zip with the outline of its main part and where the parts of its sheets lie."""

    archive: zipfile.ZipFile
    part: str
    outline: Outline
    sheets: tuple[tuple[Tag, str], ...]

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> "_Book | None":
        names = archive.namelist()
        if any(name.lower().startswith("_xmlsignatures/") for name in names):
            return None
        if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED or len(set(names)) != len(names):
            return None
        part = next(iter(_links(archive, "", "officeDocument").values()), "xl/workbook.xml")
        outline = _head(archive, part, _WHOLE)
        if outline is None:
            return None
        links = _links(archive, part)
        found = []
        for tag in outline.at("workbook", "sheets", "sheet"):
            link = next((value for key, value in tag.attributes.items() if local(key) == "id" and ":" in key), "")
            found.append((tag, links.get(link, "")))
        return cls(archive, part, outline, tuple(found))

    def changes(self, sheet: str, letters: str, row: int) -> dict[str, tuple[bytes, bytes]]:
        """For every part that changes: the bytes it begins with, and what they become. Empty where it cannot be."""
        wanted = {_plain(sheet)} if sheet else set()
        index = next((at for at, (tag, _) in enumerate(self.sheets) if tag.attributes.get("name") == sheet), None)
        if index is None:
            names = [_plain(tag.attributes.get("name", "")) for tag, _ in self.sheets]
            index = next((at for at, name in enumerate(names) if name in wanted), None)
        if index is None or not self.sheets[index][1]:
            return {}
        target = self.sheets[index][1]
        head = _head(self.archive, target, ("worksheet",))
        chosen = shown_at(head, letters, row) if head is not None else None
        if head is None or chosen is None:
            return {}
        found = {target: (head.content, with_changes(head.content, chosen))}
        for _, part in self.sheets:
            other = _head(self.archive, part, ("worksheet", "chartsheet", "dialogsheet")) if part else None
            if other is not None and part not in found and (let_go := without_selection(other)):
                found[part] = (other.content, with_changes(other.content, let_go))
        found[self.part] = (self.outline.content, with_changes(self.outline.content, self._in_front(index)))
        return found

    def _in_front(self, index: int) -> list[Change]:
        """The changes of the main part: the sheet at ``index`` in front, and shown if it was hidden."""
        found: list[Change] = []
        tag = self.sheets[index][0]
        if tag.attributes.get("state", "visible") != "visible":
            shown = {key: value for key, value in tag.attributes.items() if key != "state"}
            found.append((tag.start, tag.opened, written(tag.name, shown, empty=tag.empty)))
        views = self.outline.at("workbook", "bookViews", "workbookView")
        if views:
            kept = {key: value for key, value in views[0].attributes.items() if key != "firstSheet"}
            new = written(views[0].name, {**kept, "activeTab": str(index)}, empty=views[0].empty)
            return [*found, (views[0].start, views[0].opened, new)]
        empty = self.outline.at("workbook", "bookViews")
        place = empty[0] if empty else self.outline.at("workbook", "sheets")[0]
        name = place.prefix
        view = written(f"{name}workbookView", {"activeTab": str(index)}, empty=True)
        new = b"<%sbookViews>%s</%sbookViews>" % (name.encode(), view, name.encode())
        return [*found, (place.start, place.end if empty else place.start, new)]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            yield piece


def _named(archive: zipfile.ZipFile, part: str) -> str:
    """The name of ``part`` as the zip spells it. Raises KeyError where there is no such part."""
    return next((name for name in archive.namelist() if name.lower() == part.lower()), part)


def _head(archive: zipfile.ZipFile, part: str, roots: tuple[str, ...]) -> Outline | None:
    """The outline of a part: the whole, or of a sheet with one of these ``roots`` what stands before its cells."""
    before = ("sheetPr", "dimension", "sheetViews")

    def enough(path: tuple[str, ...]) -> bool:
        return roots != _WHOLE and (path[0] not in roots or (len(path) == 2 and path[1] not in before))

    return outlined(_pieces(archive, _named(archive, part)), enough, _MOST_HEAD)


def _links(archive: zipfile.ZipFile, part: str, kind: str = "") -> dict[str, str]:
    """What ``part`` ("" for the package) links to, under the links' names; only those of ``kind`` if one is given."""
    folder, name = posixpath.split(part)
    outline = _head(archive, posixpath.join(folder, "_rels", f"{name}.rels"), _WHOLE)
    found = {}
    for tag in outline.at("Relationships", "Relationship") if outline else ():
        target, sort = tag.attributes.get("Target", ""), tag.attributes.get("Type", "").rpartition("/")[2]
        if tag.attributes.get("TargetMode") == "External" or (kind and sort != kind):
            continue
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[tag.attributes.get("Id", "")] = _named(archive, whole)
    return found


def _copied(archive: zipfile.ZipFile, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """The zip again, part by part, with another beginning for the parts that change."""
    names = {_named(archive, part): change for part, change in changes.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for info in archive.infolist():
            old, new = names.get(info.filename, (b"", b""))
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
            with archive.open(info) as source, copy.open(entry, "w", force_zip64=False) as target:
                target.write(new)
                source.read(len(old))
                while piece := source.read(_PIECE):
                    target.write(piece)
    return out.getvalue()
