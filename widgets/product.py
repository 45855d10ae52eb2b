"""What the program knows of itself: version, icon, and where its documents and licences lie."""

import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION_FILE = Path(__file__).with_name("version.txt")
DEFAULT_PACK = "ome-tepco-pg"
"""The agreement of a record for which no other is named."""
ICON = Path(__file__).with_name("renkei.ico")


@cache
def version() -> str:
    """The product's version, three numbers; a test keeps it equal to pyproject.toml."""
    return VERSION_FILE.read_text(encoding="utf-8").strip()


def manual() -> Path:
    """The manual for staff."""
    return ROOT / "docs" / "manual.ja.md"


def install_guide() -> Path:
    """What an IT department wants to know."""
    return ROOT / "docs" / "install.ja.md"


def licence_files() -> tuple[Path, ...]:
    """Every licence on board, the product's own first; in a checkout those that lie in the tree."""
    folder = ROOT / "licences" if getattr(sys, "frozen", False) else ROOT / "packaging" / "licences"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    if not getattr(sys, "frozen", False):
        found = [ROOT / "LICENSE", ROOT / "exports" / "fonts" / "OFL.txt", *found]
    return tuple(sorted(found, key=lambda path: (path.stem.lower() not in {"renkei", "license"}, str(path).lower())))
