"""One observation: a figure (or the reason why there is none), with the cell it came from."""

import datetime
import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from dashboard.errors import BugError
from dashboard.place import Place


class Status(StrEnum):
    """How firm a figure is: 速報値, 確定値, 推計値, 例示."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    EXAMPLE = "example"


class Missing(StrEnum):
    """Why there is no figure. A blank cell is no observation at all, and never zero."""

    NOT_COLLECTED = "not_collected"
    PENDING = "pending"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


class Disclosure(StrEnum):
    """Who may see it without further approval (article 5): anyone, or the two parties only."""

    PUBLIC = "public"
    PARTIES = "parties"


class Period(NamedTuple):
    """The fiscal year (April to March) a figure speaks of, and for a stock the day it was counted."""

    fiscal_year: int
    as_of: datetime.date | None = None


class Provenance(NamedTuple):
    """The cell a figure was read from. ``cell`` is an A1 address; CSV files have no sheet ("")."""

    file: str
    sha256: str
    sheet: str
    cell: str
    raw: str
    number_format: str = "General"
    imported_at: datetime.datetime | None = None

    def place(self) -> str:
        """``file · sheet · cell`` as printed under tables."""
        return Place(self.file, self.sheet, self.cell).told()

    def sheet_alone(self) -> "Provenance":
        """File and sheet without the cell: the same for all figures read from one sheet."""
        return Provenance(self.file, self.sha256, self.sheet, "", "")


class SeriesKey(NamedTuple):
    """What makes figures comparable: the same indicator, part ("" is the whole) and method."""

    indicator: str
    dimension: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure in ``unit`` for ``key`` and ``period``, or the reason for its absence.

    ``parts`` are the entries a total was worked out from; none for a figure that was read as it stands.
    Raises BugError when it has both, neither, or a value that is not a finite number: importers
    turn such cells into issues before they get here.
    """

    key: SeriesKey
    period: Period
    value: float | None
    unit: str
    status: Status
    owner: str
    disclosure: Disclosure
    provenance: Provenance
    missing: Missing | None = None
    note: str = ""
    parts: tuple["Observation", ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) == (self.missing is None):
            raise BugError("an observation has a value or a reason for its absence")
        if self.value is not None and not math.isfinite(self.value):
            raise BugError("an observation is a finite number")

    def place(self) -> str:
        """Where it was read, as printed; of a worked-out total every sheet with the cells added there."""
        cells: dict[Provenance, list[str]] = {}
        for entry in self.parts or (self,):
            cells.setdefault(entry.provenance.sheet_alone(), []).append(entry.provenance.cell)
        return " + ".join(source._replace(cell="+".join(found)).place() for source, found in cells.items())

    def imported(self, moment: datetime.datetime) -> "Observation":
        """The same observation, stamped with the moment it entered the record."""
        return replace(self, provenance=self.provenance._replace(imported_at=moment))
