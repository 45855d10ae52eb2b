"""Which municipality a published table is about: by the codes or names in a column, or by what stands over it."""

import re
import unicodedata
from pathlib import PurePath

from dashboard.agreement.pack import Agreement
from importers.cell import Cell, Sheet
from importers.layout import plain_label

_CODES = frozenset(("市区町村コード", "市町村コード", "団体コード", "地方公共団体コード", "自治体コード", "コード"))
_NAMES = frozenset(("市区町村", "市区町村名", "市町村", "市町村名", "団体名", "自治体", "自治体名"))
_CITY = re.compile(
    r"(?:[^\s\d]{2,3}[都道府県])?(?P<city>[\u3041-\u30ff\u4e00-\u9fff々]{1,5}[市町村])(?=$|[の\s_(:・]|における|\d)"
)
_ANY = re.compile(r"市区町|市町村|区市|全国|都市$|各|他市|全市|同市|本市")


def five_digits(raw: str) -> str:
    """A municipality code as five digits: the text ``01100`` and the number 1100 are the same one.

    A sixth digit is the check digit of the long form and is left away.
    """
    text = unicodedata.normalize("NFKC", raw).strip()
    text = text.removesuffix(".0")
    if not text.isdigit():
        return text
    return text.zfill(6)[:5] if len(text) == 6 else text.zfill(5)


def rows_of_municipality(sheet: Sheet, head: int, agreement: Agreement) -> list[int] | None:
    """The rows under ``head`` whose code or name is the agreement's municipality; None where no column tells any."""
    heads = {plain_label(cell.raw): cell.column for row, cells in sheet.rows() if row == head for cell in cells}
    code = next((column for label, column in heads.items() if label in _CODES), 0)
    name = next((column for label, column in heads.items() if label in _NAMES), 0)
    if not code and not name:
        return None
    wanted = plain_label(agreement.municipality.ja)
    found = []
    for row in range(head + 1, sheet.max_row + 1):
        cell = sheet.cell(row, code or name)
        if cell is None:
            continue
        ours = five_digits(cell.raw) == agreement.municipality_code if code else plain_label(cell.raw).endswith(wanted)
        found += [row] if ours else []
    return found


def other_municipality(sheet: Sheet, head: int, file: str, agreement: Agreement) -> tuple[Cell | None, str] | None:
    """(cell, name) of a municipality that is not ours and that the table begins by naming; None where ours stands, too.

    Asked are the cells over the row ``head`` and the names of sheet and file (then without a cell).
    """
    over: list[tuple[Cell | None, str]] = [
        (cell, cell.raw) for row, cells in sheet.rows() if row < head for cell in cells if isinstance(cell.value, str)
    ]
    over += [(None, sheet.name), (None, PurePath(file).stem)]
    if any(agreement.municipality.ja in unicodedata.normalize("NFKC", text) for _, text in over):
        return None
    for cell, text in over:
        found = _CITY.match(unicodedata.normalize("NFKC", text).strip())
        if found is not None and not _ANY.search(found["city"]):
            return cell, found["city"]
    return None
