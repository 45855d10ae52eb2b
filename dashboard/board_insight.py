"""What follows from an indicator's figures, as finished texts: judgement, paces, scenarios, variants, outlook."""

from dataclasses import dataclass

from dashboard.board_origin import NOWHERE, Origin
from dashboard.chart import ChartSpec


@dataclass(frozen=True, slots=True)
class Judged:
    """The mark that counts and the computed one; ``sentence`` tells the rule's result or who overrode it and why.

    ``verdict`` is the mark with its word, who gave it and whether it rests on examples; ``brief`` the same where there
    is little room and a sign of its own tells examples. ``reason``, ``author``, ``disclosure`` and ``day`` are those
    of the committee's mark where one is in force.
    """

    mark: str
    word: str
    computed_mark: str
    computed_word: str
    overridden: bool
    sentence: str
    reason: str = ""
    author: str = ""
    disclosure: str = ""
    day: str = ""
    verdict: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone: target, state, source, who adopted it when, the pace it needs and when it is or was met.

    ``number`` is None for a relative target whose base year has no figure. ``origin`` is who set it when, and the
    base year's figure where it is relative to that.
    """

    fiscal_year: int
    year: str
    value: str
    number: float | None
    state: str
    source: str
    decided: str
    needed: str
    reached: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A named line beside the figures; ``judged`` marks the plan the mark is worked out from.

    ``missing`` says why the line, or some of its targets, cannot be drawn, and what to do.
    """

    key: str
    title: str
    kind: str
    state: str
    shape: str
    sources: tuple[str, ...]
    judged: bool
    missing: str = ""


@dataclass(frozen=True, slots=True)
class VariantRow:
    """The same figures seen another way, base year and latest; ``missing`` says what it would need.

    ``years`` are those of base and latest figure, ``per`` the indicator it is divided by ("" for none).
    """

    key: str
    title: str
    unit: str
    base: str
    latest: str
    change: str
    definition: str
    missing: str = ""
    years: tuple[int, ...] = ()
    per: str = ""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the indicator lands in one year when nothing changes."""

    fiscal_year: int
    year: str
    value: str
    band: str
    number: float
    low: float
    high: float
    beside_target: str


@dataclass(frozen=True, slots=True)
class OutlookCard:
    """The outlook, or in ``refusal`` the reason why there is none."""

    sentence: str
    landings: tuple[Landing, ...]
    method: str
    trial: str
    notes: tuple[str, ...]
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment of the committee; ``year`` is the fiscal year it speaks of ("" for none), ``key`` its own name."""

    key: str
    day: str
    author: str
    text: str
    year: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class Insight:
    """One indicator's judgement and what lies behind it.

    ``definitions`` are printed beside the figures, ``comments`` stand newest first.
    """

    key: str
    title: str
    judged: Judged
    expected_now: str
    gap: str
    pace: str
    budget: str
    milestones: tuple[MilestoneRow, ...]
    scenarios: tuple[ScenarioRow, ...]
    former: tuple[str, ...]
    variants: tuple[VariantRow, ...]
    outlook: OutlookCard
    chart: ChartSpec
    definitions: tuple[tuple[str, str], ...]
    comments: tuple[CommentRow, ...] = ()
