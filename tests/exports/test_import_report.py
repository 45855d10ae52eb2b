"""The import report as a workbook: numbers as numbers, texts as texts, and every address a link to its cell."""

import io
from pathlib import Path

import openpyxl
import pytest

from dashboard.errors import KnownError
from dashboard.import_table import ReportLine, ReportTable, SheetLine
from exports.import_report import import_report_bytes, write_import_report

SOURCE = Path("/共有/進捗 シート.xlsx") if Path("/").anchor == "/" else Path("C:/共有/進捗 シート.xlsx")
CHANGE = ReportLine(
    "changed", "進捗 シート.xlsx", "指標's", "F7", subject="太陽光", year="2023年度", old="1,620", new="1,640.5",
    unit="kW", status="確定値", raw="1640.5", path=SOURCE, old_value=1620.0, new_value=1640.5,
)  # fmt: skip
ISSUE = ReportLine("error", "進捗 シート.xlsx", raw="=1+1\x07", text="直してください。")
TABLE = ReportTable((SheetLine("進捗 シート.xlsx", "指標's", 0, 1, 3, 0),), (ISSUE, CHANGE))


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(import_report_bytes(TABLE, "ja")))


def test_every_line_stands_under_its_heads(book: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["取込の内容"]]

    assert rows[0][:8] == ["区分", "ファイル", "シート", "セル", "指標・取組", "年度", "今の値", "新しい値"]
    assert rows[2][:8] == ["変更", "進捗 シート.xlsx", "指標's", "F7", "太陽光", "2023年度", 1620, 1640.5]


def test_the_address_opens_the_file_at_that_cell(book: openpyxl.Workbook) -> None:
    link = book["取込の内容"]["D3"].hyperlink

    assert (link.target, link.location) == (SOURCE.as_uri(), "'指標''s'!F7")
    assert book["取込の内容"]["D2"].hyperlink is None


def test_what_looks_like_a_formula_stays_a_text(book: openpyxl.Workbook) -> None:
    cell = book["取込の内容"]["K2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_counts_of_each_sheet_are_on_a_sheet_of_their_own(book: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["ファイルとシートの件数"]]

    assert rows == [["ファイル", "シート", "新規", "変更", "同じ", "誤り"], ["進捗 シート.xlsx", "指標's", 0, 1, 3, 0]]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        write_import_report(TABLE, tmp_path / "ない" / "報告.xlsx", "en")
