"""An issue: what could not be taken as it stands in a file, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``error`` blocks the row; ``warning`` asks before storing; ``note`` only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. ``key`` names the text in ``wording`` (area ``imports``) and ``values`` fill it.

    ``sheet`` and ``cell`` (A1) say where ("" where the whole file is meant); ``raw`` is the cell's
    content as found. The text says what was found, what was expected and what to do.
    """

    severity: Severity
    key: str
    file: str
    sheet: str = ""
    cell: str = ""
    raw: str = ""
    values: tuple[tuple[str, object], ...] = ()

    def place(self) -> str:
        """``sheet!A1`` as people quote it."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell


class Findings:
    """Gathers the issues of one file; nothing is lost after the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.issues: list[Issue] = []

    def error(self, key: str, sheet: str = "", cell: str = "", raw: str = "", /, **values: object) -> None:
        """Something that keeps the file from being stored."""
        self._add(Severity.ERROR, key, sheet, cell, raw, values)

    def warning(self, key: str, sheet: str = "", cell: str = "", raw: str = "", /, **values: object) -> None:
        """Something a person has to look at before storing."""
        self._add(Severity.WARNING, key, sheet, cell, raw, values)

    def note(self, key: str, sheet: str = "", cell: str = "", raw: str = "", /, **values: object) -> None:
        """Something worth telling."""
        self._add(Severity.NOTE, key, sheet, cell, raw, values)

    def _add(self, severity: Severity, key: str, sheet: str, cell: str, raw: str, values: dict[str, object]) -> None:
        self.issues.append(Issue(severity, key, self.file, sheet, cell, raw, tuple(values.items())))
