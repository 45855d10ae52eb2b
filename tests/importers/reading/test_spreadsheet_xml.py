"""XML Spreadsheet 2003, as report systems save it under the name .xls."""

import datetime
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from importers.cell import Range, Workbook
from importers.workbook import read_workbook

HEAD = (
    '<?xml version="1.0" encoding="{}"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
)
ROWS = (
    '<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/>'
    '<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">年度</Data></Cell>'
    '<Cell><Data ss:Type="Number">1234</Data><Comment><ss:Data>速報</ss:Data></Comment></Cell>'
    '<Cell ss:Index="6" ss:StyleID="p"><Data ss:Type="Number">0.125</Data></Cell></Row>'
    '<Row ss:Hidden="1"><Cell ss:StyleID="d"><Data ss:Type="DateTime">2019-12-31T00:00:00.000</Data></Cell>'
    '<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/>'
    '<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>'
)
OPTIONS = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"


def document(rows: str = ROWS, encoding: str = "utf-8") -> bytes:
    sheets = f'<Worksheet ss:Name="表"><Table>{rows}</Table></Worksheet><Worksheet ss:Name="隠"><Table/>{OPTIONS}'
    return (HEAD.format(encoding) + sheets + "</Worksheet></Workbook>").encode(encoding)


def read(tmp_path: Path, data: bytes) -> Workbook:
    path = tmp_path / "帳票.xls"
    path.write_bytes(data)
    return read_workbook(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_every_cell_has_its_place_value_format_and_marks(tmp_path: Path, encoding: str) -> None:
    book = read(tmp_path, document(encoding=encoding))
    sheet = book.sheets[0]

    assert (book.format, sheet.name, sheet.hidden, book.sheets[1].hidden) == ("xml", "表", False, True)
    assert [(cell.a1, cell.value, cell.number_format) for cell in sheet.cells.values()] == [
        ("A2", "年度", "General"),
        ("C2", 1234, "General"),
        ("F2", 0.125, "0.0%"),
        ("A3", datetime.date(2019, 12, 31), "yyyy/m/d"),
        ("B3", None, "General"),
        ("C3", None, "General"),
        ("D3", True, "General"),
    ]
    assert (sheet.cells[3, 2].error, sheet.cells[3, 2].formula, sheet.cells[3, 3].uncached) == ("#DIV/0!", True, True)
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (
        (Range(2, 1, 2, 2),),
        frozenset({3}),
        frozenset({2, 3}),
    )
    assert sheet.comments == (("C2", "速報"),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document('<Row ss:Index="1048577"/>'), "broken"),
        (document('<Row><Cell ss:Index="16385"/></Row>'), "broken"),
        (document('<Row ss:Index="-1"/>'), "broken"),
        (document('<Row><Cell><Data ss:Type="Number">nan</Data></Cell></Row>'), "broken"),
        (document('<Row><Cell><Data ss:Type="DateTime">gestern</Data></Cell></Row>'), "broken"),
        (document('<Row ss:Index="2"><Cell><Data>1</Data></Cell></Row>' * 2), "broken"),
        (document()[:-20], "broken"),
        (document().replace(b"<?mso", b'<!DOCTYPE a [<!ENTITY b "c">]><?mso'), "bomb"),
        (document('<Row ss:Span="1048575" ss:Hidden="1"/>' * 9), "broken"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(KnownError) as refusal:
        read(tmp_path, data)
    assert refusal.value.key == f"reading.{reason}"
