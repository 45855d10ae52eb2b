"""More of what municipal workbooks do to a reader: years, days and units that stand where no form foresees them."""

import datetime
from collections.abc import Sequence

import pytest

from importers.cell import Cell, CellValue, Sheet
from importers.table import Table
from importers.table_finding import find_tables
from importers.table_labels import year_in
from importers.year_and_words import year_and_rest
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]


def tables(rows: Rows, sheet: str = "S") -> tuple[Table, ...]:
    return find_tables(sheet_of(sheet, rows))


def years(rows: Rows, sheet: str = "S") -> list[int | None]:
    return [value.fiscal_year for table in tables(rows, sheet) for value in table.values]


def dated(date_format: str, *days: datetime.date, name: str = "年度") -> list[tuple[int | None, int, str]]:
    """Year, month and day of figures beside dates shown by a format."""
    cells = [Cell(1, 1, name, name), Cell(1, 2, "量", "量")]
    for row, day in enumerate(days, 2):
        cells += [Cell(row, 1, day, str(day), date_format), Cell(row, 2, 10 * row, str(10 * row))]
    found = find_tables(Sheet("S", {(cell.row, cell.column): cell for cell in cells}))[0].values
    return [(value.fiscal_year, value.month, str(value.as_of or "")) for value in found]


def test_a_cancelled_year_is_no_head_of_another_table() -> None:
    found = tables([["年度", "学校数", "回数"], ["R2", 3, 5], ["R3", "中止", "中止"], ["R4", 4, 6]])

    assert [(value.fiscal_year, value.value, value.missing) for value in found[0].values] == [
        (2020, 3.0, ""), (2020, 5.0, ""), (2021, None, "not_collected"), (2021, None, "not_collected"),
        (2022, 4.0, ""), (2022, 6.0, ""),
    ]  # fmt: skip


def test_words_in_place_of_a_year_s_figures_are_no_head_either() -> None:
    found = tables([["年度", "学校数", "回数"], ["R2", 3, 5], ["R3", "資料なし", "資料なし"], ["R4", 4, 6]])

    assert [(value.fiscal_year, value.issue) for value in found[0].values][2:4] == [(2021, "not_a_number")] * 2
    assert len(found) == 1


def test_the_day_at_the_end_of_the_title_is_that_of_all_columns() -> None:
    found = tables([["蓄電池", None, "令和6年3月31日現在"], ["避難所", "容量(kWh)", "台数"], ["第一小", 16, 1]])[0]

    assert [(value.column_path, str(value.as_of)) for value in found.values] == [
        (("容量",), "2024-03-31"), (("台数",), "2024-03-31")
    ]  # fmt: skip


APRIL = (datetime.date(2021, 4, 1), datetime.date(2022, 4, 1))
MARCH = (datetime.date(2022, 3, 31), datetime.date(2023, 3, 31))


def test_dates_shown_as_years_are_the_years_that_are_shown() -> None:
    assert dated('ggge"年度"', *APRIL, name="区分") == [(2021, 0, ""), (2022, 0, "")]
    assert dated('[$-411]ge"年度"', *MARCH) == [(2022, 0, ""), (2023, 0, "")]
    assert dated("yyyy", *APRIL) == [(2021, 0, ""), (2022, 0, "")]


def test_under_a_word_for_fiscal_years_their_first_and_last_days_are_years() -> None:
    assert dated("yyyy/m/d", *APRIL) == [(2021, 0, ""), (2022, 0, "")]
    assert dated("yyyy/m/d", *MARCH, name="年度末") == [(2021, 0, "2022-03-31"), (2022, 0, "2023-03-31")]


def test_a_first_day_without_such_a_word_stays_a_day() -> None:
    assert dated("yyyy/m/d", *APRIL, name="基準日") == [(2021, 4, "2021-04-01"), (2022, 4, "2022-04-01")]


def test_eras_over_bare_numbers_make_years_of_them() -> None:
    rows: Rows = [["EV台数"], [None, "平成", None, "令和", None], [None, "29", "30", "元", "2"], ["EV", 1, 2, 3, 4]]
    found = tables(rows)[0]

    assert [(value.fiscal_year, value.column_path) for value in found.values] == [
        (2017, ()), (2018, ()), (2019, ()), (2020, ())
    ]  # fmt: skip


def test_a_year_written_in_two_eras_is_one() -> None:
    texts = ["平成31年度/令和元年度", "2019年度（平成31年度・令和元年度）", "平成31年\n令和元年"]

    assert [year.year for text in texts if (year := year_in(text))] == [2019, 2019, 2019]
    assert year_in("令和元年度・令和2年度") is None


