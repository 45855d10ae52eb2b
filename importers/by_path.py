"""CO2 by sector where the sectors are spread over head rows or label columns, as in the ministry's later editions."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from dashboard.agreement.pack import Agreement
from dashboard.indicators.observation import Observation, Period, Status
from dashboard.indicators.units import as_meant, convertible, parse_unit, unit_label
from importers.cell import Workbook
from importers.checks import check_sums
from importers.issues import Findings
from importers.layout import Sum
from importers.municipality import is_of, period_told, states
from importers.observing import Observer, Place
from importers.statistics import single
from importers.table import Table, TableValue
from importers.table_finding import tables_of
from importers.table_labels import compared, is_plan
from importers.understood import Understood

FOLDER = Path(__file__).parent / "layouts" / "by_path"
_BRACKETS = re.compile(r"[(\[〔【].*?[)\]〕】]")
_LEAST_PARTS = 4


@dataclass(frozen=True, slots=True)
class PathLayout:
    """Labels from the outside in → the part of an indicator; ``sources`` are words of which one has to stand near."""

    key: str
    indicator: str
    method: str
    status: str
    sources: tuple[str, ...]
    passed_over: frozenset[str]
    parts: dict[str, str]
    sums: tuple[Sum, ...]

    def part(self, labels: Sequence[str]) -> str | None:
        """The part that labels name; None where they name none.

        Worked: 運輸部門 / 自動車 / 旅客 → ``transport/passenger_car``; 廃棄物分野（一般廃棄物） → ``waste``.
        """
        told = [plain for label in labels if (plain := _plain(label)) not in self.passed_over]
        kept = [plain for index, plain in enumerate(told) if not index or plain != told[index - 1]]
        return self.parts.get("/".join(kept))


@cache
def path_layouts() -> tuple[PathLayout, ...]:
    """All layouts of this kind."""
    return tuple(_layout(path) for path in sorted(FOLDER.glob("*.toml")))


def _layout(path: Path) -> PathLayout:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return PathLayout(
        key=table["key"],
        indicator=table["indicator"],
        method=table["method"],
        status=table["status"],
        sources=tuple(table["sources"]),
        passed_over=frozenset(table["passed_over"]),
        parts={name: part["dimension"] for part in table["part"] for name in part["paths"]},
        sums=tuple(Sum(row["total"], tuple(row["parts"])) for row in table.get("sum", ())),
    )


def _plain(label: str) -> str:
    """A label without brackets and the words for sector: ``業務その他部門`` → ``業務その他``, ``小計`` → ``合計``."""
    plain = compared(label)
    for kind in ("旅客", "貨物"):
        if kind in plain:
            return kind
    plain = _BRACKETS.sub("", plain).replace("･", "・") or plain
    if plain in ("小計", "計"):
        return "合計"
    shorter = re.sub(r"(?:部門|分野)(?=$|合計$|小計$|計$)", "", plain)
    return re.sub(r"(?<=.)(?:合計|小計|計)$", "", shorter) if shorter != plain else shorter or plain


def read_by_path(workbook: Workbook, agreement: Agreement, tables: Sequence[Table] | None = None) -> Understood | None:
    """What a table of sectors says of the agreement's municipality; None where the workbook holds none of its source.

    ``tables`` are those of the workbook where they are known already.
    """
    for layout in path_layouts():
        if not _from_source(layout, workbook):
            continue
        tables = tables_of(workbook) if tables is None else tables
        understood = _read(layout, workbook, tables, agreement)
        if understood is not None:
            return understood
    return None


def _from_source(layout: PathLayout, workbook: Workbook) -> bool:
    """Whether file, sheet or one of the first rows names the source: another method's table looks the same."""
    told = [PurePath(workbook.name).stem, *(sheet.name for sheet in workbook.sheets)]
    told += [cell.raw for sheet in workbook.sheets for cell in sheet.cells.values() if cell.row <= 5]
    return any(word in unicodedata.normalize("NFKC", text) for text in told for word in layout.sources)


def _read(layout: PathLayout, workbook: Workbook, tables: Sequence[Table], agreement: Agreement) -> Understood | None:
    findings = Findings(workbook.name)
    by_period: dict[Period, dict[str, Observation]] = defaultdict(dict)
    observations: list[Observation] = []
    for table in tables:
        found = list(_of_city(layout, table, workbook, agreement))
        if len({part for part, _ in found}) < _LEAST_PARTS:
            continue
        for part, value in found:
            entry = _observe(layout, part, value, workbook, table, agreement, findings)
            if entry is not None:
                observations.append(entry)
                by_period[entry.period][part] = entry
    for entries in by_period.values():
        check_sums(entries, layout.sums, findings)
    if not observations and not findings.issues:
        return None
    return Understood(layout.key, single(observations, findings), issues=tuple(findings.issues))


def _of_city(
    layout: PathLayout, table: Table, workbook: Workbook, agreement: Agreement
) -> Iterator[tuple[str, TableValue]]:
    """The figures of the municipality with the part their labels name: its row's, or all of a table about it alone."""
    stated = states(table, workbook, agreement)
    for value in table.values:
        if not value.whole_year or is_plan(value.path):
            continue
        labels = value.column_path if is_of(value, agreement) else value.path if stated else ()
        part = layout.part(labels)
        if labels and part is not None:
            yield part, value


def _observe(
    layout: PathLayout,
    part: str,
    value: TableValue,
    workbook: Workbook,
    table: Table,
    agreement: Agreement,
    findings: Findings,
) -> Observation | None:
    indicator = agreement.indicator(layout.indicator)
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == table.sheet)
    cell = sheet.cell(value.row, value.column)
    if indicator is None or cell is None:
        return None
    unit = as_meant(parse_unit(value.unit) if value.unit else None, indicator.unit)
    if unit is None or not convertible(unit, indicator.unit):
        key, expected = "mapping.unit_differs" if value.unit else "tables.no_unit", unit_label(indicator.unit, "ja")
        findings.error(key, sheet.name, value.a1, value.raw, found=value.unit, expected=expected)
        return None
    period = period_told(value, indicator, workbook.name)
    if period is None:
        findings.error("imports.year.no_name", sheet.name, value.a1, sheet=sheet.name)
        return None
    place = Place(indicator, part, layout.method, unit, Status(value.status or layout.status))
    return Observer(workbook, sheet, findings).observe(cell, place, period, value.beside, value.issue)
