"""Progress sheets as workbooks to fill in: cover, indicators, initiatives, with drop-downs, units and hints."""

import io
import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.agreement.initiative import Initiative, Stage
from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import (
    COVER_ROWS,
    INDICATOR_COLUMNS,
    INITIATIVE_COLUMNS,
    OTHER_BEARERS,
    STATUSES,
    IndicatorLine,
    SheetContent,
)
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.units import unit_label
from dashboard.wording import Language, Wording, wording
from exports.form_cells import FONT, GREY, HEAD, choice, heads_of, paper, put, width_for, widths
from exports.safe_file import make_folder, write_safely

SPARE_ROWS = 15
_WIDTHS = {
    "title": 30, "items": 10, "goals": 10, "content": 38, "method": 32, "roles": 32, "cost": 24, "stage": 10,
    "progress": 9, "issue": 30, "next_step": 30, "due": 12, "owner": 16, "disclosure": 10, "example": 8, "saving": 14,
}  # fmt: skip


def write_progress_sheets(
    contents: tuple[SheetContent, ...], agreement: Agreement, folder: Path, language: Language
) -> tuple[Path, ...]:
    """One workbook for each content in ``folder``, which is made where it is missing; gives their paths.

    Raises KnownError ``export.*`` where a file cannot be written.
    """
    say = wording(language)
    written = []
    make_folder(folder)
    for content in contents:
        name = say("sheet.file", label=content.subject.label.of(language), title=content.subject.title.of(language))
        path = folder / re.sub(r'[\\/:*?"<>|]', "_", name)
        write_safely(path, progress_sheet(content, agreement, language))
        written.append(path)
    return tuple(written)


def progress_sheet(content: SheetContent, agreement: Agreement, language: Language) -> bytes:
    """The workbook of one content."""
    say = wording(language)
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    _cover(cover, content, agreement, say)
    _indicators(book.create_sheet(say("sheet.indicators")), content, say)
    _initiatives(book.create_sheet(say("sheet.initiatives")), content, agreement, say)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cover(sheet: Worksheet, content: SheetContent, agreement: Agreement, say: Wording) -> None:
    sheet.title = say("sheet.cover")
    put(sheet, 1, 1, say("sheet.heading"), font=Font(name=FONT, size=16, bold=True))
    subject = content.subject
    values = {
        "pack": agreement.key,
        "agreement": agreement.title.of(say.language),
        "subject": subject.key,
        "subject_title": f"{subject.label.of(say.language)} {subject.title.of(say.language)}",
        "period": content.period,
        "author": content.author,
        "department": "",
        "written": content.written.text() if content.written else "",
    }
    for row, key in enumerate(COVER_ROWS, 3):
        put(sheet, row, 1, say(f"sheet.cover_row.{key}"), fill=HEAD, boxed=True)
        given = key in ("pack", "agreement", "subject", "subject_title", "written")
        put(sheet, row, 2, values[key], fill=GREY if given else None, boxed=True)
        sheet.row_dimensions[row].hidden = key == "written"
    for row, number in enumerate("1234", 4 + len(COVER_ROWS)):
        put(sheet, row, 1, say(f"sheet.how.{number}"), wrap=False)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 70
    paper(sheet, landscape=False)


def _indicators(sheet: Worksheet, content: SheetContent, say: Wording) -> None:
    heads = [say(f"sheet.column.{key}") for key in INDICATOR_COLUMNS]
    for year in content.years:
        heads += [say("sheet.year", year=year), say("sheet.year_status", year=year)]
    heads.append(say("sheet.note"))
    heads_of(sheet, heads, say("sheet.indicator_hint"))
    first = len(INDICATOR_COLUMNS) + 1
    statuses = choice([say(f"board.status.{status.value}") for status in STATUSES], say, say("sheet.status_prompt"))
    for row, line in enumerate(content.lines, 4):
        _line_heads(sheet, row, line, say)
        _line_values(sheet, row, first, line, say)
        last = first + 2 * len(content.years)
        put(sheet, row, last, line.known[-1].note if line.known and line.known[-1] else "", boxed=True)
        hint = _hint(line, say)
        for column in range(first, last, 2):
            hint.add(f"{get_column_letter(column)}{row}")
            statuses.add(f"{get_column_letter(column + 1)}{row}")
        sheet.add_data_validation(hint)
    if content.lines:
        sheet.add_data_validation(statuses)
    titles = width_for((str(sheet.cell(row, 4).value) for row in range(4, 4 + len(content.lines))), 32, 48)
    parts = width_for((str(sheet.cell(row, 5).value) for row in range(4, 4 + len(content.lines))), 12, 34)
    widths(sheet, [11, 11, 11, titles, parts, 9, 11] + [12, 15] * len(content.years) + [30])
    for letter in "ABC":
        sheet.column_dimensions[letter].hidden = True
    sheet.freeze_panes = f"{get_column_letter(first)}4"
    paper(sheet, landscape=True)


