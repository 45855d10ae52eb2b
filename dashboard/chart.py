"""ChartSpec: a figure as data. The screen and the paper paint the same one, so they cannot disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line or layer stands for; ``palette`` gives its colour, dash and marker."""

    ACTUAL = "actual"
    EXAMPLE = "example"
    NET = "net"
    PATHWAY_ADOPTED = "pathway_adopted"
    PATHWAY_WORKING = "pathway_working"
    PATHWAY_EXAMPLE = "pathway_example"
    SECTOR_HOUSEHOLD = "sector_household"
    SECTOR_BUSINESS = "sector_business"
    SECTOR_TRANSPORT = "sector_transport"
    SECTOR_INDUSTRY = "sector_industry"
    SECTOR_WASTE = "sector_waste"
    REFERENCE = "reference"
    OUTLOOK = "outlook"
    SCENARIO = "scenario"
    WHOLE = "whole"
    LESS = "less"
    MORE = "more"
    PART_1 = "part_1"
    PART_2 = "part_2"
    PART_3 = "part_3"
    PART_4 = "part_4"
    PART_5 = "part_5"
    PART_6 = "part_6"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A point: fiscal year, value in the chart's unit (None is a gap, never bridged), its read-out.

    ``readout`` is the finished text shown when the pointer rests on it; ``source`` is the number of
    the Board's source (1-based) or 0. A point of a ``band`` or of ``bars`` reaches from ``low`` to
    ``high`` and has no value.
    """

    year: int
    value: float | None
    readout: str = ""
    source: int = 0
    label: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing drawn.

    ``kind``: ``stack`` (area piled on the stack layers before it), ``line`` (points joined, with
    filled markers), ``path`` (dashed line without markers), ``milestones`` (open diamonds with the
    points' labels), ``band`` (a tint from the points' low to high), ``bars`` (upright bars from low to
    high with the points' labels; ``year`` is the place on the axis). ``label`` is written at the end of
    the line ("" writes nothing); ``hatched`` marks example data.
    """

    kind: str
    role: Role
    title: str
    points: tuple[ChartPoint, ...]
    label: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart whole: what to draw, the axes with their ticks worked out, and the words around it.

    Axes: x in fiscal years from ``x_min`` to ``x_max`` with ticks at ``x_ticks`` (those in
    ``x_strong`` are stressed); y in ``unit`` from ``y_min`` to ``y_max`` with ``y_ticks`` and their
    finished texts ``y_labels``. ``today`` is the thin vertical line (fractional fiscal year: the
    axis year ``n`` stands for the end-of-year figure of fiscal year n). ``watermark`` is written
    faintly in the plot (例示). ``empty`` says what is missing when there is nothing to draw.
    ``notes`` stand beneath (method warnings, sources in short). With ``x_labels`` the axis has places
    instead of years: place n, of 0 to ``x_max``, is called by the label n. ``turn`` is the fiscal year up to which a
    nearer look reaches, that of the next target; 0 where there is none.
    """

    key: str
    title: str
    unit: str
    layers: tuple[Layer, ...]
    x_min: int
    x_max: int
    x_ticks: tuple[int, ...]
    x_strong: tuple[int, ...]
    y_min: float
    y_max: float
    y_ticks: tuple[float, ...]
    y_labels: tuple[str, ...]
    today: float | None = None
    today_label: str = ""
    watermark: str = ""
    empty: str = ""
    notes: tuple[str, ...] = ()
    x_labels: tuple[str, ...] = ()
    turn: int = 0

    def layer_values(self, year: int) -> tuple[tuple[Layer, ChartPoint], ...]:
        """Every layer with a point in fiscal ``year`` that has something to say, in drawing order."""
        return tuple(
            (layer, point)
            for layer in self.layers
            for point in layer.points
            if point.year == year and (point.readout or point.value is not None)
        )


def nice_ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """About ``count`` round ticks that cover ``low`` to ``high`` (steps of 1, 2, 2.5 or 5 × 10ⁿ).

    Worked: 0 to 707 → 0, 200, 400, 600, 800.
    """
    import math

    span = high - low
    if not span > 0:
        return (low, low + 1.0)
    rough = span / max(count - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 10) for index in range(first, last + 1))


def tick_places(ticks: Sequence[float]) -> int:
    """The fewest decimal places that write every tick as it is: 0, 2.5, 5 take one, 0.00005 takes five."""
    from decimal import Decimal

    return max(len(f"{Decimal(repr(tick)):f}".rstrip("0").partition(".")[2]) for tick in ticks)


def bar_amount(layer: Layer, point: ChartPoint) -> float | None:
    """What a bar stands for, in the chart's unit: the level of a whole, the signed change of a step down or up.

    Worked: a step that reaches from 590 to 650 is −60 in the layer of decreases. None where it reaches nowhere.
    """
    if point.low is None or point.high is None:
        return None
    if layer.role is Role.LESS:
        return point.low - point.high
    if layer.role is Role.WHOLE and point.high <= 0:
        return point.low
    return point.high - point.low
