"""Cells, rows and columns of a sheet as people name them: 4行目, 4–6行目, E列, E5."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.wording import Wording
from importers.cell import a1, column_letters


@dataclass(frozen=True, slots=True)
class Places:
    """Places as (row, column), 1-based: row 0 is a whole column, column 0 a whole row, both 0 nowhere."""

    spots: tuple[tuple[int, int], ...]

    def said(self, say: Wording) -> str:
        """The places in words. Worked: (4, 0), (5, 0), (6, 0) → ``4–6行目``; (0, 5) → ``E列``; (0, 0) → ``－``."""
        rows = sorted({row for row, column in self.spots if row and not column})
        columns = sorted({column for row, column in self.spots if column and not row})
        told = [a1(*spot) for spot in self.spots if all(spot)]
        told += [
            say("mapping.place.row", row=first) if first == last else say("mapping.place.rows", first=first, last=last)
            for first, last in _runs(rows)
        ]
        for first, last in _runs(columns):
            names = {"first": column_letters(first), "last": column_letters(last)}
            told.append(say("mapping.place.column" if first == last else "mapping.place.columns", **names))
        return say("mapping.place.list").join(told) or "－"


NOWHERE = Places(())


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run: 4, 5, 6, 9 → (4, 6), (9, 9)."""
    for _, group in groupby(enumerate(numbers), key=lambda entry: entry[1] - entry[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]
