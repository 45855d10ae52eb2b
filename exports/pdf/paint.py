"""Pages onto paper: the only place that knows reportlab's canvas. No clock and no chance: same pages, same bytes."""

import datetime
import io
from collections.abc import Sequence
from typing import cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from dashboard.board import Board
from dashboard.wording import wording
from exports.pdf.lettering import Lettering
from exports.pdf.marks import PAPER_HEIGHT, PAPER_WIDTH, Area, Circle, Line, Mark, Page, Text
from exports.pdf.typeface import FILES, PLAIN, font, printable

HATCH_STEP = 4.0
CREATOR = "Renkei"


def paint(pages: Sequence[Page], board: Board) -> bytes:
    """The PDF file of ``pages``, with its outline and the Board's title and language in its properties."""
    rl_config.useA85 = 0
    for face in FILES:
        pdfmetrics.registerFont(font(face))
    out = io.BytesIO()
    size = (PAPER_WIDTH, PAPER_HEIGHT)
    canvas = Canvas(out, pagesize=size, pageCompression=1, invariant=1, initialFontName=cast("float", PLAIN))
    material = board.consulted.material if board.consulted else ""
    kind = wording(board.language)("paper.cover.kind")
    canvas.setTitle(printable(f"{board.agreement_title} {kind} {material}".rstrip()))
    canvas.setCreator(CREATOR)
    canvas.setDateFormatter(lambda *_: _moment(board.as_of_iso))
    canvas.setAuthor(printable(board.municipality))
    canvas.setSubject(printable(f"{board.edition} {board.as_of} {board.record_hash}".strip()))
    canvas.setCatalogEntry("Lang", board.language)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    lettering = Lettering(canvas)
    for number, page in enumerate(pages, 1):
        _bookmarks(canvas, page, number)
        lettering.begin_page()
        Painter(canvas, lettering).paint(page.marks)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _moment(iso: str) -> str:
    """An instant with its zone as PDF writes it; the file is dated by what it tells, not by when it was written."""
    moment = datetime.datetime.fromisoformat(iso)
    zone = f"{moment:%z}" or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'"


def _bookmarks(canvas: Canvas, page: Page, number: int) -> None:
    for index, entry in enumerate(page.bookmarks):
        key = f"p{number}-{index}"
        canvas.bookmarkHorizontal(key, 0, entry.y)
        canvas.addOutlineEntry(entry.title, key, entry.level, entry.level > 0)


class Painter:
    """Paints the marks of one page, setting a colour or dash only where it changes."""

    def __init__(self, canvas: Canvas, lettering: Lettering) -> None:
        self._canvas, self._lettering = canvas, lettering
        self._fill = self._stroke = ""
        self._width = -1.0
        self._dash: tuple[float, ...] = ()

    def paint(self, marks: Sequence[Mark]) -> None:
        """Paint in the order of ``marks``."""
        for mark in marks:
            match mark:
                case Text():
                    self._text(mark)
                case Line():
                    self._line(mark)
                case Area():
                    self._area(mark)
                case Circle():
                    self._fill_with(mark.fill)
                    self._canvas.circle(mark.x, mark.y, mark.radius, stroke=0, fill=1)

    def _fill_with(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas.setFillColorRGB(*_rgb(colour))
            self._fill = colour

    def _pen(self, colour: str, width: float, dash: tuple[float, ...] = ()) -> None:
        if colour != self._stroke:
            self._canvas.setStrokeColorRGB(*_rgb(colour))
            self._stroke = colour
        if width != self._width:
            self._canvas.setLineWidth(width)
            self._width = width
        if dash != self._dash:
            self._canvas.setDash(list(dash))
            self._dash = dash

    def _text(self, mark: Text) -> None:
        self._fill_with(mark.style.colour)
        style = mark.style
        self._canvas.addLiteral(self._lettering.operators(style.face, style.size, mark.x, mark.y, mark.text))

    def _path(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        return path

    def _line(self, mark: Line) -> None:
        self._pen(mark.colour, mark.width, mark.dash)
        self._canvas.drawPath(self._path(mark.points), stroke=1, fill=0)

    def _area(self, mark: Area) -> None:
        if mark.fill:
            self._fill_with(mark.fill)
        if mark.outline:
            self._pen(mark.outline, mark.width)
        if mark.fill or mark.outline:
            path = self._path(mark.points)
            path.close()
            self._canvas.drawPath(path, stroke=int(bool(mark.outline)), fill=int(bool(mark.fill)))
        if mark.hatch:
            self._hatch(mark)

    def _hatch(self, mark: Area) -> None:
        """Slanting lines within the polygon."""
        self._pen(mark.hatch, 0.4)
        self._canvas.saveState()
        path = self._path(mark.points)
        path.close()
        self._canvas.clipPath(path, stroke=0, fill=0)
        left, right = min(x for x, _ in mark.points), max(x for x, _ in mark.points)
        low, high = min(y for _, y in mark.points), max(y for _, y in mark.points)
        start = left - (high - low)
        strokes = []
        for step in range(int((right - start) / HATCH_STEP) + 1):
            x = start + step * HATCH_STEP
            strokes.append((x, low, x + high - low, high))
        self._canvas.lines(strokes)
        self._canvas.restoreState()


def _rgb(colour: str) -> tuple[float, float, float]:
    """#rrggbb → three parts from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255
