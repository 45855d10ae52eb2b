"""Figures that happen to look like years or months are figures wherever a head stands over them."""

from collections.abc import Sequence

import pytest

from importers.cell import CellValue
from importers.table import TableValue
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]
REGIONS = ["区分", "A地区", "B地区", "C地区", "D地区", "E地区", "F地区"]
YEARS = ["年度", "R1", "R2", "R3", "R4", "R5", "R6"]
COUNTED: list[list[CellValue]] = [
    ["EV", 1, 2, 3, 4, 5, 6],
    ["世帯", 2019, 2020, 2021, 2022, 2023, 2024],
    ["件数", 7, 8, 9, 10, 11, 12],
    ["割合", 12, 1, 2, 3, 4, 5],
]


def values(rows: Rows) -> list[TableValue]:
    return [value for table in find_tables(sheet_of("S", rows)) for value in table.values]


@pytest.mark.parametrize("head", [REGIONS, YEARS])
@pytest.mark.parametrize("text", [False, True])
def test_rows_that_run_like_months_or_years_are_figures_in_any_order(head: list[CellValue], *, text: bool) -> None:
    for first in range(len(COUNTED)):
        rows = [*COUNTED[first:], *COUNTED[:first]]
        told = [[str(cell) if text else cell for cell in row] for row in rows]
        found = values([head, *told])

        assert [value.value for value in found] == [float(str(cell)) for row in rows for cell in row[1:]]
        assert [value.year for value in found[:6]] == ([None] * 6 if head is REGIONS else list(range(2019, 2025)))


def test_a_year_of_months_with_figures_that_run_like_months() -> None:
    months = [*range(4, 13), *range(1, 4)]
    found = values([["月", *(f"{month}月" for month in months)], ["件数", *months], ["EV", *range(1, 13)]])

    assert [(value.month, value.value) for value in found] == [
        *((month, float(month)) for month in months),
        *((month, float(number)) for number, month in enumerate(months, 1)),
    ]


@pytest.mark.parametrize("head", ["世帯数", "台数（台）", "年間件数", "月平均", "人口"])
def test_a_column_of_a_measure_is_no_column_of_years_or_months(head: str) -> None:
    labels = values([["市", head], ["A", 2019], ["B", 2020], ["C", 2021]])
    years = values([["年度", head], [2013, 1], [2014, 2], [2015, 3], [2016, 4], [2017, 5], [2018, 6]])
    like_years = values([["年度", head], [2019, 2020], [2020, 2021], [2021, 2022]])

    assert [(value.value, value.year) for value in labels] == [(2019.0, None), (2020.0, None), (2021.0, None)]
    assert [(value.value, value.year) for value in years] == [(float(n), 2012 + n) for n in range(1, 7)]
    assert [(value.value, value.year) for value in like_years] == [(2020.0, 2019), (2021.0, 2020), (2022.0, 2021)]


def test_years_and_months_over_figures_are_heads_still() -> None:
    second = values([["区分", "家庭系", None, "事業系", None], ["年度", 2021, 2022, 2021, 2022], ["甲", 1, 2, 3, 4]])
    months = values([["月", *map(str, range(4, 10))], ["甲", 11, 12, 13, 14, 15, 16]])
    alone = values([["区分", 2021], ["世帯", 5010]])

    assert [(value.year, value.column_path, value.value) for value in second] == [
        (2021, ("家庭系",), 1.0), (2022, ("家庭系",), 2.0), (2021, ("事業系",), 3.0), (2022, ("事業系",), 4.0)
    ]  # fmt: skip
    assert [value.month for value in months] == [4, 5, 6, 7, 8, 9]
    assert [(value.a1, value.year) for value in alone] == [("B2", 2021)]


def test_the_same_years_again_begin_the_next_table() -> None:
    rows: Rows = [["EV", 2021, 2022, 2023], ["青梅市", 1, 2, 3], ["PHV", 2021, 2022, 2023], ["青梅市", 4, 5, 6]]

    assert [(value.a1, value.year) for value in values(rows)] == [
        ("B2", 2021), ("C2", 2022), ("D2", 2023), ("B4", 2021), ("C4", 2022), ("D4", 2023)
    ]  # fmt: skip
