"""The import report: what would change if the person confirms. Nothing is stored before that."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.setting_place import place_setting
from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation, Status
from dashboard.place import Place
from dashboard.record.batch import Batch, Original, SourceFile
from importers.issues import Issue, Severity
from importers.understood import SettingRow

ChangeKind = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of a file beside what the record holds (``old`` None when it is new)."""

    kind: ChangeKind
    new: Observation
    old: Observation | None


@dataclass(frozen=True, slots=True)
class InitiativeChange:
    """One initiative of a file beside what the record holds."""

    kind: ChangeKind
    new: Initiative
    old: Initiative | None


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One target or factor of a file beside the text of what has counted so far ("" where nothing has)."""

    kind: ChangeKind
    new: SettingRow
    old: str


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How many figures and initiatives of one sheet are new, changed or the same, and how many errors it has."""

    sheet: str
    new: int
    changed: int
    same: int
    refused: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file would do. ``layout`` names what it was recognised as ("" when refused).

    ``refusal`` is an Issue about the file as a whole; then there are no changes. ``path`` is where it was
    read from.
    """

    file: SourceFile
    layout: str
    changes: tuple[Change, ...] = ()
    initiatives: tuple[InitiativeChange, ...] = ()
    issues: tuple[Issue, ...] = ()
    refusal: Issue | None = None
    period: str = ""
    author: str = ""
    path: Path | None = None
    settings: tuple[SettingChange, ...] = ()

    @property
    def sheets(self) -> tuple["SheetCount", ...]:
        """The counts of each sheet, in the order in which the sheets first say something."""
        found: dict[str, Counter[str]] = {}
        for change in self.changes:
            found.setdefault(change.new.provenance.sheet, Counter())[change.kind] += 1
        for entry in self.initiatives:
            found.setdefault(entry.new.source.sheet, Counter())[entry.kind] += 1
        for row in self.settings:
            found.setdefault(row.new.sheet, Counter())[row.kind] += 1
        for issue in self.issues:
            found.setdefault(issue.sheet, Counter())["refused"] += issue.severity is Severity.ERROR
        return tuple(
            SheetCount(name, counts["new"], counts["changed"], counts["same"], counts["refused"])
            for name, counts in found.items()
        )

    def count(self, kind: ChangeKind) -> int:
        """How many figures, initiatives and settings are ``new``, ``changed`` or ``same``."""
        figures = sum(change.kind == kind for change in self.changes)
        figures += sum(change.kind == kind for change in self.settings)
        return figures + sum(change.kind == kind for change in self.initiatives)

    @property
    def findings(self) -> int:
        """How much is to be read about the file: errors, questions and notes."""
        return len(self.issues) + (self.refusal is not None)

    @property
    def errors(self) -> int:
        """How many rows or cells are blocked."""
        return sum(issue.severity is Severity.ERROR for issue in self.issues) + (self.refusal is not None)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole batch of files, in the order they were given.

    ``reason`` is why confirmed figures change, ``remark`` what else the ledger should tell of the batch.
    """

    files: tuple[FileReport, ...]
    fingerprint: str
    reason: str = ""
    remark: str = ""

    @property
    def storable(self) -> bool:
        """True when no file has an error and something would change: all files go in, or none."""
        return not self.errors and any(file.count("new") + file.count("changed") for file in self.files)

    @property
    def restatements(self) -> tuple[Change, ...]:
        """Confirmed figures that would change: storing them asks for a reason."""
        changes = (change for file in self.files for change in file.changes)
        return tuple(c for c in changes if c.kind == "changed" and c.old and c.old.status is Status.CONFIRMED)

    @property
    def errors(self) -> int:
        """Errors of all files."""
        return sum(file.errors for file in self.files)

    def batch(self, author: str, note: str = "", kind: str = "import", originals: tuple[Original, ...] = ()) -> Batch:
        """What is stored when the person confirms: new and changed entries only.

        Raises KnownError ``imports.reason_needed`` where a confirmed figure changes and ``note`` says not why.
        """
        note = note.strip() or self.reason.strip()
        if self.restatements and not note:
            raise KnownError("imports.reason_needed", count=len(self.restatements))
        note = "　".join(text for text in (note, self.remark) if text)
        taken = [file for file in self.files if file.refusal is None]
        return Batch(
            kind=kind,
            author=author,
            note=note,
            files=tuple(file.file for file in taken),
            observations=tuple(c.new for f in taken for c in f.changes if c.kind != "same"),
            initiatives=tuple(c.new for f in taken for c in f.initiatives if c.kind != "same"),
            settings=tuple((c.new.name, c.new.text) for f in taken for c in f.settings if c.kind != "same"),
            places=tuple(_place(f, c.new) for f in taken for c in f.settings if c.kind != "same"),
            originals=originals,
        )


def _place(file: FileReport, row: SettingRow) -> tuple[str, str]:
    return place_setting(row.name, Place(file.file.name, row.sheet, row.cell))
