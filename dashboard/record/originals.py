"""Files as they were imported, kept whole in the record under the hash of their content, each once.

A file that would take the record beyond ``MOST_KEPT`` is not kept; its figures and their cells still are.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable

from dashboard.record import sql
from dashboard.record.batch import Original
from dashboard.record.rows import Row

MOST_KEPT = 512 * 2**20
"""Bytes that all originals of a record may take in it, packed."""
_PLAIN, _ZLIB = "", "zlib"


def rows_to_keep(connection: sqlite3.Connection, originals: Iterable[Original], batch: int) -> list[Row]:
    """The rows of those originals that are not held yet and for which there is room, sorted by their hash."""
    held, taken = kept(connection)
    found: list[Row] = []
    for original in sorted(originals, key=lambda entry: entry.sha256):
        if original.sha256 in held:
            continue
        packing, content = _packed(original.content)
        if taken + len(content) > MOST_KEPT:
            continue
        held |= {original.sha256}
        taken += len(content)
        found.append((batch, original.sha256, len(original.content), packing, content))
    return found


def kept(connection: sqlite3.Connection) -> tuple[frozenset[str], int]:
    """The hashes of all originals held, and the bytes they take; nothing in a record of the first version."""
    if not _has_them(connection):
        return frozenset(), 0
    rows = connection.execute(sql.ORIGINALS).fetchall()
    return frozenset(row[1] for row in rows), sum(row[3] for row in rows)


def kept_by(connection: sqlite3.Connection, batch: int) -> list[Row]:
    """Hash and size of the originals that came with ``batch``, as they enter its digest."""
    rows = connection.execute(sql.ORIGINALS).fetchall() if _has_them(connection) else []
    return [tuple(row[:3]) for row in rows if row[0] == batch]


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The file with this hash, None where it was not kept."""
    row = connection.execute(sql.ORIGINAL, (sha256,)).fetchone() if _has_them(connection) else None
    return _unpacked(row[0], row[1], row[2]) if row else None


def damaged(connection: sqlite3.Connection) -> list[str]:
    """The hashes of originals whose content is no longer what it was."""
    found = []
    for sha256 in sorted(kept(connection)[0]):
        content = content_of(connection, sha256)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            found.append(sha256)
    return found


def _packed(content: bytes) -> tuple[str, bytes]:
    """The content as stored: packed where that saves a tenth (a CSV, an old workbook), else as it is."""
    smaller = zlib.compress(content, 6)
    return (_ZLIB, smaller) if len(smaller) < 0.9 * len(content) else (_PLAIN, content)


def _unpacked(size: int, packing: str, content: bytes) -> bytes | None:
    """The file again; None where what is stored is not what was put in, or would grow beyond its size."""
    if packing == _PLAIN:
        return bytes(content)
    try:
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(content, size + 1)
    except zlib.error:
        return None
    return found if len(found) == size else None


def _has_them(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >= sql.VERSION_WITH_ORIGINALS
