"""How complete, how old and how firm an indicator's figures are."""

import datetime
from dataclasses import replace

import pytest

from dashboard.indicators.health import Presence, due_day, health, last_due_year
from dashboard.indicators.observation import Missing, Observation, SeriesKey
from dashboard.indicators.series import Series
from tests.boards import observation

TODAY = datetime.date(2026, 11, 24)


def series(*entries: Observation) -> Series:
    return Series(SeriesKey("zeb"), entries)


def gap(year: int, reason: Missing) -> Observation:
    return replace(observation("zeb", year, 1, "buildings"), value=None, missing=reason)


@pytest.mark.parametrize(("months", "year"), [(6, 2025), (26, 2023), (9, 2024), (18, 2024), (0, 2025)])
def test_the_newest_year_due_follows_from_the_lag(months: int, year: int) -> None:
    assert last_due_year(TODAY, months) == year


@pytest.mark.parametrize(
    ("day", "year"),
    [(datetime.date(2026, 9, 30), 2024), (datetime.date(2026, 10, 1), 2025), (datetime.date(2026, 1, 1), 2024)],
)
def test_a_figure_should_be_there_once_the_day_it_is_due_on_is_over(day: datetime.date, year: int) -> None:
    assert last_due_year(day, 6) == year


@pytest.mark.parametrize(
    ("year", "months", "day"),
    [(2023, 26, "2026-05-31"), (2025, 6, "2026-09-30"), (2024, 9, "2025-12-31"), (2024, 11, "2026-02-28")],
)
def test_a_figure_is_due_on_the_last_day_of_its_month(year: int, months: int, day: str) -> None:
    assert due_day(year, months).isoformat() == day


def test_completeness_is_years_with_a_figure_over_years_due() -> None:
    """2021 and 2022 have figures, 2023 is being compiled, 2024 and 2025 are blank: 2 of 5."""
    entries = (
        observation("zeb", 2021, 1, "buildings"),
        observation("zeb", 2022, 2, "buildings", status="provisional"),
        gap(2023, Missing.PENDING),
    )
    found = health(series(*entries), 2021, 6, TODAY)

    assert (found.filled, found.due, found.completeness) == (2, 5, 0.4)
    assert [state.presence for state in found.years] == [
        *(Presence.CONFIRMED, Presence.PROVISIONAL, Presence.REASON, Presence.BLANK, Presence.BLANK),
    ]
    assert found.years[2].reason is Missing.PENDING
    assert found.provisional == 0.5


def test_the_figure_after_the_newest_is_awaited() -> None:
    """After FY2022 comes FY2023, due 30 September 2024: 785 days before 24 November 2026."""
    found = health(series(observation("zeb", 2022, 2, "buildings")), 2022, 6, TODAY)

    assert (found.newest, found.next_due) == (2022, datetime.date(2024, 9, 30))
    assert found.late_days == 785


def test_a_year_to_which_the_indicator_does_not_apply_is_not_due() -> None:
    found = health(series(gap(2024, Missing.NOT_APPLICABLE), observation("zeb", 2025, 1, "buildings")), 2024, 6, TODAY)

    assert (found.filled, found.due) == (1, 1)


def test_nothing_recorded_is_nothing_of_all_that_is_due() -> None:
    found = health(None, 2024, 6, TODAY)

    assert (found.filled, found.due, found.newest, found.provisional) == (0, 2, None, None)


def test_a_figure_before_its_due_date_is_shown_and_not_counted() -> None:
    found = health(series(observation("zeb", 2026, 1, "buildings")), 2025, 6, TODAY)

    assert [state.presence for state in found.years] == [Presence.BLANK, Presence.CONFIRMED]
    assert (found.filled, found.due, found.late_days) == (0, 1, 0)


def test_years_to_which_the_indicator_does_not_apply_are_not_awaited() -> None:
    """A figure of 2020, 該当なし from 2021 to 2025: the next one awaited is 2026, due on 30 September 2027."""
    entries = [observation("zeb", 2020, 1, "buildings")]
    entries += [gap(year, Missing.NOT_APPLICABLE) for year in range(2021, 2026)]
    found = health(series(*entries), 2020, 6, TODAY)

    assert (found.filled, found.due, found.late_days) == (1, 1, 0)
    assert found.next_due.isoformat() == "2027-09-30"


def test_on_the_day_a_figure_is_due_it_is_neither_due_nor_late() -> None:
    due_on, after = datetime.date(2026, 9, 30), datetime.date(2026, 10, 1)
    entries = series(observation("zeb", 2024, 1, "buildings"))

    assert [(one.due, one.late_days) for one in (health(entries, 2024, 6, day) for day in (due_on, after))] == [
        (1, 0),
        (2, 1),
    ]
