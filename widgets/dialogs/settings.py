"""Language, colours and size of the window, each a row of choices that count at once, or from the next start."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from dashboard.wording import LANGUAGES, Wording
from widgets.key_tips import KeyTips
from widgets.pages.parts import button, in_line, words
from widgets.platform_settings import APPEARANCES, Settings
from widgets.theme import style_sheet
from widgets.typefaces import font

NAMES = 152


class SettingsDialog(QDialog):
    """``language_wanted``, ``appearance_wanted`` and ``text_size_wanted`` carry what was chosen.

    Without ``free`` language and colours rest: the window cannot be built anew in the midst of a piece of work.
    """

    language_wanted = Signal(str)
    appearance_wanted = Signal(str)
    text_size_wanted = Signal(int)

    def __init__(
        self, say: Wording, settings: Settings, sizes: Sequence[int], *, free: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("choices.title"))
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        keys = iter("1234567890QWERTYUIOP")
        self.languages = {one: button(say(f"choices.language_{one}"), key=next(keys)) for one in LANGUAGES}
        self.appearances = {one: button(say(f"choices.appearance_{one}"), key=next(keys)) for one in APPEARANCES}
        self.sizes = {size: button(say("choices.size", size=size), key=next(keys)) for size in sizes}
        self.close_it = button(say("window.close"))
        KeyTips(self)
        self._compose(free=free)
        self.languages[settings.language].setChecked(True)
        self.appearances[settings.appearance].setChecked(True)
        self.sizes[settings.text_size].setChecked(True)

    def _compose(self, *, free: bool) -> None:
        page, grid = QVBoxLayout(self), QGridLayout()
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(16)
        page.addWidget(words(self._say("choices.title"), "page"))
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
        self._row(grid, "language", self.languages.items(), self.language_wanted)
        self._row(grid, "appearance", self.appearances.items(), self.appearance_wanted)
        grid.addWidget(words(self._say("choices.paper_hint"), "note", wrap=True), grid.rowCount(), 1)
        self._row(grid, "text_size", self.sizes.items(), self.text_size_wanted)
        grid.addWidget(words(self._say("choices.text_size_hint"), "note", wrap=True), grid.rowCount(), 1)
        page.addLayout(grid)
        if not free:
            page.addWidget(words(self._say("choices.busy"), "quiet", wrap=True))
        for made in (*self.languages.values(), *self.appearances.values()):
            made.setEnabled(free)
        page.addStretch(1)
        page.addWidget(in_line(1, self.close_it))
        self.close_it.clicked.connect(self.close)
        self.setFixedWidth(600)

    def _row(
        self,
        grid: QGridLayout,
        name: str,
        choices: Iterable[tuple[object, QPushButton]],
        wanted: SignalInstance,
    ) -> None:
        """A line of the dialog: what is chosen, and the choices, one of which is down."""
        row, group, made_for = grid.rowCount(), QButtonGroup(self), tuple(choices)
        for key, made in made_for:
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleDescription(self._say(f"choices.{name}"))
            made.clicked.connect(lambda *_, to=key: wanted.emit(to))
            group.addButton(made)
        grid.addWidget(words(self._say(f"choices.{name}"), "quiet"), row, 0)
        grid.addWidget(in_line(*(made for _, made in made_for), 1), row, 1)
