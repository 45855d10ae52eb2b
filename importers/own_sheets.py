"""Sheets that the product wrote itself: what of them is meant to be hidden, or to be a text of numbers."""

from dataclasses import dataclass

from importers.cell import Sheet, Workbook
from importers.form_table import labels_of
from importers.layout import plain_label

_HEADING_ROWS = 30


@dataclass(frozen=True, slots=True)
class Meant:
    """Rows and columns of a sheet that are as they should be though people would not make them so."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NOTHING_MEANT = Meant()


def is_own(workbook: Workbook) -> bool:
    """Whether a progress or target sheet: a cell says that the agreement's pack is named beside it."""
    labels = labels_of("sheet.cover_row", ("pack",))
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            beside = sheet.cell(cell.row, cell.column + 1) if plain_label(cell.raw) in labels else None
            if beside is not None and beside.raw.strip():
                return True
    return False


def meant_on(sheet: Sheet) -> Meant:
    """The columns of codes and lists of numbers, and the row that tells when the sheet was written."""
    rows = labels_of("sheet.cover_row", ("written",))
    columns = (
        labels_of("sheet.column", ("indicator", "dimension", "method"))
        | labels_of("sheet.initiative", ("key", "items"))
        | labels_of("target.column", ("pathway",))
        | labels_of("target.factor_column", ("factor",))
    )
    first = [cell for cell in sheet.cells.values() if cell.row <= _HEADING_ROWS]
    return Meant(
        frozenset(cell.row for cell in first if plain_label(cell.raw) in rows),
        frozenset(cell.column for cell in first if plain_label(cell.raw) in columns),
    )
