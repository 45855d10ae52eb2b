"""The ministry's CO2 estimate in editions whose sectors are spread over head rows, label columns or workbooks."""

import pytest

from importers.by_label import read_by_label
from importers.by_path import read_by_path
from importers.cell import CellValue, Range, Sheet, Workbook
from importers.understood import Understood
from tests import boards
from tests.importers.look_alikes import sheet_of, workbook_of

AGREEMENT = boards.agreement()
Rows = list[list[CellValue]]

# 4+2+1 = 7 industry; 6+3+1+0 = 10 transport; 7+20+30+10+5 = 72. Cars are 9, and no part of the record.
DEEP: Rows = [
    ["部門別CO2排出量の現況推計 令和2年度", *[None] * 15, "単位：千t-CO2"],
    ["団体コード", "都道府県", "市区町村", "合計", "産業部門", None, None, None, "業務その他部門", "家庭部門", "運輸部門",
     None, None, None, None, None, "廃棄物分野（一般廃棄物）"],
    [*[None] * 4, "合計", "製造業", "建設業・鉱業", "農林水産業", None, None, "合計", "自動車", None, None, "鉄道", "船舶"],
    [*[None] * 11, "合計", "旅客", "貨物"],
    ["132012", "東京都", "八王子市", 144, 14, 8, 4, 2, 40, 60, 20, 18, 12, 6, 2, 0, 10],
    ["132055", "東京都", "青梅市", 72, 7, 4, 2, 1, 20, 30, 10, 9, 6, 3, 1, 0, 5],
]  # fmt: skip
PARTS = {
    "": 72, "industry": 7, "industry/manufacturing": 4, "industry/construction_mining": 2, "industry/agriculture": 1,
    "business": 20, "household": 30, "transport": 10, "transport/passenger_car": 6, "transport/freight": 3,
    "transport/rail": 1, "transport/ship": 0, "waste": 5,
}  # fmt: skip


def deep(*, corner: CellValue = "単位：千t-CO2", title: str = "部門別CO2排出量の現況推計 令和2年度") -> Workbook:
    rows = [[title, *DEEP[0][1:-1], corner], *DEEP[1:]]
    merged = (Range(2, 5, 2, 8), Range(2, 11, 2, 16), Range(3, 12, 3, 14))
    plain = sheet_of("一覧", rows)
    return workbook_of(Sheet("一覧", plain.cells, merged=merged))


def parts(found: Understood | None) -> dict[tuple[str, int], float | None]:
    assert found is not None
    return {(entry.key.dimension, entry.period.fiscal_year): entry.value for entry in found.observations}


def test_sectors_in_three_rows_of_heads_are_read_for_the_municipality_and_keep_their_cells() -> None:
    found = read_by_path(deep(), AGREEMENT)
    assert parts(found) == {(part, 2020): value for part, value in PARTS.items()}
    assert found is not None
    assert found.issues == ()
    entry = next(entry for entry in found.observations if entry.key.dimension == "transport/freight")
    assert (entry.key.method, entry.status.value, entry.provenance.cell) == ("moe-suikei", "estimated", "N6")


def test_a_table_that_names_no_source_is_left_to_the_person() -> None:
    assert read_by_path(deep(title="CO2排出量 令和2年度"), AGREEMENT) is None


def test_a_table_without_unit_is_asked_for_it() -> None:
    found = read_by_path(deep(corner=None), AGREEMENT)
    assert found is not None
    assert (found.observations, {issue.key for issue in found.issues}) == ((), {"tables.no_unit"})


def test_sectors_down_the_rows_and_years_across_are_read_where_the_table_is_about_the_municipality() -> None:
    rows: Rows = [
        ["部門別CO2排出量の現況推計"],
        [None, None, None, "（千t-CO2）"],
        ["部門", "区分", "平成25年度", "平成26年度"],
        ["産業部門", "製造業", 4, 5],
        [None, "農林水産業", 1, 1],
        [None, "小計", 5, 6],
        ["家庭部門", None, 30, 31],
        ["運輸部門", "旅客自動車", 6, 7],
        ["合計", None, 45, 47],
    ]
    merged = (Range(4, 1, 6, 1),)
    plain = sheet_of("青梅市", rows)
    found = read_by_path(workbook_of(Sheet("青梅市", plain.cells, merged=merged)), AGREEMENT)
    assert parts(found) == {
        ("industry/manufacturing", 2013): 4, ("industry/manufacturing", 2014): 5,
        ("industry/agriculture", 2013): 1, ("industry/agriculture", 2014): 1,
        ("industry", 2013): 5, ("industry", 2014): 6, ("household", 2013): 30, ("household", 2014): 31,
        ("transport/passenger_car", 2013): 6, ("transport/passenger_car", 2014): 7, ("", 2013): 45, ("", 2014): 47,
    }  # fmt: skip
    assert read_by_path(workbook_of(Sheet("福生市", plain.cells, merged=merged)), AGREEMENT) is None


@pytest.mark.parametrize(
    ("sheet", "part"),
    [
        ("2013_産業部門（製造業）", "industry/manufacturing"),
        ("2013_産業部門（建設業・鉱業）", "industry/construction_mining"),
        ("2013_業務その他部門", "business"),
        ("2013_家庭部門", "household"),
        ("2013_運輸部門（鉄道）", "transport/rail"),
        ("2013_一般廃棄物", "waste"),
    ],
)
def test_a_workbook_of_one_sector_gives_that_sector(sheet: str, part: str) -> None:
    rows: Rows = [
        ["2013年データ"],
        ["都道府県コード", "都道府県", "市区町村コード", "市区町村", "都道府県の\n炭素排出量\n(1,000tC)", "係数",
         "市区町村の\nCO2排出量\n(1,000tCO2)"],
        ["13", "東京都", "13201", "八王子市", 2000, 3.67, 40],
        ["13", "東京都", "13205", "青梅市", 2000, 3.67, 20],
    ]  # fmt: skip
    found = read_by_label(workbook_of(sheet_of(sheet, rows)), AGREEMENT)
    assert parts(found) == {(part, 2013): 20}
