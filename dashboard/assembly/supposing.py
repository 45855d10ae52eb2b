"""The what-if in finished words: its ground from the record and the factors, its sliders, and kept scenarios."""

from dataclasses import replace

from dashboard.assembly.charts import axis_years, pathway_layers, y_axis
from dashboard.assembly.context import Context
from dashboard.assembly.effects import emissions
from dashboard.assembly.figures import Figures
from dashboard.assembly.words import Speaker
from dashboard.board_effects import KeptScenario, LeverRange, WhatIfCard
from dashboard.board_origin import Origin, together
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.units import convert, convertible, unit_label
from dashboard.indicators.what_if import KEPT, Ground, Levers, beyond, path, stored
from dashboard.wording import Wording

NEEDED = ("grid_factor", "pv_yield", "cars", "car_distance", "petrol_use", "petrol_factor", "ev_power", "power_share")
UNIT = "kt-CO2"
"""What every path and target of a what-if is in."""
BY_A_YEAR = ("ev_share", "grid_factor")
"""The levers that are set for a year; the others are moved for every year."""


def what_if_card(context: Context, found: dict[str, Figures]) -> WhatIfCard:
    """Everything a page needs to move the levers; or why there is nothing to start from."""
    say, total = context.say, emissions(context, found)
    ground = _ground(context, found, total)
    if ground is None or total is None:
        return WhatIfCard(None, None, (), (), None, (), say("effects.what_if.refusal"))
    kept, targets = stored(context.view.settings), _targets(total, ground)
    start = _start(found, ground, _by(context, ground, targets))
    origin = _origin(context, found, total)

    def scenario(name: str) -> KeptScenario:
        told = say("effects.what_if.told", landings=landings(say, ground, kept[name], targets))
        own = context.tracer.entered(KEPT + name, of=name, value=say("effects.title.what_if"))
        return KeptScenario(name, kept[name], told, together(name, (Origin(name, (own,)), origin)))

    keys = ("not_fact", *(["targets"] if targets else []), "grid", "still", "working")
    return WhatIfCard(
        ground=ground,
        start=start,
        levers=_levers(context, start, ground),
        kept=tuple(scenario(name) for name in sorted(kept)),
        chart=what_if_chart(context, total, ground, {say("effects.what_if.start"): start, **kept}),
        notes=tuple(say(f"effects.what_if.note.{key}") for key in keys),
        targets=targets,
        origin=origin,
    )


def _origin(context: Context, found: dict[str, Figures], total: Figures) -> Origin:
    """The figures and factors the path starts from, and the targets it is held against."""
    say, tracer = context.say, context.tracer
    series = [
        total.main,
        *(found[key].main for key in ("cars_registered", "electricity_use", "ev_count", "forest_sink") if key in found),
    ]
    latest = [one.latest for one in series if one is not None and one.latest is not None]
    known = {factor.key: factor for factor in context.factors.all()}
    points = total.pathway.milestones if total.pathway else ()
    rows = [row for entry in latest for row in tracer.figures(entry)]
    rows += [
        tracer.target(total.pathway.pathway, one, total.speaker.target_amount(one)) for one in points if total.pathway
    ]
    rows += [tracer.factor(known[key]) for key in NEEDED if key in known]
    return Origin(
        say("effects.title.what_if"), tuple(rows), say("origin.what_if"), (say("effects.what_if.note.still"),)
    )


def _targets(total: Figures, ground: Ground) -> tuple[tuple[int, float], ...]:
    """The plan's milestones after the ground's year, in kt-CO2."""
    unit = total.speaker.indicator.unit
    points = total.pathway.milestones if total.pathway else ()
    return tuple(
        (point.fiscal_year, convert(point.value, unit, UNIT)) for point in points if point.fiscal_year > ground.year
    )


def _ground(context: Context, found: dict[str, Figures], total: Figures | None) -> Ground | None:
    """Where the path starts; None without emissions or with a factor unset."""
    values = context.factors.values(*NEEDED)
    if total is None or not total.values or values is None:
        return None
    grid, pv_yield, cars, distance, petrol, petrol_factor, ev_power, power_share = values
    year, emitted = total.values[-1]
    kilotonnes = convert(emitted, total.speaker.indicator.unit, UNIT)
    if kilotonnes <= 0 or grid <= 0 or cars <= 0:
        return None
    registered = found.get("cars_registered")
    cars = registered.values[-1][1] if registered and registered.values else cars
    power = found.get("electricity_use")
    drawn = dict(power.values).get(year) if power else None
    if power is not None and drawn is not None:
        power_share = min(convert(drawn, power.speaker.indicator.unit, "kWh") * grid / 1000 / kilotonnes, 1.0)
    return Ground(
        year=year,
        horizon=context.agreement.horizon,
        emissions=kilotonnes,
        power_share=power_share,
        grid_factor=grid,
        pv_yield=pv_yield,
        cars=cars,
        ev_share=_ev_share(found, cars),
        petrol_per_car=distance * petrol * petrol_factor,
        power_per_ev=distance * ev_power,
    )


def _ev_share(found: dict[str, Figures], cars: float) -> float:
    """EV held ÷ cars; 0 while only examples or nothing is recorded, so that no invented figure becomes the ground."""
    held = found.get("ev_count")
    if held is None or held.main is None or held.main.is_example or not held.values:
        return 0.0
    return min(held.values[-1][1] / cars, 1.0)


