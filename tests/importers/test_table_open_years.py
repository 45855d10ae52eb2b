"""Years, months and units that a table tells in an unusual way, or leaves open."""

from importers.cell import CellValue, Sheet
from importers.table import Table
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of


def _one(*rows: list[CellValue]) -> Table:
    (table,) = find_tables(sheet_of("S", rows))
    return table


def _years_of(table: Table) -> list[tuple[float | None, int | None, int]]:
    return [(value.value, value.fiscal_year, value.month) for value in table.values]


def test_bare_years_that_nobody_can_tell_are_asked_about_with_their_choices() -> None:
    across = _one(["年度", "28", "29", "30"], ["件数", 1, 2, 3])
    down = _one(["年度", "件数"], ["05", 1], ["06", 2])
    assert _years_of(across) == [(1, None, 0), (2, None, 0), (3, None, 0)]
    assert [(issue.key, issue.cell, dict(issue.values)) for issue in across.issues] == [
        ("tables.year_open", "B1", {"raw": "28", "choices": "平成28年度（2016年度）、2028年度"})
    ]
    assert [value.fiscal_year for value in down.values] == [None, None]
    (issue,) = down.issues
    assert dict(issue.values)["choices"] == "平成5年度（1993年度）、令和5年度（2023年度）、2005年度"


def test_the_year_before_stands_one_year_before_that_of_the_table() -> None:
    table = _one(["令和４年度　実績"], ["種別", "収集量", "前年度", "前年度比"], ["可燃", 100, 110, 90.9])
    assert _years_of(table) == [(100, 2022, 0), (110, 2021, 0), (90.9, 2022, 0)]


def test_years_typed_as_text_over_the_columns_are_years() -> None:
    table = _one(["年度", "2019", "2019(参考)", "2020"], ["件数", 1, 2, 3])
    assert _years_of(table) == [(1, 2019, 0), (2, 2019, 0), (3, 2020, 0)]


def test_six_digits_under_the_word_for_months_are_months() -> None:
    assert _years_of(_one(["年月", "件数"], [202204, 1], [202301, 2])) == [(1, 2022, 4), (2, 2022, 1)]


def test_six_digits_that_do_not_run_on_are_figures() -> None:
    table = _one(["地区", "電力量", "件数"], ["東", 202204, 1], ["西", 202301, 2])
    assert [value.value for value in table.values] == [202204, 1, 202301, 2]


def test_rows_that_begin_with_a_year_are_body_though_they_hold_no_figure() -> None:
    table = _one(["年度", "台数"], ["R3", "未集計"], ["R4", "増加"], ["R5", 5])
    told = [(value.a1, value.value, value.missing, value.issue) for value in table.values]
    assert told == [("B2", None, "not_collected", ""), ("B3", None, "", "not_a_number"), ("B4", 5, "", "")]


def test_a_row_for_the_whole_year_is_a_total_of_its_months() -> None:
    table = _one(["年度", "月", "電力"], ["令和4年度", "4月", 1], [None, "5月", 2], ["令和4年度計", None, 3])
    assert [(value.value, value.month, value.total) for value in table.values] == [
        (1, 4, False), (2, 5, False), (3, 0, True),
    ]  # fmt: skip


def test_a_format_that_shows_an_era_makes_a_number_a_year_of_it() -> None:
    plain = sheet_of("S", [["区分", 29, 30], ["台数", 1, 2]])
    shown = {(1, 2), (1, 3)}
    cells = {
        place: cell._replace(number_format='"平成"0"年度"') if place in shown else cell
        for place, cell in plain.cells.items()
    }
    (table,) = find_tables(Sheet("S", cells))
    assert _years_of(table) == [(1, 2017, 0), (2, 2018, 0)]


def test_a_title_with_the_unit_at_its_right_tells_year_and_unit() -> None:
    table = _one(
        ["令和3年度　電力使用量", None, None, None, "（kWh）"],
        ["施設", "4月", "5月", "6月", "計"],
        ["本庁", 1, 2, 3, 6],
    )
    assert {(value.unit, value.fiscal_year) for value in table.values} == {("kWh", 2021)}
    assert [value.month for value in table.values] == [4, 5, 6, 0]


def test_a_unit_below_the_table_and_a_unit_right_of_its_figures_are_read() -> None:
    below = _one(["部門", "R1", "R2"], ["家庭", 1, 2], ["運輸", 3, 4], ["単位：千t-CO2"])
    beside = _one(["年度", "項目", "値", "単位"], ["R1", "太陽光", 1, "kW"], ["R1", "EV", 2, "台"])
    assert {value.unit for value in below.values} == {"千t-CO2"}
    assert [(value.value, value.unit) for value in beside.values] == [(1, "kW"), (2, "台")]


def test_years_without_a_word_before_them_are_asked_about_where_they_say_that_they_are_years() -> None:
    said = _one([None, "25年度", "26年度"], ["排出量", 1, 2])
    cut = _one([None, "'21", "'22"], ["排出量", 1, 2])
    assert [(issue.key, issue.cell) for issue in (*said.issues, *cut.issues)] == [("tables.year_open", "B1")] * 2
    assert _years_of(said) == [(1, None, 0), (2, None, 0)]


def test_years_with_gaps_stand_over_columns_under_a_blank_corner() -> None:
    numbers = _one([None, 1990, 2013, 2020], ["排出量", 3, 2, 1])
    texts = _one([None, "2013", "2030(目標)"], ["排出量", 2, 1])
    assert _years_of(numbers) == [(3, 1990, 0), (2, 2013, 0), (1, 2020, 0)]
    assert _years_of(texts) == [(2, 2013, 0), (1, 2030, 0)]
    assert texts.values[1].column_path == ("目標",)


def test_months_under_their_word_stay_months_beside_totals_and_the_year_before() -> None:
    table = _one(
        ["令和4年度"],
        ["月", "本庁舎"],
        ["4月", 1],
        ["5月", 2],
        ["上半期計", 3],
        ["合計", 3],
        ["前年度", 4],
        ["前年比(%)", 75],
    )
    assert _years_of(table) == [(1, 2022, 4), (2, 2022, 5), (3, 2022, 0), (3, 2022, 0), (4, 2021, 0), (75, 2022, 0)]
    assert [value.total for value in table.values] == [False, False, True, True, False, False]


def test_a_head_may_tell_the_day_of_every_year() -> None:
    table = _one(["年", "人口（各年1月1日現在）"], ["2022年", 100], ["2023年", 90])
    assert _years_of(table) == [(100, 2021, 1), (90, 2022, 1)]


def test_serial_numbers_under_a_word_for_days_are_days_and_it_is_told() -> None:
    table = _one(["調査日", "台数"], [44651, 5], [45016, 7])
    assert [str(value.as_of) for value in table.values] == ["2022-03-31", "2023-03-31"]
    assert [dict(issue.values) for issue in table.issues] == [{"raw": "44651", "day": "2022-03-31"}]
    assert [value.value for value in _one(["区分", "台数"], ["甲", 44651], ["乙", 45016]).values] == [44651, 45016]


def test_a_day_that_is_told_is_kept_and_a_month_stands_for_its_end() -> None:
    table = _one(
        ["基準日", "人口"], ["R4.10.1", 100], ["2023年10月1日", 90], ["2024年10月", 80], ["令和7年3月31日", 70]
    )
    assert [str(value.as_of) for value in table.values] == ["2022-10-01", "2023-10-01", "2024-10-31", "2025-03-31"]
