"""What a layout made of one workbook: observations and initiatives with their cells, and all issues."""

from dataclasses import dataclass

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.written import Written
from dashboard.indicators.observation import Observation
from importers.issues import Issue


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting read from a sheet: its name and text in the record, and its words and cell for the report."""

    name: str
    text: str
    title: str
    raw: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Understood:
    """One workbook as understood by the layout named ``layout``.

    ``refusal`` is set when the file as a whole cannot be taken (another agreement's sheet, say).
    ``period``, ``author`` and ``subject`` (its key) come from the cover of a progress sheet; ``written`` from that of
    any sheet of ours.
    """

    layout: str
    observations: tuple[Observation, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    issues: tuple[Issue, ...] = ()
    refusal: Issue | None = None
    period: str = ""
    author: str = ""
    subject: str = ""
    settings: tuple[SettingRow, ...] = ()
    written: Written | None = None
