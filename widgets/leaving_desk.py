"""Before work that is not stored would be lost, the person is asked; without an answer everything stays."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from widgets.main_window import MainWindow


class LeavingDesk(QObject):
    """Serves one window; ``box`` is the question while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.box: QMessageBox | None = None

    def free(self, way: str, go: Callable[[], object]) -> bool:
        """Whether nothing would be lost; else asks about the ``way`` out, and calls ``go`` after a yes."""
        things = self._window.pages.begun
        if things and self.box is None:
            self._ask(way, self._window.say("window.leaving.things").join(map(self._told, things)), go)
        return not things

    def _told(self, thing: str) -> str:
        return self._window.say(f"window.leaving.{thing}")

    def _ask(self, way: str, things: str, go: Callable[[], object]) -> None:
        from PySide6.QtWidgets import QMessageBox

        say = self._window.say
        text = say("window.leaving.text", things=things)
        box = self.box = QMessageBox(QMessageBox.Icon.Question, say("window.leaving.title"), text, parent=self._window)
        yes = box.addButton(say(f"window.leaving.{way}"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(say("window.leaving.back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.WindowModal)

        def answered(*_: object) -> None:
            self.box = None
            if box.clickedButton() is yes:
                self._window.pages.let_go()
                go()

        box.finished.connect(answered)
        box.show()
