"""The import report: what would change if the person confirms. Nothing is stored before that."""

from dataclasses import dataclass
from typing import Literal

from dashboard.agreement.initiative import Initiative
from dashboard.indicators.observation import Observation
from dashboard.record.batch import Batch, SourceFile
from importers.issues import Issue, Severity

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
class FileReport:
    """What one file would do. ``layout`` names what it was recognised as ("" when refused).

    ``refusal`` is an Issue about the file as a whole; then there are no changes.
    """

    file: SourceFile
    layout: str
    changes: tuple[Change, ...] = ()
    initiatives: tuple[InitiativeChange, ...] = ()
    issues: tuple[Issue, ...] = ()
    refusal: Issue | None = None
    period: str = ""
    author: str = ""

    def count(self, kind: ChangeKind) -> int:
        """How many figures and initiatives are ``new``, ``changed`` or ``same``."""
        figures = sum(change.kind == kind for change in self.changes)
        return figures + sum(change.kind == kind for change in self.initiatives)

    @property
    def errors(self) -> int:
        """How many rows or cells are blocked."""
        return sum(issue.severity is Severity.ERROR for issue in self.issues) + (self.refusal is not None)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole batch of files, in the order they were given."""

    files: tuple[FileReport, ...]
    fingerprint: str

    @property
    def storable(self) -> bool:
        """True when no file has an error and something would change: all files go in, or none."""
        return not self.errors and any(file.count("new") + file.count("changed") for file in self.files)

    @property
    def errors(self) -> int:
        """Errors of all files."""
        return sum(file.errors for file in self.files)

    def batch(self, author: str, note: str = "", kind: str = "import") -> Batch:
        """What is stored when the person confirms: new and changed entries only."""
        taken = [file for file in self.files if file.refusal is None]
        return Batch(
            kind=kind,
            author=author,
            note=note,
            files=tuple(file.file for file in taken),
            observations=tuple(c.new for f in taken for c in f.changes if c.kind != "same"),
            initiatives=tuple(c.new for f in taken for c in f.initiatives if c.kind != "same"),
        )
