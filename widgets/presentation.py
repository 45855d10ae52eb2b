"""For the meeting room: the Board as slides over the whole screen in large type, turned with the arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dashboard.board import Board
from dashboard.chart import ChartSpec
from dashboard.origins import of_chart, of_slide
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.pages.parts import button
from widgets.slides.deck import Slide, deck, start_of
from widgets.slides.pieces import SIZE, Scale, said
from widgets.theme import colours

ONWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
END = (Qt.Key.Key_Escape, Qt.Key.Key_F5)
SHARES = (1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6)
"""A slide with little to say is set in larger type, one with much in smaller: the first of these that fits."""
MARGIN, HEAD, GAP = 40, 34, 16


class Presentation(QWidget):
    """Slides of one Board, beginning with the one for ``page`` and ``target`` of the window.

    A slide is laid out for the screen it is shown on when it is turned to. Charts on it read out a year
    under the pointer; arrow keys, a click elsewhere, Home, End and the digits turn, Escape ends. ``origin_wanted``
    carries the Origin of what a slide shows (the key O), or of the year of a chart that was clicked.
    """

    origin_wanted = Signal(object)

    def __init__(self, board: Board, say: Wording, page: str = "overview", target: str = "") -> None:
        super().__init__()
        self._say, self._board = say, board
        self.slides = deck(board, say, target if page == "indicators" else "")
        self.index = start_of(self.slides, page, target)
        self.face: QWidget | None = None
        self.title, self.place = said("", "title", wrap=False), said("", "note", wrap=False)
        told = (board.agreement_short, board.edition, say("window.as_of", moment=board.as_of))
        self.foot = said("　".join(told), "note", wrap=False)
        self.source = button(say("origin.keys"), "link", hint=say("origin.open_hint"))
        self.source.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys turn the slides; O does what it does
        self.source.clicked.connect(self.ask)
        self.source.setToolTip(f"{say('origin.open_hint')}（O）")
        self._whole, self._room = QVBoxLayout(self), QVBoxLayout()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("pages.present.title"))
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colours().ground)
        self.setPalette(palette)
        self._compose()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def slide(self) -> Slide:
        """The slide on show."""
        return self.slides[self.index]

    def turn(self, step: int) -> None:
        """Go on or back by ``step`` slides; the last leads to the first."""
        self.go((self.index + step) % len(self.slides))

    def go(self, index: int) -> None:
        """Go to the slide of that number, counted from 0; a number there is none of does nothing."""
        if 0 <= index < len(self.slides):
            self.index = index
            self._show()

    def ask(self, *_: object) -> None:
        """Ask where what the slide shows comes from."""
        self.origin_wanted.emit(of_slide(self._board, self.slide.key, self.slide.title, self._say))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by keys, or end."""
        key = event.key()
        if key in ONWARD:
            self.turn(1)
        elif key in BACK:
            self.turn(-1)
        elif key in END:
            self.close()
        elif key == Qt.Key.Key_O:
            self.ask()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self.slides) - 1)
        elif event.text().isdecimal():
            self.go(int(event.text()) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns the page, with the right button back."""
        self.turn(-1 if event.button() == Qt.MouseButton.RightButton else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the slide out for another screen."""
        super().resizeEvent(event)
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the slide go with its charts."""
        self._clear()
        super().closeEvent(event)

    def _compose(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        self._whole.addLayout(head)
        self._whole.addLayout(self._room, 1)
        self._whole.addLayout(foot)
        head.addWidget(self.title, 1)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.source)
        foot.addWidget(self.place)

    def _show(self) -> None:
        """Make the slide in the largest type in which all of it fits."""
        whole = Scale(min(self.width() / SIZE[0], self.height() / SIZE[1]))
        self.setStyleSheet(whole.sheet())
        self._whole.setContentsMargins(*(whole.px(MARGIN * share) for share in (1.0, 0.6, 1.0, 0.5)))
        self._whole.setSpacing(whole.px(GAP))
        self.title.setText(self.slide.title)
        self.place.setText(f"{self.index + 1} / {len(self.slides)}")
        self.setAccessibleName(f"{self._say('pages.present.title')} {self.place.text()} {self.slide.title}")
        room = QSize(self.width() - 2 * whole.px(MARGIN), self.height() - whole.px(MARGIN * 1.1 + 2 * (HEAD + GAP)))
        self._clear()
        self.face = self._fitted(whole, room)
        for slot in self.face.findChildren(ChartSlot):
            slot.asked.connect(self._ask_chart)
        self._room.addWidget(self.face)
        self.face.show()

    def _ask_chart(self, spec: ChartSpec, year: int) -> None:
        self.origin_wanted.emit(of_chart(self._board, spec, year, self._say))

    def _fitted(self, whole: Scale, room: QSize) -> QWidget:
        """The slide in the largest of the types in which it fits ``room``, else in the smallest."""
        for share in SHARES[:-1]:
            face = self._made(Scale(whole.factor * share))
            if _height(face, room.width()) <= room.height():
                return face
            face.deleteLater()
        return self._made(Scale(whole.factor * SHARES[-1]))

    def _made(self, scale: Scale) -> QWidget:
        face = self.slide.make(scale)
        face.setParent(self)
        face.setStyleSheet(scale.sheet())
        return face

    def _clear(self) -> None:
        if self.face is not None:
            self._room.removeWidget(self.face)
            self.face.hide()
            self.face.deleteLater()
            self.face = None


def _height(face: QWidget, width: int) -> int:
    """How high the slide must be at that width, in pixels."""
    for label in face.findChildren(QLabel):
        label.ensurePolished()
    layout = face.layout()
    assert layout is not None, "every slide is laid out"
    layout.activate()
    needed = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
    return max(needed, layout.minimumSize().height())
