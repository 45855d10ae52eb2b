"""One command for everything: ``dev.py run | test | bench [--json] | pictures | corpus | fuzz | windows | lock``.

Needs nothing but Python 3.11 or newer. It makes ``.venv`` with the pinned and hashed requirements, sees to the system
libraries that Qt wants on Debian-like systems, and hands over. What is already there is recognised by a stamp, so a
second run starts at once. Works on Windows and Linux. Its own messages go to the error stream.
"""

import ctypes
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get a sentence, not a traceback
    sys.exit("Renkei needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
HALF_MADE = VENV / "half-made"
OUTPUT = ROOT / "renkei-output"
SAMPLE = OUTPUT / "青梅市（見本）.renkei"
ROOMS_WITHOUT_QT = ("tests/dashboard", "tests/importers", "tests/exports")
ROOMS_WITH_QT = ("tests/widgets", "tests/pictures", "tests/journeys", "tests/packaging", "tests/house")

# What Qt's own libraries and its screen plugins link to, and the Debian package each comes from.
QT_NEEDS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}


def main(arguments: list[str]) -> int:
    """Do the verb named first; the exit code is 0 done, 1 failed, 2 wrong usage."""
    verbs = {verb.__name__: verb for verb in (run, test, bench, pictures, corpus, fuzz, windows, lock)}
    if not arguments or arguments[0] not in verbs:
        say(f"usage: python dev.py {' | '.join(verbs)}")
        return 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console with an old code page must not end a test run
    os.chdir(ROOT)
    return verbs[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Start the window; without a screen do the main job and say what was written where."""
    prepare("run")
    if has_screen():
        return child(["main.py", *(arguments or sample_record())])
    say("No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): doing the main job without a window.")
    return child(["main.py", "headless", "--out", str(OUTPUT), *arguments], QT_QPA_PLATFORM="offscreen")


def sample_record() -> list[str]:
    """What the window opens when nothing else is asked for: the sample record, made the first time."""
    if not SAMPLE.exists():
        say("Making the sample record …")
        OUTPUT.mkdir(exist_ok=True)
        if code := child(["main.py", "new", str(SAMPLE), "--sample"]):
            sys.exit(code)
    return ["--record", str(SAMPLE)]


def test(arguments: list[str]) -> int:
    """Linters, types, import contracts and tests: all of them, even when one fails."""
    if arguments:
        say("usage: python dev.py test")
        return 2
    prepare("test")
    contracts = "import sys; from importlinter.cli import lint_imports_command as check; sys.argv[0] = 'lint-imports'; "
    steps = {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy"],
        "contracts": ["-c", contracts + "check()", "--no-cache", "--no-logo"],
        "tests without Qt": ["-m", "pytest", "-p", "no:pytest-qt", "--no-qt", *ROOMS_WITHOUT_QT],
        "tests with Qt": ["-m", "pytest", *ROOMS_WITH_QT],
    }
    lines, counts = [], {"passed": 0, "failed": 0, "skipped": 0}
    for name, command in steps.items():
        say(f"\n== {name}")
        started = time.monotonic()
        code, last = heard_child(command)
        lines.append(f"{name:<18}{'ok' if code == 0 else 'FAILED':<8}{time.monotonic() - started:6.1f} s  {last}")
        if "pytest" in command:
            add_counts(counts, code, last)
    print("\n" + "\n".join(lines))
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}")
    return int(any("FAILED" in line for line in lines))


def add_counts(counts: dict[str, int], code: int, closing: str) -> None:
    """Add the figures of one of pytest's closing lines; a run that failed without saying so counts as one failure."""
    found = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped|errors?)", closing)}
    failed = found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0)
    counts["passed"] += found.get("passed", 0)
    counts["skipped"] += found.get("skipped", 0)
    counts["failed"] += failed or int(code != 0)


def bench(arguments: list[str]) -> int:
    """Product and peer programs in turn; ``--json`` prints one JSON document and nothing else."""
    prepare("run")
    prepare("bench")
    return child(["-m", "benchmarks.run", *arguments], QT_QPA_PLATFORM="offscreen")


def pictures(arguments: list[str]) -> int:
    """Make docs/pictures again: the window in several sizes and the pages of the report."""
    prepare("test")
    return child(["-m", "docs.take_pictures", *arguments])


def corpus(arguments: list[str]) -> int:
    """Read every file below ../shared and compare with what is expected of it; say what is left out."""
    prepare("test")
    return child(["-m", "tests.corpus", *arguments])


def fuzz(arguments: list[str]) -> int:
    """Broken workbooks through the reading process and what is behind it; ``--seed N`` repeats a run."""
    prepare("test")
    return child(["-m", "tests.corpus.fuzz", *arguments])


