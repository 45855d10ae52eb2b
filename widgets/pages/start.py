"""The page without a record: open one, make one, or look at a sample."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.pages.parts import Card, button, in_line, words
from widgets.platform_places import documents


class StartPage(QWidget):
    """``chosen`` carries a record to open; ``wanted`` one to make, and whether as a sample."""

    chosen = Signal(object)
    wanted = Signal(object, bool)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.setObjectName("ground")
        self.problem = words("", "red", wrap=True)
        self.status = words("", "quiet", wrap=True)
        self.open = button(say("window.start.open"), "main")
        self.new = button(say("window.start.new"))
        self.sample = button(say("window.start.sample"))
        self._compose()

    def tell(self, sentence: str) -> None:
        """Say what is under way; the buttons rest meanwhile."""
        self.status.setText(sentence)
        self.problem.setText("")
        self._enable(not sentence)

    def complain(self, sentence: str) -> None:
        """Say what stands in the way."""
        self.status.setText("")
        self.problem.setText(sentence)
        self._enable(on=True)

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        card = Card(padding=28, spacing=12)
        card.setFixedWidth(640)
        card.body.addWidget(words(self._say("window.title"), "large"))
        card.body.addWidget(words(self._say("window.start.lead"), "quiet", wrap=True))
        card.body.addSpacing(8)
        for made, hint in ((self.open, "open_hint"), (self.new, "new_hint"), (self.sample, "sample_hint")):
            made.setFixedWidth(150)
            text = words(self._say(f"window.start.{hint}"), "quiet", wrap=True)
            line = in_line(made, text, spacing=16)
            line.layout().setStretch(1, 1)  # type: ignore[union-attr]
            made.setAccessibleDescription(text.text())
            card.body.addWidget(line)
        card.body.addSpacing(4)
        card.body.addWidget(self.status)
        card.body.addWidget(self.problem)
        page.addStretch(2)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        self.open.clicked.connect(self._choose)
        self.new.clicked.connect(lambda: self._make(sample=False))
        self.sample.clicked.connect(lambda: self._make(sample=True))

    def _choose(self) -> None:
        name = "window.start."
        title, kinds = self._say(name + "choose_open"), self._say(name + "filter")
        path, _ = QFileDialog.getOpenFileName(self, title, str(documents()), kinds)
        if path:
            self.chosen.emit(Path(path))

    def _make(self, *, sample: bool) -> None:
        name = "window.start."
        proposal = str(documents() / self._say(name + ("file_sample" if sample else "file_new")))
        path, _ = QFileDialog.getSaveFileName(
            self, self._say(name + "choose_new"), proposal, self._say(name + "filter")
        )
        if path:
            wanted = Path(path)
            self.wanted.emit(wanted if wanted.suffix else wanted.with_suffix(".renkei"), sample)

    def _enable(self, on: bool) -> None:
        for made in (self.open, self.new, self.sample):
            made.setEnabled(on)
