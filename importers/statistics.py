"""Published statistics → observations, by the layouts in ``layouts/``."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from dashboard.agreement.pack import Agreement
from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR, parse_year, period_of
from dashboard.indicators.observation import Observation, Period, Status
from dashboard.indicators.register import Indicator
from dashboard.indicators.units import as_meant, convertible, parse_unit, unit_label
from importers.cell import Cell, Sheet, Workbook, a1
from importers.cells import read_cell
from importers.checks import check_sums
from importers.issues import Findings
from importers.layout import Header, Layout, find_header, head_rows, layouts, plain_label
from importers.municipality_rows import five_digits, other_municipality, rows_of_municipality
from importers.observing import Observer, Place
from importers.table_labels import is_note
from importers.title_years import year_within
from importers.understood import Understood
from importers.year_names import year_of_name

_UNIT_CELL = re.compile(r"単位\s*[:：]?\s*[^\s)）】\]]+")


@dataclass(frozen=True, slots=True)
class Table:
    """A table found: where it stands, what it holds, and the unit of its figures."""

    workbook: Workbook
    sheet: Sheet
    header: Header
    indicator: Indicator
    unit: str


def read_statistics(workbook: Workbook, agreement: Agreement) -> Understood | None:
    """What the workbook says if any layout knows it; None where none does."""
    findings = Findings(workbook.name)
    sheets = [(sheet, head_rows(sheet)) for sheet in workbook.sheets]
    for layout in layouts():
        indicator = agreement.indicator(layout.indicator)
        headers = [
            (sheet, header)
            for sheet, rows in sheets
            if (header := find_header(sheet, layout, rows)) and not _tells_years(header)
        ]
        if indicator is None or not headers:
            continue
        observations: list[Observation] = []
        for sheet, header in headers:
            unit = _unit(sheet, header, indicator, findings)
            if unit is not None:
                table = Table(workbook, sheet, header, indicator, unit)
                observations += _read_table(table, agreement, findings)
        return Understood(layout.key, single(observations, findings), issues=tuple(findings.issues))
    return None


def _tells_years(header: Header) -> bool:
    """Whether a table that should hold one year has a column of years: it is a long form, for another layout."""
    one_year = header.layout.shape == "row_of_municipality"
    return one_year and any(plain_label(cell.raw) in ("年度", "年") for cell in header.other)


def _read_table(table: Table, agreement: Agreement, findings: Findings) -> list[Observation]:
    sheet, header = table.sheet, table.header
    for label in header.missing:
        findings.error("imports.layout.missing_label", sheet.name, header.anchor.a1, label=label, row=header.row)
    if header.other:
        labels = "、".join("".join(cell.raw.split()) for cell in sorted(header.other, key=lambda cell: cell.column))
        findings.note("imports.layout.other_label", sheet.name, header.other[0].a1, labels=labels)
    if sheet.hidden:
        findings.note("imports.layout.hidden_sheet", sheet.name, sheet=sheet.name)
    if header.layout.shape == "row_per_year":
        rows = _rows_by_year(table, agreement, findings)
    else:
        rows = _row_of_municipality(table, agreement, findings)
    found: list[Observation] = []
    for row, period in rows:
        if row in sheet.hidden_rows:
            findings.note("imports.layout.hidden_row", sheet.name, f"A{row}", row=row)
        entries = _read_row(table, row, period, findings)
        check_sums(entries, header.layout.sums, findings)
        found += entries.values()
    return found


def _read_row(table: Table, row: int, period: Period, findings: Findings) -> dict[str, Observation]:
    layout = table.header.layout
    observer = Observer(table.workbook, table.sheet, findings)
    found = {}
    for dimension, column in table.header.columns.items():
        place = Place(table.indicator, dimension, layout.method, table.unit, Status(layout.status))
        entry = observer.observe(table.sheet.cell(row, column), place, period)
        if entry is not None:
            found[dimension] = entry
    return found


def _row_of_municipality(table: Table, agreement: Agreement, findings: Findings) -> list[tuple[int, Period]]:
    """The row of the agreement's municipality, found by its code, and the year from the sheet's or file's name."""
    sheet, header, code = table.sheet, table.header, agreement.municipality_code
    rows = [
        row
        for row in range(header.row + 1, sheet.max_row + 1)
        if (cell := sheet.cell(row, header.anchor.column)) and five_digits(cell.raw) == code
    ]
    name = agreement.municipality.ja
    if len(rows) != 1:
        key = "imports.layout.municipality_twice" if rows else "imports.layout.municipality_absent"
        cells = "、".join(a1(row, header.anchor.column) for row in rows)
        findings.error(key, sheet.name, header.anchor.a1, code=code, name=name, cells=cells)
        return []
    label = sheet.cell(rows[0], header.name) if header.name else None
    if label is not None and name not in plain_label(label.raw):
        findings.warning("imports.layout.municipality_name", sheet.name, label.a1, label.raw, code=code, name=name)
    year, differs = _year_told(table)
    if differs is not None:
        findings.error("imports.year.differs", sheet.name, differs.a1, differs.raw, sheet=sheet.name, title=differs.raw)
        return []
    if year is None:
        findings.error("imports.year.no_name", sheet.name, header.anchor.a1, sheet=sheet.name)
        return []
    return [(rows[0], Period(year))]


