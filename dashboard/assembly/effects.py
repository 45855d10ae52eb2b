"""What moved the emissions: effects of measures beside what is needed, a waterfall by sector, drivers told apart."""

from dashboard.assembly.bar_origins import bar_origins, driver_origins
from dashboard.assembly.charts import y_axis
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures, year_values
from dashboard.assembly.measures import Need, effect_rows, factor_rows, tonnes, years_told
from dashboard.assembly.savings import saving_rows, savings_sentence
from dashboard.board_effects import EffectRow, EffectsCard
from dashboard.board_origin import Origin, together
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from dashboard.indicators.effects import MEASURES, Split, Step, split, waterfall
from dashboard.indicators.pathway import TargetState
from dashboard.indicators.units import convert, convertible
from dashboard.wording import Wording

COUNTING = ("fixed", "pv_reference", "pv_again", "battery", "grid")
USE, GRID = "electricity_use", "grid_factor"
DRIVERS = ("activity", "grid")


def effects_card(context: Context, found: dict[str, Figures]) -> EffectsCard:
    """The effects of the record as a whole, held against its emissions."""
    say, total = context.say, emissions(context, found)
    need = need_of(total)
    rows, savings = effect_rows(context, found, need), saving_rows(context, need.amount)
    ends = _ends(total)
    told = _split(found, ends) if total and ends else None
    by_part, by_driver = _steps(total, ends), _driver_steps(total, ends, told)
    bars = bar_origins(context, total, ends, by_part) if total and ends else ()
    return EffectsCard(
        need=_need_sentence(context, need, total),
        whole=_whole(context, total, need, rows, bars),
        bars=bars,
        driver_bars=_driver_origins(context, found, total, ends, by_driver),
        contribution=_contribution(context, rows, need),
        rows=rows,
        factors=factor_rows(context),
        counting=(*_counting(context, rows), *_between(context, found, total)),
        waterfall=_waterfall(context, total, ends, by_part),
        waterfall_sentence=_sentence(context, total, ends),
        split=_split_rows(context, told) if told else (),
        split_note=say("effects.split_note.rule") if told else say("effects.split_note.missing"),
        drivers=_drivers(context, total, ends, by_driver) if total and ends and told else None,
        savings=savings,
        savings_sentence=savings_sentence(context, savings, need.amount),
    )


def _counting(context: Context, rows: tuple[EffectRow, ...]) -> tuple[str, ...]:
    """How nothing is counted twice, for the measures there are."""
    say, shown = context.say, {row.key for row in rows}
    asked = {
        "pv_reference": "pv" in shown,
        "pv_again": context.agreement.indicator("pv_public") is not None,
        "battery": "battery" in shown,
    }
    return tuple(say(f"effects.counting.{key}") for key in COUNTING if asked.get(key, True))


def _between(context: Context, found: dict[str, Figures], total: Figures | None) -> tuple[str, ...]:
    """What lies between the year the need is counted from and the newer ones the measures grow from."""
    counted = [found[key] for measure in MEASURES for key, _ in measure.counts if key in found]
    real = [one for one in counted if one.values and one.main is not None and not one.main.is_example]
    newest = max((one.values[-1][0] for one in real), default=0)
    if total is None or not total.values or newest <= total.values[-1][0]:
        return ()
    years = {"year": context.say.year(total.values[-1][0]), "newest": context.say.year(newest)}
    return (context.say("effects.counting_between", **years),)


def emissions(context: Context, found: dict[str, Figures]) -> Figures | None:
    """The first headline that counts CO2: what effects are held against; None where the pack has none."""
    charts = [found[headline.indicator] for headline in context.agreement.headlines]
    return next((figures for figures in charts if convertible(figures.speaker.indicator.unit, "t-CO2")), None)


def need_of(total: Figures | None) -> Need:
    """Emissions still to be cut by the nearest target after the last figure; an adopted one goes before the others.

    Worked: 590.7 kt-CO2 in 2019 and 382.0 adopted for 2030 are 208,700 t-CO2 to be cut by 2030.
    """
    if total is None or total.pathway is None or not total.values:
        return Need(None, None)
    last, value = total.values[-1]
    ahead = [point for point in total.pathway.milestones if point.fiscal_year > last]
    adopted = [point for point in ahead if point.state is TargetState.ADOPTED]
    if not ahead:
        return Need(None, None)
    target = (adopted or ahead)[0]
    return Need(target.fiscal_year, convert(value - target.value, total.speaker.indicator.unit, "t-CO2"))


