"""Health of the data: what is there for which year, how old it is, how firm, and why something is not there."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.indicators.fiscal import fiscal_year_of, year_end
from dashboard.indicators.observation import Missing, Observation, Status
from dashboard.indicators.series import Series


class Presence(StrEnum):
    """What a year holds: a figure of some firmness, a reason, nothing though due, or not due yet."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    EXAMPLE = "example"
    REASON = "reason"
    BLANK = "blank"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class YearState:
    """One year of an indicator; ``reason`` is set where no figure can be there."""

    year: int
    presence: Presence
    reason: Missing | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """One indicator's health.

    ``filled`` of ``due`` years have a figure (a year that is 該当なし is not due); ``next_due`` is the day the
    figure of the next year that is not 該当なし is to be expected, ``late_days`` how long it has been overdue (0: it
    is not); ``provisional`` the share of provisional figures.
    """

    years: tuple[YearState, ...]
    filled: int
    due: int
    newest: int | None
    next_due: datetime.date
    late_days: int
    provisional: float | None

    @property
    def completeness(self) -> float | None:
        """Years with a figure ÷ years due; None where none is due."""
        return self.filled / self.due if self.due else None


def last_due_year(today: datetime.date, due_months: int) -> int:
    """The newest fiscal year whose figure should be there: the day it is due on is over.

    Worked on 24 November 2026: six months after the year's end → FY2025 (due 30 September 2026); 26 months →
    FY2023 (due 31 May 2026; FY2024 is due 31 May 2027).
    """
    year = fiscal_year_of(today)
    while due_day(year, due_months) >= today:
        year -= 1
    return year


def due_day(fiscal_year: int, due_months: int) -> datetime.date:
    """The last day of the month ``due_months`` after the fiscal year's end: FY2023, 26 months → 31 May 2026."""
    end = year_end(fiscal_year)
    index = end.year * 12 + end.month + due_months
    return datetime.date(index // 12, index % 12 + 1, 1) - datetime.timedelta(days=1)


def health(series: Series | None, first: int, due_months: int, today: datetime.date) -> Health:
    """The health of a series from ``first`` to the newest year due (or held).

    Worked: figures for 2021 and 2022, 2023 still 集計中, nothing for 2024, all four due → 2 of 4, 50 %.
    """
    last = last_due_year(today, due_months)
    by_year = {entry.period.fiscal_year: entry for entry in series.observations} if series else {}
    shown = range(first, max([last, *by_year]) + 1)
    years = tuple(_state(year, by_year.get(year), last) for year in shown)
    actual = [entry for entry in by_year.values() if entry.value is not None]
    newest = max((entry.period.fiscal_year for entry in actual), default=None)
    due_on = due_day(_awaited(by_year, first if newest is None else newest + 1), due_months)
    return Health(
        years=years,
        filled=sum(_figure(state) for state in years if state.year <= last),
        due=sum(state.year <= last and state.reason is not Missing.NOT_APPLICABLE for state in years),
        newest=newest,
        next_due=due_on,
        late_days=max((today - due_on).days, 0),
        provisional=_share(actual, Status.PROVISIONAL),
    )


def _awaited(by_year: Mapping[int, Observation], year: int) -> int:
    """The first year from ``year`` on that a figure is awaited for: none is where the indicator does not apply."""
    while year in by_year and by_year[year].missing is Missing.NOT_APPLICABLE:
        year += 1
    return year


def _state(year: int, entry: Observation | None, last: int) -> YearState:
    if entry is None:
        return YearState(year, Presence.BLANK if year <= last else Presence.NOT_DUE)
    if entry.value is None:
        return YearState(year, Presence.REASON, entry.missing)
    return YearState(year, Presence(entry.status.value))


def _figure(state: YearState) -> bool:
    return state.presence not in (Presence.REASON, Presence.BLANK, Presence.NOT_DUE)


def _share(entries: Iterable[Observation], status: Status) -> float | None:
    states = [entry.status for entry in entries]
    return states.count(status) / len(states) if states else None
