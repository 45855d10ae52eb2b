"""A TOML table of a pack that knows where it stands, so that every complaint names its place."""

import datetime
import math
from collections.abc import Callable
from typing import Any, TypeVar

from dashboard.errors import KnownError
from dashboard.indicators.register import Text

Entry = TypeVar("Entry")


class Table:
    """A TOML table that knows where it stands, so that every complaint names its place."""

    def __init__(self, content: dict[str, Any], place: str, pack: str) -> None:
        self._content = content
        self.place = place
        self.pack = pack

    def fail(self, name: str, reason: str) -> KnownError:
        """The complaint about ``name`` in this table."""
        place = f"{self.place}.{name}" if self.place and name else self.place or name
        return KnownError("agreement.pack_broken", pack=self.pack, place=place, reason=reason)

    def get(self, name: str, kind: type[Entry], default: Entry | None = None) -> Entry:
        """The value of ``name``, which has to be of ``kind``; without a default it has to be there."""
        value = self._content.get(name, default)
        if value is None:
            raise self.fail(name, "missing")
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(name, f"expected {kind.__name__}, found {value!r}")
        if isinstance(value, float) and not math.isfinite(value):
            raise self.fail(name, f"{value} is no number to reckon with")
        return value

    def optional(self, name: str, kind: type[Entry]) -> Entry | None:
        """The value of ``name``, or None where it is not given."""
        return self.get(name, kind) if name in self._content else None

    def text(self, name: str) -> Text:
        """A ``{ja, en}`` pair."""
        inner = self.table(name)
        return Text(inner.get("ja", str), inner.get("en", str))

    def written(self, name: str) -> Text:
        """A plain text where both languages write it the same, such as ``kWh/kW``; a ``{ja, en}`` pair elsewhere."""
        value = self._content.get(name)
        return Text(value, value) if isinstance(value, str) else self.text(name)

    def day(self, name: str) -> datetime.date | None:
        """A date, or None where it is not given."""
        return self.optional(name, datetime.date)

    def table(self, name: str) -> "Table":
        """The inner table ``name``."""
        return Table(self.get(name, dict), f"{self.place}.{name}" if self.place else name, self.pack)

    def tables(self, name: str, make: "Callable[[Table], Entry]") -> tuple[Entry, ...]:
        """Every entry of the array of tables ``name``, made by ``make``."""
        rows = self.get(name, list, [])
        where = f"{self.place}.{name}" if self.place else name
        found = []
        for index, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                raise self.fail(name, f"entry {index} is no table")
            found.append(make(Table(row, f"{where}[{row.get('key', row.get('number', index))}]", self.pack)))
        return tuple(found)

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where it is not given."""
        values = self.get(name, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fail(name, "expected a list of texts")
        return tuple(values)

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers, empty where it is not given."""
        values = self.get(name, list, [])
        if not all(isinstance(value, int) for value in values):
            raise self.fail(name, "expected a list of whole numbers")
        return tuple(values)

    def choice(self, name: str, kind: Callable[[str], Entry], default: str | None = None) -> Entry:
        """One of the words ``kind`` knows."""
        word = self.get(name, str, default)
        try:
            return kind(word)
        except ValueError as error:
            raise self.fail(name, f"unknown word {word!r}") from error
