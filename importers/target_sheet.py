"""The target sheet → settings of the record: targets as versions with who decided and when, and factors."""

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import (
    COVER_ROWS,
    TARGET_COLUMNS,
    TargetEntry,
    known_settings,
    target_setting,
)
from dashboard.agreement.written import written_in
from dashboard.indicators.fiscal import parse_year
from dashboard.indicators.observation import Disclosure, SeriesKey
from dashboard.indicators.pathway import PathwayKind, TargetState
from dashboard.indicators.register import Indicator
from dashboard.indicators.shapes import Shape
from dashboard.indicators.units import as_meant, convert, convertible, unit_label
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet, Workbook
from importers.cells import read_plain
from importers.factor_rows import read_factors
from importers.form_table import day_of, find_heads, labels_of
from importers.issues import Findings, Issue, Severity
from importers.layout import plain_label
from importers.target_bases import check_bases
from importers.understood import SettingRow, Understood

LAYOUT = "target_sheet"
_SHAPES = labels_of("judgement.shape", tuple(shape.value for shape in Shape))
_KINDS = labels_of("judgement.kind", tuple(kind.value for kind in PathwayKind))
_STATES = labels_of("judgement.state", tuple(state.value for state in TargetState))
_DISCLOSURES = labels_of("sheet", ("public", "parties"))
_GIVEN_UP = labels_of("target", ("given_up",))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: its cells under their keys, the agreement, and where to write issues down."""

    sheet: Sheet
    cells: Mapping[str, Cell]
    agreement: Agreement
    findings: Findings

    def text(self, key: str) -> str:
        """The text under ``key``, trimmed."""
        cell = self.cells.get(key)
        return cell.raw.strip() if cell else ""

    def error(self, issue: str, at: str, **values: object) -> None:
        """An issue about the cell under ``at``, or about the row's first cell where that is blank."""
        cell = self.cells.get(at) or min(self.cells.values(), key=lambda each: each.column)
        self.findings.error(f"target.issue.{issue}", self.sheet.name, cell.a1, cell.raw, **values)

    def choice(self, key: str, words: Mapping[str, str], default: str) -> str:
        """The key of a word to choose; an issue where the word is unknown."""
        text = plain_label(self.text(key))
        if not text:
            return default
        if text not in words:
            choices = "、".join(dict.fromkeys(word for word in words if not word.isascii()))
            self.error("unknown_choice", key, found=self.text(key), label=label(key), choices=choices)
        return words.get(text, default)


def label(key: str) -> str:
    """How the sheet calls a column."""
    return wording("ja")(f"target.column.{key}")


def read_target_sheet(workbook: Workbook, agreement: Agreement, settings: Mapping[str, str]) -> Understood | None:
    """What a target sheet says; None where the workbook is none. ``settings`` are those the record holds."""
    targets = _sheet(workbook, "targets")
    cover = _cover(workbook) if targets else {}
    if targets is None or "pack" not in cover:
        return None
    pack = cover["pack"]
    found = unicodedata.normalize("NFKC", pack.raw).strip() if pack else ""
    if found != agreement.key:
        values: tuple[tuple[str, object], ...] = (("found", found or "–"), ("expected", agreement.key))
        place = (pack.a1, pack.raw) if pack else ("", "")
        return Understood(
            LAYOUT, refusal=Issue(Severity.ERROR, "target.issue.other_pack", workbook.name, "", *place, values)
        )
    findings, known = Findings(workbook.name), known_settings(agreement, settings)
    rows = _targets(targets, agreement, known, findings)
    check_bases(rows, agreement, known, findings)
    factors = _sheet(workbook, "factors")
    rows += read_factors(factors, agreement, settings, findings) if factors else []
    author = cover.get("author")
    told = author.raw.strip() if author else ""
    stamp = cover.get("written")
    written = written_in(stamp.raw) if stamp else None
    return Understood(LAYOUT, issues=tuple(findings.issues), author=told, settings=tuple(rows), written=written)


