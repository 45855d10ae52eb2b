"""The licence folder of the bundle: every licence of everything on board, one folder for each."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from delivery.commands import BrokenError
from delivery.places import PACKAGING, ROOT

LICENCE_FILE = re.compile(r"(?i)(^|/)(licen[cs]es?/.*|licen[cs]e[^/]*|copying[^/]*|notice[^/]*|authors[^/]*)$")
BUILD_TOOLS = ("pyinstaller",)
"""PyInstaller's own start program is part of the bundle."""

FORMS_OF_QT = ("pyside6-essentials", "shiboken6")


def shipped(lock: Path | None = None) -> list[str]:
    """The names of the packages that ship: the pins of requirements/run.txt."""
    text = (lock or ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)


def gather_licences(folder: Path) -> None:
    """Fill ``folder`` anew. Raises BrokenError naming every package on board whose licence is not found."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in sorted((PACKAGING / "licences").glob("*.txt")):
        shutil.copy(path, folder / path.name)
    shutil.copy(ROOT / "LICENSE", folder / "Renkei.txt")
    shutil.copy(ROOT / "exports" / "fonts" / "OFL.txt", folder / "BIZ-UDGothic-OFL.txt")
    shutil.copy(_of_python(), folder / "Python.txt")
    bare = [name for name in (*shipped(), *BUILD_TOOLS) if not _gather(name, folder)]
    if bare:
        raise BrokenError("no licence found for: " + ", ".join(bare))


def _gather(name: str, folder: Path) -> bool:
    """Copy the licence files of one package; True as well for one that this system does not use."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return True
    found = list(licence_files(package))
    place = folder / f"{name}-{package.version}"
    for path in found:
        place.mkdir(exist_ok=True)
        target = place / path.name
        if target.exists():
            target = place / f"{path.parent.name}-{path.name}"
        shutil.copy(path, target)
    return bool(found) or name in FORMS_OF_QT


def licence_files(package: Distribution) -> Iterator[Path]:
    """The licence texts a wheel brings in its own folder; not Qt's offer of a commercial one."""
    for entry in package.files or ():
        text = entry.as_posix()
        inside = ".dist-info/" in text and LICENCE_FILE.search(text.partition(".dist-info/")[2])
        if inside and "Commercial" not in text:
            yield Path(str(package.locate_file(entry)))


def _of_python() -> Path:
    places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    for place in places:
        if (place / "LICENSE.txt").exists():
            return place / "LICENSE.txt"
    raise BrokenError("Python's LICENSE.txt was not found")
