"""A chart as a picture: to the clipboard, as PNG at twice its size, or as SVG for any size."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from dashboard.chart import ChartSpec
from dashboard.errors import KnownError
from widgets.charts.view import ChartView
from widgets.theme import colours, light_ground
from widgets.typefaces import BODY, font

SIZE = QSize(880, 500)
HEAD, MARGIN, SHARPNESS = 40, 16, 2.0


def copy_chart(view: ChartView) -> None:
    """Put the chart, under its title, on the clipboard."""
    QGuiApplication.clipboard().setImage(chart_image(view))


def save_chart(view: ChartView, out: Path) -> None:
    """Write the chart to ``out``: SVG for that ending, PNG for every other.

    Raises KnownError ``pages.chart.unwritable`` where the file cannot be written.
    """
    written = _save_svg(view, out) if out.suffix.lower() == ".svg" else chart_image(view).save(str(out))
    if not written:
        raise KnownError("pages.chart.unwritable", file=out.name, folder=out.parent)


def chart_image(view: ChartView) -> QImage:
    """The chart under its title on a light ground of its own, whatever the window wears."""
    size = SIZE * SHARPNESS
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(image)
    with light_ground():
        _paint(view, painter)
    painter.end()
    return image


def _save_svg(view: ChartView, out: Path) -> bool:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(out))
    generator.setSize(SIZE)
    generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
    generator.setTitle(_title(view.spec))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    with light_ground():
        _paint(view, painter)
    painter.end()
    return out.exists()


def _paint(view: ChartView, painter: QPainter) -> None:
    """Title, then the same chart painted by a view of its own that nobody sees."""
    painter.fillRect(QRect(0, 0, SIZE.width(), SIZE.height()), QColor(colours().surface))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    face: QFont = font(BODY + 2, bold=True)
    painter.setFont(face)
    painter.setPen(QColor(colours().text))
    head = QRect(MARGIN, 8, SIZE.width() - 2 * MARGIN, HEAD - 8)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _title(view.spec))
    twin = view.twin()
    room = QRect(MARGIN, HEAD, SIZE.width() - 2 * MARGIN, SIZE.height() - HEAD - 8)
    twin.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    twin.resize(room.size())
    twin.show()
    twin.render(painter, QRectF(room), twin.viewport().rect())
    twin.close()
    twin.deleteLater()


def _title(spec: ChartSpec | None) -> str:
    return f"{spec.title}（{spec.unit}）" if spec is not None else ""
