"""What a person may want of a figure or a chart on any page: its source, its data, a trial to keep."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dashboard.errors import KnownError
from dashboard.wording import Wording
from widgets.jobs import Done, Outcome, Refused
from widgets.pages.chart_card import ChartSlot
from widgets.session import Session

if TYPE_CHECKING:
    from dashboard.board_origin import Origin
    from dashboard.chart import ChartSpec
    from dashboard.indicators.what_if import Levers
    from widgets.origin_desk import OriginDesk

Teller = Callable[[Outcome], None]
Announce = Callable[[str], None]


class FigureDesk(QObject):
    """Serves the charts, tables and panels of pages; ``announce`` writes the status line,
    ``opener`` turns to a page.
    """

    def __init__(
        self,
        say: Wording,
        session: Session,
        tell: Teller,
        announce: Announce,
        parent: QWidget,
        opener: Callable[[str, str], None],
    ) -> None:
        super().__init__(parent)
        self._say, self._session, self._tell, self._announce = say, session, tell, announce
        self._page, self._opener = parent, opener
        self._origin: OriginDesk | None = None

    @property
    def origin(self) -> "OriginDesk":
        """The desk that leads to originals, made when the first person asks."""
        if self._origin is None:
            from widgets.origin_desk import OriginDesk

            self._origin = OriginDesk(self._say, self._session, self._tell, self._announce, self._page)
            self._origin.opened.connect(self._opener)
        return self._origin

    def serve(self, page: QWidget) -> None:
        """Answer what is asked on the charts of ``page``; those that came with another Board are heard too."""
        for slot in page.findChildren(ChartSlot):
            if not slot.served:
                slot.served = True
                slot.asked.connect(self._follow)
                slot.data_wanted.connect(self.write_data)
                slot.failed.connect(self.complain)

    def hear(self, page: QWidget) -> None:
        """Show where a figure of ``page`` is from, whenever it asks."""
        asked = getattr(page, "origin_wanted", None)
        if asked is not None:
            asked.connect(self._show)

    def _show(self, origin: "Origin") -> None:
        self.origin.show(origin)

    def _follow(self, spec: "ChartSpec", year: int) -> None:
        self.origin.follow_chart(spec, year)

    def complain(self, error: KnownError) -> None:
        """Say what stood in the way."""
        self._tell(Refused(error))

    def write_data(self, spec: "ChartSpec", out: Path) -> None:
        """Write the figures of a chart as an Excel workbook."""
        say = self._say

        def verb(_record: Path) -> None:
            from exports.chart_data import write_chart_data

            write_chart_data(spec, out, say.language)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._announce(say("window.written", file=out.name))
            self._tell(outcome)

        self._session.write(verb, finished)

    def keep_what_if(self, name: str, levers: "Levers", author: str, stored: Callable[[str], None]) -> None:
        """Keep a trial by its name; then ``stored`` hears of it."""

        def verb(record: Path) -> int:
            from widgets.decisions import keep_what_if

            return keep_what_if(record, name, levers, author=author)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._session.author = author
                stored(name)
            self._tell(outcome)

        self._session.change(verb, finished)

    def drop_what_if(self, name: str, author: str) -> None:
        """Take a kept trial away."""

        def verb(record: Path) -> int:
            from widgets.decisions import drop_what_if

            return drop_what_if(record, name, author=author)

        self._session.change(verb, self._tell)
