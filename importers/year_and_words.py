"""Labels that hold a year beside other words: 2030年度目標, R3発電量, 基準年度（2013）."""

import re
from functools import lru_cache

from importers.table import YearMark
from importers.table_labels import label_of, year_in

_LEADING_YEAR = re.compile(
    r"(?P<year>(?:(?:明治|大正|昭和|平成|令和|[HRS])(?:元|\d{1,2})|(?:19|20)\d{2})(?:年度?(?!間)|(?=年間))"
    r"(?:末|\((?:平成|令和|昭和|[HRS])?(?:元|\d{1,4})年?度?\))?)(?P<rest>.+)"
)
_BARE_YEAR = re.compile(
    r"(?P<year>R(?:元|[1-9]|1\d)|H(?:[12]\d|3[01])|(?:昭和|平成|令和)(?:元|\d{1,2})|(?:19|20)\d{2})"
    r"(?P<rest>(?:[^\d()年.,/・~-].*?)?(?:[数量額率値費]|実績|面積|予算|決算|排出|金))"
)
"""A year without 年 before the word for a measure: ``R3発電量``; H2使用量 is of hydrogen, R32漏えい量 of a coolant."""
_TRAILING_YEAR = re.compile(
    r"(?P<rest>(?:[^()]+(?=\([^()]*(?:年|FY))|[^()]*(?:値|実績|年度?|時点?|現[状況]|目標|計画|見込み?))"
    r")\((?P<year>(?:(?:明治|大正|昭和|平成|令和|[HRS])(?:元|\d{1,2})|(?:19|20)\d{2})(?:年度?|FY)?末?)\)"
)
_YEAR_AFTER = re.compile(
    r"(?P<rest>(?:実績|目標|計画|見込み?|予測|推計|基準|現状)値?)[:(]?"
    r"(?P<year>(?:(?:明治|大正|昭和|平成|令和|[HRS])(?:元|\d{1,2})|(?:19|20)\d{2})(?:年度?)?末?)\)?"
)
_MONTH_FIRST = re.compile(r"(\d{1,2})月(?:末日?|分)?(?:現在|時点)?の?")
_NOT_OF_THE_YEAR = ("比", "対比", "以前", "以降", "から", "より", "まで", "基準", "改正", "制定", "月")


@lru_cache(maxsize=20000)
def year_and_rest(text: str) -> tuple[YearMark, str] | None:
    """A year and what it is said of: ``2030年度目標`` → (2030, ``目標``); None for ``2013年度比`` and other labels.

    The year may follow in brackets: ``基準年度（2013年度）`` → (2013, ``基準年度``). A month after it is its month.
    """
    plain = "".join(label_of(text).split())
    found = _LEADING_YEAR.fullmatch(plain)
    if found is not None and found["rest"].startswith(_NOT_OF_THE_YEAR):
        return None
    found = found or _BARE_YEAR.fullmatch(plain) or _TRAILING_YEAR.fullmatch(plain) or _YEAR_AFTER.fullmatch(plain)
    if found is None:
        return None
    year, rest = year_in(found["year"]), found["rest"].strip("の(): ")
    if year and (month := _MONTH_FIRST.match(rest)) and 1 <= int(month[1]) <= 12:
        return year._replace(month=int(month[1]), end=""), rest[month.end() :]
    return (year, rest) if year else None
