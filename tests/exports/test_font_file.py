"""The fonts on board read at once are the fonts as reportlab reads them."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from exports.pdf.font_file import FontFile
from exports.pdf.typeface import FILES, PLAIN

OWN_ADVANCES = 34


@pytest.fixture(params=sorted(FILES))
def both(request: pytest.FixtureRequest) -> tuple[FontFile, TTFont]:
    path = str(FILES[request.param])
    return FontFile(request.param, path), TTFont(request.param, path)


def test_every_character_has_the_glyph_and_the_width_that_reportlab_reads(both: tuple[FontFile, TTFont]) -> None:
    ours, theirs = (font.face for font in both)
    assert len(ours.charToGlyph) > 10_000
    assert ours.charToGlyph == theirs.charToGlyph
    assert ours.charWidths == theirs.charWidths
    assert ours.defaultWidth == theirs.defaultWidth


def test_every_outline_lies_where_reportlab_finds_it(both: tuple[FontFile, TTFont]) -> None:
    ours, theirs = (font.face for font in both)
    assert list(ours.glyphPos) == theirs.glyphPos
    own = ours.get_ushort(ours.get_table_pos("hhea")[0] + OWN_ADVANCES)
    assert ours.hmetrics[:own] == theirs.hmetrics[:own]
    assert len(ours.hmetrics) == len(theirs.hmetrics)


def test_a_font_without_the_table_is_refused_by_name(tmp_path: Path) -> None:
    content = bytearray(FILES[PLAIN].read_bytes())
    known = FontFile(PLAIN, str(FILES[PLAIN])).face
    cmap = known.get_table_pos("cmap")[0]
    last = cmap + 4 + 8 * (known.get_ushort(cmap + 2) - 1)
    content[last + 3] = 9  # encoding 9 where 10 stood
    odd = tmp_path / "odd.ttf"
    odd.write_bytes(content)
    with pytest.raises(TTFError, match=r"odd\.ttf: no table of all Unicode characters"):
        FontFile("odd", str(odd))
