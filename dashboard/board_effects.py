"""What moved the emissions, as finished texts: effects of measures, factors, waterfall; the ground of the what-if."""

from dataclasses import dataclass

from dashboard.board_origin import NOWHERE, Origin
from dashboard.chart import ChartSpec
from dashboard.indicators.what_if import Ground, Levers


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor as printed: value, unit, year, source and state; ``origin`` is the pack or who entered it."""

    key: str
    title: str
    value: str
    unit: str
    year: str
    source: str
    state: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One kind of measure: what is counted, the CO2 it avoids a year, and what its targets would add.

    ``number`` and ``ahead_number`` are t-CO2 a year; ``missing`` says why nothing could be worked out;
    ``ahead_example`` is set where the targets lie above example data. ``origin`` holds the figures counted, the
    targets and the factors.
    """

    key: str
    title: str
    count: str
    effect: str
    number: float | None
    since: str
    ahead: str
    ahead_number: float | None
    share: str
    basis: str
    factors: tuple[str, ...]
    initiatives: tuple[str, ...]
    example: bool
    note: str
    missing: str = ""
    ahead_example: bool = False
    ahead_years: tuple[int, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class SavingRow:
    """An initiative's expected saving beside what is needed; ``number`` is t-CO2 a year."""

    key: str
    title: str
    items: tuple[int, ...]
    stage: str
    saving: str
    number: float | None
    share: str
    example: bool
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class EffectsCard:
    """Effects as a whole. ``counting`` says how nothing is counted twice, ``split_note`` why drivers cannot be told.

    ``bars`` and ``driver_bars`` are the origins of the bars of ``waterfall`` and ``drivers``, ``whole`` that of the
    sentences above them.
    """

    need: str
    contribution: str
    rows: tuple[EffectRow, ...]
    factors: tuple[FactorRow, ...]
    counting: tuple[str, ...]
    waterfall: ChartSpec
    waterfall_sentence: str
    split: tuple[tuple[str, str], ...]
    split_note: str
    drivers: ChartSpec | None = None
    savings: tuple[SavingRow, ...] = ()
    savings_sentence: str = ""
    whole: Origin = NOWHERE
    bars: tuple[Origin, ...] = ()
    driver_bars: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class LeverRange:
    """A slider: the field of ``Levers`` it moves, its words, range and step in ``unit`` × ``scale``.

    The slider shows value × scale (a share of 0.15 as 15 %).
    """

    key: str
    title: str
    unit: str
    low: float
    high: float
    step: float
    value: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class KeptScenario:
    """A what-if kept by its name, with its path as a sentence; ``origin`` is who kept it when, and its ground."""

    name: str
    levers: Levers
    sentence: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class WhatIfCard:
    """What a page needs for the what-if; ``refusal`` says what is missing where ``ground`` is None.

    ``targets`` holds the plan's milestones as (fiscal year, kt-CO2), to tell how far a path is from them. ``origin``
    is what the ground and the targets were taken from.
    """

    ground: Ground | None
    start: Levers | None
    levers: tuple[LeverRange, ...]
    kept: tuple[KeptScenario, ...]
    chart: ChartSpec | None
    notes: tuple[str, ...]
    refusal: str = ""
    targets: tuple[tuple[int, float], ...] = ()
    origin: Origin = NOWHERE
