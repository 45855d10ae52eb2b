"""The same figures indexed, per head and per household, in finished words."""

from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures, year_values
from dashboard.board_insight import VariantRow
from dashboard.indicators.progress import YearValue
from dashboard.indicators.units import convert, convertible
from dashboard.indicators.variants import change_since, indexed, per

HEADS = (("per_head", "population", "no_population", "head_unit"),)
HOUSES = (("per_household", "households", "no_households", "household_unit"),)


def variant_rows(context: Context, found: Figures) -> tuple[VariantRow, ...]:
    """The variants of one indicator; emissions also per head and household."""
    values = found.values
    if not values:
        return ()
    base_year = _base_year(context, found, values)
    rows = [_index(context, found, base_year)]
    if convertible(found.speaker.indicator.unit, "t-CO2") and found.headline is not None:
        factor = convert(1.0, found.speaker.indicator.unit, "t-CO2")
        known = [names for names in (*HEADS, *HOUSES) if context.agreement.indicator(names[1]) is not None]
        rows += [_per(context, found, base_year, factor, names) for names in known]
    return tuple(rows)


def _base_year(context: Context, found: Figures, values: list[YearValue]) -> int:
    wanted = found.pathway.pathway.base_year if found.pathway else context.agreement.base_year
    return wanted if wanted in dict(values) else values[0][0]


def _index(context: Context, found: Figures, base_year: int) -> VariantRow:
    say, values = context.say, found.values
    years = (base_year, values[-1][0])
    index = indexed(values, base_year)
    unit = say("judgement.variant.index_unit", year=say.year(base_year))
    if not index:
        missing = say("judgement.variant.base_not_above_zero", year=say.year(base_year))
        return _row(context, "indexed", unit, (), missing, years)
    change = say.percent(change_since(values, base_year), 1, signed=True)
    told = (say.number(100.0, 1), _value(context, index[-1], 1), change)
    return _row(context, "indexed", unit, told, "", years)


def _per(
    context: Context, found: Figures, base_year: int, factor: float, names: tuple[str, str, str, str]
) -> VariantRow:
    say, values, (key, indicator, absent, unit_key) = context.say, found.values, names
    unit = say(f"judgement.variant.{unit_key}")
    entry = context.agreement.indicator(indicator)
    methods = context.methods_of(indicator)
    series = context.whole(entry, methods[0]) if entry and methods else None
    shares = per(values, dict(year_values(series)), factor)
    if not shares:
        known = series is not None and bool(series.actual)
        return _row(context, key, unit, (), say(f"judgement.variant.{'other_years' if known else absent}"), ())
    base = dict(shares).get(base_year)
    told = (
        say.number(base, 2) if base is not None else "",
        _value(context, shares[-1], 2),
        say.percent(change_since(shares, base_year), 1, signed=True) if base and base > 0 else "",
    )
    years = (base_year, shares[-1][0])
    return _row(context, key, unit, told, "", years, indicator)


def _row(
    context: Context,
    key: str,
    unit: str,
    told: tuple[str, ...],
    missing: str,
    years: tuple[int, ...],
    per_what: str = "",
) -> VariantRow:
    say = context.say
    base, latest, change = told or ("", "", "")
    return VariantRow(
        key=key,
        title=say(f"judgement.variant.{key}"),
        unit=unit,
        base=base,
        latest=latest,
        change=change,
        definition=say(f"judgement.variant_definition.{key}"),
        missing=missing,
        years=years,
        per=per_what,
    )


def _value(context: Context, entry: YearValue, places: int) -> str:
    say = context.say
    return say("judgement.variant.value", value=say.number(entry[1], places), year=say.year(entry[0]))
