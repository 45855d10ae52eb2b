"""The clock of article 6: the current term, its renewal, and the last day to give notice."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["quiet", "amber", "red"]
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TermRules:
    """Term of ``years``, tacitly renewed by ``renewal_years`` unless notice ``notice_days`` before.

    ``counts_signing_day`` is the legal reading: True ends a term on the eve of the signing day
    (24 January), False on the day itself (Civil Code article 140). None where an agreement names
    no notice period (``notice_days``) or no end (``years``).
    """

    signed: datetime.date
    years: int | None
    renewal_years: int | None
    notice_days: int | None
    counts_signing_day: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """The term running on ``today``; ``number`` 1 is the first. Dates are None where none is fixed.

    ``end`` and ``notice_by`` are those of the reading that is set, ``other`` the same days by the other one.
    ``warn_by`` is the earlier day of notice of the two, and ``days_to_notice`` is counted to it; once it has passed,
    to the later one. ``last`` tells that notice was given, so that no renewal follows; ``over`` that the term has ended
    and none follows.
    """

    number: int
    start: datetime.date
    end: datetime.date | None
    notice_by: datetime.date | None
    days_to_notice: int | None
    level: Level
    warn_by: datetime.date | None = None
    other: tuple[datetime.date, datetime.date] | None = None
    over: bool = False
    last: bool = False

    @property
    def open_until(self) -> datetime.date | None:
        """The later day of notice of the two readings: up to it a notice may still be in time."""
        return max(self.notice_by, self.other[1]) if self.notice_by and self.other else self.notice_by

    def day_of_notice(self, today: datetime.date) -> datetime.date | None:
        """The day of notice to tell on ``today``: the earlier one, once that has passed the later one."""
        return self.warn_by if self.warn_by and today <= self.warn_by else self.open_until


AMBER_DAYS, RED_DAYS = 90, 30


def term_on(
    rules: TermRules, today: datetime.date, *, ended_by: int | None = None, settled: Collection[int] = ()
) -> Term:
    """The term that runs on ``today``, counted from the current term and never from the first one.

    Worked for 2023-01-25, one year, 60 days, signing day counted, on 2026-11-23: the fourth term
    runs from 2026-01-25 to 2027-01-24; 60 days before is 2026-11-25, two days away: red. Left out, it runs from
    2026-01-26 to 2027-01-25 and notice may be given until 2026-11-26; the warning still is of the 25th. On the
    26th it stays red whichever reading is set, for by one of them notice is still in time. After that
    day has passed the coming renewal is settled and the level falls back to quiet. So it does for a term whose
    number is in ``settled``: it is decided whether notice is given. ``ended_by`` is the number of the term for which
    notice was given; no term follows it.
    """
    if rules.years is None:
        return Term(1, rules.signed, None, None, None, "quiet")
    number = 1
    while rules.renewal_years and number != ended_by and _last_day(rules, number) < today:
        number += 1
    start = rules.signed if number == 1 else _last_day(rules, number - 1) + ONE_DAY
    end = _last_day(rules, number)
    over = end < today
    if rules.notice_days is None:
        return Term(number, start, end, None, None, "quiet", over=over)
    before = datetime.timedelta(days=rules.notice_days)
    other = _last_day(replace(rules, counts_signing_day=not rules.counts_signing_day), number)
    notice_by, warn_by, open_until = (day - before for day in (end, min(end, other), max(end, other)))
    days = ((warn_by if today <= warn_by else open_until) - today).days
    calm = days < 0 or days > AMBER_DAYS or number in settled
    level: Level = "quiet" if calm else "red" if days <= RED_DAYS else "amber"
    last = number == ended_by
    return Term(number, start, end, notice_by, days, level, warn_by, (other, other - before), over, last)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later; the month's last day where there is no such day.

    Worked: 31 March 2026 and 26 months → 31 May 2028; 31 August and 6 months → 28 February.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month, min(day.day, last))


def _anniversary(day: datetime.date, years: int) -> datetime.date:
    """The same day ``years`` later; 29 February becomes 1 March in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def _last_day(rules: TermRules, number: int) -> datetime.date:
    """The eve of the day that answers to the first day counted, ``number`` terms on.

    The first day counted is the signing day or, left out, the one after it: signed on 28 February 2023 and left out,
    a year runs from 1 March 2023 to 29 February 2024.
    """
    years = (rules.years or 0) + (rules.renewal_years or 0) * (number - 1)
    first = rules.signed if rules.counts_signing_day else rules.signed + ONE_DAY
    return _anniversary(first, years) - ONE_DAY
