"""A picture of the whole window, for the handbook, the console and a look without a screen."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.board import Board
from dashboard.errors import KnownError
from dashboard.wording import Language


def save_window_picture(
    record: Path,
    out: Path,
    *,
    page: str = "overview",
    size: tuple[int, int] = (1366, 768),
    scale: float = 1.0,
    language: Language = "ja",
) -> None:
    """Write the window on ``record`` as PNG: ``size`` in the window's pixels, ``scale`` device pixels for each.

    Needs no screen and no application, and leaves no thread or timer. Raises KnownError
    ``window.picture.page`` for a page there is not, ``window.picture.unwritable`` where ``out`` cannot be written.
    """
    from widgets.operations import open_board
    from widgets.rail import PAGES

    if page not in PAGES:
        raise KnownError("window.picture.page", page=page, pages="、".join(PAGES))
    save_board_picture(open_board(record, language=language), out, page=page, size=size, scale=scale)


def save_board_picture(
    board: Board, out: Path, *, page: str = "overview", size: tuple[int, int] = (1366, 768), scale: float = 1.0
) -> None:
    """The same for a Board at hand, always on a light ground."""
    _make_sure_of_a_platform()
    from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
    from PySide6.QtGui import QImage

    from widgets.application import make_application
    from widgets.main_window import MainWindow
    from widgets.theme import light_ground

    with light_ground():
        app = make_application(board.language)
        window = MainWindow(None, board.language, board=board)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setMinimumSize(1, 1)  # nought would leave it to the widest the strip may become
        window.resize(QSize(*size))
        window.open_page(page)
        with _without_hints_of_no_use():
            window.show()
        app.processEvents()
        window.draw_charts()
        app.processEvents()
        image = QImage(round(size[0] * scale), round(size[1] * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        window.render(image)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]
        raise KnownError("window.picture.unwritable", file=out.name, folder=out.parent)


@contextlib.contextmanager
def _without_hints_of_no_use() -> Iterator[None]:
    """Keep one remark of Qt's offscreen platform from the person's console; everything else passes."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if "does not support propagateSizeHints" in text:
            return
        if before is not None:
            before(kind, context, text)
        else:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _make_sure_of_a_platform() -> None:
    """Draw into memory where the machine has no display."""
    import os

    headless = sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if headless:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
