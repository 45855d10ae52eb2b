"""Every text a person reads, in Japanese and English, and the one place where figures become text.

A key such as ``paper.cover.title`` names the file (``ja/paper.toml``) and the path in it. A file
is loaded when its first text is asked for, so that the start of the program pays for little.
"""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from dashboard.errors import BugError, KnownError

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
FOLDER = Path(__file__).parent
MINUS = "−"


class Wording:
    """The texts of one language: call it with a key and the values of the placeholders."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._areas: dict[str, dict[str, str]] = {}

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of ``key`` with its placeholders filled.

        Raises BugError when the key or one of its values is missing: a text that cannot be shown
        is a fault of ours, never something to leave blank.
        """
        area = key.partition(".")[0]
        texts = self._areas.get(area)
        if texts is None:
            texts = self._areas[area] = load_area(self.language, area)
        try:
            return texts[key].format(**values) if values else texts[key]
        except (KeyError, IndexError) as missing:
            raise BugError(f"text {key!r} in {self.language}: {missing} is missing") from missing

    def error(self, error: KnownError) -> str:
        """The sentence a person reads for ``error``; errors among its values are told in it, a line each."""
        return self(error.key, **{name: self._told(value) for name, value in error.values.items()})

    def _told(self, value: object) -> object:
        if isinstance(value, tuple) and value and all(isinstance(one, KnownError) for one in value):
            return "\n".join(map(self.error, value))
        return value

    def number(self, value: float | None, decimals: int = 0, *, signed: bool = False) -> str:
        """``value`` with thousands separators and exactly ``decimals`` places; a dash for None.

        Rounds half away from zero on the shortest decimal form of the float, as people do by hand.
        """
        if value is None:
            return "–"
        text = f"{round_half_up(abs(value), decimals):,.{decimals}f}"
        zero = not text.strip("0.,")
        if value < 0 and not zero:
            return MINUS + text
        return "+" + text if signed and not zero else text

    def percent(self, share: float | None, decimals: int = 1, *, signed: bool = False) -> str:
        """A share of one as per cent: 0.165 → ``16.5 %`` (English) or ``16.5％`` (Japanese)."""
        if share is None:
            return "–"
        sign = "％" if self.language == "ja" else "%"
        return self.number(round(share * 100, 9), decimals, signed=signed) + sign

    def year(self, fiscal_year: int) -> str:
        """A fiscal year: ``2019年度`` or ``FY2019``."""
        return f"{fiscal_year}年度" if self.language == "ja" else f"FY{fiscal_year}"

    def date(self, day: datetime.date) -> str:
        """A day: ``2026年11月23日`` or ``23 Nov 2026``."""
        if self.language == "ja":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def near_day(self, day: datetime.date, today: datetime.date) -> str:
        """A day where room is short: ``12月12日`` or ``12 Dec``; with its year where it is half a year away or more."""
        if abs((day - today).days) >= HALF_A_YEAR:
            return self.date(day)
        return f"{day.month}月{day.day}日" if self.language == "ja" else f"{day.day} {MONTHS[day.month - 1]}"

    def month_day(self, day: datetime.date) -> str:
        """A day within a year already told: ``12月末`` or ``7月15日``; ``end of Dec`` or ``15 Jul``."""
        last = (day + datetime.timedelta(days=1)).month != day.month
        if self.language == "ja":
            return f"{day.month}月末" if last else f"{day.month}月{day.day}日"
        return f"end of {MONTHS[day.month - 1]}" if last else f"{day.day} {MONTHS[day.month - 1]}"

    def instant(self, moment: datetime.datetime) -> str:
        """A moment to the minute, as the clock of the zone it carries shows it; it is not moved to another."""
        return f"{self.date(moment.date())} {moment:%H:%M}"


HALF_A_YEAR = 183  # days
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def round_half_up(value: float, decimals: int) -> float:
    """Round a non-negative float half up on its shortest decimal form (2.675 → 2.68)."""
    from decimal import ROUND_HALF_UP, Decimal

    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def load_area(language: Language, area: str) -> dict[str, str]:
    """The texts of one file as ``{full key: text}``. Raises BugError when there is no such file."""
    path = FOLDER / language / f"{area}.toml"
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError as absent:
        raise BugError(f"no texts for {area!r} in {language!r}") from absent
    return dict(_flatten(area, tomllib.loads(content)))


def _flatten(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, entry in table.items():
        key = f"{prefix}.{name}"
        if isinstance(entry, dict):
            found += _flatten(key, entry)
        elif isinstance(entry, str):
            found.append((key, entry))
        else:
            raise BugError(f"text {key!r} is not a text")
    return found


@cache
def wording(language: Language) -> Wording:
    """The texts of ``language``, made once."""
    return Wording(language)
