"""What enters the record in one transaction, and what a reader gets back: frozen values, no database."""

import datetime
from dataclasses import dataclass, field

from dashboard.agreement.initiative import Initiative
from dashboard.indicators.observation import Observation, SeriesKey


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, content hash and size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read, to be kept whole; ``sha256`` is the hash of ``content``."""

    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """All that a person confirms at once.

    ``kind`` is ``import``, ``example`` (例示, removable in one action), ``setting`` or ``withdraw``.
    ``withdraws`` names batches that no longer count from this one on; they stay in the history.
    ``originals`` are the files' contents; one that is held already is not stored again. ``places`` are the cells of
    ``settings`` that were read from a sheet; they are kept as settings beside them.
    """

    kind: str
    author: str = ""
    note: str = ""
    files: tuple[SourceFile, ...] = ()
    observations: tuple[Observation, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    withdraws: tuple[int, ...] = ()
    originals: tuple[Original, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch as the ledger tells of it; ``withdraws`` and ``settings`` are what it brought of those."""

    number: int
    recorded_at: datetime.datetime
    kind: str
    author: str
    note: str
    files: tuple[SourceFile, ...]
    observations: int
    initiatives: int
    withdrawn: bool
    withdraws: tuple[int, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordView:
    """The record as it stood at ``instant``: what counts then, newest entry of each figure only.

    ``observations`` are in order of series and fiscal year; ``pack`` is the agreement's TOML as
    kept in the record; ``fingerprint`` changes with every batch. ``kept`` are the hashes of the files
    whose original is held, ``kept_bytes`` what they take in the record. ``superseded`` are figures that a
    later entry replaced, oldest entry first within a series. ``initiative_batches`` is the batch by which each
    initiative came as it counts.
    """

    instant: datetime.datetime
    name: str
    pack: str
    fingerprint: str
    observations: tuple[Observation, ...]
    initiatives: tuple[Initiative, ...]
    settings: dict[str, str] = field(default_factory=dict)
    batches: tuple[BatchRow, ...] = ()
    kept: frozenset[str] = frozenset()
    kept_bytes: int = 0
    superseded: tuple[Observation, ...] = ()
    initiative_batches: dict[str, int] = field(default_factory=dict)

    def moves_figures(self, row: BatchRow) -> bool:
        """Whether ``row`` is an import, or takes back (or brings back) a batch of files; settings move no figure."""
        withdrawn = [old for old in self.batches if old.number in row.withdraws and old.number < row.number]
        return row.kind == "import" or any(old.kind == "example" or self.moves_figures(old) for old in withdrawn)

    def by_period(self) -> dict[tuple[SeriesKey, int], Observation]:
        """Every figure under its series and fiscal year."""
        return {(entry.key, entry.period.fiscal_year): entry for entry in self.observations}
