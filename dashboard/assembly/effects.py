"""What moved the emissions: effects of measures beside what is needed, a waterfall by sector, drivers told apart."""

from dashboard.assembly.charts import y_axis
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures, year_values
from dashboard.assembly.measures import GOAL_YEAR, effect_rows, factor_rows, tonnes
from dashboard.assembly.savings import saving_rows, savings_sentence
from dashboard.board_effects import EffectRow, EffectsCard
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from dashboard.indicators.effects import Split, Step, split, waterfall
from dashboard.indicators.units import convert, convertible

COUNTING = ("fixed", "pv_reference", "pv_again", "battery", "grid")
USE, GRID = "electricity_use", "grid_factor"


def effects_card(context: Context, found: dict[str, Figures]) -> EffectsCard:
    """The effects of the record as a whole, held against its emissions."""
    say, total = context.say, emissions(context, found)
    need = _need(total)
    rows, savings = effect_rows(context, found, need), saving_rows(context, need)
    ends = _ends(total)
    told = _split(found, ends) if total and ends else None
    return EffectsCard(
        need=_need_sentence(context, need),
        contribution=_contribution(context, rows, need),
        rows=rows,
        factors=factor_rows(context),
        counting=_counting(context, rows),
        waterfall=_waterfall(context, total, ends),
        waterfall_sentence=_sentence(context, total, ends),
        split=_split_rows(context, told) if told else (),
        split_note=say("effects.split_note.rule") if told else say("effects.split_note.missing"),
        drivers=_drivers(context, total, ends, told) if total and ends and told else None,
        savings=savings,
        savings_sentence=savings_sentence(context, savings, need),
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


def emissions(context: Context, found: dict[str, Figures]) -> Figures | None:
    """The first headline that counts CO2: what effects are held against; None where the pack has none."""
    charts = [found[headline.indicator] for headline in context.agreement.headlines]
    return next((figures for figures in charts if convertible(figures.speaker.indicator.unit, "t-CO2")), None)


def _need(total: Figures | None) -> float | None:
    """Emissions still to be cut by 2030, in t-CO2 a year; None where that cannot be told."""
    target = total.pathway.value_at(GOAL_YEAR) if total and total.pathway else None
    if total is None or target is None or not total.values or total.values[-1][0] >= GOAL_YEAR:
        return None
    return convert(total.values[-1][1] - target, total.speaker.indicator.unit, "t-CO2")


def _need_sentence(context: Context, need: float | None) -> str:
    say = context.say
    if need is None:
        return say("effects.need.unknown")
    if need <= 0:
        return say("effects.need.met", year=say.year(GOAL_YEAR))
    return say("effects.need.left", year=say.year(GOAL_YEAR), amount=tonnes(context, need))


def _contribution(context: Context, rows: tuple[EffectRow, ...], need: float | None) -> str:
    """What all targets of the measures together would add, as a share of the need; example data left aside."""
    say = context.say
    ahead = [row for row in rows if row.ahead_number is not None and not row.ahead_example]
    left_out = [row.title for row in rows if row.ahead_number is None or row.ahead_example]
    if not need or need <= 0 or not ahead:
        return say("effects.contribution.unknown")
    amount = sum(row.ahead_number or 0.0 for row in ahead)
    titles = say("effects.list").join(row.title for row in ahead)
    text = say(
        "effects.contribution.share", titles=titles, amount=tonnes(context, amount), share=say.percent(amount / need)
    )
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


def _waterfall(context: Context, total: Figures | None, ends: Ends | None) -> ChartSpec:
    if total is None or ends is None:
        return _bars(context, "waterfall", "", (), {}, ("", ""))
    values = dict(total.values)
    changes = _changes(total, ends)
    steps = waterfall(values[ends[0]], values[ends[1]], changes)
    say, indicator = context.say, total.speaker.indicator
    names = {key: indicator.dimension_title(key, say.language) for key in changes}
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
    points: dict[Role, list[ChartPoint]] = {Role.WHOLE: [], Role.LESS: [], Role.MORE: []}
    for place, step in enumerate(steps):
        change = step.end - step.start
        role = Role.WHOLE if not step.key else Role.LESS if change <= 0 else Role.MORE
        text = say.number(change, places, signed=bool(step.key))
        low, high = sorted((step.start, step.end))
        readout = say("effects.readout", title=labels[place], amount=text, unit=unit)
        points[role].append(ChartPoint(place, None, readout, label=text, low=low, high=high))
    layers = tuple(
        Layer("bars", role, say(f"effects.layer.{role.value}"), tuple(bars)) for role, bars in points.items() if bars
    )
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


def _drivers(context: Context, total: Figures, ends: Ends, told: Split) -> ChartSpec:
    """The waterfall by driver: use of electricity, grid factor, everything else."""
    say, unit = context.say, total.speaker.indicator.unit
    values = dict(total.values)
    changes = {
        "activity": convert(told.activity, "kt-CO2", unit),
        "grid": convert(told.factor, "kt-CO2", unit),
    }
    steps = waterfall(values[ends[0]], values[ends[1]], changes)
    names = {key: say(f"effects.driver.{key}") for key in changes}
    years = (say.year(ends[0]), say.year(ends[1]))
    return _bars(context, "drivers", total.speaker.unit, steps, names, years, total.speaker.places)
