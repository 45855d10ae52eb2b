"""Series: the figures of one indicator, part and method in order of fiscal year."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.indicators.observation import Observation, Provenance, SeriesKey, Status


@dataclass(frozen=True, slots=True)
class Series:
    """Observations of one key in ascending order of fiscal year, one a year."""

    key: SeriesKey
    observations: tuple[Observation, ...]

    @property
    def actual(self) -> tuple[Observation, ...]:
        """The observations that have a value."""
        return tuple(entry for entry in self.observations if entry.value is not None)

    @property
    def latest(self) -> Observation | None:
        """The newest observation that has a value."""
        return next((entry for entry in reversed(self.observations) if entry.value is not None), None)

    @property
    def is_example(self) -> bool:
        """True when any figure in it is example data."""
        return any(entry.status is Status.EXAMPLE for entry in self.observations)

    def at(self, fiscal_year: int) -> Observation | None:
        """The observation of that year."""
        return next((entry for entry in self.observations if entry.period.fiscal_year == fiscal_year), None)

    def value_at(self, fiscal_year: int) -> float | None:
        """The figure of that year; None when there is none."""
        entry = self.at(fiscal_year)
        return entry.value if entry else None


def group(observations: Iterable[Observation]) -> dict[SeriesKey, Series]:
    """Observations gathered into series."""
    found: dict[SeriesKey, list[Observation]] = {}
    for entry in observations:
        found.setdefault(entry.key, []).append(entry)
    return {
        key: Series(key, tuple(sorted(entries, key=lambda entry: entry.period.fiscal_year)))
        for key, entries in found.items()
    }


def summed(parts: Iterable[Series], key: SeriesKey) -> Series | None:
    """A total from its parts for the years in which every part has a figure; None without any.

    A part that is all 集計中 or 秘匿 leaves no total: the others alone would be too little.

    Used only where nobody reported the total itself. Such a figure carries the entries that were added; its status
    is the softest of theirs, and it names a file and sheet of its own only where all of them stand in that one.
    """
    rows = list(parts)
    if not rows:
        return None
    years = set.intersection(*({entry.period.fiscal_year for entry in series.actual} for series in rows))
    found = [_sum([entry for series in rows if (entry := series.at(year))], key) for year in sorted(years)]
    return Series(key, tuple(found)) if found else None


_FIRMNESS = (Status.EXAMPLE, Status.ESTIMATED, Status.PROVISIONAL, Status.CONFIRMED)


def _sum(entries: list[Observation], key: SeriesKey) -> Observation:
    first, moments = entries[0], [entry.provenance.imported_at for entry in entries]
    one_sheet = len({entry.provenance.sheet_alone() for entry in entries}) == 1
    sheet = first.provenance.sheet_alone() if one_sheet else Provenance("", "", "", "", "")
    cells = "+".join(entry.provenance.cell for entry in entries)
    return replace(
        first,
        key=key,
        value=math.fsum(entry.value for entry in entries if entry.value is not None),
        status=min((entry.status for entry in entries), key=_FIRMNESS.index),
        provenance=sheet._replace(
            cell=cells if one_sheet else "",
            raw="+".join(entry.provenance.raw for entry in entries),
            imported_at=max((moment for moment in moments if moment is not None), default=None),
        ),
        parts=tuple(entries),
    )
