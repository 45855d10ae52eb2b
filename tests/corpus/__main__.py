"""``python dev.py corpus [--write]``: read every file below ../shared and compare with ``expected.toml``.

Differences of every kind fail, also a file that is read all of a sudden. Ends with 0 where ../shared is absent and
says what is left out.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from importers.reading.limits import MOST_MEMORY
from tests.corpus.outcomes import Outcome, expected, outcomes, write_expected

SHARED = Path(__file__).resolve().parents[3] / "shared"
MOST_TOLD = 5
LONGEST = 10.0
"""Seconds that any file may take."""


def main(arguments: list[str] | None = None, shared: Path = SHARED) -> int:
    """0 when all is as expected (or there is nothing to read), 1 otherwise."""
    parser = argparse.ArgumentParser(prog="dev.py corpus")
    parser.add_argument("--write", action="store_true", help="keep what came of the files as what is expected")
    options = parser.parse_args(arguments)
    wanted = expected()
    if not shared.is_dir():
        tell(f"../shared is not here: {len(wanted)} files are left out, nothing was read.")
        return 0
    found = list(outcomes(shared))
    if options.write:
        write_expected(found)
        wanted = expected()
    tell("\n".join(summary(found)))
    wrong = differences(found, wanted)
    tell("\n".join(wrong) if wrong else f"\n{len(found)} files, all as expected.")
    return int(bool(wrong))


def tell(text: str) -> None:
    """Print, in whatever encoding the console has."""
    sys.stdout.write(text + "\n")


def summary(found: list[Outcome]) -> list[str]:
    """Counts by outcome, the slowest files and those that needed most memory."""
    counts = Counter(outcome.said.partition(":")[0] for outcome in found)
    slowest = sorted(found, key=lambda outcome: -outcome.seconds)[:MOST_TOLD]
    largest = sorted(found, key=lambda outcome: -outcome.peak_mb)[:MOST_TOLD]
    return [
        *(f"{count:5}  {said}" for said, count in counts.most_common()),
        "\nslowest",
        *(f"{outcome.seconds:8.2f} s    {outcome.name}" for outcome in slowest),
        "largest peak memory of the worker",
        *(f"{outcome.peak_mb:8.0f} MiB  {outcome.name}" for outcome in largest),
    ]


def differences(found: list[Outcome], wanted: dict[str, str]) -> list[str]:
    """One line for each file that came out otherwise, is new, is gone, or crossed a bound."""
    lines = []
    for outcome in found:
        want = wanted.get(outcome.name)
        if want != outcome.said:
            lines.append(f"{outcome.name}: expected {want or 'nothing: the file is new'}, found {outcome.said}")
        if outcome.seconds > LONGEST or outcome.peak_mb * 2**20 > MOST_MEMORY:
            lines.append(f"{outcome.name}: {outcome.seconds:.1f} s, {outcome.peak_mb:.0f} MiB is out of bounds")
    gone = sorted(wanted.keys() - {outcome.name for outcome in found})
    return lines + [f"{name}: expected, but it is not there" for name in gone]


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