def _by(context: Context, ground: Ground, targets: tuple[tuple[int, float], ...]) -> int:
    """The year for which levers are set: that of the plan's next target, or the horizon where none is to come."""
    now = fiscal_year_of(context.today)
    return min((year for year, _ in targets if year >= now), default=ground.horizon)


def _start(found: dict[str, Figures], ground: Ground, by: int) -> Levers:
    """Everything as it is: panels at the recent pace, the rest standing still up to the year ``by`` and beyond."""
    panels, forest = found.get("pv_capacity"), found.get("forest_sink")
    stands = panels.stands if panels else None
    pace = _in(panels, stands.recent.per_year, "kW") if panels and stands and stands.recent else 0.0
    real = forest is not None and forest.main is not None and not forest.main.is_example and bool(forest.values)
    sink = _in(forest, forest.values[-1][1], UNIT) if real and forest is not None else 0.0
    return Levers(max(pace, 0.0), ground.ev_share, ground.grid_factor, sink, by)


def _in(figures: Figures, amount: float, unit: str) -> float:
    """``amount`` of an indicator in the unit of a lever; 0 where the pack counts something else under that name."""
    own = figures.speaker.indicator.unit
    return convert(amount, own, unit) if convertible(own, unit) else 0.0


def _levers(context: Context, start: Levers, ground: Ground) -> tuple[LeverRange, ...]:
    say = context.say

    def lever(key: str, high: float, step: float, value: float, scale: float = 1.0) -> LeverRange:
        title, unit = lever_title(say, key, start.by), say(f"effects.what_if.unit.{key}")
        return LeverRange(key, title, unit, 0.0, high, step, value, scale)

    return (
        lever("pv_per_year", max(10000.0, 2 * start.pv_per_year), 100.0, start.pv_per_year),
        lever("ev_share", 1.0, 0.01, start.ev_share, 100.0),
        lever("grid_factor", ground.grid_factor, 0.00001, start.grid_factor, 1000.0),
        lever("forest", max(50.0, 2 * start.forest), 0.5, start.forest),
    )


def lever_title(say: Wording, key: str, by: int) -> str:
    """What a lever moves; of one that is set for a year, also that year (2035年度のEVの割合)."""
    return say(f"effects.what_if.lever.{key}", **({"year": say.year(by)} if key in BY_A_YEAR else {}))


def landings(say: Wording, ground: Ground, levers: Levers, targets: tuple[tuple[int, float], ...]) -> str:
    """Where a what-if leads in the years people ask for, and how far that is from the targets.

    A year is told in what its target is one of: gross emissions, or net ones where zero is the target or none is set.
    """
    points, aims = {point.year: point for point in path(ground, levers)}, dict(targets)
    texts = []
    for year in sorted({min(aims, default=levers.by), ground.horizon} & points.keys()):
        gross = aims.get(year, 0.0) > 0
        amount = say.number(points[year].gross if gross else points[year].net, 1)
        told = say(f"effects.what_if.{'gross' if gross else 'net'}", amount=amount)
        if year not in aims:
            texts.append(say("effects.what_if.landing", year=say.year(year), told=told))
            continue
        gap = beyond(points[year], aims[year])
        values = {"year": say.year(year), "told": told, "gap": say.number(abs(gap), 1)}
        texts.append(say(f"effects.what_if.landing_{'above' if round(gap, 1) > 0 else 'met'}", **values))
    return say("effects.list").join(texts)


def what_if_chart(context: Context, total: Figures, ground: Ground, scenarios: dict[str, Levers]) -> ChartSpec:
    """The net paths of ``scenarios`` by name beside the plan, all in kt-CO2 whatever unit the pack counts in.

    Facts stay on the facts' charts.
    """
    say = context.say
    layers = (*_plan(total, ground), *(_layer(context, name, ground, levers) for name, levers in scenarios.items()))
    ticks, labels = y_axis(context, layers)
    turn = min(one.by for one in scenarios.values())
    years, strong = axis_years(context, ground.year, ground.horizon, turn)
    return ChartSpec(
        key="what_if",
        title=say("effects.title.what_if"),
        unit=unit_label(UNIT, say.language),
        layers=layers,
        x_min=ground.year,
        x_max=ground.horizon,
        x_ticks=years,
        x_strong=strong,
        y_min=ticks[0],
        y_max=ticks[-1],
        y_ticks=ticks,
        y_labels=labels,
        turn=turn,
        watermark=say("effects.what_if.watermark"),
    )


def _plan(total: Figures, ground: Ground) -> tuple[Layer, ...]:
    """The plan from the ground's year on, in kt-CO2."""
    indicator, own = total.speaker.indicator, total.speaker.indicator.unit
    plan = total.pathway
    if plan is not None and own != UNIT:
        plan = replace(plan, points=tuple(replace(one, value=convert(one.value, own, UNIT)) for one in plan.points))
    values = [convert(value, own, UNIT) for _, value in total.values]
    layers = pathway_layers(Speaker(total.speaker.say, replace(indicator, unit=UNIT), values), plan)
    return tuple(replace(one, points=tuple(p for p in one.points if p.year >= ground.year)) for one in layers)


def _layer(context: Context, name: str, ground: Ground, levers: Levers) -> Layer:
    say = context.say
    points = [ChartPoint(ground.year, ground.emissions)]
    for point in path(ground, levers):
        text = say("effects.what_if.readout", name=name, gross=say.number(point.gross, 1), net=say.number(point.net, 1))
        points.append(ChartPoint(point.year, point.net, text))
    return Layer("path", Role.SCENARIO, name, tuple(points), name)