def _need_sentence(context: Context, need: Need, total: Figures | None) -> str:
    """How far a year's emissions are to be lower in the target's year than in the last one, in the series' own unit."""
    say = context.say
    if need.year is None or need.amount is None or total is None or total.pathway is None:
        return say("effects.need.unknown")
    if need.amount <= 0:
        return say("effects.need.met", year=say.year(need.year))
    (last, value), speaker = total.values[-1], total.speaker
    target = next(point for point in total.pathway.milestones if point.fiscal_year == need.year)
    amount = speaker.amount(value - target.value, places=max(speaker.places, speaker.target_places(target)))
    return say("effects.need.left", year=say.year(need.year), last=say.year(last), amount=amount)


def _whole(
    context: Context, total: Figures | None, need: Need, rows: tuple[EffectRow, ...], bars: tuple[Origin, ...]
) -> Origin:
    """What the sentences are worked out from: the last total, its target, the measures' own and the bars."""
    say, title = context.say, context.say("origin.effects")
    latest = total.main.latest if total and total.main else None
    if total is None or total.pathway is None or latest is None or need.year is None:
        return Origin(title, (), told=(_need_sentence(context, need, total),))
    point = next(one for one in total.pathway.milestones if one.fiscal_year == need.year)
    target = context.tracer.target(total.pathway.pathway, point, total.speaker.target_amount(point))
    own = Origin(title, (*context.tracer.figures(latest), target), say("origin.need", year=say.year(need.year)))
    return together(title, (own, *(row.origin for row in rows if row.ahead_number is not None), *bars))


def _contribution(context: Context, rows: tuple[EffectRow, ...], need: Need) -> str:
    """What all targets of the measures together would add, as a share of the need; example data left aside."""
    say = context.say
    ahead = [row for row in rows if row.ahead_number is not None and not row.ahead_example]
    left_out = [row.title for row in rows if row.ahead_number is None or row.ahead_example]
    if not need.amount or need.amount <= 0 or not ahead:
        return say("effects.contribution.unknown")
    amount = sum(row.ahead_number or 0.0 for row in ahead)
    titles = say("effects.list").join(row.title for row in ahead)
    values = {"amount": tonnes(context, amount), "share": say.percent(amount / need.amount)}
    years = tuple(sorted({year for row in ahead for year in row.ahead_years}))
    text = say("effects.contribution.share", titles=titles, year=years_told(context, years), **values)
    rest = say("effects.contribution.left_out", titles=say("effects.list").join(left_out)) if left_out else ""
    return text + rest


Ends = tuple[int, int]


def _ends(total: Figures | None) -> Ends | None:
    """Base year and last year of the total; None where they are not two different years with a figure."""
    if total is None or len(total.values) < 2:
        return None
    years = dict(total.values)
    base = total.pathway.pathway.base_year if total.pathway else total.values[0][0]
    last = total.values[-1][0]
    return (base, last) if base in years and base < last else None


def _steps(total: Figures | None, ends: Ends | None) -> tuple[Step, ...]:
    if total is None or ends is None:
        return ()
    values = dict(total.values)
    return waterfall(values[ends[0]], values[ends[1]], _changes(total, ends))


def _waterfall(context: Context, total: Figures | None, ends: Ends | None, steps: tuple[Step, ...]) -> ChartSpec:
    if total is None or ends is None:
        return _bars(context, "waterfall", "", (), {}, ("", ""))
    say, indicator = context.say, total.speaker.indicator
    names = {step.key: indicator.dimension_title(step.key, say.language) for step in steps if step.key != "rest"}
    years = (say.year(ends[0]), say.year(ends[1]))
    return _bars(context, "waterfall", total.speaker.unit, steps, names, years, total.speaker.places)


def _changes(total: Figures, ends: Ends) -> dict[str, float]:
    """Each sector's change between the two years, in the order of the stack; one without both is rest."""
    order = total.headline.parts if total.headline else ()
    by_key = {series.key.dimension: dict(year_values(series)) for series in total.parts}
    found = {}
    for key in order:
        values = by_key.get(key, {})
        if ends[0] in values and ends[1] in values:
            found[key] = values[ends[1]] - values[ends[0]]
    return found


def _sentence(context: Context, total: Figures | None, ends: Ends | None) -> str:
    """Which sector moved most. Worked on Ome: 707.4 to 590.7 is −116.7, of which business −53.4."""
    say = context.say
    if total is None or ends is None:
        return say("effects.waterfall.missing")
    values, speaker, changes = dict(total.values), total.speaker, _changes(total, ends)
    change = values[ends[1]] - values[ends[0]]
    first, last, told = say.year(ends[0]), say.year(ends[1]), speaker.amount(change, signed=True)
    if values[ends[0]] > 0:
        share = say.percent(change / values[ends[0]], 1, signed=True)
        text = say("effects.waterfall.total", first=first, last=last, change=told, share=share)
    else:
        text = say("effects.waterfall.total_plain", first=first, last=last, change=told)
    if not changes:
        return text
    most = max(changes, key=lambda key: abs(changes[key]))
    title = speaker.indicator.dimension_title(most, say.language)
    return text + say("effects.waterfall.most", sector=title, change=speaker.amount(changes[most], signed=True))


