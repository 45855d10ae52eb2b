"""The window's place on the desk: its icon, its seat on the record, recent records, and its faults as reports."""

import datetime
import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from dashboard.wording import Wording
from widgets.platform_instance import Seat
from widgets.platform_places import crash_folder
from widgets.platform_settings import read_settings, with_record, without_record, write_settings
from widgets.platform_shell import name_application, note_recent
from widgets.product import ICON


def called_forward(record: Path | None) -> bool:
    """Whether another window shows ``record``; it then comes forward, and this start has done its duty."""
    if record is None:
        return False
    seat = Seat(record)
    if not seat.claimed():
        return False
    if seat.take():
        seat.leave()
        return False
    seat.call()
    return True


class Desk(QObject):
    """Goes with one window. ``opened`` is to hear of every record that the window shows."""

    def __init__(self, window: QWidget, say: Wording) -> None:
        super().__init__(window)
        self._window, self._say = window, say
        self._seat: Seat | None = None
        self._record: Path | None = None
        name_application()
        QTimer.singleShot(0, self, lambda: QApplication.setWindowIcon(QIcon(str(ICON))))  # ready when the window is
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window, self.show_manual)

    def opened(self, record: Path | None) -> None:
        """The window shows ``record``: take its seat, and note it as recent."""
        if record is None or record == self._record:
            return
        self.leave()
        self._record, self._seat = record, Seat(record, parent=self)
        self._seat.called.connect(self.come_forward)
        self._seat.take()
        write_settings(with_record(read_settings(), record))
        note_recent(record)

    def recent(self) -> tuple[Path, ...]:
        """The records opened last, the newest first."""
        return tuple(Path(entry) for entry in read_settings().recent)

    def forget(self, record: Path) -> None:
        """Take ``record`` off the list of recent ones."""
        write_settings(without_record(read_settings(), record))

    def speak(self, say: Wording) -> None:
        """Speak another language from now on."""
        self._say = say

    def leave(self) -> None:
        """Give the seat back, when the window closes or turns to another record."""
        if self._seat is not None:
            self._seat.leave()
            self._seat.deleteLater()
        self._seat = self._record = None

    def come_forward(self) -> None:
        """Bring the window in front of the others."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def show_manual(self) -> None:
        """Show the manual: what F1 asks for."""
        from widgets.dialogs.document import DocumentDialog
        from widgets.pages.keyed import plain
        from widgets.product import manual

        DocumentDialog(manual(), plain(self._say("desk.about.manual")), self._say, self._window).open()

    def restore_place(self) -> bool:
        """Put the window where it stood at its last end; False where nothing is known of that."""
        kept = read_settings().geometry
        return bool(kept) and self._window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))

    def keep_place(self) -> None:
        """Remember where the window stands."""
        place = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        write_settings(replace(read_settings(), geometry=place))

    def welcome(self) -> None:
        """At the very first start, show what there is in four steps."""
        settings = read_settings()
        if settings.toured:
            return
        from widgets.welcome import Welcome

        write_settings(replace(settings, toured=True))
        dialog = Welcome(self._say, self._window)
        dialog.open()

    def show_about(self) -> None:
        """Show what this program is, its documents and its licences."""
        from widgets.dialogs.about import AboutDialog

        AboutDialog(self._say, self._window).open()


class FaultKeeper(logging.Handler):
    """Turns every fault of ours that is logged, from whichever thread, into a crash report."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the report; a record without an error behind it needs none."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            from widgets.crash_report import write_report

            write_report(error, crash_folder(), datetime.datetime.now().astimezone())


def report_faults() -> None:
    """From now on every fault leaves a crash report."""
    logging.getLogger("renkei").addHandler(FaultKeeper(logging.ERROR))
