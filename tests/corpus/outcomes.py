"""Every file below ../shared read by the worker: what came of it, how long it took and how much memory it needed."""

import contextlib
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import KnownError
from importers.cell import Workbook
from importers.reading.process import Answer, ReadingProcess
from importers.workbook import workbook_of_answer

EXPECTED = Path(__file__).with_name("expected.toml")
FOLDERS = ("corpus", "data")
ENDINGS = frozenset({".md"})
"""Not read: the folders' own descriptions."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file. ``name`` is its path below ``shared``; ``peak_mb`` is 0 where the system does not tell."""

    name: str
    said: str
    seconds: float
    peak_mb: float


def files_of(shared: Path) -> list[Path]:
    """All files to read, in the order of their names."""
    found = [path for folder in FOLDERS for path in (shared / folder).rglob("*") if path.is_file()]
    return sorted(path for path in found if path.suffix not in ENDINGS)


def outcomes(shared: Path) -> Iterator[Outcome]:
    """Read one file after the other in one worker."""
    with ReadingProcess() as process:
        for path in files_of(shared):
            _forget_peak(process.pid)
            began = time.monotonic()
            found = outcome_of(path, process.read(path))
            seconds = time.monotonic() - began
            yield Outcome(path.relative_to(shared).as_posix(), said(found), seconds, _peak_mb(process.pid))


def outcome_of(path: Path, answer: Answer) -> Workbook | KnownError:
    """The workbook or the refusal, with every cell looked at."""
    found = workbook_of_answer(path, answer)
    if isinstance(found, Workbook):
        for sheet in found.sheets:
            assert all(cell.row > 0 and cell.column > 0 for cell in sheet.cells.values())
    return found


def said(found: Workbook | KnownError) -> str:
    """``xlsx: 2 sheets, 1741 cells``, or the refusal's key."""
    if isinstance(found, KnownError):
        return found.key
    cells = sum(len(sheet.cells) for sheet in found.sheets)
    return f"{found.format}: {len(found.sheets)} sheets, {cells} cells"


def expected() -> dict[str, str]:
    """What is expected of each file."""
    table = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    return {f"{folder}/{name}": text for folder, entries in table.items() for name, text in entries.items()}


def write_expected(found: list[Outcome]) -> None:
    """Keep what came of the files as what is expected of them; to be read through before it is committed."""
    folders: dict[str, list[str]] = {}
    for outcome in found:
        folder, _, name = outcome.name.rpartition("/")
        folders.setdefault(folder, []).append(f'"{name}" = "{outcome.said}"')
    parts = [f'["{folder}"]\n' + "\n".join(lines) for folder, lines in folders.items()]
    EXPECTED.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _forget_peak(pid: int | None) -> None:
    """Let the system count the worker's peak memory anew."""
    if pid is not None and sys.platform == "linux":
        with contextlib.suppress(OSError):
            Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


def _peak_mb(pid: int | None) -> float:
    if pid is None or sys.platform != "linux":
        return 0.0
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0