@pytest.mark.parametrize(
    ("text", "year", "rest"),
    [
        ("R3発電量", 2021, "発電量"),
        ("H30決算", 2018, "決算"),
        ("前回値(R4)", 2022, "前回値"),
        ("基準年度(2013)", 2013, "基準年度"),
    ],
)
def test_a_year_beside_the_word_for_a_measure_is_read(text: str, year: int, rest: str) -> None:
    found = year_and_rest(text)

    assert found is not None
    assert (found[0].year, found[1]) == (year, rest)


def test_a_month_after_the_year_of_a_label_is_its_month() -> None:
    found = tables([["区分", "額"], ["H29年7月末時点の手持ち工事高", 6], ["別", 1]])[0]

    assert [(value.fiscal_year, value.month, value.row_path) for value in found.values] == [
        (2017, 7, ("手持ち工事高",)), (None, 0, ("別",))
    ]  # fmt: skip


def test_the_moment_of_an_update_is_no_year_of_the_figures() -> None:
    assert years([["2022/12/6 13:30 UPDATE"], ["区分", "率(%)"], ["A", 88]]) == [None]


def test_a_code_of_one_letter_is_no_unit_and_an_idle_plant_no_missing_figure() -> None:
    rows: Rows = [["業種", "部門", "量（TJ）", "改廃"], ["研究", "L", 5, "休止"], ["医療", "P", 6, None]]

    assert [(value.row_path, value.unit) for value in tables(rows)[0].values] == [
        (("研究", "L"), "TJ"), (("医療", "P"), "TJ")
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["H2使用量", "R32漏えい量", "R22充填量", "H42行", "S1棟", "機器(R410)", "CH4排出量"])
def test_gases_coolants_and_codes_are_no_years(text: str) -> None:
    assert year_and_rest(text) is None


def test_years_in_heads_of_measures_are_not_those_of_the_sheet() -> None:
    assert years([["発電所", "出力(kW)", "R3発電量(kWh)", "R4発電量(kWh)"], ["A", 5, 50, 52]], "R5") == [
        2023,
        2021,
        2022,
    ]


def test_the_year_behind_a_figure_is_that_of_its_row() -> None:
    rows: Rows = [
        ["指標", "現状値", "時点", "目標値", "目標"],
        ["EV", 12, "R4", 50, "努力"],
        ["充電器", 5, "R5", 9, None],
    ]
    typed: Rows = [["指標", "現状値", "年度"], ["EV", 12, 2022], ["充電器", 5, 2023]]

    assert years(rows) == [2022, None, 2023, None]
    assert years(typed, "R6") == [2022, 2023]


def test_the_year_a_thing_was_built_is_not_the_year_of_its_figures() -> None:
    built: Rows = [["施設名", "設置年度", "出力(kW)"], ["庁舎", "H25", 10], ["学校", "H27", 20], ["計", None, 30]]
    by_year: Rows = [["種別", "導入年度", "台数"], ["EV", "R3", 1], [None, "R4", 2], ["PHV", "R3", 3], [None, "R4", 4]]

    assert years(built, "R5年度末") == [2023, 2023, 2023]
    assert years(by_year) == [2021, 2022, 2021, 2022]


def test_a_title_at_the_top_tells_the_year_of_all_blocks_below() -> None:
    rows: Rows = [
        ["令和4年度 施設別"],
        ["【庁舎】"],
        ["月", "電気"],
        ["4月", 1],
        ["【学校】"],
        ["月", "電気"],
        ["4月", 3],
    ]
    apart: Rows = [
        ["令和4年度 施設別"],
        [],
        ["庁舎"],
        ["区分", "電気"],
        ["A", 1],
        [],
        ["学校"],
        ["区分", "電気"],
        ["B", 3],
    ]

    assert years(rows) == years(apart) == [2022, 2022]


def test_titles_of_different_years_tell_those_of_their_own_blocks_only() -> None:
    rows: Rows = [["令和3年度"], ["区分", "電気"], ["A", 1], [], ["令和4年度"], ["区分", "電気"], ["A", 3]]

    assert years(rows) == [2021, 2022]


def test_a_unit_in_a_second_column_of_labels_is_that_of_its_row() -> None:
    rows: Rows = [
        ["ごみ", None, "単位：t"],
        ["区分", None, "R3"],
        ["家庭系", "可燃", 12],
        ["1人1日当たり", "g/人・日", 620],
    ]

    assert [(value.row_path, value.unit) for value in tables(rows)[0].values] == [
        (("家庭系", "可燃"), "t"), (("1人1日当たり",), "g/人・日")
    ]  # fmt: skip


