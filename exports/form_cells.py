"""Cells of the workbooks that people fill in: headings, boxes, drop-downs, paper."""

from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.wording import Wording

FONT = "BIZ UDPゴシック"
GREY = PatternFill("solid", fgColor="EEF0F2")
HEAD = PatternFill("solid", fgColor="DCE6F0")
A4, A3 = 9, 8
"""Paper sizes by their numbers in the file format."""
_LINE = Side(style="thin", color="B8C0C8")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def heads_of(sheet: Worksheet, labels: list[str], hint: str) -> None:
    """A hint in row 1 and the row of headings in row 3, repeated on every printed page."""
    put(sheet, 1, 4, hint, wrap=False)
    for column, head in enumerate(labels, 1):
        cell = put(sheet, 3, column, head, fill=HEAD, boxed=True, font=Font(name=FONT, size=10, bold=True))
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[3].height = 30
    sheet.print_title_rows = "3:3"


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: object,
    *,
    fill: PatternFill | None = None,
    boxed: bool = False,
    wrap: bool = True,
    font: Font | None = None,
) -> Any:
    """Write a cell; a text is always a text and never a formula, whatever sign it begins with."""
    cell = sheet.cell(row, column)
    if value not in (None, ""):
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"
    cell.font = font or Font(name=FONT, size=10)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if fill is not None:
        cell.fill = fill
    if boxed:
        cell.border = _BOX
    return cell


def choice(words: list[str], say: Wording, prompt: str = "") -> DataValidation:
    """A drop-down of ``words``, told about by ``prompt``."""
    found = DataValidation(type="list", formula1='"' + ",".join(words) + '"', allow_blank=True, showErrorMessage=True)
    found.error = say("sheet.choice_error")
    if prompt:
        found.showInputMessage, found.prompt = True, prompt
    return found


def widths(sheet: Worksheet, characters: list[int]) -> None:
    """Widths of the columns from A on, in characters."""
    for column, width in enumerate(characters, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def width_for(texts: Iterable[str], least: int, most: int) -> int:
    """The width that shows the longest of ``texts`` whole, in characters, a Japanese one counted double."""
    longest = max((sum(2 if ord(char) > 0x2E80 else 1 for char in text) for text in texts), default=0)
    return min(max(longest + 2, least), most)


def paper(sheet: Worksheet, *, landscape: bool, large: bool = False) -> None:
    """A4, or A3 for a ``large`` table, one page wide."""
    sheet.page_setup.paperSize = A3 if large else A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = "&P / &N"
