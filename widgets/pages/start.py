"""The page without a record: open one of the recent ones or another, make one, or look at a sample."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.jobs import Done, Jobs, Outcome
from widgets.pages.parts import Card, button, in_line, words
from widgets.pages.recent import RecentCard, last_change
from widgets.platform_places import documents
from widgets.product import DEFAULT_PACK

ALONE, BESIDE, RECENT = 640, 424, 544  # widths of the cards in pixels


class StartPage(QWidget):
    """``chosen`` carries a record to open; ``wanted`` one to make, the agreement's pack, and whether as a sample.

    ``forgotten`` carries a record that a person wants off the list of recent ones.
    """

    chosen = Signal(object)
    wanted = Signal(object, str, bool)
    forgotten = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self.setObjectName("ground")
        self.problem = words("", "red", wrap=True)
        self.status = words("", "quiet", wrap=True)
        self.open = button(say("window.start.open"), "main")
        self.new = button(say("window.start.new"))
        self.sample = button(say("window.start.sample"))
        self.other = button(say("window.start.other"), "link", hint=say("window.start.other_hint"))
        self.recent = RecentCard(say)
        self._card = Card(padding=28, spacing=12)
        self._looks: Jobs | None = None
        self._compose()
        self.show_recent(())

    def show_recent(self, records: Sequence[Path]) -> None:
        """Show these records, the newest first. Whether they are still there is found out beside the window."""
        self.leave()
        self.recent.show_records(records)
        self._card.setFixedWidth(BESIDE if records else ALONE)
        if records:
            self._looks = Jobs(self)
        for record in records:
            self._look(self._looks, record)

    def leave(self) -> None:
        """Stop looking after the files, without waiting for a network folder that does not answer."""
        if self._looks is not None:
            self._looks.close(wait=False)
            self._looks = None

    def choose(self) -> None:
        """Let the person choose a record to open."""
        name = "window.start."
        title, kinds = self._say(name + "choose_open"), self._say(name + "filter")
        path, _ = QFileDialog.getOpenFileName(self.window(), title, str(documents()), kinds)
        if path:
            self.chosen.emit(Path(path))

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
        page, across, card = QVBoxLayout(self), QHBoxLayout(), self._card
        page.setContentsMargins(24, 16, 24, 16)
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
        card.body.addWidget(in_line(self.other, 1))
        card.body.addWidget(self.status)
        card.body.addWidget(self.problem)
        card.body.addStretch(1)
        across.setSpacing(16)
        across.addStretch(1)
        across.addWidget(card)
        self.recent.setMaximumWidth(RECENT)
        across.addWidget(self.recent, 100)
        across.addStretch(1)
        page.addStretch(2)
        page.addLayout(across)
        page.addStretch(3)
        self.open.clicked.connect(self.choose)
        self.recent.opened.connect(self.chosen)
        self.recent.removed.connect(self._take_off)
        self.new.clicked.connect(lambda: self._make(sample=False))
        self.other.clicked.connect(self._choose_pack)
        self.sample.clicked.connect(lambda: self._make(sample=True))

    def _look(self, looks: Jobs | None, record: Path) -> None:
        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                changed = outcome.value
                self.recent.tell(record, changed if isinstance(changed, datetime.datetime) else None)

        if looks is not None:
            looks.start(lambda _errand: last_change(record), finished)

    def _take_off(self, record: Path) -> None:
        """Take a record off the list; the keyboard goes to the row that comes into its place."""
        places = [row.record for row in self.recent.rows]
        self.forgotten.emit(record)
        self.recent.go(places.index(record))

    def _choose_pack(self) -> None:
        name = "window.start."
        title, kinds = self._say(name + "choose_pack"), self._say(name + "pack_filter")
        path, _ = QFileDialog.getOpenFileName(self, title, str(documents()), kinds)
        if path:
            self._make(sample=False, pack=path)

    def _make(self, *, sample: bool, pack: str = DEFAULT_PACK) -> None:
        name = "window.start."
        file = "file_sample" if sample else "file_new" if pack == DEFAULT_PACK else "file_other"
        proposal = str(documents() / self._say(name + file, pack=Path(pack).stem))
        path, _ = QFileDialog.getSaveFileName(
            self, self._say(name + "choose_new"), proposal, self._say(name + "filter")
        )
        if path:
            wanted = Path(path)
            self.wanted.emit(wanted if wanted.suffix else wanted.with_suffix(".renkei"), pack, sample)

    def _enable(self, on: bool) -> None:
        for made in (self.open, self.new, self.sample, self.other):
            made.setEnabled(on)
        self.recent.allow(on=on)
