"""The pages, each made when it is first opened, and what the person wants on them as verbs of the session."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dashboard.wording import Wording
from widgets.figure_desk import FigureDesk
from widgets.jobs import Done, Errand, Outcome, Stopped
from widgets.pages.overview import OverviewPage
from widgets.session import Session

if TYPE_CHECKING:
    from dashboard.board import Board
    from dashboard.board_origin import Origin
    from dashboard.overview import Overview
    from importers.report import ImportReport
    from widgets.import_desk import ImportDesk
    from widgets.mapping_desk import MappingDesk
    from widgets.pages.imports import ImportsPage

Opener = Callable[[str, str], None]
Teller = Callable[[Outcome], None]
Announce = Callable[[str], None]


class Page(Protocol):
    """What every page can do."""

    def show_board(self, board: "Board") -> None:
        """Show ``board`` in place of what was there."""


class PageShelf(QStackedWidget):
    """Holds the pages that have been opened, and the one that is.

    ``report_wanted`` carries the HeldRow of a consultation whose report somebody wants once more.
    """

    report_wanted = Signal(object)

    def __init__(self, say: Wording, session: Session, opener: Opener, tell: Teller, announce: Announce) -> None:
        super().__init__()
        self._say, self._session, self._opener, self._tell = say, session, opener, tell
        self._made: dict[str, QWidget] = {}
        self._shown: dict[str, Board] = {}
        self._board: Board | None = None
        self._wanted = ("overview", "")
        self._reading: Errand | None = None
        self._import_desk: ImportDesk
        self._mapping: MappingDesk | None = None
        self._figures = FigureDesk(say, session, tell, announce, self, opener)
        self.blank = QWidget()
        self.addWidget(self.blank)

    @property
    def spot(self) -> tuple[str, str]:
        """The open page, and what is chosen in its list: where ``open`` leads back to."""
        name, target = self._wanted
        rows = getattr(self._made.get(name), "rows", None)
        return name, target or (str(rows.key()) if rows is not None and hasattr(rows, "key") else "")

    @property
    def begun(self) -> tuple[str, ...]:
        """What would be lost with the window: a reading made by hand, files not stored, a form half typed."""
        by_hand = ("mapping",) if self.by_hand is not None else ()
        read_in = ("report",) if getattr(self._made.get("imports"), "report", None) is not None else ()
        typed = any(getattr(page, "half_typed", False) for page in self._made.values())
        return (*by_hand, *read_in, *(("typed",) if typed else ()))

    @property
    def by_hand(self) -> QWidget | None:
        """The page on which a reading is being made by hand; it stands in the place of the page of imports."""
        return self._mapping.page if self._mapping is not None else None

    def let_go(self) -> None:
        """Put aside what has been begun on any page: it belongs to the record that was open."""
        self._stop_reading()
        if self._mapping is not None:
            self._mapping.let_go()
        for page in self._made.values():
            put_aside = getattr(page, "let_go", None)
            if put_aside is not None:
                put_aside()

    def page(self, name: str) -> QWidget:
        """The page of that name, made if need be and showing the present Board."""
        if name not in self._made:
            self._made[name] = self._make(name)
            self.addWidget(self._made[name])
            self._figures.hear(self._made[name])
        page = self._made[name]
        if self._board is not None and self._shown.get(name) is not self._board:
            cast("Page", page).show_board(self._board)
            self._shown[name] = self._board
        self._figures.serve(page)
        return page

    def show_overview(self, overview: "Overview") -> OverviewPage:
        """Show the words of the overview while its Board is not there yet, and return its page."""
        page = cast("OverviewPage", self.page("overview"))
        page.show_overview(overview)
        self.setCurrentWidget(page)
        return page

    def show_board(self, board: "Board") -> None:
        """Show ``board`` on the open page; the others follow when they are opened."""
        self._board = board
        self.open(*self._wanted)
        self._wanted = (self._wanted[0], "")

    def open(self, name: str, target: str = "") -> None:
        """Go to the page of that name, and to ``target`` on it."""
        self._wanted = (name, target)
        if self._board is None:
            return
        page = self.page(name)
        self.setCurrentWidget(self.by_hand or page if name == "imports" else page)
        go = getattr(page, "open", None)
        if target and go is not None:
            go(target)
        if name in ("indicators", "effects"):
            QTimer.singleShot(0, page, page.draw_charts)  # type: ignore[attr-defined]

    def show_origin(self, origin: "Origin", above: QWidget) -> None:
        """Show where a figure comes from over the widget that covers the window."""
        self._figures.origin.show(origin, above)

    def draw_charts(self) -> None:
        """Bring the charts of the open page now."""
        draw = getattr(self.currentWidget(), "draw_charts", None)
        if draw is not None:
            draw()

    def _make(self, name: str) -> QWidget:
        return {
            "overview": self._overview,
            "indicators": self._indicators,
            "items": self._items,
            "consultations": self._consultations,
            "agreement": self._agreement,
            "effects": self._effects,
            "health": self._health,
            "imports": self._imports,
        }[name]()

    def _overview(self) -> QWidget:
        page = OverviewPage(self._say)
        page.opened.connect(self._opener)
        page.charts_wanted.connect(lambda: self._session.load_charts(page.draw_charts))
        return page

    def _indicators(self) -> QWidget:
        from widgets.committee_desk import CommitteeDesk
        from widgets.pages.indicators import IndicatorsPage

        page = IndicatorsPage(self._say)
        CommitteeDesk(self._say, self._session, self._tell, page, self.show_origin)
        return page

    def _effects(self) -> QWidget:
        from widgets.pages.effects import EffectsPage

        page = EffectsPage(self._say)
        page.opened.connect(self._opener)
        stored = page.what_if.stored
        page.what_if.kept.connect(lambda name, levers, who: self._figures.keep_what_if(name, levers, who, stored))
        page.what_if.dropped.connect(self._figures.drop_what_if)
        return page

    def _health(self) -> QWidget:
        from widgets.pages.health import HealthPage

        page = HealthPage(self._say)
        page.opened.connect(self._opener)
        return page

    def _items(self) -> QWidget:
        from widgets.pages.items import ItemsPage

        page = ItemsPage(self._say)
        page.opened.connect(self._opener)
        return page

    def _consultations(self) -> QWidget:
        from widgets.consultation_desk import ConsultationDesk
        from widgets.pages.consultations import ConsultationsPage

        page = ConsultationsPage(self._say)
        ConsultationDesk(self._say, self._session, self._tell, page)
        page.report_wanted.connect(self.report_wanted)
        return page

    def _agreement(self) -> QWidget:
        from widgets.notice_desk import NoticeDesk
        from widgets.pages.agreement import AgreementPage

        page = AgreementPage(self._say)
        NoticeDesk(self._say, self._session, self._tell, page)
        return page

    def _imports(self) -> QWidget:
        from widgets.import_desk import ImportDesk
        from widgets.kept_mappings_desk import KeptMappingsDesk
        from widgets.pages.imports import ImportsPage

        page = ImportsPage(self._say)
        page.files_chosen.connect(lambda files: self._plan(page, files))
        page.stopped.connect(self._stop_reading)
        page.confirmed.connect(lambda report, author: self._confirm(page, report, author))
        page.withdrawn.connect(lambda batch, author, reason: self._withdraw(page, batch, author, reason))
        page.examples_removed.connect(lambda: self._remove_examples(page))
        page.mapping_wanted.connect(lambda path: self._map(page, path))
        desk = ImportDesk(self._say, self._session, self._tell, page)
        page.check_wanted.connect(desk.check)
        page.sheets_wanted.connect(desk.write_sheets)
        page.targets_wanted.connect(desk.write_targets)
        page.lines_export_wanted.connect(desk.export_lines)
        self._import_desk = desk
        KeptMappingsDesk(self._say, self._session, self._tell, page, lambda files: self._plan(page, files))
        return page

    def _map(self, page: "ImportsPage", path: Path) -> None:
        from widgets.mapping_desk import MappingDesk

        if self._mapping is None:
            again, show = lambda file: self._plan(page, (file,)), lambda: self._opener("imports", "")
            self._mapping = MappingDesk(self, self._session, self._say, self._tell, again, show)
            self._mapping.origin_wanted.connect(lambda origin: self.show_origin(origin, self))
        self._mapping.open(path)

    def _plan(self, page: "ImportsPage", files: tuple[Path, ...]) -> None:
        record = self._session.record

        def finished(outcome: Outcome) -> None:
            page.finish("")
            if isinstance(outcome, Done) and record != self._session.record:
                page.finish(self._say("window.cancelled"))
            elif isinstance(outcome, Done):
                page.author = self._session.author
                page.show_report(cast("ImportReport", outcome.value))
                self._import_desk.show_lines(cast("ImportReport", outcome.value))
            elif isinstance(outcome, Stopped):
                page.finish(self._say("window.cancelled"))
            else:
                self._tell(outcome)

        page.show_progress(0, len(files))
        self._reading = self._session.plan(files, finished, page.show_progress)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    def _confirm(self, page: "ImportsPage", report: "ImportReport", author: str) -> None:
        def verb(record: Path) -> int:
            from widgets import operations

            return operations.confirm(record, report, author=author)

        self._session.author = author
        self._change(page, verb, lambda batch: self._say("window.imports.stored", batch=batch))

    def _withdraw(self, page: "ImportsPage", batch: int, author: str, reason: str) -> None:
        def verb(record: Path) -> int:
            from widgets import operations

            return operations.withdraw(record, batch, author=author, reason=reason)

        self._change(page, verb, lambda _: self._say("window.imports.withdraw_done", batch=batch))

    def _remove_examples(self, page: "ImportsPage") -> None:
        author = self._session.author

        def verb(record: Path) -> int:
            from widgets import operations

            return operations.remove_examples(record, author=author)

        self._change(page, verb, lambda _: self._say("window.imports.removed"))

    def _change(self, page: "ImportsPage", verb: Callable[[Path], object], sentence: Callable[[object], str]) -> None:
        """Run ``verb``; then say ``sentence`` of what it returned, or why it could not be."""

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                page.finish(sentence(outcome.value))
            else:
                self._tell(outcome)

        self._session.change(verb, finished)
