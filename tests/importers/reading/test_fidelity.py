"""A cell comes out as it stands in the file: value, raw text, error, formula, format, and what is hidden."""

import datetime
from pathlib import Path

import pytest

from importers.cell import Cell, Range, Sheet, Workbook
from importers.workbook import read_workbook, workbook_of_answer
from tests.importers import look_alikes
from tests.importers.look_alikes import raw_xlsx


def read(tmp_path: Path, data: bytes, name: str = "表.xlsx") -> Workbook:
    path = tmp_path / name
    path.write_bytes(data)
    return read_workbook(path)


def only_sheet(tmp_path: Path, rows: str, **more: object) -> Sheet:
    return read(tmp_path, raw_xlsx(rows, **more)).sheets[0]  # type: ignore[arg-type]


def first_cell(tmp_path: Path, cell: str, **more: object) -> Cell:
    found = only_sheet(tmp_path, f'<row r="1">{cell}</row>', **more).cell(1, 1)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cell", "value", "raw"),
    [
        ('<c r="A1"><v>590.73658502879107</v></c>', 590.7365850287911, "590.73658502879107"),
        ('<c r="A1"><v>1234</v></c>', 1234, "1234"),
        ('<c r="A1"><v>1234.0</v></c>', 1234, "1234.0"),
        ('<c r="A1"><v>-5E-2</v></c>', -0.05, "-5E-2"),
        ('<c r="A1" t="b"><v>1</v></c>', True, "True"),
        ('<c r="A1" t="str"><v>１２３　</v></c>', "１２３　", "１２３　"),
        ('<c r="A1" t="inlineStr"><is><t>01100</t></is></c>', "01100", "01100"),
        ('<c r="A1" t="inlineStr"><is><t>上_x000D_\n下</t></is></c>', "上\n下", "上\n下"),
        ('<c r="A1" t="inlineStr"><is><t>市_xD83D_</t></is></c>', "市\ufffd", "市\ufffd"),
        ('<c r="A1" t="inlineStr"><is><t>_xDE00_市</t></is></c>', "\ufffd市", "\ufffd市"),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>', "😀", "😀"),
        ("<c><v>7</v></c>", 7, "7"),
    ],
)
def test_a_value_keeps_its_type_and_its_raw_text(tmp_path: Path, cell: str, value: object, raw: str) -> None:
    found = first_cell(tmp_path, cell)

    assert (found.value, found.raw, type(found.value)) == (value, raw, type(value))
    assert (found.formula, found.error, found.uncached) == (False, None, False)


@pytest.mark.parametrize("cell", ['<c r="A1" s="0"/>', '<c r="A1"><v></v></c>', '<c r="A1" t="str"><v></v></c>'])
def test_a_cell_without_content_is_no_cell(tmp_path: Path, cell: str) -> None:
    assert len(only_sheet(tmp_path, f'<row r="1">{cell}</row>').cells) == 0


def test_phonetic_readings_are_not_part_of_the_text(tmp_path: Path) -> None:
    texts = '<si><t>青梅市</t><rPh sb="0" eb="3"><t>オウメシ</t></rPh><phoneticPr fontId="1"/></si>'

    assert first_cell(tmp_path, '<c r="A1" t="s"><v>0</v></c>', texts=texts).value == "青梅市"


def test_the_pieces_of_a_rich_text_are_joined(tmp_path: Path) -> None:
    texts = "<si><r><t>産業</t></r><r><rPr><b/></rPr><t>部門</t></r><r><t xml:space='preserve'>　小計</t></r></si>"

    assert first_cell(tmp_path, '<c r="A1" t="s"><v>0</v></c>', texts=texts).value == "産業部門　小計"


