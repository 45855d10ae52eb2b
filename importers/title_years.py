"""The year that a title, a sentence or a name speaks of, among its other words."""

import re
import unicodedata
from functools import lru_cache

from dashboard.indicators.fiscal import kanji_years
from importers.table import YearMark
from importers.table_labels import year_in

_SINGLE = re.compile(
    r"(?P<year>(?:明治|大正|昭和|平成|令和)\s?(?:元|\d{1,2})\s?年度?|(?<![\d.,])(?:19|20)\d{2}(?=\s?(?:年|FY|\b|_))"
    r"|(?<![A-Za-z\d])[SHR]\.?\s?(?:元|\d{1,2})\s?年度?)"
    r"(?P<end>(?:年?度)?末)?(?:\s?年?\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?)?"
)
_DAY_ALONE = re.compile(r"(?<![年度\d.])(\d{1,2})月(?:末日?|\d{1,2}日)(?:現在|時点)")
_OF_THE_PAPER = re.compile(
    r"作成|作製|更新|公表|公開|発行|発表|改訂|改定|印刷|提出|出力|取得|閲覧|ダウンロード|update", re.IGNORECASE
)


@lru_cache(maxsize=5000)
def year_within(text: str) -> YearMark | None:
    """The one year that a title or name speaks of; None where it names none or several, or when it was written.

    Worked: ``2013年データ`` → 2013; ``令和6年3月31日現在`` → 31 March 2024; ``令和6年4月1日作成`` → None.
    """
    plain = kanji_years(unicodedata.normalize("NFKC", text))
    if "以前" in plain or "以降" in plain or "より" in plain or "から" in plain or _OF_THE_PAPER.search(plain):
        return None
    told = {mark for found in _SINGLE.finditer(plain) if (mark := _point(found))}
    if (day := _day_within(told, plain)) is not None:
        return day
    if len({mark.year for mark in told}) != 1:
        return None
    first = max(told, key=lambda mark: (mark.month, mark.day, mark.end))
    fiscal = not first.month and ("年度" in plain or "FY" in plain.upper())
    year = first._replace(fiscal=fiscal) if len({mark.month for mark in told}) == 1 else YearMark(first.year, fiscal)
    alone = _DAY_ALONE.search(plain)
    return _at(year, int(alone[1])) if alone and not year.month and not year.end else year


def _day_within(told: set[YearMark], plain: str) -> YearMark | None:
    """The one day among years that hold it: 令和5年度（令和5年9月末現在）; in March, the end of the fiscal year."""
    days = {mark for mark in told if mark.month}
    if len(days) != 1 or len(told) == 1 or "年度" not in plain:
        return None
    day = next(iter(days))
    if any(mark.year != day.fiscal_year for mark in told - days):
        return None
    return _at(YearMark(day.fiscal_year, fiscal=True), 3) if day.month == 3 else day


def _at(year: YearMark, month: int) -> YearMark:
    """A year at the end of one of its months; March closes a fiscal year."""
    if not 1 <= month <= 12:
        return year
    return year._replace(end="fiscal") if month == 3 and year.fiscal else year._replace(month=month)


def _point(found: re.Match[str]) -> YearMark | None:
    """The year of a match, with month and day where they are told."""
    year, month = year_in(found["year"] + (found["end"] or "")), int(found["month"] or 0)
    if year is None or month > 12 or not month or "度" in found["year"]:
        return year
    return YearMark(year.year, fiscal=False, month=month, day=int(found["day"] or 0))
