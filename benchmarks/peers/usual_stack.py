"""The dashboard most people would write: a table in pandas, three matplotlib charts in a Qt window."""

import sys

import matplotlib
import pandas
from PySide6.QtWidgets import QApplication, QMainWindow

matplotlib.use("QtAgg")

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure

from benchmarks.first_paint import PaintWatch


def three_charts():
    """A canvas with the actual line and the pathway of three indicators."""
    years = list(range(2013, 2051))
    columns = {"actual": [700 - 18 * n for n in range(38)], "pathway": [700 - 19 * n for n in range(38)]}
    table = pandas.DataFrame(columns, years)
    figure = Figure(figsize=(13, 4))
    for axes in figure.subplots(1, 3):
        axes.plot(table.index[:8], table["actual"][:8], marker="o")
        axes.plot(table.index, table["pathway"], linestyle="--")
        axes.grid(visible=True)
    return FigureCanvasQTAgg(figure)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    canvas = three_charts()
    watch = PaintWatch()
    watch.follow(canvas)
    window = QMainWindow()
    window.setCentralWidget(canvas)
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())
