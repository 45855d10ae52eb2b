"""The first look at a record, fetched beside the start of the application."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import KnownError
from dashboard.wording import Language

if TYPE_CHECKING:
    from dashboard.first_look import FirstLook

PATIENCE = 1.0


class Glance:
    """Reads on a thread of its own from the moment it is made: a record may lie on a share that does not answer."""

    def __init__(self, record: Path, language: Language) -> None:
        self._record, self._language = record, language
        self._found: FirstLook | None = None
        self._thread = threading.Thread(target=self._read, name="renkei-glance", daemon=True)
        self._thread.start()

    def look(self) -> "FirstLook | None":
        """The look the record keeps; None where it keeps none, or where it takes more than ``PATIENCE`` seconds."""
        self._thread.join(PATIENCE)
        return self._found

    def _read(self) -> None:
        from dashboard.record.looks import kept_look

        try:
            self._found = kept_look(self._record, "committee", self._language)
        except KnownError:
            return  # reading the record in full will say the same, where it can be told
