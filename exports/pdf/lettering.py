"""Texts as the operators that show them: one line of a PDF page for each, made once for texts that come again."""

from typing import NamedTuple

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.typeface import font


class Shown(NamedTuple):
    """A text as operators: the face it begins with, what follows, and the face it ends with."""

    begins: str
    follows: str
    ends: str


class Lettering:
    """The texts of one document.

    reportlab's own way builds an object for each text, half the time of a report whose pages are mostly words. Here
    face, size and text become operators once; only the place is new each time. A face that is set already is not set
    again: it holds until the page ends.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - fonts are told who asks
        self._shown: dict[tuple[str, float, str], Shown] = {}
        self._names: dict[tuple[str, int], str] = {}
        self._set = ""

    def begin_page(self) -> None:
        """A page begins without a face."""
        self._set = ""

    def operators(self, face: str, size: float, x: float, y: float, text: str) -> str:
        """What shows ``text`` (printable, not empty), its left end at ``x``, its baseline at ``y``, in points."""
        shown = self._shown.get((face, size, text))
        if shown is None:
            shown = self._shown[face, size, text] = self._made(face, size, text)
        first = "" if shown.begins == self._set else f"{shown.begins} "
        self._set = shown.ends
        return f"BT {first}{fp_str(x, y)} Td {shown.follows} ET"

    def _made(self, face: str, size: float, text: str) -> Shown:
        """Each stretch of ``text`` whose characters lie in one subset of the face, shown by that subset."""
        points = fp_str(size)
        stretches = [
            (f"{self._name(face, subset)} {points} Tf", f"({escapePDF(codes)}) Tj")
            for subset, codes in font(face).splitString(text, self._document)
        ]
        follows = " ".join((stretches[0][1], *(part for stretch in stretches[1:] for part in stretch)))
        return Shown(stretches[0][0], follows, stretches[-1][0])

    def _name(self, face: str, subset: int) -> str:
        """The name the document knows a subset of ``face`` by."""
        name = self._names.get((face, subset))
        if name is None:
            name = self._names[face, subset] = str(font(face).getSubsetInternalName(subset, self._document))
        return name
