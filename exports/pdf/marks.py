"""What lies on a page, as data: texts, lines, areas. Points (1/72 inch) from the lower left corner."""

from dataclasses import dataclass, field

from exports.pdf.typeface import Style, printable, width

MM = 72 / 25.4
PAPER_WIDTH, PAPER_HEIGHT = 210 * MM, 297 * MM
TOP, BOTTOM, LEFT, RIGHT = PAPER_HEIGHT - 20 * MM, 22 * MM, 18 * MM, PAPER_WIDTH - 18 * MM
CONTENT = RIGHT - LEFT

Point = tuple[float, float]


@dataclass(slots=True)
class Text:
    """One line of printable text; ``x``, ``y`` is the start of its baseline. ``decor`` may lie under other texts."""

    x: float
    y: float
    text: str
    style: Style
    decor: bool = False


@dataclass(slots=True)
class Line:
    """Points joined by straight strokes."""

    points: tuple[Point, ...]
    colour: str
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(slots=True)
class Area:
    """A closed polygon, filled, outlined or hatched (each with a colour, or "" for not)."""

    points: tuple[Point, ...]
    fill: str = ""
    outline: str = ""
    hatch: str = ""
    width: float = 0.5


@dataclass(slots=True)
class Circle:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


Mark = Text | Line | Area | Circle


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline: ``level`` 0 is a section; ``listed`` ones stand in the contents on the cover."""

    level: int
    title: str
    y: float
    listed: bool = False


@dataclass(slots=True)
class Page:
    """One page while it is laid out; ``section`` is printed in its head."""

    section: str = ""
    marks: list[Mark] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, style: Style, align: str = "left") -> float:
        """Set one line at ``x`` (its left end, middle or right end by ``align``); returns its width."""
        shown = printable(text).replace("\n", " ")
        taken = width(shown, style)
        offset = {"left": 0.0, "centre": taken / 2, "right": taken}[align]
        if shown:
            self.marks.append(Text(x - offset, y, shown, style))
        return taken

    def rule(self, x: float, y: float, length: float, colour: str, thickness: float = 0.5) -> None:
        """A horizontal line."""
        self.marks.append(Line(((x, y), (x + length, y)), colour, thickness))

    def box(self, x: float, y: float, wide: float, high: float, *, fill: str = "", outline: str = "") -> None:
        """A rectangle with its lower left corner at ``x``, ``y``."""
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        self.marks.append(Area(corners, fill, outline))
