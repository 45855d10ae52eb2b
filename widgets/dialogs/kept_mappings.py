"""The readings made by hand that the record remembers, each of which can be let go."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dashboard.wording import Wording
from widgets.pages.keyed import plain
from widgets.pages.parts import button, in_line, signature, words
from widgets.pages.table import Table
from widgets.theme import style_sheet
from widgets.typefaces import font

if TYPE_CHECKING:
    from widgets.mapping_verbs import KeptMapping

WIDTH = 680


class KeptMappingsDialog(QDialog):
    """``dropped`` carries the name of the reading the person lets go, and the person's."""

    dropped = Signal(str, str)

    def __init__(self, say: Wording, kept: "Sequence[KeptMapping]", author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._kept: tuple[KeptMapping, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(say("mapping.kept.button")))
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.table = Table([say(f"mapping.kept.{key}") for key in ("name", "sheet", "indicators")], stretch=2)
        self.table.excuse(say("origin.without.words"))
        self.none = words(say("mapping.kept.none"), "quiet", wrap=True)
        self.drop = button(say("mapping.kept.drop"), hint=say("mapping.kept.drop_hint"))
        self.author, self.problem = signature(say, author), words("", "red", wrap=True)
        self.author.setFixedWidth(160)
        self.leave = button(say("window.close"))
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(12)
        page.addWidget(words(plain(say("mapping.kept.button")), "page"))
        page.addWidget(self.none)
        page.addWidget(self.table)
        page.addStretch(1)
        page.addWidget(self.problem)
        page.addWidget(in_line(self.author, self.drop, 1, self.leave))
        self.setFixedWidth(WIDTH)
        self.table.itemSelectionChanged.connect(self._allow)
        self.drop.clicked.connect(self._ask)
        self.leave.clicked.connect(self.close)
        self.show_kept(kept)

    def show_kept(self, kept: "Sequence[KeptMapping]") -> None:
        """Show these in place of what was there."""
        self._kept = tuple(kept)
        join = self._say("quality.and").join
        self.table.fill([(one.name, one.sheet, join(one.indicators)) for one in kept])
        self.table.fit_height(8)
        self.table.setVisible(bool(kept))
        self.none.setVisible(not kept)
        self._allow()

    def _chosen(self) -> "KeptMapping | None":
        lines = {item.row() for item in self.table.selectedItems()}
        return self._kept[lines.pop()] if lines else None

    def _allow(self) -> None:
        self.drop.setEnabled(self._chosen() is not None)

    def _ask(self) -> None:
        chosen, author = self._chosen(), self.author.text().strip()
        self.problem.setText("" if author else self._say("committee.comment.no_author"))
        if chosen is not None and author:
            self.dropped.emit(chosen.name, author)
