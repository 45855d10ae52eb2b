"""Remarks on cells are read from .xls, .xlsb and .ods as they are from .xlsx: an address and a text."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.reading.biff import remarks_of_xls
from importers.reading.ods import remarks_of_ods
from importers.reading.packed import PackedComments
from importers.reading.xlsb import remarks_of_xlsb
from importers.workbook import read_workbook
from tests.importers.reading.old_forms import binary_record, compound, old_xls, open_document, record, xlsb_parts

BOF, EOF = 0x0809, 0x000A
NOTE, OBJECT, TEXT, CONTINUE = 0x001C, 0x005D, 0x01B6, 0x003C


def old_book(records: bytes, *, version: int = 0x0600, inner: bytes = b"") -> bytes:
    """An .xls with one sheet, ``S``, of these records and a figure in A1; ``inner`` goes into a chart inside it."""
    begin = record(BOF, struct.pack("<4H2I", version, 5, 0, 0, 0, 0))
    name = b"\x01\x00S" if version == 0x0600 else b"\x01S"
    place = len(begin) + 4 + 6 + len(name) + 4
    sheet = record(0x0085, struct.pack("<I2B", place, 0, 0) + name)
    cell = record(0x0203, struct.pack("<3Hd", 0, 0, 0, 5.0))
    chart = record(BOF, struct.pack("<4H2I", version, 0x20, 0, 0, 0, 0)) + inner + record(EOF, b"") if inner else b""
    body = record(BOF, struct.pack("<4H2I", version, 0x10, 0, 0, 0, 0)) + cell + chart + records + record(EOF, b"")
    return compound("Workbook" if version == 0x0600 else "Book", begin + sheet + record(EOF, b"") + body)


def box(number: int, length: int, *pieces: bytes, kind: int = 0x19) -> bytes:
    """A text box (of a remark unless ``kind`` says otherwise) with the pieces of its text and its formatting runs."""
    common = struct.pack("<5H", 0x15, 0x12, kind, number, 0) + bytes(12)
    text = struct.pack("<2H6s2HI", 0, 0, bytes(6), length, 16, 0)
    following = b"".join(record(CONTINUE, piece) for piece in (*pieces, bytes(16)))
    return record(OBJECT, common + bytes(4)) + record(0x00EC, b"") + record(TEXT, text) + following


def note(row: int, column: int, number: int) -> bytes:
    return record(NOTE, struct.pack("<4H", row, column, 0, number) + b"\x02\x00\x00me\x00")


def of_xls(content: bytes) -> PackedComments:
    return remarks_of_xls(content)["S"].comments


def test_a_remark_of_an_old_workbook_has_its_text_from_the_box_it_belongs_to() -> None:
    records = box(1, 5, b"\x00abc\rd") + box(2, 2, b"\x01" + "速報".encode("utf-16-le"))
    records += note(8, 27, 1) + note(1, 1, 2)

    assert of_xls(old_book(records)) == [("B2", "速報"), ("AB9", "abc\nd")]


def test_a_long_remark_goes_on_in_the_next_record_in_another_width() -> None:
    records = box(7, 5, b"\x00ab", b"\x01" + "推計値".encode("utf-16-le")) + note(0, 0, 7)

    assert of_xls(old_book(records)) == [("A1", "ab推計値")]


def test_boxes_that_are_no_remarks_and_what_stands_in_charts_are_left_alone() -> None:
    records = box(1, 2, b"\x00xy", kind=6) + note(0, 0, 1)

    assert of_xls(old_book(records, inner=note(5, 5, 1))) == [("A1", "")]


def test_remarks_of_the_older_form_hold_their_text_themselves() -> None:
    first, second = "暫定".encode("cp932"), "値".encode("cp932")
    records = record(NOTE, struct.pack("<3H", 2, 1, 6) + first) + record(
        NOTE, struct.pack("<3H", 0xFFFF, 0, 2) + second
    )

    assert of_xls(old_book(records, version=0x0500)) == [("B3", "暫定値")]


def test_remarks_reach_the_sheet_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "古い表.xls"
    path.write_bytes(old_book(box(1, 2, b"\x01" + "速報".encode("utf-16-le")) + note(0, 0, 1)))
    (sheet,) = read_workbook(path).sheets

    assert (sheet.comments, [cell.value for cell in sheet.cells.values()]) == ((("A1", "速報"),), [5])


def repacked(content: bytes, **changed: bytes) -> bytes:
    """A zip with parts added or put in place of others; ``__`` in a name stands for a slash."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in {**parts, **{key.replace("__", "/"): part for key, part in changed.items()}}.items():
            archive.writestr(name, part)
    return out.getvalue()


