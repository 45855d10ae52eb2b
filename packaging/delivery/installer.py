"""The installer, the portable zip, and what is handed over beside them."""

import hashlib
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

from delivery.commands import BrokenError, must
from delivery.places import BUNDLE, DELIVERY, NAME, PACKAGING, ROOT, WORK, installer, portable, version
from delivery.signing import hook

PORTABLE_MARK = "portable.txt"
EARLIER = "0.0.9"
"""The version that the journey upgrades from: the same program with one file more, packed quickly."""


def write_lists(bundle: Path, folder: Path) -> int:
    """Write install.nsh and uninstall.nsh, a line for every file and folder of ``bundle``; gives the number of files.

    The uninstaller gets names, not patterns: what a person puts into the folder stays.
    """
    files = sorted((path.relative_to(bundle) for path in bundle.rglob("*") if path.is_file()), key=Path.as_posix)
    folders = sorted({parent for path in files for parent in path.parents if parent != Path()}, reverse=True)
    put, gone, place = [], [], None
    for path in files:
        if path.parent != place:
            place = path.parent
            put.append(f'SetOutPath "{_installed(place)}"')
        put.append(f'File "{bundle / path}"')
        gone.append(f'Delete "{_installed(path)}"')
    gone += [f'RMDir "{_installed(path)}"' for path in folders]
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("install.nsh", put), ("uninstall.nsh", gone)):
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(files)


def _installed(path: Path) -> str:
    """Where a file of the bundle lies on the desk."""
    inside = str(path).replace("/", "\\").replace("$", "$$")
    return "$INSTDIR" if inside == "." else f"$INSTDIR\\{inside}"


def build_installer(bundle: Path, out: Path, *, number: str, quick: bool = False, sign: str = "") -> None:
    """Make the installer ``out`` of ``bundle``; a warning of makensis is an error. Raises BrokenError."""
    lists = WORK / f"lists-{number}"
    write_lists(bundle, lists)
    told = {"VERSION": number, "LISTS": lists, "OUT": out, "ICON": ROOT / "widgets" / "renkei.ico"}
    told["SIDE"] = PACKAGING / "welcome.bmp"
    options = [f"-D{name}={value}" for name, value in told.items()]
    options += ["-DQUICK"] if quick else []
    options += [f"-DSIGN={sign}"] if sign else []
    must(["makensis", "-WX", "-V2", "-INPUTCHARSET", "UTF8", *options, PACKAGING / "installer.nsi"], "makensis")
    if not out.exists():
        raise BrokenError(f"makensis wrote no {out.name}")


def build_earlier(sign: str) -> Path:
    """An installer of an earlier version, to upgrade from: it has a file that the present one lacks."""
    bundle, out = WORK / "earlier" / NAME, WORK / "earlier" / "renkei-earlier.exe"
    shutil.rmtree(bundle.parent, ignore_errors=True)
    shutil.copytree(BUNDLE, bundle)
    (bundle / "_internal" / "dropped-since.txt").write_text("old", encoding="utf-8")
    build_installer(bundle, out, number=EARLIER, quick=True, sign=sign)
    return out


def build_portable() -> None:
    """The zip for desks where nothing may be installed: unpacked anywhere, it keeps its settings beside itself."""
    entries = [(path, path.relative_to(BUNDLE)) for path in sorted(BUNDLE.rglob("*")) if path.is_file()]
    with zipfile.ZipFile(portable(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, inside in entries:
            _add(archive, f"{NAME}/{inside.as_posix()}", path.read_bytes())
        _add(archive, f"{NAME}/{PORTABLE_MARK}", "設定と記録簿（ログ）をこのフォルダーに置きます。\r\n".encode())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file with a date of its own for no machine: the same content gives the same zip."""
    told = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    told.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(told, content)


def write_sums(paths: Sequence[Path]) -> Path:
    """SHA256SUMS of what is handed over."""
    out = DELIVERY / "SHA256SUMS"
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(paths)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return out


def build_present() -> None:
    """The installer of this version."""
    build_installer(BUNDLE, installer(), number=version(), sign=hook())
