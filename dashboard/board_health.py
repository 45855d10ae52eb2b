"""The data's health and the three calendars, as finished texts."""

from dataclasses import dataclass

from dashboard.agreement.term import Level
from dashboard.board_origin import NOWHERE, Origin


@dataclass(frozen=True, slots=True)
class HealthCell:
    """One year of an indicator.

    ``presence`` is a key (confirmed, …, reason, blank, not_due), ``sign`` what stands for it in the matrix; ``text``
    says year and state in words.
    """

    fiscal_year: int
    presence: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure that was replaced: year, part, old and new value, when, and the reason given.

    ``origin`` holds both figures, each with the cell it was read from.
    """

    year: str
    part: str
    old: str
    new: str
    replaced: str
    reason: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One indicator's health; ``level`` turns amber when a figure is overdue, red after half a year more.

    ``overdue`` is what is counted wherever overdue indicators are: figures that are real, and the next one late.
    """

    key: str
    title: str
    owner: str
    cells: tuple[HealthCell, ...]
    completeness: str
    share: float | None
    newest: str
    next_due: str
    late: str
    late_days: int
    level: Level
    provisional: str
    reasons: tuple[str, ...]
    restatements: tuple[Restatement, ...]
    example: bool
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class HealthCard:
    """All indicators over ``years``; ``summary`` is the whole in a few lines, ``legend`` explains the cells."""

    years: tuple[int, ...]
    year_labels: tuple[str, ...]
    rows: tuple[HealthRow, ...]
    summary: tuple[str, ...]
    legend: tuple[tuple[str, str, str], ...]
    definitions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """A stretch on the common axis from ``start`` to ``end`` (fractional fiscal years, as in ChartSpec.today).

    ``brief`` is said where there is no room for ``label``; ``open`` tells that it comes only under a proviso.
    """

    label: str
    detail: str
    start: float
    end: float
    level: Level = "quiet"
    brief: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day on the axis; ``brief`` is said where there is no room for ``label``."""

    label: str
    at: float
    level: Level = "quiet"
    brief: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One calendar: its name, its stretches and days, and how it counts; ``empty`` is said where it has none."""

    key: str
    title: str
    spans: tuple[CalendarSpan, ...]
    days: tuple[CalendarDay, ...]
    definition: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class CalendarStrip:
    """Fiscal year, agreement year and consultation cycle on one axis from ``start`` to ``end``."""

    start: float
    end: float
    today: float
    today_label: str
    rows: tuple[CalendarRow, ...]
