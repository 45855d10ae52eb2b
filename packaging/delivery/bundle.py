"""Building the bundle with the Windows Python, and looking at what came of it before it may leave."""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from delivery.commands import BrokenError
from delivery.contents import OF_THE_SYSTEM, RUNTIME, product_data
from delivery.licences import shipped
from delivery.places import BUNDLE, DELIVERY, INTERPRETER, PREFIX, PROGRAM, ROOT, WORK, version
from delivery.wine import STAND_INS, windows

PROGRAMS = frozenset({".exe", ".dll", ".pyd"})
NEVER_ABOARD = frozenset({"pytest", "hypothesis", "mypy", "tkinter", "PyInstaller"})

# What Windows itself has, in 10 (1809) and later. icuuc.dll is one of them, which is why none may be on board.
SYSTEM = re.compile(
    r"""(?ix)^(
    advapi32|authz|bcrypt|bcryptprimitives|cabinet|cfgmgr32|combase|comctl32|comdlg32|credui|crypt32|cryptbase|d2d1|d3d11
    |d3d12|d3d9|dcomp|dnsapi|dwmapi|dwrite|dxgi|dxguid|gdi32|gdiplus|icuuc|imm32|iphlpapi|kernel32|kernelbase|mpr|mscms
    |msi|msimg32|msvcrt|netapi32|normaliz|ntdll|ole32|oleacc|oleaut32|opengl32|pdh|powrprof|propsys|psapi|rpcrt4|secur32
    |setupapi|shcore|shell32|shlwapi|synchronization|ucrtbase|uiautomationcore|urlmon|user32|userenv|usp10|uxtheme
    |version|wininet|winmm|winspool|wintrust|ws2_32|wsock32|wtsapi32|api-ms-win-[a-z0-9-]+|ext-ms-win-[a-z0-9-]+
    )\.(dll|drv)$"""
)


@dataclass(frozen=True)
class Finding:
    """Something in the bundle that must not be, or is missing."""

    what: str


def build_bundle() -> None:
    """Run pyinstaller.spec with the Windows Python; the bundle then lies in BUNDLE. Raises BrokenError."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    DELIVERY.mkdir(parents=True, exist_ok=True)
    places = ["--distpath", str(DELIVERY.relative_to(ROOT)), "--workpath", str((WORK / "parts").relative_to(ROOT))]
    options = ["-X", "utf8", "-m", "PyInstaller", "-y", "--clean", *places, "pyinstaller.spec"]
    outcome = windows([INTERPRETER / "python.exe", *options], seconds=900)
    (WORK / "bundle.log").write_text(outcome.words, encoding="utf-8")
    if outcome.code or not PROGRAM.exists():
        raise BrokenError(f"the bundle was not built: exit code {outcome.code}\n{outcome.tail(20)}")


def findings() -> list[Finding]:
    """Everything that is wrong with the bundle, all of it."""
    files = [path for path in BUNDLE.rglob("*") if path.is_file()]
    programs = [path for path in files if path.suffix.lower() in PROGRAMS]
    return [*_strangers(files), *_runtimes(files), *_imports(programs), *_absent(), *_version_resource()]


def _strangers(files: list[Path]) -> list[Finding]:
    """DLLs of the system, stand-ins of the test machine (also under another name), and packages that only test."""
    system = PREFIX / "drive_c" / "windows" / "system32"
    libraries = [system / f"{name}.dll" for name in (*STAND_INS, "ucrtbase")]
    fakes = {path.read_bytes() for path in libraries if path.exists()}
    sizes = {len(fake) for fake in fakes}
    found = []
    for path in files:
        place = path.relative_to(BUNDLE).as_posix()
        if OF_THE_SYSTEM.search("/" + place):
            found.append(Finding(f"{place} belongs to Windows"))
        elif path.stat().st_size in sizes and path.read_bytes() in fakes:
            found.append(Finding(f"{place} is a stand-in of the test machine"))
        elif NEVER_ABOARD & set(path.relative_to(BUNDLE).parts):
            found.append(Finding(f"{place} is not needed by the product"))
    return found


def _runtimes(files: list[Path]) -> list[Finding]:
    """One copy of each part of the C++ runtime, in one place and of one build."""
    parts = [path for path in files if path.name.lower() in RUNTIME]
    counted = Counter(path.name.lower() for path in parts)
    found = [Finding(f"{name} is there {count} times") for name, count in counted.items() if count > 1]
    found += [Finding(f"{name} is missing") for name in ("msvcp140.dll", "vcruntime140.dll") if name not in counted]
    builds = {_file_version(path) for path in parts}
    if len(builds) > 1:
        found.append(Finding(f"the C++ runtime is of several builds: {sorted(builds)}"))
    return found


def _imports(programs: list[Path]) -> list[Finding]:
    """Every library that a program asks for is in the bundle or in Windows."""
    import pefile

    aboard = {path.name.lower() for path in programs}
    found = []
    for path in programs:
        image = pefile.PE(str(path), fast_load=True)
        image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        asked = {entry.dll.decode("ascii").lower() for entry in getattr(image, "DIRECTORY_ENTRY_IMPORT", ())}
        image.close()
        lost = sorted(name for name in asked - aboard if not SYSTEM.match(name))
        found += [Finding(f"{path.relative_to(BUNDLE).as_posix()} wants {name}") for name in lost]
    return found


def _absent() -> list[Finding]:
    """Data, licences and the words of both languages that have to be there."""
    inside = BUNDLE / "_internal"
    wanted = [inside / folder / path.name for path, folder in product_data(ROOT)]
    wanted += [inside / "PySide6" / name for name in ("translations/qtbase_ja.qm", "plugins/platforms/qwindows.dll")]
    wanted += [inside / "_rl_accel.pyd"]
    wanted += [inside / "licences" / f"{name}.txt" for name in ("LGPL-3.0", "Qt-notices", "Python", "Renkei")]
    found = [Finding(f"{path.relative_to(BUNDLE).as_posix()} is missing") for path in wanted if not path.exists()]
    folders = {path.name.rpartition("-")[0] for path in (inside / "licences").glob("*") if path.is_dir()}
    needless = {"pyside6-essentials", "shiboken6"}
    return found + [Finding(f"no licence of {name}") for name in shipped() if name not in folders | needless]


def _version_resource() -> list[Finding]:
    told = _file_version(PROGRAM)
    wanted = f"{version()}.0"
    return [] if told == wanted else [Finding(f"the version resource says {told}, not {wanted}")]


def _file_version(path: Path) -> str:
    """The version in a program's resource, ``1.2.3.4``; empty where there is none."""
    import pefile

    image = pefile.PE(str(path), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    fixed = getattr(image, "VS_FIXEDFILEINFO", None)
    image.close()
    if not fixed:
        return ""
    high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
