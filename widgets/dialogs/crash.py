"""A fault of ours, told: the record is unharmed, and here is what support needs to know, ready to be copied."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.pages.parts import button, in_line, words
from widgets.platform_places import crash_folder
from widgets.theme import style_sheet
from widgets.typefaces import font


class CrashDialog(QDialog):
    """Shows the newest crash report; ``copy`` puts it on the clipboard."""

    def __init__(self, say: Wording, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(say("desk.crash.title"))
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.resize(640, 420)
        self.report = QPlainTextEdit(newest_report(folder or crash_folder()))
        self.report.setReadOnly(True)
        self.report.setAccessibleName(say("desk.crash.report"))
        self.copy = button(say("desk.crash.copy"), "main")
        self.told = words("", "quiet")
        close = button(say("desk.close"))
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(12)
        page.addWidget(words(say("desk.crash.text"), wrap=True))
        page.addWidget(words(say("desk.crash.place", folder=folder or crash_folder()), "note", wrap=True))
        page.addWidget(self.report, 1)
        page.addWidget(in_line(self.copy, close, self.told))
        self.copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.told.setText(self._say("desk.crash.copied"))


def newest_report(folder: Path) -> str:
    """The text of the crash report written last; empty where there is none."""
    reports = sorted(folder.glob("crash-*.txt")) if folder.is_dir() else []
    return reports[-1].read_text(encoding="utf-8", errors="replace") if reports else ""
