"""Tables that no fixed layout describes and whose labels name an indicator: read where they state the municipality."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from dashboard.agreement.pack import Agreement
from dashboard.indicators.observation import Observation, Period, Status
from dashboard.indicators.register import Indicator, Kind
from dashboard.indicators.units import as_meant, convertible, parse_unit
from importers.cell import Cell, Sheet, Workbook
from importers.issues import Findings
from importers.municipality import is_of, period_told, states
from importers.observing import Observer, Place
from importers.statistics import single
from importers.stock_days import tell_open_end
from importers.table import Table, TableValue
from importers.table_finding import tables_of
from importers.table_labels import compared, is_plan
from importers.understood import Understood

_OF_WHICH = ("うち", "内訳", "(うち")
FOLDER = Path(__file__).parent / "layouts" / "by_label"


@dataclass(frozen=True, slots=True)
class LabelFigure:
    """Labels that name one indicator, or its part ``dimension``, on sheets whose name holds the word ``sheet``.

    ``add``: all figures under them are one sum; ``under`` a label above them. A title or label with a word of
    ``avoid`` tells of something else (件数, 認定容量) unless it holds one of ``unless``, too. ``exact``: the last label
    is one of them and no longer; ``needs``: one of these words stands in the title, the sheet's or file's name or a
    label; ``day`` (MM-DD): figures of another day of the year are told and left. ``why``: none of the figures is the
    indicator's, and this text of ``tables`` says why.
    """

    indicator: str
    labels: tuple[str, ...]
    method: str = ""
    status: str = "confirmed"
    unit: str = ""
    under: str = ""
    avoid: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    add: bool = False
    dimension: str = ""
    sheet: str = ""
    exact: bool = False
    needs: tuple[str, ...] = ()
    day: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """A kind of table known by its labels. ``required`` are labels without which it is another kind."""

    key: str
    required: tuple[str, ...]
    figures: tuple[LabelFigure, ...]


@cache
def label_layouts() -> tuple[LabelLayout, ...]:
    """All of them, those with required labels first."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        figures = tuple(map(_figure, table.get("figure", ())))
        found.append(LabelLayout(table["key"], tuple(map(compared, table.get("required", ()))), figures))
    return tuple(sorted(found, key=lambda layout: -len(layout.required)))


def _figure(entry: dict[str, Any]) -> LabelFigure:
    told: dict[str, Any] = {key: _words(value) if isinstance(value, list) else value for key, value in entry.items()}
    return LabelFigure(**told)


def _words(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(compared, texts))


@dataclass(frozen=True, slots=True)
class Meant:
    """A figure of the municipality that a label names, with its table."""

    table: Table
    value: TableValue


def read_by_label(workbook: Workbook, agreement: Agreement, tables: Sequence[Table] | None = None) -> Understood | None:
    """What the labels of a workbook say of the agreement's municipality; None where they say nothing of it.

    ``tables`` are those of the workbook where they are known already.
    """
    tables = tables_of(replace(workbook, sheets=tuple(_telling(workbook)))) if tables is None else tables
    labels = {compared(label) for table in tables for _, head in table.heads for label in head.labels}
    labels |= {compared(label) for table in tables for value in table.values[:500] for label in value.row_path}
    labels |= {compared(cell.raw) for cell in _stub_heads(workbook, tables)}
    for layout in label_layouts():
        missing = [label for label in layout.required if label not in labels]
        if len(missing) * 2 > len(layout.required):
            continue
        understood = _read(layout, missing, workbook, tables, agreement)
        if understood.observations or understood.issues:
            return understood
    return None


def _telling(workbook: Workbook) -> Iterator[Sheet]:
    """The sheets with a text in which a wanted label stands: finding the tables of all others would be in vain."""
    wanted = {label for layout in label_layouts() for label in layout.required}
    figures = [figure for layout in label_layouts() for figure in layout.figures]
    wanted |= {label for figure in figures if not figure.needs for label in figure.labels}
    needed = {word for figure in figures for word in figure.needs}
    exact = {label for figure in figures if figure.needs for label in figure.labels}
    for sheet in workbook.sheets:
        texts = {compared(cell.value) for cell in sheet.cells.values() if isinstance(cell.value, str)}
        held = any(word in text for text in (*texts, sheet.name, workbook.name) for word in needed)
        if (held and texts & exact) or any(label in text for text in texts for label in wanted):
            yield sheet


