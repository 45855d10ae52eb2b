"""``python dev.py windows``: make a Windows, try the product in it, build what staff get, and walk a desk's way.

    python packaging/windows.py [STEP …]      steps: environment tests bundle check installer journey pictures

Where wine or the Windows interpreter cannot be had this says so and ends well; a failure of the product ends with 1.
What comes of it lies in dist/windows, the figures in dist/windows/figures.json.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from delivery import ceilings, materials, signing
from delivery.bundle import build_bundle, findings
from delivery.commands import BrokenError, NotHereError
from delivery.debian import need_programs
from delivery.desk import picture, windows_name
from delivery.installer import build_earlier, build_portable, build_present, write_sums
from delivery.interpreter import LOCKS, PIN, install_wheels, lay_out_interpreter, make_tools, tool
from delivery.journey import walk
from delivery.places import (
    BUNDLE,
    DELIVERY,
    PACKAGING,
    PREFIX,
    PROGRAM,
    ROOT,
    TOOLS,
    WORK,
    installer,
    portable,
)
from delivery.windows_tests import run_tests
from delivery.wine import end_all, make_prefix

FIGURES = DELIVERY / "figures.json"
STAMP = WORK / "stamp"
PICTURES = ROOT / "docs" / "pictures"


class Figures:
    """What was counted and measured on the way."""

    def __init__(self) -> None:
        self.told: dict[str, object] = {}
        self.passed = self.failed = 0

    def count(self, passed: int, failed: int) -> None:
        """Add checks that held, and those that did not."""
        self.passed += passed
        self.failed += failed


def main(arguments: list[str]) -> int:
    """Do the steps named, or all; 0 when all held or none could be done here, 1 otherwise."""
    try:
        need_programs()
        if Path(sys.prefix) != TOOLS:
            return with_tools(arguments)
    except NotHereError as absent:
        say(f"Windows is left out here: {absent}")
        return 0
    figures, started = Figures(), time.monotonic()
    try:
        for name in arguments or list(STEPS):
            say(f"\n== {name}")
            begun = time.monotonic()
            figures.told[name] = {**STEPS[name](figures), "seconds": round(time.monotonic() - begun, 1)}
            say(f"   {json.dumps(figures.told[name], ensure_ascii=False)[:400]}")
    except NotHereError as absent:
        say(f"Windows is left out here: {absent}")
        return 0
    except BrokenError as broken:
        say(f"FAILED: {broken}")
        figures.count(0, 1)
    finally:
        end_all()
    figures.told["seconds"] = round(time.monotonic() - started)
    DELIVERY.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(figures.told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{figures.passed} passed, {figures.failed} failed")
    return int(figures.failed > 0)


def with_tools(arguments: list[str]) -> int:
    """Start this once more with the tools' own Python, made if need be."""
    lock, stamp = ROOT / "requirements" / "windows.txt", TOOLS / "stamp"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != fingerprint([lock]):
        make_tools()
        stamp.write_text(fingerprint([lock]), encoding="utf-8")
    return subprocess.call([str(tool("python")), __file__, *arguments])


def fingerprint(paths: list[Path]) -> str:
    """One hash over these files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def environment(_figures: Figures) -> dict[str, object]:
    """Interpreter, wheels and wine prefix, unless they are there as wanted."""
    wanted = fingerprint([PIN, *LOCKS, *(PACKAGING / "stand_ins").glob("*"), PACKAGING / "delivery" / "wine.py"])
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and PREFIX.exists():
        return {"made": False}
    STAMP.unlink(missing_ok=True)
    signatures = lay_out_interpreter()
    install_wheels()
    make_prefix()
    STAMP.write_text(wanted, encoding="utf-8")
    return {"made": True, "signatures": signatures}


def tests(figures: Figures) -> dict[str, object]:
    """The project's tests under Windows Python."""
    counts = run_tests()
    figures.count(counts["passed"], counts["failed"])
    return dict(counts)


def bundle(_figures: Figures) -> dict[str, object]:
    """The bundle."""
    build_bundle()
    if signing.wanted():
        signing.sign(PROGRAM)
    return {"files": sum(1 for path in BUNDLE.rglob("*") if path.is_file())}


def check(figures: Figures) -> dict[str, object]:
    """What is in the bundle and must not be."""
    wrong = [finding.what for finding in findings()]
    for line in wrong:
        say(f"   FAILED {line}")
    figures.count(int(not wrong), len(wrong))
    return {"findings": wrong}


def installers(figures: Figures) -> dict[str, object]:
    """Installer, portable zip, bill of materials, sums; and the ceilings."""
    build_present()
    build_portable()
    write_sums([installer(), portable(), materials.write_bill()])
    wrong = ceilings.check_ceilings()
    for line in wrong:
        say(f"   FAILED {line}")
    figures.count(int(not wrong), len(wrong))
    return {"bytes": ceilings.measured()}


def journey(figures: Figures) -> dict[str, object]:
    """The way of a desk, from an earlier version signed with a certificate for tests to the portable edition."""
    certificate, key = signing.make_test_certificate(WORK / "signing")
    kept = {name: os.environ.get(name) for name in (signing.CERTIFICATE, signing.KEY)}
    os.environ.update({signing.CERTIFICATE: str(certificate), signing.KEY: str(key)})
    earlier = build_earlier(signing.hook())
    for name, value in kept.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})
    steps = walk(earlier, certificate)
    failed = [step for step in steps if step.failure]
    figures.count(len(steps) - len(failed), len(failed))
    return {"steps": {step.name: step.failure or step.seconds for step in steps}}


def pictures(_figures: Figures) -> dict[str, object]:
    """Installer and window as they look, into docs/pictures."""
    record = next((WORK / "self-test").glob("*.renkei"))
    picture([installer()], PICTURES / "windows-installer.png", seconds=8, screen="800x600x24")
    shown: list[str | Path] = [PROGRAM, "--record", windows_name(record)]
    picture(shown, PICTURES / "windows-window.png", seconds=16, screen="1366x768x24")
    return {"pictures": 2}


STEPS: dict[str, Callable[[Figures], dict[str, object]]] = {
    "environment": environment,
    "tests": tests,
    "bundle": bundle,
    "check": check,
    "installer": installers,
    "journey": journey,
    "pictures": pictures,
}


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
