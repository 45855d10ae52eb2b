"""What a desk goes through, against the installed program: install, double click, self-test, import, PDF, upgrade, end.

Each step is a function whose name says what has to hold; it raises AssertionError with what was found instead. They run
in the order of the file and build upon each other.
"""

import filecmp
import json
import re
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from delivery import desk
from delivery.desk import DESKTOP, KIND, LOCAL, PLACE, PROGRAM, REGISTERED, ROAMING, START_MENU, UNINSTALLER
from delivery.installer import EARLIER
from delivery.places import BUNDLE, NAME, PREFIX, WORK, installer, portable, version
from delivery.signing import is_signed
from delivery.wine import windows

OWN = "利用者の メモ.txt"
RECORD = desk.HOME / "Documents" / "連携 協定" / "青梅市 見本.renkei"
MARKS = LOCAL / NAME / "open"
DEEP = desk.HOME / "Documents" / Path(*(f"令和{year}年度 協議資料 {'長' * 40}" for year in range(5, 10)))
# Seen once under wine, never twice in a row: a program could not be started while another was being closed.
NOT_STARTED = 5


@dataclass(frozen=True)
class Step:
    """What became of one step."""

    name: str
    seconds: float
    failure: str = ""


def walk(earlier: Path, certificate: Path) -> list[Step]:
    """Walk the whole way; the steps after a failed one are walked as well, so that all that is wrong is seen."""
    _sweep()
    steps = []
    for name, step in _steps(earlier, certificate):
        started = time.monotonic()
        failure = ""
        try:
            step()
        except (AssertionError, OSError, StopIteration, ValueError, KeyError) as error:
            failure = f"{type(error).__name__}: {error}"
        steps.append(Step(name, round(time.monotonic() - started, 1), failure))
        print(f"   {'FAILED' if failure else 'ok':<7}{steps[-1].seconds:6.1f} s  {name}  {failure}", flush=True)
    return steps


def _steps(earlier: Path, certificate: Path) -> list[tuple[str, Callable[[], None]]]:
    return [
        ("the signing hook signed the earlier installer", lambda: _signed(earlier, certificate)),
        ("an earlier version installs silently, with a desktop shortcut when asked", lambda: _earlier(earlier)),
        ("the uninstaller is signed too", lambda: _signed(UNINSTALLER, certificate)),
        ("an upgrade replaces it in place and keeps what the person put there", _upgrade),
        ("the installed files are the bundle byte for byte", _same_as_bundle),
        ("Windows knows the program, its start menu entry and its records", _registered),
        ("the installed program passes its self-test with code page 932", _self_test),
        ("it imports a sheet and prints the PDF in a folder with Japanese and spaces", _import_and_paper),
        ("it writes and reads beyond 260 characters", _deep_folder),
        ("a sheet kept open by another program is named", _in_use),
        ("the command of a double click opens the record, and a second one comes to the same window", _double_click),
        ("installer and uninstaller refuse while it runs, with exit code 3", _refuse_while_running),
        ("the installer refuses an older Windows, with exit code 4", _refuse_old_windows),
        ("uninstalling removes what the list says and nothing else", _uninstall),
        ("the portable edition works from a folder of its own and keeps its settings there", _portable),
    ]


def _sweep() -> None:
    """A desk on which the program never was."""
    for path in (PLACE, LOCAL / NAME, ROAMING / NAME, RECORD.parent):
        shutil.rmtree(path, ignore_errors=True)
    for key in (REGISTERED, KIND, "HKCU\\Software\\Classes\\.renkei"):
        windows(["reg", "delete", key, "/f"], seconds=60)


def _signed(path: Path, certificate: Path) -> None:
    assert is_signed(path, certificate), f"{path.name} is not signed"


def _earlier(setup: Path) -> None:
    outcome = windows([setup, "/S", "/DESKTOP"], seconds=180)
    assert outcome.code == 0, outcome
    assert desk.registered_version() == EARLIER
    assert (PLACE / "_internal" / "dropped-since.txt").exists()
    assert DESKTOP.exists(), "no shortcut on the desktop"
    (PLACE / OWN).write_text("消さないこと", encoding="utf-8")
    (ROAMING / NAME).mkdir(parents=True, exist_ok=True)
    (ROAMING / NAME / "kept.txt").write_text("前の版の設定", encoding="utf-8")


def _upgrade() -> None:
    outcome = windows([installer(), "/S"], seconds=180)
    assert outcome.code == 0, outcome
    assert desk.registered_version() == version()
    assert not (PLACE / "_internal" / "dropped-since.txt").exists(), "a file of the earlier version stayed"
    assert (PLACE / OWN).exists(), "the person's own file is gone"
    assert (ROAMING / NAME / "kept.txt").exists(), "the settings are gone"


def _same_as_bundle() -> None:
    wanted = {path.relative_to(BUNDLE) for path in BUNDLE.rglob("*") if path.is_file()}
    there = {path.relative_to(PLACE) for path in PLACE.rglob("*") if path.is_file()}
    assert there - wanted == {Path("uninstall.exe"), Path(OWN)}, there - wanted
    assert not wanted - there, wanted - there
    other = [str(name) for name in wanted if not filecmp.cmp(BUNDLE / name, PLACE / name, shallow=False)]
    assert not other, other


def _registered() -> None:
    assert START_MENU.exists(), "no entry in the start menu"
    assert f'{NAME}.exe" "%1"' in desk.registry(KIND)
    assert "QuietUninstallString" in desk.registry(REGISTERED)


def _self_test() -> None:
    result = _tested(PROGRAM, WORK / "self-test")
    assert result["outcome"] == "passed", result
    assert result["frozen"], result
    assert result["code_page"] == "cp932", result
    assert result["version"] == version(), result


