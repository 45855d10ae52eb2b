import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from dashboard.board import Board
from exports.columns import figure, looks_like_formula
from exports.table_csv import csv_bytes, write_csv
from exports.workbook import workbook_bytes, write_workbook
from tests.boards import board
from tests.exports.crowded import crowded


def dangerous() -> Board:
    """Texts that a spreadsheet would run."""
    plain = board()
    card = plain.indicators[0]
    row = replace(card.rows[0], note="=HYPERLINK(1)", part="@SUM(1)", raw="+1+cmd|' /C calc'!A0", place="-2+3")
    return replace(plain, indicators=(replace(card, title="=1+1", rows=(row,)), *plain.indicators[1:]))


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_workbook_has_every_value_with_unit_status_and_source() -> None:
    shown = board()
    rows = list(opened(workbook_bytes(shown))["指標値"].iter_rows(values_only=True))

    assert len(rows) == 1 + sum(len(card.rows) for card in shown.indicators)
    assert rows[1][:9] == ("co2", "CO2排出量（市域）", "千t-CO2", 2019, "合計", 610, 586, 24, "推計値")
    assert rows[1][10:12] == (1, "look-alike.xlsx · 2019_一覧表 · F7")


def test_the_sheet_of_goals_says_which_figure_is_an_example_and_what_its_mark_rests_on() -> None:
    heads, *rows = opened(workbook_bytes(board()))["目標"].iter_rows(values_only=True)
    told = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}

    assert (told["A-2"]["例示"], told["A-2"]["評価（全文）"]) == ("例示", "▲ 遅れ（例示による）")
    assert (told["A-1"]["例示"], told["A-1"]["評価（全文）"]) == (None, "○ おおむね計画どおり")


def test_the_workbook_has_its_sheets_in_both_languages() -> None:
    assert opened(workbook_bytes(board())).sheetnames == [
        "概況", "目標", "指標", "指標値", "取組", "変更", "出典", "協定",
    ]  # fmt: skip
    assert opened(workbook_bytes(board(language="en"))).sheetnames[0] == "Overview"


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    for sheet in opened(workbook_bytes(dangerous())).worksheets:
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert opened(workbook_bytes(dangerous()))["指標値"]["B2"].value == "=1+1"


@pytest.mark.parametrize(
    "shown", [board(empty=True), crowded(), board(audience="public")], ids=["empty", "crowded", "public"]
)
def test_any_board_becomes_a_workbook_and_a_csv_file(shown: Board) -> None:
    assert workbook_bytes(shown) == workbook_bytes(shown)
    assert csv_bytes(shown) == csv_bytes(shown)
    assert opened(workbook_bytes(shown)).sheetnames


def test_the_csv_file_opens_in_excel_with_the_columns_of_the_workbook() -> None:
    shown = board()
    data = csv_bytes(shown)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    heads = next(iter(opened(workbook_bytes(shown))["指標値"].iter_rows(max_row=1, values_only=True)))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert tuple(rows[0]) == heads
    assert rows[1][:9] == ["co2", "CO2排出量（市域）", "千t-CO2", "2019", "合計", "610", "586", "24", "推計値"]


def test_texts_like_formulas_are_neutral_in_the_csv_file() -> None:
    row = list(csv.reader(io.StringIO(csv_bytes(dangerous()).decode("utf-8-sig"), newline="")))[1]

    assert [cell for cell in row if looks_like_formula(cell)] == []
    assert row[1] == "'=1+1"
    assert row[9] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("text", "number"),
    [("−1,234.5", -1234.5), ("+24", 24), ("△3", -3), ("0.50", 0.5), ("", None), ("秘匿", "秘匿"), ("inf", "inf")],
)
def test_finished_figures_become_numbers_again(text: str, number: object) -> None:
    assert figure(text) == number


def test_both_are_written_to_their_files(tmp_path: Path) -> None:
    write_workbook(board(), tmp_path / "表.xlsx")
    write_csv(board(), tmp_path / "表.csv")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["表.csv", "表.xlsx"]
