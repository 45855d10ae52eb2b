"""From series and pathway to ChartSpec."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from dashboard.agreement.pack import Headline
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.words import Speaker
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role, nice_ticks, tick_places
from dashboard.indicators.fiscal import fiscal_year_of, year_end
from dashboard.indicators.observation import Observation
from dashboard.indicators.pathway import ResolvedPathway, TargetState
from dashboard.indicators.series import Series

SECTORS = {
    "household": Role.SECTOR_HOUSEHOLD,
    "business": Role.SECTOR_BUSINESS,
    "transport": Role.SECTOR_TRANSPORT,
    "industry": Role.SECTOR_INDUSTRY,
    "waste": Role.SECTOR_WASTE,
}
PARTS = (Role.PART_1, Role.PART_2, Role.PART_3, Role.PART_4, Role.PART_5, Role.PART_6)
PATHWAYS = {
    TargetState.ADOPTED: Role.PATHWAY_ADOPTED,
    TargetState.WORKING: Role.PATHWAY_WORKING,
    TargetState.EXAMPLE: Role.PATHWAY_EXAMPLE,
}


def chart(context: Context, speaker: Speaker, found: Figures) -> ChartSpec:
    """The chart of one indicator from its base year to the horizon, actual against pathway."""
    main, headline, net = found.main, found.headline, found.net
    layers: list[Layer] = []
    first = first_year(context, found)
    if headline and headline.kind == "stack":
        layers += _stack(context, speaker, headline, found.parts, first)
    layers += [_line(context, speaker, main, first, total=bool(layers))] if main and main.actual else []
    layers += [_net(context, speaker, net, first)] if net and net.actual else []
    if layers or (found.pathway and len(found.pathway.points) > 1):
        layers += pathway_layers(speaker, found.pathway)
    spec = framed(context, speaker, layers, first)
    return replace(
        spec,
        watermark=context.say("board.example_watermark") if main and main.is_example else "",
        notes=found.notes,
    )


def framed(context: Context, speaker: Speaker, layers: Sequence[Layer], first: int) -> ChartSpec:
    """A chart of one indicator from fiscal year ``first`` to the horizon, its axes fitted to ``layers``.

    A pathway that begins earlier or ends later than that widens the axis, so that no target lies outside it.
    """
    indicator = speaker.indicator
    drawn = [point.year for layer in layers for point in layer.points]
    start, end = min([first, *drawn]), max([context.agreement.horizon, *drawn])
    turn = _turn(context, layers)
    years, strong = axis_years(context, start, end, turn)
    ticks, labels = y_axis(context, layers)
    return ChartSpec(
        key=indicator.key,
        title=indicator.title.of(context.say.language),
        unit=speaker.unit,
        layers=tuple(layers),
        x_min=start,
        x_max=end,
        x_ticks=years,
        x_strong=strong,
        y_min=ticks[0],
        y_max=ticks[-1],
        y_ticks=ticks,
        y_labels=labels,
        turn=turn,
        today=axis_position(context.today),
        today_label=context.say("board.today"),
        empty="" if layers else context.say("board.chart_empty"),
    )


def _turn(context: Context, layers: Sequence[Layer]) -> int:
    """The year of the next target drawn; where none is drawn, of the next of the agreement."""
    marks = (point.year for layer in layers if layer.kind == "milestones" for point in layer.points)
    now = fiscal_year_of(context.today)
    return min((year for year in marks if year >= now), default=context.next_target())


def y_axis(context: Context, layers: Sequence[Layer]) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Ticks that cover all of ``layers`` and zero, and their texts."""
    low, high = _reach(layers)
    ticks = nice_ticks(min(low, 0.0), max(high, 0.0))
    return ticks, tuple(context.say.number(tick, tick_places(ticks)) for tick in ticks)


def axis_position(day: datetime.date) -> float:
    """Where ``day`` lies on the axis, whose year n stands for the end of fiscal year n.

    Worked: 31 March 2027, the end of FY2026, is 2026.0; 23 November 2026 lies at about 2025.65.
    """
    year = fiscal_year_of(day)
    start = year_end(year - 1)
    return year - 1 + (day - start).days / (year_end(year) - start).days


def first_year(context: Context, found: Figures) -> int:
    """The first year on the chart: the headline's, else where figures or pathway begin."""
    headline = found.headline
    return headline.start_year if headline and headline.start_year else _start(context, found.main, found.pathway)


def _start(context: Context, main: Series | None, pathway: ResolvedPathway | None) -> int:
    """The first year shown: the pathway's base, else the agreement's, or later figures' first year."""
    if pathway is not None:
        return pathway.pathway.base_year
    if main and main.actual and main.actual[0].period.fiscal_year > context.agreement.base_year:
        return main.actual[0].period.fiscal_year
    return context.agreement.base_year


