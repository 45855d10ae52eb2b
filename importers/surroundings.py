"""The neighbourhood of one cell: what a person sees around a figure, with its labels and heads, without Excel."""

import unicodedata
from dataclasses import dataclass, replace
from itertools import islice

from importers.cell import Cell, Sheet, Workbook, place_of

ABOVE, BELOW, BEFORE, BEHIND = 4, 4, 3, 3
_HEADS, _LABELS = 2, 2
"""So many rows of heads above the neighbourhood, and columns of labels before it, are shown besides."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Rows and columns (1-based, in order, with gaps) around ``place``; ``sheet`` holds their cells only.

    ``hidden_rows`` and ``hidden_columns`` are those among them that Excel does not show.
    """

    sheet: Sheet
    place: tuple[int, int]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


def surroundings(workbook: Workbook, sheet: str, cell: str) -> Surroundings | None:
    """What stands around ``cell`` (A1) of ``sheet`` ("" in a file without sheets); None where there is no such place.

    Worked: around T40 stand rows 36 to 44 and columns Q to W; besides them the rows above 36 with the heads of
    column T, and the columns before Q with the labels of row 40.
    """
    found = _sheet(workbook, sheet)
    place = place_of(cell)
    if found is None or place is None:
        return None
    row, column = place
    last_row, last_column = max(found.max_row, row), max(found.max_column, column)
    rows = range(max(1, row - ABOVE), min(last_row, row + BELOW) + 1)
    columns = range(max(1, column - BEFORE), min(last_column, column + BEHIND) + 1)
    heads = _heads(found, column, rows[0])
    labels = _labels(found, row, columns[0])
    shown_rows, shown_columns = (*heads, *rows), (*labels, *columns)
    places = [(down, across) for down in shown_rows for across in shown_columns]
    cells = {at: held for at in places if (held := found.cell(*at)) is not None}
    return Surroundings(
        replace(found, cells=cells, merged=(), comments=_comments(found, cells)),
        place,
        shown_rows,
        shown_columns,
        tuple(at for at in shown_rows if at in found.hidden_rows),
        tuple(at for at in shown_columns if at in found.hidden_columns),
    )


def _sheet(workbook: Workbook, name: str) -> Sheet | None:
    if not name and len(workbook.sheets) == 1:
        return workbook.sheets[0]
    exact = next((sheet for sheet in workbook.sheets if sheet.name == name), None)
    return exact or next((sheet for sheet in workbook.sheets if _plain(sheet.name) == _plain(name)), None)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _heads(sheet: Sheet, column: int, top: int) -> tuple[int, ...]:
    """The nearest rows above ``top`` in which the column holds words."""
    found = (row for row in range(top - 1, 0, -1) if _says(sheet.cell(row, column)))
    return tuple(sorted(islice(found, _HEADS)))


def _labels(sheet: Sheet, row: int, left: int) -> tuple[int, ...]:
    """The nearest columns before ``left`` in which the row holds words."""
    found = (column for column in range(left - 1, 0, -1) if _says(sheet.cell(row, column)))
    return tuple(sorted(islice(found, _LABELS)))


def _says(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.value, str) and any(sign.isalpha() for sign in cell.value)


def _comments(sheet: Sheet, cells: dict[tuple[int, int], Cell]) -> tuple[tuple[str, str], ...]:
    shown = {cell.a1 for cell in cells.values()}
    return tuple(entry for entry in sheet.comments if entry[0] in shown)
