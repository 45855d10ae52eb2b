"""What was understood of a file, as a JSON document for programs and as a few lines for people."""

from pathlib import Path
from typing import Any

from dashboard.agreement.pack import Agreement
from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation
from dashboard.wording import Wording
from importers.cell import Sheet
from importers.cell_choices import choices_of
from importers.issues import Issue
from importers.report_text import issue_sentence
from importers.table import Check, Table, TableIssue, TableValue
from importers.table_finding import hidden_parts
from importers.table_labels import unit_key
from importers.understanding import Understanding, understand

_MOST_LEFT = 50
_MOST_CELLS = 6


def document_of(path: Path, agreement: Agreement, say: Wording) -> dict[str, object]:
    """The JSON document of ``main.py read --json``; where the file is refused, ``outcome`` is the reason."""
    try:
        return understanding_data(_understood(path, agreement), say)
    except KnownError as error:
        return refusal_data(error, path.name, say)


def lines_of(path: Path, agreement: Agreement, say: Wording) -> list[str]:
    """The same in a few lines for people. Raises KnownError where the file is refused."""
    return understanding_lines(_understood(path, agreement), say)


def _understood(path: Path, agreement: Agreement) -> Understanding:
    found = understand(path, agreement)
    if not found.tables and not (found.known and (found.known.observations or found.known.initiatives)):
        raise KnownError("tables.empty", file=path.name)
    return found


def understanding_data(found: Understanding, say: Wording) -> dict[str, object]:
    """The document of ``main.py read --json``: sheets with their tables, every figure with its cell, all findings."""
    book = found.workbook
    return {
        "outcome": "values",
        "file": book.name,
        "format": book.format,
        "sha256": book.sha256,
        "size": book.size,
        "layout": found.known.layout if found.known else None,
        "indicators": [_observation(entry) for entry in found.known.observations] if found.known else [],
        "sheets": [_sheet(sheet, found) for sheet in book.sheets],
        "values": [
            _value(value, table, number, say) for number, table in enumerate(found.tables) for value in table.values
        ],
        "issues": _issues(found, say),
    }


def refusal_data(error: KnownError, file: str, say: Wording) -> dict[str, object]:
    """The document for a file that cannot be read: ``outcome`` is the reason, such as ``encrypted``."""
    return {
        "outcome": error.key.rpartition(".")[2],
        "error": error.key,
        "file": file,
        "message": say.error(error),
        "values": [],
    }


def _sheet(sheet: Sheet, found: Understanding) -> dict[str, object]:
    rows, columns = hidden_parts(sheet)
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "hidden_rows": rows,
        "hidden_columns": columns,
        "comments": dict(sheet.comments),
        "tables": [_table(table, number) for number, table in enumerate(found.tables) if table.sheet == sheet.name],
    }


def _table(table: Table, number: int) -> dict[str, object]:
    return {
        "table": number,
        "range": table.address,
        "title": table.title,
        "head_rows": list(table.head_rows),
        "stub_columns": list(table.stub_columns),
        "heads": [
            {"column": column, "cell": head.cell, "labels": list(head.labels), "unit": head.unit}
            for column, head in table.heads
        ],
        "unit": table.unit,
        "years": list(table.years),
        "values": len(table.values),
        "notes": [{"cell": note.cell, "text": note.text} for note in table.notes],
        "checks": [_check(check) for check in table.checks if not check.agrees],
        "checked": len(table.checks),
        "agreeing": sum(check.agrees for check in table.checks),
    }


def _check(check: Check) -> dict[str, object]:
    return {"cell": check.cell, "parts": list(check.parts), "printed": check.printed, "added": check.added}


def _value(value: TableValue, table: Table, number: int, say: Wording) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "cell": value.a1,
        "raw": value.raw,
        "value": value.value,
        "missing": value.missing or None,
        "issue": value.issue or None,
        "message": _cell_message(value, say) if value.issue else None,
        "choices": choices_of(value.raw) if value.issue == "ambiguous" else None,
        "path": value.path,
        "row": value.row_path,
        "column": value.column_path,
        "year": value.year,
        "fiscal_year": value.fiscal_year,
        "month": value.month or None,
        "span": {"words": value.span.words, "first": value.span.first, "last": value.span.last} if value.span else None,
        "as_of": value.as_of,
        "year_from": value.year_from or None,
        "unit": value.unit or None,
        "unit_key": unit_key(value.unit) or None,
        "status": value.status or None,
        "note": "、".join(filter(None, (value.note, value.beside))) or None,
        "total": value.total,
        "hidden": value.hidden,
        "definition": value.definition or None,
        "table": number,
    }


