"""What lies over the cells of a workbook: pictures, shapes, charts. Cells do not tell of them, and machines skip them.

The reading process looks: a drawing is as untrusted as the cells, and may take long.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element

from importers.cell import a1
from importers.reading.process import SECONDS, ReadingProcess
from importers.reading.refusal import Refusal
from importers.reading.xlsb import sheet_parts
from importers.reading.xlsx import Package
from importers.reading.xml_part import elements, local, whole

MOST_OBJECTS = 2000
_MOST_PART, _MOST_CONTENT = 16 * 2**20, 64 * 2**20
_KINDS = {
    "pic": "picture",
    "sp": "shape",
    "cxnSp": "line",
    "graphicFrame": "chart",
    "grpSp": "group",
    "contentPart": "picture",
}
_ODS_KINDS = {"line": "line", "connector": "line", "g": "group"}
_ODS_INSIDE = {"image": "picture", "object": "chart", "object-ole": "chart"}
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


@dataclass(frozen=True, slots=True)
class DrawnObject:
    """An object over the cells of ``sheet``, its upper left corner in ``cell`` ("" where that is not told).

    ``kind`` is picture, shape, line, chart or group; ``name`` what Excel calls it.
    """

    sheet: str
    cell: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The objects found; with ``unseen`` nobody looked: the reason is the last part of ``quality.unseen.<reason>``."""

    objects: tuple[DrawnObject, ...] = ()
    unseen: str = ""


NOTHING_DRAWN = Drawn()
_FORMS = ("xlsx", "xlsb", "ods")
_Told = tuple[str, str, str, str]


def drawn_in(path: Path, form: str, *, seconds: float = SECONDS) -> Drawn:
    """The objects in the file at ``path``, which has been read as a workbook in that form (``xlsx``, ``csv`` …).

    A reading process looks, for as many ``seconds`` as it may read a file.
    """
    if form == "csv":
        return NOTHING_DRAWN
    if form not in _FORMS:
        return Drawn(unseen="old_form")
    with ReadingProcess(seconds) as process:
        found = process.read(path, task="objects")
    return Drawn(tuple(DrawnObject(*told) for told in found[1])) if found[0] else Drawn(unseen="unreadable")


def objects_in(data: bytes, form: str) -> list[tuple[str, str, str, str]]:
    """What ``drawn_in`` tells of a file's content, in plain values: the first ``MOST_OBJECTS``. Raises Refusal."""
    if form not in _FORMS:
        raise Refusal("unsupported")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _of_ods(archive) if form == "ods" else _of_excel(archive, form)
            return list(islice(found, MOST_OBJECTS))
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, NotImplementedError, RuntimeError) as error:
        raise Refusal("broken") from error


def _of_excel(archive: zipfile.ZipFile, form: str) -> Iterator[_Told]:
    package, seen = Package(archive), set[str]()
    for sheet, part in sheet_parts(archive) if form == "xlsb" else _sheets(package):
        for link in package.links(part).values():
            if link.kind == "drawing" and package.has(link.target) and link.target not in seen:
                seen.add(link.target)  # a drawing belongs to one sheet
                yield from _anchored(sheet, package.read(link.target, _MOST_PART))


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """The name and part of every sheet of an .xlsx."""
    main = next((link.target for link in package.links("").values() if link.kind == "officeDocument"), "")
    links = package.links(main)
    for child in whole(package.read(main, _MOST_PART), _MOST_PART):
        for entry in child if local(child.tag) == "sheets" else ():
            link = links.get(next((value for key, value in entry.items() if local(key) == "id"), ""))
            if link is not None and link.target:
                yield entry.get("name", ""), link.target


def _anchored(sheet: str, drawing: bytes) -> Iterator[_Told]:
    """The objects of one drawing part, each in its anchor; an anchor that has been gone through is let go."""
    path: list[Element] = []
    for event, element in elements(io.BytesIO(drawing), _MOST_PART):
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if len(path) == 1:
            yield from _of_anchor(sheet, element)
            path[0].clear()


def _of_anchor(sheet: str, anchor: Element) -> Iterator[_Told]:
    start = next((child for child in anchor if local(child.tag) == "from"), None)
    numbers = {local(child.tag): child.text or "" for child in start} if start is not None else {}
    row, column = numbers.get("row", ""), numbers.get("col", "")
    cell = a1(int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else ""
    for child in _objects(anchor):
        yield sheet, cell, _KINDS[local(child.tag)], _name(child)


def _objects(anchor: Element) -> Iterator[Element]:
    """The objects of an anchor; of alternatives for different programs the first that holds one."""
    for child in anchor:
        if local(child.tag) in _KINDS:
            yield child
        elif local(child.tag) == "AlternateContent":
            choices = (found for choice in child for found in choice if local(found.tag) in _KINDS)
            yield from list(choices)[:1]


def _name(child: Element) -> str:
    about = (entry for part in child for entry in part if local(entry.tag) == "cNvPr")
    return next((entry.get("name", "") for entry in about), "")


def _of_ods(archive: zipfile.ZipFile) -> Iterator[_Told]:
    sheet, row = "", 0
    content = io.BytesIO(Package(archive).read("content.xml", _MOST_CONTENT))
    for event, element in elements(content, _MOST_CONTENT):
        kind = local(element.tag)
        if event == "start" and kind == "table":
            sheet, row = _attribute(element, "name"), 0
        elif event == "end" and kind == "shapes":
            yield from _shapes(sheet, "", element)
        elif event == "end" and kind == "table-row":
            column = 0
            for cell in element:
                yield from _shapes(sheet, a1(row + 1, column + 1), cell)
                column += _repeated(cell, "number-columns-repeated")
            row += _repeated(element, "number-rows-repeated")
            element.clear()


def _shapes(sheet: str, cell: str, holder: Element) -> Iterator[_Told]:
    for shape in holder:
        if shape.tag.startswith(f"{{{_DRAWING}}}"):
            inside = (_ODS_INSIDE[local(part.tag)] for part in shape if local(part.tag) in _ODS_INSIDE)
            kind = _ODS_KINDS.get(local(shape.tag)) or next(inside, "shape")
            yield sheet, cell, kind, _attribute(shape, "name")


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _repeated(element: Element, name: str) -> int:
    text = _attribute(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 1
