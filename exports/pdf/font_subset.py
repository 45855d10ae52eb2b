"""The part of a font that a report uses, without the hints for coarse screens that make up a third of it.

Outlines and widths are those of the font; only its instructions are left out, which fit glyphs to coarse screens and
mean nothing on paper. Layout of the tables: the OpenType specification ("glyf", "loca", "hmtx", "cmap").
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Protocol

from reportlab.pdfbase.ttfonts import TTFontMaker

COPIED = ("name", "OS/2")
GLYPH_HEAD = 10
WORDS, MORE, INSTRUCTED = 0x0001, 0x0020, 0x0100
SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}
"""Bytes that follow a component with one scale, two scales, a matrix."""
PLAIN_NAMES = b"\x00\x03\x00\x00"
AT_HMETRICS_COUNT, AT_GLYPH_COUNT, AT_LOCA_FORM = 34, 4, 50


class Face(Protocol):
    """What is asked of a font."""

    charToGlyph: dict[int, int]  # noqa: N815 - as reportlab calls it
    hmetrics: Sequence[tuple[int, int]]

    def outline(self, glyph: int) -> bytes:
        """The glyph's outline as it stands in the font; empty for one without ink."""

    def content(self, tag: str) -> bytes:
        """What stands in a table, whole."""


def subset_font(face: Face, codes: Sequence[int]) -> bytes:
    """A font file whose character n is the glyph of ``codes[n]``, the missing glyph where the face has none."""
    used, places = _glyphs(face, [face.charToGlyph.get(code, 0) for code in codes])
    outlines = [_bare(face.outline(glyph), places) for glyph in used]
    maker = TTFontMaker()
    for tag in COPIED:
        maker.add(tag, face.content(tag))
    maker.add("post", PLAIN_NAMES + face.content("post")[4:16] + bytes(16))
    metrics = [number for glyph in used for number in face.hmetrics[glyph]]
    maker.add("hmtx", struct.pack(f">{len(metrics)}H", *metrics))
    maker.add("hhea", _with_number(face.content("hhea"), AT_HMETRICS_COUNT, len(used)))
    maker.add("maxp", _with_number(face.content("maxp"), AT_GLYPH_COUNT, len(used)))
    maker.add("cmap", _characters([places[face.charToGlyph.get(code, 0)] for code in codes]))
    maker.add("glyf", b"".join(outlines))
    maker.add("loca", _starts(outlines))
    maker.add("head", _with_number(face.content("head"), AT_LOCA_FORM, 1))
    return bytes(maker.makeStream())


def _glyphs(face: Face, wanted: Iterable[int]) -> tuple[list[int], dict[int, int]]:
    """The glyphs to take, the missing one first, with all they are made of; and the new number of each."""
    used = list(dict.fromkeys((0, *wanted)))
    places = {glyph: number for number, glyph in enumerate(used)}
    for glyph in used:  # grows while it is gone through
        for part, _flags, _start, _end in _components(face.outline(glyph)):
            if part not in places:
                places[part] = len(used)
                used.append(part)
    return used, places


def _components(outline: bytes) -> list[tuple[int, int, int, int]]:
    """Glyph, flags, start and end of each component; none for a glyph that is drawn itself."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found, start, flags = [], GLYPH_HEAD, MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", outline, start)
        end = start + 4 + (4 if flags & WORDS else 2) + sum(size for flag, size in SCALES.items() if flags & flag)
        found.append((glyph, flags, start, end))
        start = end
    return found


def _bare(outline: bytes, places: dict[int, int]) -> bytes:
    """The outline without instructions, components by their new numbers, filled up to a multiple of four bytes."""
    if parts := _components(outline):
        bare = bytearray(outline[: parts[-1][3]])
        for glyph, flags, start, _end in parts:
            struct.pack_into(">HH", bare, start, flags & ~INSTRUCTED, places[glyph])
        outline = bytes(bare)
    elif outline:
        ends = GLYPH_HEAD + 2 * struct.unpack_from(">h", outline)[0]
        instructed = ends + 2 + struct.unpack_from(">H", outline, ends)[0]
        outline = outline[:ends] + bytes(2) + outline[instructed:]
    return outline + bytes(-len(outline) % 4)


def _characters(glyphs: Sequence[int]) -> bytes:
    """The table of characters: one run from character 0 on (format 6, platform 1)."""
    head = (0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(glyphs), 0, 0, len(glyphs))
    return struct.pack(f">{len(head) + len(glyphs)}H", *head, *glyphs)


def _starts(outlines: Sequence[bytes]) -> bytes:
    """Where each outline begins, and where the last one ends."""
    starts = [0]
    for outline in outlines:
        starts.append(starts[-1] + len(outline))
    return struct.pack(f">{len(starts)}L", *starts)


def _with_number(table: bytes, place: int, number: int) -> bytes:
    """``table`` with ``number`` in the two bytes at ``place``."""
    return table[:place] + struct.pack(">H", number) + table[place + 2 :]
