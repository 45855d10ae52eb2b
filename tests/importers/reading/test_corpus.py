"""Other programs' test files, odd and hostile: each ends as a workbook or as one of our refusals, and quickly."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.wording import load_area
from importers.cell import Workbook
from importers.workbook import read_workbook, read_workbooks

Shared = Callable[..., Path]

# What is behind each file, and whether Excel itself would take it, was looked up file by file.
EXPECTED = {
    "_synthetic/00_control_ok.xlsx": "xlsx",
    "_synthetic/10_cell_XFD1048576.xlsx": "xlsx",
    "_synthetic/12_dimension_lies_A1_XFD1048576.xlsx": "xlsx",
    "_synthetic/16_row_out_of_range.xlsx": "reading.broken",
    "_synthetic/19_duplicate_cells.xlsx": "reading.broken",
    "_synthetic/20_billion_laughs_sharedstrings.xlsx": "reading.bomb",
    "_synthetic/23_xxe_file_etc_passwd.xlsx": "reading.bomb",
    "_synthetic/26_utf16_sheet.xlsx": "xlsx",
    "_synthetic/27_truncated_xml.xlsx": "reading.broken",
    "_synthetic/30_number_1e999_nan_inf.xlsx": "reading.broken",
    "_synthetic/31_bad_number_text.xlsx": "reading.broken",
    "_synthetic/44_no_cached_value.xlsx": "xlsx",
    "_synthetic/57_sheet_target_http_external.xlsx": "reading.broken",
    "_synthetic/58_10000_sheets.xlsx": "reading.too_large",
    "_synthetic/72_empty.xlsx": "reading.empty",
    "_synthetic/73_html_as_xlsx.xlsx": "reading.web_page",
    "_synthetic/75_csv_as_xls.xls": "csv",
    "_synthetic/77b_crc_broken_in_sheet_value.xlsx": "reading.broken",
    "_synthetic/78_xlsx_named_xls.xls": "xlsx",
    "calamine/tests__pass_protected.xlsx": "reading.encrypted",
    "calamine/tests__pass_protected.xlsb": "reading.encrypted",
    "calamine/tests__pass_protected.ods": "reading.encrypted",
    "calamine/tests__issue_530.xlsx": "xlsx",
    "calamine/tests__strict_iso_paths.xlsx": "xlsx",
    "calamine/tests__biff5_write.xls": "xls",
    "calamine/tests__vba.xlsm": "xlsx",
    "calamine/tests__too_small.xls": "reading.not_a_workbook",
    "msoffcrypto/tests__inputs__rc4cryptoapi_password.xls": "reading.encrypted",
    "msoffcrypto/tests__inputs__xor_password_123456789012345.xls": "reading.encrypted",
    "openpyxl/openpyxl__reader__tests__data__null_file.xlsx": "reading.empty",
}


def outcome(found: Workbook | KnownError) -> str:
    return found.key if isinstance(found, KnownError) else found.format


def everything(book: Workbook) -> int:
    """Look at every cell, as an importer would; how many there are."""
    return sum(cell.row > 0 and cell.column > 0 for sheet in book.sheets for cell in sheet.cells.values())


def test_every_file_of_the_corpus_is_read_or_refused_in_our_words(shared_data: Shared) -> None:
    files = sorted(path for path in shared_data("corpus").rglob("*") if path.is_file())
    sentences = set(load_area("ja", "reading")) - {"reading.timeout", "reading.not_found", "reading.folder"}
    read = 0
    for path, found in zip(files, read_workbooks(files), strict=True):
        if isinstance(found, KnownError):
            assert found.key in sentences, path.name
            assert found.values == {"file": path.name}
        else:
            read += everything(found) == sum(len(sheet.cells) for sheet in found.sheets)

    assert read > len(files) / 2


def test_a_choice_of_them_ends_as_it_should(shared_data: Shared) -> None:
    files = [shared_data("corpus", *name.split("/")) for name in EXPECTED]

    assert dict(zip(EXPECTED, map(outcome, read_workbooks(files)), strict=True)) == EXPECTED


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "xls", "ods"])
def test_the_same_table_reads_the_same_in_every_format(shared_data: Shared, kind: str) -> None:
    book = read_workbook(shared_data("corpus", "calamine", f"tests__any_sheets.{kind}"))
    sheets = {sheet.name: (sheet.hidden, [cell.value for cell in sheet.cells.values()][:6]) for sheet in book.sheets}

    assert sheets["Visible"] == (False, [1, 2, 3, 4, 5, 6])
    assert (sheets["Hidden"], sheets["VeryHidden"]) == ((True, []), (True, []))


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "xls"])
def test_dates_counted_from_1904_come_out_right_in_every_format(shared_data: Shared, kind: str) -> None:
    import datetime

    book = read_workbook(shared_data("corpus", "calamine", f"tests__date_1904.{kind}"))

    assert [book.sheets[0].cells[row, 1].value for row in (1, 2)] == [
        datetime.date(2021, 1, 1),
        datetime.date(2021, 1, 2),
    ]


def test_a_web_page_of_a_ministry_under_the_name_of_a_workbook_is_told(shared_data: Shared) -> None:
    with pytest.raises(KnownError) as refusal:
        read_workbook(shared_data("gov", "mynumber_card_data_detailed.xlsx"))

    assert refusal.value.key == "reading.web_page"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("gov/fy2005_incineration.xls", "xls"),
        ("gov/fy2022_incineration.xlsx", "xlsx"),
        ("gov/stte_2013.xlsx", "xlsx"),
        ("gov/建設総合統計_出来高.xlsx", "xlsx"),
        ("csv/Tokyo_20221206.csv", "csv"),
        ("csv/金沢ごみ.csv", "csv"),
    ],
)
def test_real_public_tables_are_read(shared_data: Shared, name: str, kind: str) -> None:
    book = read_workbook(shared_data(*name.split("/")))

    assert book.format == kind
    assert everything(book) > 20
