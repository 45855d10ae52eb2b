"""Makes docs/pictures again: ``python dev.py pictures``. The window in several sizes, and every page of the report.

The window is painted under Xvfb where that is installed (a real X server), else offscreen. Everything shown comes
from the sample record; its example data are labelled 例示.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLOURS = 96
PAGE_SCALE = 1.1  # of 72 dots an inch
WINDOWS: dict[str, tuple[str, ...]] = {
    "overview-1366x768": ("--page", "overview"),
    "overview-1920x1080": ("--page", "overview", "--size", "1920x1080"),
    "overview-150-percent": ("--page", "overview", "--scale", "1.5"),
    "overview-english": ("--page", "overview", "--language", "en"),
    "indicators": ("--page", "indicators"),
    "items": ("--page", "items"),
    "consultations": ("--page", "consultations"),
    "agreement": ("--page", "agreement"),
    "imports": ("--page", "imports"),
    "effects": ("--page", "effects"),
    "health": ("--page", "health"),
}


def main() -> int:
    """Take all pictures anew; pictures nobody takes any more are removed."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if not old.name.startswith("windows-"):  # those are taken by dev.py windows
            old.unlink()
    with tempfile.TemporaryDirectory() as place:
        record, empty, paper = (Path(place) / name for name in ("青梅市.renkei", "新しい記録.renkei", "report.pdf"))
        product("new", str(record), "--sample")
        product("new", str(empty))
        for name, options in WINDOWS.items():
            window(record, name, options)
        window(empty, "overview-empty", ())
        product("report", "--record", str(record), "--out", str(paper))
        pages(paper)
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.relative_to(ROOT)}")
    return 0


def window(record: Path, name: str, options: tuple[str, ...]) -> None:
    """One picture of the window."""
    out = PICTURES / f"window-{name}.png"
    server = shutil.which("xvfb-run") if sys.platform == "linux" else None
    before = [server, "-a", "-s", "-screen 0 2880x1800x24"] if server else []
    product("picture", "--record", str(record), "--out", str(out), *options, before=before)
    lighten(out)


def pages(paper: Path) -> None:
    """Every page of the report."""
    document = pypdfium2.PdfDocument(paper)
    for index in range(len(document)):
        out = PICTURES / f"report-page-{index + 1:02}.png"
        document[index].render(scale=PAGE_SCALE).to_pil().save(out)
        lighten(out)
    document.close()


def lighten(path: Path) -> None:
    """Keep the picture in few colours: a repository is read more often than it is printed."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def product(*arguments: str, before: list[str] | None = None) -> None:
    """Run the console's verb, before which another program may stand."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if before:
        environment["QT_QPA_PLATFORM"] = "xcb"
    else:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [*(before or ()), sys.executable, "main.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
