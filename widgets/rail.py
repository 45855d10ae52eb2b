"""The left rail: one painted sign and one word for each page."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from dashboard.wording import Wording
from widgets.pages.tiles import Painted
from widgets.theme import colours
from widgets.typefaces import BODY, font

PAGES = ("overview", "indicators", "effects", "items", "consultations", "agreement", "imports", "health")
WIDE, NARROW = 184, 56

Strokes = Sequence[Sequence[tuple[float, float]]]
SIGNS: dict[str, Strokes] = {
    "overview": (
        ((1, 1), (7, 1), (7, 7), (1, 7), (1, 1)),
        ((9, 1), (15, 1), (15, 7), (9, 7), (9, 1)),
        ((1, 9), (7, 9), (7, 15), (1, 15), (1, 9)),
        ((9, 9), (15, 9), (15, 15), (9, 15), (9, 9)),
    ),
    "indicators": (((1, 1), (1, 15), (15, 15)), ((3.5, 11), (7, 6.5), (10, 9), (14.5, 3))),
    "items": tuple(stroke for y in (3, 8, 13) for stroke in (((1, y), (3, y)), ((6, y), (15, y)))),
    "consultations": (
        ((1, 2), (15, 2), (15, 11), (8, 11), (4.5, 14.5), (4.5, 11), (1, 11), (1, 2)),
        ((4.5, 6.5), (11.5, 6.5)),
    ),
    "agreement": (
        ((3, 1), (10, 1), (13, 4), (13, 15), (3, 15), (3, 1)),
        ((5.5, 7), (10.5, 7)),
        ((5.5, 10.5), (10.5, 10.5)),
    ),
    "effects": (
        ((1, 2), (5, 2), (5, 7), (1, 7), (1, 2)),
        ((6, 7), (10, 7), (10, 11), (6, 11), (6, 7)),
        ((11, 11), (15, 11), (15, 15), (11, 15), (11, 11)),
    ),
    "health": (((1, 8.5), (4.5, 8.5), (6.5, 3), (9.5, 13.5), (11.5, 8.5), (15, 8.5)),),
    "settings": (
        *(((1, y), (15, y)) for y in (3.5, 12.5)),
        ((8.5, 1.5), (11.5, 1.5), (11.5, 5.5), (8.5, 5.5), (8.5, 1.5)),
        ((4, 10.5), (7, 10.5), (7, 14.5), (4, 14.5), (4, 10.5)),
    ),
    "about": (((8, 7), (8, 12)), ((8, 4), (8, 4.6)), ((1, 1), (15, 1), (15, 15), (1, 15), (1, 1))),
    "imports": (((8, 1), (8, 10)), ((4.5, 6.5), (8, 10), (11.5, 6.5)), ((1, 10), (1, 15), (15, 15), (15, 10))),
}


class RailButton(Painted):
    """One page's button."""

    def __init__(self, page: str, text: str) -> None:
        super().__init__()
        self.page = page
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line of the rail."""
        return QSize(WIDE, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, sign and word."""
        chosen, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        if here or self.underMouse():
            painter.fillRect(self.rect(), QColor(chosen.accent_soft if here else chosen.ground))
        if here:
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(chosen.accent))
        ink = QColor(chosen.accent if here else chosen.quiet)
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        origin = QPointF(20, (self.height() - 16) / 2)
        for stroke in SIGNS[self.page]:
            painter.drawPolyline(QPolygonF([origin + QPointF(x, y) for x, y in stroke]))
        if self.width() > NARROW + 20:
            painter.setFont(font(BODY, bold=here))
            painter.setPen(QColor(chosen.accent if here else chosen.text))
            area = QRect(48, 0, self.width() - 56, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.keyed():
            painter.setPen(QPen(QColor(chosen.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 2.5, -4.5, -2.5), 4, 4)


class Rail(QFrame):
    """``opened`` carries the page the person wants; ``about_wanted`` asks what this program is.

    ``settings_wanted`` asks for language, colours and size.
    """

    opened = Signal(str)
    about_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(say("window.rail.name"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 1, 12)
        layout.setSpacing(0)
        self.current = PAGES[0]
        self.buttons = {page: RailButton(page, say(f"window.rail.{page}")) for page in PAGES}
        for page, made in self.buttons.items():
            made.clicked.connect(lambda *_, to=page: self.opened.emit(to))
            layout.addWidget(made)
        layout.addStretch(1)
        self.settings = RailButton("settings", say("choices.open"))
        self.about = RailButton("about", say("desk.about.open"))
        for made, wanted in ((self.settings, self.settings_wanted), (self.about, self.about_wanted)):
            made.setCheckable(False)
            made.clicked.connect(wanted)
            layout.addWidget(made)
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Show signs alone, or signs with words."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    def mark(self, page: str) -> None:
        """Show that ``page`` is open."""
        self.current = page
        self.buttons[page].setChecked(True)
