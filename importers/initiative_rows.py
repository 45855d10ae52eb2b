"""The sheet 取組 of a progress sheet: one initiative a row, as article 3(2) wants it described."""

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.agreement.pack import Agreement
from dashboard.agreement.progress_form import INITIATIVE_COLUMNS, OTHER_BEARERS, SheetSubject
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.units import as_meant, convert, convertible
from dashboard.place import Place
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet, Workbook
from importers.cells import read_plain
from importers.form_table import day_of, find_heads, is_cleared, labels_of, word_choice
from importers.issues import Findings
from importers.layout import plain_label

_STAGES = labels_of("board.stage", tuple(stage.value for stage in Stage))
_DISCLOSURES = labels_of("sheet", ("public", "parties"))
_EXAMPLES = labels_of("sheet", ("example",)) | dict.fromkeys(("はい", "yes", "○", "〇", "1"), "example")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: its cells under their keys, and where to write issues down."""

    sheet: Sheet
    cells: Mapping[str, Cell]
    findings: Findings

    def text(self, key: str) -> str:
        """The text under ``key``, trimmed; line breaks are kept."""
        cell = self.cells.get(key)
        return cell.raw.strip() if cell else ""

    def error(self, key: str, at: str, **values: object) -> None:
        """An issue about the cell under ``at``."""
        self.findings.error(key, *self._place(at), **values)

    def warning(self, key: str, at: str, **values: object) -> None:
        """Something about the cell under ``at`` that a person has to look at."""
        self.findings.warning(key, *self._place(at), **values)

    def _place(self, at: str) -> tuple[str, str, str]:
        cell = self.cells.get(at)
        return (self.sheet.name, cell.a1, cell.raw) if cell else (self.sheet.name, "", "")


def read_initiatives(
    workbook: Workbook, sheet: Sheet, agreement: Agreement, subject: SheetSubject, findings: Findings
) -> tuple[Initiative, ...]:
    """Every initiative on the sheet, in its order. A cell with a dash alone counts as filled, with nothing in it."""
    labels = labels_of("sheet.initiative", INITIATIVE_COLUMNS) | _cost_labels(agreement)
    head, heads = find_heads(sheet, labels, "title", findings)
    found: dict[str, Initiative] = {}
    for row in range(head + 1, sheet.max_row + 1) if head else ():
        cells = {key: cell for key, at in heads.items() if (cell := sheet.cell(row, at.column)) and cell.raw.strip()}
        if not cells.keys() - {"key"}:
            continue
        line = Line(sheet, {key: cell for key, cell in cells.items() if not is_cleared(cell)}, findings)
        if not line.text("title"):
            first = min(cells.values(), key=lambda cell: cell.column)
            label = wording("ja")("sheet.initiative.title")
            findings.error("imports.sheet.no_title", sheet.name, first.a1, first.raw, label=label)
            continue
        entry = _initiative(line, workbook, agreement, subject, cells)
        if entry.key in found:
            line.error("imports.sheet.title_twice", "title", title=entry.title)
        found.setdefault(entry.key, entry)
    return tuple(found.values())


def _cost_labels(agreement: Agreement) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        say = wording(language)
        names = {party.key: party.short.of(language) for party in agreement.parties}
        names |= {bearer: say(f"board.bearer.{bearer}") for bearer in OTHER_BEARERS}
        found |= {plain_label(say("sheet.share", bearer=name)): f"share.{key}" for key, name in names.items()}
        found[plain_label(say("sheet.total"))] = "total"
    return found


def _initiative(
    line: Line, workbook: Workbook, agreement: Agreement, subject: SheetSubject, filled: Mapping[str, Cell]
) -> Initiative:
    items, goals = _items(line, agreement), _goals(line, agreement)
    if not items and not goals:
        items = (subject.item,) if subject.item else ()
        goals = (subject.goal,) if subject.goal else ()
    shares, total = _shares(line, agreement), _yen(line, "total")
    _check_total(line, shares, total)
    title = line.text("title")
    return Initiative(
        key=line.text("key") or new_key(title),
        title=title,
        items=items,
        goals=goals,
        **{key: line.text(key) for key in ("content", "method", "roles", "cost", "issue", "next_step", "owner")},
        cost_shares=shares,
        cost_total=total,
        stage=Stage(_word(line, "stage", _STAGES) or "idea"),
        progress=_progress(line),
        due=_due(line),
        disclosure=Disclosure(_word(line, "disclosure", _DISCLOSURES) or "parties"),
        example=bool(_word(line, "example", _EXAMPLES)),
        source=Place(workbook.name, line.sheet.name, line.cells["title"].a1),
        saving=_saving(line),
        cells=tuple((key, cell.a1) for key, cell in sorted(filled.items())),
    )


def new_key(title: str) -> str:
    """The key of an initiative that has none yet: the same name on two sheets is the same initiative."""
    plain = "".join(unicodedata.normalize("NFKC", title).split()).casefold()
    return "n-" + hashlib.sha256(plain.encode()).hexdigest()[:12]


def _split(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    return [part for part in re.split(r"[、,，;/・\s]+", plain) if part]


def _items(line: Line, agreement: Agreement) -> tuple[int, ...]:
    known = {str(item.number): item.number for item in agreement.items}
    parts = [part.strip("()第項") for part in _split(line.text("items"))]
    if any(part not in known for part in parts):
        _not_the_subject(line, "items", "1、5")
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def _goals(line: Line, agreement: Agreement) -> tuple[str, ...]:
    known = {goal.key: goal.key for goal in agreement.goals} | {g.key.replace("-", ""): g.key for g in agreement.goals}
    parts = [part.upper() for part in _split(line.text("goals"))]
    if any(part not in known for part in parts):
        _not_the_subject(line, "goals", "A-1、B-2")
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def _not_the_subject(line: Line, key: str, example: str) -> None:
    label = wording("ja")(f"sheet.initiative.{key}")
    line.error("imports.sheet.not_the_subject", key, title=line.text("title"), label=label, example=example)


def _word(line: Line, key: str, words: Mapping[str, str]) -> str:
    word = word_choice(line.cells.get(key), words)
    if word is None:
        say = wording("ja")
        choices = "、".join(dict.fromkeys(text for text in words if not text.isascii()))
        label = say(f"sheet.initiative.{key}")
        line.error("imports.sheet.unknown_choice", key, found=line.text(key), label=label, choices=choices)
        return ""
    return word


def _shares(line: Line, agreement: Agreement) -> tuple[CostShare, ...]:
    """What each bearer pays, the parties first."""
    bearers = [key for key in line.cells if key.startswith("share.")]
    paid = {key.removeprefix("share."): _yen(line, key) for key in bearers}
    order = [*(party.key for party in agreement.parties), *OTHER_BEARERS]
    return tuple(CostShare(key, yen) for key in order if (yen := paid.get(key)) is not None)


def _check_total(line: Line, shares: tuple[CostShare, ...], total: int | None) -> None:
    """Article 3(2): the shares that are told make up the total; where they do not, a person has to look."""
    added = sum(share.yen for share in shares)
    if shares and total is not None and added != total:
        values = {"added": f"{added:,}", "total": f"{total:,}"}
        line.warning("imports.check.costs", "total", title=line.text("title"), **values)


def _yen(line: Line, key: str) -> int | None:
    cell = line.cells.get(key)
    reading = read_plain(cell)
    if cell is None or reading.blank or reading.missing is not None:
        return None
    factor = 1000 if reading.unit == "thousand-yen" else 1
    if reading.value is None or reading.unit not in ("", "yen", "thousand-yen") or reading.value * factor % 1:
        line.error("imports.sheet.bad_amount", key, raw_text=cell.raw)
        return None
    if reading.value < 0:
        line.error("imports.sheet.negative_amount", key, raw_text=cell.raw)
        return None
    return int(reading.value * factor)


def _saving(line: Line) -> float | None:
    """The CO2 expected to be avoided, in t-CO2 a year; another unit of emissions beside the number is converted."""
    cell = line.cells.get("saving")
    reading = read_plain(cell)
    if cell is None or reading.blank or reading.missing is not None:
        return None
    unit = as_meant(reading.unit, "t-CO2") or "t-CO2"
    if reading.value is None or reading.value < 0 or not convertible(unit, "t-CO2"):
        line.error("target.issue.bad_saving", "saving", found=cell.raw)
        return None
    return convert(reading.value, unit, "t-CO2")


def _progress(line: Line) -> float | None:
    """Progress as a share of one. ``40``, ``40％`` and a cell of 0.4 formatted as per cent say the same.

    A bare 0.4 may be meant as 40 % or as 0.4 %: it is not taken for either.
    """
    cell = line.cells.get("progress")
    reading = read_plain(cell)
    if cell is None or reading.blank or reading.missing is not None:
        return None
    if reading.value is None or reading.unit not in ("", "%") or not 0 <= reading.value <= 100:
        line.error("imports.sheet.bad_progress", "progress", raw_text=cell.raw)
        return None
    if not reading.unit and 0 < reading.value < 1:
        values = {"share": f"{round(reading.value * 100, 8):g}", "percent": f"{reading.value:g}"}
        line.error("imports.sheet.progress_share", "progress", raw_text=cell.raw, **values)
        return None
    return round(reading.value / 100, 8)


def _due(line: Line) -> datetime.date | None:
    cell = line.cells.get("due")
    if cell is None:
        return None
    if (day := day_of(cell)) is not None:
        return day
    line.error("imports.sheet.bad_date", "due", raw_text=cell.raw)
    return None
