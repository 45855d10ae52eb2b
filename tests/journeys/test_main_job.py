"""The main job from end to end: ministry workbook, FIT table and a filled progress sheet, to the Board and the paper.

Worked by hand from the published figures of Ome: FY2013 707.4 thousand t-CO2, 54 % of it is 382.0; FY2019 590.7; what is
left is 208.7 in 11 years, 19.0 a year. Where the real files are absent, look-alikes carry the same figures.
"""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

import main
from importers.cell import CellValue
from tests.importers.look_alikes import fit_csv, moe_rows, moe_workbook

# The city's row of the ministry's table, in thousand t-CO2 and in the order of its columns.
FY2013 = (
    113.0251,
    6.0318,
    5.5409,
    124.5979,
    198.6323,
    180.1454,
    378.7777,
    122.3592,
    59.1901,
    10.6622,
    0,
    192.2115,
    11.833,
    707.4201,
)
FY2019 = (
    96.354,
    5.552,
    5.3502,
    107.2562,
    145.2591,
    147.6422,
    292.9013,
    106.0331,
    58.2228,
    8.2564,
    0,
    172.5123,
    18.0667,
    590.7366,
)
FIT = {2014: (7318.0, 1719.0, 380.0, 0.0, 9417.0), 2023: (13613.0, 3448.0, 330.0, 3000.0, 20391.0)}


def rows_of(city: Sequence[float]) -> list[list[CellValue]]:
    """The look-alike's rows with these figures in the city's row."""
    *others, own = moe_rows()
    return [*others, [*own[:4], *city, None]]


@pytest.fixture(params=["look-alike", "real"])
def published(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    """The ministry's workbooks of 2013 and 2019 and the FIT table: real ones, and look-alikes of them."""
    if request.param == "real":
        data = request.getfixturevalue("shared_data")
        return [data("moe", "2013_10.xlsx"), data("moe", "2019_10.xlsx"), data("ome_fit_pv_2014_2023.csv")]
    return [
        moe_workbook(tmp_path / "2013_10.xlsx", sheet="2013_一覧表", rows=rows_of(FY2013)),
        moe_workbook(tmp_path / "2019_10.xlsx", sheet="2019_一覧表", rows=rows_of(FY2019)),
        fit_csv(tmp_path / "fit.csv", FIT),
    ]


def board_of(record: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """What ``board --json`` prints."""
    capsys.readouterr()
    assert main.main(["board", "--record", str(record), "--json", *more]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def card(board: dict[str, Any], key: str) -> dict[str, Any]:
    """One indicator of the Board."""
    found: dict[str, Any] = next(entry for entry in board["indicators"] if entry["key"] == key)
    return found


def fill_in(folder: Path, name: str, code: str, head: str, value: float) -> Path:
    """Enter one figure in a written progress sheet, as a person would."""
    path = next(folder.glob(f"*{name}*.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["指標"]
    column = next(c.column for c in sheet[3] if c.value == head)
    row = next(
        r for r in range(4, sheet.max_row + 1) if (sheet.cell(r, 1).value, sheet.cell(r, 2).value) == (code, None)
    )
    sheet.cell(row, column, value)
    sheet.cell(row, column + 1, "速報値")
    book["表紙"]["B8"] = "環境政策課 担当者"
    book.save(path)
    return path


def test_from_published_workbooks_and_a_filled_sheet_to_the_report(
    tmp_path: Path, published: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    record, sheets = tmp_path / "青梅市.renkei", tmp_path / "sheets"
    assert main.main(["new", str(record)]) == 0
    assert main.main(["import", "--record", str(record), *map(str, published)]) == 0
    assert main.main(["sheets", "--record", str(record), "--out", str(sheets)]) == 0
    filled = fill_in(sheets, "A-2", "ev_count", "2025年度", 1234)
    assert main.main(["import", "--record", str(record), str(filled)]) == 0
    board = board_of(record, capsys)

    co2 = card(board, "co2")["progress"]
    assert round(co2["last_value"], 1) == 590.7
    assert round(co2["target_value"], 1) == 382.0
    assert round(co2["to_target"], 1) == 208.7
    assert round(co2["needed_pace"], 1) == -19.0
    assert board["position"].startswith(
        "2019年度 590.7千t-CO2。2030年度目標 382.0千t-CO2 まであと 208.7千t-CO2、必要ペースは年19.0千t-CO2減"
    )
    assert "オール東京62" in board["position_notes"][0]
    assert card(board, "pv_capacity")["latest"]["text"] == "20,391"
    assert card(board, "ev_count")["latest"]["text"] == "1,234"
    assert card(board, "ev_count")["rows"][0]["place"].startswith("目標A-2_電化・省エネ化.xlsx · 指標 · ")
    assert card(board, "co2")["rows"][0]["place"].startswith("2019_10.xlsx · 2019_一覧表 · ")

    paper = tmp_path / "報告書.pdf"
    assert main.main(["report", "--record", str(record), "--out", str(paper)]) == 0
    text = "".join("".join(page.extract_text() for page in PdfReader(paper).pages).split())
    for figure in ("590.7", "382.0", "208.7", "19.0", "20,391", "1,234"):
        assert figure in text


def test_nothing_is_stored_before_it_is_confirmed(
    tmp_path: Path, published: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.renkei"
    main.main(["new", str(record)])
    before = record.read_bytes()
    capsys.readouterr()
    assert main.main(["import", "--record", str(record), "--dry-run", "--json", *map(str, published)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["outcome"], report["stored"]) == ("values", False)
    assert report["files"][0]["changes"][0]["cell"]
    assert record.read_bytes() == before


def test_one_bad_file_keeps_all_of_them_out(
    tmp_path: Path, published: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    record, page = tmp_path / "r.renkei", tmp_path / "データ.xlsx"
    page.write_text("<!DOCTYPE html><html><body>404</body></html>", encoding="utf-8")
    main.main(["new", str(record)])
    before = record.read_bytes()
    assert main.main(["import", "--record", str(record), *map(str, published), str(page)]) == 1
    shown = capsys.readouterr().out
    assert "「データ.xlsx」の中身はExcelではなくウェブページです。" in shown
    assert "指摘があるため、何も保存していません。" in shown
    assert record.read_bytes() == before


def test_the_board_can_be_had_as_it_stood(
    tmp_path: Path, published: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.renkei"
    main.main(["new", str(record)])
    main.main(["import", "--record", str(record), *map(str, published)])
    assert board_of(record, capsys)["empty"] is False
    assert board_of(record, capsys, "--as-of", "2020-01-01")["empty"] is True


def test_the_report_is_the_same_byte_for_byte_for_the_same_instant(tmp_path: Path) -> None:
    record, papers = tmp_path / "r.renkei", [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    main.main(["new", str(record), "--sample"])
    instant = datetime.datetime.now(datetime.UTC).isoformat()
    for paper in papers:
        assert main.main(["report", "--record", str(record), "--out", str(paper), "--as-of", instant]) == 0
    assert papers[0].read_bytes() == papers[1].read_bytes()
