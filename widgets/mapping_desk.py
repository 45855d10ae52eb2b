"""From a file of unknown form to a reading made by hand and back: opens the page, keeps what comes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dashboard.wording import Wording
from widgets.jobs import Done, Outcome
from widgets.session import Session

if TYPE_CHECKING:
    from importers.mapping import HandMapping
    from widgets.mapping_verbs import Matter
    from widgets.pages.mapping import MappingPage


class MappingDesk(QObject):
    """Shows the mapping page on a stack of pages; ``ready`` is called with the file once its reading is kept.

    ``origin_wanted`` carries the Origin of a cell of that file, or of the figures a line would read.
    """

    origin_wanted = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        session: Session,
        say: Wording,
        tell: Callable[[Outcome], None],
        ready: Callable[[Path], None],
    ) -> None:
        super().__init__(stack)
        self._stack, self._session, self._say = stack, session, say
        self._tell, self._ready = tell, ready
        self.page: MappingPage | None = None

    def open(self, path: Path) -> None:
        """Read the file and show it."""
        back = self._stack.currentWidget()

        def verb(record: Path) -> object:
            from widgets.mapping_verbs import open_tables

            return open_tables(record, path)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._show(cast("Matter", outcome.value), path, back)
            else:
                self._tell(outcome)

        self._session.write(verb, finished)

    def _show(self, matter: "Matter", path: Path, back: QWidget | None) -> None:
        from widgets.pages.mapping import MappingPage

        page = self.page = MappingPage(matter, path, self._say)
        page.origin_wanted.connect(self.origin_wanted)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.left.connect(lambda: self._close(back))
        page.stored.connect(lambda mapping: self._keep(mapping, path, back))

    def _close(self, back: QWidget | None) -> None:
        page, self.page = self.page, None
        if back is not None:
            self._stack.setCurrentWidget(back)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _keep(self, mapping: "HandMapping", path: Path, back: QWidget | None) -> None:
        def verb(record: Path) -> int | None:
            from widgets.mapping_verbs import remember

            return remember(record, (mapping,))

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._close(back)
                self._ready(path)
            else:
                self._tell(outcome)

        self._session.change(verb, finished)
