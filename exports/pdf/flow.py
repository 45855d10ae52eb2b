"""Text running down page after page: headings, paragraphs, lists. What does not fit goes on overleaf."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from exports.pdf.linebreak import lines_of, may_break
from exports.pdf.marks import BOTTOM, CONTENT, LEFT, TOP, Bookmark, Page
from exports.pdf.styles import BODY, CHAPTER, SECTION, SOFT
from exports.pdf.typeface import ASCENT, Style, printable, width

BULLET = "・"
EXACT = 0.01
SMALLEST = 0.8
SPARSE = 0.36
"""A page filled to less than this share is nearly empty: the next chapter goes on there."""
CHAPTER_GAP = 26.0
ABOVE_HEADING, BELOW_HEADING = 10.0, 3.0
HEADING_ROOM = ABOVE_HEADING + SECTION.leading + BELOW_HEADING
"""What a heading of one line takes."""
CLOSE = 2
"""So many lines of a paragraph stay together where it begins and where it ends."""


class Flow:
    """The pages so far and the height ``y`` down to which the last one is filled."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.y = TOP
        self._section = ""

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.y - BOTTOM

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= TOP

    def new_page(self) -> Page:
        """Begin a page of the running section."""
        self.pages.append(Page(self._section))
        self.y = TOP
        return self.page

    def need(self, height: float) -> None:
        """Go to a new page unless ``height`` is left on this one."""
        if not self.pages or (self.room < height - EXACT and not self.fresh):
            self.new_page()

    def close(self) -> None:
        """Let nothing more go onto this page."""
        self.y = BOTTOM

    @property
    def _sparse(self) -> bool:
        """Whether this page would be left nearly empty."""
        return bool(self.pages) and not self.fresh and TOP - self.y < SPARSE * (TOP - BOTTOM)

    def gap(self, height: float) -> None:
        """Leave space, but none at the head of a page."""
        if self.pages and not self.fresh:
            self.y = max(BOTTOM, self.y - height)

    def chapter(self, title: str, *, level: int = 0, side: str = "") -> None:
        """Begin a chapter, ``side`` at the right of its title: on a new page, unless that left one nearly empty."""
        self._section = title
        if self._sparse:
            self.gap(CHAPTER_GAP)
        else:
            self.new_page()
        reach = CONTENT * 0.68 if side else CONTENT
        self.page.bookmarks.append(Bookmark(level, " ".join(lines_of(title, CHAPTER, 1e9)), self.y, listed=True))
        if side:
            self.page.text(LEFT + CONTENT, self.y - baseline(CHAPTER), side, BODY.coloured(SOFT), "right")
        self.set_lines("\n".join(balanced(title, CHAPTER, reach)), CHAPTER, LEFT, reach)
        self.page.rule(LEFT, self.y - 2, CONTENT, SOFT, 0.8)
        self.y -= 12

    def heading(self, title: str, *, keep: float = 60, level: int | None = None) -> None:
        """A heading that stays with at least ``keep`` points of what follows; in the outline at ``level``."""
        self.gap(ABOVE_HEADING)
        lines = balanced(title, SECTION, CONTENT)
        self.need(len(lines) * SECTION.leading + BELOW_HEADING + keep)
        if level is not None:
            self.page.bookmarks.append(Bookmark(level, " ".join(lines_of(title, SECTION, 1e9)), self.y))
        self._place(lines, SECTION, LEFT)
        self.y -= BELOW_HEADING

    def paragraph(self, text: str, style: Style = BODY, *, indent: float = 0, after: float = 4) -> None:
        """A paragraph over the whole width, running on overleaf where it must."""
        self.set_lines(text, style, LEFT + indent, CONTENT - indent)
        self.gap(after)

    def listed(self, entries: tuple[str, ...], style: Style = BODY) -> None:
        """Each entry behind a dot."""
        for entry in entries:
            lines = lines_of(entry, style, CONTENT - style.size)
            self.need(_together(0, len(lines)) * style.leading)
            self.page.text(LEFT, self.y - baseline(style), BULLET, style)
            self._place(lines, style, LEFT + style.size)

    def set_lines(self, text: str, style: Style, x: float, room: float) -> None:
        """``text`` line by line from ``x`` within ``room``, going on overleaf where the page ends."""
        self._place(lines_of(text, style, room), style, x)

    def _place(self, lines: Sequence[str], style: Style, x: float) -> None:
        for index, line in enumerate(lines):
            self.need(_together(index, len(lines)) * style.leading)
            self.page.text(x, self.y - baseline(style), line, style)
            self.y -= style.leading


def _together(index: int, count: int) -> int:
    """How many lines from ``index`` on may not be parted: no first and no last line of several stands alone."""
    left = count - index
    begins, ends = index == 0, left == CLOSE
    if begins:
        return left if left < 2 * CLOSE else CLOSE
    return CLOSE if ends else 1


def baseline(style: Style) -> float:
    """How far the baseline lies under the top of a line: the glyphs are centred in the leading."""
    return (style.leading - style.size) / 2 + ASCENT * style.size


@lru_cache(maxsize=2048)
def balanced(text: str, style: Style, room: float) -> tuple[str, ...]:
    """A title in as few lines as ``room`` allows; two lines part where a phrase ends, as near the middle as can be."""
    lines = lines_of(text, style, room)
    if len(lines) != 2 or "\n" in printable(text):
        return lines
    shown = printable(text)
    places = [
        index
        for index in range(1, len(shown))
        if may_break(shown[index - 1], shown[index]) and _ends_phrase(shown[index - 1], shown[index])
    ]
    halves = [(shown[:index].rstrip(), shown[index:].lstrip()) for index in places]
    reach = [(max(width(first, style), width(second, style)), (first, second)) for first, second in halves]
    best = min(reach, default=(room + 1, lines))
    return best[1] if best[0] <= room else lines


def _ends_phrase(before: str, after: str) -> bool:
    """Whether a phrase probably ends here: at a space, a mark, or where hiragana gives way to another script."""
    kana = "ぁ" <= before <= "ゖ"
    return before.isspace() or before in "、。」）】・" or (kana and not "ぁ" <= after <= "ゖ")


def fitted(text: str, style: Style, room: float) -> tuple[str, Style]:
    """``text`` in one line and the style it is set in: up to a fifth smaller where that saves it from being cut."""
    for share in (1.0, 0.93, 0.86):
        larger = replace(style, size=style.size * share)
        lines = lines_of(text, larger, room)
        if len(lines) == 1:
            return lines[0], larger
    smaller = replace(style, size=style.size * SMALLEST)
    return clipped(text, smaller, room, 1)[0], smaller


def clipped(text: str, style: Style, room: float, count: int) -> tuple[str, ...]:
    """The first ``count`` lines of ``text``; where more would follow, the last ends in …."""
    lines = lines_of(text, style, room)
    if len(lines) <= count:
        return lines
    last = lines[count - 1]
    while last and len(lines_of(last + "…", style, room)) > 1:
        last = last[:-1]
    return (*lines[: count - 1], last.rstrip("、。（「") + "…")
