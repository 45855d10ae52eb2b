"""``main.py read``: one document with every figure and its cell, or one that says why there is none."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from dashboard.agreement.reading_pack import load_pack
from dashboard.errors import KnownError
from dashboard.wording import wording
from importers import importing, table_finding
from importers.understanding import understanding_of
from importers.workbook import read_workbook
from main import main
from tests.boards import view
from tests.importers.look_alikes import encrypted, fit_csv, moe_workbook, sheet_of, workbook_of


def document(capsys: pytest.CaptureFixture[str], path: Path, expected: int = 0) -> dict[str, Any]:
    assert main(["read", str(path), "--json"]) == expected
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def waste(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ごみ"
    for row in (
        ["区分", "単位", "令和4年度", "令和5年度"],
        ["総排出量", "ｔ", 1000, "－"],
        ["家庭系", "ｔ", "約700", "増加"],
    ):
        sheet.append(row)
    sheet["C2"].comment = Comment("速報値です", "環境課")
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    book.close()
    return path


def test_every_figure_comes_with_its_cell_labels_year_and_unit(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = document(capsys, waste(tmp_path / "ごみ.xlsx"))

    assert (told["outcome"], told["format"], told["file"]) == ("values", "xlsx", "ごみ.xlsx")
    keys = ("sheet", "cell", "raw", "value", "missing", "issue", "path", "year", "unit", "hidden")
    assert [[value[key] for key in keys] for value in told["values"]] == [
        ["ごみ", "C2", "1000", 1000.0, None, None, ["総排出量"], 2022, "t", False],
        ["ごみ", "D2", "－", None, "unknown", None, ["総排出量"], 2023, "t", False],
        ["ごみ", "C3", "約700", 700.0, None, None, ["家庭系"], 2022, "t", True],
        ["ごみ", "D3", "増加", None, None, "not_a_number", ["家庭系"], 2023, "t", True],
    ]
    assert told["sheets"][0]["comments"] == {"C2": "速報値です"}
    assert [issue["issue"] for issue in told["issues"]] == ["tables.cell.not_a_number", "tables.hidden_rows"]


def test_what_a_known_form_gives_stands_beside_the_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = document(capsys, moe_workbook(tmp_path / "2013_10.xlsx"))

    assert (told["layout"], len(told["indicators"]), len(told["values"])) == ("moe_co2", 13, 28)
    assert {value["unit"] for value in told["values"]} == {"1,000tCO2"}
    assert {value["unit_key"] for value in told["values"]} == {"kt-CO2"}


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("locked.xlsx", encrypted(), "encrypted"),
        ("empty.xlsx", b"", "empty"),
        ("page.xlsx", b"<html><body>404</body></html>", "web_page"),
        ("words.csv", "品目,備考\r\n甲,あり\r\n".encode(), "empty"),
    ],
)
def test_a_refusal_is_one_document_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes, outcome: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = document(capsys, path, expected=1)

    assert (told["outcome"], told["values"]) == (outcome, [])
    assert name in told["message"]


def test_people_get_a_few_lines_instead(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = fit_csv(tmp_path / "fit.csv", {2022: (1, 2, 3, 4, 10), 2023: (2, 3, 4, 5, 14)})

    assert main(["read", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "fit.csv：表1件、数値10件",
        "知っている様式「fit_pv」として、協定の指標の値を10件読み取れます。",
        "表 A1:F3（－）：10セル",
        "  年：2022–2023 (2)　単位：kW",
    ]


def test_remarks_on_cells_are_read(tmp_path: Path) -> None:
    assert read_workbook(waste(tmp_path / "ごみ.xlsx")).sheets[0].comments == (("C2", "速報値です"),)


def test_the_same_fault_in_many_cells_is_told_once_with_their_addresses(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "台数.csv"
    path.write_text("年度,台数\nR1,増加\nR2,減少\nR3,5\nR4,6\n", encoding="utf-8")
    (issue,) = document(capsys, path)["issues"]
    assert (issue["cell"], issue["message"]) == (
        "B2",
        "数値の列に「増加」があります。数値か、値がない理由（未集計、不明など）を記入してください。（ほか1セル：B3）",
    )


def test_a_workbook_of_too_many_cells_is_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_finding, "MOST_CELLS", 5)
    six = workbook_of(sheet_of("表", [["年度", "値"], ["2019年度", 1], ["2020年度", 2]]), name="大.csv")

    with pytest.raises(KnownError) as refused:
        understanding_of(six, load_pack("ome-tepco-pg"))
    assert wording("ja").error(refused.value) == (
        "「大.csv」には6個のセルがあり、表を探すには多すぎます（5個まで）。"
        "必要なシートや年度だけを別のファイルに写してください。何も保存していません。"
    )


def test_an_import_refuses_it_in_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_CELLS", 5)
    path = tmp_path / "大.csv"
    path.write_text("年度,値\n2019年度,1\n2020年度,2\n", encoding="utf-8")
    (file,) = importing.plan_import([path], view(empty=True), load_pack("ome-tepco-pg")).files

    assert file.refusal is not None
    assert file.refusal.key == "tables.too_large"
