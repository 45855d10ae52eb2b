"""The import report as an Excel workbook: counts by sheet, and every line with a link to the cell it speaks of."""

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.import_table import ReportLine, ReportTable
from dashboard.wording import Language, Wording, wording
from exports.safe_file import write_safely

LONGEST = 32_767
"""Excel's limit for the text of one cell."""
LONGEST_LINK = 2000
LINE_COLUMNS = (*("kind", "file", "sheet", "cell", "subject", "year", "old", "new", "unit", "status", "raw", "text"),)
SHEET_COLUMNS = ("file", "sheet", "new_count", "changed_count", "same_count", "refused_count")
_WIDTHS = {"kind": 8, "file": 28, "sheet": 18, "cell": 8, "subject": 34, "text": 70, "raw": 20}
_PLAIN_WIDTH = 13
_HEAD = PatternFill("solid", fgColor="EEF1F4")
_LINK = Font(color="1F5FA8", underline="single")


def write_import_report(table: ReportTable, path: Path, language: Language) -> None:
    """Write ``table`` to ``path`` as .xlsx. Raises KnownError as ``write_safely`` does."""
    write_safely(path, import_report_bytes(table, language))


def import_report_bytes(table: ReportTable, language: Language) -> bytes:
    """The workbook as a file."""
    say = wording(language)
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    _lines(book.create_sheet(say("report.sheet.lines")), table.lines, say)
    _counts(book.create_sheet(say("report.sheet.counts")), table, say)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(page: Worksheet, lines: Sequence[ReportLine], say: Wording) -> None:
    _heads(page, LINE_COLUMNS, say)
    for row, line in enumerate(lines, 2):
        kind = say(f"report.kind.{line.kind}")
        old = line.old if line.old_value is None else line.old_value
        new = line.new if line.new_value is None else line.new_value
        place = (kind, line.file, line.sheet, line.cell, line.subject, line.year)
        entries: tuple[str | float, ...] = (*place, old, new, line.unit, line.status, line.raw, line.text)
        for column, entry in enumerate(entries, 1):
            _put(page, row, column, entry)
        _link(page, row, line)
    page.auto_filter.ref = f"A1:{get_column_letter(len(LINE_COLUMNS))}{max(len(lines) + 1, 2)}"


def _counts(page: Worksheet, table: ReportTable, say: Wording) -> None:
    _heads(page, SHEET_COLUMNS, say)
    for row, sheet in enumerate(table.sheets, 2):
        values: tuple[str | float, ...] = (sheet.file, sheet.sheet, sheet.new, sheet.changed, sheet.same, sheet.refused)
        for column, count in enumerate(values, 1):
            _put(page, row, column, count)


def _heads(page: Worksheet, columns: Sequence[str], say: Wording) -> None:
    for column, name in enumerate(columns, 1):
        cell = page.cell(1, column, say(f"report.column.{name}"))
        cell.font, cell.fill = Font(bold=True), _HEAD
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _PLAIN_WIDTH)
    page.freeze_panes = "A2"


def _put(page: Worksheet, row: int, column: int, value: str | float) -> None:
    """A number as a number; a text as a text, whatever it begins with."""
    cell = page.cell(row, column)
    if isinstance(value, str):
        if not value:
            return
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        cell.number_format = "#,##0.############" if value % 1 else "#,##0"
        cell.alignment = Alignment(vertical="top")


def _link(page: Worksheet, row: int, line: ReportLine) -> None:
    """Let the address of the cell open the file at that cell."""
    if line.path is None or not line.cell:
        return
    target = line.path.absolute().as_uri()
    if len(target) > LONGEST_LINK:
        return
    cell = page.cell(row, LINE_COLUMNS.index("cell") + 1)
    sheet = line.sheet.replace("'", "''")
    location = f"'{sheet}'!{line.cell}" if line.sheet else line.cell
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, location=location)
    cell.font = _LINK
