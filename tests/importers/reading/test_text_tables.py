"""Text tables as Excel, old systems and mail programs write them: encodings, separators, quotation marks."""

from pathlib import Path

import pytest

from dashboard.errors import KnownError
from importers.workbook import read_workbook

TABLE = "年度,名,値\r\n令和5年度,青梅市,1\r\n令和6年度,ひろがり,2\r\n"
CELLS = [["年度", "名", "値"], ["令和5年度", "青梅市", "1"], ["令和6年度", "ひろがり", "2"]]


def rows_of(tmp_path: Path, data: bytes, name: str = "表.csv") -> list[list[object]]:
    path = tmp_path / name
    path.write_bytes(data)
    return [[cell.value for cell in row] for _, row in read_workbook(path).sheets[0].rows()]


def refusal_of(tmp_path: Path, data: bytes, name: str = "表.csv") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KnownError) as refusal:
        read_workbook(path)
    return refusal.value.key


@pytest.mark.parametrize("name", ["表.csv", "表.txt", "表.xls"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp932", "euc_jp", "iso2022_jp"],
)
def test_every_encoding_of_japanese_offices_gives_the_same_cells(tmp_path: Path, encoding: str, name: str) -> None:
    assert rows_of(tmp_path, TABLE.encode(encoding), name) == CELLS


def test_the_unicode_text_that_excel_saves_is_read(tmp_path: Path) -> None:
    data = b"\xff\xfe" + TABLE.replace(",", "\t").encode("utf-16-le")

    assert rows_of(tmp_path, data, "表.txt") == CELLS


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize("name", ["ﾃｽﾄ", "ｵｳﾒｼ", "ｺｳﾂｳ", "ﾒｲｼｮｳ"])
def test_half_width_kana_are_told_apart_in_both_old_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    table = f"ｱﾀｲ,{name}\n1,{name}\n"

    assert rows_of(tmp_path, table.encode(encoding)) == [["ｱﾀｲ", name], ["1", name]]


def test_the_signs_that_only_windows_has_are_kept(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "①,㈱,髙﨑\n１,2,3\n".encode("cp932"))[0] == ["①", "㈱", "髙﨑"]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode()[:-4] + b"\xff\r\n",
        TABLE.encode("cp932") + b"\xff,\xfd\r\n",
        "année;valeur\n2019;é\n".encode("latin-1"),
    ],
)
def test_a_text_whose_bytes_fit_no_encoding_is_refused_and_never_garbled(tmp_path: Path, data: bytes) -> None:
    assert refusal_of(tmp_path, data) == "reading.encoding"


@pytest.mark.parametrize(
    "text",
    [
        '年度\t値\n2019\t"1,234,567"\n2020\t"2,345,678"\n',
        "年度\t値\n2019\t1,234,567\n2020\t2,345,678\n",
        '年度,値\n2019,"1,234,567"\n2020,"2,345,678"\n',
        "年度;値\n2019;1,234,567\n2020;2,345,678\n",
        "sep=;\n年度;値\n2019;1,234,567\n2020;2,345,678\n",
    ],
)
def test_commas_inside_figures_do_not_cut_the_columns(tmp_path: Path, text: str) -> None:
    assert rows_of(tmp_path, text.encode()) == [["年度", "値"], ["2019", "1,234,567"], ["2020", "2,345,678"]]


def test_a_line_that_tells_the_separator_is_no_row_as_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes("sep=,\r\n年度,値\r\n".encode("utf-8-sig"))

    assert [cell.a1 for cell in read_workbook(path).sheets[0].cells.values()] == ["A1", "B1"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_line_ends_end_a_row(tmp_path: Path, end: str) -> None:
    text = end.join(["年度,注", '2019,"上\n下"', "2020,a\u2028b\x85c", "2021,\x0bd\x0c", ""])

    assert rows_of(tmp_path, text.encode()) == [
        ["年度", "注"],
        ["2019", "上\n下"],
        ["2020", "a\u2028b\x85c"],
        ["2021", "d"],
    ]


def test_the_end_mark_of_old_systems_is_no_cell(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b\r\n1,2\r\n\x1a") == [["a", "b"], ["1", "2"]]


def test_a_quotation_mark_that_swallows_the_rows_behind_it_is_not_passed_over(tmp_path: Path) -> None:
    assert refusal_of(tmp_path, '年度,値\n"2019,1\n2020,2\n'.encode()) == "reading.broken"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n \r\n", b",,\r\n,,\r\n"])
def test_a_text_in_which_nothing_is_written_is_empty(tmp_path: Path, data: bytes) -> None:
    assert refusal_of(tmp_path, data) == "reading.empty"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n1 0 obj, <<>>\n2, 3\n", "not_a_workbook"),
        (b"{\\rtf1\\ansi;a\n;b\n}", "not_a_workbook"),
        (b"a,b\n1,\x002\n3", "encoding"),
        (b"a,b\n" + b"1,2\n" * 20000 + b"3,\x00\n", "broken"),
        (b"\x00\x01\x02\x03" * 99, "not_a_workbook"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; a\r\n\r\n<html>", "web_page"),
        (b"\xff\xfe" + "<html><table>".encode("utf-16-le"), "web_page"),
        (b"TABLE\r\n0,1\r\n", "unsupported"),
        (b"\x1f\x8b\x08" + bytes(50), "archive"),
        (b"<office:document mimetype='application/vnd.oasis.opendocument.spreadsheet'/>", "unsupported"),
    ],
)
def test_what_only_bears_the_name_of_a_text_table_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refusal_of(tmp_path, data) == f"reading.{reason}"


def test_a_text_table_may_begin_with_a_bracket(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "<R5年度>,値\n1,2\n".encode())[0] == ["<R5年度>", "値"]
