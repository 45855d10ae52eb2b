"""What if: a path of emissions from four levers, for the talk in the room. Never a fact, never stored with facts."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

KEPT = "whatif."
KEPT_WITHOUT_YEAR = 2030
"""What a trial spoke of that was kept before its year was kept with it."""


@dataclass(frozen=True, slots=True)
class Levers:
    """What may be moved.

    Panels added a year (kW); share of cars that are EV (of one) and grid factor (t-CO2/kWh) in fiscal year ``by``;
    forest sink (kt-CO2 a year).
    """

    pv_per_year: float
    ev_share: float
    grid_factor: float
    forest: float
    by: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the path starts and what it is worked out with.

    ``emissions`` (kt-CO2) is the last actual total, of ``year``; ``power_share`` the share of it that comes
    from electricity at ``grid_factor`` (t-CO2/kWh); ``pv_yield`` kWh/kW; ``cars`` and ``ev_share`` the
    vehicles and the share of EV now; ``petrol_per_car`` t-CO2 and ``power_per_ev`` kWh a year.
    """

    year: int
    horizon: int
    emissions: float
    power_share: float
    grid_factor: float
    pv_yield: float
    cars: float
    ev_share: float
    petrol_per_car: float
    power_per_ev: float


@dataclass(frozen=True, slots=True)
class PathPoint:
    """One year of the path: gross and net emissions in kt-CO2."""

    year: int
    gross: float
    net: float


def path(ground: Ground, levers: Levers) -> tuple[PathPoint, ...]:
    """The emissions of every year after ``ground.year`` under ``levers``, everything else standing still.

    Panels lower the power drawn from the grid, cars raise it, and only what is drawn is valued at that year's
    grid factor: so a panel's energy is never counted again as a cleaner grid. Grid factor and share of EV run
    straight to their value of ``levers.by`` and go on at that pace to zero and to one.

    Worked, one year on (horizon 2020 from 2019; ``by`` 2030, 11 years on): 600 kt, of which 40 % is power at
    0.0004 t/kWh → 600 GWh drawn, 360 kt other. 1,000 kW added × 1,200 kWh = 1.2 GWh less; grid factor to
    0.00029 by 2030, so 0.00039 in 2020: 598.8 GWh × 0.00039 = 233.5; no EV, forest 20: gross 593.5, net 573.5.
    """
    drawn = ground.emissions * 1000 * ground.power_share / ground.grid_factor
    other = ground.emissions * (1 - ground.power_share)
    span = max(levers.by - ground.year, 1)
    found = []
    for year in range(ground.year + 1, ground.horizon + 1):
        passed = year - ground.year
        grid = max(ground.grid_factor + (levers.grid_factor - ground.grid_factor) * passed / span, 0.0)
        share = min(max(ground.ev_share + (levers.ev_share - ground.ev_share) * passed / span, 0.0), 1.0)
        more = (share - ground.ev_share) * ground.cars
        use = max(drawn - levers.pv_per_year * passed * ground.pv_yield + more * ground.power_per_ev, 0.0)
        gross = max(other - more * ground.petrol_per_car / 1000, 0.0) + use * grid / 1000
        found.append(PathPoint(year, gross, gross - levers.forest))
    return tuple(found)


def beyond(point: PathPoint, target: float) -> float:
    """How far the path lies above a target in that year (kt-CO2; below it is negative).

    A target above zero is one of gross emissions, as the city and the state set theirs; zero is net zero, so the
    forest counts. Worked: gross 400, net 380 against 382 lies 18 above; gross 15, net −5 against 0 lies 5 below.
    """
    return (point.gross if target > 0 else point.net) - target


def setting(name: str, levers: Levers) -> tuple[str, str]:
    """How a scenario is kept by its name among the record's settings."""
    return KEPT + name, json.dumps(asdict(levers), sort_keys=True)


def stored(settings: Mapping[str, str]) -> dict[str, Levers]:
    """The scenarios kept by name; one with an empty value was taken away again."""
    found = {}
    for key, text in settings.items():
        if key.startswith(KEPT) and text:
            values: dict[str, Any] = json.loads(text)
            by = int(values.pop("by", KEPT_WITHOUT_YEAR))
            moved = {each.name: float(values[each.name]) for each in fields(Levers) if each.name != "by"}
            found[key.removeprefix(KEPT)] = Levers(**moved, by=by)
    return found
