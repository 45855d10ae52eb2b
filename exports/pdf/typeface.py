"""The typefaces on paper: which glyphs there are and how wide they are. Measuring reads each font once."""

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from exports import fonts
from exports.pdf.font_file import FontFile

PLAIN = "BIZUDPGothic-Regular"
BOLD = "BIZUDPGothic-Bold"
FIGURES = "BIZUDGothic-Regular"
"""Every digit, comma and sign is half an em wide: columns of numbers stand one under the other."""

FILES: dict[str, Path] = {PLAIN: fonts.PGOTHIC, BOLD: fonts.PGOTHIC_BOLD, FIGURES: fonts.GOTHIC}
LACKING = "〓"
ASCENT, DESCENT = 0.88, 0.12


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face, size and leading in points, colour as #rrggbb."""

    face: str
    size: float
    leading: float
    colour: str = "#1f2933"

    def coloured(self, colour: str) -> "Style":
        """The same style in another colour."""
        return replace(self, colour=colour)


class Widths(dict[str, float]):
    """Character → width in ems of one face, worked out when first asked for."""

    def __init__(self, font: FontFile) -> None:
        super().__init__()
        self._thousandths: dict[int, float] = font.face.charWidths

    def __missing__(self, char: str) -> float:
        width = self[char] = self._thousandths.get(ord(char), 1000) / 1000
        return width


class Spelling(dict[int, str]):
    """Character code → what is printed for it, for ``str.translate``; ``faces`` give each face's glyphs.

    Control and format characters are dropped, characters without a glyph are taken apart (NFKC) or become 〓.
    """

    def __init__(self, faces: tuple[dict[int, int], ...]) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, code: int) -> str:
        spelled = self[code] = self._spell(code)
        return spelled

    def _spell(self, code: int) -> str:
        char = chr(code)
        if char in "\n\u2028\u2029":
            return "\n"
        if char.isspace():
            return char if char == "\u3000" else " "
        if _unseen(char):
            return ""
        if self._known(code):
            return char
        apart = unicodedata.normalize("NFKC", char)
        return apart if apart and all(self._known(ord(part)) for part in apart) else LACKING

    def _known(self, code: int) -> bool:
        """Whether every face has a glyph for the character."""
        return all(code in glyphs for glyphs in self._faces)


def _unseen(char: str) -> bool:
    """Control and format characters, and variation selectors, which no reader misses."""
    return unicodedata.category(char) in {"Cc", "Cf"} or "VARIATION SELECTOR" in unicodedata.name(char, "")


@cache
def font(face: str) -> FontFile:
    """The font of ``face``, read once; its object serves every report of the process."""
    return FontFile(face, str(FILES[face]))


@cache
def widths(face: str) -> Widths:
    """The widths of ``face``."""
    return Widths(font(face))


@cache
def _spelling() -> Spelling:
    return Spelling(tuple(font(face).face.charToGlyph for face in FILES))


def printable(text: str) -> str:
    """``text`` as it can be printed: line ends as one line feed, no control characters, every glyph in the fonts."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_spelling())


def width(text: str, style: Style) -> float:
    """The width in points of one line of printable ``text``."""
    return sum(map(widths(style.face).__getitem__, text)) * style.size
