"""The Debian packages that this work needs on Linux: looked for, and installed where root may."""

import os
import shutil
import sys

from delivery.commands import NotHereError, ran

PROGRAMS = {
    "wine": "wine",
    "wineboot": "wine",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
    "localedef": "locales",
    "import": "imagemagick",
    "openssl": "openssl",
}
LOCALE = "ja_JP.UTF-8"
"""With this locale wine works with code page 932, as a Japanese Windows does."""


def need_programs() -> None:
    """See that every program is there. Raises NotHereError with the line to type where it is not and cannot be had."""
    if sys.platform != "linux":
        raise NotHereError("this verb needs Linux with wine; .github/workflows does the same on Windows")
    absent = sorted({package for program, package in PROGRAMS.items() if shutil.which(program) is None})
    if absent:
        _install(absent)
    still = [program for program in PROGRAMS if shutil.which(program) is None]
    if still:
        raise NotHereError(f"{', '.join(still)} cannot be had here")
    if ran(["locale", "-a"]).words.lower().find("ja_jp.utf8") < 0:
        ran(["localedef", "-i", "ja_JP", "-f", "UTF-8", LOCALE])


def _install(packages: list[str]) -> None:
    line = ["apt-get", "install", "-y", "--no-install-recommends", "wine64", *packages]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise NotHereError(f"these programs are missing; type: sudo {' '.join(line)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*line, "-qq", "-o", "Dpkg::Use-Pty=0"]):
        outcome = ran(command, seconds=900, environment=quiet)
        if outcome.code:
            raise NotHereError(f"{' '.join(packages)} cannot be installed\n{outcome.tail(4)}")
