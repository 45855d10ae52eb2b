"""Article 5: the one gate. What an audience may not see is dropped here, before a Board is built."""

from dataclasses import dataclass, replace

from dashboard.board import Audience
from dashboard.indicators.observation import Disclosure
from dashboard.record.batch import RecordView


@dataclass(frozen=True, slots=True)
class Gate:
    """A view as one audience may see it, and how much was left out."""

    view: RecordView
    observations: int
    initiatives: int


def open_to(view: RecordView, audience: Audience) -> Gate:
    """``view`` without what ``audience`` may not see.

    The committee sees all. The public sees what is marked public; the ledger of imports (authors and
    file lists), the record's name and the settings of the consultation are the parties' own.
    """
    if audience == "committee":
        return Gate(view, 0, 0)
    observations = tuple(entry for entry in view.observations if entry.disclosure is Disclosure.PUBLIC)
    initiatives = tuple(entry for entry in view.initiatives if entry.disclosure is Disclosure.PUBLIC)
    open_view = replace(view, name="", observations=observations, initiatives=initiatives, settings={}, batches=())
    return Gate(open_view, len(view.observations) - len(observations), len(view.initiatives) - len(initiatives))
