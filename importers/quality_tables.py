"""The rules about a table as a whole: heads, units, labels left out, and what cuts it into pieces."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.indicators.fiscal import parse_year
from dashboard.indicators.units import parse_unit
from importers.cell import Cell, Range, Sheet, a1
from importers.quality_block import Block, is_figure
from importers.quality_flaw import Flaw, Rule

_MOST_AREAS = 2000
_ABOVE = 10
_UNIT_WORD = re.compile(r"単位")
_BRACKETS = re.compile(r"[(\[【〔](?P<unit>[^)\]】〕]+)[)\]】〕]|[_\s](?P<tail>[A-Za-z%]+)$")
_COUNTED = re.compile(r"(?:件|台|人|棟|校|回|箇所|か所|カ所|世帯|戸|円|率|割合|数|年度?|コード|番号)$")


def table_flaws(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Flaw]:
    """What is wrong with the tables of a sheet."""
    whole = [block for block in blocks if not _continues(block, blocks)]
    rows = dict(sheet.rows())
    divided: set[int] = set()
    for block in blocks:
        if block in whole:
            yield from _heads(sheet, block)
            yield from _omitted(sheet, block)
            yield from _unit(sheet, block, rows)
        elif block.top not in divided:
            divided.add(block.top)
            yield _at(sheet, block, Rule.DIVIDED, row=block.top - 1)
    for block in whole[1:]:
        yield _at(sheet, block, Rule.SEVERAL_TABLES, count=len(whole))


def _at(sheet: Sheet, block: Block, rule: Rule, **values: object) -> Flaw:
    cell = sheet.cell(block.top, block.left)
    return Flaw(rule, sheet.name, a1(block.top, block.left), cell.raw if cell else "", tuple(values.items()))


def _continues(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block without heads goes on with the one above it: a blank row cuts one table in two."""
    return not block.head and any(
        other.bottom < block.top and other.left <= block.left and block.right <= other.right for other in blocks
    )


def _heads(sheet: Sheet, block: Block) -> Iterator[Flaw]:
    """Columns with data and no head, and heads that stand twice."""
    if not block.head:
        return
    areas = _areas(sheet, block, block.top, block.head)
    seen: dict[tuple[str, ...], str] = {}
    for column in range(block.left, block.right + 1):
        rows = range(block.top, block.head + 1)
        words = tuple(_plain(sheet, row, column) for row in rows)
        place = a1(block.head, column)
        if not any(words):
            if not _covered(areas, rows, column):
                yield Flaw(Rule.HEADER_BLANK, sheet.name, place)
        elif words[-1] and words in seen and not _covered(areas, rows, column):
            cell = sheet.cell(block.head, column)
            yield Flaw(Rule.HEADER_TWICE, sheet.name, place, cell.raw if cell else "", (("first", seen[words]),))
        seen.setdefault(words, place)


def _areas(sheet: Sheet, block: Block, top: int, bottom: int) -> list[Range]:
    """The merged ranges in these rows of a table, as many as a person would ever make."""
    found = (area for area in sheet.merged if area.top <= bottom and area.bottom >= top)
    return [area for area in found if area.left <= block.right and area.right >= block.left][:_MOST_AREAS]


def _covered(areas: Sequence[Range], rows: Iterable[int], column: int) -> bool:
    return any(
        area.left <= column <= area.right and any(area.top <= row <= area.bottom for row in rows) for area in areas
    )


def _plain(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    return "".join(unicodedata.normalize("NFKC", cell.raw).split()) if cell else ""


def _omitted(sheet: Sheet, block: Block) -> Iterator[Flaw]:
    """Rows with data whose first column is blank: the label of the row above is meant and not written."""
    if block.left in block.numeric:
        return
    areas = _areas(sheet, block, block.first, block.bottom)
    label = ""
    for row in range(block.first, block.bottom + 1):
        text = _plain(sheet, row, block.left)
        if text:
            cell = sheet.cell(row, block.left)
            label = text if cell is not None and not is_figure(cell) else ""
        elif label and not _covered(areas, (row,), block.left):
            yield Flaw(Rule.OMITTED, sheet.name, a1(row, block.left), "", (("label", label),))


def _unit(sheet: Sheet, block: Block, rows: Mapping[int, list[Cell]]) -> Iterator[Flaw]:
    """A table of figures that names no unit, neither above it nor in its heads or columns."""
    figures = block.numeric - block.codes
    above = (cell for row in range(block.top - _ABOVE, block.first + 1) for cell in rows.get(row, ()))
    if not figures or any(_names_unit(cell.raw) for cell in above):
        return
    beside = (cell for row in range(block.first, block.bottom + 1) for cell in rows.get(row, ()))
    if not any(cell.column not in figures and isinstance(cell.value, str) and parse_unit(cell.raw) for cell in beside):
        yield _at(sheet, block, Rule.UNIT_ABSENT)


def _names_unit(raw: str) -> bool:
    """Whether a text above or in the heads states a unit: 単位：千kW, 容量(kW), total_kW, 世帯数."""
    text = unicodedata.normalize("NFKC", raw).strip()
    if _UNIT_WORD.search(text):
        return True
    if parse_year(text) is not None:
        return False
    found = _BRACKETS.search(text)
    return bool(parse_unit(text) or _COUNTED.search(text) or (found and parse_unit(found["unit"] or found["tail"])))
