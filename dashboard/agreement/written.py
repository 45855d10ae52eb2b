"""When a sheet to fill in was written, and from which state of the record: kept in a hidden row of its cover."""

import datetime
import re
from dataclasses import dataclass

_DIGITS = 16
_FORM = re.compile(r"(?P<instant>\d{4}-\d\d-\d\dT\S+)(?:\s+(?P<fingerprint>[0-9a-f]{1,64}))?")


@dataclass(frozen=True, slots=True)
class Written:
    """The instant, and the beginning of the record's fingerprint then ("" for a record without any entry)."""

    instant: datetime.datetime
    fingerprint: str

    def text(self) -> str:
        """As it stands in the cell: ``2026-11-20T03:00:00+00:00 0123456789abcdef``."""
        return f"{self.instant.astimezone(datetime.UTC).isoformat()} {self.fingerprint[:_DIGITS]}".strip()

    def is_of(self, fingerprint: str) -> bool:
        """Whether the record still stands as it did when the sheet was written."""
        return self.fingerprint[:_DIGITS] == fingerprint[:_DIGITS]


def written_in(text: str) -> Written | None:
    """What a cell tells; None where it is blank, or somebody has made something else of it."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    try:
        instant = datetime.datetime.fromisoformat(found["instant"])
    except ValueError:
        return None
    return Written(instant, found["fingerprint"] or "") if instant.tzinfo else None
