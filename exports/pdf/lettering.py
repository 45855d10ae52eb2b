"""Texts as the operators that show them: one line of a PDF page for each, made once for texts that come again."""

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.typeface import font


class Lettering:
    """The texts of one document.

    reportlab's own way builds an object for each text, half the time of a report whose pages are mostly words. Here
    face, size and text become operators once; only the place is new each time.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - fonts are told who asks
        self._shown: dict[tuple[str, float, str], str] = {}
        self._names: dict[tuple[str, int], str] = {}

    def operators(self, face: str, size: float, x: float, y: float, text: str) -> str:
        """What shows printable ``text`` with its left end at ``x`` and its baseline at ``y``, in points."""
        shown = self._shown.get((face, size, text))
        if shown is None:
            shown = self._shown[face, size, text] = self._made(face, size, text)
        return f"BT 1 0 0 1 {fp_str(x, y)} Tm {shown} ET"

    def _made(self, face: str, size: float, text: str) -> str:
        """Each stretch of ``text`` whose characters lie in one subset of the face, shown by that subset."""
        used, parts, last = font(face), [], None
        for subset, codes in used.splitString(text, self._document):
            if subset != last:
                parts.append(f"{self._name(face, subset)} {fp_str(size)} Tf")
                last = subset
            parts.append(f"({escapePDF(codes)}) Tj")
        return " ".join(parts)

    def _name(self, face: str, subset: int) -> str:
        """The name the document knows a subset of ``face`` by."""
        name = self._names.get((face, subset))
        if name is None:
            name = self._names[face, subset] = str(font(face).getSubsetInternalName(subset, self._document))
        return name
