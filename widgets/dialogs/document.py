"""A document for staff, read inside the program: a desk need not have anything that shows Markdown."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.pages.parts import button
from widgets.theme import style_sheet
from widgets.typefaces import font

PICTURE_WIDTH = 700


class DocumentDialog(QDialog):
    """Shows a Markdown file with the pictures beside it. Links within it work, and those to
    documents beside it; addresses are shown, not visited.
    """

    def __init__(self, path: Path, title: str, say: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._say = path, say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.resize(820, 720)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(title)
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{path.parent}/"))
        self.text.setMarkdown(_with_small_pictures(path) if path.exists() else say("desk.no_document", file=path.name))
        self.text.anchorClicked.connect(self._follow)
        close = button(say("desk.close"))
        close.clicked.connect(self.accept)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 24)
        page.addWidget(self.text, 1)
        page.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _follow(self, link: QUrl) -> None:
        if link.hasFragment() and link.isRelative():
            self.text.scrollToAnchor(link.fragment())
        elif link.isRelative() and (beside := self._path.parent / link.path()).suffix == ".md" and beside.exists():
            DocumentDialog(beside, self.windowTitle(), self._say, self).open()


def _with_small_pictures(path: Path) -> str:
    """The document's text, each picture as wide as the page at most."""
    import re

    text = path.read_text(encoding="utf-8")
    return re.sub(r"!\[([^\]]*)\]\(([^)]+)\)", rf'<img src="\2" alt="\1" width="{PICTURE_WIDTH}">', text)
