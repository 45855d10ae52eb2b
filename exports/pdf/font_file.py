"""Reading a font for the report: its tables of characters, widths and outlines are taken whole.

reportlab takes them one number at a time, which was most of what a first report waited for. What is read here is what
it would have read; a test compares the two for every font on board.
"""

import sys
from array import array
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

from exports.pdf.font_subset import subset_font

UNICODE = (3, 10)
GROUPS = 12
SPACE, HARD_SPACE = 0x20, 0xA0
AT_HMETRICS_COUNT, AT_LOCA_FORM = 34, 50
LONG_PLACES = 1


class FontFile(TTFont):
    """The font in the file at ``path`` under the name ``name``, ready for a canvas.

    It needs a table of all Unicode characters in groups (platform 3, encoding 10, format 12) and outlines by long
    places, as every font on board has. Raises reportlab's TTFError, which names the file, where it has not.
    """

    def __init__(self, name: str, path: str) -> None:
        self.fontName = name
        self.face = FontFace(path)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False


class FontFace(TTFontFace):
    """A face whose large tables are read at once."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: ARG002, N802, N803 - as reportlab calls it
        """Names and measures as reportlab reads them, then the tables it would read number by number."""
        super().extractInfo(charInfo=0)
        if self.get_ushort(self.get_table_pos("head")[0] + AT_LOCA_FORM) != LONG_PLACES:
            raise TTFError(f"{self.filename}: no long places of outlines")
        self.glyphPos = _numbers("I", self.content("loca"))[: self.numGlyphs + 1]
        self.hmetrics = self._measures()
        glyphs = self.charToGlyph = self._glyphs()
        glyphs[HARD_SPACE] = glyphs[SPACE]
        ems = [advance * 1000 / self.unitsPerEm for advance, _bearing in self.hmetrics]
        self.defaultWidth = ems[0]
        self.charWidths = {char: ems[glyph] for char, glyph in glyphs.items()}

    def content(self, tag: str) -> bytes:
        """What stands in a table, whole."""
        return self.get_chunk(*self.get_table_pos(tag))

    def outline(self, glyph: int) -> bytes:
        """The glyph's outline as it stands in the font; empty for one without ink."""
        start, end = self.glyphPos[glyph], self.glyphPos[glyph + 1]
        return self.get_chunk(self.get_table_pos("glyf")[0] + start, end - start)

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 - as reportlab calls it
        """The font file for these characters that goes into the report."""
        return subset_font(self, subset)

    def _measures(self) -> list[tuple[int, int]]:
        """Advance and bearing of each glyph; the last ones share the advance of the last that has its own."""
        own = self.get_ushort(self.get_table_pos("hhea")[0] + AT_HMETRICS_COUNT)
        numbers = _numbers("H", self.content("hmtx"))
        advances = [*numbers[: 2 * own : 2], *[numbers[2 * own - 2]] * (self.numGlyphs - own)]
        bearings = [*numbers[1 : 2 * own : 2], *numbers[2 * own :]]
        return list(zip(advances, bearings, strict=False))

    def _glyphs(self) -> dict[int, int]:
        """Character code → number of its glyph."""
        start = self._character_table()
        if self.get_ushort(start) != GROUPS:
            raise TTFError(f"{self.filename}: characters not in groups")
        numbers = _numbers("I", self.get_chunk(start + 16, 12 * self.get_ulong(start + 12)))
        glyphs: dict[int, int] = {}
        for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            if first == last:
                glyphs[first] = glyph
            else:
                glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return glyphs

    def _character_table(self) -> int:
        """Where the table of all Unicode characters begins in the file."""
        start = self.get_table_pos("cmap")[0]
        for entry in range(start + 4, start + 4 + 8 * self.get_ushort(start + 2), 8):
            if (self.get_ushort(entry), self.get_ushort(entry + 2)) == UNICODE:
                return int(start + self.get_ulong(entry + 4))
        raise TTFError(f"{self.filename}: no table of all Unicode characters")


def _numbers(kind: str, table: bytes) -> "array[int]":
    """A table of unsigned numbers, two bytes ("H") or four ("I") each, as this machine has them."""
    numbers = array(kind, table[: len(table) // array(kind).itemsize * array(kind).itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
