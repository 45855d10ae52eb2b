"""Every file that cannot be read is refused with one sentence that says what to do."""

import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import KnownError
from dashboard.wording import LANGUAGES, load_area, wording
from importers.reading import process
from importers.reading.refusal import Refusal
from importers.reading.sniffing import kind_of
from importers.reading.worker import answer
from importers.workbook import read_workbook, read_workbooks
from tests.importers import look_alikes
from tests.importers.reading.old_forms import compound

GOOD = look_alikes.raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')


def only_charts() -> bytes:
    """A workbook whose one sheet is a chart."""
    part = "xl/_rels/workbook.xml.rels"
    links = look_alikes.part_of(GOOD, part)
    return look_alikes.with_part(GOOD, part, links.replace(b'/worksheet"', b'/chartsheet"'))


STORED = ("何も保存していません。", " Nothing has been stored.")
# reason: (name, content, Japanese, English): {} stands for the name, and every sentence ends in STORED.
REFUSED: dict[str, tuple[str, bytes, str, str]] = {
    "lock_file": (
        "~$進捗.xlsx",
        b"\x04city".ljust(165, b" "),
        "「{}」はExcelが開いている間だけ作る印のファイルです。もとのファイルを選んでください。",
        "“{}” is only the mark Excel makes while a workbook is open. Choose the workbook itself.",
    ),
    "empty": (
        "進捗.xlsx",
        b"",
        "「{}」は中身のない空のファイルです。送り主にもう一度もらってください。",
        "“{}” is an empty file. Ask its sender for it again.",
    ),
    "not_a_workbook": (
        "写真.xlsx",
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        "「{}」はExcelファイルでもCSVファイルでもありません。進捗シートなどの正しいファイルを選んでください。",
        "“{}” is neither an Excel workbook nor a CSV file. Choose a progress sheet or another table.",
    ),
    "web_page": (
        "2019_10.xlsx",
        "<!DOCTYPE HTML>\r\n<html><title>エラー</title></html>".encode("cp932"),
        (
            "「{}」の中身はExcelではなくウェブページです。ダウンロードに失敗していれば取り直し、"
            "表が入っていればExcelで開いて「Excelブック（.xlsx）」として保存し直してください。"
        ),
        (
            "“{}” holds a web page and no workbook. If the download failed, fetch it again; "
            "if it shows a table, open it in Excel and save it as an Excel workbook (.xlsx)."
        ),
    ),
    "encrypted": (
        "秘.xlsx",
        look_alikes.encrypted(),
        "「{}」はパスワードで保護されています。Excelで開き、パスワードを外して保存してから取り込んでください。",
        "“{}” is protected by a password. Open it in Excel, remove the password, save it and import it.",
    ),
    "unsupported": (
        "表.xls",
        b"ID;PWXL;N;E\r\nC;Y1;X1;K5\r\nE\r\n",
        (
            "「{}」は取り込めない形式の表です。作ったソフトかExcelで開き、"
            "「Excelブック（.xlsx）」として保存し直してください。"
        ),
        (
            "“{}” is a table in a form that cannot be imported. "
            "Open it in Excel or in the program it was made with and save it as an Excel workbook (.xlsx)."
        ),
    ),
    "archive": (
        "進捗.zip",
        look_alikes.zipped({"進捗.xlsx": GOOD}),
        "「{}」はZIPなどの圧縮ファイルです。展開して、中のファイルを選んでください。",
        "“{}” is a packed file such as a ZIP. Unpack it and choose the files in it.",
    ),
    "ending": (
        "導入量.bat",
        "年度,市\r\n2019,青梅\r\n2020,青梅\r\n".encode("cp932"),
        (
            "「{}」は表のファイルの拡張子（.xlsx、.xlsm、.xls、.xlsb、.ods、.csv、.tsv、.txt など）を持たないため"
            "取り込みません。送り主を確かめ、Excelで「Excelブック（.xlsx）」か「CSV UTF-8」として保存し直してください。"
        ),
        (
            "“{}” does not bear the ending of a table (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv, .txt and the like) "
            "and is not imported. Make sure who sent it, and save it in Excel as an Excel workbook (.xlsx) "
            "or “CSV UTF-8”."
        ),
    ),
    "encoding": (
        "途中.csv",
        "年度,市\n2019,青梅".encode("cp932")[:-1],
        (
            "「{}」の文字を正しく読み取れません。Excelで開いて文字化けがないことを確かめ、"
            "「CSV UTF-8」として保存し直してください。"
        ),
        (
            "The characters of “{}” cannot be read correctly. "
            "Open it in Excel, see that no character is garbled, and save it as “CSV UTF-8”."
        ),
    ),
    "no_sheet": (
        "グラフ.xlsx",
        only_charts(),
        "「{}」にはセルのあるシートがありません（グラフなどだけです）。もとの表があるファイルを選んでください。",
        "“{}” has no sheet with cells, only charts or the like. Choose the file with the table itself.",
    ),
    "broken": (
        "途中.xlsx",
        GOOD[: len(GOOD) // 2],
        "「{}」は壊れているため読めません。Excelで開けるか確かめ、開ければ保存し直してください。",
        "“{}” is damaged and cannot be read. See whether Excel opens it, and if so save it again.",
    ),
    "bomb": (
        "爆弾.xlsx",
        look_alikes.doctype(GOOD),
        "「{}」には安全に読めない仕掛けが含まれています。送り主を確かめ、Excelで作り直したファイルを使ってください。",
        "“{}” holds something that cannot be read safely. Make sure of its sender and use a file made anew in Excel.",
    ),
}
TOO_LARGE = (
    "「大.xlsx」は大きすぎて読めません。必要なシートや行だけを別のファイルに保存して取り込んでください。" + STORED[0],
    "“大.xlsx” is too large to be read. Save the sheets or rows you need in a file of their own and import that."
    + STORED[1],
)


def sentences(path: Path, **options: float) -> tuple[str, str, str]:
    """Key, Japanese and English sentence of the refusal of ``path``."""
    with pytest.raises(KnownError) as refusal:
        read_workbook(path, **options)
    return refusal.value.key, wording("ja").error(refusal.value), wording("en").error(refusal.value)


@pytest.mark.parametrize("reason", REFUSED)
def test_a_file_that_is_no_workbook_is_refused_with_what_to_do(reason: str, tmp_path: Path) -> None:
    name, content, japanese, english = REFUSED[reason]
    path = tmp_path / name
    path.write_bytes(content)

    assert sentences(path) == (f"reading.{reason}", japanese.format(name) + STORED[0], english.format(name) + STORED[1])


@pytest.mark.parametrize("name", ["表.bat", "表.HTA", "表.csv.js", "表.bat.", "表.cmd ", "表.vbs", "表.pdf"])
@pytest.mark.parametrize("content", [b"2019,1\r\n2020,2\r\n", GOOD], ids=["text", "workbook"])
def test_a_table_under_an_ending_that_is_no_table_s_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        kind_of(content, name)

    assert refusal.value.reason == "ending"


@pytest.mark.parametrize("name", ["表.CSV", "表.tsv", "表.txt", "表.2019.csv", "表"])
def test_a_text_table_under_its_usual_endings_or_none_is_taken(name: str) -> None:
    assert kind_of(b"2019,1\r\n2020,2\r\n", name) == "csv"


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    assert sentences(tmp_path / "なし.xlsx") == (
        "reading.not_found",
        "「なし.xlsx」が見つかりません。場所と名前をご確認ください。何も保存していません。",
        "“なし.xlsx” is not there. Check its place and name. Nothing has been stored.",
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "進捗シート"
    path.mkdir()

    assert sentences(path) == (
        "reading.folder",
        "「進捗シート」はフォルダーです。中のファイルを選んでください。何も保存していません。",
        "“進捗シート” is a folder. Choose the files in it. Nothing has been stored.",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="makes a file unreadable by a link that leads to itself")
def test_a_file_the_system_does_not_hand_out_is_called_in_use(tmp_path: Path) -> None:
    path = tmp_path / "開.xlsx"
    path.symlink_to(path)

    assert sentences(path) == (
        "reading.in_use",
        "「開.xlsx」を読めません。Excelなどで開いていれば閉じてから、もう一度お試しください。何も保存していません。",
        "“開.xlsx” cannot be read. If it is open in Excel, close it and try again. Nothing has been stored.",
    )


@pytest.fixture
def denied() -> Iterator[Path]:
    """A workbook that this process may not open, be it run by the administrator or not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "秘.xlsx"
        path.write_bytes(GOOD)
        path.parent.chmod(0o777)
        path.chmod(0)
        administrator = os.geteuid() == 0
        if administrator:
            os.seteuid(65534)  # nobody: the administrator may open everything
        try:
            yield path
        finally:
            if administrator:
                os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="takes away rights as POSIX does")
def test_a_file_that_may_not_be_read_is_told_as_such(denied: Path) -> None:
    refused, reason = answer(denied)
    error = KnownError(f"reading.{reason}", file=denied.name)

    assert not refused
    assert wording("ja").error(error) == (
        "「秘.xlsx」を読む権限がありません。ファイルの持ち主か管理者に、読み取りの許可をもらってください。" + STORED[0]
    )
    assert wording("en").error(error) == (
        "You may not read “秘.xlsx”. Ask its owner or your administrator for permission to read it." + STORED[1]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="takes away rights as POSIX does")
@pytest.mark.parametrize("mark", ["~$秘.xlsx", ".~lock.秘.xlsx#"])
def test_a_file_that_may_not_be_read_and_is_open_elsewhere_is_in_use(denied: Path, mark: str) -> None:
    assert answer(denied) == (False, "no_permission")
    denied.with_name(mark).write_bytes(b"")
    assert answer(denied) == (False, "in_use")


@pytest.mark.skipif(sys.platform != "win32", reason="Windows keeps others from a file that is open for one alone")
def test_a_file_that_is_open_for_one_alone_is_in_use(tmp_path: Path) -> None:
    windows: Any = import_module("_winapi")
    path = tmp_path / "開.xlsx"
    path.write_bytes(GOOD)
    handle = windows.CreateFile(str(path), 0xC0000000, 0, 0, 3, 0, 0)
    try:
        assert sentences(path)[0] == "reading.in_use"
    finally:
        windows.CloseHandle(handle)


def test_a_file_beyond_64_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**20 + 1)

    assert sentences(path) == ("reading.too_large", *TOO_LARGE)


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "遅.xlsx"
    path.write_bytes(GOOD)

    assert sentences(path, seconds=0.0) == (
        "reading.timeout",
        "「遅.xlsx」を読むのに時間がかかりすぎたため中止しました。"
        "必要なシートや行だけを別のファイルに保存して取り込んでください。" + STORED[0],
        "Reading “遅.xlsx” took too long and was stopped. "
        "Save the sheets or rows you need in a file of their own and import that." + STORED[1],
    )


def test_a_reader_that_cannot_be_run_is_for_the_administrator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(process, "command", lambda: [str(tmp_path / "no such program")])
    with pytest.raises(KnownError) as refused:
        read_workbook(path)

    assert wording("ja").error(refused.value) == (
        "「表.xlsx」を読むための部品を動かせませんでした。"
        "ウイルス対策ソフトなどに止められていないか、管理者にご確認ください。何も保存していません。"
    )
    assert wording("en").error(refused.value) == (
        "The part that reads “表.xlsx” could not be run. "
        "Please have your administrator check whether a virus guard or another rule stops it. Nothing has been stored."
    )


def test_the_person_may_stop_an_import(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(KnownError) as stopped:
        list(read_workbooks([path], cancelled=lambda: True))

    assert wording("ja").error(stopped.value) == "取込を中止しました。何も保存していません。"
    assert wording("en").error(stopped.value) == "The import was stopped. Nothing has been stored."


def test_every_sentence_on_reading_is_tried_here() -> None:
    tried = {
        *REFUSED,
        "not_found",
        "folder",
        "in_use",
        "no_permission",
        "too_large",
        "timeout",
        "no_reader",
        "cancelled",
    }

    for language in LANGUAGES:
        assert set(load_area(language, "reading")) == {f"reading.{reason}" for reason in tried}


def zeros() -> bytes:
    return look_alikes.with_part(GOOD, "xl/worksheets/sheet1.xml", bytes(30 * 2**20))


def locked_zip() -> bytes:
    """A zip whose members say that they are encrypted."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def locked_document(part: str) -> bytes:
    """An open document whose content is encrypted: by itself, or the whole package in one part."""
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = (
        '<manifest:encryption-data manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k">'
        '<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        '<manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="100000"/>'
        "</manifest:encryption-data>"
    )
    entry = f'<manifest:file-entry manifest:full-path="{part}" manifest:size="5000">{data}</manifest:file-entry>'
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f"{look_alikes.HEAD}<manifest:manifest {space}>{root}{entry}</manifest:manifest>"
    secret = bytes(range(256)) * 4
    return look_alikes.zipped({"mimetype": kind, part: secret, "META-INF/manifest.xml": manifest})


def doubled_member() -> bytes:
    packed = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<other/>")
    return packed.getvalue()


def many_sheets() -> bytes:
    entries = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 502))
    main, links = look_alikes.MAIN, look_alikes.LINKS
    book = f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{entries}</sheets></workbook>'
    return look_alikes.with_part(GOOD, "xl/workbook.xml", book)