def _stub_heads(workbook: Workbook, tables: Sequence[Table]) -> Iterator[Cell]:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for table in tables:
        for row in table.head_rows:
            for column in table.stub_columns:
                if (cell := sheets[table.sheet].cell(row, column)) is not None:
                    yield cell


def _read(
    layout: LabelLayout, missing: Sequence[str], workbook: Workbook, tables: Sequence[Table], agreement: Agreement
) -> Understood:
    findings = Findings(workbook.name)
    observations: list[Observation] = []
    for figure in layout.figures:
        indicator = agreement.indicator(figure.indicator)
        meant = [entry for table in tables for entry in _meant(figure, table, workbook, agreement)]
        if indicator is None or not meant:
            continue
        if figure.why:
            _tell_why(figure, meant, indicator, findings)
            continue
        meant = _of_years(meant, indicator, findings)
        meant = meant if figure.add else _on_day(figure, _actual(meant, findings), findings)
        observations += (
            _sum(figure, meant, workbook, agreement, findings)
            if figure.add
            else [entry for one in meant if (entry := _observe(figure, one, workbook, agreement, findings)) is not None]
        )
    for label in missing if observations or layout.required else ():
        findings.warning("tables.layout_missing", label=label)
    if layout.required and not observations and not missing:
        findings.note("tables.layout_without_figures", municipality=agreement.municipality.ja)
    return Understood(layout.key, single(observations, findings), issues=tuple(findings.issues))


def _meant(figure: LabelFigure, table: Table, workbook: Workbook, agreement: Agreement) -> Iterator[Meant]:
    """The figures of a table that the labels name, for the municipality and a whole year or a day."""
    if figure.sheet and figure.sheet not in compared(table.sheet):
        return
    around = f"{table.sheet} {table.title}"
    if _avoided(figure, around):
        return
    paths = {value.row_path for value in table.values} | {value.column_path for value in table.values}
    begins = {label for path in paths for label in path if compared(label).startswith(figure.labels)}
    if not begins:
        return
    around += PurePath(workbook.name).stem
    stated = states(table, workbook, agreement)
    for value in table.values:
        if begins.isdisjoint(value.path[-2:]):
            continue
        named = _named(figure, value.path) and not any(_avoided(figure, label) for label in value.path)
        named = named and (not figure.needs or _holds(figure.needs, "".join((around, *value.path))))
        if named and (stated or is_of(value, agreement)):
            yield Meant(table, value)


def _tell_why(figure: LabelFigure, meant: Sequence[Meant], indicator: Indicator, findings: Findings) -> None:
    """That figures which read like an indicator's are none of it."""
    first = meant[0]
    facts = {"title": indicator.title.ja, "source": indicator.source.ja, "count": len(meant)}
    findings.note(f"tables.{figure.why}", first.table.sheet, first.value.a1, first.value.raw, **facts)


def _holds(words: Sequence[str], text: str) -> bool:
    plain = compared(text)
    return any(word in plain for word in words)


def _avoided(figure: LabelFigure, text: str) -> bool:
    return _holds(figure.avoid, text) and not _holds(figure.unless, text)


def _actual(meant: Sequence[Meant], findings: Findings) -> list[Meant]:
    """The figures without plans and forecasts, which is told; of parts with their total only the total."""
    actual = [one for one in meant if not is_plan(one.value.path)]
    if len(actual) < len(meant):
        first = next(one for one in meant if is_plan(one.value.path))
        count = len(meant) - len(actual)
        findings.note("tables.plans_left", first.table.sheet, first.value.a1, first.value.raw, count=count)
    by_year: dict[object, list[Meant]] = defaultdict(list)
    for one in actual:
        by_year[one.table.sheet, one.table.address, one.value.year, one.value.month].append(one)
    kept = []
    for same in by_year.values():
        totals = [one for one in same if one.value.total]
        kept += totals if len(totals) == 1 else same
    return kept


