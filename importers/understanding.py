"""What a file says before anybody has said what it is for: its tables with all figures, and what is left over."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.agreement.pack import Agreement
from importers.by_label import read_by_label
from importers.by_path import read_by_path
from importers.cell import Cell, Workbook
from importers.issues import Issue
from importers.progress_sheet import read_progress_sheet
from importers.statistics import read_statistics
from importers.table import Table
from importers.table_finding import tables_of
from importers.table_grid import FIGURE, mark_of
from importers.understood import Understood
from importers.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class Understanding:
    """A workbook with its tables. ``left`` are cells with figures that belong to none of them, by sheet name.

    ``known`` is what a known layout makes of the file; None where no layout knows it.
    """

    workbook: Workbook
    tables: tuple[Table, ...]
    left: tuple[tuple[str, Cell], ...]
    known: Understood | None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The findings of the known layout."""
        if self.known is None:
            return ()
        return (*((self.known.refusal,) if self.known.refusal else ()), *self.known.issues)


def understand(path: Path, agreement: Agreement) -> Understanding:
    """The file at ``path`` as understood. Raises KnownError ``reading.<reason>`` where it cannot be read."""
    return understanding_of(read_workbook(path), agreement)


def understanding_of(workbook: Workbook, agreement: Agreement) -> Understanding:
    """A workbook as understood. Raises KnownError ``tables.too_large`` for more cells than can be gone through."""
    tables = tables_of(workbook)
    left: list[tuple[str, Cell]] = []
    for sheet in workbook.sheets:
        found = tuple(table for table in tables if table.sheet == sheet.name)
        told = {(value.row, value.column) for table in found for value in table.values}
        left += [
            (sheet.name, cell)
            for place, cell in sheet.cells.items()
            if place not in told and not _over_or_beside(place, found) and _is_figure(cell)
        ]
    known = read_progress_sheet(workbook, agreement) or read_statistics(workbook, agreement)
    known = known or read_by_path(workbook, agreement, tables) or read_by_label(workbook, agreement, tables)
    return Understanding(workbook, tables, tuple(left), known)


def _is_figure(cell: Cell) -> bool:
    mark = mark_of(cell)
    return mark is not None and mark.kind == FIGURE


def _over_or_beside(place: tuple[int, int], tables: tuple[Table, ...]) -> bool:
    """Whether a place lies in the head or the labels of a table."""
    row, column = place
    for table in tables:
        area = table.area
        if row in table.head_rows and area.left <= column <= area.right:
            return True
        if column in table.stub_columns and area.top <= row <= area.bottom:
            return True
    return False
