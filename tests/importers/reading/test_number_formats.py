"""Which format codes make a number a date, in Japanese workbooks too."""

import datetime

import pytest

from importers.reading.number_formats import BUILTIN, date_of, is_date

DATES = (
    "yyyy/m/d",
    "m/d/yy",
    "ge.m.d",
    "[$-411]ggge年m月d日",
    "yyyy年m月",
    "h:mm",
    "mm:ss.0",
    "d-mmm-yy",
    "aaa",
    '[$-ja-JP-x-gannen]ggge"年"m"月";@',
    'e"年"',
    'yyyy"a;b"',
    "[$-411]aaaa",
    "[DBNum3][$-411]m",
)
NUMBERS = (
    "General", "0", "#,##0", "0.0%", "#,##0;[Red]-#,##0", '#,##0"台"', '0"年度"', '[DBNum3]#"月"', "△#,##0", "@",
    "0.00E+00", "#,##0_ ;[Red]\\-#,##0\\ ", '"H"0', "G/標準", "[Red]0", "", "[h]:mm:ss", "[mm]:ss", "# ?/?", "##0.0E+0", '"第"0"四半期"', "_-* #,##0_-", "0\\d",
)  # fmt: skip


@pytest.mark.parametrize("code", DATES)
def test_codes_with_years_months_days_or_hours_mean_dates(code: str) -> None:
    assert is_date(code)


@pytest.mark.parametrize("code", NUMBERS)
def test_letters_in_quotes_and_brackets_make_no_date(code: str) -> None:
    assert not is_date(code)


def test_the_built_in_formats_of_japanese_editions_are_known() -> None:
    assert [number for number, code in BUILTIN.items() if is_date(code)] == [
        *range(14, 23), *range(27, 37), 45, 47, *range(50, 59)
    ]  # fmt: skip


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_serial_number_outside_the_calendar_is_no_date(from_1904: bool) -> None:
    assert date_of(-1, from_1904=from_1904) is None
    assert date_of(99_999_999, from_1904=from_1904) is None


def test_the_two_calendars_lie_four_years_and_a_day_apart() -> None:
    assert date_of(40000, from_1904=False) == datetime.datetime.fromisoformat("2009-07-06")
    assert date_of(40000 - 1462, from_1904=True) == datetime.datetime.fromisoformat("2009-07-06")


def test_a_time_of_day_is_rounded_to_the_second() -> None:
    assert date_of(43830 + 86399.9999999 / 86400, from_1904=False) == datetime.datetime.fromisoformat("2020-01-01")
    assert date_of(0.5, from_1904=False) == datetime.time(12, 0)


def test_the_day_that_never_was_is_no_date() -> None:
    assert date_of(59, from_1904=False) == datetime.datetime.fromisoformat("1900-02-28")
    assert date_of(60, from_1904=False) is None
    assert date_of(61, from_1904=False) == datetime.datetime.fromisoformat("1900-03-01")
