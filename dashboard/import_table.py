"""The import report as a table: one line for every change and every issue, finished texts, ready to filter and copy.

Screen and paper show the same lines; ``importers.report_rows`` makes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.indicators.observation import Provenance

LineKind = Literal["new", "changed", "same", "error", "warning", "note"]
KINDS: tuple[LineKind, ...] = ("error", "warning", "note", "new", "changed", "same")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One figure, initiative or issue of a file, as texts; figures also as numbers for the spreadsheet.

    ``sheet`` and ``cell`` (A1) say where it stands in the file at ``path`` ("" and None where the whole file is
    meant); ``raw`` is the cell as found, ``text`` an issue's sentence; ``before`` the cell of the figure it replaces.
    """

    kind: LineKind
    file: str
    sheet: str = ""
    cell: str = ""
    subject: str = ""
    year: str = ""
    old: str = ""
    new: str = ""
    unit: str = ""
    status: str = ""
    raw: str = ""
    text: str = ""
    path: Path | None = None
    old_value: float | None = None
    new_value: float | None = None
    before: Provenance | None = None

    @property
    def words(self) -> str:
        """All that a search looks at."""
        parts = (self.file, self.sheet, self.cell, self.subject, self.year, self.old, self.new, self.raw, self.text)
        return " ".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """How many figures and initiatives of one sheet are new, changed, the same, or refused."""

    file: str
    sheet: str
    new: int
    changed: int
    same: int
    refused: int


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Counts by file and sheet, then every line: errors first, then warnings, notes and the changes."""

    sheets: tuple[SheetLine, ...]
    lines: tuple[ReportLine, ...]


def filtered(
    lines: tuple[ReportLine, ...], kinds: frozenset[LineKind] = frozenset(KINDS), search: str = ""
) -> tuple[ReportLine, ...]:
    """The lines of these kinds in which every word of ``search`` occurs."""
    wanted = search.casefold().split()
    return tuple(line for line in lines if line.kind in kinds and all(word in line.words for word in wanted))


def copied(lines: tuple[ReportLine, ...], kind_names: Mapping[LineKind, str]) -> str:
    """The lines as text with tabs, to be pasted into a spreadsheet; tabs and line breaks in cells become spaces."""
    rows = (
        (
            *(kind_names[line.kind], line.file, line.sheet, line.cell, line.subject, line.year),
            *(line.old, line.new, line.unit, line.status, line.raw, line.text),
        )
        for line in lines
    )
    return "\n".join("\t".join(" ".join(part.split()) for part in row) for row in rows)
