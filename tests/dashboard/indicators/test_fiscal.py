"""Fiscal years and eras, in every way Japanese tables write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.fiscal import (
    FIRST_YEAR,
    LAST_YEAR,
    era_label,
    fiscal_year_of,
    parse_year,
    period_of,
    year_end,
)
from dashboard.indicators.observation import Period

FISCAL = {
    "令和三年度": 2021,
    "平29年度": 2017,
    "平成二十五年度": 2013,
    "平成１２年度": 2000, "平成25年度": 2013, "平成31年度": 2019, "令和元年度": 2019, "平成32年度": 2020, "平成42年度": 2030,
    "H42年度": 2030, "2023年度": 2023, "２０２３年度": 2023, "2023FY": 2023, "FY2023": 2023, "令和 5 年度": 2023,
    "令和05年度": 2023, "Ｒ５年度": 2023, "2023年度(令和5年度)": 2023, "令和5年度（2023年度）": 2023,
    "平成31年度（令和元年度）": 2019, "平成31（令和元）年度": 2019, "2023年度※1": 2023, "平成25年度注）": 2013,
    "R5年度実績": 2023, "昭和63年度": 1988,
}  # fmt: skip
OPEN = {
    "平成 21": 2009, "H25": 2013, "R5": 2023, "令和元": 2019, "令和２": 2020, "2019": 2019, "2019年": 2019, "S55": 1980,
    "㍻25": 2013, "㋿5": 2023, "H31": 2019, "西暦2023年": 2023, "2023(R5)": 2023,
}  # fmt: skip


@pytest.mark.parametrize("label", FISCAL)
def test_a_label_that_says_fiscal_year_is_one(label: str) -> None:
    found = parse_year(label)

    assert found is not None
    assert (found.period, found.fiscal, found.plausible) == (Period(FISCAL[label]), True, True)


@pytest.mark.parametrize("label", OPEN)
def test_a_bare_year_is_taken_for_the_fiscal_year_and_says_that_it_was_open(label: str) -> None:
    found = parse_year(label)

    assert found is not None
    assert (found.period, found.fiscal) == (Period(OPEN[label]), False)


@pytest.mark.parametrize(
    ("label", "year", "day"),
    [
        ("令和5年度末", 2023, "2024-03-31"),
        ("H29年7月末時点", 2017, "2017-07-31"),
        ("2019年12月末", 2019, "2019-12-31"),
        ("2022年3月", 2021, "2022-03-31"),
        ("2020年2月末日", 2019, "2020-02-29"),
        ("2022年度3月", 2022, "2023-03-31"),
        ("2022年度4月", 2022, "2022-04-30"),
        ("令和6年3月31日現在", 2023, "2024-03-31"),
        ("2019/12/31", 2019, "2019-12-31"),
        ("H29.3", 2016, "2017-03-31"),
        ("R5.12月末", 2023, "2023-12-31"),
        ("2017/3末", 2016, "2017-03-31"),
        ("令和五年三月三十一日", 2022, "2023-03-31"),
        ("2019.4.1", 2019, "2019-04-01"),
        ("R5.3.31", 2022, "2023-03-31"),
        ("2014年末", 2014, "2014-12-31"),
    ],
)
def test_a_day_in_a_label_is_kept_and_falls_into_its_fiscal_year(label: str, year: int, day: str) -> None:
    found = parse_year(label)

    assert found is not None
    assert found.period == Period(year, datetime.date.fromisoformat(day))
    assert found.fiscal is ("年度" in label)


@pytest.mark.parametrize(
    "label",
    [
        "CH4 排出量", "CH4", " H42", "H42", "H32", "S65", "T16", "M46", "合計", "", "　", "2013_一覧表", "13205", "01100", "2013～2015",
        "2013年度 2014年度", "2030年目標", "令和5年度（見込）", "5年度", "23年度", "'23", "平成０年度", "令和0", "R00",
        "2022年13月", "2019/2/29", "3019年度", "XH25", "5.3", "2017.3", "R5.13", "4/5", "令和年度",
        "令和6年度(2023年度)", "2023年度（令和4年度）", "H25(2014)",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_year_is_none(label: str) -> None:
    assert parse_year(label) is None


@pytest.mark.parametrize("label", ["1969", "2071年度", "明治元年", "大正10年"])
def test_a_year_far_away_is_understood_but_not_believed(label: str) -> None:
    found = parse_year(label)

    assert found is not None
    assert not found.plausible


@pytest.mark.parametrize(
    ("value", "period"),
    [
        (2019, Period(2019)),
        (2019.0, Period(2019)),
        (1800, Period(1800)),
        (2200, Period(2200)),
        (datetime.date(2020, 3, 31), Period(2019, datetime.date(2020, 3, 31))),
        (datetime.datetime.fromisoformat("2020-04-01T00:00"), Period(2020, datetime.date(2020, 4, 1))),
    ],
)
def test_numbers_and_true_dates_are_years_too(value: object, period: Period) -> None:
    found = parse_year(value)

    assert found is not None
    assert found.period == period


@pytest.mark.parametrize("value", [2019.5, 1100, 1799, 2201, 43830, True, None, -2019])
def test_other_numbers_are_no_years(value: object) -> None:
    assert parse_year(value) is None


@pytest.mark.parametrize(
    ("day", "year"), [("2020-03-31", 2019), ("2020-04-01", 2020), ("2019-12-31", 2019), ("2020-01-01", 2019)]
)
def test_a_fiscal_year_runs_from_april_to_march(day: str, year: int) -> None:
    assert fiscal_year_of(datetime.date.fromisoformat(day)) == year
    assert period_of(datetime.date.fromisoformat(day)).fiscal_year == year


def test_a_fiscal_year_ends_in_march_of_the_next_calendar_year() -> None:
    assert year_end(2019) == datetime.date(2020, 3, 31)


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2026, "令和8年度"), (2020, "令和2年度"), (2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"),
        (1988, "昭和63年度"), (1970, "昭和45年度"),
    ],
)  # fmt: skip
def test_what_is_written_in_eras_is_the_year_it_is_read_as(year: int, label: str) -> None:
    read = parse_year(label)

    assert read is not None
    assert read.period.fiscal_year == year


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_a_year_survives_being_written_in_its_era(year: int) -> None:
    found = parse_year(era_label(year))

    assert found is not None
    assert (found.period, found.fiscal) == (Period(year), True)


def test_fiscal_2019_is_written_in_the_era_in_which_it_began() -> None:
    assert (era_label(2018), era_label(2019), era_label(2020)) == ("平成30年度", "平成31年度", "令和2年度")
    assert (era_label(1927), era_label(1926), era_label(1912)) == ("昭和2年度", "大正15年度", "明治45年度")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_lies_in_exactly_one_fiscal_year(day: datetime.date) -> None:
    assert year_end(fiscal_year_of(day) - 1) < day <= year_end(fiscal_year_of(day))


@given(st.text())
def test_any_text_is_a_year_or_none(text: str) -> None:
    found = parse_year(text)

    assert found is None or 1800 <= found.period.fiscal_year <= 2200