def _line_heads(sheet: Worksheet, row: int, line: IndicatorLine, say: Wording) -> None:
    indicator, key = line.indicator, line.key
    whole = say("board.whole") if not key.dimension else indicator.dimension_title(key.dimension, say.language)
    method = f"（{line.method.title.of(say.language)}）" if line.method else ""
    values = (
        key.indicator,
        key.dimension,
        key.method,
        indicator.title.of(say.language),
        whole + method,
        unit_label(indicator.unit, say.language),
        say(f"board.kind.{indicator.kind.value}"),
    )
    for column, value in enumerate(values, 1):
        put(sheet, row, column, value, fill=GREY, boxed=True)


def _line_values(sheet: Worksheet, row: int, first: int, line: IndicatorLine, say: Wording) -> None:
    for index, entry in enumerate(line.known):
        column = first + 2 * index
        value: object = None
        if entry is not None:
            value = entry.value if entry.missing is None else say(f"board.missing.{entry.missing.value}")
        cell = put(sheet, row, column, value, boxed=True)
        places = line.indicator.decimals
        cell.number_format = "#,##0" + ("." + "0" * places if places else "")
        cell.alignment = Alignment(horizontal="right", vertical="top")
        put(sheet, row, column + 1, say(f"board.status.{entry.status.value}") if entry else None, boxed=True)


def _hint(line: IndicatorLine, say: Wording) -> DataValidation:
    unit = unit_label(line.indicator.unit, say.language)
    text = say("sheet.value_prompt", unit=unit, definition=line.indicator.definition.of(say.language))
    return DataValidation(
        showInputMessage=True,
        promptTitle=line.indicator.title.of(say.language)[:32],
        prompt=text[:250],
        allow_blank=True,
    )


def _initiatives(sheet: Worksheet, content: SheetContent, agreement: Agreement, say: Wording) -> None:
    shares = [*(party.key for party in agreement.parties), *OTHER_BEARERS]
    heads = [say(f"sheet.initiative.{key}") for key in INITIATIVE_COLUMNS]
    heads += [say("sheet.share", bearer=bearer_title(agreement, bearer, say)) for bearer in shares]
    heads.append(say("sheet.total"))
    heads_of(sheet, heads, say("sheet.initiative_hint"))
    last = 3 + len(content.initiatives) + SPARE_ROWS
    for row in range(4, last + 1):
        entry = content.initiatives[row - 4] if row - 4 < len(content.initiatives) else None
        values = _initiative_values(entry, shares, say) if entry else [None] * len(heads)
        for column, value in enumerate(values, 1):
            cell = put(sheet, row, column, value, fill=GREY if column == 1 else None, boxed=True)
            if column == INITIATIVE_COLUMNS.index("due") + 1:
                cell.number_format = "yyyy/m/d"
            if column > len(INITIATIVE_COLUMNS):
                cell.number_format = "#,##0"
    choices = {
        "stage": [say(f"board.stage.{stage.value}") for stage in Stage],
        "disclosure": [say("sheet.public"), say("sheet.parties")],
        "example": [say("sheet.example"), say("sheet.cleared")],
    }
    for key, words in choices.items():
        letter = get_column_letter(INITIATIVE_COLUMNS.index(key) + 1)
        validation = choice(words, say)
        validation.add(f"{letter}4:{letter}{last}")
        sheet.add_data_validation(validation)
    widths(sheet, [14, *(_WIDTHS[key] for key in INITIATIVE_COLUMNS[1:]), *[16] * (len(shares) + 1)])
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "C4"
    paper(sheet, landscape=True, large=True)


def _initiative_values(entry: Initiative, shares: list[str], say: Wording) -> list[object]:
    paid = {share.bearer: share.yen for share in entry.cost_shares}
    sign = say("sheet.list_sign")
    return [
        entry.key,
        entry.title,
        sign.join(map(str, entry.items)),
        sign.join(entry.goals),
        *(entry.content, entry.method, entry.roles, entry.cost),
        say(f"board.stage.{entry.stage.value}"),
        None if entry.progress is None else round(entry.progress * 100, 6),
        *(entry.issue, entry.next_step, entry.due, entry.owner),
        say("sheet.public" if entry.disclosure is Disclosure.PUBLIC else "sheet.parties"),
        say("sheet.example") if entry.example else None,
        entry.saving,
        *(paid.get(bearer) for bearer in shares),
        entry.cost_total,
    ]


def bearer_title(agreement: Agreement, bearer: str, say: Wording) -> str:
    """The words for who bears a cost."""
    party = agreement.party(bearer)
    return party.short.of(say.language) if party else say(f"board.bearer.{bearer}")
