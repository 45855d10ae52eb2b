"""A TOML table of a pack that knows where it stands, and gathers what is wrong in it, each fault with its place."""

import datetime
import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar, cast

from dashboard.errors import KnownError
from dashboard.indicators.fiscal import FIRST_YEAR, LAST_YEAR
from dashboard.indicators.register import Text

Entry = TypeVar("Entry")
Word = TypeVar("Word", bound=StrEnum)
_MOST = 10**300
_NEVER_MEANT: dict[type, type] = {int: bool, datetime.date: datetime.datetime}
"""Python counts these as of the kind; in a pack they are something else."""


class Faults:
    """Everything that is wrong in one pack, in the order in which it is read."""

    def __init__(self, pack: str) -> None:
        self._pack = pack
        self._found: list[KnownError] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, kind: str, place: str, **values: object) -> None:
        """Note a fault of the ``kind`` that is told by ``agreement.fault``."""
        self._found.append(KnownError(f"agreement.fault.{kind}", place=place, **values))

    def tell(self) -> None:
        """Raise KnownError ``agreement.pack_broken`` with all faults, where there are any."""
        if self._found:
            values = {"count": len(self._found), "faults": tuple(self._found)}
            raise KnownError("agreement.pack_broken", pack=self._pack, **values)


class Table:
    """A TOML table that knows where it stands.

    What cannot be read is noted among ``faults`` and stood in for by something empty of its kind, so that reading goes
    on to the end. ``lost`` is a table that is not there itself: what is missing in it is no further fault.
    """

    def __init__(self, content: dict[str, Any], place: str, faults: Faults, *, lost: bool = False) -> None:
        self._content = content
        self.place = place
        self.faults = faults
        self._lost = lost

    def fail(self, name: str, kind: str, **values: object) -> None:
        """Note a fault of ``name`` in this table."""
        if not self._lost:
            self.faults.add(kind, self._at(name), **values)

    def get(self, name: str, kind: type[Entry], default: Entry | None = None) -> Entry:
        """The value of ``name``, which has to be of ``kind``; without a default it has to be there."""
        value = self._content.get(name, default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value) if abs(value) <= _MOST else math.inf
        if value is None:
            self.fail(name, "missing")
        elif not _is(value, kind):
            self.fail(name, f"not_{kind.__name__}", found=_shown(value))
        elif isinstance(value, float) and not math.isfinite(value):
            self.fail(name, "not_float", found=_shown(value))
        else:
            return value
        return cast("Entry", _EMPTY[kind])

    def optional(self, name: str, kind: type[Entry]) -> Entry | None:
        """The value of ``name``, or None where it is not given."""
        return self.get(name, kind) if name in self._content else None

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number from ``least`` to ``most``; the default may lie outside and stand for none."""
        before, value = len(self.faults), self.get(name, int, default)
        if name not in self._content or least <= value <= most:
            return value
        if len(self.faults) == before:
            self.fail(name, "out_of_bounds", found=value, least=least, most=most)
        return least

    def optional_whole(self, name: str, least: int, most: int) -> int | None:
        """The same, or None where it is not given."""
        return self.whole(name, least, most) if name in self._content else None

    def text(self, name: str) -> Text:
        """A ``{ja, en}`` pair."""
        inner = self.table(name)
        return Text(inner.get("ja", str), inner.get("en", str))

    def written(self, name: str) -> Text:
        """A plain text where both languages write it the same, such as ``kWh/kW``; a ``{ja, en}`` pair elsewhere."""
        value = self._content.get(name)
        return Text(value, value) if isinstance(value, str) else self.text(name)

    def date(self, name: str) -> datetime.date:
        """A date in a year that the product reckons with."""
        day = self.get(name, datetime.date)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(name, "no_year", year=day.year, first=FIRST_YEAR, last=LAST_YEAR)
        return day

    def day(self, name: str) -> datetime.date | None:
        """The same, or None where it is not given."""
        return self.date(name) if name in self._content else None

    def table(self, name: str) -> "Table":
        """The inner table ``name``."""
        before = len(self.faults)
        content = self.get(name, dict)
        return Table(content, self._at(name), self.faults, lost=self._lost or len(self.faults) > before)

    def tables(self, name: str, make: "Callable[[Table], Entry]") -> tuple[Entry, ...]:
        """Every entry of the array of tables ``name``, made by ``make``."""
        found = []
        for index, row in enumerate(self.get(name, list, []), 1):
            if isinstance(row, dict):
                at = f"{self._at(name)}[{row.get('key', row.get('number', index))}]"
                found.append(make(Table(row, at, self.faults)))
            else:
                self.fail(f"{name}[{index}]", "not_dict", found=_shown(row))
        return tuple(found)

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where it is not given."""
        return self._every(name, str, "not_texts")

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers, empty where it is not given."""
        return self._every(name, int, "not_numbers")

    def choice(self, name: str, kind: type[Word], default: str | None = None) -> Word:
        """One of the words of ``kind``."""
        before = len(self.faults)
        word = self.get(name, str, default)
        found = next((one for one in kind if one.value == word), None)
        if found is None and len(self.faults) == before:
            self.fail(name, "unknown_word", found=_shown(word), known=", ".join(one.value for one in kind))
        return found or next(iter(kind))

    def _every(self, name: str, kind: type[Entry], fault: str) -> tuple[Entry, ...]:
        values = self.get(name, list, [])
        if not all(_is(value, kind) for value in values):
            self.fail(name, fault, found=_shown(values))
        return tuple(value for value in values if _is(value, kind))

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name


_EMPTY: dict[type, object] = {
    str: "",
    int: 0,
    float: 0.0,
    bool: False,
    list: [],
    dict: {},
    datetime.date: datetime.date(2000, 1, 1),
}


def _is(value: object, kind: type[Entry]) -> TypeGuard[Entry]:
    return isinstance(value, kind) and not isinstance(value, _NEVER_MEANT.get(kind, ()))


def _shown(value: object) -> str:
    """A value as TOML writes it, as near as makes it findable."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else repr(value)
