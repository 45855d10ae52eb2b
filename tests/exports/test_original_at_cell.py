"""A copy of an imported workbook opens at the cell a figure came from; everything else in it stays as it was."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.original_at_cell import original_at_cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*names: str) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in names:
        sheet = book.create_sheet(name)
        sheet["C40"] = 5
    return book


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def by_hand(book: str, sheet: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/s1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": "<Relationships "
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="s1.xml"/></Relationships>',
            "xl/workbook.xml": book,
            "xl/s1.xml": sheet,
        }
    )


def opened(content: bytes) -> tuple[str, str, str, str | None]:
    """The sheet in front, its chosen cell, the chosen range, and the first cell in view."""
    sheet = load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    (selection,) = sheet.sheet_view.selection
    return sheet.title, str(selection.activeCell), str(selection.sqref), sheet.sheet_view.topLeftCell


def test_the_copy_opens_on_the_sheet_and_cell_of_the_figure() -> None:
    assert opened(original_at_cell(saved(book_of("一", "二", "三")), "二", "C40")) == ("二", "C40", "C40", "A32")


def test_only_the_chosen_sheet_is_chosen_and_all_other_parts_are_the_same_bytes() -> None:
    book = book_of("一", "二", "三")
    book["一"].sheet_view.tabSelected = True
    before = saved(book)
    after = original_at_cell(before, "三", "AA7")
    old, new = parts(before), parts(after)

    assert [sheet.sheet_view.tabSelected for sheet in load_workbook(io.BytesIO(after)).worksheets] == [None, None, True]
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml",
    }  # fmt: skip
    assert opened(after) == ("三", "AA7", "AA7", "W1")


def test_a_hidden_sheet_is_shown() -> None:
    book = book_of("一", "二")
    book["二"].sheet_state = "hidden"
    after = load_workbook(io.BytesIO(original_at_cell(saved(book), "二", "C40")))

    assert after["二"].sheet_state == "visible"
    assert after.active is not None
    assert after.active.title == "二"


def test_frozen_heads_stay_and_the_part_behind_them_goes_to_the_cell() -> None:
    book = book_of("一")
    book["一"].freeze_panes = "B4"
    view = load_workbook(io.BytesIO(original_at_cell(saved(book), "一", "C40")))["一"].sheet_view

    assert view.pane is not None
    assert (view.pane.xSplit, view.pane.ySplit, view.pane.topLeftCell) == (1, 3, "B32")
    assert [(entry.pane, entry.activeCell) for entry in view.selection] == [("bottomRight", "C40")]


def test_a_cell_in_the_frozen_rows_is_chosen_there() -> None:
    book = book_of("一")
    book["一"].freeze_panes = "A4"
    view = load_workbook(io.BytesIO(original_at_cell(saved(book), "一", "C2")))["一"].sheet_view

    assert [(entry.pane, entry.activeCell) for entry in view.selection] == [("topLeft", "C2")]
    assert view.pane is not None
    assert view.pane.topLeftCell == "A4"


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize(
    "views", ["", "<{p}sheetViews/>", '<{p}sheetViews><{p}sheetView workbookViewId="0"/></{p}sheetViews>']
)
@pytest.mark.parametrize(
    "books", ["", "<{p}bookViews/>", '<{p}bookViews><{p}workbookView firstSheet="0"/></{p}bookViews>']
)
def test_prefixes_and_parts_left_out_are_no_hindrance(prefix: str, views: str, books: str) -> None:
    space = f'xmlns{":x" if prefix else ""}="{MAIN}" xmlns:r="{LINKS}"'
    book = (
        f'<?xml version="1.0"?><{{p}}workbook {space}>{books}<{{p}}sheets>'
        '<{p}sheet name="表 &gt; &quot;甲&quot;" sheetId="1" r:id="r1"/></{p}sheets></{p}workbook>'
    )
    sheet = (
        f'<{{p}}worksheet {space}><{{p}}dimension ref="A1"/>{views}<{{p}}sheetData><{{p}}row r="1"><{{p}}c r="A1">'
        "<{p}v>1</{p}v></{p}c></{p}row></{p}sheetData></{p}worksheet>"
    )
    before = by_hand(book.replace("{p}", prefix), sheet.replace("{p}", prefix))
    after = original_at_cell(before, '表 > "甲"', "B9")

    assert opened(after) == ('表 > "甲"', "B9", "B9", "A1")


def test_the_strict_form_is_changed_in_the_same_way() -> None:
    book = (
        f'\ufeff<workbook xmlns="{STRICT}" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">'
        '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    sheet = f'<worksheet xmlns="{STRICT}"><sheetData/></worksheet>'
    after = parts(original_at_cell(by_hand(book, sheet), "表", "B9"))

    assert '<bookViews><workbookView activeTab="0"/></bookViews><sheets>' in after["xl/workbook.xml"].decode()
    assert after["xl/s1.xml"].decode() == (
        f'<worksheet xmlns="{STRICT}"><sheetViews><sheetView tabSelected="1" topLeftCell="A1" workbookViewId="0">'
        '<selection activeCell="B9" sqref="B9"/></sheetView></sheetViews><sheetData/></worksheet>'
    )


def test_a_sheet_name_is_found_though_written_in_another_width() -> None:
    assert opened(original_at_cell(saved(book_of("一", "ＦＩＴ 表")), "FIT 表", "A1"))[0] == "ＦＩＴ 表"


SHEET = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
)


@pytest.mark.parametrize(
    ("content", "sheet", "cell"),
    [
        (saved(book_of("一")), "無い", "A1"),
        (saved(book_of("一")), "一", ""),
        (saved(book_of("一")), "一", "A0"),
        (saved(book_of("一")), "", "A1"),
        (saved(book_of("一"))[:900], "一", "A1"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "一", "A1"),
        ("年度,kW\r\n2019,1\r\n".encode("cp932"), "", "B2"),
        (by_hand(BOOK, f"<!DOCTYPE x [<!ENTITY a 'b'>]>{SHEET}"), "表", "A1"),
        (by_hand(BOOK, SHEET.encode("utf-16").decode("latin-1")), "表", "A1"),
        (by_hand(BOOK, "<worksheet"), "表", "A1"),
        (by_hand(BOOK, f'<worksheet xmlns="{MAIN}"/>'), "表", "A1"),
        (by_hand("", SHEET), "表", "A1"),
        (by_hand(BOOK.replace("r1", "r9"), SHEET), "表", "A1"),
        (zipped({**parts(by_hand(BOOK, SHEET)), "_xmlsignatures/origin.sigs": b""}), "表", "A1"),
    ],
)
def test_what_cannot_be_made_to_open_there_is_opened_as_it_is(content: bytes, sheet: str, cell: str) -> None:
    assert original_at_cell(content, sheet, cell) == content
