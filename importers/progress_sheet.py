"""Our own progress sheets → observations and initiatives. Found by their labels, so that moved columns do no harm."""

import unicodedata
from collections.abc import Mapping, Sequence

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import COVER_ROWS, INDICATOR_COLUMNS, INITIATIVE_COLUMNS, SheetSubject, subjects
from dashboard.agreement.written import written_in
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet, Workbook
from importers.form_table import is_form, labels_of
from importers.indicator_rows import read_indicators
from importers.initiative_rows import read_initiatives
from importers.issues import Findings, Issue, Severity
from importers.layout import plain_label
from importers.statistics import single
from importers.understood import Understood

LAYOUT = "progress_sheet"
_INDICATORS = labels_of("sheet.column", INDICATOR_COLUMNS)


def read_progress_sheet(workbook: Workbook, agreement: Agreement) -> Understood | None:
    """What a progress sheet says; None where the workbook is none.

    A sheet of another agreement, or with a cover that names no subject, is refused as a whole.
    """
    covers = ((sheet, cover) for sheet in workbook.sheets if "pack" in (cover := _cover(sheet)))
    sheet, cover = next(covers, (None, {}))
    if sheet is None:
        form = next((sheet for sheet in workbook.sheets if is_form(sheet, _INDICATORS, "indicator")), None)
        return _refused(workbook, form, None, "imports.sheet.no_cover", ()) if form else None
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
    indicators = _sheets(workbook, "indicators", _INDICATORS, "indicator", findings)
    initiatives = _sheets(workbook, "initiatives", labels_of("sheet.initiative", INITIATIVE_COLUMNS), "title", findings)
    if not indicators and not initiatives:
        findings.error("imports.sheet.no_sheets", sheets="、".join(sheet.name for sheet in workbook.sheets))
    figures = [entry for sheet in indicators for entry in read_indicators(workbook, sheet, agreement, findings)]
    begun = [
        entry for sheet in initiatives for entry in read_initiatives(workbook, sheet, agreement, subject, findings)
    ]
    return Understood(
        LAYOUT,
        single(figures, findings),
        _each_once(begun, findings),
        tuple(findings.issues),
        period=_text(cover.get("period")),
        author=_text(cover.get("author")),
        subject=subject.key,
        written=written_in(_text(cover.get("written"))),
    )


def _sheets(
    workbook: Workbook, name: str, labels: Mapping[str, str], needed: str, findings: Findings
) -> tuple[Sheet, ...]:
    """The sheets of one kind: the one called so, and every other one with its headings, which is told."""
    names = {plain_label(wording(language)(f"sheet.{name}")) for language in LANGUAGES}
    named = [sheet for sheet in workbook.sheets if plain_label(sheet.name) in names]
    others = [sheet for sheet in workbook.sheets if sheet not in named and is_form(sheet, labels, needed)]
    for sheet in (*named[1:], *others):
        findings.note("imports.sheet.other_name", sheet.name, sheet=sheet.name, name=wording("ja")(f"sheet.{name}"))
    return (*named, *others)


def _each_once(begun: Sequence[Initiative], findings: Findings) -> tuple[Initiative, ...]:
    """Each initiative once; one that two sheets tell differently is an error."""
    kept: dict[str, Initiative] = {}
    for entry in begun:
        first = kept.setdefault(entry.key, entry)
        if not first.same_as(entry):
            findings.error("imports.sheet.title_twice", *entry.source[1:], title=entry.title)
    return tuple(kept.values())


def _refused(
    workbook: Workbook, sheet: Sheet, cell: Cell | None, key: str, values: tuple[tuple[str, object], ...]
) -> Understood:
    place, raw = (cell.a1, cell.raw) if cell else ("", "")
    return Understood(LAYOUT, refusal=Issue(Severity.ERROR, key, workbook.name, sheet.name, place, raw, values))


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
