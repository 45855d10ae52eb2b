"""A cell that should hold a figure of a known indicator → an Observation with its provenance, or an issue."""

from dataclasses import dataclass

from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation, Period, Provenance, SeriesKey, Status
from dashboard.indicators.register import Indicator, Kind
from dashboard.indicators.units import as_meant, convert, counted, unit_label
from dashboard.wording import wording
from importers.cell import Cell, Sheet, Workbook
from importers.cell_choices import choices_of
from importers.cells import Reading, read_cell
from importers.issues import Findings


@dataclass(frozen=True, slots=True)
class Place:
    """What the figures of one place in a table speak of. ``unit`` is the unit of bare numbers there.

    ``status`` is how firm they are unless a cell says otherwise; where it was ``stated`` for this very figure, the
    two have to agree.
    """

    indicator: Indicator
    dimension: str
    method: str
    unit: str
    status: Status
    stated: bool = False


class Observer:
    """Turns the cells of one sheet into observations and writes down what cannot be taken."""

    def __init__(self, workbook: Workbook, sheet: Sheet, findings: Findings) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._findings = findings

    def observe(
        self, cell: Cell | None, place: Place, period: Period, note: str = "", issue: str = ""
    ) -> Observation | None:
        """The observation of ``cell``; None where the cell is blank or an issue was written down.

        ``issue`` is what its table says of the cell though it could be read by itself.
        """
        reading = read_cell(cell)
        reading = Reading(issue=issue) if issue and reading.value is not None else reading
        if cell is None or reading.blank:
            return None
        if reading.issue:
            self._refuse(reading.issue, cell, place)
            return None
        value = self._value(reading, cell, place)
        if value is None and reading.missing is None:
            return None
        if place.stated and reading.status not in (None, place.status):
            self._refuse_status(reading.status, cell, place)
            return None
        if not self._can_be(value, cell, place):
            return None
        indicator = place.indicator
        return Observation(
            SeriesKey(indicator.key, place.dimension, place.method),
            period,
            value,
            indicator.unit,
            place.status if place.status is Status.EXAMPLE else reading.status or place.status,
            indicator.owner,
            indicator.disclosure,
            self.provenance(cell),
            reading.missing,
            "、".join(part for part in (reading.note, note) if part),
        )

    def provenance(self, cell: Cell) -> Provenance:
        """Where ``cell`` stands."""
        book = self._workbook
        return Provenance(book.name, book.sha256, self._sheet.name, cell.a1, cell.raw.strip(), cell.number_format)

    def _value(self, reading: Reading, cell: Cell, place: Place) -> float | None:
        """The figure in the indicator's unit; None with an issue where the unit does not fit."""
        if reading.value is None:
            return None
        unit = as_meant(reading.unit, place.indicator.unit) or place.unit
        try:
            value = convert(reading.value, unit, place.indicator.unit)
        except KnownError:
            expected = unit_label(place.indicator.unit, "ja")
            self._findings.error(
                "imports.cell.unit",
                self._sheet.name,
                cell.a1,
                cell.raw,
                found=unit_label(unit, "ja"),
                expected=expected,
            )
            return None
        if unit != place.indicator.unit:
            self._tell_conversion(value, unit, cell, place)
        return value

    def _tell_conversion(self, value: float, unit: str, cell: Cell, place: Place) -> None:
        """A note with the figure as it stands and as it goes into the record."""
        self._findings.note(
            "imports.check.converted",
            self._sheet.name,
            cell.a1,
            cell.raw,
            raw_text=cell.raw.strip(),
            found=unit_label(unit, "ja"),
            value=f"{value:,.12g}",
            expected=unit_label(place.indicator.unit, "ja"),
        )

    def _refuse(self, issue: str, cell: Cell, place: Place) -> None:
        facts: dict[str, object] = {"unit": unit_label(place.indicator.unit, "ja"), "title": place.indicator.title.ja}
        if issue == "ambiguous" and (choices := choices_of(cell.raw)):
            issue, facts["choices"] = "ambiguous_choices", "、".join(choices)
        self._findings.error(f"imports.cell.{issue}", self._sheet.name, cell.a1, cell.raw, raw_text=cell.raw, **facts)

    def _refuse_status(self, told: Status | None, cell: Cell, place: Place) -> None:
        words = wording("ja")
        facts = {"told": words(f"board.status.{told}"), "found": words(f"board.status.{place.status}")}
        self._findings.error(
            "imports.cell.status_differs", self._sheet.name, cell.a1, cell.raw, raw_text=cell.raw, **facts
        )

    def _can_be(self, value: float | None, cell: Cell, place: Place) -> bool:
        """Whether a figure can be at all; figures that can be but hardly are get asked about.

        A stock or a count below zero and a share above its whole are refused. Other flows below zero and percentages
        that are no shares are asked about.
        """
        indicator = place.indicator
        at, title = (self._sheet.name, cell.a1, cell.raw), indicator.title.ja
        if value is None:
            return True
        if value < 0 and (indicator.kind is Kind.STOCK or counted(indicator.unit)):
            self._findings.error("imports.check.below_zero", *at, title=title)
            return False
        if indicator.highest is not None and value > indicator.highest:
            most = f"{indicator.highest:,.12g}{unit_label(indicator.unit, 'ja')}"
            self._findings.error("imports.check.above_highest", *at, title=title, most=most)
            return False
        if value < 0:
            self._findings.warning("imports.check.negative", *at, title=title)
        if indicator.unit == "%" and value > 100:
            self._findings.warning("imports.check.above_100", *at, title=title)
        return True
