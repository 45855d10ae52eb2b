"""The few styles and colours of the report."""

from exports.pdf.typeface import BOLD, FIGURES, PLAIN, Style

INK, SOFT, HAIR, PALE, RED = "#1f2933", "#52606d", "#c3cbd3", "#f3f5f7", "#b42318"

TITLE = Style(BOLD, 22, 32, INK)
CHAPTER = Style(BOLD, 15, 22, INK)
SECTION = Style(BOLD, 11, 16, INK)
BODY = Style(PLAIN, 10, 16, INK)
LEAD = Style(BOLD, 10, 15.5, INK)
STRONG = Style(BOLD, 8.5, 11, INK)
CELL = Style(PLAIN, 8.5, 11, INK)
FIGURE = Style(FIGURES, 8.5, 11, INK)
HEAD = Style(BOLD, 7.5, 10, SOFT)
NOTE = Style(PLAIN, 7.5, 10.5, SOFT)
RUNNING = Style(PLAIN, 7.5, 10, SOFT)
