"""What a report carries of a font: the same outlines, a third lighter."""

import io
import struct

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.font_file import FontFile
from exports.pdf.typeface import FILES

WORDS = ("青梅市 2030年度 −16.5 %", "がぱゞ〜㌔①②Éçñß", "カーボンニュートラル kW・kWh")


def drawn(font: TTFont) -> bytes:
    """The words in large type as a picture of the page."""
    pdfmetrics.registerFont(font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 200), invariant=1)
    canvas.setFont(font.fontName, 36)
    for row, text in enumerate(WORDS):
        canvas.drawString(10, 150 - 60 * row, text)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    picture = document[0].render(scale=3).to_pil().tobytes()
    document.close()
    return bytes(picture)


@pytest.mark.parametrize("face", sorted(FILES))
def test_the_page_looks_the_same_as_with_the_whole_outlines(face: str) -> None:
    path = str(FILES[face])
    ours, theirs = drawn(FontFile(f"ours-{face}", path)), drawn(TTFont(f"theirs-{face}", path))
    assert len(set(ours)) > 100
    assert ours == theirs


@pytest.mark.parametrize("face", sorted(FILES))
def test_a_glyph_made_of_others_brings_them_and_all_are_lighter(face: str) -> None:
    path = str(FILES[face])
    codes = [0, *map(ord, "青梅市がé")]
    ours = FontFile(face, path).face.makeSubset(codes)
    theirs = TTFont(face, path).face.makeSubset(codes)
    assert len(ours) < 0.8 * len(theirs)
    assert ours[:4] == b"\x00\x01\x00\x00"
    assert checksum(ours) == 0xB1B0AFBA


def test_a_character_the_font_lacks_shows_the_missing_glyph() -> None:
    face = FontFile("any", str(next(iter(FILES.values())))).face
    with_lacking, without = face.makeSubset([0, 0x1F600]), face.makeSubset([0, 0])
    assert with_lacking == without


def checksum(font: bytes) -> int:
    """The sum of all four-byte numbers of a font file, which has to be 0xB1B0AFBA (OpenType, "head")."""
    return int(sum(struct.unpack(f">{len(font) // 4}L", font))) & 0xFFFFFFFF
