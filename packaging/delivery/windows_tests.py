"""The project's own tests, run by the Windows Python with code page 932 and no help from PYTHONUTF8."""

import re
from pathlib import Path

from delivery.places import INTERPRETER, WORK
from delivery.wine import windows

ROOMS = (
    *("tests/dashboard", "tests/importers", "tests/exports", "tests/widgets", "tests/pictures", "tests/journeys"),
    "tests/packaging",
)
LOG = WORK / "tests.log"
LONGEST = 2700
"""Seconds all tests may take: some 500 of them start a reading process, a second each under wine."""

# What wine cannot do, each with its reason; on Windows itself these are run (.github/workflows).
_READER = "tests/importers/reading/test_process.py::"
LEFT_OUT: dict[str, str] = {
    _READER + "test_a_file_is_charged_what_it_costs_itself_and_not_the_files_before_it": (
        "wine tells no processor time of a Job Object"
    ),
    _READER + "test_an_old_workbook_that_takes_more_memory_than_there_is_is_too_large_and_not_broken": (
        "wine takes the memory cap of a Job Object and does not keep it"
    ),
}


def run_tests() -> dict[str, int]:
    """Passed, failed and skipped; a run that says nothing counts as one failure. Everything said goes to LOG."""
    options = ["-q", "-p", "no:cacheprovider", "--maxfail=30"]
    options += [f"--deselect={name}" for name in LEFT_OUT]
    command: list[str | Path] = [INTERPRETER / "python.exe", "-m", "pytest", *options, *ROOMS]
    outcome = windows(command, seconds=LONGEST)
    LOG.write_text(outcome.words, encoding="utf-8")
    counts = counted(outcome.words)
    if outcome.code and not counts["failed"]:
        counts["failed"] = 1
    if counts["failed"]:
        print(outcome.tail(40))
    return counts


def counted(words: str) -> dict[str, int]:
    """The figures of pytest's last line."""
    closing = next((line for line in reversed(words.splitlines()) if re.search(r"\d+ (passed|failed|error)", line)), "")
    pairs = re.findall(r"(\d+) (passed|failed|skipped|error)", closing)
    found = {word: int(number) for number, word in pairs}
    return {
        "passed": found.get("passed", 0),
        "failed": found.get("failed", 0) + found.get("error", 0),
        "skipped": found.get("skipped", 0),
    }
