"""The line beneath the pages: what is under way, what has been written, and how to get there."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dashboard.errors import KnownError
from dashboard.wording import Wording
from widgets.pages.parts import button, words
from widgets.platform_shell import can_print, print_file

Offer = Literal["", "undo", "again"]


class StatusLine(QFrame):
    """Hidden while there is nothing to say. ``cancelled`` stops what is under way.

    ``undo_wanted`` takes back what was told last, ``again_wanted`` does once more what was taken back.
    """

    cancelled = Signal()
    undo_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(36)
        self._say = say
        self._path: Path | None = None
        self.text = words("")
        self.open_file = button(say("window.open_file"), "link")
        self.open_folder = button(say("window.open_folder"), "link")
        self.print = button(say("desk.print"), "link")
        self.cancel = button(say("window.cancel"), "link")
        self.undo = button(say("committee.undo.undo"), "link", hint=say("committee.undo.undo_hint"))
        self.again = button(say("committee.undo.again"), "link", hint=say("committee.undo.again_hint"))
        self.dismiss = button(say("window.close"), "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.addWidget(self.text)
        for made in (self.open_file, self.print, self.open_folder, self.cancel, self.undo, self.again):
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.dismiss)
        self.open_file.clicked.connect(lambda: self._show(folder=False))
        self.open_folder.clicked.connect(lambda: self._show(folder=True))
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.cancelled)
        self.undo.clicked.connect(self.undo_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.dismiss.clicked.connect(self.hide)
        self.hide()

    def tell(self, sentence: str, *, path: Path | None = None, cancellable: bool = False, offer: Offer = "") -> None:
        """Say ``sentence``; with ``path`` offer to open it, with ``cancellable`` to stop, and to ``offer``."""
        self._path = path
        self.text.setText(sentence)
        self.open_file.setVisible(path is not None and path.suffix != "")
        self.open_folder.setVisible(path is not None)
        self.print.setVisible(path is not None and path.suffix == ".pdf" and can_print())
        self.cancel.setVisible(cancellable)
        self.undo.setVisible(offer == "undo")
        self.again.setVisible(offer == "again")
        self.dismiss.setVisible(not cancellable)
        self.setVisible(bool(sentence))

    def _show(self, *, folder: bool) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self._path is not None:
            shown = self._path.parent if folder and self._path.suffix else self._path
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _print(self) -> None:
        """Let the system print the file; where nothing on this desk can, say what to do instead."""
        if self._path is None:
            return
        try:
            print_file(self._path)
        except KnownError as refused:
            self.text.setText(self._say.error(refused))
