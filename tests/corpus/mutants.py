"""Broken workbooks out of sound ones built in code: every mutant follows from its seed alone."""

import io
import random
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from tests.importers.look_alikes import MOE_LABELS, raw_xlsx, with_part, zipped

Change = Callable[[random.Random, bytes], bytes]

_ODD_TEXTS = (
    "", " ", "-1", "0", "99999999999999999999", "1e999", "nan", "inf", "１", "A0", "XFE1", "$A$1", "A1:XFD1048576",
    "true", "&#0;", "&amp;", "&bad;", "\u202e", "\x01", "]]>", "<c/>", "_x0000_", "../../x", "http://127.0.0.1/x",
)  # fmt: skip
_DOCTYPE = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file that may be broken, and what was done to it."""

    content: bytes
    story: str


def mutant(seed: int, sound: Mapping[str, Callable[[], bytes]]) -> Mutant:
    """The mutant of ``seed``: one of the ``sound`` workbooks after one to three changes."""
    chance = random.Random(seed)  # a play of chance that can be repeated, no secret
    name = chance.choice(sorted(sound))
    content, story = sound[name](), [name]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        change = chance.choice(CHANGES)
        story.append(change.__name__)
        try:
            content = change(chance, content)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, LookupError, struct.error):
            content = _bytes_changed(chance, content)  # what an earlier change left is no zip any more
    return Mutant(content, " → ".join(story))


def ministry_sheet() -> bytes:
    """A sheet with shared texts, styles, formulas, errors, hidden parts and merged cells, as Excel spells it."""
    texts = "".join(f"<si><t>{label}</t></si>" for label in MOE_LABELS)
    head = "".join(f'<c r="{chr(65 + n)}1" t="s"><v>{n}</v></c>' for n in range(len(MOE_LABELS)))
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{43000 + row}</v></c><c r="B{row}"><f>A{row}*2</f><v>{row}.5</v></c>'
        f'<c r="C{row}" t="e"><v>#N/A</v></c><c r="D{row}" t="inlineStr"><is><t>青梅市</t></is></c></row>'
        for row in range(2, 12)
    )
    return raw_xlsx(
        f'<row r="1">{head}</row>{rows}',
        texts=texts,
        formats=("yyyy/m/d", "0.0%"),
        before='<dimension ref="A1:R11"/><cols><col min="3" max="3" hidden="1"/></cols>',
        around='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )


def strict_sheet() -> bytes:
    """A small sheet in the strict form."""
    return raw_xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>x</v></c></row>', strict=True)


def unaddressed_sheet() -> bytes:
    """A sheet as other libraries spell it: no addresses, indented, attributes in another order, texts in the cells."""
    rows = "".join(
        f'\n  <row spans="1:4">\n    <c t="inlineStr"><is><t xml:space="preserve"> 市{row}&amp; </t></is></c>'
        f'\n    <c s="2">\n      <v>{row}.5</v>\n    </c><c/><c s="1" t="str"><f>A1</f><v></v></c>\n  </row>'
        for row in range(1, 20)
    )
    return raw_xlsx(rows, formats=("yyyy/m/d", "0.0%"))


def plain_sheet() -> bytes:
    """A sheet as a writing library spells it."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("2019_一覧表")
        page.write_row(0, 0, ["市区町村コード", "市区町村", "排出量合計"])
        for row in range(1, 30):
            page.write_row(row, 0, [f"{13200 + row}", f"市{row}", row * 1.5])
        page.merge_range("A32:C32", "注")
    return out.getvalue()


def comma_table() -> bytes:
    """A CSV file in the encoding of Windows in Japan."""
    return "".join(f"{year},{year * 2}.0,△{year}\r\n" for year in range(2010, 2024)).encode("cp932")


@cache
def progress_sheet() -> bytes:
    """A progress sheet as this product writes it, filled from a small record."""
    from dashboard.agreement.progress_form import sheet_contents
    from exports.progress_sheet import write_progress_sheets
    from tests.boards import agreement, view

    with tempfile.TemporaryDirectory() as folder:
        contents = sheet_contents(view(), agreement())[:1]
        return write_progress_sheets(contents, agreement(), Path(folder), "ja")[0].read_bytes()


def real_files(shared: Path) -> dict[str, Callable[[], bytes]]:
    """Small real files of every format that the worker reads."""
    folder = shared / "corpus" / "calamine"
    paths = [*folder.glob("tests__any_sheets.*"), *folder.glob("tests__date.*"), folder / "tests__vba.xlsm"]
    return {path.name: partial(path.read_bytes) for path in sorted(paths) if path.is_file()}


