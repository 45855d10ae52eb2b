"""Effects: CO2 avoided by what was installed, and what moved the total. Pure functions, in t-CO2 a year.

Electricity is always valued at one fixed grid factor here, so that a cleaner grid does not make a panel look
worse or a car better; what the grid itself did is told apart by ``split``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.indicators.factors import Factors

GRID = "grid_factor"


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of measure: the indicators counted (all parts added), the factors needed and the formula.

    ``formula`` takes the count in ``unit`` and the factors' values in the order of ``factors`` and gives t-CO2 a year.
    """

    key: str
    unit: str
    counts: tuple[tuple[str, str], ...]
    factors: tuple[str, ...]
    formula: Callable[[float, Sequence[float]], float]


def pv_avoided(kilowatts: float, factors: Sequence[float]) -> float:
    """Energy of the panels times the grid factor they replace: kW × kWh/kW × t-CO2/kWh.

    Worked: 20,391 kW × 1,212 kWh/kW = 24,713,892 kWh; × 0.000423 = 10,454 t-CO2 a year.
    """
    energy, grid = factors
    return kilowatts * energy * grid


def ev_avoided(vehicles: float, factors: Sequence[float]) -> float:
    """Petrol not burnt less power drawn: vehicles × km × (L/km × t-CO2/L − kWh/km × t-CO2/kWh).

    Worked: 1,000 × 8,000 km × (0.06 × 0.002322 − 0.15 × 0.000423) = 8,000,000 × 0.00007587 = 607 t-CO2.
    """
    distance, petrol, petrol_factor, power, grid = factors
    return vehicles * distance * (petrol * petrol_factor - power * grid)


def per_piece(count: float, factors: Sequence[float]) -> float:
    """A count times what one of it saves. Worked: 700 heat pumps × 0.379 t-CO2 = 265 t-CO2."""
    return count * factors[0]


def power_saved(count: float, factors: Sequence[float]) -> float:
    """Power saved by one of it, times the grid factor. Worked: 63.5 points × 10,000 kWh × 0.000423 = 269 t-CO2."""
    return count * factors[0] * factors[1]


# pv_public is left out: its panels stand among the FIT, non-FIT or PPA panels already.
MEASURES = (
    Measure("pv", "kW", (("pv_capacity", ""), ("pv_nonfit", ""), ("pv_ppa", "")), ("pv_yield", GRID), pv_avoided),
    Measure(
        "ev",
        "vehicles",
        (("ev_count", "bev"),),
        ("car_distance", "petrol_use", "petrol_factor", "ev_power", GRID),
        ev_avoided,
    ),
    Measure("heat_pumps", "units", (("heat_pumps", ""),), ("heat_pump_saving",), per_piece),
    Measure("led", "%", (("led_sites", ""),), ("led_saving", GRID), power_saved),
    Measure("battery", "kWh", (("battery_capacity", ""),), ("battery_saving", GRID), power_saved),
)


def avoided(measure: Measure, count: float, factors: Factors) -> float | None:
    """CO2 avoided a year by ``count``; None while a factor is unset."""
    values = factors.values(*measure.factors)
    return None if values is None else measure.formula(count, values)


@dataclass(frozen=True, slots=True)
class Split:
    """A change told apart: ``activity`` (how much is used) and ``factor`` (how clean it is); they add up exactly."""

    activity: float
    factor: float


def split(use_before: float, factor_before: float, use_after: float, factor_after: float) -> Split:
    """The change of use × factor, each driver taken at the mean of the other, so that nothing is left over.

    Worked: 400 GWh × 0.50 = 200 kt, later 380 GWh × 0.45 = 171 kt, −29 kt: activity −20 × 0.475 = −9.5,
    grid factor −0.05 × 390 = −19.5.
    """
    return Split(
        (use_after - use_before) * (factor_before + factor_after) / 2,
        (factor_after - factor_before) * (use_before + use_after) / 2,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of a waterfall, from ``start`` to ``end``; ``key`` is "" for the two whole bars."""

    key: str
    start: float
    end: float


def waterfall(before: float, after: float, changes: Mapping[str, float]) -> tuple[Step, ...]:
    """Whole bar, one floating bar for each change, whole bar; what the changes do not explain is ``rest``.

    Worked: 700 → 600 with household −40 and transport −50: 0–700, 700–660, 660–610, rest 610–600, 0–600.
    """
    steps = [Step("", 0.0, before)]
    level = before
    for key, change in changes.items():
        steps.append(Step(key, level, level + change))
        level += change
    if abs(after - level) > 1e-6 * max(abs(before), 1.0):
        steps.append(Step("rest", level, after))
    return (*steps, Step("", 0.0, after))
