"""The same million points in a plain pyqtgraph plot, as arrays in memory: ``long_series data|resize``."""

import sys
from itertools import cycle

import numpy
import pyqtgraph
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from benchmarks.gauge import tell
from benchmarks.long_walk import COUNT, ROUNDS, SIZES, painted_in, walk


def new_data(plot):
    years, curve = numpy.arange(COUNT), plot.plot()
    for values in cycle([numpy.array(walk(seed)) for seed in range(2)]):
        yield lambda values=values: curve.setData(years, values)


def resize(plot):
    plot.plot(numpy.arange(COUNT), numpy.array(walk(0)))
    for size in cycle(SIZES):
        yield lambda size=size: plot.resize(QSize(*size))


if __name__ == "__main__":
    app = QApplication(sys.argv)
    plot = pyqtgraph.PlotWidget()
    plot.resize(*SIZES[0])
    plot.show()
    tell(ms=painted_in(app, {"data": new_data, "resize": resize}[sys.argv[1]](plot), ROUNDS))
