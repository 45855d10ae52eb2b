"""The top strip: agreement and record, as-of instant, edition, the two clocks, and the report."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from dashboard.overview import Audience, Chip, Masthead, masthead_of
from dashboard.wording import Wording
from widgets.pages.parts import button
from widgets.pages.tiles import SHAPES, Painted, offer_source
from widgets.search import SearchBox
from widgets.theme import colours
from widgets.typefaces import BODY, NOTE, advance, elided, font

if TYPE_CHECKING:
    from dashboard.board import Board

INSET = 20  # what a chip leaves free beside its words
SIGN = 16  # room for the sign behind the agreement's name, in pixels
NAMES, LEAST, NARROW = 120, 96, 1000  # room for the names, and the width below which they get less
AUDIENCES: tuple[Audience, ...] = ("committee", "public")


class ChipButton(Painted):
    """A clock in a few words; amber and red come with a shape, so that they are seen without colour.

    ``asked`` says that the person wants to see where it comes from.
    """

    asked = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        offer_source(self, say, self.asked.emit)
        self._chip, self._keys = Chip("", "", "quiet"), ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(26)

    def lead_by(self, keys: str) -> None:
        """Say in the tool tip by which key its page opens."""
        self._keys = keys
        self.show_chip(self._chip)

    def show_chip(self, chip: Chip) -> None:
        """Show ``chip`` in place of what was there."""
        self._chip = chip
        told = (chip.text, chip.detail, self._say("origin.tile_hint"))
        keys = f"（{self._keys}）" if self._keys else ""
        self.setToolTip("\n".join(part for part in told if part) + keys)
        self.setAccessibleName(chip.text)
        self.setVisible(bool(chip.text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(_wide(self._words(self._chip.text)), 26)

    def minimumSizeHint(self) -> QSize:
        """As wide as its short words."""
        return QSize(_wide(self._words(self._chip.short or self._chip.text)), 26)

    def shown(self) -> str:
        """The words that stand in it: the short ones where the whole does not fit."""
        whole = self._words(self._chip.text)
        fits = _wide(whole) <= self.width() or not self._chip.short
        return elided(whole if fits else self._words(self._chip.short), self.width() - INSET, NOTE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = colours().level(self._chip.level)
        edge = colours().accent if self.lively() else ink if self._chip.level != "quiet" else colours().hairline
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 13, 13)
        painter.setPen(QColor(ink))
        painter.setFont(font(NOTE))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown())

    def _words(self, text: str) -> str:
        sign = "" if self._chip.level == "quiet" else SHAPES[self._chip.level] + " "
        return sign + text


def _wide(text: str) -> int:
    """The width of a chip in which ``text`` stands whole, in pixels."""
    return advance(text, NOTE) + INSET + 2


class Names(Painted):
    """Agreement above, record and instant beneath, each cut with an ellipsis; a click leads to other records."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._lines, self._hint = ("", ""), hint
        self.setMinimumWidth(NAMES)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def lead_by(self, keys: str) -> None:
        """Say in the tool tip by which key the other records are shown."""
        self._hint = f"{self._hint}（{keys}）"
        self.show_lines(*self._lines)

    def show_lines(self, first: str, second: str) -> None:
        """Show the two lines."""
        self._lines = (first, second)
        self.setToolTip(f"{first}\n{second}\n{self._hint}")
        self.setAccessibleName(f"{first} {second}")
        self.update()

    def sizeHint(self) -> QSize:
        """Its place is given by the layout."""
        return QSize(self.minimumWidth(), 47)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two lines, and behind the first the sign that there is more to choose from."""
        painter, chosen = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        face = font(BODY, bold=True)
        painter.setFont(face)
        painter.setPen(QColor(chosen.text))
        first = elided(self._lines[0], self.width() - SIGN, BODY, bold=True)
        painter.drawText(QRect(0, 6, self.width(), 18), flags, first)
        painter.setFont(font(NOTE))
        painter.setPen(QColor(chosen.faint))
        painter.drawText(QRect(0, 25, self.width(), 16), flags, elided(self._lines[1], self.width(), NOTE))
        if first:
            tip = QPointF(advance(first, BODY, bold=True) + 11, 18)
            painter.setPen(QPen(QColor(chosen.accent if self.lively() else chosen.faint), 1.2))
            painter.drawPolyline(QPolygonF([tip + QPointF(-3.5, -4), tip, tip + QPointF(3.5, -4)]))
        if self.keyed():
            painter.setPen(QPen(QColor(chosen.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 3.5, -0.5, -3.5), 4, 4)


class Strip(QFrame):
    """``edition_wanted`` carries an audience, ``opened`` a page, ``found`` a page and what was sought on it,
    ``missed`` the sentence that nothing was.

    ``records_wanted`` asks for the other records, ``origin_wanted`` carries the Origin of a clock.
    """

    edition_wanted = Signal(str)
    opened = Signal(str)
    found = Signal(str, str)
    missed = Signal(str)
    report_wanted = Signal()
    records_wanted = Signal()
    presentation_wanted = Signal()
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._board: Board | None = None
        self.setObjectName("strip")
        self.setFixedHeight(48)
        self.names = Names(say("recent.menu_hint"))
        self.consultation, self.term = ChipButton(say), ChipButton(say)
        self.editions = {audience: button(say(f"window.{audience}")) for audience in AUDIENCES}
        self.report = button(say("window.pdf"), "main", hint=say("window.pdf_hint"))
        self.present = button(say("pages.present.button"), hint=say("pages.present.hint"))
        self.search = SearchBox(say)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 1)
        line.setSpacing(8)
        line.addWidget(self.names, 1)
        line.addWidget(self.search)
        line.addWidget(self.consultation)
        line.addWidget(self.term)
        line.addSpacing(4)
        group = QButtonGroup(self)
        for audience, made in self.editions.items():
            made.setCheckable(True)
            made.setAccessibleDescription(say("window.edition"))
            made.clicked.connect(lambda *_, to=audience: self.edition_wanted.emit(to))
            group.addButton(made)
            line.addWidget(made)
        line.addSpacing(4)
        line.addWidget(self.present)
        line.addWidget(self.report)
        self.consultation.clicked.connect(lambda: self.opened.emit("consultations"))
        self.term.clicked.connect(lambda: self.opened.emit("agreement"))
        self.consultation.asked.connect(lambda: self._ask("consultation_origin"))
        self.term.asked.connect(lambda: self._ask("term_origin"))
        self.names.clicked.connect(self.records_wanted)
        self.report.clicked.connect(self.report_wanted)
        self.present.clicked.connect(self.presentation_wanted)
        self.search.opened.connect(self.found)
        self.search.missed.connect(self.missed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the clocks what room there is where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.search.fold(narrow=narrow)
        self.names.setMinimumWidth(LEAST if narrow else NAMES)
        self._line.setContentsMargins(12 if narrow else 24, 0, 12 if narrow else 24, 1)
        self._line.setSpacing(6 if narrow else 8)

    def show_masthead(self, masthead: Masthead) -> None:
        """Show names, clocks and edition."""
        as_of = self._say("window.as_of", moment=masthead.as_of)
        self.names.show_lines(masthead.agreement, f"{masthead.record}　{as_of}")
        self.consultation.show_chip(masthead.consultation)
        self.term.show_chip(masthead.term)
        self.editions[masthead.audience].setChecked(True)

    def show_board(self, board: "Board") -> None:
        """Show the head of ``board``, and search in it from now on."""
        self._board = board
        self.show_masthead(masthead_of(board))
        self.search.show_board(board)

    def _ask(self, clock: str) -> None:
        if self._board is not None:
            self.origin_wanted.emit(getattr(self._board, clock))
