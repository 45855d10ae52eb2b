"""The figures held in a record, read from the database and made into observations once, whatever views are taken."""

import datetime
import sqlite3
from collections.abc import Iterable

from dashboard.indicators.observation import Observation
from dashboard.record import sql
from dashboard.record.rows import observation

Figures = tuple[Observation, ...]


class HeldFigures:
    """The observations behind one connection; read again only when a batch has been stored since."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: tuple[object, ...] | None = None
        self._rows: list[tuple[object, ...]] = []
        self._made: dict[int, Observation] = {}

    def counting(self, live: set[int], moments: dict[int, datetime.datetime]) -> tuple[Figures, Figures]:
        """Of the batches in ``live`` the figures that count, and those a later entry replaced."""
        self._read()
        newest: dict[tuple[object, ...], tuple[object, ...]] = {}
        replaced: list[tuple[object, ...]] = []
        for row in self._rows:
            if row[4] in live:
                if (place := row[:4]) in newest:
                    replaced.append(newest[place])
                newest[place] = row
        return self._observations(newest.values(), moments), self._observations(replaced, moments)

    def _read(self) -> None:
        last = self._connection.execute(sql.LAST_BATCH).fetchone()
        if self._last is None or last != self._last:
            self._last = last
            self._rows = self._connection.execute(sql.OBSERVATIONS).fetchall()
            self._made = {}

    def _observations(
        self, rows: Iterable[tuple[object, ...]], moments: dict[int, datetime.datetime]
    ) -> tuple[Observation, ...]:
        made, found = self._made, []  # by the identity of the rows held
        for row in rows:
            if (entry := made.get(id(row))) is None:
                entry = made[id(row)] = observation(row, moments)
            found.append(entry)
        return tuple(found)