def _sheet(workbook: Workbook, name: str) -> Sheet | None:
    names = {plain_label(wording(language)(f"target.{name}")) for language in LANGUAGES}
    return next((sheet for sheet in workbook.sheets if plain_label(sheet.name) in names), None)


def _cover(workbook: Workbook) -> dict[str, Cell | None]:
    """The cover's entries: the cell to the right of each label."""
    names = {plain_label(wording(language)("sheet.cover")) for language in LANGUAGES}
    sheet = next((sheet for sheet in workbook.sheets if plain_label(sheet.name) in names), None)
    labels = labels_of("sheet.cover_row", COVER_ROWS)
    found: dict[str, Cell | None] = {}
    for _, cells in sheet.rows() if sheet else ():
        for index, cell in enumerate(cells):
            key = labels.get(plain_label(cell.raw))
            if key is not None:
                found.setdefault(key, cells[index + 1] if index + 1 < len(cells) else None)
    return found


def _targets(sheet: Sheet, agreement: Agreement, known: Mapping[str, str], findings: Findings) -> list[SettingRow]:
    head, heads = find_heads(sheet, labels_of("target.column", TARGET_COLUMNS), "indicator", findings)
    found: dict[str, SettingRow] = {}
    for row in range(head + 1, sheet.max_row + 1) if head else ():
        cells = {key: cell for key, at in heads.items() if (cell := sheet.cell(row, at.column)) and cell.raw.strip()}
        if not cells.keys() - {"pathway", "indicator_title", "unit"}:
            continue
        line = Line(sheet, cells, agreement, findings)
        before = len(findings.issues)
        entry = _entry(line)
        if entry is None or len(findings.issues) > before:
            continue
        name, text = target_setting(entry)
        if known.get(name) != text:
            entry = _dated(line, entry)
            name, text = target_setting(entry)
        if name in found:
            line.error("twice", "year", scenario=entry.scenario, year=entry.year)
        at = cells.get("value") or cells.get("reduction") or cells["indicator"]
        title = f"{entry.scenario} {entry.year}"
        found.setdefault(name, SettingRow(name, text, title, at.raw, sheet.name, at.a1))
    return list(found.values())


def _dated(line: Line, entry: TargetEntry) -> TargetEntry:
    """A new or changed target: an adopted one names who and when, and counts from that day where no other is given."""
    if entry.state is not TargetState.ADOPTED:
        return entry
    if not entry.adopted_by or entry.adopted_on is None:
        line.error("who_and_when", "state", by=label("adopted_by"), on=label("adopted_on"))
        return entry
    return replace(entry, valid_from=entry.valid_from or entry.adopted_on)


def _entry(line: Line) -> TargetEntry | None:
    indicator = _indicator(line)
    base, year = _year(line, "base_year"), _year(line, "year")
    if indicator is None or base is None or year is None:
        return None
    if base >= year:
        line.error("base_after", "base_year", base=base, year=year)
    if not line.text("scenario"):
        line.error("no_name", "scenario", label=label("scenario"))
    value, reduction = _amount(line, indicator)
    method = _method(line, "method", indicator.methods[0] if indicator.methods else "")
    scenario, part = line.text("scenario"), _part(line, indicator)
    return TargetEntry(
        pathway=_pathway(line, scenario, SeriesKey(indicator.key, part, method)),
        scenario=scenario,
        series=SeriesKey(indicator.key, part, method),
        base_year=base,
        year=year,
        value=value,
        reduction=reduction,
        target_method=_method(line, "target_method", ""),
        state=TargetState(line.choice("state", _STATES, "working")),
        source=line.text("source"),
        adopted_by=line.text("adopted_by"),
        adopted_on=_day(line, "adopted_on"),
        valid_from=_day(line, "valid_from"),
        shape=Shape(line.choice("shape", _SHAPES, "linear")),
        kind=PathwayKind(line.choice("kind", _KINDS, "plan")),
        disclosure=Disclosure(line.choice("disclosure", _DISCLOSURES, "parties")),
    )