SOUND: dict[str, Callable[[], bytes]] = {
    "progress sheet": progress_sheet,
    "ministry sheet": ministry_sheet,
    "strict sheet": strict_sheet,
    "plain sheet": plain_sheet,
    "unaddressed sheet": unaddressed_sheet,
    "comma table": comma_table,
}


def _bytes_changed(chance: random.Random, content: bytes) -> bytes:
    """Some bytes set to anything."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 32)) if found else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _cut_short(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _piece_doubled(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start : start + chance.randrange(1, 2000)] + content[start:]


def _parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part_text(chance: random.Random, content: bytes) -> tuple[str, str]:
    parts = _parts(content)
    weights = [4 if "sheet" in name.lower() else 1 for name in parts]
    (name,) = chance.choices(list(parts), weights)
    part = parts[name]
    return name, part.decode("utf-8", "replace") if isinstance(part, bytes) else part


def _attribute_changed(chance: random.Random, content: bytes) -> bytes:
    """One attribute of one part set to something odd."""
    name, text = _part_text(chance, content)
    places = list(re.finditer(r'="([^"]*)"', text))
    if not places:
        return content
    place = chance.choice(places)
    odd = chance.choice(_ODD_TEXTS).replace("<", "&lt;")
    return with_part(content, name, f'{text[: place.start()]}="{odd}"{text[place.end() :]}')


def _text_changed(chance: random.Random, content: bytes) -> bytes:
    """What stands between two tags set to something odd."""
    name, text = _part_text(chance, content)
    places = list(re.finditer(r">([^<]+)<", text))
    if not places:
        return content
    place = chance.choice(places)
    return with_part(content, name, f"{text[: place.start()]}>{chance.choice(_ODD_TEXTS)}<{text[place.end() :]}")


def _element_moved(chance: random.Random, content: bytes) -> bytes:
    """A tag left out, doubled, renamed, or put somewhere else."""
    name, text = _part_text(chance, content)
    tags = list(re.finditer(r"<[^>]+>", text))
    if not tags:
        return content
    tag, other = chance.choice(tags), chance.choice(tags)
    without = text[: tag.start()] + text[tag.end() :]
    doubled = text[: tag.end()] + tag[0] + text[tag.end() :]
    moved = without[: other.start()] + tag[0] + without[other.start() :]
    renamed = text[: tag.start()] + tag[0].replace("c", "x", 1) + text[tag.end() :]
    return with_part(content, name, chance.choice((without, doubled, moved, renamed)))


def _nested_deep(chance: random.Random, content: bytes) -> bytes:
    """Thousands of elements inside each other."""
    name, text = _part_text(chance, content)
    depth, place = chance.choice((100, 5000, 100_000)), text.find(">", text.find("<", 60)) + 1
    return with_part(content, name, text[:place] + "<a>" * depth + "</a>" * depth + text[place:])


def _document_type(chance: random.Random, content: bytes) -> bytes:
    name, text = _part_text(chance, content)
    return with_part(content, name, text.replace("?>", "?>" + _DOCTYPE, 1))


def _encoded_otherwise(chance: random.Random, content: bytes) -> bytes:
    """A part in another encoding, told or not."""
    name, text = _part_text(chance, content)
    encoding = chance.choice(("utf-16", "utf-16-le", "cp932", "utf-8-sig", "utf-32"))
    told = text.replace("UTF-8", encoding) if chance.random() < 0.5 else text
    return with_part(content, name, told.encode(encoding, "replace"))


def _part_gone(chance: random.Random, content: bytes) -> bytes:
    return with_part(content, chance.choice(list(_parts(content))), None)


def _part_taken_for_another(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    first, second = chance.choice(list(parts)), chance.choice(list(parts))
    parts[first] = parts[second]
    return zipped(parts)


def _zip_lies(chance: random.Random, content: bytes) -> bytes:
    """A number in the zip's directory set to something else."""
    place = content.rfind(b"PK\x01\x02") if chance.random() < 0.5 else content.find(b"PK\x01\x02")
    if place < 0:
        return content
    where, form = chance.choice(((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (42, "<I")))
    number = chance.choice((0, 1, 0x7FFF, 0xFFFF, 9, 0x7FFFFFFF)) & (0xFFFF if form == "<H" else 0xFFFFFFFF)
    return content[: place + where] + struct.pack(form, number) + content[place + where + struct.calcsize(form) :]


CHANGES: tuple[Change, ...] = (
    _bytes_changed,
    _cut_short,
    _piece_doubled,
    _attribute_changed,
    _attribute_changed,
    _text_changed,
    _text_changed,
    _element_moved,
    _element_moved,
    _nested_deep,
    _document_type,
    _encoded_otherwise,
    _part_gone,
    _part_taken_for_another,
    _zip_lies,
)
