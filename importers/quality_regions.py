"""Codes and names of regions (item 1-12): whether each row of a table by region can be matched with other tables."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from importers.cell import Cell, Sheet, a1
from importers.quality_block import Block
from importers.quality_flaw import Flaw, Rule

_CODE_HEAD = re.compile(
    r"(?:地域|市区?町村|団体|自治体|都道府県|県|市)等?コード$|^(?:area|city|municipality)_?code$", re.IGNORECASE
)
_NAME_HEAD = re.compile(r"^(?:都道府県|市区?町村|団体|自治体)名?(?:称)?$")
_CODE = re.compile(r"(?:0[0-9]|[1-3]\d|4[0-7])(?:\d{3,4})?")
_NAME = re.compile(r"(?:[都道府県市区町村郡計]|全国|総数|その他|不明|以外)(?:[※*(注\[].*)?$")
_REGION = re.compile(r"(?:北海道|東京都|(?:大阪|京都)府|[一-鿿]{2,3}県|[一-鿿ぁ-んァ-ヶ]{1,5}[市区町村])")
_NO_REGION = re.compile(r"市区?町村|都市|地区|区分|市域|市場|市民|町会|区域")
_LOST_ZERO = (1, 4)
"""Digits of a code that began with a zero before Excel took it for a number."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one table that hold codes of regions, and those that hold their names."""

    codes: frozenset[int]
    names: frozenset[int]


def region_flaws(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Codes that are none, and names that are cut short, in the tables that have a column for them."""
    rows = dict(sheet.rows())
    for block in blocks:
        columns = _columns(sheet, block)
        for row in range(block.first, block.bottom + 1) if columns.codes or columns.names else ():
            yield from _row(sheet, {cell.column: cell for cell in rows.get(row, ())}, columns, block)


def tells_regions(sheet: Sheet, blocks: Sequence[Block], file: str = "") -> bool:
    """Whether a sheet names a region at all: by a column for it, or somewhere in a cell, its name or the file's."""
    if any(columns.codes or columns.names for columns in (_columns(sheet, block) for block in blocks)):
        return True
    texts = (cell.value for cell in sheet.cells.values() if isinstance(cell.value, str))
    return any(_REGION.search(_NO_REGION.sub("", _plain(text))) for text in (file, sheet.name, *texts))


def _columns(sheet: Sheet, block: Block) -> _Columns:
    codes, names = set(), set()
    for column in range(block.left, block.right + 1):
        heads = [_plain(cell.raw) for row in range(block.top, block.first) if (cell := sheet.cell(row, column))]
        if any(_CODE_HEAD.search(head) for head in heads):
            codes.add(column)
        elif any(_NAME_HEAD.search(head) for head in heads):
            names.add(column)
    return _Columns(frozenset(codes), frozenset(names))


def _row(sheet: Sheet, cells: Mapping[int, Cell], columns: _Columns, block: Block) -> Iterator[Flaw]:
    """A row needs a code that is one, or names that are whole; where it has a code, names may be as they are."""
    codes = [cells[column] for column in sorted(columns.codes) if column in cells and _plain(cells[column].raw)]
    names = [cells[column] for column in sorted(columns.names) if column in cells and _plain(cells[column].raw)]
    for cell in codes:
        if not _is_code(cell):
            yield _code_flaw(sheet, cell)
    if codes:
        return
    for cell in names:
        if not _NAME.search(_plain(cell.raw)):
            yield Flaw(Rule.REGION_NAME, sheet.name, cell.a1, cell.raw, (("name", _plain(cell.raw)),))
    told = [cell for cell in cells.values() if block.left <= cell.column <= block.right and _plain(cell.raw)]
    at = min(columns.codes | columns.names)
    if told and not names and block.left not in columns.codes | columns.names and not _is_sum(told):
        yield Flaw(Rule.REGION_ABSENT, sheet.name, a1(told[0].row, at))


def _is_code(cell: Cell) -> bool:
    """Two digits (prefecture), five (municipality) or six (with the check digit), the first two up to 47."""
    text = _plain(cell.raw)
    return bool(_CODE.fullmatch(text)) or not any(sign.isdigit() for sign in text)


def _code_flaw(sheet: Sheet, cell: Cell) -> Flaw:
    text = _plain(cell.raw)
    whole = f"0{text}" if text.isdigit() and len(text) in _LOST_ZERO else ""
    return Flaw(Rule.REGION_CODE, sheet.name, cell.a1, cell.raw, (("code", text), ("whole", whole)))


def _is_sum(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell.value, str) and _plain(cell.value).endswith(("計", "総数")) for cell in cells)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
