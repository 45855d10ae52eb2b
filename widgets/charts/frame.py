"""The plot's place on the screen: from fiscal years and values to pixels and back."""

from collections.abc import Iterable
from dataclasses import dataclass

from widgets.charts.labels import Box, Spot


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's rectangle in pixels and the ranges it shows."""

    box: Box
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def at(self, spot: Spot) -> Spot:
        """Where a point of the chart (fiscal year, value) lies in pixels."""
        return self.along((spot,))[0]

    def along(self, spots: Iterable[Spot]) -> tuple[Spot, ...]:
        """Where many points of the chart lie in pixels."""
        (x0, x1), (y0, y1), box = self.x_range, self.y_range, self.box
        wide, high = box.width / ((x1 - x0) or 1.0), box.height / ((y1 - y0) or 1.0)
        left, bottom = box.x - x0 * wide, box.y + box.height + y0 * high
        return tuple([(left + x * wide, bottom - y * high) for x, y in spots])

    def year_at(self, x: float) -> float:
        """The fiscal year, with its fraction, at a pixel."""
        x0, x1 = self.x_range
        return x0 + (x - self.box.x) / (self.box.width or 1.0) * (x1 - x0)
