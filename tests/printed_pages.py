"""What lies where on the pages of a PDF, read back from its own operators."""

from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader

from exports.pdf.marks import BOTTOM, TOP
from exports.pdf.styles import CHAPTER, SECTION

STROKES = ("m", "l", "c", "re")
HEADINGS = (CHAPTER.size, SECTION.size)


@dataclass(slots=True)
class Printed:
    """The heights, in points from the paper's foot, of a page's texts (with their sizes) and of its strokes.

    What stands above and beneath the body, as running head and foot do, is left out.
    """

    texts: list[tuple[float, float]] = field(default_factory=list)
    strokes: list[float] = field(default_factory=list)
    _size: float = 0.0

    def see(self, operator: str, operands: Any) -> None:
        """Take in one operator of the page; the report never scales or turns its pages."""
        if operator == "Tf":
            self._size = float(operands[1])
        elif operator in STROKES or operator == "Td":
            high = float(operands[1 if operator == "re" else -1])
            if not BOTTOM - 5 <= high <= TOP + 1:
                return
            if operator == "Td":
                self.texts.append((high, self._size))
            else:
                self.strokes.append(high)

    @property
    def filled(self) -> float:
        """The share of the body's height down to the lowest text or stroke."""
        lowest = min((TOP, *(high for high, _ in self.texts), *self.strokes))
        return (TOP - lowest) / (TOP - BOTTOM)

    @property
    def ends_with_heading(self) -> bool:
        """Whether the lowest text is a heading that nothing follows."""
        return min(self.texts)[1] in HEADINGS


def printed(page: PageObject) -> Printed:
    """What is printed on ``page``."""
    found = Printed()
    contents = page.get_contents()
    for operands, operator in contents.operations if contents is not None else ():
        found.see(operator.decode("latin-1"), operands)
    return found


def nearly_empty(report: PdfReader) -> list[tuple[int, float]]:
    """The pages of ``report``, but for its last, that are filled to less than a third, and to which share."""
    shares = [(number, round(printed(page).filled, 2)) for number, page in enumerate(report.pages[:-1], 1)]
    return [(number, share) for number, share in shares if share < 1 / 3]


def stranded_headings(report: PdfReader) -> list[int]:
    """The pages of ``report`` whose lowest text is a heading."""
    return [number for number, page in enumerate(report.pages, 1) if printed(page).ends_with_heading]
