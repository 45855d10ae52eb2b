"""Tables whose labels name an indicator: read for the municipality they state, and for no other."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dashboard.agreement.reading_pack import load_pack
from importers.by_label import read_by_label
from importers.cell import CellValue, Range, Sheet
from importers.workbook import read_workbook
from tests.importers.look_alikes import sheet_of, workbook_of

Rows = list[list[CellValue]]
AGREEMENT = load_pack("ome-tepco-pg")
SURVEY: Rows = [
    ["ごみ処理の概要"],
    [
        "都道府県名",
        "地方公共団体コード",
        "地方公共団体名",
        "総人口",
        "ごみ総排出量",
        "1人1日当たりの排出量",
        "リサイクル率　Ｒ",
    ],
    [None, None, None, "（人）", "（t）", "（g/人日）", "（％）"],
    ["東京都", "13201", "八王子市", 500, 900, 750, 25.5],
    ["東京都", "13205", "青梅市", 100, 200, 700, 30.5],
]
OWN: Rows = [
    ["区分", "単位", "令和4年度", "令和5年度"],
    ["総排出量", "ｔ", 1, 2],
    ["１人１日当たりのごみ排出量", "g/人・日", 700, 690],
]
FIT_HEAD: Rows = [
    ["市町村名", "太陽光発電設備", None, None, None, "風力発電設備", None, "水力発電設備", "バイオマス発電設備"],
    [
        None,
        "10kW未満",
        "うち自家発電設備併設",
        "10kW以上",
        "うち50kW未満",
        "20kW未満",
        "20kW以上",
        "200kW未満",
        "未利用材",
    ],
]


def read(
    rows: Sequence[Sequence[CellValue]], *, sheet: str = "表", file: str = "表.xlsx"
) -> list[tuple[str, int, float | None, str]]:
    found = read_by_label(workbook_of(sheet_of(sheet, rows), name=file), AGREEMENT)
    return [
        (e.key.indicator, e.period.fiscal_year, e.value, e.provenance.cell)
        for e in (found.observations if found else ())
    ]


def test_the_survey_of_municipalities_gives_the_row_of_its_code() -> None:
    assert read(SURVEY, file="令和4年度_ごみ.xlsx") == [
        ("waste_per_person", 2022, 700.0, "F5"),
        ("recycling_rate", 2022, 30.5, "G5"),
    ]


@pytest.mark.parametrize(("sheet", "file"), [("青梅市", "表.xlsx"), ("表", "青梅市_ごみ.xlsx")])
def test_the_city_s_own_table_is_read_where_a_name_states_the_city(sheet: str, file: str) -> None:
    assert read(OWN, sheet=sheet, file=file) == [
        ("waste_per_person", 2022, 700.0, "C3"),
        ("waste_per_person", 2023, 690.0, "D3"),
    ]


@pytest.mark.parametrize(
    ("sheet", "file"), [("表", "ごみ.xlsx"), ("金沢市", "ごみ.xlsx"), ("青梅市・羽村市", "ごみ.xlsx")]
)
def test_a_table_of_another_or_no_city_is_never_taken(sheet: str, file: str) -> None:
    assert read(OWN, sheet=sheet, file=file) == []


def test_capacity_under_fit_is_the_sum_of_both_sheets_and_says_of_which_cells() -> None:
    new = sheet_of(
        "表B②－１", [*FIT_HEAD, ["東京都青梅市", 100, 5, 40, 30, 1, 0, 0, 0], ["東京都羽村市", 9, 9, 9, 9, 9, 9, 9, 9]]
    )
    old = sheet_of(
        "表B②－２", [*FIT_HEAD, ["東京都青梅市", 20, 1, 3, 2, 0, 0, 0, 0], ["東京都羽村市", 9, 9, 9, 9, 9, 9, 9, 9]]
    )
    found = read_by_label(workbook_of(new, old, name="B_city_202312.xlsx"), AGREEMENT)

    assert found is not None
    entry = found.observations[0]
    assert (len(found.observations), entry.value, entry.period.fiscal_year) == (1, 163.0, 2023)
    assert (str(entry.period.as_of), entry.provenance.raw) == ("2023-12-31", "100 ＋ 40 ＋ 20 ＋ 3")
    assert entry.note == "合計：表B②－１!B3、表B②－１!D3、表B②－２!B3、表B②－２!D3"


def test_a_known_form_that_lacks_a_label_says_which() -> None:
    head: Rows = [[*FIT_HEAD[0][:7], "中小水力", "バイオマス発電設備"], FIT_HEAD[1]]
    found = read_by_label(
        workbook_of(sheet_of("表", [*head, ["東京都青梅市", 1, 1, 1, 1, 1, 1, 1, 1]]), name="B_202312.xlsx"), AGREEMENT
    )

    assert found is not None
    assert [(issue.key, dict(issue.values)) for issue in found.issues] == [
        ("tables.layout_missing", {"label": "水力発電設備"})
    ]


@pytest.mark.parametrize("name", ["fy2005_incineration.xls", "fy2014_incineration.xlsx", "fy2022_incineration.xlsx"])
def test_the_survey_of_furnaces_is_known_and_holds_no_indicator(shared_data: Callable[..., Path], name: str) -> None:
    found = read_by_label(read_workbook(shared_data("gov", name)), AGREEMENT)

    assert found is not None
    assert (found.layout, found.observations) == ("moe_incineration", ())
    assert [issue.key for issue in found.issues] == ["tables.layout_without_figures"]


@pytest.mark.parametrize(
    "name", ["csv/金沢ごみ.csv", "csv/千葉ごみ処理費用.csv", "csv/gomi-amount-sabae.csv", "gov/stte_2013.xlsx"]
)
def test_tables_of_other_places_and_matters_are_left_to_the_person(shared_data: Callable[..., Path], name: str) -> None:
    assert read_by_label(read_workbook(shared_data(*name.split("/"))), AGREEMENT) is None


def test_targets_and_forecasts_are_left_out_and_told() -> None:
    rows: Rows = [["項目", "単位", "実績 R4", "目標 R12", "2035年度見込み"], ["リサイクル率", "％", 30.5, 40, 45]]
    found = read_by_label(workbook_of(sheet_of("青梅市", rows)), AGREEMENT)
    assert found is not None
    assert [(entry.period.fiscal_year, entry.value) for entry in found.observations] == [(2022, 30.5)]
    assert [(issue.key, issue.cell, dict(issue.values)) for issue in found.issues] == [
        ("tables.plans_left", "D2", {"count": 2})
    ]


def test_of_parts_with_their_total_the_total_is_the_figure() -> None:
    rows: Rows = [
        ["令和4年度"],
        ["区分", "1人1日当たりの排出量(g/人・日)"],
        ["生活系", 600],
        ["事業系", 100],
        ["計", 700],
    ]
    assert read(rows, sheet="青梅市") == [("waste_per_person", 2022, 700.0, "B5")]


def fit_sheet(name: str, title: str, small: int, large: int) -> Sheet:
    """A sheet of the FIT table whose head 10kW以上 is merged over うち50kW未満, as published."""
    rows: Rows = [[title], *FIT_HEAD, ["東京都青梅市", small, 5, large, 9, 1, 0, 0, 0]]
    return Sheet(name, sheet_of(name, rows).cells, merged=(Range(2, 2, 2, 5), Range(3, 4, 3, 5)))


def test_a_part_of_a_class_is_not_added_to_it_again() -> None:
    found = read_by_label(workbook_of(fit_sheet("表B②－１", "", 100, 40), name="B_202312.xlsx"), AGREEMENT)
    assert found is not None
    assert [entry.value for entry in found.observations] == [140.0]


def test_a_sum_of_which_every_sheet_lacks_the_same_class_is_none() -> None:
    rows: Rows = [
        ["市町村名", "太陽光発電設備", None, "風力発電設備", "水力発電設備", "バイオマス発電設備"],
        [None, "10kW未満", "うち自家発電設備併設", "20kW未満", "200kW未満", "未利用材"],
        ["青梅市", 100, 5, 1, 0, 0],
        ["羽村市", 7, 1, 1, 0, 0],
    ]
    book = workbook_of(sheet_of("表1", rows), sheet_of("表2", rows), name="B_202312.xlsx")
    found = read_by_label(book, AGREEMENT)

    assert found is not None
    assert found.observations == ()
    assert found.issues[0].key == "tables.sum_incomplete"


@pytest.mark.parametrize("code", ["13205", 13205, "132055"])
def test_a_row_is_known_by_its_code_with_or_without_the_check_digit(code: CellValue) -> None:
    rows: Rows = [*SURVEY[:-1], ["東京都", code, "Ome", 100, 200, 700, 30.5]]
    assert [value for _, _, value, _ in read(rows, file="令和4年度.xlsx")] == [700.0, 30.5]


def test_a_number_that_only_begins_like_the_code_is_none() -> None:
    rows: Rows = [*SURVEY[:-1], ["東京都", "1320512", "Ome", 100, 200, 700, 30.5]]
    assert read(rows, file="令和4年度.xlsx") == []


@pytest.mark.parametrize("title", ["市町村別 認定容量（新規認定分）", "市町村別 導入件数（新規認定分）"])
def test_capacity_only_approved_and_counts_are_no_capacity_installed(title: str) -> None:
    installed = fit_sheet("表B②－１", "市町村別 認定・導入状況 導入容量（新規認定分）", 100, 40)
    found = read_by_label(workbook_of(fit_sheet("他", title, 900, 800), installed, name="B_202312.xlsx"), AGREEMENT)
    assert found is not None
    assert [(entry.value, entry.provenance.sheet) for entry in found.observations] == [(140.0, "表B②－１")]


HELD: Rows = [
    ["青梅市の次世代自動車の保有台数（各年度末現在）"],
    ["区分", "令和3年度", "令和4年度"],
    ["EV", 100, 120],
    ["プラグインハイブリッド車（PHV）", 50, 60],
    ["燃料電池自動車", 3, 4],
    ["ハイブリッド車", 900, 950],
    ["合計", 1053, 1134],
]


def held(rows: Rows, file: str = "表.xlsx") -> list[tuple[str, str, float | None]]:
    found = read_by_label(workbook_of(sheet_of("表", rows), name=file), AGREEMENT)
    return [(e.key.dimension, str(e.period.as_of), e.value) for e in (found.observations if found else ())]


def test_vehicles_held_are_read_by_kind_with_the_day_they_were_counted() -> None:
    assert held(HELD) == [
        ("bev", "2022-03-31", 100.0), ("bev", "2023-03-31", 120.0), ("phev", "2022-03-31", 50.0),
        ("phev", "2023-03-31", 60.0), ("fcv", "2022-03-31", 3.0), ("fcv", "2023-03-31", 4.0),
    ]  # fmt: skip


def test_vehicles_held_are_read_from_the_row_of_the_city() -> None:
    rows: Rows = [
        ["市区町村別 電気自動車等保有台数（令和5年3月末現在）"],
        ["市区町村", "電気自動車", "燃料電池車", "合計"],
        ["八王子市", 900, 20, 920],
        ["青梅市", 120, 4, 124],
    ]

    assert held(rows) == [("bev", "2023-03-31", 120.0), ("fcv", "2023-03-31", 4.0)]


@pytest.mark.parametrize(
    "rows",
    [
        [["青梅市 EV等補助件数（保有台数ではない）"], ["年度", "EV", "PHV"], ["R4", 5, 6]],
        [["青梅市 EV等"], ["年度", "EV", "PHV"], ["R4", 5, 6]],
        [["青梅市 EV保有台数（公用車）"], ["年度", "EV", "PHV"], ["R4", 5, 6]],
        [["青梅市 EV保有台数"], ["年度", "EV充電設備", "EV普及率（％）"], ["R4", 5, 6]],
        [
            ["青梅市 EV保有台数"],
            ["年度", "乗用車", None, "貨物車", None],
            [None, "EV", "PHV", "EV", "PHV"],
            ["R4", 5, 6, 1, 0],
        ],
        [["羽村市 EV保有台数"], ["年度", "EV", "PHV"], ["R4", 5, 6]],
    ],
)
def test_what_is_not_all_vehicles_held_in_the_city_is_left_to_a_person(rows: Rows) -> None:
    assert held(rows) == []


def test_vehicles_of_another_day_than_the_indicator_s_are_told_and_left() -> None:
    rows: Rows = [["青梅市 EV保有台数"], ["年月", "EV（台）"], ["R4.9末", 110], ["R5.3末", 120]]
    found = read_by_label(workbook_of(sheet_of("表", rows)), AGREEMENT)

    assert found is not None
    assert [(str(entry.period.as_of), entry.value) for entry in found.observations] == [("2023-03-31", 120.0)]
    assert [(issue.key, issue.cell) for issue in found.issues] == [("tables.other_day", "B3")]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["青梅市 燃料別 登録自動車保有台数（令和5年3月末）"],
            ["用途", "ガソリン", "電気自動車"],
            ["乗用車", 90, 5],
            ["貨物車", 9, 1],
        ],
        [
            ["市区町村別 自動車保有車両数（令和5年3月末現在）"],
            ["市区町村", "乗用", "貨物", "軽自動車"],
            ["青梅市", 90, 9, 40],
        ],
        [["軽自動車 保有車両数 令和5年3月末現在"], ["市区町村", "軽四輪乗用", "軽四輪貨物"], ["青梅市", 90, 9]],
        [["青梅市 乗用車保有台数"], ["年", "普通", "乗用車計"], ["令和4年3月末", 80, 90]],
    ],
)
def test_passenger_cars_of_another_source_are_told_with_the_reason_and_not_taken(rows: Rows) -> None:
    found = read_by_label(workbook_of(sheet_of("表", rows)), AGREEMENT)

    assert found is not None
    assert found.observations == ()
    assert [issue.key for issue in found.issues] == ["tables.cars_of_other_source"]
    assert dict(found.issues[0].values)["source"] == "環境省 運輸部門（自動車）の現況推計"


def test_halves_and_months_of_a_yearly_figure_are_left_and_told() -> None:
    halves: Rows = [["青梅市のごみ"], ["区分", "R4上期", "R4下期", "R4"], ["リサイクル率(%)", 30, 32, 31]]
    months: Rows = [["青梅市のごみ（令和4年度）"], ["月", "リサイクル率(%)"], ["4月", 30], ["5月", 32]]
    found = [read_by_label(workbook_of(sheet_of("表", rows)), AGREEMENT) for rows in (halves, months)]

    assert [[entry.value for entry in one.observations] for one in found if one] == [[31.0], []]
    assert [[issue.key for issue in one.issues] for one in found if one] == [["tables.parts_left"]] * 2
