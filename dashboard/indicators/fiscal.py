"""Fiscal years (April to March), eras, and the many ways in which Japanese tables write them."""

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass

from dashboard.indicators.observation import Period

FIRST_YEAR, LAST_YEAR = 1970, 2070
# First year of each era; the year n of an era is first + n − 1. Old plans run on past an era's end (平成32年度 = 2020).
ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和", "昭": "昭和", "平": "平成", "令": "令和"}
_LAST_OF = {"M": 45, "T": 15, "S": 64, "H": 31}
_SQUARE = {"㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}

_ERA = r"(?P<era>明治|大正|昭和|平成|令和|[昭平令]|(?<![A-Za-z])[MTSHR])\.?(?P<number>元|0?[1-9]|[1-9]\d)"
_WEST = r"(?:FY|fy|Fy)?(?P<west>(?:18|19|20|21)\d{2})(?:FY|fy)?"
_YEAR = rf"(?:西暦)?(?:{_ERA}|{_WEST})"
_TAIL = (
    r"(?:\((?:(?P<again_era>明治|大正|昭和|平成|令和|[MTSHR])\.?(?P<again_number>元|\d{1,2})"
    r"|(?P<again_west>(?:18|19|20|21)\d{2}))(?:年度?)?\))?"
)
_LABEL = re.compile(
    rf"{_YEAR}(?P<kind>年度|年|年度末|年末)?{_TAIL}(?P<end>年度末|末|年度|年)?(?:実績|値|現在|時点|の?実績値)?"
)
_MONTH = re.compile(
    rf"{_YEAR}年(?P<fiscal>度)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|末日?)?(?:時点|現在|末|分)*"
)
_KANJI_DATE = re.compile(
    r"(?:(?<=明治|大正|昭和|平成|令和)|(?<=年|月|度))(?P<number>[一二三四五六七八九]?十?[一二三四五六七八九]?)(?=年|月|日)"
)
_KANJI = "〇一二三四五六七八九"
_SHORT_MONTH = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR])\.?(?P<number>元|\d{1,2})[./]|(?P<west>(?:19|20)\d{2})"
    r"(?:/|\.(?=\d{1,2}(?:月|末|時点|現在))))(?P<month>\d{1,2})(?:月?末日?|月)?(?:時点|現在)?"
)
_POINT = re.compile(rf"{_YEAR}[./-](?P<month>\d{{1,2}})[./-](?P<day>\d{{1,2}})(?:時点|現在)?")


@dataclass(frozen=True, slots=True)
class YearLabel:
    """A label understood: its period, and whether it said 年度 (``fiscal``) or left that open."""

    period: Period
    fiscal: bool

    @property
    def plausible(self) -> bool:
        """Whether the year lies where figures of this product can lie."""
        return FIRST_YEAR <= self.period.fiscal_year <= LAST_YEAR


def fiscal_year_of(day: datetime.date) -> int:
    """The fiscal year ``day`` falls in: 31 March 2020 → 2019, 1 April 2020 → 2020."""
    return day.year if day.month >= 4 else day.year - 1


def year_end(fiscal_year: int) -> datetime.date:
    """The last day of a fiscal year: 2019 → 31 March 2020."""
    return datetime.date(fiscal_year + 1, 3, 31)


def period_of(day: datetime.date) -> Period:
    """The period of a stock counted on ``day``."""
    return Period(fiscal_year_of(day), day)


def era_label(fiscal_year: int) -> str:
    """A fiscal year in the era in which it begins: 2019 → 平成31年度, 2020 → 令和2年度.

    Fiscal 2019 began in April 2019, in 平成31; people also call it 令和元年度, and both are read.
    """
    for era, first, change in (("令和", 2019, 2020), ("平成", 1989, 1989), ("昭和", 1926, 1927), ("大正", 1912, 1913)):
        if fiscal_year >= change:
            return f"{era}{fiscal_year - first + 1}年度"
    return f"明治{fiscal_year - 1867}年度"


