"""What the reader of .xls, .xlsb and .ods leaves out is found by a second look: errors above all."""

import datetime
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom
from xml.etree import ElementTree

import pytest

from importers.cell import Cell, Range, Sheet
from importers.cells import read_cell
from importers.reading.biff import remarks_of_xls
from importers.reading.ods import remarks_of_ods
from importers.reading.xlsb import remarks_of_xlsb
from importers.workbook import read_workbook
from tests.importers import look_alikes
from tests.importers.reading.old_forms import old_xls, open_document, xlsb_parts


def sheet_of(path: Path, content: bytes) -> Sheet:
    """The one sheet of a file with this content."""
    path.write_bytes(content)
    (sheet,) = read_workbook(path).sheets
    return sheet


def at(sheet: Sheet, row: int, column: int) -> Cell:
    """The cell at a place that has to hold one."""
    cell = sheet.cell(row, column)
    assert cell is not None
    return cell


def test_an_error_in_an_old_workbook_is_no_empty_cell(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "古い表.xls", old_xls())

    assert (sheet.name, at(sheet, 3, 2).error, at(sheet, 3, 2).raw) == ("表", "#N/A", "#N/A")
    assert (at(sheet, 4, 2).error, at(sheet, 4, 2).formula) == ("#DIV/0!", True)
    assert read_cell(at(sheet, 3, 2)).issue == "error"


def test_a_share_in_an_old_workbook_is_read_as_per_cent(tmp_path: Path) -> None:
    cell = at(sheet_of(tmp_path / "古い表.xls", old_xls()), 2, 2)

    assert (cell.value, cell.number_format) == (0.125, "0.0%")
    assert (read_cell(cell).value, read_cell(cell).unit) == (12.5, "%")


def test_hidden_parts_of_an_old_workbook_are_known(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "古い表.xls", old_xls())

    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({3}), frozenset({3}))


def test_an_open_document_keeps_its_errors_formulas_and_hidden_parts(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "表.ods", open_document())

    assert [(cell.a1, cell.value, cell.error, cell.formula) for _, cells in sheet.rows() for cell in cells] == [
        ("A1", 5, None, False),
        ("A2", None, "#N/A", True),
        ("A3", 7, None, False),
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({3}), frozenset({2}))


def indented(content: bytes) -> bytes:
    return minidom.parseString(content).toprettyxml(indent="\t", encoding="utf-8")


def with_other_prefixes(content: bytes) -> bytes:
    return ElementTree.tostring(ElementTree.fromstring(content))


@pytest.mark.parametrize("spelled", [indented, with_other_prefixes, lambda part: indented(with_other_prefixes(part))])
def test_an_open_document_reads_the_same_however_its_xml_is_spelled(
    spelled: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    plain, content = open_document(), look_alikes.part_of(open_document(), "content.xml")
    sheet = sheet_of(tmp_path / "表.ods", plain)
    other = sheet_of(tmp_path / "整形.ods", look_alikes.with_part(plain, "content.xml", spelled(content)))

    assert dict(other.cells) == dict(sheet.cells)
    assert (len(sheet.cells), other.hidden_rows) == (3, frozenset({3}))


def test_the_space_inside_a_text_of_an_open_document_stays(tmp_path: Path) -> None:
    text = "<text:p>青梅市 <text:span>A</text:span> <text:span>B</text:span></text:p>"
    content = look_alikes.part_of(open_document(), "content.xml").decode()
    cell = '<table:table-cell office:value-type="string">\n  ' + text + "\n </table:table-cell>"
    head, tail = content.partition("<table:table-cell ")[0], content.partition("</table:table-cell>")[2]
    sheet = sheet_of(tmp_path / "表.ods", look_alikes.with_part(open_document(), "content.xml", head + cell + tail))

    assert at(sheet, 1, 1).value == "青梅市 A B"


OPEN_CELLS = """
<table:table-row>
<table:table-cell office:value-type="percentage" office:value="-0.125"><text:p>-12.5%</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT36H00M00S"><text:p>36:00:00</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT06H30M00S"><text:p>6:30</text:p></table:table-cell>
</table:table-row><table:table-row>
<table:table-cell office:value-type="float" office:value="5" table:number-columns-spanned="3"
 table:number-rows-spanned="2"><text:p>5</text:p></table:table-cell><table:covered-table-cell/>
</table:table-row></table:table>""".replace("\n", "")


def test_an_open_document_keeps_shares_durations_and_merged_ranges(tmp_path: Path) -> None:
    content = look_alikes.part_of(open_document(), "content.xml").decode()
    head, tail = content.partition("<table:table-row>")[0], content.rpartition("</table:table>")[2]
    sheet = sheet_of(
        tmp_path / "表.ods", look_alikes.with_part(open_document(), "content.xml", head + OPEN_CELLS + tail)
    )

    assert [(cell.a1, cell.value, cell.number_format) for _, cells in sheet.rows() for cell in cells] == [
        ("A1", -0.125, "0.0%"),
        ("B1", 0.5, "0%"),
        ("C1", 1.5, "[h]:mm:ss"),
        ("D1", datetime.time(6, 30), "General"),
        ("A2", 5, "General"),
    ]
    assert (read_cell(at(sheet, 1, 1)).value, read_cell(at(sheet, 1, 1)).unit) == (-12.5, "%")
    assert sheet.merged == (Range(2, 1, 3, 3),)


def test_a_binary_workbook_is_looked_through_record_by_record() -> None:
    remarks = remarks_of_xlsb(xlsb_parts())["表"]

    assert remarks.errors == {(3, 2): "#REF!"}
    assert remarks.formats == {(2, 2): "0.0%"}
    assert (remarks.hidden_rows, remarks.hidden_columns) == ([3], [3])


@pytest.mark.parametrize("look", [remarks_of_xls, remarks_of_xlsb, remarks_of_ods])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 400, old_xls()[:900], xlsb_parts()[:300]]
)
def test_a_second_look_at_a_broken_file_says_nothing(look: Callable[[bytes], object], content: bytes) -> None:
    assert look(content) == {}


def test_the_second_look_agrees_with_a_real_old_workbook(shared_data: Callable[..., Path]) -> None:
    book = read_workbook(shared_data("corpus", "calamine", "tests__gh548_incorrect_sst_unique_count.xls"))
    mapping = next(sheet for sheet in book.sheets if sheet.name == "Acute Trust Mapping")
    errors = {cell.a1: cell.error for cell in mapping.cells.values() if cell.error}

    assert errors["K13"] == "#VALUE!"
