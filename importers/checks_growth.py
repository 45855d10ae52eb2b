"""Printed changes against the year before (前年度比, 増減率), held against the figures they were made from."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.indicators.observation import Observation, SeriesKey
from importers.cell import Cell, Sheet, Workbook, place_of
from importers.cells import read_cell
from importers.issues import Findings
from importers.printed import half_place, printed_half

_LABEL = re.compile(
    r"(?:対?前年度?(?:同期)?[比差]?.{0,3}(?:増減率|伸び?率|増加率|変化率|増減\(%\)|比|%)|(?:増減|伸び|増加|変化)率|伸率)"
)
_CHANGE = re.compile(r"(?:増減|伸び?|増加|変化)率|増減\(%\)|伸率")
_CALCULATED = 0.06
"""What a change that Excel worked out itself may be off, in points: its figures may be shown rounded."""
_PLACES = re.compile(r"\.(\d+)")
_BY_HAND = 4
"""Decimal places that a person types at most."""
_NEAR = 4
"""How many columns (rows) beside its figures such a printed change may stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one series that stand in one column, a year in every row; with ``across`` the other way round."""

    sheet: Sheet
    across: bool
    at: int
    entries: tuple[tuple[int, Observation], ...]

    def cell(self, step: int, at: int) -> Cell | None:
        """The cell in the line's row ``step`` and column ``at`` (row and column change places with ``across``)."""
        return self.sheet.cell(at, step) if self.across else self.sheet.cell(step, at)


def check_printed_growth(workbook: Workbook, observations: Iterable[Observation], findings: Findings) -> None:
    """Warn where a printed change is neither the share nor the change that the figures beside it give.

    Worked: 200 after 160 may be printed as 25.0 (増減率), or as 125 or 25 (前年度比); 20.0 is asked about. With 4
    after 3 the share is 133.33: printed as 33 % it is off by 0.33, and half of the last place is 0.5 points. Printed
    as a share of one, 0.33, its half place is 0.005, which again is 0.5 points.
    """
    lines = list(_lines(workbook, tuple(observations)))
    taken = {(line.sheet.name, line.across, line.at) for line in lines}
    for line in lines:
        for at in range(line.at + 1, line.at + 1 + _NEAR):
            if (line.sheet.name, line.across, at) in taken:
                break
            label = _label(line, at)
            if label:
                _check_line(line, at, label, findings)
                break


def _lines(workbook: Workbook, observations: tuple[Observation, ...]) -> Iterator[Line]:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for across in (False, True):
        found: dict[tuple[str, int, SeriesKey], dict[int, Observation]] = defaultdict(dict)
        for entry in observations:
            place = place_of(entry.provenance.cell)
            if place is not None and entry.value is not None and entry.provenance.sheet in sheets:
                step, at = place[::-1] if across else place
                found[entry.provenance.sheet, at, entry.key][step] = entry
        for (name, at, _), entries in found.items():
            if len(entries) > 1:
                yield Line(sheets[name], across, at, tuple(sorted(entries.items())))


def _label(line: Line, at: int) -> str:
    """The nearest text before the first figure in that column, where it names a change; "" otherwise."""
    for step in range(line.entries[0][0] - 1, 0, -1):
        cell = line.cell(step, at)
        if cell is not None and isinstance(cell.value, str) and cell.value.strip():
            text = "".join(unicodedata.normalize("NFKC", cell.value).split())
            return text if _LABEL.search(text) else ""
    return ""


def _check_line(line: Line, at: int, label: str, findings: Findings) -> None:
    for (_, before), (step, after) in pairwise(line.entries):
        cell = line.cell(step, at)
        if cell is None or not before.value or after.period.fiscal_year != before.period.fiscal_year + 1:
            continue
        reading = read_cell(cell)
        if reading.value is None or reading.unit not in ("", "%") or after.value is None:
            continue
        share = after.value / before.value * 100
        expected = (share - 100,) if _CHANGE.search(label) else (share, share - 100)
        moved, half = _rounding(before, after, share), _last_place(cell)
        told = [(reading.value, half)]
        if reading.unit != "%" and _bare_share(cell):
            told.append((reading.value * 100, max(half, _half_of_cell(cell) * 100)))
        if all(abs(printed - value) > moved + off for printed, off in told for value in expected):
            findings.warning(
                "imports.check.growth",
                line.sheet.name,
                cell.a1,
                cell.raw,
                label=label,
                printed=cell.raw.strip(),
                change=f"{share - 100:+.2f}",
                share=f"{share:.2f}",
            )


def _bare_share(cell: Cell) -> bool:
    """Whether the number may be a share of one that is not shown as per cent."""
    return isinstance(cell.value, float) and abs(cell.value) < 3


def _rounding(before: Observation, after: Observation, share: float) -> float:
    """How far the rounding of both figures can move the share, in points."""
    low = abs(before.value or 1.0)
    return (printed_half(before) * abs(share) / low + printed_half(after) * 100 / low) * 1.01


def _last_place(cell: Cell) -> float:
    """How far a change may be off by itself, in points: half of its last place, more where Excel worked it out."""
    written = _PLACES.search(unicodedata.normalize("NFKC", cell.raw))
    calculated = cell.formula or (written is not None and len(written[1]) > _BY_HAND)
    return max(_half_of_cell(cell), _CALCULATED if calculated else 0.0)


def _half_of_cell(cell: Cell) -> float:
    """Half of the last place seen; a text has no number format."""
    code = "General" if isinstance(cell.value, str) else cell.number_format
    return half_place(cell.raw, code) * 1.01
