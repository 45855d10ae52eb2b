"""The figures of one indicator, gathered once for its card and its chart."""

from dataclasses import dataclass

from dashboard.agreement.pack import Headline
from dashboard.assembly.words import Speaker
from dashboard.indicators.pathway import Milestone, Pathway, ResolvedPathway
from dashboard.indicators.progress import Standing, YearValue
from dashboard.indicators.series import Series


@dataclass(frozen=True, slots=True)
class Figures:
    """``main`` is the whole in the leading method, ``parts`` its parts, ``net`` gross minus sink.

    ``plan`` is what is judged by, also where it has no figures yet; ``unworked`` its targets without one.
    """

    speaker: Speaker
    methods: tuple[str, ...]
    main: Series | None
    parts: tuple[Series, ...]
    net: Series | None
    pathway: ResolvedPathway | None
    stands: Standing | None
    headline: Headline | None
    notes: tuple[str, ...]
    plan: Pathway | None = None
    unworked: tuple[Milestone, ...] = ()

    @property
    def values(self) -> list[YearValue]:
        """(fiscal year, value) pairs of the whole in order of year."""
        return year_values(self.main)


def year_values(series: Series | None) -> list[YearValue]:
    """(fiscal year, value) pairs in order of year."""
    if series is None:
        return []
    return [(entry.period.fiscal_year, entry.value) for entry in series.actual if entry.value is not None]
