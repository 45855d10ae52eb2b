"""Pictures of the window, and that its first paint pays for nothing it does not show."""

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
LEAN = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.boards import board
from widgets.main_window import MainWindow
window = MainWindow(None, "ja", board=board())
window.show()
window.repaint()
heavy = {"pyqtgraph", "numpy", "pandas", "openpyxl", "reportlab", "importers", "widgets.pages.indicators"}
print(sorted(heavy & set(sys.modules)))
window.close()
"""


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


def test_the_first_paint_loads_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAN], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60
    )

    assert done.stdout.strip() == "[]"