def _pathway(line: Line, scenario: str, series: SeriesKey) -> str:
    """The key the row was written with; a new one where it has none, or was made into a target of something else."""
    known = line.text("pathway")
    held = next((entry.series for entry in line.agreement.pathways if entry.key == known), None)
    moved = held is not None and (held.indicator, held.dimension) != (series.indicator, series.dimension)
    return known if known and not moved else new_key(scenario, series.indicator, series.dimension)


def new_key(scenario: str, indicator: str, part: str = "") -> str:
    """The key of a scenario that has none yet: the same name for the same part of an indicator is the same scenario."""
    plain = "".join(unicodedata.normalize("NFKC", scenario).split()).casefold() + (f"\n{part}" if part else "")
    return f"{indicator}-{hashlib.sha256(plain.encode()).hexdigest()[:8]}"


def _part(line: Line, indicator: Indicator) -> str:
    """The key of the part that is meant; "" for the whole."""
    text = plain_label(line.text("part"))
    if not text:
        return ""
    for part in indicator.dimensions:
        if text in (plain_label(part.key), plain_label(part.title.ja), plain_label(part.title.en)):
            return part.key
    choices = "、".join(part.title.ja for part in indicator.dimensions)
    values = {"found": line.text("part"), "title": indicator.title.ja}
    if choices:
        line.error("unknown_part", "part", choices=choices, **values)
    else:
        line.error("no_parts", "part", **values)
    return ""


def _indicator(line: Line) -> Indicator | None:
    text = plain_label(line.text("indicator"))
    for entry in line.agreement.indicators:
        if text in (plain_label(entry.key), plain_label(entry.title.ja), plain_label(entry.title.en)):
            return entry
    line.error("unknown_indicator", "indicator", found=line.text("indicator"), list=wording("ja")("target.indicators"))
    return None


def _method(line: Line, key: str, default: str) -> str:
    text = plain_label(line.text(key))
    if not text:
        return default
    for method in line.agreement.methods:
        if text in (plain_label(method.key), plain_label(method.title.ja), plain_label(method.title.en)):
            return method.key
    choices = "、".join(method.title.ja for method in line.agreement.methods)
    line.error("unknown_method", key, found=line.text(key), choices=choices)
    return default


def _year(line: Line, key: str) -> int | None:
    cell = line.cells.get(key)
    year = parse_year(cell.value) if cell else None
    if year is None or not year.plausible:
        line.error("no_year", key, label=label(key), found=line.text(key))
        return None
    return year.period.fiscal_year


def _amount(line: Line, indicator: Indicator) -> tuple[float | None, float | None]:
    """(target in the indicator's unit, reduction as a share); (None, None) where the target is given up."""
    value, cut = line.cells.get("value"), line.cells.get("reduction")
    if value is not None and plain_label(value.raw) in _GIVEN_UP:
        return None, None
    if (value is None) == (cut is None):
        line.error("one_of_two", "value", given_up=wording("ja")("target.given_up"))
        return None, None
    reading = read_plain(value if value is not None else cut)
    if cut is not None:
        if reading.value is None or reading.unit not in ("", "%") or not 1 <= reading.value <= 100:
            line.error("bad_reduction", "reduction", found=cut.raw)
            return None, None
        return None, round(reading.value / 100, 8)
    unit = as_meant(reading.unit, indicator.unit) or indicator.unit
    if reading.value is None or not convertible(unit, indicator.unit):
        line.error("bad_value", "value", found=line.text("value"), unit=unit_label(indicator.unit, "ja"))
        return None, None
    return convert(reading.value, unit, indicator.unit), None


def _day(line: Line, key: str) -> datetime.date | None:
    cell = line.cells.get(key)
    if cell is None:
        return None
    if (day := day_of(cell)) is not None:
        return day
    line.error("bad_day", key, found=cell.raw)
    return None
