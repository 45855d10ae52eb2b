"""The import report in words: lines for the console, a document for ``--json``."""

from collections.abc import Sequence
from dataclasses import asdict

from dashboard.import_table import ReportLine, ReportTable
from dashboard.wording import Wording
from importers.issues import Issue
from importers.places import Places
from importers.report import Change, FileReport, ImportReport, SettingChange

LONGEST_RAW = 60
MOST_IN_FULL = 3
MOST_CELLS = 12
OPTIONS = {
    "imports.unknown_layout": "mapping",
    "tables.cars_of_other_source": "mapping",
    "mapping.moved": "accept_moved",
    "mapping.renamed": "accept_moved",
}
"""What on the command line stands for the button that a sentence names."""
MOST_CHANGED = 30
"""So many changes are told in full on the console; the written report has them all."""


def issue_sentence(issue: Issue, say: Wording) -> str:
    """What was found, what was expected and what to do."""
    values = {name: value.said(say) if isinstance(value, Places) else value for name, value in issue.values}
    return say(issue.key, **values)


def short(raw: str) -> str:
    """A cell's content on one line, cut where it is long."""
    plain = " ".join(raw.split())
    return plain if len(plain) <= LONGEST_RAW else plain[: LONGEST_RAW - 1] + "…"


def report_lines(report: ImportReport, say: Wording) -> list[str]:
    """The report as lines of text: each file with its counts, then every issue with its place."""
    lines: list[str] = []
    for file in report.files:
        counts = {kind: file.count(kind) for kind in ("new", "changed", "same")}
        lines.append(say("report.file", file=file.file.name, **counts, found=file.findings, refused=file.errors))
        if len(file.sheets) > 1:
            lines += [say("report.of_sheet", **asdict(sheet)) for sheet in file.sheets if sheet.sheet]
        issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
        lines += _issue_lines(issues, say)
        options = (OPTIONS[issue.key] for issue in issues if issue.key in OPTIONS)
        lines += [say(f"report.option.{option}") for option in dict.fromkeys(options)]
    return lines


def changed_lines(table: ReportTable, say: Wording) -> list[str]:
    """What would change, one line for each old value, the new one and its cell; after the first few their number."""
    changed = [line for line in table.lines if line.kind == "changed"]
    lines = [_changed_line(line, say) for line in changed[:MOST_CHANGED]]
    if len(changed) > MOST_CHANGED:
        lines.append(say("report.more_changed", count=len(changed) - MOST_CHANGED))
    return lines


def _changed_line(line: ReportLine, say: Wording) -> str:
    name = "　".join(part for part in (line.subject, line.year) if part)
    place = f"{line.sheet}!{line.cell}" if line.sheet else line.cell
    facts = {"place": place, "name": name, "old": line.old, "new": line.new, "unit": line.unit}
    return say("report.changed_else" if line.old == line.new else "report.changed", **facts).rstrip()


def outcome_line(report: ImportReport, say: Wording, *, stored: bool, dry: bool) -> str:
    """What became of the report: stored, stored without rows with errors, refused, only looked at, nothing new."""
    if stored:
        key = "stored_rest" if report.errors else "stored"
    else:
        key = "refused" if report.errors else "dry" if dry else "nothing"
    return say(f"console.import.{key}", count=report.errors)


def _issue_lines(issues: Sequence[Issue], say: Wording) -> list[str]:
    """A line for each issue; of one kind on one sheet only the first few in full, the others by their cells."""
    kinds: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in issues:
        kinds.setdefault((issue.severity.value, issue.key, issue.sheet), []).append(issue)
    lines: list[str] = []
    for (severity, _, _), same in kinds.items():
        full = same if len(same) <= MOST_IN_FULL + 1 else same[:MOST_IN_FULL]
        lines += [_issue_line(issue, say) for issue in full]
        rest = [issue.cell or short(issue.raw) for issue in same[len(full) :]]
        if rest:
            cells = "、".join(rest[:MOST_CELLS]) + ("…" if len(rest) > MOST_CELLS else "")
            lines.append(say("report.issue.more", kind=say("report.kind." + severity), count=len(rest), cells=cells))
    return lines


def _issue_line(issue: Issue, say: Wording) -> str:
    raw, at = short(issue.raw), issue.place()
    place = say("report.place" if raw else "report.place_only", place=at, raw=raw) if at else ""
    return say("report.issue." + issue.severity.value, place=place, text=issue_sentence(issue, say))


def report_data(report: ImportReport, say: Wording) -> dict[str, object]:
    """The report as a JSON-ready document."""
    return {
        "outcome": "refused" if report.errors else "values",
        "errors": report.errors,
        "files": [_file_data(file, say) for file in report.files],
    }


def _file_data(file: FileReport, say: Wording) -> dict[str, object]:
    issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
    return {
        "file": file.file.name,
        "sha256": file.file.sha256,
        "layout": file.layout,
        "new": file.count("new"),
        "changed": file.count("changed"),
        "same": file.count("same"),
        "refused": file.errors,
        "sheets": [asdict(count) for count in file.sheets],
        "changes": [_change_data(change) for change in file.changes if change.kind != "same"],
        "settings": [_setting_data(change) for change in file.settings if change.kind != "same"],
        "issues": [_issue_data(issue, say) for issue in issues],
    }


def _change_data(change: Change) -> dict[str, object]:
    new, old = change.new, change.old
    return {
        "kind": change.kind,
        "indicator": new.key.indicator,
        "dimension": new.key.dimension,
        "method": new.key.method,
        "fiscal_year": new.period.fiscal_year,
        "value": new.value,
        "missing": new.missing.value if new.missing else None,
        "unit": new.unit,
        "status": new.status.value,
        "old": old.value if old else None,
        "sheet": new.provenance.sheet,
        "cell": new.provenance.cell,
        "raw": new.provenance.raw,
    }


def _setting_data(change: SettingChange) -> dict[str, object]:
    new = change.new
    return {
        "kind": change.kind,
        "name": new.name,
        "title": new.title,
        "value": new.text,
        "old": change.old,
        "sheet": new.sheet,
        "cell": new.cell,
        "raw": new.raw,
    }


def _issue_data(issue: Issue, say: Wording) -> dict[str, object]:
    return {
        "severity": issue.severity.value,
        "issue": issue.key,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "raw": issue.raw,
        "message": issue_sentence(issue, say),
    }
