"""The clock of article 6: the current term, its renewal, and the last day to give notice."""

import datetime
from dataclasses import dataclass
from typing import Literal

Level = Literal["quiet", "amber", "red"]


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
    """The term running on ``today``; ``number`` 1 is the first. Dates are None where none is fixed."""

    number: int
    start: datetime.date
    end: datetime.date | None
    notice_by: datetime.date | None
    days_to_notice: int | None
    level: Level


def term_on(rules: TermRules, today: datetime.date, amber_days: int = 90, red_days: int = 30) -> Term:
    """The term that runs on ``today``, counted from the current term and never from the first one.

    Worked for 2023-01-25, one year, 60 days, signing day counted, on 2026-11-23: the fourth term
    runs from 2026-01-25 to 2027-01-24; 60 days before is 2026-11-25, two days away: red. After the
    notice day has passed the coming renewal is settled and the level falls back to quiet.
    """
    if rules.years is None:
        return Term(1, rules.signed, None, None, None, "quiet")
    number, start, following = 1, rules.signed, _anniversary(rules.signed, rules.years)
    while rules.renewal_years and _last_day(following, rules) < today:
        number, start = number + 1, following
        following = _anniversary(rules.signed, rules.years + rules.renewal_years * (number - 1))
    end = _last_day(following, rules)
    if rules.notice_days is None:
        return Term(number, start, end, None, None, "quiet")
    notice_by = end - datetime.timedelta(days=rules.notice_days)
    days = (notice_by - today).days
    level: Level = "quiet" if days < 0 or days > amber_days else "red" if days <= red_days else "amber"
    return Term(number, start, end, notice_by, days, level)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later; the month's last day where there is no such day.

    Worked: 31 March 2026 and 26 months → 31 May 2028; 31 August and 6 months → 28 February.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month, min(day.day, last))


def _anniversary(signed: datetime.date, years: int) -> datetime.date:
    """The same day ``years`` later; 29 February becomes 1 March in a common year."""
    try:
        return signed.replace(year=signed.year + years)
    except ValueError:
        return datetime.date(signed.year + years, 3, 1)


def _last_day(following: datetime.date, rules: TermRules) -> datetime.date:
    return following - datetime.timedelta(days=1) if rules.counts_signing_day else following
