"""The sheet 指標 of a progress sheet: rows of indicators, a value and a status for every fiscal year."""

from dataclasses import dataclass, replace

from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import INDICATOR_COLUMNS, STATUSES
from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR, parse_year
from dashboard.indicators.observation import Observation, Period, Status
from dashboard.indicators.register import Indicator
from dashboard.indicators.units import as_meant, convertible, parse_unit, unit_label
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet, Workbook
from importers.cells import read_cell
from importers.form_table import find_heads, labels_of, word_choice
from importers.issues import Findings
from importers.layout import plain_label
from importers.observing import Observer, Place
from importers.statistics import twice


@dataclass(frozen=True, slots=True)
class YearColumn:
    """The columns of one year: value and status (0 where there is none)."""

    year: int
    value: int
    status: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The sheet with its headings found."""

    sheet: Sheet
    head: int
    columns: dict[str, int]
    years: tuple[YearColumn, ...]
    note: int

    def cell(self, row: int, key: str) -> Cell | None:
        """The cell under the heading of ``key``."""
        return self.sheet.cell(row, self.columns[key]) if key in self.columns else None

    def text(self, row: int, key: str) -> str:
        """Its text, trimmed."""
        cell = self.cell(row, key)
        return cell.raw.strip() if cell else ""


def read_indicators(
    workbook: Workbook, sheet: Sheet, agreement: Agreement, findings: Findings
) -> tuple[Observation, ...]:
    """Every figure on the sheet, each figure once."""
    head, found = find_heads(sheet, labels_of("sheet.column", INDICATOR_COLUMNS), "indicator", findings)
    if not head:
        return ()
    columns = {key: cell.column for key, cell in found.items()}
    rows = Rows(sheet, head, columns, _years(sheet, head, findings), _note_column(sheet, head))
    observer = Observer(workbook, sheet, findings)
    kept: dict[object, Observation] = {}
    for row in range(head + 1, sheet.max_row + 1):
        place = _place(rows, row, agreement, findings)
        if place is None:
            continue
        for entry in _row(rows, row, place, observer, findings):
            first = kept.setdefault((entry.key, entry.period.fiscal_year), entry)
            if first is not entry:
                twice(findings, first, entry)
    return tuple(kept.values())


def _years(sheet: Sheet, head: int, findings: Findings) -> tuple[YearColumn, ...]:
    """The years among the headings; a status column bears its year's heading and the word for status."""
    values: dict[int, Cell] = {}
    statuses: dict[int, int] = {}
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(head, column)
        if cell is None:
            continue
        text = cell.raw.replace("状態", "").replace("status", "")
        label = parse_year(text if text != cell.raw else cell.value)
        if label is None:
            continue
        year = label.period.fiscal_year
        if not label.plausible:
            findings.error(
                "imports.year.out_of_range",
                sheet.name,
                cell.a1,
                cell.raw,
                label=cell.raw,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        elif text != cell.raw:
            statuses.setdefault(year, column)
        elif year in values:
            first = values[year]
            findings.error(
                "imports.year.twice", sheet.name, cell.a1, cell.raw,
                year=year, first=first.a1, first_raw=first.raw, second=cell.a1, second_raw=cell.raw,
            )  # fmt: skip
        else:
            values[year] = cell
    return tuple(YearColumn(year, cell.column, statuses.get(year, 0)) for year, cell in sorted(values.items()))


def _note_column(sheet: Sheet, head: int) -> int:
    names = {plain_label(wording(language)("sheet.note")) for language in LANGUAGES}
    cells = (sheet.cell(head, column) for column in range(1, sheet.max_column + 1))
    return next((cell.column for cell in cells if cell and plain_label(cell.raw) in names), 0)


def _place(rows: Rows, row: int, agreement: Agreement, findings: Findings) -> Place | None:
    """What the figures of a row speak of; None for a blank row or one that leads nowhere, which is an error."""
    key, cell = rows.text(row, "indicator"), rows.cell(row, "indicator")
    if not key:
        _stray(rows, row, findings)
        return None
    indicator = agreement.indicator(key)
    if indicator is None or cell is None:
        findings.error("imports.sheet.unknown_indicator", rows.sheet.name, cell.a1 if cell else "", key, found=key)
        return None
    dimension = rows.text(row, "dimension")
    if dimension and dimension not in {part.key for part in indicator.dimensions}:
        at = rows.cell(row, "dimension") or cell
        findings.error(
            "imports.sheet.unknown_dimension", rows.sheet.name, at.a1, at.raw, found=dimension, title=indicator.title.ja
        )
        return None
    unit = _unit(rows, row, indicator, findings)
    return Place(indicator, dimension, rows.text(row, "method"), unit, Status.PROVISIONAL) if unit else None


def _stray(rows: Rows, row: int, findings: Findings) -> None:
    """An error where a row without an indicator holds figures: nothing is passed over in silence."""
    for year in rows.years:
        cell = rows.sheet.cell(row, year.value)
        if cell is not None and not read_cell(cell).blank:
            findings.error("imports.sheet.unknown_indicator", rows.sheet.name, cell.a1, cell.raw, found="")
            return


def _unit(rows: Rows, row: int, indicator: Indicator, findings: Findings) -> str | None:
    cell = rows.cell(row, "unit")
    if cell is None or not cell.raw.strip():
        return indicator.unit
    unit = as_meant(parse_unit(cell.raw), indicator.unit)
    if unit is not None and convertible(unit, indicator.unit):
        if unit != indicator.unit:
            findings.warning(
                "imports.sheet.unit_changed", rows.sheet.name, cell.a1, cell.raw,
                found=cell.raw.strip(), title=indicator.title.ja, expected=unit_label(indicator.unit, "ja"),
            )  # fmt: skip
        return unit
    findings.error(
        "imports.sheet.unknown_unit", rows.sheet.name, cell.a1, cell.raw,
        found=cell.raw.strip(), title=indicator.title.ja, expected=unit_label(indicator.unit, "ja"),
    )  # fmt: skip
    return None


_STATUS_WORDS = labels_of("board.status", tuple(status.value for status in STATUSES)) | {
    **dict.fromkeys(("速報", "暫定", "暫定値"), "provisional"),
    **dict.fromkeys(("確定", "確報", "確報値"), "confirmed"),
    **dict.fromkeys(("推計", "推定", "推定値"), "estimated"),
}


def _row(rows: Rows, row: int, place: Place, observer: Observer, findings: Findings) -> list[Observation]:
    """The figures of one row; its note belongs to the newest of them."""
    found: list[Observation] = []
    note_cell = rows.sheet.cell(row, rows.note) if rows.note else None
    filled = [year for year in rows.years if not read_cell(rows.sheet.cell(row, year.value)).blank]
    for year in filled:
        cell = rows.sheet.cell(row, year.value)
        status = _status(rows, row, year, findings)
        note = note_cell.raw.strip() if note_cell and year is filled[-1] else ""
        stated = word_choice(rows.sheet.cell(row, year.status) if year.status else None, _STATUS_WORDS)
        beside = replace(place, status=status, stated=bool(stated))
        entry = observer.observe(cell, beside, Period(year.year), note)
        if entry is not None:
            _tell_default(rows, row, year, findings)
            found.append(entry)
    return found


def _status(rows: Rows, row: int, year: YearColumn, findings: Findings) -> Status:
    cell = rows.sheet.cell(row, year.status) if year.status else None
    word = word_choice(cell, _STATUS_WORDS)
    if word is None and cell is not None:
        label = wording("ja")("sheet.year_status", year=year.year)
        choices = "、".join(wording("ja")(f"board.status.{status.value}") for status in STATUSES)
        findings.error(
            "imports.sheet.unknown_choice",
            rows.sheet.name,
            cell.a1,
            cell.raw,
            found=cell.raw,
            label=label,
            choices=choices,
        )
        return Status.PROVISIONAL
    return Status(word) if word else Status.PROVISIONAL


def _tell_default(rows: Rows, row: int, year: YearColumn, findings: Findings) -> None:
    """A note that a figure was taken for provisional because nobody filled in its status."""
    status = rows.sheet.cell(row, year.status) if year.status else None
    value = rows.sheet.cell(row, year.value)
    if value is not None and read_cell(value).status is None and word_choice(status, _STATUS_WORDS) == "":
        findings.note("imports.sheet.status_default", rows.sheet.name, value.a1, value.raw)
