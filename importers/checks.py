"""What can be held against itself: totals and parts, files against each other, files against the record."""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence

from dashboard.indicators.observation import Observation, Provenance, Status
from importers.cells import read_text
from importers.issues import Findings
from importers.layout import Sum
from importers.printed import printed_half

_RELATIVE = 1e-6
_ASKED = {
    (Status.CONFIRMED, Status.PROVISIONAL): "imports.check.softer",
    (Status.CONFIRMED, Status.ESTIMATED): "imports.check.softer_estimate",
    (Status.CONFIRMED, Status.CONFIRMED): "imports.check.restated",
    (Status.ESTIMATED, Status.ESTIMATED): "imports.check.restated_estimate",
}
_PLACES = re.compile(r"\.(\d+)")


def check_sums(
    entries: Mapping[str, Observation], sums: Sequence[Sum], findings: Findings, *, at: Provenance | None = None
) -> None:
    """Warn where parts do not add up to their total by more than their rounding allows.

    Each figure may be off by half of the last place it was printed with. Worked: 353, 353 and 353 under 1,061 differ
    by 2, and 4 × 0.5 = 2 may come from rounding; under 1,062 they do not add up.
    Nothing is said where a part is blank or has no figure: it may hold the difference. ``at`` is where to warn, at the
    total itself without it.
    """
    for rule in sums:
        total = entries.get(rule.total)
        parts = [entries[part] for part in rule.parts if part in entries]
        values = [part.value for part in parts if part.value is not None]
        if total is None or total.value is None or len(values) != len(rule.parts):
            continue
        added = math.fsum(values)
        halves = sum(printed_half(entry) for entry in (total, *parts))
        allowed = max(halves, abs(total.value) * _RELATIVE) * (1 + 1e-9)
        if abs(added - total.value) > allowed:
            source = at or total.provenance
            cells = "＋".join(part.provenance.cell for part in parts)
            findings.warning(
                "imports.check.sum",
                source.sheet,
                source.cell,
                source.raw,
                total=f"{total.value:,.12g}",
                added=f"{added:,.12g}",
                cells=cells,
            )


def precision(entry: Observation) -> float:
    """Half of the last place the figure was written with; 0 where the text says nothing of it.

    Worked: raw ``590.7`` → 0.05; ``707`` → 0.5; ``567.5kW`` → 0.05. Figures converted from another unit count as exact.
    """
    raw = unicodedata.normalize("NFKC", entry.provenance.raw)
    if entry.value is None or read_text(raw).value != entry.value:
        return 0.0
    places = _PLACES.search(raw)
    return 0.5 * 10.0 ** -(len(places[1]) if places else 0)


def same_figure(old: Observation, new: Observation) -> bool:
    """Whether two entries tell the same: equal, or equal within the rounding of the coarser one."""
    if old.missing is not new.missing or old.status is not new.status or old.unit != new.unit:
        return False
    if old.value is None or new.value is None:
        return old.value == new.value
    coarse = max(precision(old), precision(new)) if old.provenance.sha256 != new.provenance.sha256 else 0.0
    return old.value == new.value or (_finer(old, new) and abs(old.value - new.value) <= coarse * (1 + 1e-9))


def _finer(old: Observation, new: Observation) -> bool:
    """Whether the two were written with different precision: only then may rounding explain a difference."""
    return precision(old) != precision(new)


def check_against_record(old: Observation | None, new: Observation, findings: Findings) -> None:
    """Warn where a file would put a softer figure over a firmer one, or restate a confirmed or estimated one.

    An estimate is restated by every new edition of its source; the difference from what was printed has to be seen.
    """
    if old is None or same_figure(old, new):
        return
    source, year = new.provenance, new.period.fiscal_year
    before, after = old.provenance.raw, source.raw
    if new.status is Status.EXAMPLE and old.status is not Status.EXAMPLE:
        findings.error("imports.check.example_over_real", source.sheet, source.cell, source.raw, year=year, old=before)
    elif (key := _ASKED.get((old.status, new.status))) is not None:
        findings.warning(key, source.sheet, source.cell, source.raw, year=year, old=before, new=after)
