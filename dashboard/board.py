"""The Board: the whole record for one instant, one audience and one language, ready to paint.

Screen and paper read nothing else. It holds finished texts and figures only; it can be printed,
compared and tested without a window, and what an audience may not see is not in it.
"""

from dataclasses import dataclass

from dashboard.board_agreement import NoticeCard
from dashboard.board_consultation import ConsultationLedger
from dashboard.board_costs import CostTable
from dashboard.board_effects import EffectsCard, WhatIfCard
from dashboard.board_health import CalendarStrip, HealthCard
from dashboard.board_insight import Insight
from dashboard.board_origin import NOWHERE, Origin
from dashboard.chart import ChartSpec
from dashboard.overview import Attention as Attention  # noqa: PLC0414 - what is seen first is part of the Board
from dashboard.overview import Audience as Audience  # noqa: PLC0414
from dashboard.overview import Chip as Chip  # noqa: PLC0414
from dashboard.overview import Figure as Figure  # noqa: PLC0414
from dashboard.overview import GoalTile as GoalTile  # noqa: PLC0414
from dashboard.wording import Language


@dataclass(frozen=True, slots=True)
class Row:
    """One value in an indicator's table: finished texts plus where it came from.

    ``source`` is the number of the SourceRow, ``place`` the cell as ``file · sheet · A1`` to be printed, ``cell`` its
    A1 alone, ``raw`` the cell's content as found and ``imported`` when it entered the record. ``dimension`` is the key
    of the part that ``part`` names; "" tells the whole. A total that was ``summed`` from its parts has
    ``more_sources`` where they stand in several sheets, and then no ``cell``.
    """

    year: str
    part: str
    value: str
    expected: str
    gap: str
    status: str
    note: str
    source: int
    fiscal_year: int
    number: float | None
    place: str = ""
    raw: str = ""
    imported: str = ""
    dimension: str = ""
    more_sources: tuple[int, ...] = ()
    summed: bool = False
    cell: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all its SourceRows."""
        return (self.source, *self.more_sources) if self.source else ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where figures came from. ``number`` is printed beside them; ``cell`` names the cells in short ("F4:Q4")."""

    number: int
    file: str
    sheet: str
    cell: str
    sha256: str
    imported: str
    title: str
    example: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an indicator stands against its pathway, in figures of its unit.

    ``gap`` is actual − expected in the last actual year; ``to_target`` actual − target of the next
    milestone; paces are changes per year; ``reached`` is the fiscal year in which the target is
    met at the recent pace (None: never at this pace, or not known).
    """

    last_year: int
    last_value: float
    expected: float | None
    gap: float | None
    target_year: int | None
    target_value: float | None
    to_target: float | None
    recent_pace: float | None
    pace_from: int | None
    needed_pace: float | None
    reached: int | None
    achieved_share: float | None


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """One indicator, whole: its words, latest figure, progress, mark, chart, table and sources.

    ``beside`` are the keys of indicators whose figures are worked into its chart too (a sink taken off its total).
    ``latest_year`` tells year and day of the latest figure in full, ``data_date`` in short. ``mark`` is the
    one that counts; where the committee gave another than the computed one, ``mark_note`` says so. ``verdict`` is the
    mark with its word, who gave it and whether it rests on examples; ``mark_brief`` the same in few letters.
    ``difference_unit`` is that of what lies between two figures: points where the figures are shares.
    """

    key: str
    title: str
    definition: str
    unit: str
    kind: str
    source: str
    goals: tuple[str, ...]
    items: tuple[int, ...]
    owner: str
    latest: Figure
    latest_year: str
    data_date: str
    latest_status: str
    example: bool
    mark: str
    mark_word: str
    state: str
    target: str
    gap: str
    pace: str
    outlook: str
    progress: Progress | None
    chart: ChartSpec
    rows: tuple[Row, ...]
    sources: tuple[int, ...]
    spark: tuple[float | None, ...]
    notes: tuple[str, ...]
    missing: str
    computed_mark: str = ""
    computed_word: str = ""
    mark_note: str = ""
    verdict: str = ""
    mark_brief: str = ""
    beside: tuple[str, ...] = ()
    difference_unit: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """One initiative in finished texts, in the order of article 3(2).

    ``origin`` are the cells its figures were read from, ``paid`` those of its ``shares``, one for each.
    """

    key: str
    title: str
    items: tuple[int, ...]
    goals: tuple[str, ...]
    content: str
    method: str
    roles: str
    cost: str
    stage: str
    stage_key: str
    progress: str
    progress_share: float | None
    issue: str
    next_step: str
    due: str
    overdue: bool
    owner: str
    example: bool
    source: str
    due_iso: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A cooperation item with its initiatives, indicators and goals; ``note`` says what is lacking."""

    number: int
    label: str
    title: str
    short: str
    goals: tuple[str, ...]
    indicators: tuple[str, ...]
    initiatives: tuple[InitiativeCard, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure that differs from what the record held at the last consultation; ``origin`` holds both."""

    indicator: str
    title: str
    part: str
    year: str
    old: str
    new: str
    unit: str
    kind: str
    source: int
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as it stands."""

    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """The agreement's own page: parties, dates, clauses, term and its legal reading.

    ``notice`` is what is recorded of notice against renewal; None where the agreement knows none.
    """

    title: str
    signed: str
    parties: tuple[tuple[str, str], ...]
    visions: tuple[str, ...]
    pillars: tuple[str, ...]
    clauses: tuple[ClauseText, ...]
    term: tuple[tuple[str, str], ...]
    scale: tuple[tuple[str, str, str], ...]
    scale_rule: str
    methods: tuple[tuple[str, str], ...]
    notice: NoticeCard | None = None


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One past batch in the ledger; ``counts`` says what it brought, ``told`` is the whole in a few words.

    ``done`` says in a sentence that it was stored. ``origin`` are the files it was read from, or who entered it.
    """

    batch: int
    recorded: str
    author: str
    files: tuple[str, ...]
    counts: str
    kind: str
    withdrawn: bool
    told: str = ""
    done: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Board:
    """Everything shown or printed, for one instant, audience and language."""

    language: Language
    audience: Audience
    edition: str
    agreement_key: str
    agreement_title: str
    agreement_short: str
    municipality: str
    record_name: str
    record_hash: str
    as_of: str
    as_of_iso: str
    position: str
    position_notes: tuple[str, ...]
    attention: tuple[Attention, ...]
    headlines: tuple[IndicatorCard, ...]
    visions: tuple[str, ...]
    goals: tuple[GoalTile, ...]
    items: tuple[ItemCard, ...]
    indicators: tuple[IndicatorCard, ...]
    consultation: Chip
    term: Chip
    consultation_rows: tuple[tuple[str, str], ...]
    agreement: AgreementCard
    changes_since: str
    changes: tuple[ChangeRow, ...]
    decisions: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    imports: tuple[ImportRow, ...]
    left_out: tuple[str, ...]
    has_examples: bool
    empty: bool
    insights: tuple[Insight, ...] = ()
    effects: EffectsCard | None = None
    what_if: WhatIfCard | None = None
    health: HealthCard | None = None
    calendar: CalendarStrip | None = None
    consulted: ConsultationLedger | None = None
    consultation_origin: Origin = NOWHERE
    term_origin: Origin = NOWHERE
    costs: CostTable | None = None

    def insight(self, key: str) -> Insight | None:
        """What follows from the figures of that indicator."""
        return next((insight for insight in self.insights if insight.key == key), None)

    def indicator(self, key: str) -> IndicatorCard | None:
        """The card of that indicator, if this audience sees it."""
        return next((card for card in self.indicators if card.key == key), None)

    def goal(self, key: str) -> GoalTile | None:
        """The tile of that goal."""
        return next((tile for tile in self.goals if tile.key == key), None)