def test_a_unit_in_the_corner_or_under_the_last_row_is_that_of_all() -> None:
    corner: Rows = [["（千t-CO2）", "R3", "R4"], ["家庭", 1, 2]]
    named: Rows = [["温室効果ガス（t-CO2）", "H25", "H25比"], ["電気", 5, "80%"]]
    below: Rows = [["項目", "R3", "R4"], ["補助金", 100, 120], [None, None, "（千円）"]]

    found = [[value.unit for value in tables(rows)[0].values] for rows in (corner, named, below)]
    assert found == [["千t-CO2", "千t-CO2"], ["t-CO2", "%"], ["千円", "千円"]]


def test_a_remark_that_a_year_is_not_over_makes_its_figures_a_part() -> None:
    until = tables([["件数", "R4", "R5"], ["補助", 15, 9], ["※R5は12月末時点"]])[0]
    half = tables([["件数", "R4", "R5"], ["補助", 15, 9], ["注）令和5年度の値は上期のみ"]])[0]

    assert [(value.fiscal_year, value.month) for value in until.values] == [(2022, 0), (2023, 12)]
    assert [value.whole_year for value in half.values] == [True, False]


def test_brackets_around_a_forecast_are_no_negative() -> None:
    assert [value.issue for value in tables([["件数", "R4", "R5見込み"], ["補助", 15, "(18)"]])[0].values] == [
        "", "ambiguous"
    ]  # fmt: skip


def test_a_year_in_the_label_of_a_row_is_that_of_its_rows_alone() -> None:
    rows: Rows = [["項目", "値"], ["令和3年度導入件数", 3], ["R4発電量(kWh)", 52], ["合計", 9]]
    outer: Rows = [["項目", None, "値"], ["令和3年度導入", "件数", 3], [None, "金額", 30], ["累計", "件数", 9]]

    assert years(rows) == [2021, 2022, None]
    assert years(outer) == [2021, 2021, None]


def test_a_sentence_with_a_year_over_rows_tells_their_year_and_stays_their_section() -> None:
    found = tables([["区分", "件数"], ["令和3年度の状況"], ["EV", 1], ["令和4年度の状況"], ["EV", 2]], "R5")[0]

    assert [(value.fiscal_year, value.row_path[-1]) for value in found.values] == [(2021, "EV"), (2022, "EV")]


def test_lines_before_a_table_are_titles_and_no_heads() -> None:
    rows: Rows = [["出力日", "2023/05/01 10:00"], ["対象期間", "2022/04/01～2023/03/31"], ["発電所名", "第一小"], []]
    found = tables([*rows, ["年月", "発電量", "売電量"], ["2022/04", 12, 3], ["合計", 12, 3]])[0]

    assert {value.column_path for value in found.values} == {("発電量",), ("売電量",)}
    assert [(value.fiscal_year, value.month) for value in found.values] == [(2022, 4)] * 2 + [(2022, 0)] * 2


def test_a_table_of_two_columns_is_no_preamble() -> None:
    assert years([["年度", "件数"], ["令和3年度", 3], ["令和4年度", 4]]) == [2021, 2022]
    assert years([["EV"], ["令和3年度", "10台"], ["令和4年度", "12台"]]) == [2021, 2022]


@pytest.mark.parametrize(
    ("unit", "number_format", "meant"),
    [
        ("", '#,##0"件"', "件"),
        ("千円", "#,##0,", "円"),
        ("百万円", "#,##0,,", "円"),
        ("MWh", "#,##0.0,", "kWh"),
        ("", '#,##0,"千kWh"', "kWh"),
        ("千円", "#,##0", "千円"),
        ("台", '"第"0"回"目', "台"),
    ],
)
def test_a_format_that_shows_thousands_or_a_unit_tells_the_unit_of_the_number(
    unit: str, number_format: str, meant: str
) -> None:
    cells = [Cell(1, 1, "区分", "区分"), Cell(1, 2, "R4", "R4"), Cell(2, 1, f"量（{unit}）", f"量（{unit}）")]
    cells.append(Cell(2, 2, 1200000, "1200000", number_format))
    found = find_tables(Sheet("S", {(cell.row, cell.column): cell for cell in cells}))[0].values

    assert [(value.value, value.unit) for value in found] == [(1200000.0, meant)]
