"""The real files, unchanged: what their tables say at chosen cells, and that no figure is left over."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dashboard.agreement.reading_pack import load_pack
from importers.table import TableValue
from importers.understanding import Understanding, understand

Shared = Callable[..., Path]


@cache
def understood(path: Path) -> Understanding:
    return understand(path, load_pack("ome-tepco-pg"))


def value_at(found: Understanding, cell: str, sheet: str = "") -> TableValue:
    return next(v for t in found.tables if sheet in ("", t.sheet) for v in t.values if v.a1 == cell)


@pytest.mark.parametrize(
    ("file", "cell", "value", "year", "month", "unit", "label"),
    [
        ("csv/金沢ごみ.csv", "D4", 1335422.0, 2009, 0, "千円", "人件費"),
        ("csv/金沢ごみ.csv", "AM40", 876.0, 2022, 0, "g/人・日", "人口1人1日当たりのごみ排出量"),
        ("csv/千葉ごみ処理費用.csv", "K16", 180371.0, 2011, 0, "t/年", "収集運搬量"),
        ("csv/千葉ごみ処理費用.csv", "G23", 13360774721.0, 2011, 0, "", "費用合計"),
        ("csv/gomi-amount-sabae.csv", "C2", 1131.8, 2020, 4, "", "燃やすごみ"),
        ("csv/Tokyo_20221206.csv", "C15", 3075.0, 2022, 12, "万kW", "当日実績"),
        ("gov/建設総合統計_出来高.xlsx", "D12", 376.42, 2010, 4, "億円", "青森県"),
        ("gov/fy2005_incineration.xls", "I3", 160454.0, 2005, 0, "t/年度", "年間処理量"),
        ("gov/fy2014_incineration.xlsx", "G7", 0.0, 2014, 0, "t/年度", "資源物回収"),
        ("gov/fy2022_incineration.xlsx", "H7", 0.0, 2022, 0, "m3/年度", "発生ガス回収"),
        ("moe/2013_06.xlsx", "I3", 2259.4845856373158, 2013, 0, "1,000tCO2", "市区町村のCO2排出量"),
        ("moe/2013_10.csv", "E2", 1425.0, 2013, 0, "", "製造業"),
    ],
)
def test_a_figure_has_its_year_its_unit_and_its_labels(
    shared_data: Shared, file: str, cell: str, value: float, year: int, month: int, unit: str, label: str
) -> None:
    found = value_at(understood(shared_data(*file.split("/"))), cell)

    assert (found.value, found.year, found.month, found.unit) == (value, year, month, unit)
    assert label in found.path


def test_monthly_changes_carry_their_year_down(shared_data: Shared) -> None:
    found = understood(shared_data("gov", "建設総合統計_出来高.xlsx"))
    sheet = found.workbook.sheets[1].name

    told = [value_at(found, cell, sheet) for cell in ("D9", "D29", "D37")]
    assert [(v.year, v.month, v.fiscal_year, v.unit) for v in told] == [
        (2000, 0, 2000, "%"),
        (2000, 5, 2000, "%"),
        (2001, 1, 2000, "%"),
    ]
    assert [v.hidden for v in told] == [True, True, True]


def test_the_energy_balance_has_heads_fourteen_rows_deep(shared_data: Shared) -> None:
    found = understood(shared_data("gov", "stte_2013.xlsx"))
    value = value_at(found, "H17", "ｴﾈﾙｷﾞｰ単位表（本表）")

    assert value.column_path == ("$0110", "原料炭", "Steel Making Coal", "原料炭+")
    assert (value.row_path, value.unit, value.year) == (
        ("#100000", "Primary Energy Supply", "一次エネルギー供給"),
        "TJ",
        2013,
    )


@pytest.mark.parametrize("name", ["csv", "gov", "moe"])
def test_no_figure_is_left_without_a_table(shared_data: Shared, name: str) -> None:
    files = [path for path in sorted(shared_data(name).iterdir()) if not path.name.startswith("mynumber")]

    assert {path.name: [cell.a1 for _, cell in understood(path).left] for path in files} == {
        path.name: [] for path in files
    }


def test_the_ministrys_totals_agree_with_their_parts(shared_data: Shared) -> None:
    checks = understood(shared_data("moe", "2019_10.xlsx")).tables[0].checks

    assert len(checks) > 6000
    assert {check.agrees for check in checks} == {True}