def _points(context: Context, speaker: Speaker, series: Series, first: int, title: str = "") -> tuple[ChartPoint, ...]:
    """A point for every year from the first to the last figure; years without one are gaps."""
    found = {entry.period.fiscal_year: entry for entry in series.observations if entry.period.fiscal_year >= first}
    if not found:
        return ()
    return tuple(_point(context, speaker, year, found.get(year), title) for year in range(min(found), max(found) + 1))


def _point(context: Context, speaker: Speaker, year: int, entry: Observation | None, title: str) -> ChartPoint:
    if entry is None:
        return ChartPoint(year, None)
    return ChartPoint(year, entry.value, speaker.readout(entry, title), context.sources.number(entry))


def _stack(context: Context, speaker: Speaker, headline: Headline, parts: Sequence[Series], first: int) -> list[Layer]:
    by_key = {series.key.dimension: series for series in parts}
    layers = []
    for index, key in enumerate(part for part in headline.parts if part in by_key):
        title = speaker.indicator.dimension_title(key, context.say.language)
        points = _points(context, speaker, by_key[key], first, title)
        role = SECTORS.get(key, PARTS[index % len(PARTS)])
        layers.append(Layer("stack", role, title, points, title, by_key[key].is_example))
    return layers


def _line(context: Context, speaker: Speaker, main: Series, first: int, *, total: bool) -> Layer:
    example = main.is_example
    title = context.say("board.layer.total" if total else "board.layer.actual")
    role = Role.EXAMPLE if example else Role.ACTUAL
    return Layer("line", role, title, _points(context, speaker, main, first, title), title, example)


def _net(context: Context, speaker: Speaker, net: Series, first: int) -> Layer:
    title = context.say("board.layer.net_example" if net.is_example else "board.layer.net")
    role = Role.EXAMPLE if net.is_example else Role.NET
    return Layer("line", role, title, _points(context, speaker, net, first, title), title, net.is_example)


def pathway_layers(speaker: Speaker, pathway: ResolvedPathway | None) -> list[Layer]:
    """The pathway as a dashed line, and its milestones as open diamonds."""
    if pathway is None:
        return []
    say, role = speaker.say, PATHWAYS[pathway.state]
    marks = tuple(
        ChartPoint(
            point.fiscal_year,
            point.value,
            label=say(
                "board.milestone",
                year=point.fiscal_year,
                value=speaker.number(point.value, places=speaker.target_places(point)),
            ),
        )
        for point in pathway.milestones
    )
    return [
        path_layer(speaker, pathway, role, say_state(speaker, pathway)),
        Layer("milestones", role, say("board.layer.milestones"), marks),
    ]


def path_layer(speaker: Speaker, pathway: ResolvedPathway, role: Role, label: str) -> Layer:
    """A pathway's line, a point for every year."""
    say, state, title = speaker.say, say_state(speaker, pathway), pathway.pathway.title.of(speaker.say.language)
    line = []
    for year in range(pathway.points[0].fiscal_year, pathway.points[-1].fiscal_year + 1):
        value, places = pathway.value_at(year), speaker.expected_places(pathway, year)
        text = say("board.readout.expected", title=title, amount=speaker.amount(value, places=places), state=state)
        line.append(ChartPoint(year, value, text))
    return Layer("path", role, title, tuple(line), label)


def say_state(speaker: Speaker, pathway: ResolvedPathway) -> str:
    """The state of a pathway in words."""
    return speaker.say(f"board.state.{pathway.state.value}")


def _reach(layers: Sequence[Layer]) -> tuple[float, float]:
    """The lowest and highest value drawn, stacks piled up."""
    piles: dict[int, float] = {}
    low, high = 0.0, 0.0
    for layer in layers:
        for point in layer.points:
            if point.low is not None and point.high is not None:
                low, high = min(low, point.low, point.high), max(high, point.low, point.high)
            if point.value is None:
                continue
            value = point.value
            if layer.kind == "stack":
                value = piles[point.year] = piles.get(point.year, 0.0) + point.value
            low, high = min(low, value), max(high, value)
    return low, high if high > low else low + 1.0


def axis_years(context: Context, first: int, last: int, turn: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The years named on an axis, and those of them that are stressed: from the next target on.

    The first year and every tenth; a tenth too near the first is left away, and one before the year ``turn`` of the
    chart's own next target gives way to it. Worked: 2013 to 2050 names 2013, 2020, 2030, 2040, 2050; with a target
    for 2035 it names 2013, 2020, 2035, 2040, 2050 and stresses the last three.
    """
    tens = {year for year in range(first - first % 10 + 10, last + 1, 10) if year - first >= 4}
    if first + 4 <= turn <= last:
        tens = (tens - {turn - turn % 10}) | {turn}
    since = min(turn or last, context.next_target())
    return (first, *sorted(tens)), tuple(year for year in sorted(tens) if year >= since)
