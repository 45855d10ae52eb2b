"""Series with far more points than the plot has columns of pixels: what can be seen of them, every extreme kept."""

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from dashboard.chart import Layer
from widgets.charts.labels import Spot

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LongSeries:
    """The fiscal years, going upwards, and the values of a series without its gaps; both float of shape (n,)."""

    years: Numbers
    values: Numbers

    def thinned(self, x_range: tuple[float, float], columns: int) -> tuple[tuple[Spot, ...], ...]:
        """Runs that look like the whole series in a plot of so many columns of pixels over these years.

        Of the points in a column stay the first, the least, the greatest and the last, so the line within it covers
        the same dots. Two columns are joined where their neighbouring points are consecutive years: no gap is bridged
        but one within a column, which cannot be seen.
        """
        edges = np.linspace(*x_range, columns + 1)
        end = int(np.searchsorted(self.years, edges[-1], side="right"))
        starts = np.unique(np.searchsorted(self.years, edges[:-1]))
        starts = starts[starts < end]
        if not starts.size:
            return ()
        within = self.values[:end]
        lasts = np.append(starts[1:], end) - 1
        middles = (self.years[starts] + self.years[lasts]) / 2
        least, greatest = np.minimum.reduceat(within, starts), np.maximum.reduceat(within, starts)
        seen = np.stack(
            (
                *(self.years[starts], within[starts]),
                *(middles, least),
                *(middles, greatest),
                *(self.years[lasts], within[lasts]),
            ),
            axis=1,
        ).reshape(-1, 4, 2)
        breaks = np.flatnonzero(self.years[starts[1:]] > self.years[lasts[:-1]] + 1) + 1
        return tuple(_spots(seen[first:last]) for first, last in pairwise((0, *breaks.tolist(), len(seen))))


def long_series(layer: Layer) -> LongSeries:
    """The points of a layer as arrays, in the order of their years."""
    count = len(layer.points)
    years = np.fromiter(map(attrgetter("year"), layer.points), np.float64, count)
    values = np.fromiter(map(attrgetter("value"), layer.points), np.float64, count)  # None becomes not-a-number
    there = ~np.isnan(values)
    if not there.all():
        years, values = years[there], values[there]
    if (np.diff(years) < 0).any():
        order = np.argsort(years, kind="stable")
        years, values = years[order], values[order]
    return LongSeries(years, values)


def _spots(columns: Numbers) -> tuple[Spot, ...]:
    """The points of neighbouring columns one after the other, none twice in a row."""
    points = columns.reshape(-1, 2)
    other = np.append(True, (points[1:] != points[:-1]).any(axis=1))
    return tuple([(x, y) for x, y in points[other].tolist()])