def _tested(program: Path, folder: Path) -> dict[str, object]:
    """What the program's own test says; it is ended after two minutes, since a windowed program hangs on its fault."""
    shutil.rmtree(folder, ignore_errors=True)
    outcome = windows([program, "--self-test", desk.windows_name(folder)], seconds=120)
    told = folder / "result.json"
    assert told.exists(), outcome
    result: dict[str, object] = json.loads(told.read_text(encoding="utf-8"))
    return result


def _does(*arguments: str | Path) -> str:
    """Run the installed program's verb; its words."""
    named = [desk.windows_name(part) if isinstance(part, Path) else part for part in arguments]
    outcome = windows([PROGRAM, *named], seconds=120)
    assert outcome.code == 0, outcome
    return outcome.words


def _import_and_paper() -> None:
    from pypdf import PdfReader

    RECORD.parent.mkdir(parents=True)
    _does("new", RECORD)
    sheets = sorted((WORK / "self-test").glob("進捗シート/*A-2*.xlsx"))
    assert sheets, "the self-test left no sheet"
    report = _does("import", "--record", RECORD, "--json", sheets[0])
    assert '"stored": true' in report, report
    paper = RECORD.with_suffix(".pdf")
    _does("report", "--record", RECORD, "--out", paper)
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "1,980" in text, "the imported figure is not in the PDF"


def _deep_folder() -> None:
    # Unix holds 255 bytes a name and wine 260 characters a path without the prefix that asks for more.
    shutil.rmtree(DEEP.parents[3], ignore_errors=True)
    DEEP.mkdir(parents=True)
    paper = DEEP / "報告書.pdf"
    name = "\\\\?\\" + desk.windows_name(paper)
    assert len(name) > 260
    outcome = windows([PROGRAM, "report", "--record", desk.windows_name(RECORD), "--out", name], seconds=120)
    assert outcome.code == 0, outcome
    assert paper.exists(), outcome


def _in_use() -> None:
    held = RECORD.with_name("使用中 一覧.xlsx")
    _does("export", "--record", RECORD, "--out", held)
    python = WORK / "python" / "python.exe"
    opened = "ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 0, 0, 3, 0, 0)"
    hold = f"import ctypes, sys, time; {opened}; time.sleep(60)"
    with desk.shown(python, "-c", hold, desk.windows_name(held)):
        time.sleep(6)
        command: list[str | Path] = [PROGRAM, "export", "--record", desk.windows_name(RECORD)]
        outcome = windows([*command, "--out", desk.windows_name(held)], seconds=90)
    assert outcome.code == 1, outcome
    assert held.name in outcome.words, outcome


def _double_click() -> None:
    # wine 8 looks for associations of the whole machine alone: what Explorer would start is taken from the registry.
    command = re.search(r'REG_SZ\s+"([^"]+)" "%1"', desk.registry(f"{KIND}\\shell\\open\\command"))
    assert command, "no command is registered"
    with desk.shown(command.group(1), desk.windows_name(RECORD)):
        _until_open()
        second = windows([PROGRAM, desk.windows_name(RECORD)], seconds=60)
        assert second.code == 0, f"the second start did not hand over: {second}"
        assert any(path.stat().st_size for path in MARKS.glob("*.call")), "the first window was not called"
    settings = json.loads((ROAMING / NAME / "settings.json").read_text(encoding="utf-8"))
    assert settings["recent"][0].endswith(RECORD.name), settings


def _refuse_while_running() -> None:
    with desk.shown(PROGRAM, "--record", desk.windows_name(RECORD)):
        _until_open()
        setup = windows([installer(), "/S"], seconds=120).code
        if setup == NOT_STARTED:
            time.sleep(5)
            setup = windows([installer(), "/S"], seconds=120).code
        codes = setup, desk.uninstall().code
    assert codes == (3, 3), codes
    assert PROGRAM.exists()


def _until_open() -> None:
    """Wait for the window that was just started: it leaves its mark when it shows the record."""
    shutil.rmtree(MARKS, ignore_errors=True)
    _until(lambda: bool(list(MARKS.glob("*.lock"))), "the window did not come up")


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.5)


def _refuse_old_windows() -> None:
    windows(["winecfg", "-v", "win81"], seconds=60)
    try:
        assert windows([installer(), "/S"], seconds=120).code == 4
    finally:
        windows(["winecfg", "-v", "win10"], seconds=60)


def _uninstall() -> None:
    outcome = desk.uninstall()
    assert outcome.code == 0, outcome
    left = sorted(path.relative_to(PLACE).as_posix() for path in PLACE.rglob("*") if path.is_file())
    assert left == [OWN], left
    assert desk.registered_version() == ""
    assert f"{NAME}.exe" not in desk.registry(KIND)
    assert not START_MENU.exists(), "the start menu entry stayed"
    assert not DESKTOP.exists(), "the shortcut on the desktop stayed"
    assert (ROAMING / NAME / "kept.txt").exists(), "the settings are gone"
    assert RECORD.exists(), "the record is gone"


def _portable() -> None:
    folder = PREFIX / "drive_c" / "持ち運び 版"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(ROAMING / NAME, ignore_errors=True)
    with zipfile.ZipFile(portable()) as archive:
        archive.extractall(folder)
    program = folder / NAME / f"{NAME}.exe"
    assert _tested(program, WORK / "self-test-portable")["outcome"] == "passed"
    with desk.shown(program, desk.windows_name(RECORD)):
        _until((folder / NAME / "data" / "settings.json").exists, "no settings beside the program")
    assert not (ROAMING / NAME).exists(), "the portable edition wrote settings elsewhere"
