"""The desk of a person under wine: where things lie there, and what the registry says."""

import getpass
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import TYPE_CHECKING

from delivery.commands import BrokenError, Ran
from delivery.places import NAME, PREFIX, ROOT, TITLE
from delivery.wine import SCREEN, end_all, environment, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = PREFIX / "drive_c" / "users" / getpass.getuser()
LOCAL = HOME / "AppData" / "Local"
ROAMING = HOME / "AppData" / "Roaming"
PLACE = LOCAL / "Programs" / NAME
PROGRAM = PLACE / f"{NAME}.exe"
UNINSTALLER = PLACE / "uninstall.exe"
REGISTERED = f"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{NAME}"
KIND = "HKCU\\Software\\Classes\\Renkei.Record.1"
START_MENU = ROAMING / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{TITLE}.lnk"
DESKTOP = HOME / "Desktop" / f"{TITLE}.lnk"


def windows_name(path: Path) -> str:
    """The path as a Windows program calls it; inside the prefix by drive C, elsewhere by drive Z."""
    drive_c = PREFIX / "drive_c"
    if path.is_relative_to(drive_c):
        return "C:\\" + str(path.relative_to(drive_c)).replace("/", "\\")
    return "Z:" + str(path.absolute()).replace("/", "\\")


def registry(key: str) -> str:
    """Everything beneath ``key``; empty where there is no such key."""
    outcome = windows(["reg", "query", key, "/s"], seconds=60, encoding="cp932")
    return outcome.words if outcome.code == 0 else ""


def registered_version() -> str:
    """The version that Windows lists as installed; empty for none."""
    found = re.search(r"DisplayVersion\s+REG_SZ\s+(\S+)", registry(REGISTERED))
    return found.group(1) if found else ""


def uninstall() -> Ran:
    """Uninstall silently as docs/install.ja.md tells IT departments to: by a copy, which gives an exit code."""
    copy = LOCAL / "Temp" / "renkei-uninstall.exe"
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(UNINSTALLER, copy)
    return windows([copy, "/S", f"_?={windows_name(PLACE)}"], seconds=120)


@contextmanager
def shown(*command: str | Path) -> "Iterator[Popen[bytes]]":
    """A Windows program that stays open while the block runs, on a screen of its own."""
    script = ': | wine "$@" 2>&1 | cat >/dev/null'  # under wine a Python program needs pipes as its streams
    line = ["xvfb-run", "-a", "-s", SCREEN, "bash", "-c", script, "_", *map(str, command)]
    process = Popen(line, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, cwd=ROOT, env=environment())
    try:
        yield process
    finally:
        end_all()
        try:
            process.communicate(timeout=20)
        except TimeoutExpired as stuck:
            process.kill()
            raise BrokenError(f"{command[0]} did not end") from stuck


def picture(command: list[str | Path], out: Path, *, seconds: float, screen: str = "1024x768x24") -> None:
    """A picture of the whole screen, ``seconds`` after ``command`` was started on it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    script = 'out=$1; wait=$2; shift 2; (: | wine "$@" 2>&1 | cat >/dev/null) & sleep "$wait"; '
    script += 'import -window root -trim +repage "$out"'
    line = ["xvfb-run", "-a", "-s", f"-screen 0 {screen}", "bash", "-c", script, "_", str(out), str(seconds)]
    line += map(str, command)
    process = Popen(line, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, cwd=ROOT, env=environment())
    try:
        process.wait(seconds + 60)
    finally:
        end_all()
        process.communicate()
    if not out.exists():
        raise BrokenError(f"no picture {out.name}")
