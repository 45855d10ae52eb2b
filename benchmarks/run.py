"""Runs product and peer in turn (A B A B …) and says how they compare: ``python -m benchmarks.run [--json]``.

Every figure is the median of five runs, every ratio that of the medians. With ``--json`` one document goes to the
output and nothing else: ``{"rows": [{"name", "ratio", "goal", "peer", "ours_ms", "peer_ms"}]}``. ``ours_ms`` and
``peer_ms`` are always times, also in a row whose ratio is one of memory or bytes:
there they are the times of the same runs. A row of our own figure, whose goal is one in milliseconds, has that figure
as its ratio and as ``ours_ms``, and no peer.
"""

import argparse
import compileall
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks import workload
from benchmarks.contests import CONTESTS, GROWTH, LONG_SERIES, TRIALS, Contest, Program, Trial
from benchmarks.gauge import STARTED
from dashboard.errors import KnownError

PAIRS = 5
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".bench"
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outcome."""

    name: str
    ratio: float
    goal: float
    peer: str
    ours_ms: float
    peer_ms: float

    @property
    def reached(self) -> bool:
        """Whether the product is within its goal."""
        return self.ratio <= self.goal


class ProgramError(Exception):
    """A measured program did not end with its figures."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when everything was measured, 1 when a program failed. A missed goal is no failure."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--only", default="", metavar="WORD", help="only contests with this word in their name")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"runs of each side (default {PAIRS})")
    options = parser.parse_args(arguments)
    rows, failures = [], []
    workload.fresh(FOLDER)
    compile_product()
    every: tuple[Contest | Trial, ...] = (*CONTESTS, *LONG_SERIES, *GROWTH, *TRIALS)
    for contest in every:
        if options.only not in contest.name:
            continue
        print(f"{contest.name} …", file=sys.stderr, flush=True)
        try:
            rows += measured(contest, options.pairs) if isinstance(contest, Contest) else tried(contest, options.pairs)
        except ProgramError as failure:
            failures.append(str(failure))
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows]}, ensure_ascii=False))
    else:
        print(table(rows))
    for text in failures:
        print(f"not measured: {text}", file=sys.stderr)
    return int(bool(failures))


def compile_product() -> None:
    """Give the product its bytecode, as an installer does and as the peers' packages have it."""
    for room in ("dashboard", "importers", "exports", "widgets", "benchmarks"):
        compileall.compile_dir(ROOT / room, quiet=2)


def measured(contest: Contest, pairs: int) -> list[Row]:
    """Run both sides in turn and compare what the contest compares."""
    ours, peer = [], []
    for _ in range(pairs):
        ours.append(figures(contest.ours))
        peer.append(figures(contest.peer))
    ours_ms, peer_ms = (round(median(run["ms"] for run in side), 2) for side in (ours, peer))
    rows = []
    for name, figure, goal in contest.compared:
        if figure in ours[0] and figure in peer[0]:
            ratio = median(run[figure] for run in ours) / median(run[figure] for run in peer)
            rows.append(Row(name, round(ratio, 3), goal, contest.peer.title, ours_ms, peer_ms))
    return rows


def tried(trial: Trial, runs: int) -> list[Row]:
    """Run our side alone and hold its figure against the goal."""
    ours = round(median(figures(trial.ours)["ms"] for _ in range(runs)), 2)
    return [Row(trial.row, ours, trial.goal, "own figure, ms", ours, 0.0)]


def figures(program: Program) -> Figures:
    """Run a program once and read its last line."""
    command = [sys.executable, "-m", program.module, *_given(program)]
    environment = {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen", STARTED: str(time.time_ns())}
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    lines = ended.stdout.strip().splitlines()
    if ended.returncode or not lines:
        raise ProgramError(f"{program.module}: {(ended.stderr.strip().splitlines() or ['it printed nothing'])[-1]}")
    pairs = (part.partition("=") for part in lines[-1].split())
    return {name: float(figure) for name, _equals, figure in pairs}


def _given(program: Program) -> list[str]:
    """What the program is given, made on first use; a product that cannot make it cannot be measured."""
    try:
        return program.arguments(FOLDER)
    except (ImportError, KnownError, OSError) as error:
        raise ProgramError(f"{program.module}: its files could not be made: {error!r}") from error


def table(rows: list[Row]) -> str:
    """The outcome for a person."""
    width = max((len(row.name) for row in rows), default=4)
    lines = [f"{'what':<{width}}  {'ratio':>7}  {'goal':>6}  {'':<7}{'ours ms':>10}  {'peer ms':>10}  peer"]
    for row in rows:
        mark = "reached" if row.reached else "missed"
        lines.append(
            f"{row.name:<{width}}  {row.ratio:>7.3f}  {row.goal:>6.2f}  {mark:<7}"
            f"{row.ours_ms:>10.1f}  {row.peer_ms:>10.1f}  {row.peer}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
