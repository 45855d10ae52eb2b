"""Which record the window shows: the start page, the chooser, the recent records and the way from one to another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from widgets.jobs import Done, Outcome, Refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from dashboard.first_look import FirstLook
    from widgets.main_window import MainWindow
    from widgets.pages.start import StartPage

UNSEEN = 1000  # milliseconds after which a window that nobody sees reads its record all the same


class RecordDesk(QObject):
    """Serves one window. The start page is made when it is wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._start: StartPage | None = None
        self._unseen = QTimer(self, singleShot=True)
        self._unseen.timeout.connect(self._read)

    @property
    def start(self) -> "StartPage":
        """The page for a window without a record."""
        if self._start is None:
            from widgets.pages.start import StartPage

            self._start = StartPage(self._window.say)
            self._start.chosen.connect(self.open)
            self._start.wanted.connect(self.make)
            self._start.forgotten.connect(self._forget)
            self._window.faces.addWidget(self._start)
        return self._start

    @property
    def at_start(self) -> bool:
        """Whether the start page is in front."""
        return self._start is not None and self._window.faces.currentWidget() is self._start

    def show_start(self) -> None:
        """Bring the start page to the front, with the recent records as they are now."""
        self.start.tell("")
        self.start.show_recent(self._window.desk.recent())
        self._window.faces.setCurrentWidget(self.start)

    def choose(self) -> None:
        """Let the person choose a record to open."""
        self.start.choose()

    def show_look(self, look: "FirstLook") -> None:
        """Show the first look at the record; once it is painted bring its charts, then read the record in full."""
        self._window.strip.show_masthead(look.masthead)
        page = self._window.pages.show_overview(look.overview)
        page.seen.connect(lambda: self._read(lambda: page.show_charts(look.charts())))
        self._unseen.start(UNSEEN)

    def open(self, record: Path) -> None:
        """Open another record; what was begun in the open one is asked about, and never goes along."""
        if record != self._window.session.record:
            if not self._window.leaving.free("open", partial(self.open, record)):
                return
            self._window.pages.let_go()
        loading = self._window.say("window.loading")
        if self.at_start:
            self.start.tell(loading)
        else:
            self._window.status.tell(loading)
        self._window.session.open(record, self.failed)

    def make(self, record: Path, pack: str, sample: bool) -> None:
        """Make a record for the agreement of ``pack``, a sample if wanted, and open it."""

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self.open(record)
            else:
                self.failed(outcome)

        self.start.tell(self._window.say("window.start.making"))
        self._window.session.make(record, finished, pack=pack, sample=sample)

    def failed(self, outcome: Outcome) -> None:
        """The record cannot be opened: back to the start page, with the sentence."""
        window = self._window
        window.status.hide()
        self.show_start()
        self.start.complain(window.say.error(outcome.error) if isinstance(outcome, Refused) else "")
        if not isinstance(outcome, Refused):
            window.tell(outcome)

    def leave(self) -> None:
        """Let the start page go; the next one is made anew."""
        self._unseen.stop()
        if self._start is not None:
            self._start.leave()
            self._start = None

    def menu(self) -> "QMenu":
        """The other recent records, the chooser and the start page, to be chosen from."""
        from PySide6.QtWidgets import QMenu

        window = self._window
        menu = QMenu(window)
        menu.setAccessibleName(window.say("recent.menu_hint"))
        for record in window.desk.recent():
            if record != window.session.record:
                name = f"{record.stem}　{record.parent.name}".replace("&", "&&")
                menu.addAction(name, partial(self.open, record))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(window.say("recent.choose"), self.choose).setShortcut("Ctrl+O")
        menu.addAction(window.say("recent.start"), self.show_start)
        if window.session.board is not None:
            menu.addSeparator()
            menu.addAction(window.say("recent.table"), window.reports.choose_table).setShortcut("Ctrl+Shift+S")
        return menu

    def show_menu(self) -> None:
        """Show that menu beneath the record's name."""
        names = self._window.strip.names
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(names.mapToGlobal(QPoint(0, names.height())))

    def _read(self, bring: Callable[[], None] | None = None) -> None:
        """Read the record in full, unless that is done or under way, and ``bring`` before what needs no reading."""
        session = self._window.session
        self._unseen.stop()
        if session.board is None and not session.busy:
            if bring is not None:
                bring()
            session.reload(self.failed)

    def _forget(self, record: Path) -> None:
        self._window.desk.forget(record)
        self.start.show_recent(self._window.desk.recent())
