"""The application around the window: style, Qt's own words in the person's language, and the log of our faults."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import QtWidgets
from PySide6.QtCore import QLibraryInfo, QTranslator

from dashboard.wording import Language
from widgets.platform_places import local_folder
from widgets.platform_settings import Appearance
from widgets.theme import system_palette, wear

NAME = "Renkei"
LOG_LIMIT = 1_000_000
TURN = 0.001
log = logging.getLogger("renkei")


def make_application(language: Language, appearance: Appearance = "system") -> QtWidgets.QApplication:
    """The one application of this process, dressed; Qt's own buttons speak ``language``.

    Its threads take turns of ``TURN`` seconds: the window waits that long for its worker, several times in a row
    for one paint, and with Python's usual 5 ms a pointer would be seen to stutter during an import.
    """
    sys.setswitchinterval(TURN)
    QtWidgets.QApplication.setStyle("Fusion")
    app = QtWidgets.QApplication.instance()
    if not isinstance(app, QtWidgets.QApplication):
        app = QtWidgets.QApplication([NAME])
    app.setApplicationName(NAME)
    if appearance != "system":
        wear(appearance)
    app.setPalette(system_palette())
    speak(language)
    return app


def speak(language: Language) -> None:
    """Have Qt's own buttons and dialogs speak ``language`` from now on. Needs the application to exist."""
    app = QtWidgets.QApplication.instance()
    assert app is not None, "the application is made first"
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    places = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language == "ja" and translator.load("qtbase_ja", places):
        app.installTranslator(translator)


def enlarge(text_size: int) -> None:
    """Have everything drawn at ``text_size`` per cent, beside what the system asks for; before the application is made.

    A size that somebody set from outside stays.
    """
    if text_size != 100 and QtWidgets.QApplication.instance() is None:
        os.environ.setdefault("QT_SCALE_FACTOR", str(text_size / 100))


def log_path() -> Path:
    """Where our faults are written down, on this person's machine only."""
    return local_folder() / "renkei.log"


def keep_log() -> logging.Handler | None:
    """Write warnings and faults to the log from now on; None where there is nowhere to write."""
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.unlink()
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler


def catch_faults(tell: Callable[[], None]) -> None:
    """Log what no code has caught on the window's thread, then ``tell`` the person."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("not caught", exc_info=(kind, error, trace))
        tell()

    sys.excepthook = caught