def _year_told(table: Table) -> tuple[int | None, Cell | None]:
    """The fiscal year told by sheet, by a title over the header, or by the file; a title that differs from the sheet.

    A remark over the table may speak of any year, and is not asked.
    """
    sheet, header = table.sheet, table.header
    over = [cell for row, cells in sheet.rows() if row < header.row for cell in cells if isinstance(cell.value, str)]
    titles = [(cell, mark.fiscal_year) for cell in over if not is_note(cell.raw) and (mark := year_within(cell.raw))]
    named = year_in_name(sheet.name)
    differs = next((cell for cell, year in titles if named is not None and year != named), None)
    told = named or (titles[0][1] if len({year for _, year in titles}) == 1 else None)
    return told or year_in_name(PurePath(table.workbook.name).stem), differs


def _rows_by_year(table: Table, agreement: Agreement, findings: Findings) -> list[tuple[int, Period]]:
    """Every row that names a year, down to the table's end; a row with figures and no year is an error.

    Where the table names municipalities, in a column or over itself, only rows of the agreement's are taken.
    """
    sheet, header = table.sheet, table.header
    if (other := other_municipality(sheet, header.row, table.workbook.name, agreement)) is not None:
        cell, city = other
        facts = {"found": city, "name": agreement.municipality.ja}
        place = (cell.a1, cell.raw) if cell else (header.anchor.a1, "")
        findings.error("imports.layout.other_municipality", sheet.name, *place, **facts)
        return []
    ours = rows_of_municipality(sheet, header.row, agreement)
    if ours == []:
        code, name = agreement.municipality_code, agreement.municipality.ja
        findings.error("imports.layout.municipality_absent", sheet.name, header.anchor.a1, code=code, name=name)
    rows = range(header.row + 1, sheet.max_row + 1) if ours is None else ours
    return [(row, period) for row in rows if (period := _period_of_row(table, row, findings)) is not None]


def _period_of_row(table: Table, row: int, findings: Findings) -> Period | None:
    """What a row's figures speak of; None where it has none, or where its year cannot be taken, which is an error."""
    sheet, header = table.sheet, table.header
    cell = sheet.cell(row, header.anchor.column)
    label = parse_year(cell.value) if cell else None
    if cell is None or label is None:
        raw = cell.raw if cell else ""
        if any(not read_cell(sheet.cell(row, column)).blank for column in header.columns.values()):
            findings.error("imports.year.unreadable", sheet.name, a1(row, header.anchor.column), raw, label=raw)
        return None
    place = (sheet.name, cell.a1, cell.raw)
    if not label.plausible:
        findings.error("imports.year.out_of_range", *place, label=cell.raw, first=FIRST_YEAR, last=LAST_YEAR)
        return None
    counted = _counted(label.period, header.layout)
    if label.period.as_of not in (None, counted.as_of):
        day = "/".join(part.lstrip("0") for part in header.layout.as_of.split("-"))
        findings.error("imports.layout.other_day", *place, label=cell.raw, day=day)
        return None
    return counted


def _counted(period: Period, layout: Layout) -> Period:
    """The period of a row, with the day a stock was counted where the layout fixes one."""
    if not layout.as_of:
        return period
    month, day = map(int, layout.as_of.split("-"))
    return period_of(datetime.date(period.fiscal_year, month, day))


def _unit(sheet: Sheet, header: Header, indicator: Indicator, findings: Findings) -> str | None:
    """The unit a corner cell states, else the layout's own; None with an issue where it does not fit."""
    for row, cells in sheet.rows():
        if row > header.row + 1:
            break
        for cell in cells:
            if not isinstance(cell.value, str) or not (found := _UNIT_CELL.search(cell.value)):
                continue
            unit = as_meant(parse_unit(found[0]), indicator.unit)
            if unit is None or not convertible(unit, indicator.unit):
                expected = unit_label(indicator.unit, "ja")
                findings.error(
                    "imports.cell.unknown_unit", sheet.name, cell.a1, cell.raw, found=cell.raw, expected=expected
                )
                return None
            return unit
    return header.layout.unit


def single(observations: list[Observation], findings: Findings) -> tuple[Observation, ...]:
    """Each figure once. The same year twice with other contents is an error that names both cells."""
    kept: dict[object, Observation] = {}
    for entry in observations:
        place = (entry.key, entry.period.fiscal_year)
        first = kept.setdefault(place, entry)
        if first is not entry and (first.value, first.missing) != (entry.value, entry.missing):
            twice(findings, first, entry)
    return tuple(kept.values())


def twice(findings: Findings, first: Observation, second: Observation) -> None:
    """Write down that one year's figure stands twice; the sheets are named where they are two."""
    apart = first.provenance.sheet != second.provenance.sheet
    places = [f"{p.sheet}!{p.cell}" if apart else p.cell for p in (first.provenance, second.provenance)]
    findings.error(
        "imports.year.twice",
        second.provenance.sheet,
        second.provenance.cell,
        second.provenance.raw,
        year=second.period.fiscal_year,
        first=places[0],
        first_raw=first.provenance.raw,
        second=places[1],
        second_raw=second.provenance.raw,
    )


def year_in_name(name: str) -> int | None:
    """The fiscal year a sheet's or file's name states; None where it states none, or more than one.

    Worked: ``H25年度一覧表`` → 2013; ``R1年度 一覧表`` → 2019; ``13205`` → None; ``2013_10`` → 2013.
    """
    plain = unicodedata.normalize("NFKC", name)
    pieces = re.split(r"[_\s()\[\]【】「」・,，\-]+", plain)
    years = {label.period.fiscal_year for piece in pieces if (label := parse_year(piece)) and label.plausible}
    if not years and (mark := year_of_name(name)) is not None:
        return mark.fiscal_year
    return years.pop() if len(years) == 1 else None
