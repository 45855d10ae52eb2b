"""The record: what was known when. Entries are only ever added; a correction is a newer entry."""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from dashboard.errors import KnownError
from dashboard.record import originals, sql
from dashboard.record.batch import Batch, BatchRow, RecordView, SourceFile
from dashboard.record.connection import connect, create, known_errors, transaction
from dashboard.record.figures import HeldFigures
from dashboard.record.rows import Row, initiative, initiative_body, observation_row

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_Entry = TypeVar("_Entry")


class Record:
    """An open record file. Use it as a context manager; one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._figures = HeldFigures(connection)

    @classmethod
    def create(cls, path: Path, pack: str, now: datetime.datetime) -> "Record":
        """A new record that keeps ``pack``, the agreement's TOML, as it reads today."""
        return cls(path, create(path, (("created_at", _text(now)), ("pack", pack))))

    @classmethod
    def open(cls, path: Path, *, writing: bool = False) -> "Record":
        """An existing record. Raises KnownError in the user's words when it cannot be opened."""
        return cls(path, connect(path, writing=writing))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def digest(self) -> str:
        """The digest of what was stored last; "" where nothing was."""
        with known_errors(self.path):
            last = self._connection.execute(sql.LAST_BATCH).fetchone()
        return str(last[2]) if last else ""

    def commit(self, batch: Batch, now: datetime.datetime, *, expected: str | None = None) -> int:
        """Store ``batch`` in one transaction and return its number.

        ``expected`` is the fingerprint the person saw; when the record has moved on since, KnownError
        ``record.moved_on`` is raised and nothing is stored.
        """
        with known_errors(self.path), transaction(self._connection):
            last = self._connection.execute(sql.LAST_BATCH).fetchone()
            number, before, digest = (last[0] + 1, _moment(last[1]), last[2]) if last else (1, None, "")
            if expected is not None and expected != digest:
                raise KnownError("record.moved_on", file=self.path.name)
            if before is not None and now <= before:
                now = before + datetime.timedelta(microseconds=1)
            rows = _contents(batch, number)
            head = (number, _text(now), batch.kind, batch.author, batch.note)
            keeping = originals.rows_to_keep(self._connection, batch.originals, number)
            link = _digest(digest, head, rows, [row[:3] for row in keeping])
            self._connection.execute(sql.INSERT_BATCH, (*head, link))
            for statement, entries in {**rows, sql.INSERT_ORIGINAL: keeping}.items():
                self._connection.executemany(statement, entries)
        return int(number)

    def view(self, instant: datetime.datetime) -> RecordView:
        """The record as it stood at ``instant``: the newest entry of each figure that counts then."""
        with known_errors(self.path):
            return self._view(instant)

    def present(self, now: datetime.datetime) -> RecordView:
        """The record as it stands: with every entry, also where the clock that stored the last one is ahead of ``now``.

        Desks that share a record do not share a clock. A view at ``now`` would then hide what is already stored, and
        nothing could be stored upon it. The view's instant is the later of both.
        """
        with known_errors(self.path):
            last = self._connection.execute(sql.LAST_BATCH).fetchone()
            return self._view(max(now, _moment(last[1])) if last else now)

    def original(self, sha256: str, name: str = "") -> bytes:
        """The file with this hash; ``name`` is what the error calls it. Raises KnownError ``record.no_original``."""
        with known_errors(self.path):
            content = originals.content_of(self._connection, sha256)
        if content is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise KnownError("record.broken", file=self.path.name, folder=str(self.path.parent))
        if content is None:
            raise KnownError("record.no_original", file=name or sha256[:12])
        return content

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, as texts for support; empty when it is sound.

        Runs the database's own check, then recomputes the chain of digests over all batches and the
        hash of every original, which finds entries changed behind the product's back.
        """
        with known_errors(self.path):
            found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            digest = ""
            for row in self._connection.execute(sql.BATCHES, ("9999",)).fetchall():
                kept = originals.kept_by(self._connection, row[0])
                digest = _digest(digest, row[:5], self._stored(row[0]), kept)
                if digest != row[5]:
                    return (*found, f"batch {row[0]}: digest differs")
            found += [f"original {sha256[:12]}: content differs" for sha256 in originals.damaged(self._connection)]
        return tuple(found)

    def _view(self, instant: datetime.datetime) -> RecordView:
        meta = dict(self._connection.execute(sql.SELECT_META).fetchall())
        if "pack" not in meta:
            raise KnownError("record.no_pack", file=self.path.name)
        heads = self._connection.execute(sql.BATCHES, (_text(instant),)).fetchall()
        moments = {row[0]: _moment(row[1]) for row in heads}
        withdrawals = [row for row in self._connection.execute(sql.WITHDRAWALS).fetchall() if row[0] in moments]
        gone = _gone(withdrawals)
        live = moments.keys() - gone
        kept, taken = originals.kept(self._connection)
        observations, superseded = self._figures.counting(live, moments)
        settings = self._connection.execute(sql.SETTINGS).fetchall()
        named = ((batch, (name, value)) for batch, name, value in settings)
        stories = {row[1]: row for row in self._connection.execute(sql.INITIATIVES) if row[0] in live}
        return RecordView(
            instant=instant,
            name=self.path.stem,
            pack=meta["pack"],
            fingerprint=heads[-1][5] if heads else "",
            observations=observations,
            initiatives=tuple(initiative(stories[key][2]) for key in sorted(stories)),
            settings={row[1]: row[2] for row in settings if row[0] in live},
            batches=self._ledger(heads, moments, gone, _by_batch(withdrawals), _by_batch(named)),
            kept=kept,
            kept_bytes=taken,
            superseded=superseded,
            initiative_batches={key: row[0] for key, row in stories.items()},
        )

    def _ledger(
        self,
        heads: list[tuple[int, str, str, str, str, str]],
        moments: dict[int, datetime.datetime],
        gone: set[int],
        withdrawn: dict[int, list[int]],
        settings: dict[int, list[tuple[str, str]]],
    ) -> tuple[BatchRow, ...]:
        files: dict[int, list[SourceFile]] = {}
        for batch, name, sha256, size in self._connection.execute(sql.FILES):
            files.setdefault(batch, []).append(SourceFile(name, sha256, size))
        figures = dict(self._connection.execute(sql.OBSERVATION_COUNTS).fetchall())
        initiatives = dict(self._connection.execute(sql.INITIATIVE_COUNTS).fetchall())
        return tuple(
            BatchRow(
                number, moments[number], kind, author, note, tuple(files.get(number, ())),
                figures.get(number, 0), initiatives.get(number, 0), number in gone,
                tuple(withdrawn.get(number, ())), tuple(settings.get(number, ())),
            )
            for number, _, kind, author, note, _ in heads
        )  # fmt: skip

    def _stored(self, number: int) -> dict[str, list[Row]]:
        """The batch's rows as stored, in the shape of ``_contents``."""

        def of(statement: str) -> list[Row]:
            return [tuple(row) for row in self._connection.execute(statement) if row[0] == number]

        return {
            sql.INSERT_FILE: of(sql.FILES),
            sql.INSERT_WITHDRAWAL: of(sql.WITHDRAWALS),
            sql.INSERT_SETTING: of(sql.SETTINGS),
            sql.INSERT_INITIATIVE: of(sql.INITIATIVES),
            sql.INSERT_OBSERVATION: [tuple(row) for row in self._connection.execute(sql.OBSERVATIONS_OF, (number,))],
        }


