"""The typefaces of screen and paper, shipped with the product so that no machine's own fonts matter.

BIZ UDGothic has one width for every Japanese character, BIZ UDPGothic fitted widths; both cover Latin and figures.
SIL Open Font License 1.1, see ``OFL.txt`` beside this file. Importing this module reads no file.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
"""Where the font files lie, in a checkout as in a frozen bundle (PyInstaller gives the module its real folder)."""

GOTHIC: Final = FOLDER / "BIZUDGothic-Regular.ttf"
GOTHIC_BOLD: Final = FOLDER / "BIZUDGothic-Bold.ttf"
PGOTHIC: Final = FOLDER / "BIZUDPGothic-Regular.ttf"
PGOTHIC_BOLD: Final = FOLDER / "BIZUDPGothic-Bold.ttf"

ALL: Final = (GOTHIC, GOTHIC_BOLD, PGOTHIC, PGOTHIC_BOLD)
"""Every font file, for the window to register at start."""

PGOTHIC_FAMILY: Final = "BIZ UDPGothic"
