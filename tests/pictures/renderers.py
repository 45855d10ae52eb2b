"""The specimen as each renderer paints it, as a picture of 880 × 500 dots, in the typefaces that come with Renkei."""

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase

from dashboard.chart import ChartSpec
from dashboard.wording import wording
from exports.pdf.chart import draw_chart
from exports.pdf.labels import Box
from exports.pdf.marks import PAPER_HEIGHT, Page
from exports.pdf.paint import paint
from tests.boards import board

STORED = Path(__file__).parent
SIZE = (880, 500)
DOTS = 2.0  # of the picture, for each point of paper


def on_screen(spec: ChartSpec) -> Image.Image:
    """The picture that people copy or save from the window, by pyqtgraph and Qt."""
    from widgets.charts.picture import chart_image
    from widgets.charts.view import ChartView

    view = ChartView(wording("ja"))
    view.show_spec(spec)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "screen.png")
        assert chart_image(view).save(place)
        with Image.open(place) as picture:
            painted = picture.convert("RGB").resize(SIZE, Image.Resampling.BOX)
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return painted


def on_paper(spec: ChartSpec) -> Image.Image:
    """The chart as the report has it, by reportlab; PDFium makes a picture of the page."""
    wide, high = SIZE[0] / DOTS, SIZE[1] / DOTS
    page = Page()
    draw_chart(page, spec, Box(0, PAPER_HEIGHT - high, wide, PAPER_HEIGHT), 7)
    document = pypdfium2.PdfDocument(paint([page], board()))
    picture = document[0].render(scale=DOTS).to_pil().convert("RGB").crop((0, 0, *SIZE))
    document.close()
    return picture


def screen_typeface() -> str:
    """The family the window writes in here; the stored picture is written in the bundled one."""
    from widgets.typefaces import family

    assert family() in QFontDatabase.families()
    return family()


RENDERERS = {"screen": on_screen, "paper": on_paper}
