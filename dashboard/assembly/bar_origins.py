"""Where the bars of the waterfalls come from: the wholes at their ends, and what each change between is taken from."""

from collections.abc import Callable, Iterable

from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.board_origin import Origin, OriginRow
from dashboard.indicators.effects import Step
from dashboard.indicators.series import Series

Ends = tuple[int, int]
Change = Callable[[str], tuple[tuple[OriginRow, ...], str]]


def bar_origins(context: Context, total: Figures, ends: Ends, steps: tuple[Step, ...]) -> tuple[Origin, ...]:
    """One origin for each bar of the waterfall by part; what no part explains is the total less all parts."""
    parts = {series.key.dimension: series for series in total.parts}
    wholes = _at(context, total.main, ends)

    def change(key: str) -> tuple[tuple[OriginRow, ...], str]:
        if key in parts:
            return _at(context, parts[key], ends), "origin.change"
        shown = [row for step in steps if step.key in parts for row in _at(context, parts[step.key], ends)]
        return (*wholes, *shown), "origin.rest"

    return _bars(context, total, ends, steps, change)


def driver_origins(
    context: Context, total: Figures, drivers: Iterable[Figures], ends: Ends, steps: tuple[Step, ...]
) -> tuple[Origin, ...]:
    """One origin for each bar of the waterfall by driver: use of electricity and grid factor of both years."""
    used = tuple(row for figures in drivers for row in _at(context, figures.main, ends))
    wholes = _at(context, total.main, ends)

    def change(key: str) -> tuple[tuple[OriginRow, ...], str]:
        return ((*wholes, *used), "origin.rest") if key == "rest" else (used, f"origin.driver.{key}")

    return _bars(context, total, ends, steps, change)


def _bars(context: Context, total: Figures, ends: Ends, steps: tuple[Step, ...], change: Change) -> tuple[Origin, ...]:
    say, title = context.say, total.speaker.indicator.title.of(context.say.language)
    years = {"first": say.year(ends[0]), "last": say.year(ends[1])}
    found = []
    for place, step in enumerate(steps):
        if not step.key:
            year = ends[0 if place == 0 else 1]
            found.append(Origin(title, _at(context, total.main, (year,)), indicator=total.speaker.indicator.key))
            continue
        rows, formula = change(step.key)
        found.append(Origin(title, rows, say(formula, **years), indicator=total.speaker.indicator.key))
    return tuple(found)


def _at(context: Context, series: Series | None, years: Iterable[int]) -> tuple[OriginRow, ...]:
    entries = [series.at(year) for year in years] if series is not None else []
    return tuple(row for entry in entries if entry is not None for row in context.tracer.figures(entry))
