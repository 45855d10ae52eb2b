"""About the program: version, the documents for staff, and the licence of everything on board."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dashboard.wording import Wording
from widgets.dialogs.document import DocumentDialog
from widgets.pages.keyed import plain
from widgets.pages.parts import button, words
from widgets.platform_places import local_folder, settings_folder
from widgets.product import ICON, install_guide, licence_files, manual, version
from widgets.theme import style_sheet
from widgets.typefaces import NOTE, font


class AboutDialog(QDialog):
    """Goes when it is closed."""

    def __init__(self, say: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("desk.about.title"))
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.resize(760, 560)
        self.licences = QListWidget()
        self.text = QPlainTextEdit()
        self.manual = button(say("desk.about.manual"), "main")
        self.guide = button(say("desk.about.guide"))
        self.folder = button(say("desk.about.folder"))
        self._paths = licence_files()
        self._compose()

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(12)
        page.addLayout(self._head())
        page.addWidget(self._places())
        page.addWidget(words(self._say("desk.about.licences"), "head"))
        line = QHBoxLayout()
        self.licences.setFixedWidth(248)
        self.licences.setAccessibleName(self._say("desk.about.licences"))
        self.licences.addItems([_title(path) for path in self._paths])
        self.licences.setSpacing(2)
        self.text.setReadOnly(True)
        self.text.setFont(font(NOTE))
        self.text.setAccessibleName(self._say("desk.about.licence_text"))
        line.addWidget(self.licences)
        line.addWidget(self.text, 1)
        page.addLayout(line, 1)
        close = button(self._say("desk.close"))
        close.clicked.connect(self.accept)
        page.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.licences.currentRowChanged.connect(self._show_licence)
        self.licences.setCurrentRow(0)
        self.manual.clicked.connect(lambda: self._read(manual(), "desk.about.manual"))
        self.guide.clicked.connect(lambda: self._read(install_guide(), "desk.about.guide"))
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(local_folder()))))

    def _head(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(QIcon(str(ICON)).pixmap(48, 48))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(words(self._say("desk.about.name"), "page"))
        names.addWidget(words(self._say("desk.about.version", version=version()), "quiet"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(sign)
        line.addLayout(names, 1)
        for made in (self.manual, self.guide, self.folder):
            line.addWidget(made)
        return line

    def _places(self) -> QWidget:
        """What is written where, and that nothing is sent."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        rows = (("settings", str(settings_folder())), ("logs", str(local_folder())))
        for row, (name, place) in enumerate((*rows, ("network", self._say("desk.about.no_network")))):
            grid.addWidget(words(self._say(f"desk.about.{name}"), "quiet"), row, 0)
            told = words(place)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(told, row, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _show_licence(self, row: int) -> None:
        if 0 <= row < len(self._paths):
            self.text.setPlainText(self._paths[row].read_text(encoding="utf-8", errors="replace"))

    def _read(self, path: Path, title: str) -> None:
        DocumentDialog(path, plain(self._say(title)), self._say, self).show()


def _title(path: Path) -> str:
    """``LGPL-3.0`` for a licence by itself, ``numpy-2.4.6 · LICENSE`` for one of a package."""
    alone = path.parent.name in {"licences", "fonts"} or not any(sign.isdigit() for sign in path.parent.name)
    return path.stem if alone else f"{path.parent.name} · {path.name}"
