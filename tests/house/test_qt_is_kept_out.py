"""The rooms without a screen run without Qt, and the switch that says so really blocks it."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import dev
from tests.conftest import QT, QtBlocker

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", [*sorted(QT), "PySide6.QtWidgets"])
def test_the_blocker_answers_every_import_of_qt_with_an_error(name: str) -> None:
    with pytest.raises(ImportError, match=f"^{name} is not allowed outside widgets/$"):
        QtBlocker().find_spec(name)


def test_the_blocker_lets_everything_else_pass() -> None:
    assert QtBlocker().find_spec("sqlite3") is None


def pytest_on(tmp_path: Path, test: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run one test in a room of its own that has the project's conftest.py and settings."""
    room = tmp_path / "tests"
    room.mkdir()
    for name in ("conftest.py", "__init__.py"):
        (room / name).write_text((ROOT / "tests" / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (room / "test_it.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)


@pytest.mark.parametrize("name", sorted(QT))
def test_a_run_without_qt_fails_on_an_import_of_qt(tmp_path: Path, name: str) -> None:
    outcome = pytest_on(tmp_path, f"def test_it():\n    import {name}\n", "-p", "no:pytest-qt", "--no-qt")

    assert outcome.returncode == 1
    assert f"ImportError: {name} is not allowed outside widgets/" in outcome.stdout


def test_a_run_without_qt_refuses_a_process_that_has_it_already(tmp_path: Path) -> None:
    outcome = pytest_on(tmp_path, "def test_it():\n    pass\n", "--no-qt")

    assert outcome.returncode != 0


def test_dev_test_runs_every_room_and_each_room_once() -> None:
    rooms = {f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py"))}

    assert rooms <= {*dev.ROOMS_WITHOUT_QT, *dev.ROOMS_WITH_QT}
    assert not set(dev.ROOMS_WITHOUT_QT) & set(dev.ROOMS_WITH_QT)


LEAKS = {
    "left behind: thread idle": """
        import threading
        def test_it():
            threading.Thread(target=threading.Event().wait, daemon=True, name="idle").start()
    """,
    "left behind: window QWidget": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_it(qapp):
            kept.append(QWidget())
    """,
    "left behind: timer with 50 ms": """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            kept.append(QTimer())
            kept[0].start(50)
    """,
    "Qt messages with level DEBUG or above": """
        from PySide6.QtCore import qDebug
        def test_it():
            qDebug("odd")
    """,
    "logged without being expected: room: WARNING: odd": """
        import logging
        def test_it():
            logging.getLogger("room").warning("odd")
    """,
    "UserWarning: odd": """
        import warnings
        def test_it():
            warnings.warn("odd")
    """,
}


@pytest.mark.parametrize("words", LEAKS)
def test_what_a_test_leaves_behind_or_lets_out_fails_it(tmp_path: Path, words: str) -> None:
    outcome = pytest_on(tmp_path, textwrap.dedent(LEAKS[words]))

    assert outcome.returncode == 1
    assert words in outcome.stdout
