"""The window: rail, strip, pages. It shows Boards, and turns what the person wants into verbs of the session."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dashboard.wording import Language, wording
from widgets.application import catch_faults, enlarge, keep_log, make_application
from widgets.drop_desk import DropDesk
from widgets.glance import Glance
from widgets.jobs import Crashed, Outcome, Refused, Stopped
from widgets.key_tips import KeyTips
from widgets.leaving_desk import LeavingDesk
from widgets.page_shelf import PageShelf
from widgets.platform_desk import Desk, called_forward, report_faults
from widgets.platform_settings import read_settings
from widgets.rail import Rail
from widgets.record_desk import RecordDesk
from widgets.report_desk import ReportDesk
from widgets.session import Session
from widgets.shortcuts import give_keys, show_keys
from widgets.status_line import StatusLine
from widgets.strip import Strip
from widgets.theme import style_sheet
from widgets.typefaces import font
from widgets.watch_desk import WatchDesk

if TYPE_CHECKING:
    from dashboard.board import Board
    from dashboard.first_look import FirstLook
    from dashboard.overview import Audience
    from widgets.choices_desk import ChoicesDesk
    from widgets.pages.start import StartPage
    from widgets.undo_desk import UndoDesk

SIZE = (1366, 768)
FOLD_BELOW = 1100


class MainWindow(QMainWindow):
    """One record, or the start page without one. ``board`` spares reading a record that was just read.

    ``look`` is what the record keeps for its first look: it is shown while the record is read in full.
    """

    def __init__(
        self,
        record: Path | None,
        language: Language,
        *,
        board: "Board | None" = None,
        look: "FirstLook | None" = None,
    ) -> None:
        super().__init__()
        self.say = wording(language)
        self.session = Session(record, language, self)
        self.session.board_changed.connect(self._show_board)
        self.session.stored.connect(self._note_change)
        self.records, self.reports, self._drops = RecordDesk(self), ReportDesk(self), DropDesk(self)
        self.leaving, self.watch = LeavingDesk(self), WatchDesk(self)
        if record is not None and board is None and look is None:
            self.session.reload(self.records.failed)
        self.desk = Desk(self, self.say)
        self.tips = KeyTips(self)
        self._changes: UndoDesk | None = None
        self._choices: ChoicesDesk | None = None
        self.setMinimumSize(880, 480)
        self.resize(*SIZE)
        self._furnish()
        give_keys(self)
        if board is not None:
            self.session.adopt(board)
        elif record is not None and look is not None:
            self.records.show_look(look)
        elif record is not None:
            self.status.tell(self.say("window.loading"))
        else:
            self.records.show_start()

    @property
    def start(self) -> "StartPage":
        """The page for a window without a record, made when it is wanted."""
        return self.records.start

    @property
    def choices(self) -> "ChoicesDesk":
        """Language, colours and size, as the person chooses them."""
        if self._choices is None:
            from widgets.choices_desk import ChoicesDesk

            self._choices = ChoicesDesk(self)
        return self._choices

    @property
    def unfinished(self) -> bool:
        """Whether work is under way that would be lost if the window were built anew."""
        return self.session.busy or bool(self.pages.begun)

    def refit(self, language: Language) -> None:
        """Build the inside anew, in ``language`` and the present colours: same record, page and edition."""
        board, spot, at_start = self.session.board, self.pages.spot, self.records.at_start
        same = language == self.say.language
        self.say, self.session.language = wording(language), language
        self.records.leave()
        self.desk.speak(self.say)
        self._furnish()
        if self._changes is not None:
            self._changes.speak(self.say, self.status)
        self.rail.fold(narrow=self.width() < FOLD_BELOW)
        self.open_page(*spot)
        if at_start or (board is None and self.session.record is None):
            self.records.show_start()
        elif board is not None and (same or self.session.record is None):
            self.session.adopt(board)
        else:
            self.status.tell(self.say("window.loading"))
            self.session.reload(self.records.failed)

    @property
    def changes(self) -> "UndoDesk":
        """The desk that undoes what was stored from this window, made with the first change."""
        if self._changes is None:
            from widgets.undo_desk import UndoDesk

            self._changes = UndoDesk(self.say, self.session, self.status, self.tell)
        return self._changes

    def undo(self) -> None:
        """Take back the last change made in this window."""
        self.changes.undo()

    def repeat(self) -> None:
        """Do once more what was taken back last."""
        self.changes.repeat()

    def open_page(self, page: str, target: str = "") -> None:
        """Go to a page of the rail, and to ``target`` on it."""
        self.rail.mark(page)
        self.pages.open(page, target)

    def ask_for_report(self) -> None:
        """What a click on the strip's button does, where it may be clicked."""
        self.strip.report.click()

    def draw_charts(self) -> None:
        """Bring the charts of the open page at once, for a picture of it."""
        self.pages.draw_charts()

    def tell(self, outcome: Outcome) -> None:
        """Say in a sentence how a piece of work failed; a success says nothing."""
        if isinstance(outcome, Refused):
            self._inform("window.dialog.known", self.say.error(outcome.error))
        elif isinstance(outcome, Crashed):
            self.tell_fault()
        elif isinstance(outcome, Stopped):
            self.status.tell(self.say("window.cancelled"))

    def tell_fault(self) -> None:
        """Say that the fault is ours, and give what support needs to know."""
        from widgets.dialogs.crash import CrashDialog

        CrashDialog(self.say, self).show()

    def open_record(self, record: Path) -> None:
        """Open another record."""
        self.records.open(record)

    def present(self) -> None:
        """Show the pages over the whole screen, beginning with the open one."""
        board = self.session.board
        if board is not None:
            from widgets.presentation import Presentation

            self.presentation = shown = Presentation(board, self.say, *self.pages.spot)
            shown.origin_wanted.connect(lambda origin: self.pages.show_origin(origin, shown))
            self.presentation.showFullScreen()

    def turn_edition(self) -> None:
        """From the committee's edition to the public's, or back."""
        board = self.session.board
        if board is not None:
            self._show_to("public" if board.audience == "committee" else "committee")

    def reload(self) -> None:
        """Read the record anew: somebody else may have stored something."""
        if self.session.record is not None:
            self.session.reload(self.tell)

    def show_settings(self) -> None:
        """Show language, colours and size, to be chosen."""
        self.choices.show_settings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where room is short."""
        super().resizeEvent(event)
        self.rail.fold(narrow=self.width() < FOLD_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the worker with the window, once nothing is begun that would be lost."""
        if not self.leaving.free("close", self.close):
            event.ignore()
            return
        self.session.close()
        self.records.leave()
        self.desk.leave()
        super().closeEvent(event)

    def _furnish(self) -> None:
        """Make everything inside the window; what was there before goes."""
        self.setFont(font())
        self.setStyleSheet(style_sheet())
        self.setWindowTitle(self.say("window.title"))
        self.rail, self.strip, self.status = Rail(self.say), Strip(self.say), StatusLine(self.say)
        self.pages = PageShelf(self.say, self.session, self.open_page, self.tell, self.status.tell)
        self.pages.report_wanted.connect(self.reports.choose_again)
        self.faces = QStackedWidget()
        self._compose()
        show_keys(self)

    def _compose(self) -> None:
        inside, body = QWidget(), QWidget()
        body.setObjectName("ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.strip, self.pages, self.status):
            column.addWidget(widget)
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(inside, 1)
        self._body = body
        self.faces.addWidget(body)
        self.setCentralWidget(self.faces)
        self.rail.opened.connect(self.open_page)
        self.rail.about_wanted.connect(self.desk.show_about)
        self.rail.settings_wanted.connect(self.show_settings)
        self.strip.opened.connect(self.open_page)
        self.strip.records_wanted.connect(self.records.show_menu)
        self.strip.edition_wanted.connect(self._show_to)
        self.strip.report_wanted.connect(self.reports.choose)
        self.strip.found.connect(self.open_page)
        self.strip.missed.connect(self.status.tell)
        self.strip.origin_wanted.connect(lambda origin: self.pages.show_origin(origin, self))
        self.strip.presentation_wanted.connect(self.present)
        self.status.cancelled.connect(self.reports.cancel)
        self.status.undo_wanted.connect(self.undo)
        self.status.again_wanted.connect(self.repeat)
        self.rail.mark("overview")

    def _show_board(self, board: "Board") -> None:
        if self.status.text.text() == self.say("window.loading"):
            self.status.hide()
        self.setWindowTitle(self.say("window.title_record", record=board.record_name))
        self.strip.show_board(board)
        self.pages.show_board(board)
        self.faces.setCurrentWidget(self._body)

    def _note_change(self, value: object) -> None:
        self.changes.note(value)

    def _show_to(self, audience: "Audience") -> None:
        self.session.show_to(audience, self.tell)

    def _inform(self, title: str, text: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Information, self.say(title), text, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.show()


def open_window(record: Path | None, language: Language) -> int:
    """Show the window until the person closes it; the exit code is for the system."""
    glance = Glance(record, language) if record else None
    settings = read_settings()
    enlarge(settings.text_size)
    app = make_application(language, settings.appearance)
    if called_forward(record):
        return 0
    keep_log()
    report_faults()
    window = MainWindow(record, language, look=glance.look() if glance else None)
    window.session.board_changed.connect(lambda _board: window.desk.opened(window.session.record))
    catch_faults(window.tell_fault)
    window.choices.follow_system()
    screen = QGuiApplication.primaryScreen()
    if window.desk.restore_place():
        window.show()
    elif screen.availableGeometry().width() < SIZE[0] + 40:
        window.showMaximized()
    else:
        window.show()
    window.desk.welcome()
    code = app.exec()
    window.desk.keep_place()
    return code
