"""What a person chooses for this window: its language, its colours, its size. Remembered for the next start."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dashboard.wording import Language
from widgets.platform_settings import TEXT_SIZES, Appearance, read_settings, write_settings
from widgets.theme import colours, system_palette, wear

if TYPE_CHECKING:
    from widgets.dialogs.settings import SettingsDialog
    from widgets.main_window import MainWindow


class ChoicesDesk(QObject):
    """Serves one window, which it has built anew where a choice changes how everything looks or reads."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worn = colours()
        self.dialog: SettingsDialog | None = None

    def follow_system(self) -> None:
        """From now on turn dark and light with the system, where that is the person's choice."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        self._window.session.board_changed.connect(self._dress)

    def show_settings(self) -> None:
        """Show the dialog in which the choices are made."""
        from widgets.dialogs.settings import SettingsDialog

        window, settings = self._window, replace(read_settings(), language=self._window.say.language)
        sizes = sizes_that_fit(window.screen().availableGeometry().size(), window.minimumSize(), settings.text_size)
        dialog = self.dialog = SettingsDialog(window.say, settings, sizes, free=not window.unfinished, parent=window)
        dialog.language_wanted.connect(self.speak)
        dialog.appearance_wanted.connect(self.wear)
        dialog.text_size_wanted.connect(self._resize)
        dialog.open()

    def speak(self, language: Language) -> None:
        """Show everything in ``language`` from now on; in the midst of some work, from the next start on."""
        from widgets.application import speak

        write_settings(replace(read_settings(), language=language))
        if not self._window.unfinished:
            speak(language)
            self._window.refit(language)
        self._show_again()

    def wear(self, appearance: Appearance) -> None:
        """Paint everything on that ground from now on; in the midst of some work, from the next start on."""
        write_settings(replace(read_settings(), appearance=appearance))
        if not self._window.unfinished:
            wear(appearance)
            self._dress()
        self._show_again()

    def _dress(self, _cause: object = None) -> None:
        """Build the window anew where its colours are no longer the present ones; not in the midst of some work."""
        app = QApplication.instance()
        if self._worn != colours() and isinstance(app, QApplication) and not self._window.unfinished:
            self._worn = colours()
            app.setPalette(system_palette())
            self._window.refit(self._window.say.language)

    def _resize(self, size: int) -> None:
        write_settings(replace(read_settings(), text_size=size))

    def _show_again(self) -> None:
        """The dialog in the new language and colours."""
        if self.dialog is not None:
            self.dialog.close()
            self.show_settings()


def sizes_that_fit(screen: QSize, least: QSize, now: int) -> tuple[int, ...]:
    """The sizes in per cent at which a window of the size ``least`` still fits ``screen``, given in dots at ``now``.

    Worked: a screen of 1366 × 728 at 100 % holds a window of 880 × 480 at 100, 125 and 150 %; at 175 % it would need
    1540 dots across. The present size is always one of them.
    """
    return tuple(
        size
        for size in TEXT_SIZES
        if size == now
        or (screen.width() * now >= least.width() * size and screen.height() * now >= least.height() * size)
    )
