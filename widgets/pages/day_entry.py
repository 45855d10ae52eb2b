"""Days and numbers as a person types them, and finished texts as one would type them."""

import datetime
import re
import unicodedata

from dashboard.indicators.fiscal import kanji_years, parse_year
from dashboard.wording import MONTHS

PART = re.compile(r"\d+|元")


class BadEntryError(ValueError):
    """An entry that cannot be read; ``key`` is its sentence and ``text`` the entry."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(key)
        self.key, self.text = key, text


def day_of(text: str) -> datetime.date | None:
    """A whole day as it was typed, in any way that imports read; None for nothing.

    2026-11-20, 2026/11/20, 令和8年11月20日, R8.11.20 and ２０２６年１１月２０日 are one day; a month is none.
    """
    plain = kanji_years("".join(unicodedata.normalize("NFKC", text).split()))
    if not plain:
        return None
    label = parse_year(plain)
    if label is None or label.period.as_of is None or len(PART.findall(plain)) != 3:
        raise BadEntryError("window.consultations.bad_date", text)
    return label.period.as_of


def day_needed(text: str) -> datetime.date:
    """The same where a day has to be given; an empty field has a sentence of its own."""
    day = day_of(text)
    if day is None:
        raise BadEntryError("window.consultations.no_date", text)
    return day


def entry_of(text: str) -> str:
    """A finished text of the Board as one would type it: a day as 2026-11-23, an interval as its number.

    Worked: 2026年11月23日 and 23 Nov 2026 → 2026-11-23; おおむね6か月ごと → 6; 未定 → nothing.
    """
    found = re.search(r"(\d+)年(\d+)月(\d+)日", text)
    if found:
        year, month, day = (int(part) for part in found.groups())
        return datetime.date(year, month, day).isoformat()
    found = re.search(r"(\d+) ([A-Z][a-z]{2}) (\d{4})", text)
    if found and found[2] in MONTHS:
        return datetime.date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])).isoformat()
    found = re.search(r"\d+", text)
    return found[0] if found else ""
