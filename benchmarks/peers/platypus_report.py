"""A report as reportlab's manual teaches it, made twice: ``platypus_report FONT``. The second time is the warm one."""

import io
import sys
import time

from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, TableStyle

from benchmarks.gauge import tell
from benchmarks.peers.report_text import ACTUAL, CHAPTERS, HEADINGS, PARAGRAPH, PATHWAY, TABLE


def chart() -> Drawing:
    drawing = Drawing(470, 250)
    lines = LinePlot()
    lines.x, lines.y, lines.width, lines.height = 45, 25, 400, 200
    lines.data = [ACTUAL, PATHWAY]
    drawing.add(lines)
    return drawing


def story() -> list:
    text = ParagraphStyle("text", fontName="BIZ", fontSize=10, leading=16, spaceAfter=8, wordWrap="CJK")
    small = ParagraphStyle("small", parent=text, fontSize=8, leading=11, spaceAfter=0)
    parts = []
    for _ in range(CHAPTERS):
        parts += [Paragraph(PARAGRAPH, text), chart(), PageBreak()]
    cells = [list(HEADINGS), *([Paragraph(part, small) for part in row] for row in TABLE)]
    lines = TableStyle([("FONT", (0, 0), (-1, 0), "BIZ", 8), ("GRID", (0, 0), (-1, -1), 0.4, grey)])
    return [*parts, LongTable(cells, colWidths=[34, 190, 38, 66, 54, 48], repeatRows=1, style=lines)]


def report() -> tuple[int, int]:
    """Bytes and pages of one report."""
    target, pages = io.BytesIO(), []
    number = lambda canvas, _document: pages.append(canvas.getPageNumber())  # noqa: E731
    SimpleDocTemplate(target, pagesize=A4).build(story(), onFirstPage=number, onLaterPages=number)
    return len(target.getvalue()), len(pages)


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont("BIZ", sys.argv[1]))
    report()
    started = time.perf_counter()
    size, pages = report()
    took = (time.perf_counter() - started) * 1000
    tell(ms=took, pages=pages, ms_per_page=took / pages, bytes_per_page=size / pages)
