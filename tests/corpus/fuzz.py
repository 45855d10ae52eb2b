"""``python dev.py fuzz [--seed N] [--count N] [--real]``: mutants of workbooks through the worker and everything behind it.

A find is a mutant that is neither read nor refused in our words within the bounds, that ends the worker, or over which
one of the steps behind the reading stumbles. Its file is kept; every find becomes a test. ``--real`` takes files from
../shared, old and foreign formats among them; the library that reads those may end the worker, which we outlive.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.agreement.reading_pack import load_pack
from dashboard.errors import KnownError
from importers.cell import Workbook
from importers.progress_sheet import read_progress_sheet
from importers.quality import check_workbook
from importers.reading.process import ReadingProcess
from importers.statistics import read_statistics
from importers.workbook import workbook_of_answer
from tests.corpus.mutants import SOUND, mutant, real_files
from tests.corpus.outcomes import said

OUTPUT = Path(__file__).resolve().parents[2] / "renkei-output" / "fuzz"
AGREEMENT = load_pack("ome-tepco-pg")
SHARED = OUTPUT.parents[2] / "shared"
COUNT = 400
LONGEST = 10.0
"""Seconds that any file may take from beginning to end."""
Sound = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Find:
    """A mutant that did harm."""

    seed: int
    story: str
    harm: str


def main(arguments: list[str] | None = None) -> int:
    """0 when no mutant did harm, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--seed", type=int, default=None, help="where to begin (default: by chance)")
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many mutants (default {COUNT})")
    parser.add_argument("--real", action="store_true", help="mutants of real files below ../shared")
    options = parser.parse_args(arguments)
    sound = real_files(SHARED) if options.real else SOUND
    if not sound:
        tell("../shared is not here: nothing was tried.")
        return 0
    seed = random.SystemRandom().randrange(10**9) if options.seed is None else options.seed
    tell(f"seeds {seed} to {seed + options.count - 1}")
    counts, finds = fuzz(seed, options.count, sound)
    tell("\n".join(f"{count:5}  {outcome}" for outcome, count in counts.most_common()))
    for find in finds:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        kept = OUTPUT / f"{find.seed}.xlsx"
        kept.write_bytes(mutant(find.seed, sound).content)
        tell(f"FOUND seed {find.seed} ({find.story}): {find.harm}; kept as {kept.name}")
    tell(f"{options.count} mutants, {len(finds)} did harm.")
    return int(bool(finds))


def fuzz(seed: int, count: int, sound: Sound = SOUND) -> tuple[Counter[str], list[Find]]:
    """Try ``count`` mutants from ``seed`` on."""
    counts: Counter[str] = Counter()
    finds: list[Find] = []
    with tempfile.TemporaryDirectory() as folder, ReadingProcess() as process:
        path = Path(folder) / "mutant.xlsx"
        for number in range(seed, seed + count):
            made = mutant(number, sound)
            path.write_bytes(made.content)
            before = process.pid
            began = time.monotonic()
            found = workbook_of_answer(path, process.read(path))
            harm = _harm(found, time.monotonic() - began, died=sound is SOUND and before not in (None, process.pid))
            counts[said(found).partition(":")[0]] += 1
            if harm:
                finds.append(Find(number, made.story, harm))
    return counts, finds


def _harm(found: Workbook | KnownError, seconds: float, *, died: bool) -> str:
    """What is wrong with the way the mutant ended; "" where all is well."""
    if died:
        return f"the worker died ({said(found)})"
    if seconds > LONGEST:
        return f"{seconds:.1f} s"
    if isinstance(found, KnownError):
        return "" if found.key.startswith("reading.") else f"refused as {found.key}"
    began = time.monotonic()
    try:
        check_workbook(found)
        read_progress_sheet(found, AGREEMENT)
        read_statistics(found, AGREEMENT)
    except KnownError as error:
        return f"stumbled: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
        return f"stumbled: {error!r}"
    took = time.monotonic() - began
    return f"understanding took {took:.1f} s" if took > LONGEST else ""


def tell(text: str) -> None:
    """Print, in whatever encoding the console has."""
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