def _of_years(meant: Sequence[Meant], indicator: Indicator, findings: Findings) -> list[Meant]:
    """The figures without those of a half or a quarter, and of a flow without those of a month, which is told."""
    parts = [one for one in meant if one.value.span or (indicator.kind is Kind.FLOW and _monthly(one))]
    if parts:
        first = parts[0]
        findings.note("tables.parts_left", first.table.sheet, first.value.a1, first.value.raw, count=len(parts))
    return [one for one in meant if one not in parts]


def _monthly(one: Meant) -> bool:
    """Whether a figure is that of a month; a title may tell the day on which the figures of a year were drawn up."""
    if not one.value.month or one.value.year_from in ("row", "column"):
        return one.value.month > 0
    return len({value.month for value in one.table.values}) > 1


def _on_day(figure: LabelFigure, meant: Sequence[Meant], findings: Findings) -> list[Meant]:
    """The figures of the day that the indicator is defined for, or of no day; the others are told and left."""
    if not figure.day:
        return list(meant)
    other = [one for one in meant if one.value.as_of is not None and f"{one.value.as_of:%m-%d}" != figure.day]
    if other:
        first = other[0]
        findings.note("tables.other_day", first.table.sheet, first.value.a1, first.value.raw, count=len(other))
    return [one for one in meant if one not in other]


def _named(figure: LabelFigure, path: tuple[str, ...]) -> bool:
    """Whether one of the last two labels of a path begins as the figure's labels do."""
    last = [compared(label) for label in path[-2:]]
    begins = (label in figure.labels if figure.exact else label.startswith(figure.labels) for label in last)
    if not any(begins) or last[-1].startswith(_OF_WHICH):
        return False
    return not figure.under or figure.under in "".join(map(compared, path))


def _label_of(figure: LabelFigure, path: tuple[str, ...]) -> str:
    """Which of the figure's labels the path ends in: the one of them nearest to the figure."""
    ends = [compared(label) for label in reversed(path[-2:])]
    return next(label for end in ends for label in figure.labels if end.startswith(label))


def _observe(
    figure: LabelFigure, one: Meant, workbook: Workbook, agreement: Agreement, findings: Findings
) -> Observation | None:
    value, sheet = one.value, next(sheet for sheet in workbook.sheets if sheet.name == one.table.sheet)
    indicator, cell = agreement.indicator(figure.indicator), sheet.cell(value.row, value.column)
    assert indicator is not None
    stated = parse_unit(value.unit) if value.unit else None
    unit = as_meant(stated or figure.unit or None, indicator.unit) or indicator.unit
    if cell is None or not convertible(unit, indicator.unit) or (not value.unit and not figure.unit):
        return None
    period = period_told(value, indicator, workbook.name)
    if period is None:
        findings.error("imports.year.no_name", sheet.name, value.a1, sheet=sheet.name)
        return None
    tell_open_end(value, indicator, sheet.name, findings)
    place = Place(indicator, figure.dimension, figure.method, unit, Status(value.status or figure.status))
    return Observer(workbook, sheet, findings).observe(cell, place, period, value.beside, value.issue)


def _sum(
    figure: LabelFigure, meant: Sequence[Meant], workbook: Workbook, agreement: Agreement, findings: Findings
) -> list[Observation]:
    """One figure for each period: the sum of all the labels, on every sheet; none where one has no figure."""
    by_period: dict[Period, list[Observation]] = defaultdict(list)
    told: dict[Period, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in meant:
        entry = _observe(figure, one, workbook, agreement, findings)
        if entry is not None:
            by_period[entry.period].append(entry)
            told[entry.period][one.table.sheet, one.table.address].append(_label_of(figure, one.value.path))
    sums = []
    for period, entries in by_period.items():
        first = entries[0]
        whole = all(sorted(labels) == sorted(figure.labels) for labels in told[period].values())
        if not whole or any(entry.value is None for entry in entries):
            findings.error("tables.sum_incomplete", first.provenance.sheet, first.provenance.cell, first.provenance.raw)
            continue
        raw = " ＋ ".join(entry.provenance.raw for entry in entries)
        cells = "、".join(f"{entry.provenance.sheet}!{entry.provenance.cell}" for entry in entries)
        value = sum(entry.value for entry in entries if entry.value is not None)
        provenance = first.provenance._replace(raw=raw)
        sums.append(replace(first, value=value, provenance=provenance, note=f"合計：{cells}"))
    return sums
