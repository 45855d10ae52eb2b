"""Takes the stored pictures anew: ``python -m tests.pictures.take``. Look at them before they are kept."""

import os
import sys
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "exports" / "fonts"


def main() -> int:
    """Paint the specimen by each renderer and store what came out beside this file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QPA_FONTDIR", str(FONTS))
    from PySide6.QtWidgets import QApplication

    from tests.pictures.renderers import RENDERERS, STORED
    from tests.pictures.specimen import specimen

    app = QApplication([])
    for name, render in RENDERERS.items():
        render(specimen()).save(STORED / f"{name}.png", optimize=True)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