def _observation(entry: Observation) -> dict[str, object]:
    source = entry.provenance
    return {
        "indicator": entry.key.indicator,
        "dimension": entry.key.dimension,
        "method": entry.key.method,
        "fiscal_year": entry.period.fiscal_year,
        "as_of": entry.period.as_of,
        "value": entry.value,
        "missing": entry.missing.value if entry.missing else None,
        "unit": entry.unit,
        "status": entry.status.value,
        "sheet": source.sheet,
        "cell": source.cell,
        "raw": source.raw,
    }


def _issues(found: Understanding, say: Wording) -> list[dict[str, object]]:
    told = [_known_issue(issue, say) for issue in found.issues]
    for table in found.tables:
        told += [_table_issue(issue, table, say) for issue in table.issues]
        told += _cell_issues(table, say)
        told += [
            _finding("warning", "tables.total_differs", table.sheet, check.cell, say, **check.facts)
            for check in table.checks
            if not check.agrees
        ]
    for sheet in found.workbook.sheets:
        rows, columns = hidden_parts(sheet)
        if sheet.hidden:
            told.append(_finding("note", "tables.hidden_sheet", sheet.name, "", say, sheet=sheet.name))
        if rows:
            told.append(_finding("note", "tables.hidden_rows", sheet.name, "", say, rows=rows))
        if columns:
            told.append(_finding("note", "tables.hidden_columns", sheet.name, "", say, columns=columns))
    told += [
        _finding("warning", "tables.left_over", sheet, cell.a1, say, raw=cell.raw)
        for sheet, cell in found.left[:_MOST_LEFT]
    ]
    return told


def _cell_issues(table: Table, say: Wording) -> list[dict[str, object]]:
    """What is wrong with the cells of a table: each kind once, at its first cell, with the others' addresses."""
    kinds: dict[str, list[TableValue]] = {}
    for value in table.values:
        if value.issue:
            kinds.setdefault(value.issue, []).append(value)
    told = []
    for issue, values in kinds.items():
        facts = {"severity": "warning", "issue": f"tables.cell.{issue}", "sheet": table.sheet, "cell": values[0].a1}
        found: dict[str, object] = {**facts, "message": _cell_message(values[0], say)}
        if len(values) > 1:
            cells = "、".join(value.a1 for value in values[1:_MOST_CELLS]) + ("…" if len(values) > _MOST_CELLS else "")
            found["message"] = say("tables.also", text=found["message"], count=len(values) - 1, cells=cells)
        told.append(found)
    return told


def _cell_message(value: TableValue, say: Wording) -> str:
    """What is wrong with a cell; where it can be read in several ways, these are told."""
    choices = choices_of(value.raw) if value.issue == "ambiguous" else ()
    if choices:
        return say("tables.cell.ambiguous_choices", raw=value.raw, choices="、".join(choices))
    return say(f"tables.cell.{value.issue}", raw=value.raw)


def _finding(severity: str, key: str, sheet: str, cell: str, say: Wording, /, **values: object) -> dict[str, object]:
    return {"severity": severity, "issue": key, "sheet": sheet, "cell": cell, "message": say(key, **values)}


def _table_issue(issue: TableIssue, table: Table, say: Wording) -> dict[str, object]:
    return _finding("warning", issue.key, table.sheet, issue.cell, say, **dict(issue.values))


def _known_issue(issue: Issue, say: Wording) -> dict[str, object]:
    told = {"severity": issue.severity.value, "issue": issue.key, "sheet": issue.sheet, "cell": issue.cell}
    return {**told, "raw": issue.raw, "message": issue_sentence(issue, say)}


def understanding_lines(found: Understanding, say: Wording) -> list[str]:
    """A short account for people: each table with its range, years and unit, then the findings."""
    layout = found.known.layout if found.known else ""
    lines = [say("tables.file", file=found.workbook.name, count=len(found.tables), values=_count(found))]
    if layout and found.known:
        lines.append(say("tables.layout", layout=layout, count=len(found.known.observations)))
    for table in found.tables:
        place = f"{table.sheet}!{table.address}" if table.sheet else table.address
        lines.append(say("tables.table", place=place, title=table.title or "－", values=len(table.values)))
        lines.append(say("tables.facts", years=_years(table.years), unit=table.unit or _units(table)))
    issues = _issues(found, say)
    lines += [say("tables.finding", place=_place(issue), text=issue["message"]) for issue in issues[:_MOST_LEFT]]
    if len(issues) > _MOST_LEFT:
        lines.append(say("tables.more", count=len(issues) - _MOST_LEFT))
    return lines


def _count(found: Understanding) -> int:
    return sum(value.value is not None for table in found.tables for value in table.values)


def _years(years: tuple[int, ...]) -> str:
    if not years:
        return "－"
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]} ({len(years)})"


def _units(table: Table) -> str:
    units = sorted({value.unit for value in table.values if value.unit})
    return "、".join(units[:6]) + (" …" if len(units) > 6 else "") if units else "－"


def _place(issue: dict[str, object]) -> str:
    return "!".join(str(part) for part in (issue["sheet"], issue["cell"]) if part) or "－"
