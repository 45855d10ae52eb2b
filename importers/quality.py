"""Whether a sheet can be read by machines: the unified rules for statistical tables, cell by cell, before it is sent.

The yardstick is 機械判読可能なデータの表記方法の統一ルール (items 1-1 to 2-2). Of its items, 1-8 (drawn objects) and
1-12 (names of regions) are not looked at; hidden parts and Excel's errors are told in addition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.cell import Sheet, Workbook, a1, column_letters
from importers.quality_block import Block, blocks_of
from importers.quality_cells import cell_flaws
from importers.quality_flaw import Flaw, Rule
from importers.quality_tables import table_flaws

_OPEN_FORMATS = ("xlsx", "csv", "ods")


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """What was found in one file, in the order of its sheets, rows and columns."""

    file: str
    flaws: tuple[Flaw, ...]

    @property
    def counts(self) -> tuple[tuple[Rule, int], ...]:
        """How often each rule is broken, in the order of the rules; rules that hold are left out."""
        found = Counter(flaw.rule for flaw in self.flaws)
        return tuple((rule, found[rule]) for rule in Rule if found[rule])


def check_workbook(workbook: Workbook) -> SheetCheck:
    """Every flaw of ``workbook`` with its cell. Nothing is changed and nothing is stored."""
    flaws: list[Flaw] = []
    if workbook.format not in _OPEN_FORMATS:
        flaws.append(Flaw(Rule.FILE_FORMAT, "", "", "", (("format", workbook.format),)))
    for sheet in workbook.sheets:
        flaws += sorted(_sheet_flaws(sheet, typed=workbook.format != "csv"), key=lambda flaw: flaw.order)
    return SheetCheck(workbook.name, tuple(flaws))


def _sheet_flaws(sheet: Sheet, *, typed: bool) -> Iterator[Flaw]:
    """The flaws of one sheet; where it is not ``typed`` (CSV) every cell is a text, and plain figures are fine."""
    if not sheet.cells:
        return
    blocks = blocks_of(sheet)
    yield from _hidden_parts(sheet)
    yield from _merged(sheet)
    yield from table_flaws(sheet, blocks)
    by_row = _blocks_by_row(blocks)
    for cell in sheet.cells.values():
        block = next((found for found in by_row.get(cell.row, ()) if found.left <= cell.column <= found.right), None)
        yield from cell_flaws(sheet, cell, block, typed=typed)


def _blocks_by_row(blocks: tuple[Block, ...]) -> dict[int, list[Block]]:
    found: dict[int, list[Block]] = {}
    for block in blocks:
        for row in range(block.top, block.bottom + 1):
            found.setdefault(row, []).append(block)
    return found


def _hidden_parts(sheet: Sheet) -> Iterator[Flaw]:
    """Hidden sheets, rows and columns that hold something."""
    if sheet.hidden:
        yield Flaw(Rule.HIDDEN_SHEET, sheet.name)
    rows = sheet.hidden_rows and {place[0] for place in sheet.cells} & sheet.hidden_rows
    columns = sheet.hidden_columns and {place[1] for place in sheet.cells} & sheet.hidden_columns
    for first, last in _runs(rows):
        values = (("rows", f"{first}–{last}" if last > first else f"{first}"),)
        yield Flaw(Rule.HIDDEN_ROW, sheet.name, a1(first, 1), "", values)
    for first, last in _runs(columns):
        names = (column_letters(first), column_letters(last))
        yield Flaw(Rule.HIDDEN_COLUMN, sheet.name, a1(1, first), "", (("columns", "–".join(dict.fromkeys(names))),))


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers without a gap as (first, last)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _merged(sheet: Sheet) -> Iterator[Flaw]:
    for area in sheet.merged:
        cell = sheet.cell(area.top, area.left)
        place, last = a1(area.top, area.left), a1(area.bottom, area.right)
        yield Flaw(Rule.MERGED, sheet.name, place, cell.raw if cell else "", (("range", f"{place}:{last}"),))
