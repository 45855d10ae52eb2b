"""Effects of the measures in finished words: CO2 avoided, what targets would add, whose initiatives serve them."""

import math
from dataclasses import dataclass

from dashboard.agreement.initiative import Stage
from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures, year_values
from dashboard.assembly.tracing import unique
from dashboard.board_effects import EffectRow, FactorRow
from dashboard.board_origin import Origin, OriginRow
from dashboard.indicators.effects import MEASURES, Measure, avoided
from dashboard.indicators.factors import Factor, FactorState
from dashboard.indicators.observation import Observation, Status
from dashboard.indicators.series import Series
from dashboard.indicators.units import convert, convertible, unit_label

YearTarget = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of a measure in its unit: newest figures of its indicators, and how far their targets lie above.

    ``years`` are those of the targets, ``targets`` what is known of each. ``missing``, ``left`` and ``unfit`` are
    titles of indicators without a figure, of examples beside real figures, and of indicators counted in a unit the
    formula does not know.
    """

    entries: tuple[Observation, ...]
    now: float
    ahead: float | None
    years: tuple[int, ...]
    targets: tuple[OriginRow, ...]
    missing: tuple[str, ...]
    left: tuple[str, ...]
    unfit: tuple[str, ...]

    @property
    def example(self) -> bool:
        """Whether it is example data; real figures and examples are never added."""
        return any(entry.status is Status.EXAMPLE for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Need:
    """What is still to be cut by ``year``, the nearest target of the emissions, in t-CO2 a year; None: not known."""

    year: int | None
    amount: float | None


def effect_rows(context: Context, found: dict[str, Figures], need: Need) -> tuple[EffectRow, ...]:
    """One row for each kind of measure the pack counts, held against ``need``."""
    counted = [measure for measure in MEASURES if any(indicator in found for indicator, _ in measure.counts)]
    return tuple(_row(context, measure, _counted(context, measure, found, need.year), need) for measure in counted)


Newest = tuple[Observation, float, YearTarget | None, Figures]


def _counted(context: Context, measure: Measure, found: dict[str, Figures], goal: int | None) -> Counted:
    """The figures counted. Indicators without one are named, for nothing is taken as zero in silence."""
    newest: list[Newest] = []
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
        target = _target(figures, part, goal, latest.period.fiscal_year)
        newest.append((latest, convert(latest.value, latest.unit, measure.unit), target, figures))
    real = [each for each in newest if each[0].status is not Status.EXAMPLE]
    left = [_title(context, each[0].key.indicator) for each in newest if real and each not in real]
    taken = real or newest
    aims = [(entry, *target, figures) for entry, _, target, figures in taken if target is not None]
    ahead = [convert(max(value - (entry.value or 0.0), 0.0), entry.unit, measure.unit) for entry, _, value, _ in aims]
    return Counted(
        tuple(entry for entry, *_ in taken),
        math.fsum(amount for _, amount, *_ in taken),
        math.fsum(ahead) if ahead else None,
        tuple(sorted({year for _, year, _, _ in aims})),
        tuple(_aim(context, figures, year, value) for _, year, value, figures in aims),
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


def _target(figures: Figures, part: str, goal: int | None, since: int) -> YearTarget | None:
    """What the pathway expects in the year of need, or in its own last target year before; a part keeps its share.

    Worked for a need by 2035: panels with targets for 2030 and 2040 are counted on the line between the two, those
    with a target for 2030 alone up to that.
    """
    aim = _aimed_at(figures, goal, since)
    if aim is None or not part:
        return aim
    share = _share(figures, part)
    return None if share is None else (aim[0], aim[1] * share)


def _share(figures: Figures, part: str) -> float | None:
    """The part ÷ the whole in the newest year that has both; None where none has.

    Worked: 60 of 100 in 2023, and 120 in 2024 of a whole not known yet, are a share of 0.6.
    """
    whole, own = dict(figures.values), dict(year_values(_series(figures, part)))
    common = [year for year in own if whole.get(year)]
    return own[max(common)] / whole[max(common)] if common else None


def _aimed_at(figures: Figures, goal: int | None, since: int) -> YearTarget | None:
    pathway = figures.pathway
    if pathway is None:
        return None
    if goal is None:
        point = pathway.next_milestone(since)
        return (point.fiscal_year, point.value) if point else None
    value = pathway.value_at(goal)
    if value is not None:
        return goal, value
    before = [point for point in pathway.milestones if since < point.fiscal_year < goal]
    return (before[-1].fiscal_year, before[-1].value) if before else None


def _aim(context: Context, figures: Figures, year: int, value: float) -> OriginRow:
    """What a target is known by: the milestone of that year, or of the next, on the way to which it lies."""
    assert figures.pathway is not None, "what is aimed at stands on a pathway"
    points = figures.pathway.milestones
    point = next((one for one in points if one.fiscal_year >= year), points[-1])
    told = context.say("origin.on_the_way", amount=figures.speaker.amount(value), year=context.say.year(year))
    amount = figures.speaker.target_amount(point) if point.fiscal_year == year else told
    return context.tracer.target(figures.pathway.pathway, point, amount)


def _row(context: Context, measure: Measure, counted: Counted, need: Need) -> EffectRow:
    say, factors = context.say, context.factors
    effect = avoided(measure, counted.now, factors) if counted.entries else None
    ahead = avoided(measure, counted.ahead, factors) if counted.ahead is not None else None
    working = factors.working(measure.factors)
    basis = "unset" if factors.values(*measure.factors) is None else "working" if working else "published"
    missing = _missing(context, measure, counted, effect)
    share = ""
    if ahead is not None and need.year is not None and need.amount is not None and need.amount > 0:
        share = say("effects.share", year=say.year(need.year), share=say.percent(ahead / need.amount))
    return EffectRow(
        key=measure.key,
        title=say(f"effects.measure.{measure.key}"),
        count=_count(context, measure, counted),
        effect=tonnes(context, effect) if effect is not None else "",
        number=effect,
        since=_since(context, counted),
        ahead=_ahead(context, counted.years, ahead),
        ahead_number=ahead,
        share=share,
        basis=say(f"effects.basis.{basis}"),
        factors=measure.factors,
        initiatives=_initiatives(context, measure),
        example=counted.example,
        note=_note(context, measure, counted),
        origin=_origin(context, measure, counted, (effect, ahead), missing),
        missing=missing,
        ahead_example=counted.example,
        ahead_years=counted.years,
    )


def _ahead(context: Context, years: tuple[int, ...], amount: float | None) -> str:
    if amount is None:
        return ""
    return context.say("effects.ahead", amount=tonnes(context, amount), year=years_told(context, years))


def _origin(
    context: Context, measure: Measure, counted: Counted, worked: tuple[float | None, float | None], missing: str
) -> Origin:
    """The figures counted, their targets and the factors, with the formula and what comes of it."""
    say, (effect, ahead) = context.say, worked
    known = {factor.key: factor for factor in context.factors.all()}
    factors = [context.tracer.factor(known[key]) for key in measure.factors if key in known]
    figures = [row for entry in counted.entries for row in context.tracer.figures(entry)]
    formula = [say(f"effects.note.{measure.key}")]
    if effect is not None:
        formula.append(say("origin.effect", amount=tonnes(context, effect)))
    if ahead is not None:
        values = {"year": years_told(context, counted.years), "amount": tonnes(context, ahead)}
        formula.append(say("origin.ahead", **values))
    title = say(f"effects.measure.{measure.key}")
    told = (missing,) if missing else ()
    return Origin(title, unique([*figures, *counted.targets, *factors]), say("effects.join").join(formula), told)


def years_told(context: Context, years: tuple[int, ...]) -> str:
    """One year, or the first and the last of several."""
    if not years or len(years) == 1:
        return context.say.year(years[0]) if years else ""
    return context.say("effects.years", first=years[0], last=context.say.year(years[-1]))


def tonnes(context: Context, amount: float) -> str:
    """An amount in t-CO2, without places: nothing here is known more exactly."""
    return context.say("effects.tonnes", amount=context.say.number(amount))


def _count(context: Context, measure: Measure, counted: Counted) -> str:
    if not counted.entries:
        return ""
    number = context.say.number(counted.now, 1 if counted.now % 1 else 0)
    return context.say(f"effects.count.{measure.key}", count=number)


def _since(context: Context, counted: Counted) -> str:
    return years_told(context, tuple(sorted({entry.period.fiscal_year for entry in counted.entries})))


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
        origin=Origin(factor.title.of(say.language), (context.tracer.factor(factor),)),
    )
