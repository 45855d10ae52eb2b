"""Effects of the measures in finished words: CO2 avoided, what targets would add, whose initiatives serve them."""

import math
from dataclasses import dataclass

from dashboard.agreement.initiative import Stage
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.board_effects import EffectRow, FactorRow
from dashboard.indicators.effects import MEASURES, Measure, avoided
from dashboard.indicators.factors import Factor, FactorState
from dashboard.indicators.observation import Observation, Status
from dashboard.indicators.series import Series
from dashboard.indicators.units import convert, convertible, unit_label

GOAL_YEAR = 2030


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of a measure in its unit: newest figures of its indicators, and how far targets for 2030 lie above.

    ``missing``, ``left`` and ``unfit`` are titles of indicators without a figure, of examples beside real figures, and
    of indicators counted in a unit the formula does not know.
    """

    entries: tuple[Observation, ...]
    now: float
    ahead: float | None
    missing: tuple[str, ...]
    left: tuple[str, ...]
    unfit: tuple[str, ...]

    @property
    def example(self) -> bool:
        """Whether it is example data; real figures and examples are never added."""
        return any(entry.status is Status.EXAMPLE for entry in self.entries)


def effect_rows(context: Context, found: dict[str, Figures], need: float | None) -> tuple[EffectRow, ...]:
    """One row for each kind of measure the pack counts; ``need`` is what is to be cut by 2030, in t-CO2 a year."""
    counted = [measure for measure in MEASURES if any(indicator in found for indicator, _ in measure.counts)]
    return tuple(_row(context, measure, _counted(context, measure, found), need) for measure in counted)


def _counted(context: Context, measure: Measure, found: dict[str, Figures]) -> Counted:
    """The figures counted. Indicators without one are named, for nothing is taken as zero in silence."""
    newest: list[tuple[Observation, float, float | None]] = []
    missing, unfit = [], []
    for indicator, part in measure.counts:
        figures = found.get(indicator)
        series = _series(figures, part)
        latest = series.latest if series else None
        if figures is None:
            continue
        if latest is None or latest.value is None:
            missing.append(_title(context, indicator))
            continue
        if not convertible(latest.unit, measure.unit):
            unfit.append(_title(context, indicator))
            continue
        target = _target(figures, part)
        above = None if target is None else convert(max(target - latest.value, 0.0), latest.unit, measure.unit)
        newest.append((latest, convert(latest.value, latest.unit, measure.unit), above))
    real = [each for each in newest if each[0].status is not Status.EXAMPLE]
    left = [_title(context, each[0].key.indicator) for each in newest if real and each not in real]
    taken = real or newest
    ahead = [above for _, _, above in taken if above is not None]
    return Counted(
        tuple(entry for entry, _, _ in taken),
        math.fsum(amount for _, amount, _ in taken),
        math.fsum(ahead) if ahead else None,
        tuple(missing),
        tuple(left),
        tuple(unfit),
    )


def _title(context: Context, indicator: str) -> str:
    entry = context.agreement.indicator(indicator)
    return entry.title.of(context.say.language) if entry else indicator


def _series(figures: Figures | None, part: str) -> Series | None:
    if figures is None or not part:
        return figures.main if figures else None
    return next((series for series in figures.parts if series.key.dimension == part), None)


def _target(figures: Figures, part: str) -> float | None:
    """What the pathway expects in 2030; a part keeps its present share of the whole."""
    whole = figures.pathway.value_at(GOAL_YEAR) if figures.pathway else None
    if whole is None or not part:
        return whole
    series, latest = _series(figures, part), figures.main.latest if figures.main else None
    if series is None or series.latest is None or latest is None or not latest.value:
        return None
    return whole * (series.latest.value or 0.0) / latest.value


def _row(context: Context, measure: Measure, counted: Counted, need: float | None) -> EffectRow:
    say, factors = context.say, context.factors
    effect = avoided(measure, counted.now, factors) if counted.entries else None
    ahead = avoided(measure, counted.ahead, factors) if counted.ahead is not None else None
    working = factors.working(measure.factors)
    return EffectRow(
        key=measure.key,
        title=say(f"effects.measure.{measure.key}"),
        count=_count(context, measure, counted),
        effect=tonnes(context, effect) if effect is not None else "",
        number=effect,
        since=_since(context, counted),
        ahead="" if ahead is None else say("effects.ahead", amount=tonnes(context, ahead), year=say.year(GOAL_YEAR)),
        ahead_number=ahead,
        share=say("effects.share", share=say.percent(ahead / need)) if ahead is not None and need else "",
        basis=say("effects.basis.working" if working else "effects.basis.published"),
        factors=measure.factors,
        initiatives=_initiatives(context, measure),
        example=counted.example,
        note=_note(context, measure, counted),
        missing=_missing(context, measure, counted, effect),
        ahead_example=counted.example,
    )


def tonnes(context: Context, amount: float) -> str:
    """An amount in t-CO2, without places: nothing here is known more exactly."""
    return context.say("effects.tonnes", amount=context.say.number(amount))


def _count(context: Context, measure: Measure, counted: Counted) -> str:
    if not counted.entries:
        return ""
    number = context.say.number(counted.now, 1 if counted.now % 1 else 0)
    return context.say(f"effects.count.{measure.key}", count=number)


def _since(context: Context, counted: Counted) -> str:
    years = sorted({entry.period.fiscal_year for entry in counted.entries})
    if not years:
        return ""
    if len(years) == 1:
        return context.say.year(years[0])
    return context.say("effects.years", first=years[0], last=context.say.year(years[-1]))


def _note(context: Context, measure: Measure, counted: Counted) -> str:
    notes = [context.say(f"effects.note.{measure.key}")]
    if measure.key == "pv" and context.agreement.indicator("pv_public") is not None:
        notes.append(context.say("effects.note.pv_public"))
    if counted.entries and counted.missing:
        notes.append(context.say("effects.note.partly", titles=context.say("effects.list").join(counted.missing)))
    if counted.entries and counted.unfit:
        notes.append(context.say("effects.note.unfit", titles=context.say("effects.list").join(counted.unfit)))
    if counted.left:
        notes.append(context.say("effects.note.examples_left", titles=context.say("effects.list").join(counted.left)))
    if counted.example:
        notes.append(context.say("effects.note.example"))
    return context.say("effects.join").join(notes)


def _missing(context: Context, measure: Measure, counted: Counted, effect: float | None) -> str:
    say = context.say
    if not counted.entries and counted.unfit:
        unit = unit_label(measure.unit, say.language)
        return say("effects.missing.unit", titles=say("effects.list").join(counted.unfit), unit=unit)
    if not counted.entries:
        return say("effects.missing.count", titles=say("effects.list").join(counted.missing))
    if effect is None:
        titles = [factor.title.of(say.language) for factor in context.factors.unset(measure.factors)]
        if not titles:
            return say("effects.missing.factors")
        return say("effects.missing.factor", titles=say("effects.list").join(titles))
    return ""


def _initiatives(context: Context, measure: Measure) -> tuple[str, ...]:
    """Initiatives that share an item and a goal with an indicator of the measure, stopped ones left away."""
    counted = [context.agreement.indicator(indicator) for indicator, _ in measure.counts]
    pairs = {(item, goal) for entry in counted if entry for item in entry.items for goal in entry.goals}
    return tuple(
        entry.title
        for entry in context.view.initiatives
        if entry.stage is not Stage.STOPPED and pairs & {(item, goal) for item in entry.items for goal in entry.goals}
    )


def factor_rows(context: Context) -> tuple[FactorRow, ...]:
    """Every factor as printed."""
    return tuple(_factor(context, factor) for factor in context.factors.all())


def _factor(context: Context, factor: Factor) -> FactorRow:
    say = context.say
    places = len(repr(factor.value).partition(".")[2]) if factor.value is not None and factor.value % 1 else 0
    unset = factor.state is FactorState.UNSET
    return FactorRow(
        key=factor.key,
        title=factor.title.of(say.language),
        value=say("effects.unset") if unset else say.number(factor.value, places),
        unit=factor.unit.of(say.language),
        year=say.year(factor.year) if factor.year is not None else "",
        source=factor.source.of(say.language),
        state=say(f"effects.state.{factor.state.value}"),
    )
