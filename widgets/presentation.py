"""For the meeting room: every page over the whole screen in large type, turned with the arrow keys."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dashboard.board import Board
from dashboard.wording import Wording
from widgets.rail import PAGES
from widgets.theme import colours
from widgets.typefaces import NOTE, font

SLIDE = QSize(1366, 768)
SHOWN = tuple(page for page in PAGES if page != "imports")
ONWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
END = (Qt.Key.Key_Escape, Qt.Key.Key_F5)


class Presentation(QWidget):
    """Slides painted from one Board; each is made when it is first shown, as sharp as the screen is."""

    def __init__(self, board: Board, say: Wording, page: str = "overview") -> None:
        super().__init__()
        self._board, self._say = board, say
        self._slides: dict[str, QImage] = {}
        self.index = SHOWN.index(page) if page in SHOWN else 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("pages.present.title"))
        self.setAccessibleName(say("pages.present.title"))
        self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def page(self) -> str:
        """The page on show."""
        return SHOWN[self.index]

    def turn(self, step: int) -> None:
        """Go on or back by ``step`` pages; the last leads to the first."""
        self.index = (self.index + step) % len(SHOWN)
        self.setAccessibleDescription(self._say(f"window.rail.{self.page}"))
        self.update()

    def slide(self) -> QImage:
        """The page on show as a picture that fills the screen."""
        if self.page not in self._slides:
            self._slides[self.page] = self._painted()
        return self._slides[self.page]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slide in the middle, and where in the row it stands."""
        painter, image = QPainter(self), self.slide()
        painter.fillRect(self.rect(), QColor(colours().ground))
        size = image.deviceIndependentSize().toSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        painter.setFont(font(NOTE))
        painter.setPen(QColor(colours().faint))
        corner = self.rect().adjusted(0, 0, -12, -4)
        painter.drawText(
            corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{self.index + 1} / {len(SHOWN)}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys turn the pages, Escape ends."""
        key = event.key()
        if key in ONWARD:
            self.turn(1)
        elif key in BACK:
            self.turn(-1)
        elif key in END:
            self.close()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click turns the page."""
        self.turn(1)

    def _painted(self) -> QImage:
        from widgets.main_window import MainWindow

        scale = max(1.0, min(self.width() / SLIDE.width(), self.height() / SLIDE.height())) * self.devicePixelRatioF()
        window = MainWindow(None, self._board.language, board=self._board)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setMinimumSize(0, 0)
        window.resize(SLIDE)
        window.open_page(self.page)
        window.show()
        window.draw_charts()
        QGuiApplication.processEvents()
        image = QImage(round(SLIDE.width() * scale), round(SLIDE.height() * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        window.render(image)
        window.close()
        window.deleteLater()
        return image
