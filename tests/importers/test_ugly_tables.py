"""What municipal workbooks do to a reader: the classes of silent error found by a hostile review."""

from collections.abc import Sequence

import pytest

from dashboard.agreement.reading_pack import load_pack
from importers.cell import CellValue
from importers.cells import read_text
from importers.mapped import read_mapped
from importers.mapping import Figure, HandMapping
from importers.table import Table
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of, workbook_of

Rows = Sequence[Sequence[CellValue]]
MONTHS = [*range(4, 13), *range(1, 4)]
FISCAL = [*((2022, month) for month in range(4, 13)), *((2023, month) for month in range(1, 4))]


def tables(rows: Rows, sheet: str = "S") -> tuple[Table, ...]:
    return find_tables(sheet_of(sheet, rows))


def days(rows: Rows, sheet: str = "S") -> list[tuple[int, int]]:
    return [
        (value.as_of.year, value.as_of.month)
        for table in tables(rows, sheet)
        for value in table.values
        if value.as_of is not None
    ]


def test_months_that_run_past_december_lie_in_the_next_year_across_and_down() -> None:
    across: Rows = [["区分", *(f"{month}月" for month in MONTHS)], ["発電量", *range(100, 112)]]
    down: Rows = [["月", "発電量"], *((f"{month}月", 100 + month) for month in MONTHS)]
    begun: Rows = [["月", "発電量"], ["令和4年10月", 1], ["11月", 2], ["12月", 3], ["1月", 4], ["2月", 5]]

    assert days(across, "R4") == FISCAL
    assert days(down, "R4") == FISCAL
    assert days(begun) == [(2022, 10), (2022, 11), (2022, 12), (2023, 1), (2023, 2)]


def test_months_of_another_line_begin_in_the_same_year_again() -> None:
    rows: list[list[CellValue]] = [["種別", "月", "量"]]
    rows += [[kind if n == 0 else None, f"{m}月", m] for kind in ("太陽光", "風力") for n, m in enumerate(MONTHS)]

    assert days(rows, "R4") == [*FISCAL, *FISCAL]


def test_months_from_january_to_december_stay_in_their_year() -> None:
    rows: Rows = [["令和4年 発電量"], ["月", "太陽光", "風力"], *((f"{m}月", m, m) for m in range(1, 13))]

    assert days(rows) == [(2022, month) for month in range(1, 13) for _ in range(2)]


def test_a_year_in_the_corner_over_months_is_theirs() -> None:
    found = tables([["令和4年度", "発電量（kWh）"], ["4月", 100], ["3月", 70], ["合計", 170]])[0]

    assert [(value.fiscal_year, value.month, value.value) for value in found.values] == [
        (2022, 4, 100.0), (2022, 3, 70.0), (2022, 0, 170.0)
    ]  # fmt: skip


def test_an_era_over_numbers_makes_them_years_without_a_question() -> None:
    found = tables([["区分", "令和", None, None], [None, "3年度", "4年度", "5年度"], ["台数", 10, 12, 13]])[0]

    assert [(value.fiscal_year, value.column_path) for value in found.values] == [(2021, ()), (2022, ()), (2023, ())]
    assert found.issues == ()


def test_a_head_repeated_in_a_table_of_one_column_is_no_figure() -> None:
    found = tables([["表1 EV"], ["年度", "台数"], ["R3", 10], ["表2 PHV"], ["年度", "台数"], ["R3", 5]])

    assert [(value.a1, value.value) for table in found for value in table.values] == [("B3", 10.0), ("B6", 5.0)]


@pytest.mark.parametrize("label", ["（うち可燃）", "うち可燃", "可燃（再掲）", "内数"])
def test_brackets_around_a_part_are_asked_about_and_never_taken_for_a_negative(label: str) -> None:
    rows: Rows = [["区分", "単位", "R3"], ["家庭", "台", "100"], [label, "台", "(80)"], ["事業", "台", "50"]]
    found = {value.a1: value for table in tables(rows) for value in table.values}
    mapping = HandMapping("m", "*", (Figure("ev_count", row=found["C3"].row_path),))
    taken = read_mapped(workbook_of(sheet_of("S", rows)), load_pack("ome-tepco-pg"), [mapping])

    assert (found["C3"].value, found["C3"].issue) == (None, "ambiguous")
    assert taken is not None
    assert taken.observations == ()
    assert [issue.key for issue in taken.issues] == ["imports.cell.ambiguous_choices"]


def test_brackets_around_a_change_are_a_negative() -> None:
    assert [value.value for value in tables([["年度", "増減"], ["R3", "(150)"], ["R4", "20"]])[0].values] == [
        -150.0,
        20.0,
    ]


def test_a_remark_tells_the_state_of_one_year() -> None:
    found = tables([["年度", "台数"], ["R3", 10], ["R4", 12], ["R5", 13], ["注）令和5年度の数値は速報値である。"]])[0]

    assert [value.status for value in found.values] == ["", "", "provisional"]


def test_a_total_with_its_formula_is_a_total() -> None:
    found = tables([["年度", "家庭系(A)", "事業系(B)", "合計(A+B)"], ["R3", 100, 50, 150], ["R4", 110, 60, 190]])[0]

    assert [(check.cell, check.agrees) for check in found.checks] == [("D2", True), ("D3", False)]


def test_a_figure_in_quotation_marks_is_a_figure() -> None:
    assert read_text('"1,200"').value == 1200.0


def test_years_in_brackets_under_the_heads_are_years_and_no_negatives() -> None:
    rows: Rows = [["区分", "基準年度", "現状", "目標"], [None, "(2013)", "(2022)", "(2030)"], ["CO2", 707, 590, 382]]

    assert [(value.value, value.year) for value in tables(rows)[0].values] == [
        (707.0, 2013), (590.0, 2022), (382.0, 2030)
    ]  # fmt: skip


def test_a_budget_is_no_actual_figure() -> None:
    found = tables([["年度", "台数"], ["令和4年度", 12], ["令和5年度（予算）", 15]])[0]

    assert [value.path for value in found.values] == [("台数",), ("予算", "台数")]


def test_a_first_row_of_doubtful_figures_is_no_head() -> None:
    found = tables([["区分", "R3", "R4"], ["A", "12,5", "13,5"], ["B", "1,234", "5"]])[0]

    assert [(value.a1, value.value, value.issue) for value in found.values] == [
        ("B2", None, "ambiguous"), ("C2", None, "ambiguous"), ("B3", 1234.0, ""), ("C3", 5.0, "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "file"), [("R5.3末", "表.xlsx"), ("表", "EV_R5.3.31現在.xlsx"), ("令和5年3月末現在", "表.xlsx")]
)
def test_a_name_may_tell_the_day(sheet: str, file: str) -> None:
    found = find_tables(sheet_of(sheet, [["区分", "台数"], ["EV", 10], ["PHV", 5]]), file)[0]

    assert {(value.fiscal_year, str(value.as_of)) for value in found.values} == {(2022, "2023-03-31")}


def test_no_change_is_zero() -> None:
    assert read_text("±0").value == 0.0
    assert read_text("±0.0%").value == 0.0
    assert read_text("±5").issue == "ambiguous"