@pytest.mark.parametrize("code", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_error_stays_an_error_with_its_code(tmp_path: Path, code: str) -> None:
    found = first_cell(tmp_path, f'<c r="A1" t="e"><f>B1/C1</f><v>{code}</v></c>')

    assert (found.value, found.error, found.raw, found.formula) == (None, code, code, True)


def test_a_formula_gives_its_kept_result(tmp_path: Path) -> None:
    found = first_cell(tmp_path, '<c r="A1"><f>AA4+1</f><v>2019</v></c>')

    assert (found.value, found.formula, found.uncached) == (2019, True, False)


@pytest.mark.parametrize("cell", ['<c r="A1"><f>AA4+1</f></c>', '<c r="A1"><f>AA4+1</f><v></v></c>'])
def test_a_formula_whose_result_was_never_saved_says_so(tmp_path: Path, cell: str) -> None:
    found = first_cell(tmp_path, cell)

    assert (found.value, found.formula, found.uncached) == (None, True, True)


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    found = first_cell(tmp_path, '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>')

    assert (found.value, found.formula) == ("=1+1", False)


@pytest.mark.parametrize(
    ("code", "about", "serial", "value"),
    [
        ("yyyy/m/d", "", "43830", datetime.date(2019, 12, 31)),
        ("ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "", "43830", datetime.date(2019, 12, 31)),
        ("yyyy/m/d", 'date1904="1"', "42368", datetime.date(2019, 12, 31)),
        ("yyyy/m/d h:mm", "", "43830.5", datetime.datetime.fromisoformat("2019-12-31T12:00")),
        ("h:mm", "", "0.75", datetime.time(18, 0)),
        ("yyyy/m/d", "", "61", datetime.date(1900, 3, 1)),
        ("yyyy/m/d", "", "59", datetime.date(1900, 2, 28)),
        ("yyyy/m/d", "", "-1", -1),
        ("#,##0", "", "43830", 43830),
        ("0&quot;年度&quot;", "", "2019", 2019),
        ("[DBNum3]#&quot;月&quot;", "", "4", 4),
    ],
)
def test_a_number_is_a_date_where_its_format_says_so(
    tmp_path: Path, code: str, about: str, serial: str, value: object
) -> None:
    found = first_cell(tmp_path, f'<c r="A1" s="1"><v>{serial}</v></c>', formats=[code], about=about)

    assert (found.value, type(found.value), found.raw) == (value, type(value), serial)
    assert found.number_format == code.replace("&quot;", '"')


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-12-31", datetime.date(2019, 12, 31)),
        ("2019-12-31T12:00:00Z", datetime.datetime.fromisoformat("2019-12-31T12:00")),
        ("10:10:10", datetime.time(10, 10, 10)),
        ("2026-99-99", "2026-99-99"),
    ],
)
def test_a_date_written_out_as_strict_workbooks_do_is_a_date(tmp_path: Path, text: str, value: object) -> None:
    found = first_cell(tmp_path, f'<c r="A1" t="d"><v>{text}</v></c>')

    assert (found.value, found.raw) == (value, text)


def test_a_style_that_is_not_there_is_the_general_one(tmp_path: Path) -> None:
    assert first_cell(tmp_path, '<c r="A1" s="99"><v>1</v></c>').number_format == "General"


def test_a_strict_workbook_reads_like_any_other(tmp_path: Path) -> None:
    assert first_cell(tmp_path, '<c r="A1"><v>707.4</v></c>', strict=True).value == 707.4


def test_hidden_rows_columns_and_sheets_are_read_and_known_to_be_hidden(tmp_path: Path) -> None:
    sheet = only_sheet(
        tmp_path,
        '<row r="2" hidden="1"><c r="B2"><v>5</v></c></row><row r="3"><c r="B3"><v>6</v></c></row>',
        before='<cols><col min="2" max="3" hidden="1"/></cols>',
        state="veryHidden",
    )

    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) == (True, frozenset({2}), frozenset({2, 3}))
    assert [cell.value for cell in sheet.cells.values()] == [5, 6]


def test_merged_ranges_are_known_and_their_value_stands_in_the_first_cell(tmp_path: Path) -> None:
    sheet = only_sheet(
        tmp_path,
        '<row r="1"><c r="A1" t="str"><v>表</v></c><c r="B1"/></row>',
        around='<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>',
    )

    assert sheet.merged == (Range(1, 1, 2, 3),)
    assert list(sheet.cells) == [(1, 1)]


def test_the_used_range_is_where_something_stands_whatever_the_file_claims(tmp_path: Path) -> None:
    sheet = only_sheet(
        tmp_path,
        '<row r="3"><c r="Q3"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>',
        before='<dimension ref="A1:XFD1048576"/>',
    )

    assert (sheet.max_row, sheet.max_column) == (3, 17)


def test_the_file_is_known_by_its_content_hash_and_size(tmp_path: Path) -> None:
    import hashlib

    data = raw_xlsx()
    book = read(tmp_path, data, "令和6年度 進捗.xlsx")

    assert (book.name, book.size, book.format) == ("令和6年度 進捗.xlsx", len(data), "xlsx")
    assert book.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["表.xls", "表.csv", "表.TXT", "表"])
def test_the_content_decides_and_not_the_name(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, raw_xlsx(), name).format == "xlsx"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_table_is_read_in_every_encoding_offices_use(tmp_path: Path, encoding: str) -> None:
    sheet = read(tmp_path, '年度,値\r\n２０１９,"1,234"\r\n'.encode(encoding), "表.csv").sheets[0]

    assert [(cell.a1, cell.value) for cell in sheet.cells.values()] == [
        ("A1", "年度"),
        ("B1", "値"),
        ("A2", "２０１９"),
        ("B2", "1,234"),
    ]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_the_sign_between_the_columns_is_found(tmp_path: Path, sign: str) -> None:
    sheet = read(tmp_path, f"年度{sign}値\n2019{sign}5\n".encode(), "表.csv").sheets[0]

    assert [cell.value for cell in sheet.cells.values()] == ["年度", "値", "2019", "5"]


