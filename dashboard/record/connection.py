"""Opening and creating the record's file safely, and database errors in the user's words."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from dashboard.errors import KnownError
from dashboard.record import sql

# Measured: with these no acknowledged commit was lost in 2,000 simulated power losses (docs/decisions).
_SAFETY = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)
_WAIT_SECONDS = 10.0
_ERRORS = {
    sqlite3.SQLITE_READONLY_ROLLBACK: "record.unfinished",
    sqlite3.SQLITE_FULL: "record.disk_full",
    sqlite3.SQLITE_READONLY: "record.read_only",
    sqlite3.SQLITE_CANTOPEN: "record.cannot_open",
    sqlite3.SQLITE_PERM: "record.cannot_open",
    sqlite3.SQLITE_BUSY: "record.in_use",
    sqlite3.SQLITE_LOCKED: "record.in_use",
    sqlite3.SQLITE_NOTADB: "record.not_a_record",
    sqlite3.SQLITE_CORRUPT: "record.broken",
    sqlite3.SQLITE_IOERR: "record.cannot_open",
}


@contextlib.contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn the database's complaints about the outside world into KnownErrors that name the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        key = _ERRORS.get(code, _ERRORS.get(code & 0xFF)) if code is not None else None
        if key is None:
            raise
        raise KnownError(key, file=path.name, folder=str(path.parent)) from error


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection to the existing record ``path``.

    What a program that died while storing has left half done is taken back first, also for a reader.
    Raises KnownError when there is none, when it is no record of this product, when a newer
    version of the product made it, or ``record.unfinished`` where what is half done cannot be taken back.
    """
    if not path.is_file():
        raise KnownError("record.not_found", file=path.name, folder=str(path.parent))
    with known_errors(path):
        try:
            return _opened(path, writing=writing)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        _roll_back(path)
        return _opened(path, writing=writing)


def create(path: Path, meta: Iterable[tuple[str, str]]) -> sqlite3.Connection:
    """A connection to a new record that holds ``meta`` and no batch. Raises KnownError when the file exists.

    Tables and meta come in one transaction: whoever is ended meanwhile leaves a file that is no record yet.
    """
    try:
        with path.open("xb"):
            pass
    except FileExistsError as error:
        raise KnownError("record.exists", file=path.name) from error
    except FileNotFoundError as error:
        raise KnownError("record.no_folder", folder=str(path.parent)) from error
    except PermissionError as error:
        raise KnownError("record.folder_read_only", folder=str(path.parent)) from error
    except OSError as error:
        raise KnownError("record.cannot_create", file=path.name, folder=str(path.parent)) from error
    try:
        with known_errors(path):
            return _fill(path, meta)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The write lock is taken at the start, so that a second writer waits its turn."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _opened(path: Path, *, writing: bool) -> sqlite3.Connection:
    connection = _connection(path, writing=writing)
    try:
        _prepare(connection, path, writing=writing)
    except BaseException:
        connection.close()
        raise
    return connection


def _roll_back(path: Path) -> None:
    """Let the database take back a transaction that its writer did not live to end: any read does, where it may write.

    Without this the journal beside the file would lock out every reader until somebody stores.
    """
    with contextlib.closing(_connection(path, writing=True)) as connection:
        connection.execute("PRAGMA user_version").fetchone()


def _connection(path: Path, *, writing: bool) -> sqlite3.Connection:
    """The file by SQLite's URI; Windows and UNC paths keep their backslashes as escapes."""
    address = f"file:{quote(str(path.absolute()))}?mode={'rw' if writing else 'ro'}"
    kind = _Writer if writing else sqlite3.Connection
    return sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, factory=kind)


class _Writer(sqlite3.Connection):
    """Takes its emptied journal away when it is closed, so that nothing lies beside the record.

    What was stored is safe by then: the journal was cut to nothing and that was synced. The database itself takes the
    file away, under its lock; where another desk is at the record it leaves it to that one.
    """

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # closed already, or the disk takes nothing
            if not self.in_transaction:
                self.execute("PRAGMA journal_mode = DELETE")
        super().close()


def _fill(path: Path, meta: Iterable[tuple[str, str]]) -> sqlite3.Connection:
    connection = _connection(path, writing=True)
    try:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        for pragma in _SAFETY:
            connection.execute(pragma)
        with transaction(connection):
            for statement in sql.SCHEMA:
                connection.execute(statement)
            connection.executemany(sql.INSERT_META, meta)
            connection.execute(f"PRAGMA application_id = {sql.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {sql.VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, writing: bool) -> None:
    for pragma in _SAFETY:
        connection.execute(pragma)
    if connection.execute("PRAGMA application_id").fetchone()[0] != sql.APPLICATION_ID:
        raise KnownError("record.not_a_record", file=path.name, folder=str(path.parent))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > sql.VERSION:
        raise KnownError("record.newer_version", file=path.name, version=version, known=sql.VERSION)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    if writing and version < sql.VERSION:
        _upgrade(connection)


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the record to this version in one transaction; nothing that is in it changes."""
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in range(version, sql.VERSION):
            for statement in sql.UPGRADES[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {sql.VERSION}")
