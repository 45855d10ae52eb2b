"""From a file of unknown form to a reading made by hand and back: opens the page, keeps what comes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from dashboard.wording import Wording
from widgets.jobs import Done, Outcome
from widgets.session import Session

if TYPE_CHECKING:
    from importers.mapping import HandMapping
    from widgets.mapping_verbs import Matter
    from widgets.pages.mapping import MappingPage


class MappingDesk(QObject):
    """Holds the mapping page on a stack of pages until its reading is kept or not wanted any more.

    ``ready`` is called with the file once its reading is kept; ``show`` brings to the front what belongs there now:
    the mapping ``page`` while there is one, else the page of imports. ``origin_wanted`` carries the Origin of a cell of
    that file, or of the figures a line would read.
    """

    origin_wanted = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        session: Session,
        say: Wording,
        tell: Callable[[Outcome], None],
        ready: Callable[[Path], None],
        show: Callable[[], None],
    ) -> None:
        super().__init__(stack)
        self._stack, self._session, self._say = stack, session, say
        self._tell, self._ready, self._show = tell, ready, show
        self.page: MappingPage | None = None

    def open(self, path: Path) -> None:
        """Read the file and show it."""
        record = self._session.record

        def verb(at: Path) -> object:
            from widgets.mapping_verbs import open_tables

            return open_tables(at, path)

        def finished(outcome: Outcome) -> None:
            if not isinstance(outcome, Done):
                self._tell(outcome)
            elif self.page is None and record == self._session.record:
                self._make(cast("Matter", outcome.value), path)

        self._session.write(verb, finished)

    def let_go(self) -> None:
        """Put the page away, and what has been made on it."""
        page, self.page = self.page, None
        if page is None:
            return
        if self._stack.currentWidget() is page:
            self._show()
        self._stack.removeWidget(page)
        page.deleteLater()

    def _make(self, matter: "Matter", path: Path) -> None:
        from widgets.pages.mapping import MappingPage

        page = self.page = MappingPage(matter, path, self._say, self._session.author)
        page.origin_wanted.connect(self.origin_wanted)
        self._stack.addWidget(page)
        page.left.connect(self.let_go)
        page.stored.connect(lambda mapping, author: self._keep(mapping, author, path))
        self._show()

    def _keep(self, mapping: "HandMapping", author: str, path: Path) -> None:
        def verb(record: Path) -> int | None:
            from widgets.mapping_verbs import remember

            return remember(record, (mapping,), author=author)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._session.author = author
                self.let_go()
                self._ready(path)
            else:
                self._tell(outcome)

        self._session.change(verb, finished)
