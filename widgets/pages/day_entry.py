"""Days and numbers as a person types them, and finished texts as one would type them."""

import datetime
import re

from dashboard.wording import MONTHS


class BadEntryError(ValueError):
    """An entry that cannot be read; ``key`` is its sentence and ``text`` the entry."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(key)
        self.key, self.text = key, text


def day_of(text: str) -> datetime.date | None:
    """A day as it was typed, with hyphens, strokes or dots; None for nothing."""
    if not text.strip():
        return None
    try:
        year, month, day = (int(part) for part in re.split(r"[-/.年月]", text.strip().removesuffix("日")))
        return datetime.date(year, month, day)
    except ValueError as error:
        raise BadEntryError("window.consultations.bad_date", text) from error


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
