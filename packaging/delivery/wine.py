"""The Windows that Linux can offer: a wine prefix with code page 932, Japanese glyphs, stand-ins for what wine lacks.

The stand-ins are for the machine that tests. ``delivery.bundle`` fails when one of them is found in the bundle.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from delivery.commands import BrokenError, Ran, must, ran
from delivery.debian import LOCALE
from delivery.interpreter import tool
from delivery.places import PACKAGING, PREFIX, ROOT, WORK

STAND_INS = ("icuuc", "mscms", "bcryptprimitives")
BUILTIN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll")
SCREEN = "-screen 0 1366x768x24"
GOTHIC = {"MS Gothic", "ＭＳ ゴシック"}
PROPORTIONAL = {"MS Shell Dlg", "MS Shell Dlg 2", "MS UI Gothic", "MS PGothic", "ＭＳ Ｐゴシック", "Yu Gothic UI"}
PROPORTIONAL |= {"Meiryo UI", "Meiryo", "メイリオ", "游ゴシック", "Segoe UI", "Tahoma", "Verdana"}
USER = PREFIX / "drive_c" / "users"


def environment() -> dict[str, str]:
    """What a program under wine finds around it."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    own = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all"}
    return {**here, **own, "WINEDLLOVERRIDES": "ucrtbase,mscms=n;winemenubuilder.exe=", "LC_ALL": LOCALE}


def windows(command: Sequence[str | Path], *, seconds: float = 600, encoding: str = "utf-8") -> Ran:
    """Run a Windows program on a screen of its own; after ``seconds`` it is ended with all it started."""
    line = ["xvfb-run", "-a", "-s", SCREEN, "wine", *command]
    return ran(line, seconds=seconds, folder=ROOT, environment=environment(), encoding=encoding)


def end_all() -> None:
    """End every program of this prefix."""
    ran(["wineserver", "-k"], seconds=30, environment=environment())


def make_prefix() -> None:
    """Make PREFIX anew: Windows 10, Japanese, with the stand-ins."""
    end_all()
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.parent.mkdir(parents=True, exist_ok=True)
    windows(["wineboot", "-i"], seconds=180)
    system = PREFIX / "drive_c" / "windows" / "system32"
    if not system.is_dir():
        raise BrokenError("wine made no prefix")
    for name in STAND_INS:
        source = PACKAGING / "stand_ins" / f"{name}.c"
        options = ["-O2", "-s", "-shared", "-o", str(system / f"{name}.dll"), str(source), "-ladvapi32"]
        must(["x86_64-w64-mingw32-gcc", *options], f"the stand-in {name}")
    patch = PACKAGING / "stand_ins" / "complete_ucrtbase.py"
    must([tool("python"), patch, BUILTIN, system / "ucrtbase.dll"], "the stand-in ucrtbase")
    windows(["winecfg", "-v", "win10"], seconds=60)
    _give_fonts()


def _give_fonts() -> None:
    """Let every Japanese typeface of Windows be drawn with the product's own."""
    fonts = PREFIX / "drive_c" / "windows" / "Fonts"
    for path in (ROOT / "exports" / "fonts").glob("*.ttf"):
        shutil.copy(path, fonts)
    names = [(name, "BIZ UDPGothic") for name in sorted(PROPORTIONAL)]
    names += [(name, "BIZ UDGothic") for name in sorted(GOTHIC)]
    lines = [f'"{name}"="{face}"' for name, face in names]
    keys = ["[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]", *lines, ""]
    keys += ["[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\FontSubstitutes]"]
    keys += [line for line in lines if line.startswith(('"MS Shell', '"Tahoma'))]
    listed = WORK / "fonts.reg"
    text = "\r\n".join(["Windows Registry Editor Version 5.00", "", *keys, ""])
    listed.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    windows(["regedit", "/S", listed], seconds=60)
