"""A fault of ours as a local file that can be handed to support: where it happened, and no value of anybody's data.

The message of an exception is left out, since it may quote a cell or a path; so are local variables. Nothing is sent.
"""

import datetime
import platform
import traceback
from pathlib import Path

from widgets.product import ROOT, version

KEPT = 10


def places_of(error: BaseException) -> list[str]:
    """Where the error passed through, innermost last: ``widgets/session.py:88 finished``. No values."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def report_text(error: BaseException, moment: datetime.datetime) -> str:
    """What support needs to know of ``error``."""
    lines = [
        f"Renkei {version()}",
        f"{moment:%Y-%m-%d %H:%M:%S}",
        f"{platform.system()} {platform.version()} {platform.machine()}, Python {platform.python_version()}",
        "",
    ]
    for link in _chain(error):
        lines += [f"{type(link).__module__}.{type(link).__qualname__}", *(f"  {place}" for place in places_of(link))]
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path, moment: datetime.datetime) -> Path | None:
    """Write the report into ``folder`` and keep the last ten; None where nothing can be written."""
    path = folder / f"crash-{moment:%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report_text(error, moment), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what caused it, the cause first."""
    found: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in found:
        found.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return found[::-1]


def _short(name: str) -> str:
    """A module's path within the product or its package; never the person's own folders."""
    path = Path(name)
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return "/".join(path.parts[-2:])
