"""The figures of one chart as an Excel workbook: a row for each point or bar, with what the read-out says of it."""

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.chart import ChartSpec, bar_amount
from dashboard.wording import Language, wording
from exports.safe_file import write_safely

Cells = tuple[str | int | float | None, ...]
WIDTHS = {"A": 14, "B": 30, "C": 18, "D": 18, "E": 18, "F": 90}


def write_chart_data(spec: ChartSpec, path: Path, language: Language) -> None:
    """Write what ``spec`` draws to ``path`` as .xlsx. Raises KnownError as ``write_safely`` does."""
    write_safely(path, chart_data(spec, language))


def chart_data(spec: ChartSpec, language: Language) -> bytes:
    """The workbook as a file: title, heads, then year, series, value, the ends of a bar or band, and read-out.

    Gaps are left out; a chart of places keeps the order in which they stand.
    """
    say = wording(language)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = say("pages.chart.data_sheet")
    heads = ("year", "layer", "value", "low", "high", "readout")
    named = tuple(say(f"pages.chart.{head}", unit=spec.unit) for head in heads)
    rows: list[Cells] = [(spec.title,), named, *_rows(spec)]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, whatever sign it begins with
            if number <= 2:
                cell.font = Font(bold=True)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A3"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(spec: ChartSpec) -> list[Cells]:
    drawn = [(layer, point) for layer in spec.layers for point in layer.points]
    if spec.x_labels:
        drawn.sort(key=lambda pair: pair[1].year)
    rows: list[Cells] = []
    for layer, point in drawn:
        value = bar_amount(layer, point) if layer.kind == "bars" else point.value
        if value is None and point.low is None:
            continue
        place = spec.x_labels[point.year] if spec.x_labels else point.year
        rows.append((place, layer.title, value, point.low, point.high, point.readout or point.label))
    return rows
