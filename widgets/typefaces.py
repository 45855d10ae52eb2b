"""The window's typeface: Windows' own where it is there, the bundled BIZ UDPGothic everywhere else."""

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

from exports.fonts import PGOTHIC, PGOTHIC_BOLD, PGOTHIC_FAMILY

WINDOWS = ("Yu Gothic UI", "Meiryo UI")
BODY, NOTE, LEAD, FIGURE = 13, 11, 16, 20


@cache
def family() -> str:
    """The family's name, its files registered if they are ours. Needs the application to exist."""
    if QGuiApplication.platformName() == "windows":
        for name in WINDOWS:
            if QFontDatabase.hasFamily(name):
                return name
    for path in (PGOTHIC, PGOTHIC_BOLD):
        QFontDatabase.addApplicationFont(str(path))
    return PGOTHIC_FAMILY


def font(pixels: int = BODY, *, bold: bool = False) -> QFont:
    """The typeface at a size in pixels of the window (scaled with it). The caller's own, to be changed as it likes."""
    return QFont(_made(pixels, bold))


@lru_cache(4096)
def advance(text: str, pixels: int = BODY, *, bold: bool = False) -> int:
    """How wide ``text`` is in pixels. Every painting asks anew for the same words."""
    return QFontMetrics(_made(pixels, bold)).horizontalAdvance(text)


def elided(text: str, width: int, pixels: int = BODY, *, bold: bool = False) -> str:
    """``text``, with an ellipsis where it does not fit into ``width`` pixels."""
    if advance(text, pixels, bold=bold) <= width:
        return text
    return QFontMetrics(_made(pixels, bold)).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


@cache
def _made(pixels: int, bold: bool) -> QFont:
    made = QFont(family())
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
