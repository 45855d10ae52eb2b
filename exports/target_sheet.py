"""The target sheet as a workbook to fill in: targets with who adopted them and when, and factors."""

import datetime
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import (
    COVER_ROWS,
    FACTOR_COLUMNS,
    TARGET_COLUMNS,
    TargetEntry,
    factors_on,
    target_rows,
)
from dashboard.agreement.written import Written
from dashboard.indicators.factors import Factor, FactorState
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.pathway import PathwayKind, TargetState
from dashboard.indicators.shapes import Shape
from dashboard.indicators.units import unit_label
from dashboard.wording import Language, Wording, wording
from exports.form_cells import FONT, GREY, HEAD, choice, heads_of, paper, put, widths
from exports.safe_file import write_safely

SPARE_ROWS = 20
GIVEN = ("pathway", "indicator_title", "unit")
DAYS = ("adopted_on", "valid_from")
_WIDTHS = (12, 26, 20, 16, 28, 10, 14, 10, 12, 8, 10, 12, 12, 14, 16, 22, 12, 12, 46, 10)


def write_target_sheet(
    agreement: Agreement,
    settings: dict[str, str],
    today: datetime.date,
    path: Path,
    language: Language,
    written: Written | None = None,
) -> None:
    """Write the form with the targets and factors in force on ``today``. Raises KnownError ``export.*``."""
    write_safely(path, target_sheet(agreement, settings, today, language, written))


def target_sheet(
    agreement: Agreement,
    settings: dict[str, str],
    today: datetime.date,
    language: Language,
    written: Written | None = None,
) -> bytes:
    """The workbook: cover, targets, factors, and the list of indicators the drop-down takes from."""
    say = wording(language)
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    _cover(cover, agreement, written, say)
    _targets(book.create_sheet(say("target.targets")), agreement, target_rows(agreement, settings, today), say)
    _factors(book.create_sheet(say("target.factors")), factors_on(agreement, settings).all(), say)
    _indicators(book.create_sheet(say("target.indicators")), agreement, say)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cover(sheet: Worksheet, agreement: Agreement, written: Written | None, say: Wording) -> None:
    sheet.title = say("sheet.cover")
    put(sheet, 1, 1, say("target.heading"), font=Font(name=FONT, size=16, bold=True))
    values = {"pack": agreement.key, "agreement": agreement.title.of(say.language), "author": ""}
    values["written"] = written.text() if written else ""
    for row, key in enumerate(COVER_ROWS, 3):
        put(sheet, row, 1, say(f"sheet.cover_row.{key}"), fill=HEAD, boxed=True)
        put(sheet, row, 2, values[key], fill=GREY if key != "author" else None, boxed=True)
        sheet.row_dimensions[row].hidden = key == "written"
    for row, number in enumerate("12345", 4 + len(COVER_ROWS)):
        put(sheet, row, 1, say(f"target.how.{number}"), wrap=False)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 70
    paper(sheet, landscape=False)


def _targets(sheet: Worksheet, agreement: Agreement, rows: tuple[TargetEntry, ...], say: Wording) -> None:
    heads_of(sheet, [say(f"target.column.{key}") for key in TARGET_COLUMNS], say("target.target_hint"))
    last = 3 + len(rows) + SPARE_ROWS
    for row in range(4, last + 1):
        values = _values(rows[row - 4], agreement, say) if row - 4 < len(rows) else {}
        for column, key in enumerate(TARGET_COLUMNS, 1):
            cell = put(sheet, row, column, values.get(key), fill=GREY if key in GIVEN else None, boxed=True)
            if key in DAYS:
                cell.number_format = "yyyy/m/d"
    words = {
        "shape": [say(f"judgement.shape.{shape.value}") for shape in Shape],
        "kind": [say(f"judgement.kind.{kind.value}") for kind in PathwayKind],
        "state": [say(f"judgement.state.{state.value}") for state in TargetState],
        "disclosure": [say("sheet.public"), say("sheet.parties")],
    }
    for key, choices in words.items():
        _offer(sheet, key, choice(choices, say), last)
    names = f"'{say('target.indicators')}'!$B$2:$B${1 + len(agreement.indicators)}"
    listed = DataValidation(type="list", formula1=names, allow_blank=True)
    _offer(sheet, "indicator", listed, last)
    widths(sheet, list(_WIDTHS))
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "C4"
    paper(sheet, landscape=True, large=True)


def _offer(sheet: Worksheet, key: str, words: DataValidation, last: int) -> None:
    letter = get_column_letter(TARGET_COLUMNS.index(key) + 1)
    words.add(f"{letter}4:{letter}{last}")
    sheet.add_data_validation(words)


def _values(entry: TargetEntry, agreement: Agreement, say: Wording) -> dict[str, object]:
    indicator = agreement.indicator(entry.series.indicator)
    methods = {method.key: method.title.of(say.language) for method in agreement.methods}
    title = indicator.title.of(say.language) if indicator else entry.series.indicator
    given_up = entry.value is None and entry.reduction is None
    return {
        "pathway": entry.pathway,
        "scenario": entry.scenario,
        "indicator": title,
        "part": indicator.dimension_title(entry.series.dimension, say.language) if indicator else "",
        "indicator_title": indicator.definition.of(say.language) if indicator else "",
        "unit": unit_label(indicator.unit, say.language) if indicator else "",
        "method": methods.get(entry.series.method, entry.series.method),
        "base_year": entry.base_year,
        "shape": say(f"judgement.shape.{entry.shape.value}"),
        "kind": say(f"judgement.kind.{entry.kind.value}"),
        "year": entry.year,
        "value": say("target.given_up") if given_up else entry.value,
        "reduction": None if entry.reduction is None else round(entry.reduction * 100, 6),
        "target_method": methods.get(entry.target_method, entry.target_method),
        "state": say(f"judgement.state.{entry.state.value}"),
        "adopted_by": entry.adopted_by,
        "adopted_on": entry.adopted_on,
        "valid_from": entry.valid_from,
        "source": entry.source,
        "disclosure": say("sheet.public" if entry.disclosure is Disclosure.PUBLIC else "sheet.parties"),
    }


def _factors(sheet: Worksheet, factors: tuple[Factor, ...], say: Wording) -> None:
    heads_of(sheet, [say(f"target.factor_column.{key}") for key in FACTOR_COLUMNS], say("target.factor_hint"))
    states = choice([say(f"effects.state.{state.value}") for state in FactorState], say)
    for row, factor in enumerate(factors, 4):
        values = (
            *(factor.key, factor.title.of(say.language), factor.value, factor.unit.of(say.language), factor.year),
            *(say(f"effects.state.{factor.state.value}"), factor.source.ja),
        )
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value, fill=GREY if column in (1, 2, 4) else None, boxed=True)
        states.add(f"F{row}")
    if factors:
        sheet.add_data_validation(states)
    widths(sheet, [18, 40, 14, 14, 10, 18, 80])
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "C4"
    paper(sheet, landscape=True)


def _indicators(sheet: Worksheet, agreement: Agreement, say: Wording) -> None:
    for column, key in enumerate(("code", "title", "unit", "parts"), 1):
        put(sheet, 1, column, say(f"target.list.{key}"), fill=HEAD, boxed=True)
    for row, indicator in enumerate(agreement.indicators, 2):
        titles = (part.title.of(say.language) for part in indicator.dimensions)
        unit = unit_label(indicator.unit, say.language)
        values = (indicator.key, indicator.title.of(say.language), unit, say("board.list").join(titles))
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value, boxed=True)
    widths(sheet, [22, 40, 16, 60])
    paper(sheet, landscape=False)
