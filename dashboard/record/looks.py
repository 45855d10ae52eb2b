"""The first look at a record, kept in it beside the entries: derived, replaced by each change, never part of history.

It belongs to one digest. A record that has moved on since has none until somebody who changes it leaves a new one;
reading a record never writes to it.
"""

from contextlib import closing
from pathlib import Path

from dashboard.first_look import FirstLook, look_from, look_text
from dashboard.record import sql
from dashboard.record.connection import connect, known_errors, transaction


def kept_look(path: Path, audience: str, language: str) -> FirstLook | None:
    """The look kept for that audience and language; None where there is none of the record as it stands.

    Raises KnownError when the record cannot be opened.
    """
    with closing(connect(path, writing=False)) as connection, known_errors(path):
        has = connection.execute(sql.HAS_LOOKS).fetchone()[0]
        row = connection.execute(sql.LOOK, (audience, language)).fetchone() if has else None
        last = connection.execute(sql.LAST_BATCH).fetchone()
    look = look_from(row[1]) if row and last and row[0] == last[2][: len(row[0])] else None
    return look.named(path.stem) if look else None


def kept_languages(path: Path) -> tuple[str, ...]:
    """The languages in which windows of the committee have left a look, whether it still holds or not.

    Raises KnownError when the record cannot be opened.
    """
    with closing(connect(path, writing=False)) as connection, known_errors(path):
        has = connection.execute(sql.HAS_LOOKS).fetchone()[0]
        return tuple(row[0] for row in connection.execute(sql.LOOK_LANGUAGES)) if has else ()


def keep_look(path: Path, look: FirstLook, audience: str, language: str, digest: str) -> None:
    """Keep ``look`` for the record whose digest begins with ``digest``; one that was there before goes.

    Raises KnownError when the record cannot be written.
    """
    with closing(connect(path, writing=True)) as connection, known_errors(path), transaction(connection):
        connection.execute(sql.LOOK_TABLE)
        connection.execute(sql.DELETE_LOOK, (audience, language))
        connection.execute(sql.INSERT_LOOK, (audience, language, digest, look_text(look)))
