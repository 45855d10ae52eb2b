"""Items 1-8 (objects over the cells) and 1-12 (codes and names of regions), and what is said where neither is told."""

import io
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from dashboard.wording import wording
from importers.cell import CellValue
from importers.drawn_objects import MOST_OBJECTS, Drawn, DrawnObject, drawn_in
from importers.quality import SheetCheck, check_workbook
from importers.quality_text import check_data, check_lines, flaw_sentence
from importers.reading import process
from tests.importers.look_alikes import sheet_of, workbook_of
from tests.importers.reading.old_forms import binary_record, old_xls, open_document, xlsb_parts
from widgets.operations import check_sheet

Rows = list[list[CellValue]]
SPACE = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def sentences(check: SheetCheck) -> list[str]:
    return [f"{flaw.cell} {flaw_sentence(flaw, wording('ja'))}" for flaw in check.flaws]


def regions(rows: Rows) -> list[tuple[str, str]]:
    """What is found about regions, as (cell, rule)."""
    found = check_workbook(workbook_of(sheet_of("表", rows))).flaws
    return [(flaw.cell, flaw.rule.value) for flaw in found if flaw.rule.value.startswith("region")]


def saved(path: Path, *, chart: bool) -> Path:
    """青梅市's table with a chart at E2 or a picture at D5."""
    book = Book()
    sheet = book.worksheets[0]
    for row in (["市区町村", "量（t）"], ["青梅市", 1], ["福生市", 2]):
        sheet.append(row)
    if chart:
        sheet.add_chart(BarChart(), "E2")
    else:
        dot = io.BytesIO()
        Picture.new("RGB", (2, 2)).save(dot, "PNG")
        sheet.add_image(Image(dot), "D5")
    book.save(path)
    return path


def test_a_picture_over_the_cells_is_named_with_its_place(tmp_path: Path) -> None:
    check = check_sheet(saved(tmp_path / "表.xlsx", chart=False))

    assert sentences(check) == [
        "D5 画像「Image 1」がセルの上に置かれています。中の値や注記はセルに書き、図は別のファイルで渡してください。"
    ]
    assert check_lines(check, wording("ja"))[-1] == "［1-8］オブジェクトを使わない：1か所"


def test_a_chart_over_the_cells_is_named_with_its_place(tmp_path: Path) -> None:
    assert sentences(check_sheet(saved(tmp_path / "表.xlsx", chart=True)))[0].startswith("E2 グラフなど「Chart 1」が")


