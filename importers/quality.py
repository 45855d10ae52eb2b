"""Whether a sheet can be read by machines: the unified rules for statistical tables, cell by cell, before it is sent.

The yardstick is 機械判読可能なデータの表記方法の統一ルール (items 1-1 to 2-2); hidden parts and Excel's
errors are told in addition. An item that a file gives no means to judge is named with the reason, never passed over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.cell import Sheet, Workbook, a1, column_letters
from importers.drawn_objects import NOTHING_DRAWN, Drawn, DrawnObject
from importers.own_sheets import NOTHING_MEANT, Meant, is_own, meant_on
from importers.quality_block import Block, blocks_of
from importers.quality_cells import cell_flaws
from importers.quality_flaw import ITEMS, Flaw, Rule, Unseen
from importers.quality_regions import region_flaws, tells_regions
from importers.quality_tables import table_flaws

_OPEN_FORMATS = ("xlsx", "csv", "ods")


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """What was found in one file, in the order of its sheets, rows and columns, and what could not be judged."""

    file: str
    flaws: tuple[Flaw, ...]
    unseen: tuple[Unseen, ...] = ()

    @property
    def counts(self) -> tuple[tuple[Rule, int], ...]:
        """How often each rule is broken, in the order of the rules; rules that hold are left out."""
        found = Counter(flaw.rule for flaw in self.flaws)
        return tuple((rule, found[rule]) for rule in Rule if found[rule])


def check_workbook(workbook: Workbook, drawn: Drawn = NOTHING_DRAWN) -> SheetCheck:
    """Every flaw of ``workbook`` with its cell; ``drawn`` are the objects over its cells. Nothing is stored."""
    flaws: list[Flaw] = []
    if workbook.format not in _OPEN_FORMATS:
        flaws.append(Flaw(Rule.FILE_FORMAT, "", "", "", (("format", workbook.format),)))
    silent: list[str] = []
    own = is_own(workbook)
    for sheet in workbook.sheets:
        blocks = blocks_of(sheet)
        objects = [entry for entry in drawn.objects if entry.sheet == sheet.name]
        meant = meant_on(sheet) if own else NOTHING_MEANT
        found = [*_drawn_flaws(objects), *_sheet_flaws(sheet, blocks, meant, typed=workbook.format != "csv")]
        flaws += sorted(found, key=lambda flaw: flaw.order)
        if blocks and not own and not tells_regions(sheet, blocks, workbook.name):
            silent.append(sheet.name)
    return SheetCheck(workbook.name, tuple(flaws), tuple(_unseen(drawn, silent)))


def _unseen(drawn: Drawn, silent: list[str]) -> Iterator[Unseen]:
    """The items that could not be judged: objects nobody could look for, sheets that may or may not be by region."""
    if drawn.unseen:
        yield Unseen(ITEMS[Rule.DRAWN_OBJECT], Rule.DRAWN_OBJECT, drawn.unseen)
    if silent:
        yield Unseen(ITEMS[Rule.REGION_ABSENT], Rule.REGION_ABSENT, "no_region", tuple(silent))


def _drawn_flaws(objects: Iterable[DrawnObject]) -> Iterator[Flaw]:
    for entry in objects:
        values = (("kind", entry.kind), ("name", entry.name))
        yield Flaw(Rule.DRAWN_OBJECT, entry.sheet, entry.cell, entry.name, values)


def _sheet_flaws(sheet: Sheet, blocks: tuple[Block, ...], meant: Meant, *, typed: bool) -> Iterator[Flaw]:
    """The flaws of one sheet; where it is not ``typed`` (CSV) every cell is a text, and plain figures are fine.

    ``meant`` is what our own sheets hide on purpose: deleting it would keep them from being imported.
    """
    if not sheet.cells:
        return
    yield from _hidden_parts(sheet, meant)
    yield from _merged(sheet)
    yield from table_flaws(sheet, blocks)
    yield from region_flaws(sheet, blocks)
    by_row = _blocks_by_row(blocks)
    for cell in sheet.cells.values():
        block = next((found for found in by_row.get(cell.row, ()) if found.left <= cell.column <= found.right), None)
        told = cell_flaws(sheet, cell, block, typed=typed)
        listed = cell.column in meant.columns
        yield from (flaw for flaw in told if not (listed and flaw.rule is Rule.NUMBER_AS_TEXT))


def _blocks_by_row(blocks: tuple[Block, ...]) -> dict[int, list[Block]]:
    found: dict[int, list[Block]] = {}
    for block in blocks:
        for row in range(block.top, block.bottom + 1):
            found.setdefault(row, []).append(block)
    return found


def _hidden_parts(sheet: Sheet, meant: Meant) -> Iterator[Flaw]:
    """Hidden sheets, and hidden rows and columns that hold something, but for those that are ``meant`` to."""
    if sheet.hidden:
        yield Flaw(Rule.HIDDEN_SHEET, sheet.name)
    rows = sheet.hidden_rows and {place[0] for place in sheet.cells} & sheet.hidden_rows
    columns = sheet.hidden_columns and {place[1] for place in sheet.cells} & sheet.hidden_columns
    for first, last in _runs(rows - meant.rows):
        values = (("rows", f"{first}–{last}" if last > first else f"{first}"),)
        yield Flaw(Rule.HIDDEN_ROW, sheet.name, a1(first, 1), "", values)
    for first, last in _runs(columns - meant.columns):
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
