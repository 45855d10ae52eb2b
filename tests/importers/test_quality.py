"""The check of a sheet before it is sent: one finding for each cell that breaks a rule, and how to mend it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.wording import LANGUAGES, load_area, wording
from importers.cell import Cell, CellValue, Range, Sheet
from importers.quality import SheetCheck, check_workbook
from importers.quality_flaw import ITEMS, Rule
from importers.quality_text import check_data, check_lines, flaw_sentence
from importers.workbook import read_workbook
from tests.importers.look_alikes import sheet_of, workbook_of

Shared = Callable[..., Path]
Rows = Sequence[Sequence[CellValue]]
CLEAN: list[list[CellValue]] = [
    ["市区町村コード", "市区町村", "年度", "容量（kW）", "備考"],
    ["13205", "青梅市", "2019年度", 1200, None],
    ["13201", "八王子市", "2019年度", 3400.5, "速報"],
]


def check(*sheets: Sheet, form: str = "xlsx") -> SheetCheck:
    return check_workbook(replace(workbook_of(*sheets), format=form))


def found(rows: Rows, *, form: str = "xlsx") -> list[tuple[str, str]]:
    return [(flaw.cell, flaw.rule.value) for flaw in check(sheet_of("表", rows), form=form).flaws]


def sentences(result: SheetCheck) -> list[str]:
    return [f"{flaw.cell} {flaw_sentence(flaw, wording('ja'))}" for flaw in result.flaws]


def with_cell(row: int, column: int, value: CellValue) -> list[list[CellValue]]:
    rows = [list(row) for row in CLEAN]
    rows[row - 1][column - 1] = value
    return rows


def test_a_clean_table_has_nothing_to_mend() -> None:
    assert found(CLEAN) == []
    assert check_lines(check(sheet_of("表", CLEAN)), wording("ja")) == ["表.xlsx：直すところは見つかりませんでした。"]


@pytest.mark.parametrize(
    ("row", "column", "value", "rule", "sentence"),
    [
        (2, 4, "１，２００", "number_as_text", "数値が文字として入っています。数値の 1,200 として入力し直してください。"),
        (2, 4, "1200", "number_as_text", "数値が文字として入っています。数値の 1,200 として入力し直してください。"),
        (2, 4, "約1,200", "unit_in_value", "値に「約」などの文字が付いています。値は 1,200 だけにし、ことわりは備考の列に書いてください。"),
        (2, 4, "1.2千kW", "unit_in_value", "値に単位などの文字が付いています。値は 1.2 だけにし、単位（MW）は見出しに書いてください。"),
        (2, 4, "－", "missing_mark", "数値の列に数値でない記号があります。空欄にして理由を備考の列に書くか、使う記号の意味を表の外に示してください。"),
        (2, 4, "120（35）", "several_values", "一つのセルに値が二つ以上あります。値ごとに列か行を分けてください。"),
        (2, 5, "可燃ごみ　直接搬入ごみ", "several_values", "一つのセルに値が二つ以上あります。値ごとに列か行を分けてください。"),
        (2, 2, "青梅市※1", "note_in_cell", "注記「※1」が付いています。セルから除き、備考の列か別のシートに書いてください。"),
        (2, 2, "青　梅　市", "layout_spaces", "体裁を整えるためのスペースがあります。「青梅市」だけにしてください。"),
        (2, 2, "青 梅 市", "layout_spaces", "体裁を整えるためのスペースがあります。「青梅市」だけにしてください。"),
        (2, 4, "2019", "number_as_text", "数値が文字として入っています。数値の 2019 として入力し直してください。"),
        (2, 2, "青梅市 ", "layout_spaces", "体裁を整えるためのスペースがあります。「青梅市」だけにしてください。"),
        (2, 5, "　", "layout_spaces", "スペースだけが入っています。消して空欄にしてください。"),
        (1, 4, "容量\n（kW）", "line_break", "セルの中で改行しています。「容量（kW）」のように改行を除いてください。"),
        (3, 2, "〃", "ditto", "上や左と同じという書き方です。同じ値をそのまま書いてください。"),
        (3, 2, "同上", "ditto", "上や左と同じという書き方です。同じ値をそのまま書いてください。"),
        (2, 5, "面積は①㎡", "machine_characters", "機種依存文字「①㎡」があります。「1m2」のような文字に置きかえてください。"),
        (2, 5, "髙橋", "machine_characters", "機種依存文字「髙」があります。どの機械でも読める文字に置きかえてください。"),
        (2, 5, "ｾﾝﾀｰ", "machine_characters", "機種依存文字「ｾﾝﾀｰ」があります。「センター」のような文字に置きかえてください。"),
        (2, 3, "令和元年度", "era_only", "和暦だけの年です。「2019年度」のように西暦で書くか、西暦を併記してください。"),
        (2, 3, "H31", "era_only", "和暦だけの年です。「2019年度」のように西暦で書くか、西暦を併記してください。"),
        (2, 5, "R7.4.1", "date_as_text", "日付が文字として入っています。「2027/3/31」のように入力し、書式を「日付」にしてください。"),
        (1, 4, None, "header_blank", "列の見出しが空欄です。何の列か書いてください。"),
        (1, 5, "市区町村", "header_twice", "B1と同じ見出しです。何が違うか分かる名前にしてください。"),
    ],
)  # fmt: skip
def test_each_rule_names_the_cell_and_how_to_mend_it(
    row: int, column: int, value: CellValue, rule: str, sentence: str
) -> None:
    result = check(sheet_of("表", with_cell(row, column, value)))
    place = f"{'ABCDE'[column - 1]}{row}"

    assert (place, rule) in [(flaw.cell, flaw.rule.value) for flaw in result.flaws]
    assert f"{place} {sentence}" in sentences(result)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (2, 3, "令和元年度（2019年度）"),
        (2, 1, "01100"),
        (2, 5, "市内 2か所で実施"),
        (2, 5, "Tokyo Electric Power"),
        (2, 5, "青梅市 環境政策課"),
        (2, 4, None),
    ],
)
def test_what_is_in_order_is_left_alone(row: int, column: int, value: CellValue) -> None:
    assert found(with_cell(row, column, value)) == []


def test_merged_cells_are_named_with_their_range() -> None:
    sheet = replace(sheet_of("表", CLEAN), merged=(Range(2, 2, 3, 2),))

    assert "B2 セル B2:B3 が結合されています。結合を解き、それぞれのセルに値を入れてください。" in sentences(
        check(sheet)
    )


def test_formulas_and_errors_are_named() -> None:
    sheet = sheet_of("表", CLEAN)
    cells = dict(sheet.cells)
    cells[2, 4] = Cell(2, 4, 1200, "1200", formula=True)
    cells[3, 4] = Cell(3, 4, None, "#REF!", error="#REF!")

    assert sentences(check(replace(sheet, cells=cells))) == [
        "D2 数式が入っています。値をコピーし、「値の貼り付け」で数値にしてください。",
        "D3 Excelのエラー値 #REF! が残っています。値を直すか、空欄にしてください。",
    ]


def test_hidden_parts_that_hold_something_are_named_run_by_run() -> None:
    sheet = replace(
        sheet_of("表", CLEAN), hidden=True, hidden_rows=frozenset({2, 3, 99}), hidden_columns=frozenset({5, 900})
    )

    assert sentences(check(sheet)) == [
        " このシートは非表示です。送る必要がなければ削除し、必要なら表示してください。",
        "E1 E列は非表示で、値が入っています。必要なら表示し、不要なら削除してください。",
        "A2 2–3行目は非表示で、値が入っています。必要なら表示し、不要なら削除してください。",
    ]


def test_a_label_left_out_is_named_with_what_stands_above() -> None:
    rows: Rows = [["地域", "施設", "量（t）"], ["東部", "甲", 1], [None, "乙", 2]]

    assert found(rows) == [("A3", "omitted")]
    assert sentences(check(sheet_of("表", rows))) == [
        "A3 左端の項目名が省かれています。上の行と同じ「東部」であれば、この行にも書いてください。"
    ]


def test_a_blank_row_that_cuts_a_table_is_named() -> None:
    rows: Rows = [["地域", "量（t）"], ["東部", 1], ["西部", 2], [None, None], ["南部", 3], ["北部", 4]]

    assert sentences(check(sheet_of("表", rows))) == [
        "A5 4行目の空白の行で表が分かれています。空白の行を除いて、一つの続いた表にしてください。"
    ]


def test_several_tables_on_a_sheet_are_counted() -> None:
    rows: Rows = [["地域", "量（t）"], ["東部", 1], [None, None], ["施設", "基数（基）"], ["甲", 3]]

    assert sentences(check(sheet_of("表", rows))) == [
        "A4 このシートには表が2個あります。一つの表ごとにシートを分けてください。"
    ]


@pytest.mark.parametrize("unit", ["量（t）", "件数", "total_kW", "発電量 (MWh)"])
def test_a_unit_in_the_head_is_enough(unit: str) -> None:
    assert found([["地域", unit], ["東部", 1], ["西部", 2]]) == []


def test_a_unit_in_the_corner_is_enough_and_none_at_all_is_named() -> None:
    rows: Rows = [["地域", "排出"], ["東部", 1], ["西部", 2]]

    assert found(rows) == [("A1", "unit_absent")]
    assert found([[None, "単位：千t-CO2"], *rows]) == []


def test_plain_figures_and_dates_in_a_csv_file_are_as_they_should_be() -> None:
    rows: Rows = [["年月日", "量（t）"], ["2019/4/1", "12.5"], ["2019/4/2", "1,234"]]

    assert found(rows, form="csv") == [("B3", "number_as_text")]


def test_an_old_file_format_is_a_flaw_of_the_whole_file() -> None:
    assert found(CLEAN, form="xls") == [("", "file_format")]


def test_the_lines_name_places_then_count_the_rules_with_their_items() -> None:
    rows: Rows = [*CLEAN, *(["13201", "八王子市", "2019年度", f"{n}", None] for n in range(12))]
    lines = check_lines(check(sheet_of("表", rows)), wording("ja"))

    assert lines[:2] == ["表.xlsx：12か所", ""]
    assert lines[2:4] == [
        "シート「表」",
        "  D4「0」 数値が文字として入っています。数値の 0 として入力し直してください。",
    ]
    assert lines[-3:] == ["  ほか2か所（数値データは数値属性）", "", "［1-3］数値データは数値属性：12か所"]


def test_the_document_has_every_flaw() -> None:
    rows: Rows = [*CLEAN, *(["13201", "八王子市", "2019年度", f"{n}", None] for n in range(12))]
    document = check_data(check(sheet_of("表", rows)), wording("en"))

    assert (document["outcome"], document["counts"]) == ("flaws", {"number_as_text": 12})
    assert document["flaws"][0] == {  # type: ignore[index]
        "rule": "number_as_text",
        "item": "1-3",
        "sheet": "表",
        "cell": "D4",
        "raw": "0",
        "message": "The number was entered as text. Enter it as the number 0.",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title_and_a_sentence(language: str) -> None:
    texts = load_area("ja" if language == "ja" else "en", "quality")

    assert {f"quality.{part}.{rule.value}" for part in ("rule", "find") for rule in Rule} <= texts.keys()
    assert ITEMS.keys() < set(Rule)


def test_a_published_table_of_the_ministry_is_found_nearly_clean(shared_data: Shared) -> None:
    result = check_workbook(read_workbook(shared_data("moe", "2013_10.xlsx")))

    assert [(flaw.cell, flaw.rule.value) for flaw in result.flaws] == [
        (cell, "layout_spaces") for cell in ("H2", "K2", "P2")
    ]


def test_a_city_table_saved_from_excel_shows_its_layout(shared_data: Shared) -> None:
    result = check_workbook(read_workbook(shared_data("csv", "金沢ごみ.csv")))
    counts = {rule.value: count for rule, count in result.counts}

    assert {"layout_spaces", "omitted", "era_only", "header_twice", "note_in_cell", "missing_mark"} <= counts.keys()
