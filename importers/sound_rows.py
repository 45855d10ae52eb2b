"""What of an import report can be stored when the rows with errors are left aside: an error blocks its row."""

from dataclasses import dataclass, replace

from dashboard.wording import Wording
from importers.cell import place_of
from importers.issues import Issue, Severity
from importers.report import Change, FileReport, ImportReport, InitiativeChange

# Errors in how a table is built or which years it speaks of: no value of the sheet can be trusted.
OF_THE_SHEET = ("imports.layout.", "imports.year.", "imports.sheet.no_header", "mapping.", "tables.")


@dataclass(frozen=True, slots=True)
class _Blocked:
    """What of one file is blocked: all of it, whole sheets, or (sheet, row) pairs."""

    whole: bool
    sheets: frozenset[str]
    rows: frozenset[tuple[str, int]]

    def at(self, sheet: str, cell: str) -> bool:
        """Whether what stands there is blocked; of several cells the first tells the row."""
        place = place_of(cell.partition(":")[0])
        return self.whole or sheet in self.sheets or (place is not None and (sheet, place[0]) in self.rows)


def without_errors(report: ImportReport, say: Wording) -> ImportReport:
    """The report without files that are refused and without every row in which something is wrong.

    A figure or initiative that two files of the batch tell differently is left out of both. Where nothing is
    wrong the report comes back as it is; else ``remark`` tells in words how much was put aside.
    """
    if not report.errors:
        return report
    blocked = [_blocked(file) for file in report.files]
    contested = {
        _name(entry)
        for file, block in zip(report.files, blocked, strict=True)
        for entry in _entries(file)
        if block.at(*_place(entry))
    }
    files = tuple(
        _kept(file, block, contested)
        for file, block in zip(report.files, blocked, strict=True)
        if file.refusal is None and not block.whole
    )
    return replace(report, files=files, remark=say("imports.rows_left_out", count=report.errors))


def _kept(file: FileReport, block: _Blocked, contested: set[object]) -> FileReport:
    return replace(
        file,
        changes=tuple(e for e in file.changes if _name(e) not in contested),
        initiatives=tuple(e for e in file.initiatives if _name(e) not in contested),
        settings=tuple(e for e in file.settings if not block.at(e.new.sheet, e.new.cell)),
        issues=tuple(issue for issue in file.issues if issue.severity is not Severity.ERROR),
    )


def _blocked(file: FileReport) -> _Blocked:
    errors = [issue for issue in file.issues if issue.severity is Severity.ERROR]
    placed = [(issue, place_of(issue.cell)) for issue in errors]
    return _Blocked(
        whole=any(not issue.sheet and place is None for issue, place in placed),
        sheets=frozenset(issue.sheet for issue, place in placed if place is None or _of_the_sheet(issue)),
        rows=frozenset((issue.sheet, place[0]) for issue, place in placed if place is not None),
    )


def _of_the_sheet(issue: Issue) -> bool:
    return issue.key.startswith(OF_THE_SHEET)


def _entries(file: FileReport) -> tuple[Change | InitiativeChange, ...]:
    return (*file.changes, *file.initiatives)


def _name(entry: Change | InitiativeChange) -> object:
    """What the entry speaks of, whichever file says it."""
    return entry.new.key if isinstance(entry, InitiativeChange) else (entry.new.key, entry.new.period.fiscal_year)


def _place(entry: Change | InitiativeChange) -> tuple[str, str]:
    if isinstance(entry, InitiativeChange):
        return entry.new.source[1:]
    return entry.new.provenance.sheet, entry.new.provenance.cell
