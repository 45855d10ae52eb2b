"""What every test may rely on, and what no test may leave behind.

* Qt draws into memory: no test needs a screen.
* ``--no-qt`` makes importing Qt an error; ``dev.py test`` runs the rooms dashboard, importers and exports that way.
* A logged warning, a Qt message, a thread, timer or window left behind fails the test that caused it.
* ``shared_data`` gives a real file out of ``../shared`` and counts the checks left out where that folder is absent.
"""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Where Qt has no fontconfig its offscreen screen looks for typefaces in this folder, and warns when there is none.
os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).resolve().parents[1] / "exports" / "fonts"))

# The same examples in every run: a change is judged by what it did, and chance is left to `dev.py fuzz`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

SHARED = Path(__file__).resolve().parents[2] / "shared"
QT = frozenset({"PySide6", "shiboken6", "pyqtgraph"})
FAILED = pytest.StashKey[bool]()
LEFT_OUT = pytest.StashKey[list[str]]()


class QtBlocker:
    """A finder that answers every import of Qt with an error."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise for Qt, leave every other name to the finders behind."""
        if name.partition(".")[0] in QT:
            raise ImportError(f"{name} is not allowed outside widgets/", name=name)
        return None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add ``--no-qt``; without pytest-qt its settings in pyproject.toml must still be known names."""
    parser.addoption("--no-qt", action="store_true", help="run with every import of Qt raising")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "setting of pytest-qt, which is switched off here")


def pytest_configure(config: pytest.Config) -> None:
    """Block Qt where asked to, before any test module is imported."""
    config.stash[LEFT_OUT] = []
    if config.getoption("--no-qt"):
        if config.pluginmanager.hasplugin("pytest-qt"):
            raise pytest.UsageError("--no-qt needs -p no:pytest-qt as well: that plugin imports Qt itself")
        sys.meta_path.insert(0, QtBlocker())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure: its traceback keeps objects alive that are then no leak."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many checks on real files could not be made."""
    left_out = config.stash[LEFT_OUT]
    if left_out:
        terminalreporter.write_line(f"{len(left_out)} checks on real files left out: ../shared is not here")


@pytest.fixture(scope="session")
def shared_root() -> Path:
    """The folder ``shared`` beside the project; it need not exist."""
    return SHARED


@pytest.fixture
def shared_data(request: pytest.FixtureRequest) -> Callable[..., Path]:
    """Path of a real file, sought below ``../shared/data`` and then below ``../shared`` (so ``"corpus", …`` works too).

    Skips the test, and counts it, where ``../shared`` is absent; a file missing in it where it is present is an error.
    """

    def real(*parts: str) -> Path:
        if not SHARED.is_dir():
            request.config.stash[LEFT_OUT].append(request.node.nodeid)
            pytest.skip("../shared is not here")
        found = [path for path in (SHARED.joinpath("data", *parts), SHARED.joinpath(*parts)) if path.exists()]
        assert found, f"{'/'.join(parts)} is missing from ../shared"
        return found[0]

    return real


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning, unless the test says it expects one (marker ``expects_log``)."""
    seen: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(f"{record.name}: {record.levelname}: {record.getMessage()}")

    handler = Keep(logging.WARNING)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if seen and request.node.get_closest_marker("expects_log") is None:
        pytest.fail("logged without being expected: " + "; ".join(seen), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on threads, running timers and parentless windows that a passing test leaves behind."""
    threads = set(threading.enumerate())
    windows = _windows()
    yield
    if request.node.stash.get(FAILED, False):
        return
    left = [f"thread {thread.name}" for thread in _lingering(threads)]
    left += [f"window {name}" for key, name in _windows().items() if key not in windows]
    left += [f"timer with {interval} ms" for interval in _running_timers(request)]
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def _lingering(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads that are new and do not end within two seconds."""
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        if not isinstance(thread, threading._DummyThread):
            thread.join(2)
    return [thread for thread in new if thread.is_alive() and not isinstance(thread, threading._DummyThread)]


def _windows() -> dict[int, str]:
    """Address and class of every window without a parent; empty while Qt is not in use."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        shiboken6.getCppPointer(window)[0]: type(window).__name__
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and not window.inherits("QTipLabel")
    }


def _running_timers(request: pytest.FixtureRequest) -> list[int]:
    """Intervals of the timers still running after a test that used Qt."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return []
    import shiboken6
    from PySide6.QtCore import QTimer

    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer)]
    return [timer.interval() for timer in timers if shiboken6.isValid(timer) and timer.isActive()]
