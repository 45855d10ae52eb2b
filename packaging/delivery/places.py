"""Names of the product and places of this work: read by everything here."""

import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGING: Final = ROOT / "packaging"
WORK: Final = ROOT / "build" / "windows"
"""Everything made on the way: interpreter, wine prefix, the parts of the installer."""

DELIVERY: Final = ROOT / "dist" / "windows"
"""What is handed over: bundle, installer, portable zip, sums, bill of materials."""

NAME: Final = "Renkei"
TITLE: Final = "連携"
PUBLISHER: Final = "Renkei"
BUNDLE: Final = DELIVERY / NAME
PROGRAM: Final = BUNDLE / f"{NAME}.exe"
INTERPRETER: Final = WORK / "python"
PREFIX: Final = WORK / "prefix"
TOOLS: Final = WORK / "tools"
LICENCES: Final = WORK / "licences"


def version() -> str:
    """The product's version, from pyproject.toml: three numbers."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: str = tomllib.loads(text)["project"]["version"]
    return found


def installer() -> Path:
    """The installer of this version."""
    return DELIVERY / f"{NAME}-{version()}-setup.exe"


def portable() -> Path:
    """The portable zip of this version."""
    return DELIVERY / f"{NAME}-{version()}-portable.zip"