def _gone(withdrawals: list[tuple[int, int]]) -> set[int]:
    """The batches that no longer count; a withdrawal that was itself withdrawn takes nothing away.

    ``withdrawals`` are (withdrawing, withdrawn). A withdrawal can only be withdrawn later, so the newest is
    settled first. Worked: 2 withdraws 1, 3 withdraws 2 → {2}: batch 1 counts again.
    """
    gone: set[int] = set()
    for batch, withdrawn in sorted(withdrawals, reverse=True):
        if batch not in gone:
            gone.add(withdrawn)
    return gone


def _by_batch(entries: Iterable[tuple[int, _Entry]]) -> dict[int, list[_Entry]]:
    """What each batch brought, in order, from (batch, entry)."""
    found: dict[int, list[_Entry]] = {}
    for batch, entry in entries:
        found.setdefault(batch, []).append(entry)
    return found


def _contents(batch: Batch, number: int) -> dict[str, list[Row]]:
    """The rows of a batch under the statement that stores them, sorted as they are read back."""
    newest = {(entry.key, entry.period.fiscal_year): entry for entry in batch.observations}
    stamped = [observation_row(entry, number) for entry in newest.values()]
    stories = {entry.key: initiative_body(entry) for entry in batch.initiatives}
    return {
        sql.INSERT_FILE: sorted((number, file.name, file.sha256, file.size) for file in batch.files),
        sql.INSERT_WITHDRAWAL: sorted((number, gone) for gone in batch.withdraws),
        sql.INSERT_SETTING: sorted(
            (number, name, value) for name, value in dict((*batch.settings, *batch.places)).items()
        ),
        sql.INSERT_INITIATIVE: sorted((number, key, body) for key, body in stories.items()),
        sql.INSERT_OBSERVATION: sorted(stamped, key=_series_and_year),
    }


def _series_and_year(row: Row) -> list[str]:
    return [*(str(part) for part in row[:3]), str(row[3]).zfill(5)]


def _digest(before: str, head: tuple[object, ...], rows: dict[str, list[Row]], kept: list[Row]) -> str:
    """The link of this batch in the chain of digests; ``kept`` are hash and size of the originals it brought.

    Without originals it is what the first version of the record computed.
    """
    lists = [*rows.values(), kept] if kept else [*rows.values()]
    text = json.dumps([before, list(head), lists], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime(_FORM)


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, _FORM).replace(tzinfo=datetime.UTC)
