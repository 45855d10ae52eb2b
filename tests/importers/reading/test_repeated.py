"""A file of a few bytes may say that a cell stands for billions: it is read as far as a sheet goes, or refused, soon."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from importers.reading.limits import MOST_MEMORY
from importers.reading.process import SECONDS, ReadingProcess
from importers.reading.refusal import LAST_ROW
from tests.importers.reading.old_forms import binary_record, compound, open_document, record, xlsb_parts

assert SECONDS < 10, "the worker's own deadline bounds every outcome below"
assert MOST_MEMORY <= 512 * 2**20, "the worker's own bound holds for every outcome below"
FIVE = '<table:table-cell office:value-type="float" office:value="5"{}><text:p>5</text:p></table:table-cell>'
FAILED = (
    '<table:table-cell table:formula="of:=NA()" office:value-type="string"{}><text:p>#N/A</text:p></table:table-cell>'
)
BLANK = "<table:table-cell{}/>"
HIDDEN = ' table:visibility="collapse"'


def row(times: object, cell: str, across: object = 1, more: str = "") -> str:
    """A row that stands for so many, with one cell that stands for so many."""
    columns = f' table:number-columns-repeated="{across}"'
    return f'<table:table-row table:number-rows-repeated="{times}"{more}>{cell.format(columns)}</table:table-row>'


def document(*sheets: str) -> bytes:
    """An open document with one table for each of ``sheets``, which are rows."""
    with zipfile.ZipFile(io.BytesIO(open_document())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].decode()
    head, tail = content.partition("<table:table ")[0], content.rpartition("</table:table>")[2]
    tables = "".join(f'<table:table table:name="{n}">{rows}</table:table>' for n, rows in enumerate(sheets, 1))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, "content.xml": (head + tables + tail).encode()}.items():
            archive.writestr(name, part)
    return out.getvalue()


def outcome(path: Path, content: bytes) -> tuple[str, int]:
    """(``read``, cells of the first sheet), or (the refusal, 0); the worker must not have needed its deadline."""
    path.write_bytes(content)
    with ReadingProcess() as process:
        answer = process.read(path)
        assert answer[1] != "timeout"
    return ("read", len(answer[4][0][6])) if answer[0] else (answer[1], 0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (row(LAST_ROW, FIVE), ("read", LAST_ROW)),
        (row(4_000_000_000, FIVE), ("read", LAST_ROW)),
        (row(1, FIVE, 4_000_000_000), ("read", 16_384)),
        (row(LAST_ROW - 1, BLANK) + row(1, FIVE), ("read", 1)),
        (row(4_000_000_000, BLANK) + row(1, FIVE), ("read", 0)),
        (row(1, BLANK, 4_000_000_000) + row(1, FIVE), ("read", 1)),
        (row(LAST_ROW, BLANK, more=HIDDEN) * 300 + row(1, FIVE), ("read", 0)),
        (row(10**30, FIVE), ("broken", 0)),
        (row(-5, FIVE), ("broken", 0)),
        (row("²", FIVE), ("broken", 0)),
        (row(LAST_ROW, FIVE, 16_384), ("too_large", 0)),
        (row(LAST_ROW, FAILED, 16_384), ("too_large", 0)),
    ],
)
def test_an_open_document_that_repeats_without_end_has_an_outcome(
    tmp_path: Path, rows: str, expected: tuple[str, int]
) -> None:
    assert outcome(tmp_path / "表.ods", document(rows)) == expected


def test_nested_tables_and_groups_that_repeat_have_an_outcome(tmp_path: Path) -> None:
    inner = "<table:table-row><table:table-cell><table:table table:name='i'>"
    outer = "</table:table></table:table-cell></table:table-row>"
    nested = inner * 400 + row(LAST_ROW, FIVE) + outer * 400
    groups = "<table:table-row-group>" * 400 + row(9, FIVE) + "</table:table-row-group>" * 400

    assert outcome(tmp_path / "表.ods", document(nested))[0] == "read"
    assert outcome(tmp_path / "表.ods", document(groups)) == ("read", 9)


def test_hundreds_of_sheets_whose_blank_rows_are_hidden_to_the_end_are_read(tmp_path: Path) -> None:
    sheets = [row(1, FIVE) + row(LAST_ROW - 1, BLANK, more=HIDDEN)] * 400

    assert outcome(tmp_path / "表.ods", document(*sheets)) == ("read", 1)


def test_several_sheets_full_to_the_end_are_too_large(tmp_path: Path) -> None:
    assert outcome(tmp_path / "表.ods", document(*[row(LAST_ROW, FIVE)] * 3)) == ("too_large", 0)


def test_an_old_workbook_with_cells_in_opposite_corners_has_an_outcome(tmp_path: Path) -> None:
    begin = record(0x0809, struct.pack("<4H2I", 0x0600, 5, 0, 0, 0, 0))
    place = len(begin) + 4 + 9 + 4
    sheet = record(0x0085, struct.pack("<I2B", place, 0, 0) + b"\x01\x00S")
    cells = b"".join(record(0x0203, struct.pack("<3Hd", row, column, 0, 5.0)) for row, column in ((0, 0), (65535, 255)))
    body = record(0x0809, struct.pack("<4H2I", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x000A, b"")
    content = compound("Workbook", begin + sheet + record(0x000A, b"") + body)

    assert outcome(tmp_path / "表.xls", content)[0] in ("read", "too_large", "broken")


def test_a_binary_workbook_with_cells_beyond_every_sheet_has_an_outcome(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsb_parts())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    far = b"".join(
        binary_record(0, struct.pack("<2IH2B", row, 0, 255, 0, 0) + bytes(5))
        + binary_record(5, struct.pack("<2Id", column, 0, 5.0))
        for row, column in ((0, 0), (2**31, 2**31))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in {**parts, "xl/worksheets/sheet1.bin": binary_record(145, b"") + far}.items():
            archive.writestr(name, part)

    assert outcome(tmp_path / "表.xlsb", out.getvalue())[0] in ("read", "too_large", "broken")
