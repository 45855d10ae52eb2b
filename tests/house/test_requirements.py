"""What is installed is pinned and hashed, and no file says where it comes from."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
ADDRESSES = ("pypi" + ".org", "python" + "hosted", "--index" + "-url", "find" + "-links")


def blocks(lock: Path) -> list[str]:
    """Each requirement with the hashes that follow it."""
    return re.split(r"\n(?=[a-z])", lock.read_text(encoding="utf-8").strip())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    for block in blocks(lock):
        assert re.match(r"[a-z0-9-]+==[0-9][^\s]*( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_lock_has_its_source(lock: Path) -> None:
    assert lock.with_suffix(".in").exists()


def test_the_test_lock_holds_all_that_running_needs() -> None:
    run, test = (set(blocks(ROOT / "requirements" / f"{name}.txt")) for name in ("run", "test"))

    assert run <= test


def test_qt_stays_on_the_version_that_counts_references_right() -> None:
    pins = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()

    assert "PySide6-Essentials==6.11.3" in pins
    assert "shiboken6==6.11.3" in pins


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=ROOT, check=True).stdout
    return [ROOT / name for name in listed.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_index() -> None:
    texts = {path: path.read_bytes() for path in tracked_files() if path.suffix not in {".ttf", ".png", ".pdf"}}
    culprits = [path.name for path, text in texts.items() if any(word.encode() in text for word in ADDRESSES)]

    assert culprits == []
