"""Tables of every shape that real files have: each figure is found with its labels, year, month and unit."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from importers.cell import CellValue, Range, Sheet
from importers.table import Table, TableValue
from importers.table_finding import find_tables, hidden_parts
from tests.importers.look_alikes import moe_rows, sheet_of

Rows = Sequence[Sequence[CellValue]]


def found(rows: Rows, *merged: Range, sheet: str = "S", file: str = "") -> tuple[Table, ...]:
    return find_tables(replace(sheet_of(sheet, rows), merged=merged), file)


def at(tables: Sequence[Table], cell: str) -> TableValue:
    return next(value for table in tables for value in table.values if value.a1 == cell)


def formatted(sheet: Sheet, code: str, *places: tuple[int, int]) -> Sheet:
    cells = dict(sheet.cells)
    for place in places:
        cells[place] = cells[place]._replace(number_format=code)
    return replace(sheet, cells=cells)


def test_years_across_give_each_figure_its_year_and_the_unit_of_its_row() -> None:
    tables = found(
        [
            ["ごみの量", None, None, None],
            ["項　　目", "単位", "平成 30", "令和元"],
            ["総排出量", "ｔ", "1,200 ", "1,180 "],
            ["１人１日当たり", "g/人・日", 640, 630],
        ]
    )

    assert [table.address for table in tables] == ["A1:D4"]
    value = at(tables, "D3")
    assert (value.value, value.year, value.unit, value.path) == (1180.0, 2019, "t", ("総排出量",))
    assert at(tables, "C4").unit == "g/人・日"
    assert tables[0].title == "ごみの量"


def test_years_down_the_rows_may_be_bare_numbers() -> None:
    tables = found([["年度", "容量(kW)", "件数（件）"], [2021, 10, 1], [2022, 20, 2], [2023, 30, 3]])

    value = at(tables, "B4")
    assert (value.year, value.value, value.column_path, value.unit) == (2023, 30.0, ("容量",), "kW")
    assert at(tables, "C3").unit == "件"


def test_a_year_alone_above_a_block_holds_for_the_tables_below_it() -> None:
    tables = found(
        [
            ["2021", None, None, None, None, None],
            [None, "収集", "処分", None, None, "投入量（単位：ｔ／年）"],
            ["可燃", 10, 20, None, "可燃", 5],
            ["不燃", 1, 2, None, "不燃", 6],
            [],
            ["2022", None, None, None, None, None],
            [None, "収集", "処分", None, None, "投入量（単位：ｔ／年）"],
            ["可燃", 11, 21, None, "可燃", 7],
            ["不燃", 2, 3, None, "不燃", 8],
        ]
    )

    assert [table.address for table in tables] == ["A1:C4", "E2:F4", "A6:C9", "E7:F9"]
    assert {cell: at(tables, cell).year for cell in ("B3", "F4", "C8", "F9")} == {
        "B3": 2021, "F4": 2021, "C8": 2022, "F9": 2022
    }  # fmt: skip
    assert (at(tables, "F9").unit, at(tables, "F9").year_from) == ("t/年", "block")


@pytest.mark.parametrize(
    ("sheet", "file", "source"), [("2019_一覧表", "表.xlsx", "sheet"), ("一覧表", "R1年度_表.xlsx", "file")]
)
def test_the_year_may_stand_only_in_a_name(sheet: str, file: str, source: str) -> None:
    tables = found([["市", "台数"], ["青梅市", 5], ["八王子市", 7]], sheet=sheet, file=file)

    assert [(value.year, value.year_from) for value in tables[0].values] == [(2019, source)] * 2


def test_a_title_tells_the_year_when_nothing_nearer_does() -> None:
    tables = found([["令和4年度 ごみ処理の状況"], ["市", "量"], ["青梅市", 5], ["八王子市", 7]])

    assert at(tables, "B3").year == 2022


def test_months_carry_the_year_down_and_january_lies_in_the_fiscal_year_before() -> None:
    rows: list[list[CellValue]] = [["年", "月", "電力量"]]
    months = [*range(4, 13), *range(1, 4)]
    rows += [["平成２５年" if n == 0 else "平成２６年" if n == 9 else None, m, 100 + n] for n, m in enumerate(months)]
    tables = found(rows)

    assert [(v.year, v.month, v.fiscal_year) for v in tables[0].values][::9] == [(2013, 4, 2013), (2014, 1, 2013)]
    assert {value.path for value in tables[0].values} == {("電力量",)}


def test_integers_shown_with_the_sign_for_month_are_months() -> None:
    sheet = sheet_of("S", [["令和5年度", None, None], ["区分", 4, 5], ["収集", 10, 20]])
    tables = find_tables(formatted(sheet, '[DBNum3]#"月"', (2, 2), (2, 3)))

    assert [(v.year, v.month, v.value) for v in tables[0].values] == [(2023, 4, 10.0), (2023, 5, 20.0)]


def test_dates_down_the_rows_are_months_of_their_year() -> None:
    tables = found([["観測年月", "東京"], [datetime.date(2010, 4, 1), 10], [datetime.date(2011, 1, 1), 20]])

    assert [(v.year, v.month, v.fiscal_year) for v in tables[0].values] == [(2010, 4, 2010), (2011, 1, 2010)]


def test_annual_and_monthly_rows_stand_in_one_table() -> None:
    rows: list[list[CellValue]] = [["区　分", None, "北海道", "東\u3000北"], ["平成１２年度計", None, 12, 14]]
    rows += [["平成１３年" if m == 4 else None, m, m, m + 1] for m in range(4, 10)]
    tables = found(rows)

    assert (at(tables, "C2").year, at(tables, "C2").month, at(tables, "C3").month) == (2000, 0, 4)
    assert at(tables, "D4").column_path == ("東北",)


def test_merged_heads_are_filled_and_a_unit_row_becomes_the_unit() -> None:
    tables = found(
        [
            ["市", "家庭系", None, "事業系", None],
            [None, "可燃", "資源", "可燃", "資源"],
            [None, "（t/年度）", "（t/年度）", "（t/年度）", "（㎥/年度）"],
            ["青梅市", 1, 2, 3, 4],
            ["羽村市", 5, 6, 7, 8],
        ],
        Range(1, 2, 1, 3),
        Range(1, 4, 1, 5),
        Range(1, 1, 3, 1),
    )

    assert [value.column_path for value in tables[0].values[:4]] == [
        ("家庭系", "可燃"), ("家庭系", "資源"), ("事業系", "可燃"), ("事業系", "資源")
    ]  # fmt: skip
    assert (at(tables, "B4").unit, at(tables, "E5").unit) == ("t/年度", "m3/年度")


def test_a_group_without_merged_cells_reaches_over_the_names_below_it() -> None:
    tables = found(
        [[None, "平成30年度", None, "令和元年度", None], ["区分", "件数", "金額", "件数", "金額"], ["A", 1, 2, 3, 4]]
    )

    assert [(v.year, v.column_path) for v in tables[0].values] == [
        (2018, ("件数",)), (2018, ("金額",)), (2019, ("件数",)), (2019, ("金額",))
    ]  # fmt: skip


def test_a_head_may_be_fourteen_rows_deep_and_hold_figures() -> None:
    names = [[None, None, f"段{n}A", f"段{n}B", f"段{n}C"] for n in range(10)]
    rows: list[Sequence[CellValue]] = [
        *names,
        [None, "発熱量", 25.9, "混合物", 28.7],
        [],
        ["年度", None, "石炭+", "原料炭+", "一般炭+"],
        ["2013FY", None, " 10^3 t", " 10^3 t", " 10^3 t"],
        [],
        ["#1", "供給", 1, 2, 3],
        ["#2", "輸入", 4, 5, 6],
    ]
    tables = found(rows)

    value = at(tables, "D17")
    assert (len(tables), len(value.column_path), value.column_path[-1], value.unit) == (
        1,
        12,
        "原料炭+",
        "10^3 t".replace(" ", ""),
    )
    assert at(tables, "C11").row_path == ("発熱量",)
    assert not any(value.issue for value in tables[0].values)


def test_a_unit_in_a_corner_holds_for_the_whole_table() -> None:
    tables = found(moe_rows(), sheet="2013_一覧表")

    assert {value.unit for value in tables[0].values} == {"1,000tCO2"}
    assert [note.cell for note in tables[0].notes] == ["A1"]
    assert at(tables, "E4").row_path == ("13", "東京都", "13205", "青梅市")


def test_footnotes_and_their_marks_are_kept_apart_from_the_labels() -> None:
    tables = found(
        [
            ["区分", "平成25年度", "平成26年度"],
            ["直接搬入※1", 10, 11],
            ["合計注３）", 20, 21],
            ["※1 市民が直接持ち込んだもの"],
            [],
            ["資料：環境課"],
        ]
    )

    assert [value.row_path for value in tables[0].values[::2]] == [("直接搬入",), ("合計",)]
    assert [note.text for note in tables[0].notes] == ["※1 市民が直接持ち込んだもの", "資料：環境課"]


def test_labels_indented_over_columns_make_a_path() -> None:
    tables = found(
        [
            ["区分", None, None, "2021年度", "2022年度"],
            ["総排出量", None, None, 100, 90],
            [None, "家庭系", None, 70, 60],
            [None, None, "可燃", 50, 45],
            [None, None, "資源", 20, 15],
            [None, "事業系", None, 30, 30],
        ]
    )

    assert at(tables, "E5").row_path == ("総排出量", "家庭系", "資源")
    assert at(tables, "D6").row_path == ("総排出量", "事業系")


def test_a_table_may_begin_anywhere_and_the_sheet_may_have_stray_cells() -> None:
    rows: list[list[CellValue]] = [[None] * 20 for _ in range(5)]
    rows[2][16:19] = ["年度", "件数", "金額"]
    rows[3][16:19] = ["R4", 1, 2]
    rows[4][16:19] = ["R5", 3, 4]

    tables = found(rows)

    assert [(table.address, table.years) for table in tables] == [("Q3:S5", (2022, 2023))]


def test_tables_side_by_side_without_a_gap_are_told_apart_by_their_repeated_label() -> None:
    tables = found([["年度", "件数", "年度", "件数"], ["R1", 1, "R3", 3], ["R2", 2, "R4", 4]])

    assert [(table.address, table.years) for table in tables] == [("A1:B3", (2019, 2020)), ("C1:D3", (2021, 2022))]


def test_stacked_tables_without_a_gap_are_told_apart_by_their_heads() -> None:
    tables = found([["市", "甲", "乙"], ["A", 1, 2], ["B", 3, 4], ["市", "丙", "丁"], ["A", 5, 6], ["B", 7, 8]])

    assert [table.address for table in tables] == ["A1:C3", "A4:C6"]
    assert at(tables, "C6").column_path == ("丁",)


def test_the_same_year_twice_is_two_definitions_and_a_question() -> None:
    tables = found([["区分", "平成29", "平成30", "平成30", "令和元"], ["収集", 1, 2, 3, 4], ["処分", 5, 6, 7, 8]])

    assert [(v.a1, v.value, v.definition) for v in tables[0].values if v.year == 2018] == [
        ("C2", 2.0, 1), ("D2", 3.0, 2), ("C3", 6.0, 1), ("D3", 7.0, 2)
    ]  # fmt: skip
    assert [(issue.key, issue.cell) for issue in tables[0].issues] == [("tables.year_twice", "D1")]


def test_the_unit_of_the_first_of_like_tables_is_carried_and_said_so() -> None:
    block: list[list[CellValue]] = [["市", "甲", "乙"], ["A", 1, 2], ["B", 3, 4]]
    tables = found([["（単位：千円）"], *block, [], *block])

    assert {value.unit for value in tables[1].values} == {"千円"}
    assert [issue.key for issue in tables[1].issues] == ["tables.unit_carried"]


def test_totals_are_held_against_their_parts() -> None:
    right: list[list[CellValue]] = [
        ["区分", "甲", "乙", "計"],
        ["A", 1, 2, 3],
        ["B", 3, 4, 7],
        ["C", 5, 6, 11],
        ["合計", 9, 12, 21],
    ]
    wrong: list[list[CellValue]] = [*right[:4], ["合計", 9, 19, 21]]

    assert {check.agrees for check in found(right)[0].checks} == {True}
    assert [check.cell for check in found(wrong)[0].checks if not check.agrees] == ["C5", "D5"]


def test_a_subtotal_between_details_is_not_added_twice() -> None:
    tables = found(
        [
            ["区分", "甲", "乙"],
            ["A", 1, 2],
            ["B", 3, 4],
            ["小計", 4, 6],
            ["C", 5, 1],
            ["D", 1, 1],
            ["小計", 6, 2],
            ["合計", 10, 8],
        ]
    )

    assert [(check.cell, check.agrees) for check in tables[0].checks] == [
        (f"{column}{row}", True) for row in (4, 7, 8) for column in "BC"
    ]


def test_words_in_a_column_of_figures_are_findings_and_marks_are_reasons() -> None:
    tables = found([["年度", "件数"], ["R1", 1], ["R2", "－"], ["R3", "増加"], ["R4", "×"], ["R5", 5]])

    assert [(v.value, v.missing, v.issue) for v in tables[0].values] == [
        (1.0, "", ""), (None, "unknown", ""), (None, "", "not_a_number"), (None, "suppressed", ""), (5.0, "", "")
    ]  # fmt: skip


def test_hidden_rows_and_columns_are_read_and_said_so() -> None:
    sheet = sheet_of("S", [["年度", "件数", "金額"], ["R1", 1, 2], ["R2", 3, 4], ["R3", 5, 6]])
    hidden = replace(sheet, hidden_rows=frozenset({2, 3}), hidden_columns=frozenset({3}))

    assert [value.hidden for value in find_tables(hidden)[0].values] == [True, True, True, True, False, True]
    assert hidden_parts(hidden) == ("2-3", "C")


def test_row_codes_are_no_years() -> None:
    tables = found(
        [["コード", "項目", "量"], [" H42", "甲", 1], [" H25", "乙", 2], [" C05", "丙", 3], [" D01", "丁", 4]]
    )

    assert {value.year for value in tables[0].values} == {None}


def test_codes_with_leading_zeros_and_code_numbers_are_labels() -> None:
    tables = found([["市区町村コード", "市", "量"], [1100, "札幌市", 1], ["01202", "函館市", 2], [13205, "青梅市", 3]])

    assert [value.path for value in tables[0].values] == [
        ("1100", "札幌市", "量"), ("01202", "函館市", "量"), ("13205", "青梅市", "量")
    ]  # fmt: skip


def test_a_section_names_the_rows_below_it() -> None:
    tables = found(
        [["区分", "R4", "R5"], ["家庭系"], ["可燃", 1, 2], ["資源", 3, 4], ["事業系"], ["可燃", 5, 6], ["資源", 7, 8]]
    )

    assert [value.row_path for value in tables[0].values[::2]] == [
        ("家庭系", "可燃"), ("家庭系", "資源"), ("事業系", "可燃"), ("事業系", "資源")
    ]  # fmt: skip


def test_a_target_beside_the_years_keeps_its_word() -> None:
    tables = found([["項目", "2022年度実績", "2030年度目標"], ["排出量", 10, 5], ["吸収量", 1, 2]])

    assert [(v.year, v.column_path) for v in tables[0].values[:2]] == [(2022, ()), (2030, ("目標",))]


def test_blank_rows_inside_a_table_do_not_end_it() -> None:
    tables = found([["項目", "R4", "R5"], [], ["甲", 1, 2], [], ["乙", 3, 4]])

    assert [(table.address, len(table.values)) for table in tables] == [("A1:C5", 4)]


def test_long_lists_keep_a_word_beside_each_figure() -> None:
    tables = found(
        [["date", "type", "amount"], ["2020-04-30", "燃やすごみ", 1131.8], ["2020-04-30", "廃食用油", 0.593]]
    )

    assert [(v.year, v.month, v.row_path, v.column_path) for v in tables[0].values] == [
        (2020, 4, ("燃やすごみ",), ("amount",)), (2020, 4, ("廃食用油",), ("amount",))
    ]  # fmt: skip


def test_months_under_a_fiscal_year_all_lie_in_it() -> None:
    head: list[CellValue] = ["年度", *(f"{month}月" for month in (*range(4, 13), 1, 2, 3)), "計"]
    tables = found([head, ["R4", *[1] * 12, 12], ["R5", *[2] * 12, 24]])

    assert {value.fiscal_year for value in tables[0].values[:13]} == {2022}
    assert [(value.month, value.total) for value in tables[0].values[11:13]] == [(3, False), (0, True)]


def test_a_title_and_a_unit_in_one_row_are_no_head() -> None:
    tables = found([["表１ 排出量", None, "単位：千t-CO2"], ["部門", "H25", "H26"], ["家庭", 1, 2], ["業務", 3, 4]])

    assert (tables[0].title, tables[0].unit) == ("表1排出量", "千t-CO2")
    assert {value.column_path for value in tables[0].values} == {()}


def test_a_base_year_in_brackets_is_the_year_and_a_ratio_is_none() -> None:
    tables = found(
        [
            ["部門", "基準年度\n（2013年度）", "令和3年度", "対2013年度比"],
            ["家庭", 10, 8, "-20.0%"],
            ["産業", 9, "△5", "▲10%"],
        ]
    )

    assert [(v.year, v.column_path, v.value) for v in tables[0].values[:3]] == [
        (2013, ("基準年度",), 10.0), (2021, (), 8.0), (None, ("対2013年度比",), -20.0)
    ]  # fmt: skip


def test_figures_that_look_like_years_stay_figures() -> None:
    tables = found([["年度", "台数"], [2021, 2010], [2022, 1998], [2023, 2005]])

    assert [(value.year, value.value) for value in tables[0].values] == [(2021, 2010.0), (2022, 1998.0), (2023, 2005.0)]


def test_a_table_below_another_begins_with_its_title() -> None:
    block: list[list[CellValue]] = [["区分", "R4", "R5"], ["可燃", 1, 2], ["不燃", 3, 4]]
    tables = found([["表1 家庭系"], *block, ["表2 事業系"], *block])

    assert [(table.title, table.address) for table in tables] == [
        ("表1 家庭系".replace(" ", ""), "A1:C4"),
        ("表2事業系", "A5:C8"),
    ]
