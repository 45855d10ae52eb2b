"""The window's typeface: Windows' own where it is there, the bundled BIZ UDPGothic everywhere else."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

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
    """The typeface at a size in pixels of the window (scaled with it)."""
    made = QFont(family())
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
