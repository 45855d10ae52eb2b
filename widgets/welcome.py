"""Four steps for the first start: what the pages are for. It can be closed at any step and asked for again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.pages.keyed import name_button
from widgets.pages.parts import button, in_line, words
from widgets.theme import style_sheet
from widgets.typefaces import font

STEPS = 4


class Welcome(QDialog):
    """Walks through the steps; ``step`` counts from 1."""

    def __init__(self, say: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.step = 1
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("pages.tour.title"))
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.setMinimumWidth(520)
        self.count, self.head, self.text = words("", "note"), words("", "lead", wrap=True), words("", wrap=True)
        self.back, self.on = button(say("pages.tour.back")), button(say("pages.tour.on"), "main")
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(10)
        for widget in (self.count, self.head, self.text):
            page.addWidget(widget)
        page.addStretch(1)
        page.addWidget(in_line(1, self.back, self.on))
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.on.clicked.connect(lambda: self.go(self.step + 1))
        self.on.setDefault(True)
        self.go(1)

    def go(self, step: int) -> None:
        """Show a step; behind the last one the tour ends."""
        if step > STEPS:
            self.accept()
            return
        self.step = max(step, 1)
        self.count.setText(f"{self.step} / {STEPS}")
        self.head.setText(self._say(f"pages.tour.head_{self.step}"))
        self.text.setText(self._say(f"pages.tour.text_{self.step}"))
        self.back.setEnabled(self.step > 1)
        name_button(self.on, self._say("pages.tour.end" if self.step == STEPS else "pages.tour.on"))
