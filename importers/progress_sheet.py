"""Our own progress sheets → observations and initiatives. Found by their labels, so that moved columns do no harm."""

import unicodedata

from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import COVER_ROWS, SheetSubject, subjects
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet, Workbook
from importers.indicator_rows import read_indicators
from importers.initiative_rows import read_initiatives
from importers.issues import Findings, Issue, Severity
from importers.layout import plain_label
from importers.understood import Understood

LAYOUT = "progress_sheet"


def read_progress_sheet(workbook: Workbook, agreement: Agreement) -> Understood | None:
    """What a progress sheet says; None where the workbook is none.

    A sheet of another agreement, or with a cover that names no subject, is refused as a whole.
    """
    sheet = _sheet(workbook, "cover")
    cover = _cover(sheet) if sheet else {}
    if sheet is None or "pack" not in cover:
        return None
    pack, key = _text(cover.get("pack")), _text(cover.get("subject"))
    if pack != agreement.key:
        values: tuple[tuple[str, object], ...] = (("found", pack or "–"), ("expected", agreement.key))
        return _refused(workbook, sheet, cover.get("pack"), "imports.sheet.other_pack", values)
    subject = next((entry for entry in subjects(agreement) if entry.key == key), None)
    if subject is None:
        label = wording("ja")("sheet.cover_row.subject")
        return _refused(
            workbook, sheet, cover.get("subject"), "imports.sheet.no_subject", (("label", label), ("raw_text", key))
        )
    return _read(workbook, agreement, subject, cover)


def _read(workbook: Workbook, agreement: Agreement, subject: SheetSubject, cover: dict[str, Cell | None]) -> Understood:
    findings = Findings(workbook.name)
    indicators, initiatives = _sheet(workbook, "indicators"), _sheet(workbook, "initiatives")
    return Understood(
        LAYOUT,
        read_indicators(workbook, indicators, agreement, findings) if indicators else (),
        read_initiatives(workbook, initiatives, agreement, subject, findings) if initiatives else (),
        tuple(findings.issues),
        period=_text(cover.get("period")),
        author=_text(cover.get("author")),
        subject=subject.key,
    )


def _refused(
    workbook: Workbook, sheet: Sheet, cell: Cell | None, key: str, values: tuple[tuple[str, object], ...]
) -> Understood:
    place, raw = (cell.a1, cell.raw) if cell else ("", "")
    return Understood(LAYOUT, refusal=Issue(Severity.ERROR, key, workbook.name, sheet.name, place, raw, values))


def _sheet(workbook: Workbook, name: str) -> Sheet | None:
    """The sheet called by one of its names in our languages."""
    names = {plain_label(wording(language)(f"sheet.{name}")) for language in LANGUAGES}
    return next((sheet for sheet in workbook.sheets if plain_label(sheet.name) in names), None)


def _cover(sheet: Sheet) -> dict[str, Cell | None]:
    """The cover's entries: the first filled cell to the right of each label."""
    labels = {plain_label(wording(lang)(f"sheet.cover_row.{key}")): key for lang in LANGUAGES for key in COVER_ROWS}
    found: dict[str, Cell | None] = {}
    for _, cells in sheet.rows():
        for index, cell in enumerate(cells):
            key = labels.get(plain_label(cell.raw)) if isinstance(cell.value, str) else None
            if key is not None and key not in found:
                found[key] = cells[index + 1] if index + 1 < len(cells) else None
    return found


def _text(cell: Cell | None) -> str:
    return unicodedata.normalize("NFKC", cell.raw).strip() if cell else ""
