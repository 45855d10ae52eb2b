"""Excel's number formats: which codes mean a date, and dates from serial numbers in both calendars."""

import datetime
import re
from functools import cache

# ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in Japanese editions.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "ge.m.d", 28: "ggge年m月d日", 29: "ggge年m月d日", 30: "m/d/yy",
    31: "yyyy年m月d日", 32: "h時mm分", 33: "h時mm分ss秒", 34: "yyyy年m月", 35: "m月d日", 36: "ge.m.d",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: "ge.m.d", 51: "ggge年m月d日", 52: "yyyy年m月", 53: "m月d日",
    54: "ggge年m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "ge.m.d", 58: "ggge年m月d日",
}  # fmt: skip
_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
# years, months, days, hours, seconds; the year or the name of an era; the day of the week
_MOMENT = re.compile(r"[ymdhsg]|e(?![+-])|aaa", re.IGNORECASE)
_DAY = datetime.timedelta(days=1)


@cache
def is_date(code: str) -> bool:
    """Whether numbers under this format code are moments; durations such as ``[h]:mm`` stay numbers of days."""
    plain = _SPOKEN.sub("", code).partition(";")[0]
    if plain.lower().startswith(("general", "g/")) or plain == "@" or _ELAPSED.search(plain):
        return False
    return bool(_MOMENT.search(plain)) and not re.search(r"[0#?]", re.sub(r"s\.0+", "", plain, flags=re.IGNORECASE))


def date_of(serial: float, *, from_1904: bool) -> datetime.datetime | datetime.time | None:
    """The moment of a serial number; a time of day below 1; None outside the calendar.

    Serial 60 of the 1900 calendar is the 29 February 1900 that never was, so no date; from there on the count is true.
    """
    if serial < 0 or (not from_1904 and 60 <= serial < 61):
        return None
    if serial < 1 and not from_1904:
        seconds = min(round(serial * 86400), 86399)
        return datetime.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    first = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30 if serial >= 60 else 31)  # noqa: DTZ001
    try:
        moment = first + _DAY * serial
    except OverflowError:
        return None
    return (moment + datetime.timedelta(microseconds=500)).replace(microsecond=0)
