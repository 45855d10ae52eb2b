"""A genuine Windows CPython out of hash-pinned packages, with the same pins as the release in it."""

import os
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

from delivery.commands import BrokenError, NotHereError, must, ran
from delivery.places import INTERPRETER, ROOT, TOOLS, WORK
from delivery.signatures import RUNTIME, check_signatures

PIN = ROOT / "packaging" / "interpreter.txt"
LOCKS = (ROOT / "requirements" / "build.txt", ROOT / "requirements" / "test.txt")
NOT_NEEDED: tuple[str, ...] = ("Tools", "Scripts", "Doc", "tcl", "include", "libs", "share", "etc", "Lib/site-packages")
NOT_NEEDED += ("Lib/idlelib", "Lib/test", "Lib/tkinter", "Lib/turtledemo", "Lib/lib2to3/tests", "Lib/__phello__")
NOT_NEEDED += ("Lib/ensurepip", "Lib/unittest/test", "Lib/venv/scripts")


def tool(name: str) -> Path:
    """A program of the tools' own environment."""
    return TOOLS / ("Scripts" if os.name == "nt" else "bin") / name


def lay_out_interpreter() -> str:
    """Make INTERPRETER anew; one line on its signatures.

    Raises NotHereError where the package cannot be fetched, BrokenError where a signature does not hold.
    """
    shutil.rmtree(INTERPRETER, ignore_errors=True)
    folder = _unpacked()
    for name in NOT_NEEDED:
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in list(folder.rglob("__pycache__")):
        shutil.rmtree(path)  # compiled by nobody knows whom
    for path in [*folder.glob("*.dll"), *folder.glob("*.chm"), *folder.glob("*.bat")]:
        if path.name not in RUNTIME and not path.name.startswith("python3"):
            path.unlink()
    said = check_signatures(folder)
    (folder / "Lib" / "site-packages").mkdir()
    folder.rename(INTERPRETER)
    return said


def _unpacked() -> Path:
    """The interpreter's folder as it came, below WORK."""
    box = WORK / "box"
    shutil.rmtree(box, ignore_errors=True)
    box.mkdir(parents=True)
    options = ["--no-deps", "--require-hashes", "--no-binary", ":all:", "--no-build-isolation", "--quiet"]
    fetched = ran([tool("python"), "-m", "pip", "download", *options, "--dest", box, "-r", PIN], seconds=300)
    archives = list(box.glob("*.tar.gz"))
    if fetched.code or not archives:
        raise NotHereError(f"the Windows interpreter cannot be fetched\n{fetched.tail(3)}")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(box, filter="data")
    with zipfile.ZipFile(next(box.glob("*/src3.11/*/data.zip"))) as archive:
        archive.extractall(box)  # noqa: S202 - the archive stands under a hash pin
    return box / "cp311"


def install_wheels() -> None:
    """Install the release's pins and those of the tests, as Windows wheels, each against its hash."""
    options = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11", "--require-hashes", "--quiet"]
    options += ["--only-binary", ":all:", "--link-mode", "copy", "--target", str(INTERPRETER / "Lib" / "site-packages")]
    locks = [part for lock in LOCKS for part in ("-r", str(lock))]
    outcome = ran([tool("uv"), "pip", "install", *options, *locks])
    if outcome.code:
        raise BrokenError(f"the Windows wheels could not be installed\n{outcome.tail()}")


def make_tools() -> None:
    """The environment of the tools that build and check, from requirements/windows.txt. Raises NotHereError."""
    shutil.rmtree(TOOLS, ignore_errors=True)
    must([sys.executable, "-m", "venv", TOOLS], "the environment of the tools")
    options = ["--require-hashes", "--only-binary", ":all:", "--quiet", "--no-input"]
    lock = ROOT / "requirements" / "windows.txt"
    outcome = ran([tool("python"), "-m", "pip", "install", *options, "-r", lock])
    if outcome.code:
        raise NotHereError(f"the tools cannot be fetched\n{outcome.tail(3)}")