def _bars(
    context: Context,
    key: str,
    unit: str,
    steps: tuple[Step, ...],
    names: dict[str, str],
    years: tuple[str, str],
    places: int = 0,
) -> ChartSpec:
    """A waterfall as bars on places instead of years: dark for the wholes, one colour down, another up.

    Amounts have as many ``places`` as the figures they come from.
    """
    say = context.say
    labels = [_bar_title(context, place, step, names, years) for place, step in enumerate(steps)]
    layers = _bar_layers(say, steps, labels, unit, places)
    ticks, texts = y_axis(context, layers)
    return ChartSpec(
        key=key,
        title=say(f"effects.title.{key}"),
        unit=unit,
        layers=layers,
        x_min=0,
        x_max=max(len(steps) - 1, 1),
        x_ticks=tuple(range(len(steps))),
        x_strong=(),
        y_min=ticks[0],
        y_max=ticks[-1],
        y_ticks=ticks,
        y_labels=texts,
        empty="" if layers else say("effects.waterfall.missing"),
        x_labels=tuple(labels),
    )


def _bar_layers(say: Wording, steps: tuple[Step, ...], labels: list[str], unit: str, places: int) -> tuple[Layer, ...]:
    """The bars by what they stand for: a whole, a step down, a step up."""
    points: dict[Role, list[ChartPoint]] = {Role.WHOLE: [], Role.LESS: [], Role.MORE: []}
    for place, step in enumerate(steps):
        change = step.end - step.start
        role = Role.WHOLE if not step.key else Role.LESS if change <= 0 else Role.MORE
        text = say.number(change, places, signed=bool(step.key))
        low, high = sorted((step.start, step.end))
        readout = say("effects.readout", title=labels[place], amount=text, unit=unit)
        points[role].append(ChartPoint(place, None, readout, label=text, low=low, high=high))
    return tuple(
        Layer("bars", role, say(f"effects.layer.{role.value}"), tuple(bars)) for role, bars in points.items() if bars
    )


def _bar_title(context: Context, place: int, step: Step, names: dict[str, str], years: tuple[str, str]) -> str:
    """The year under a whole bar, the sector or driver under another."""
    if not step.key:
        return years[0 if place == 0 else 1]
    return names.get(step.key) or context.say("effects.rest")


def _split(found: dict[str, Figures], ends: Ends) -> Split | None:
    """The change of emissions from electricity told apart, in kt-CO2; None where a figure of either year is missing."""
    use, grid = (dict(found[key].values) if key in found else {} for key in (USE, GRID))
    if not all(year in use and year in grid for year in ends):
        return None
    units = [found[key].speaker.indicator.unit for key in (USE, GRID)]
    energy = [convert(use[year], units[0], "kWh") for year in ends]
    factor = [convert(grid[year], units[1], "t-CO2/kWh") for year in ends]
    parted = split(energy[0], factor[0], energy[1], factor[1])
    return Split(parted.activity / 1000, parted.factor / 1000)


def _split_rows(context: Context, told: Split) -> tuple[tuple[str, str], ...]:
    say = context.say
    return tuple(
        (say(f"effects.driver.{key}"), say("effects.kilotonnes", amount=say.number(amount, 1, signed=True)))
        for key, amount in (("activity", told.activity), ("grid", told.factor))
    )


def _driver_steps(total: Figures | None, ends: Ends | None, told: Split | None) -> tuple[Step, ...]:
    """Use of electricity, grid factor, everything else."""
    if total is None or ends is None or told is None:
        return ()
    unit, values = total.speaker.indicator.unit, dict(total.values)
    changes = {"activity": convert(told.activity, "kt-CO2", unit), "grid": convert(told.factor, "kt-CO2", unit)}
    return waterfall(values[ends[0]], values[ends[1]], changes)


def _driver_origins(
    context: Context, found: dict[str, Figures], total: Figures | None, ends: Ends | None, steps: tuple[Step, ...]
) -> tuple[Origin, ...]:
    if total is None or ends is None:
        return ()
    return driver_origins(context, total, [found[key] for key in (USE, GRID) if key in found], ends, steps)


def _drivers(context: Context, total: Figures, ends: Ends, steps: tuple[Step, ...]) -> ChartSpec:
    """The waterfall by driver."""
    say = context.say
    names = {key: say(f"effects.driver.{key}") for key in DRIVERS}
    years = (say.year(ends[0]), say.year(ends[1]))
    return _bars(context, "drivers", total.speaker.unit, steps, names, years, total.speaker.places)
