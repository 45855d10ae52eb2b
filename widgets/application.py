"""The application around the window: style, Qt's own words in the person's language, and the log of our faults."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import QtWidgets
from PySide6.QtCore import QLibraryInfo, QTranslator

from dashboard.wording import Language
from widgets.platform_places import local_folder
from widgets.theme import system_palette

NAME = "Renkei"
LOG_LIMIT = 1_000_000
log = logging.getLogger("renkei")


def make_application(language: Language) -> QtWidgets.QApplication:
    """The one application of this process, dressed; Qt's own buttons speak ``language``."""
    QtWidgets.QApplication.setStyle("Fusion")
    app = QtWidgets.QApplication.instance()
    if not isinstance(app, QtWidgets.QApplication):
        app = QtWidgets.QApplication([NAME])
    app.setApplicationName(NAME)
    app.setPalette(system_palette())
    if language == "ja":
        translator = QTranslator(app)
        if translator.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    return app


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