def with_drawing(path: Path, drawing: str) -> Path:
    """That workbook with another drawing in place of its picture."""
    with zipfile.ZipFile(saved(path, chart=False)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {**parts, "xl/drawings/drawing1.xml": drawing.encode()}.items():
            archive.writestr(name, part)
    return path


def anchored(row: int, column: int, inner: str) -> str:
    where = f"<xdr:from><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    return f"<xdr:twoCellAnchor>{where}{inner}</xdr:twoCellAnchor>"


def shape(kind: str, name: str) -> str:
    return f'<xdr:{kind}><xdr:nv><xdr:cNvPr id="1" name="{name}"/></xdr:nv></xdr:{kind}>'


def test_shapes_lines_groups_and_alternatives_are_told_apart(tmp_path: Path) -> None:
    choice = f"<mc:Choice>{shape('sp', '吹き出し')}</mc:Choice><mc:Fallback>{shape('pic', '代わり')}</mc:Fallback>"
    inner = (
        anchored(0, 0, shape("sp", "箱")) + anchored(1, 2, shape("cxnSp", "線")) + anchored(2, 0, shape("grpSp", "組"))
    )
    inner += anchored(3, 1, f"<mc:AlternateContent>{choice}</mc:AlternateContent>")
    inner += f"<xdr:absoluteAnchor>{shape('pic', '印')}</xdr:absoluteAnchor>"
    path = with_drawing(tmp_path / "表.xlsx", f"<xdr:wsDr {SPACE}>{inner}</xdr:wsDr>")

    assert drawn_in(path, "xlsx").objects == tuple(
        DrawnObject("Sheet", *told)
        for told in (
            ("A1", "shape", "箱"), ("C2", "line", "線"), ("A3", "group", "組"), ("B4", "shape", "吹き出し"),
            ("", "picture", "印"),
        )
    )  # fmt: skip


def test_no_more_objects_are_told_than_somebody_can_read(tmp_path: Path) -> None:
    inner = anchored(0, 0, shape("pic", "印")) * (MOST_OBJECTS + 5)
    path = with_drawing(tmp_path / "表.xlsx", f"<xdr:wsDr {SPACE}>{inner}</xdr:wsDr>")

    assert len(drawn_in(path, "xlsx").objects) == MOST_OBJECTS


def test_objects_that_take_too_long_are_said_not_to_have_been_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_drawing(tmp_path / "表.xlsx", f"<xdr:wsDr {SPACE}>{anchored(0, 0, shape('pic', '印'))}</xdr:wsDr>")
    monkeypatch.setattr(process, "command", lambda: [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"])

    assert drawn_in(path, "xlsx", seconds=0.2) == Drawn(unseen="unreadable")


def test_a_drawing_that_cannot_be_read_is_said_not_to_have_been_looked_at(tmp_path: Path) -> None:
    check = check_sheet(with_drawing(tmp_path / "表.xlsx", f"<!DOCTYPE x><xdr:wsDr {SPACE}/>"))

    assert check.flaws == ()
    assert check_lines(check, wording("ja")) == [
        "表.xlsx：直すところは見つかりませんでした。",
        "［1-8］は見ていません：画像や図形の部分を読み取れませんでした。Excelで開いて、残っていないかご確認ください。",
    ]


def test_objects_of_an_old_workbook_are_said_not_to_have_been_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "古い表.xls"
    path.write_bytes(old_xls())
    document = check_data(check_sheet(path), wording("en"))

    assert document["not_looked_at"][0] == {  # type: ignore[index]
        "item": "1-8",
        "reason": "old_form",
        "sheets": [],
        "message": "[1-8] was not looked at: files of this form cannot be searched for pictures and shapes. "
        "Saved as .xlsx, they can.",
    }


def zipped(path: Path, content: bytes, changed: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {**parts, **changed}.items():
            archive.writestr(name, part)
    return path


def test_objects_of_a_binary_workbook_are_found_in_the_same_way(tmp_path: Path) -> None:
    links = (
        '<Relationships><Relationship Id="r" Target="../drawings/drawing1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"/></Relationships>'
    )
    drawing = f"<xdr:wsDr {SPACE}>{anchored(4, 3, shape('pic', '図'))}</xdr:wsDr>"
    parts = {"xl/worksheets/_rels/sheet1.bin.rels": links.encode(), "xl/drawings/drawing1.xml": drawing.encode()}
    path = zipped(tmp_path / "表.xlsb", xlsb_parts(), parts)

    assert drawn_in(path, "xlsb").objects == (DrawnObject("表", "D5", "picture", "図"),)


def test_objects_of_an_open_document_are_found_in_cells_and_over_the_sheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(open_document())) as archive:
        content = archive.read("content.xml").decode()
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    frame = f'<draw:frame {space} draw:name="図"><draw:image/></draw:frame>'
    over = f'<table:shapes><draw:custom-shape {space} draw:name="箱"/></table:shapes>'
    content = content.replace("<text:p>7</text:p>", f"{frame}<text:p>7</text:p>").replace(
        "<table:table-column/>", over, 1
    )
    path = zipped(tmp_path / "表.ods", open_document(), {"content.xml": content.encode()})

    assert drawn_in(path, "ods").objects == (
        DrawnObject("表", "", "shape", "箱"),
        DrawnObject("表", "A3", "picture", "図"),
    )


@pytest.mark.parametrize("form", ["xlsx", "xlsb", "ods"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", xlsb_parts()[:200], struct.pack("<I", 5) * 300, binary_record(1, b"")]
)
def test_what_has_become_of_a_file_meanwhile_is_no_accident(tmp_path: Path, form: str, content: bytes) -> None:
    path = tmp_path / "表"
    path.write_bytes(content)

    assert drawn_in(path, form) == Drawn(unseen="unreadable")
    assert drawn_in(tmp_path / "無い", form) == Drawn(unseen="unreadable")
    assert drawn_in(path, "csv") == Drawn()


def test_a_code_that_lost_its_zero_is_named_with_the_whole_one() -> None:
    rows: Rows = [
        ["市区町村コード", "名称", "量（t）"],
        [1100, "札幌市", 1],
        ["13205", "青梅市", 2],
        ["ab1", "福生市", 3],
    ]

    assert regions(rows) == [("A2", "region_code"), ("A4", "region_code")]
    assert sentences(check_workbook(workbook_of(sheet_of("表", rows)))) == [
        "A2 地域コード「1100」は先頭の0が消えています。「01100」を文字列として入力してください。",
        "A4 「ab1」は地域コードの形ではありません。都道府県は2桁、市区町村は5桁（検査数字を付けるときは6桁）で書いてください。",
    ]


@pytest.mark.parametrize("code", ["13", "13205", 13205, "132055", "１３２０５", "00000", "全国"])
def test_codes_of_two_five_and_six_digits_are_in_order(code: CellValue) -> None:
    assert regions([["市区町村コード", "量（t）"], [code, 1], ["13201", 2]]) == []


def test_a_name_cut_short_is_named_unless_a_code_stands_beside_it() -> None:
    assert regions([["市区町村", "量（t）"], ["青梅", 1], ["福生市", 2], ["多摩計", 3]]) == [("A2", "region_name")]
    assert regions([["団体コード", "市区町村", "量（t）"], ["13205", "青梅", 1], ["13218", "福生", 2]]) == []


def test_a_row_without_any_region_is_named_unless_it_is_a_sum() -> None:
    rows: Rows = [["区分", "市区町村", "量（t）"], ["可燃", "青梅市", 1], ["不燃", None, 2], ["合計", None, 3]]

    assert regions(rows) == [("B3", "region_absent")]


def test_a_file_without_sheets_is_told_the_same_without_naming_one() -> None:
    check = check_workbook(workbook_of(sheet_of("", [["年度", "量（t）"], [2019, 1], [2020, 2]])))

    assert check_lines(check, wording("ja"))[-1] == (
        "［1-12］は見ていません：地域別の表かどうか、ファイルから判断できません。"
        "地域別の表であれば、地域コードか地域名称の列を設けてください。"
    )


@pytest.mark.parametrize(
    ("rows", "name", "told"),
    [
        ([["年度", "量（t）"], [2019, 1], [2020, 2]], "表", False),
        ([["都市区分", "量（t）"], ["甲", 1], ["乙", 2]], "表", False),
        ([["年度", "量（t）"], [2019, 1], [2020, 2]], "青梅市", True),
        ([["青梅市のごみ", None], ["年度", "量（t）"], [2019, 1], [2020, 2]], "表", True),
        ([["都道府県", "量（t）"], ["東京都", 1], ["北海道", 2]], "表", True),
    ],
)
def test_a_sheet_that_names_no_region_is_said_not_to_have_been_judged(rows: Rows, name: str, told: bool) -> None:
    check = check_workbook(workbook_of(sheet_of(name, rows)))

    assert [(entry.item, entry.reason, entry.sheets) for entry in check.unseen] == (
        [] if told else [("1-12", "no_region", ("表",))]
    )
