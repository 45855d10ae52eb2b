"""Years, months, days and units that only what stands around a figure tells."""

import datetime
from collections.abc import Sequence

import pytest

from importers.cell import CellValue
from importers.table import TableValue, YearMark
from importers.table_finding import find_tables
from importers.table_units import unit_of_title
from importers.table_years import continued, day_of_every_year
from importers.title_years import year_within
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]


def values(rows: Rows) -> dict[str, TableValue]:
    return {value.a1: value for table in find_tables(sheet_of("S", rows)) for value in table.values}


@pytest.mark.parametrize(
    ("text", "before", "year"),
    [
        ("30", 2017, 2018),  # 平成29 → 30
        ("31", 2018, 2019),
        ("元", 2018, 2019),
        ("２", 2019, 2020),  # 令和元 → 2
        ("３年度", 2020, 2021),
        ("2", 2019, 2020),
        ("20", 2019, 2020),  # 2019 → 20
        ("5", 2019, None),
        ("120", 2019, None),
        ("元", 2019, None),
    ],
)
def test_a_bare_number_is_a_year_only_where_it_goes_on_from_the_one_before(
    text: str, before: int, year: int | None
) -> None:
    found = continued(text, YearMark(before, fiscal=True))

    assert (found.year if found else None) == year


def test_nothing_goes_on_from_a_month_or_from_no_year() -> None:
    assert continued("5", None) is None
    assert continued("3", YearMark(2020, fiscal=False, month=4)) is None


def test_short_years_down_the_rows_follow_the_era_written_out() -> None:
    found = values([["年度", "台数"], ["平成30年度", 11], ["令和元年度", 12], ["２", 13], [3, 14]])

    assert [value.year for value in found.values()] == [2018, 2019, 2020, 2021]
    assert {value.path for value in found.values()} == {("台数",)}


def test_short_years_over_the_columns_follow_the_era_written_out() -> None:
    found = values([["区分", "平成29年度", 30, "令和元", "２"], ["小学校", 10, 20, 30, 40], ["中学校", 5, 6, 7, 8]])

    assert [found[cell].year for cell in ("B2", "C2", "D2", "E2")] == [2017, 2018, 2019, 2020]


def test_figures_that_happen_to_run_on_beside_a_year_stay_figures() -> None:
    found = values([["年度", "件数", "金額"], ["R1", 1, 2], ["R2", 3, 4], ["R3", 5, 6]])

    assert [value.value for value in found.values()] == [1, 2, 3, 4, 5, 6]


def test_months_down_the_rows_keep_their_month_under_years_across() -> None:
    found = values([["", "2021年度", "2022年度"], ["4月", 10, 20], ["1月", 30, 40], ["計", 40, 60]])

    assert [(value.month, value.fiscal_year, value.definition) for value in found.values()] == [
        (4, 2021, 0),
        (4, 2022, 0),
        (1, 2021, 0),
        (1, 2022, 0),
        (0, 2021, 0),
        (0, 2022, 0),
    ]
    assert found["B3"].as_of == datetime.date(2022, 1, 31)


def test_a_total_among_the_months_does_not_name_the_months_of_the_next_year() -> None:
    found = values(
        [["年度", "月", "発電量"], ["R3", 4, 10], [None, 5, 20], [None, "計", 30], ["R4", 4, 11], [None, 5, 21]]
    )

    assert [value.total for value in found.values()] == [False, False, True, False, False]
    assert found["C5"].path == ("発電量",)


@pytest.mark.parametrize(
    ("title", "year", "fiscal_year", "as_of"),
    [
        ("導入状況（令和６年３月末現在）", 2024, 2023, datetime.date(2024, 3, 31)),
        ("導入状況（2023年12月31日現在）", 2023, 2023, datetime.date(2023, 12, 31)),
        ("導入状況（令和５年度）", 2023, 2023, None),
    ],
)
def test_a_title_tells_the_day_its_figures_stand_for(
    title: str, year: int, fiscal_year: int, as_of: datetime.date | None
) -> None:
    found = values([[title], ["区分", "件数", "容量"], ["10kW未満", 3, 4.5], ["10kW以上", 1, 20]])

    assert {(value.year, value.fiscal_year, value.as_of) for value in found.values()} == {(year, fiscal_year, as_of)}


def test_the_day_a_paper_was_written_is_no_year_of_its_figures() -> None:
    assert year_within("作成日：令和6年4月1日") is None
    assert year_within("令和6年4月1日公表") is None
    assert year_within("令和6年の件数") == YearMark(2024, fiscal=False)


def test_calendar_years_counted_on_one_day_lie_in_the_fiscal_year_of_that_day() -> None:
    found = values([["人口（各年1月1日現在）"], ["年", "人口(人)"], ["2020年", 131], ["2021年", 130]])

    assert [(value.fiscal_year, value.as_of) for value in found.values()] == [
        (2019, datetime.date(2020, 1, 1)),
        (2020, datetime.date(2021, 1, 1)),
    ]
    assert day_of_every_year(["各年3月31日現在", "毎年10月1日調べ"]) == (0, 0)


def test_fiscal_years_stay_what_they_are_whatever_day_is_told() -> None:
    found = values([["件数（各年3月31日現在）"], ["年度", "件数"], ["2020年度", 1], ["2021年度", 2]])

    assert [(value.fiscal_year, value.as_of) for value in found.values()] == [(2020, None), (2021, None)]


def test_a_title_gives_its_unit_to_figures_without_one() -> None:
    found = values([["月別 発電量（kWh）"], ["区分", "2021年度", "2022年度"], ["小学校", 1, 2], ["中学校", 3, 4]])

    assert {value.unit for value in found.values()} == {"kWh"}
    assert unit_of_title("人口（人）と世帯（世帯）") == ""


def test_shares_do_not_take_the_unit_of_the_table() -> None:
    found = values([["単位：台", None, None], ["年度", "台数", "前年比"], ["R3", 100, "－"], ["R4", 110, 1.1]])

    assert (found["B4"].unit, found["C4"].unit) == ("台", "")


def test_a_unit_in_the_cell_is_told_as_it_is_written() -> None:
    found = values([["年度", "EV", "容量"], ["R3", "150台", "6.2千kW"], ["R4", "1.2千台", "7000kW"]])

    assert [(value.value, value.unit) for value in found.values()] == [
        (150, "台"),
        (6.2, "千kW"),
        (1.2, "千台"),
        (7000, "kW"),
    ]