def test_leading_zeros_and_line_feeds_of_a_text_table_are_kept(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'コード,名\n01100,"札幌\n市"\n'.encode(), "表.csv").sheets[0]

    assert [(cell.a1, cell.value) for cell in sheet.cells.values()][2:] == [("A2", "01100"), ("B2", "札幌\n市")]


def test_parts_named_with_backslashes_are_found_as_excel_finds_them(tmp_path: Path) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(raw_xlsx('<row r="1"><c r="A1"><v>3</v></c></row>'))) as archive:
        parts: dict[str, str | bytes] = {name.replace("/", "\\"): archive.read(name) for name in archive.namelist()}

    assert read(tmp_path, look_alikes.zipped(parts)).sheets[0].cells[1, 1].value == 3


def test_columns_hidden_without_measure_are_those_a_sheet_has(tmp_path: Path) -> None:
    flood = '<col min="-5" max="99999999" hidden="1"/>' * 2000
    sheet = only_sheet(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>', before=f"<cols>{flood}</cols>")

    assert sheet.hidden_columns == frozenset(range(1, 16385))


def test_a_sheet_formatted_to_its_end_is_read_for_what_stands_in_it(tmp_path: Path) -> None:
    blank = "".join(
        f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
        for row in range(2, 70000)
    )
    hidden = '<row r="70000" hidden="1"><c r="A70000" s="1"/></row><row r="70001"><c r="C70001"><v>8</v></c></row>'
    sheet = only_sheet(tmp_path, f'<row r="1"><c r="A1"><v>7</v></c></row>{blank}{hidden}', formats=["0"])

    assert [(cell.a1, cell.value) for cell in sheet.cells.values()] == [("A1", 7), ("C70001", 8)]
    assert sheet.hidden_rows == frozenset({70000})


@pytest.mark.parametrize("times", [1, 60000])
def test_a_part_whose_elements_bear_a_prefix_reads_like_any_other(tmp_path: Path, times: int) -> None:
    rows = "".join(
        f'<x:row r="{row}"><x:c r="A{row}" t="s"><x:v>0</x:v></x:c><x:c r="B{row}"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'
        for row in range(1, times + 1)
    )
    part = (
        f'<x:worksheet xmlns:x="{look_alikes.MAIN}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols>'
        f'<x:sheetData>{rows}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    data = look_alikes.with_part(raw_xlsx(texts="<si><t>&lt;x:青梅</t></si>"), "xl/worksheets/sheet1.xml", part)
    sheet = read(tmp_path, data).sheets[0]

    assert len(sheet.cells) == 2 * times
    assert (sheet.cells[times, 1].value, sheet.cells[times, 2].value, sheet.cells[times, 2].formula) == (
        "<x:青梅",
        2,
        True,
    )
    assert (sheet.merged, sheet.hidden_columns) == ((Range(1, 1, 2, 1),), frozenset({2}))


def test_a_dynamic_formula_keeps_its_result(tmp_path: Path) -> None:
    found = first_cell(tmp_path, '<c r="A1" cm="1"><f t="array" ref="A1">_xlfn.SORT(B1:B2)</f><v>5</v></c>')

    assert (found.value, found.formula) == (5, True)


@pytest.mark.parametrize("code", ["[h]:mm", "[mm]:ss", "[ss].00"])
def test_a_duration_stays_a_number_of_days(tmp_path: Path, code: str) -> None:
    found = first_cell(tmp_path, '<c r="A1" s="1"><v>1.5</v></c>', formats=[code])

    assert (found.value, found.raw, found.number_format) == (1.5, "1.5", code)


def test_links_to_parts_are_followed_as_excel_follows_them(tmp_path: Path) -> None:
    data = raw_xlsx('<row r="1"><c r="A1"><v>3</v></c></row>')
    sheet, links = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
    moved = look_alikes.with_part(data, "XL/Worksheets/表 1.XML", look_alikes.part_of(data, sheet))
    moved = look_alikes.with_part(moved, sheet, None)
    told = look_alikes.part_of(data, links).replace(b"worksheets/sheet1.xml", b"worksheets\\%E8%A1%A8%201.xml")

    assert read(tmp_path, look_alikes.with_part(moved, links, told)).sheets[0].cells[1, 1].value == 3


def test_half_a_sign_among_the_shared_texts_is_replaced(tmp_path: Path) -> None:
    book = raw_xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts="<si><t>市_xD83D_</t></si>")

    assert read(tmp_path, book).sheets[0].cells[1, 1].value == "市\ufffd"


def test_half_a_sign_in_the_name_of_a_file_is_replaced() -> None:
    found = workbook_of_answer(Path("表\udcff.csv"), (True, "csv", "0" * 64, 1, []))

    assert isinstance(found, Workbook)
    assert found.name == "表\ufffd.csv"
