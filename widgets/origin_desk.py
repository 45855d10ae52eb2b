"""From a figure anywhere on the screen to the cell it came from, and to the original file."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dashboard.board_origin import Origin, OriginRow
from dashboard.chart import ChartSpec
from dashboard.origins import of_chart, of_year
from dashboard.record.reopening import OpenedOriginal
from dashboard.wording import Wording
from widgets.dialogs.origin import OriginDialog
from widgets.jobs import Done, Outcome, Refused
from widgets.session import Session

Teller = Callable[[Outcome], None]
Announce = Callable[[str], None]


class OriginDesk(QObject):
    """Answers the question where a figure is from. ``announce`` says in the status line what was opened.

    ``seen`` carries what an original is known by and what was seen in it, or the error that stood in the way;
    ``opened`` the page and the indicator a person wants to see.
    """

    seen = Signal(str, object)
    opened = Signal(str, str)

    def __init__(self, say: Wording, session: Session, tell: Teller, announce: Announce, parent: QWidget) -> None:
        super().__init__(parent)
        self._say, self._session, self._tell, self._announce = say, session, tell, announce
        self._window = parent

    def follow_chart(self, spec: ChartSpec, year: int) -> None:
        """Show what stands behind ``year`` of a chart, or behind a place where it has places."""
        if self._session.board is not None:
            self.show(of_chart(self._session.board, spec, year, self._say))

    def follow(self, key: str, year: int, part: str = "") -> None:
        """Show the figures of an indicator's year, of one part if it is named."""
        board = self._session.board
        card = board.indicator(key) if board is not None else None
        if board is not None and card is not None:
            self.show(of_year(board, card, year, self._say, part))

    def open_original(self, row: OriginRow) -> None:
        """Open a copy of the file of ``row``, imported or about to be, and say where in it to look."""

        def verb(record: Path) -> object:
            from widgets.origin_verbs import open_at

            return open_at(record, row)

        def finished(outcome: Outcome) -> None:
            if not isinstance(outcome, Done):
                self._tell(outcome)
                return
            opened = cast("OpenedOriginal", outcome.value)
            place = " · ".join(part for part in (opened.path.name, opened.sheet, opened.cell) if part)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(opened.path)))
            self._announce(self._say("pages.origin.opened", place=place))

        if self._session.record is not None:
            self._session.write(verb, finished)

    def look(self, row: OriginRow, places: tuple[tuple[str, str], ...]) -> None:
        """Look what stands around these places of the original of ``row``."""

        def verb(record: Path) -> object:
            from widgets.origin_verbs import look_around

            return look_around(record, row, places)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self.seen.emit(row.held_by, outcome.value)
            elif isinstance(outcome, Refused):
                self.seen.emit(row.held_by, outcome.error)
            else:
                self._tell(outcome)

        if self._session.record is not None:
            self._session.write(verb, finished)

    def show(self, origin: Origin, above: QWidget | None = None) -> None:
        """Show ``origin`` over the window, or over the widget ``above`` that covers it."""
        dialog = OriginDialog(origin, self._say, above or self._window)
        dialog.wanted.connect(self.open_original)
        dialog.look_wanted.connect(self.look)
        dialog.indicator_wanted.connect(lambda key: self.opened.emit("indicators", key))
        self.seen.connect(dialog.show_look)
        dialog.begin()
        dialog.open()
