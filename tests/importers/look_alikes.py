"""Look-alikes of the files that people send: small, built in code, round figures that can be added by hand."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from importers.cell import Cell, CellValue, Sheet, Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MOE_LABELS = (
    "都道府県コード", "都道府県", "市区町村コード", "市区町村",
    "製造業", "建設業・鉱業", "農林水産業", "産業部門　小計", "業務", "家庭", "民生部門　小計",
    "旅客自動車", "貨物自動車", "鉄道", "船舶", "運輸部門　小計", "一般廃棄物", "排出量合計",
)  # fmt: skip
# 4+2+1 = 7 industry; 6+3+1+0 = 10 transport; 7+20+30+10+5 = 72.
OME = (4.0, 2.0, 1.0, 7.0, 20.0, 30.0, 50.0, 6.0, 3.0, 1.0, 0.0, 10.0, 5.0, 72.0)
HACHIOJI = (8.0, 4.0, 2.0, 14.0, 40.0, 60.0, 100.0, 12.0, 6.0, 2.0, 0.0, 20.0, 10.0, 144.0)
FIT_LABELS = ("year_end_Dec", "PV_R_kW", "PV_S_kW", "PV_M_kW", "PV_U_kW", "total_kW")


def sheet_of(name: str, rows: Sequence[Sequence[CellValue]], *, hidden: bool = False) -> Sheet:
    """A sheet of bare values from A1 on; None leaves a cell empty."""
    cells = {
        (row, column): Cell(row, column, value, str(value))
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    return Sheet(name, cells, hidden)


def workbook_of(*sheets: Sheet, name: str = "表.xlsx") -> Workbook:
    """A workbook as if it had been read."""
    return Workbook(name, "ab" * 32, 1000, "xlsx", sheets)


def moe_rows(
    *, code: CellValue = "13205", corner: str = "単位：1,000tCO2", labels: Sequence[str] = MOE_LABELS
) -> list[list[CellValue]]:
    """The ministry's table of CO2 by municipality: a note, the unit in the corner, then the header."""
    note: list[CellValue] = ["※表示上、小数点以下を四捨五入しているため、合計が合致しない箇所がある。"]
    return [
        [*note, *[None] * (len(labels) - 2), corner, None],
        [*labels, None],
        ["13", "東京都", "13201", "八王子市", *HACHIOJI, None],
        ["13", "東京都", code, "青梅市", *OME, None],
    ]


def moe_workbook(path: Path, *, sheet: str = "2013_一覧表", rows: Iterable[Sequence[CellValue]] | None = None) -> Path:
    """That table as a real workbook, with an empty formatted column behind it as the originals have."""
    from openpyxl import Workbook as Book

    book = Book()
    page = book.worksheets[0]
    page.title = sheet
    for row, values in enumerate(rows or moe_rows(), 1):
        for column, value in enumerate(values, 1):
            page.cell(row, column, value).number_format = "#,##0_ ;[Red]\\-#,##0\\ "
    book.save(path)
    return path


def fit_csv(path: Path, years: Mapping[int, Sequence[float]], encoding: str = "utf-8-sig") -> Path:
    """The table of PV under FIT: end of December, kW by size class and in all."""
    lines = [",".join(FIT_LABELS), *(",".join(map(str, (year, *kw))) for year, kw in years.items())]
    path.write_text("\r\n".join(lines) + "\r\n", encoding=encoding, newline="")
    return path


def raw_xlsx(
    rows: str = "",
    *,
    around: str = "",
    before: str = "",
    texts: str = "",
    formats: Sequence[str] = (),
    about: str = "",
    state: str = "visible",
    strict: bool = False,
) -> bytes:
    """A workbook of one sheet S from the XML of its rows, for what no writer would write.

    ``before`` and ``around`` are XML in front of and behind the rows, ``texts`` that of the shared texts;
    ``formats`` are number formats of the styles 1, 2, …; ``about`` are attributes of the workbook's properties.
    """
    main, links = (STRICT_MAIN, STRICT_LINKS) if strict else (MAIN, LINKS)
    sheet = f'{HEAD}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{around}</worksheet>'
    book = (
        f'{HEAD}<workbook xmlns="{main}" xmlns:r="{links}"><workbookPr {about}/>'
        f'<sheets><sheet name="S" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )
    relations = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "styles.xml")}
    relations["rId3"] = ("sharedStrings", "sharedStrings.xml")
    return zipped(
        {
            "[Content_Types].xml": HEAD + "<Types/>",
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}, links),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _relations(relations, links),
            "xl/styles.xml": _styles(formats, main),
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{main}">{texts}</sst>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _relations(found: Mapping[str, tuple[str, str]], links: str) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{links}/{kind}" Target="{target}"/>' for key, (kind, target) in found.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def _styles(formats: Sequence[str], main: str) -> str:
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    cells = f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'
    return f'{HEAD}<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts>{cells}</styleSheet>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """One part of a zipped workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def with_part(data: bytes, name: str, content: str | bytes | None) -> bytes:
    """The same zip with one part replaced, added or (None) left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {entry: archive.read(entry) for entry in archive.namelist()}
    parts.pop(name, None)
    return zipped(parts if content is None else {**parts, name: content})


def doctype(data: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The same workbook with an entity bomb's document type in one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part).decode()
    bomb = '<!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    return with_part(data, part, content.replace("\n", f"\n{bomb}", 1))


def encrypted() -> bytes:
    """The outside of a workbook with a password: an OLE container with a stream EncryptedPackage."""
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
