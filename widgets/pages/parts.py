"""The few pieces all pages are made of: cards, words in their roles, tables, and a page that scrolls."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets.pages.keyed import name_button, name_by_data

if TYPE_CHECKING:
    from dashboard.wording import Wording

LINE_HEIGHTS = {"note": 16, "lead": 24, "page": 30}


class Prose(QLabel):
    """A text of several lines with room between them; ``plain`` is the text without its dress."""

    def __init__(self, text: str, line_height: int) -> None:
        super().__init__()
        self.plain = ""
        self._line_height = line_height
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a plain text."""
        self.plain = text
        self.setAccessibleName(text)
        lines = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
        style = f"margin:0; line-height:{self._line_height}px; -qt-line-height-type:fixed;"
        super().setText(f'<p style="{style}">{lines}</p>' if text else "")

    def minimumSizeHint(self) -> QSize:
        """One line; how many it needs follows from the width it gets."""
        return QSize(40, self._line_height if self.plain else 0)


class Fitted(QLabel):
    """A line cut with an ellipsis where room is short; the whole stays in the tool tip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.plain = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show ``text`` as far as it fits."""
        self.plain = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """A line high, and no width of its own."""
        return QSize(0, QFontMetrics(self.font()).height() + 2)

    def sizeHint(self) -> QSize:
        """The same: its place is given by the layout."""
        return self.minimumSizeHint()

    def _cut(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(self.plain, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        super().setText(shown)


@overload
def words(text: str = "", role: str = "", *, wrap: Literal[True]) -> Prose: ...


@overload
def words(text: str = "", role: str = "") -> QLabel: ...


def words(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in its role: head, lead, figure, large, note, quiet, red, badge, page or body."""
    label = Prose(text, LINE_HEIGHTS.get(role, 20)) if wrap else QLabel(text)
    if not wrap:
        label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def button(text: str, role: str = "", *, hint: str = "", key: str = "") -> QPushButton:
    """A button: main, link, small or plain; its text marks its key, or ``key`` names it where the text is data."""
    made = QPushButton()
    if role:
        made.setProperty("role", role)
    made.setProperty("hint", hint)
    if key:
        name_by_data(made, text, key)
    else:
        name_button(made, text)
    if hint:
        made.setAccessibleDescription(hint)
    return made


def signature(say: "Wording", author: str = "") -> QLineEdit:
    """Where a person signs; ``author`` is the name given in this window before, to be cleared in one step."""
    made = QLineEdit(author)
    made.setPlaceholderText(say("window.signature"))
    made.setAccessibleName(say("window.signature"))
    made.setToolTip(say("window.signature_hint"))
    made.setClearButtonEnabled(True)
    return made


class Card(QFrame):
    """A surface with a hairline around it; ``body`` is where its content goes."""

    def __init__(self, title: str = "", *, padding: int = 16, spacing: int = 8) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding - 4, padding, padding - 4)
        self.body.setSpacing(spacing)
        if title:
            self.body.addWidget(words(title, "head"))


def pairs(rows: Iterable[tuple[str, str]], *, head_width: int = 120) -> QWidget:
    """Names with what they stand for, one under the other; rows without a text are left out."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for line, (name, text) in enumerate((name, text) for name, text in rows if text):
        head = words(name, "quiet", wrap=True)
        head.setFixedWidth(head_width)
        grid.addWidget(head, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(text, wrap=True), line, 1)
    return holder


class ScrollPage(QScrollArea):
    """A page longer than the window; ``body`` is where its content goes, anew with ``start_over``.

    ``ground`` names the ground it lies on: the page's own, or that of a card (``surface``).
    """

    ground = "ground"

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.body = self.start_over()

    def start_over(self) -> QVBoxLayout:
        """An empty page in place of what was there."""
        inner = QWidget()
        inner.setObjectName(self.ground)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(16)
        self.setWidget(inner)
        return self.body


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (entry := layout.takeAt(0)) is not None:
        if (inner := entry.layout()) is not None:
            clear(inner)
        widget = entry.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def in_line(*things: QWidget | int, spacing: int = 8, top: bool = False) -> QWidget:
    """Widgets side by side; a number is a stretch."""
    holder = QWidget()
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for thing in things:
        if isinstance(thing, int):
            line.addStretch(thing)
        elif top:
            line.addWidget(thing, 0, Qt.AlignmentFlag.AlignTop)
        else:
            line.addWidget(thing)
    return holder