def windows(arguments: list[str]) -> int:
    """Tests, bundle, installer and a desk's journey under a Windows Python; where that cannot be had it says so."""
    prepare("test")
    return child(["packaging/windows.py", *arguments])


def lock(arguments: list[str]) -> int:
    """Work out requirements/*.txt, with hashes for every system, from requirements/*.in."""
    prepare("lock")
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    options += ["--no-emit-index-url", "--quiet", *arguments]
    for source in ("run", "test", "bench", "build", "lock", "windows"):
        names = [f"requirements/{source}.in", "--output-file", f"requirements/{source}.txt"]
        if code := child(["-m", "uv", "pip", "compile", *options, *names]):
            return code
    return 0


def prepare(purpose: str) -> None:
    """See that ``.venv`` holds what requirements/<purpose>.txt lists, and Qt what it needs; ends the program if not."""
    need_system_libraries()
    if purpose == "run" and stamped("test"):
        return
    if stamped(purpose):
        return
    if HALF_MADE.exists() or (VENV.exists() and not PYTHON.exists()):
        say("The .venv here was left half-made: making it anew.")
        shutil.rmtree(VENV)
    if not PYTHON.exists():
        make_venv()
    install(purpose)


def stamped(purpose: str) -> bool:
    """Whether exactly these requirements were installed to the end before."""
    stamp = VENV / f"stamp-{purpose}"
    if HALF_MADE.exists() or not PYTHON.exists() or not stamp.exists():
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint(purpose)


def fingerprint(purpose: str) -> str:
    """Hash of the requirement file of this purpose."""
    return hashlib.sha256((ROOT / "requirements" / f"{purpose}.txt").read_bytes()).hexdigest()


def make_venv() -> None:
    """Make the environment; a marker inside tells a later run when this one was interrupted."""
    if find_spec("ensurepip") is None:
        need_packages(["python3-venv"], "Python's own venv module")
    say("Making .venv …")
    VENV.mkdir(exist_ok=True)
    HALF_MADE.touch()
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)], stdout=sys.stderr):
        sys.exit("The virtual environment .venv could not be made; the reason stands above.")


def install(purpose: str) -> None:
    """Install the hashed requirements, then stamp them as complete."""
    say(f"Installing requirements/{purpose}.txt (once) …")
    HALF_MADE.touch()
    options = ["--require-hashes", "--only-binary", ":all:", "--quiet", "--disable-pip-version-check", "--no-input"]
    command = [PYTHON, "-m", "pip", "install", *options, "-r", f"requirements/{purpose}.txt"]
    if subprocess.call([str(part) for part in command], stdout=sys.stderr, env=environment()):
        sys.exit("The requirements could not be installed; the reason stands above. Run the same command again.")
    (VENV / f"stamp-{purpose}").write_text(fingerprint(purpose), encoding="utf-8")
    HALF_MADE.unlink()


def need_system_libraries() -> None:
    """On Debian-like systems see that every library Qt links to is there."""
    if shutil.which("apt-get") is None:
        return
    need_packages([package for library, package in QT_NEEDS.items() if not loads(library)], "libraries that Qt needs")


def loads(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_packages(packages: list[str], what: str) -> None:
    """Install these Debian packages when root; otherwise end with the line to type."""
    if not packages:
        return
    install_them = ["apt-get", "install", "-y", *packages]
    line = " ".join(install_them)
    if shutil.which("apt-get") is None:
        sys.exit(f"This system lacks {what}: {', '.join(packages)}. Install it and run the same command again.")
    if not (hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.exit(f"This system lacks {what}. Type this, then run the same command again:\n\nsudo {line}\n")
    say(f"Installing {what}: {line}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    terse = ["-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    for command in (["apt-get", "update", "-qq"], [*install_them, *terse]):
        if subprocess.call(command, stdout=sys.stderr, env=quiet):
            sys.exit(f"{what} could not be installed; the reason stands above. The line was: {line}")


def has_screen() -> bool:
    """Whether a window can be shown: always on Windows, elsewhere where a display is named."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def environment(**extra: str) -> dict[str, str]:
    """The environment of every child: texts are UTF-8 on every system."""
    return {**os.environ, "PYTHONUTF8": "1", **extra}


def child(arguments: list[str], **extra: str) -> int:
    """Run the environment's Python and give its exit code; Ctrl+C ends the child, not this sentence."""
    try:
        return subprocess.call([str(PYTHON), *arguments], env=environment(**extra))
    except KeyboardInterrupt:
        return 130


def heard_child(arguments: list[str]) -> tuple[int, str]:
    """Run the environment's Python, pass its output on line by line; give exit code and last line."""
    last = ""
    command = [str(PYTHON), *arguments]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            last = line.strip() or last
    return process.returncode, last.strip("= ")


def say(text: str) -> None:
    """Tell the person at the terminal; the output stream stays free for what a verb prints."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
