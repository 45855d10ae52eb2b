"""Pictures of the window, and that its first paint pays for nothing it does not show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dashboard.errors import KnownError
from tests.boards import board
from widgets.operations import new_record
from widgets.picture import save_board_picture, save_window_picture

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAINT = """
import os, sys
sys.stdout.reconfigure(encoding="utf-8")  # the code page of a Japanese Windows lacks the dash between two years
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6 import QtWidgets

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "Sheet":
            print(watched.parent().parent().position.plain)
            print(" ".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

class Application(QtWidgets.QApplication):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.watch = Watch(self)
        self.installEventFilter(self.watch)

QtWidgets.QApplication = Application
from widgets.main_window import open_window
open_window(Path(sys.argv[1]), "ja")
"""
FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
BEFORE_PAINT = {
    "dashboard",
    "dashboard.errors",
    "dashboard.first_look",
    "dashboard.overview",
    "dashboard.record",
    "dashboard.record.connection",
    "dashboard.record.looks",
    "dashboard.record.sql",
    "dashboard.wording",
}
QT_BEFORE_PAINT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
HEAVY = {"pyqtgraph", "numpy", "pandas", "openpyxl", "reportlab", "importers", "asyncio", "email", "xml"}


def test_a_picture_has_the_size_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "画面.png"
    save_board_picture(board(), out, size=(1280, 720), scale=1.5)

    image = QImage(str(out))
    assert (image.width(), image.height()) == (1920, 1080)


def test_a_picture_of_a_record_shows_any_page(qtbot: QtBot, tmp_path: Path) -> None:
    record, out = tmp_path / "空.renkei", tmp_path / "取込.png"
    new_record(record)
    save_window_picture(record, out, page="imports")

    assert QImage(str(out)).width() == 1366


def test_a_page_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"window\.picture\.page"):
        save_window_picture(tmp_path / "x.renkei", tmp_path / "x.png", page="nowhere")


def test_the_first_paint_of_a_record_shows_its_figures_and_loads_only_what_it_shows(tmp_path: Path) -> None:
    record = tmp_path / "青梅.renkei"
    new_record(record, sample=True)
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(record)],
        cwd=ROOT,
        env={**os.environ, **{name: str(tmp_path) for name in FOLDERS}},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    position, modules = done.stdout.strip().splitlines()

    loaded = set(modules.split())
    assert "590.7" in position
    assert {name for name in loaded if name.partition(".")[0] == "dashboard"} == BEFORE_PAINT
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == QT_BEFORE_PAINT
    assert not loaded & HEAVY


def test_a_narrow_picture_is_laid_out_for_its_width(qtbot: QtBot, tmp_path: Path) -> None:
    """The ground shows again right of the last card, where once cards ran on past the edge."""
    out = tmp_path / "画面.png"
    save_board_picture(board(language="en"), out, size=(960, 700))
    image = QImage(str(out))
    edge = {image.pixelColor(940, y).name() for y in range(60, 240)}

    assert len(edge) == 1