def binary_book(*comments: tuple[int, int, str]) -> bytes:
    links = (
        '<Relationships><Relationship Id="r" Target="../comments1.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/></Relationships>'
    )
    body = binary_record(628, b"") + binary_record(632, struct.pack("<I", 2) + "me".encode("utf-16-le"))
    for row, column, text in comments:
        body += binary_record(635, struct.pack("<5I", 0, row, row, column, column) + bytes(16))
        body += binary_record(637, b"\x01" + struct.pack("<I", len(text)) + text.encode("utf-16-le") + bytes(8))
        body += binary_record(636, b"")
    parts = {"xl__comments1.bin": body, "xl__worksheets___rels__sheet1.bin.rels": links.encode()}
    return repacked(xlsb_parts(), **parts)


def test_remarks_of_a_binary_workbook_are_found_through_the_links_of_its_sheet() -> None:
    found = remarks_of_xlsb(binary_book((2, 1, "速報\r\n値"), (0, 0, "注"), (2**21, 0, "外")))["表"].comments

    assert found == [("A1", "注"), ("B3", "速報\n値")]


def with_content(old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(open_document())) as archive:
        content = archive.read("content.xml").decode()
    assert old in content
    return repacked(open_document(), **{"content.xml": content.replace(old, new).encode()})


REMARK = (
    '<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>me</dc:creator>'
    "<dc:date>2026-04-01</dc:date><text:p>速報</text:p><text:p>値<text:span>です</text:span></text:p></office:annotation>"
)


def test_remarks_of_an_open_document_are_read_without_their_author_and_day(tmp_path: Path) -> None:
    path = tmp_path / "表.ods"
    path.write_bytes(with_content("<text:p>5</text:p>", f"{REMARK}<text:p>5</text:p>"))
    (sheet,) = read_workbook(path).sheets

    assert sheet.comments == (("A1", "速報\n値です"),)
    assert sheet.cells[1, 1].raw == "5"


def test_a_remark_on_an_error_does_not_hide_the_error() -> None:
    found = remarks_of_ods(with_content("<text:p>#N/A</text:p>", f"{REMARK}<text:p>#N/A</text:p>"))["表"]

    assert found.errors == {(2, 1): "#N/A"}
    assert found.comments == [("A2", "速報\n値です")]


@pytest.mark.parametrize("look", [remarks_of_xls, remarks_of_xlsb])
@pytest.mark.parametrize("cut", range(40, 1000, 60))
def test_cut_off_anywhere_a_file_with_remarks_only_has_less_to_say(look: Callable[[bytes], object], cut: int) -> None:
    whole = old_book(box(1, 2, b"\x00xy") + note(0, 0, 1)) if look is remarks_of_xls else binary_book((2, 1, "速報"))

    assert isinstance(look(whole[:cut]), dict)


@pytest.mark.parametrize("kind", [NOTE, OBJECT, TEXT])
def test_records_too_short_to_be_remarks_are_no_accident(kind: int) -> None:
    assert remarks_of_xls(old_book(record(kind, b"\x00"))) == {}
    assert remarks_of_xls(old_xls())["表"].comments == []