def parse_year(value: object) -> YearLabel | None:
    """The period meant by a header cell: text, a true date, or a number that is plainly a year.

    Understands 平成１２年度, H25, 令和元, R5, 2023FY, FY2023, 2023年度(令和5年度), 令和5年度末, H29年7月末時点,
    2019年12月末, H29.3, 2017/3末, 2022.3末, R4.12末現在, 令和三年度, 平29 and dates. None for anything else, such as
    ``CH4 排出量`` or the row code `` H42``: a bare letter never runs on past its era's end, where 平成42年度 and
    H42年度 do; none either where a label names two years, as 令和6年度(2023年度) does. A year outside 1970–2070 comes
    back with ``plausible`` False, for the caller to tell.
    """
    if isinstance(value, datetime.datetime):
        return YearLabel(period_of(value.date()), fiscal=False)
    if isinstance(value, datetime.date):
        return YearLabel(period_of(value), fiscal=False)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return YearLabel(Period(int(value)), fiscal=False) if value == int(value) and 1800 <= value <= 2200 else None
    return _parse_text(str(value))


def _parse_text(text: str) -> YearLabel | None:
    for square, era in _SQUARE.items():
        text = text.replace(square, era)
    plain = kanji_years("".join(unicodedata.normalize("NFKC", text).split()))
    plain = re.sub(r"(?:注\d{0,2}\)?|※\d*|\*+\d*)$", "", plain)
    if found := _MONTH.fullmatch(plain):
        return _month(found)
    if found := _POINT.fullmatch(plain):
        day = _date(_year(found), int(found["month"]), int(found["day"]))
        return YearLabel(period_of(day), fiscal=False) if day else None
    if (found := _SHORT_MONTH.fullmatch(plain)) and 1 <= int(found["month"]) <= 12:
        year, month = _year(found), int(found["month"])
        return YearLabel(period_of(datetime.date(year, month, calendar.monthrange(year, month)[1])), fiscal=False)
    found = _LABEL.fullmatch(plain)
    return _label(found) if found else None


def kanji_years(text: str) -> str:
    """``text`` with its dates in ASCII digits: ``平成二十五年三月`` → ``平成25年3月``."""
    return _KANJI_DATE.sub(lambda found: str(_kanji_number(found[1])) if found[1] else "", text)


def _kanji_number(digits: str) -> int:
    """The number below 100 of kanji numerals: 二十五 → 25, 十 → 10, 三 → 3."""
    tens, ten, ones = digits.rpartition("十")
    return (_KANJI.index(tens) if tens else 1) * 10 * bool(ten) + (_KANJI.index(ones) if ones else 0)


def _label(found: re.Match[str]) -> YearLabel | None:
    year, told = _year(found), found.groupdict()
    again = told["again_west"] or told["again_era"]
    if again and _year_of(told["again_west"], told["again_era"], told["again_number"]) != year:
        return None
    words = (found["kind"] or "") + (found["end"] or "")
    if not words and found["number"] not in (None, "元") and int(found["number"]) > _LAST_OF.get(found["era"], 99):
        return None
    if words.endswith("年末") and "度" not in words:
        return YearLabel(period_of(datetime.date(year, 12, 31)), fiscal=False)
    fiscal = "度" in words or "FY" in found[0].upper()
    if words.endswith("末") and fiscal:
        return YearLabel(Period(year, year_end(year)), fiscal=True)
    return YearLabel(Period(year), fiscal=fiscal)


def _month(found: re.Match[str]) -> YearLabel | None:
    """A day or a month's end; ``2022年度3月`` is March of the following calendar year."""
    year, month = _year(found), int(found["month"])
    if not 1 <= month <= 12:
        return None
    if found["fiscal"] and month < 4:
        year += 1
    last = calendar.monthrange(year, month)[1]
    day = _date(year, month, int(found["day"])) if found["day"] else datetime.date(year, month, last)
    return YearLabel(period_of(day), fiscal=bool(found["fiscal"])) if day else None


def _year(found: re.Match[str]) -> int:
    return _year_of(found["west"], found["era"], found["number"])


def _year_of(west: str | None, era: str, number: str) -> int:
    if west:
        return int(west)
    return ERAS[_LETTERS.get(era, era)] + (1 if number == "元" else int(number)) - 1


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