def one(cell: str) -> bytes:
    return look_alikes.raw_xlsx(f'<row r="1">{cell}</row>')


def without(part: str) -> bytes:
    return look_alikes.with_part(GOOD, part, None)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part that unpacks to a thousand times its size": (zeros, "bomb"),
    "an entity bomb in the shared texts": (lambda: look_alikes.doctype(GOOD, "xl/sharedStrings.xml"), "bomb"),
    "an entity bomb in the workbook part": (lambda: look_alikes.doctype(GOOD, "xl/workbook.xml"), "bomb"),
    "a zip with a password": (locked_zip, "encrypted"),
    "an .xlsx with a password, by LibreOffice as by Excel": (
        lambda: compound("EncryptedPackage", b"\x08" + bytes(7) + bytes(range(256)) * 20),
        "encrypted",
    ),
    "an .ods with a password": (lambda: locked_document("content.xml"), "encrypted"),
    "an .ods with a password, as newer LibreOffice packs it": (
        lambda: locked_document("encrypted-package"),
        "encrypted",
    ),
    "two members of one name": (doubled_member, "broken"),
    "more sheets than anyone fills in": (many_sheets, "too_large"),
    "no sheet behind the link": (lambda: without("xl/worksheets/sheet1.xml"), "broken"),
    "no workbook part": (lambda: without("xl/workbook.xml"), "broken"),
    "no relationships": (lambda: without("xl/_rels/workbook.xml.rels"), "broken"),
    "the same cell twice": (lambda: one('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), "broken"),
    "a cell of another row": (lambda: one('<c r="A2"><v>1</v></c>'), "broken"),
    "a cell of another row that is there as well": (
        lambda: look_alikes.raw_xlsx('<row r="1"><c r="A2"><v>1</v></c></row><row r="2"></row>'),
        "broken",
    ),
    "a column beyond XFD": (lambda: one('<c r="XFE1"><v>1</v></c>'), "broken"),
    "a row beyond the last": (lambda: look_alikes.raw_xlsx('<row r="1048577"/>'), "broken"),
    "a row called zero": (lambda: look_alikes.raw_xlsx('<row r="0"/>'), "broken"),
    "an address without a column": (lambda: one('<c r="1"><v>1</v></c>'), "broken"),
    "a number that is none": (lambda: one('<c r="A1"><v>12O</v></c>'), "broken"),
    "a number beyond all floats": (lambda: one('<c r="A1"><v>1e999</v></c>'), "broken"),
    "nan for a number": (lambda: one('<c r="A1"><v>nan</v></c>'), "broken"),
    "a number of five hundred digits": (lambda: one(f'<c r="A1"><v>{"9" * 500}</v></c>'), "broken"),
    "a truth value of 2": (lambda: one('<c r="A1" t="b"><v>2</v></c>'), "broken"),
    "a shared text that is not there": (lambda: one('<c r="A1" t="s"><v>0</v></c>'), "broken"),
    "a cell type nobody knows": (lambda: one('<c r="A1" t="zz"><v>0</v></c>'), "broken"),
    "XML that breaks off": (lambda: look_alikes.raw_xlsx('<row r="1"><c r="A1"><v>1</v>'), "broken"),
    "a page in Word": (
        lambda: look_alikes.zipped({"[Content_Types].xml": "", "word/document.xml": ""}),
        "not_a_workbook",
    ),
    "any other zip": (lambda: look_alikes.zipped({"写真.jpg": b"\xff\xd8"}), "not_a_workbook"),
    "an empty zip": (lambda: look_alikes.zipped({}), "empty"),
    "any other OLE file": (lambda: look_alikes.OLE + bytes(2048), "not_a_workbook"),
    "a page of old Word that speaks of a Workbook": (
        lambda: compound("WordDocument", "Workbook Book".encode("utf-16-le")),
        "not_a_workbook",
    ),
    "an old workbook that breaks off": (
        lambda: look_alikes.OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(600),
        "broken",
    ),
    "a letter": ("拝啓 時下ますますご清栄のこととお慶び申し上げます。".encode, "not_a_workbook"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_or_damaged_file_ends_in_a_refusal(what: str, tmp_path: Path) -> None:
    make, reason = HOSTILE[what]
    path = tmp_path / "受領.xlsx"
    path.write_bytes(make())

    with pytest.raises(KnownError) as refusal:
        read_workbook(path)
    assert refusal.value.key == f"reading.{reason}"


def test_one_refused_file_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("1.xlsx", "2.xlsx", "3.xlsx")]
    for path, content in zip(paths, (GOOD, b"\x89PNG" + bytes(99), GOOD), strict=True):
        path.write_bytes(content)

    found = list(read_workbooks(paths))

    assert [entry.key if isinstance(entry, KnownError) else entry.name for entry in found] == [
        "1.xlsx",
        "reading.not_a_workbook",
        "3.xlsx",
    ]
