"""The progress sheet as data: what it asks for one cooperation item or goal, and what the record knows of it.

``exports.progress_sheet`` writes it as a workbook and ``importers.progress_sheet`` reads it back; both take the
labels from ``wording`` (area ``sheet``), so that the two cannot drift apart.
"""

from dataclasses import dataclass

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.pack import Agreement, Method
from dashboard.agreement.written import Written
from dashboard.indicators.fiscal import fiscal_year_of
from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.indicators.register import Indicator, Text
from dashboard.record.batch import RecordView
from dashboard.zone import JAPAN

YEARS = 6
COVER_ROWS = ("pack", "agreement", "subject", "subject_title", "period", "author", "department", "written")
INDICATOR_COLUMNS = ("indicator", "dimension", "method", "title", "part", "unit", "kind")
INITIATIVE_COLUMNS = (
    *("key", "title", "items", "goals", "content", "method", "roles", "cost"),
    *("stage", "progress", "issue", "next_step", "due", "owner", "disclosure", "example", "saving"),
)
OTHER_BEARERS = ("affiliate", "subsidy")
STATUSES = (Status.PROVISIONAL, Status.CONFIRMED, Status.ESTIMATED, Status.EXAMPLE)


@dataclass(frozen=True, slots=True)
class SheetSubject:
    """What a sheet is about. ``key`` is written on the cover: ``item-1`` or ``goal-A-1``."""

    key: str
    label: Text
    title: Text

    @property
    def item(self) -> int | None:
        """The cooperation item's number."""
        return int(self.key.removeprefix("item-")) if self.key.startswith("item-") else None

    @property
    def goal(self) -> str | None:
        """The goal's key."""
        return self.key.removeprefix("goal-") if self.key.startswith("goal-") else None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A row of the sheet 指標: one part of an indicator in one method, with what is known for each year.

    ``method`` is set where it is not the indicator's first one, to be named beside the part.
    """

    indicator: Indicator
    key: SeriesKey
    known: tuple[Observation | None, ...]
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A whole progress sheet; ``years`` are the columns of its indicators, oldest first.

    ``written`` tells from which state of the record it comes; None for the examples of a pack.
    """

    subject: SheetSubject
    years: tuple[int, ...]
    period: str
    author: str
    lines: tuple[IndicatorLine, ...]
    initiatives: tuple[Initiative, ...]
    written: Written | None = None


def subjects(agreement: Agreement) -> tuple[SheetSubject, ...]:
    """Every cooperation item, then every goal."""
    items = [
        SheetSubject(f"item-{item.number}", Text(f"連携事項{item.number}", f"Item {item.number}"), item.short)
        for item in agreement.items
    ]
    goals = [
        SheetSubject(f"goal-{goal.key}", Text(f"目標{goal.key}", f"Goal {goal.key}"), goal.title)
        for goal in agreement.goals
    ]
    return (*items, *goals)


def sheet_contents(view: RecordView, agreement: Agreement, *, blank: bool = False) -> tuple[SheetContent, ...]:
    """One content for every item and goal: blank, or prefilled with what ``view`` holds."""
    last = fiscal_year_of(view.instant.astimezone(JAPAN).date())
    years = tuple(range(last - YEARS + 1, last + 1))
    observations = () if blank else view.observations
    initiatives = () if blank else view.initiatives
    written = Written(view.instant, view.fingerprint)
    return contents(agreement, years, observations, initiatives, written=written)


def contents(
    agreement: Agreement,
    years: tuple[int, ...],
    observations: tuple[Observation, ...],
    initiatives: tuple[Initiative, ...],
    author: str = "",
    *,
    written: Written | None = None,
) -> tuple[SheetContent, ...]:
    """The sheets of all items and goals over ``years``, with these figures and initiatives in their places."""
    known = {(entry.key, entry.period.fiscal_year): entry for entry in observations}
    return tuple(
        SheetContent(
            subject,
            years,
            f"{years[-1]}年度",
            author,
            tuple(
                IndicatorLine(
                    indicator,
                    key,
                    tuple(known.get((key, year)) for year in years),
                    agreement.method(key.method) if key.method not in ("", *indicator.methods[:1]) else None,
                )
                for indicator in agreement.indicators
                if _belongs(subject, indicator.items, indicator.goals)
                for key in line_keys(indicator)
            ),
            tuple(entry for entry in initiatives if _belongs(subject, entry.items, entry.goals)),
            written,
        )
        for subject in subjects(agreement)
    )


def line_keys(indicator: Indicator) -> tuple[SeriesKey, ...]:
    """The rows of an indicator: its whole in every method, and its first-level parts in the first method."""
    methods = indicator.methods or ("",)
    parts = [part.key for part in indicator.dimensions if "/" not in part.key]
    wholes = [SeriesKey(indicator.key, "", method) for method in methods]
    return (wholes[0], *(SeriesKey(indicator.key, part, methods[0]) for part in parts), *wholes[1:])


def _belongs(subject: SheetSubject, items: tuple[int, ...], goals: tuple[str, ...]) -> bool:
    return subject.item in items or subject.goal in goals
