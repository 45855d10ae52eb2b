"""All SQL of the record: plain, portable statements with ``?`` for values, and nothing but tables.

Times are texts in UTC, ``2026-11-23T12:00:00.000000Z``, so that their order is the order of time.
"""

APPLICATION_ID = 0x524E4B49  # "RNKI"
VERSION = 3
VERSION_WITH_ORIGINALS = 2

_ORIGINAL_TABLE = """CREATE TABLE original (
        batch INTEGER NOT NULL REFERENCES batch (number), sha256 TEXT NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL, packing TEXT NOT NULL, content BLOB NOT NULL)"""

SCHEMA = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE batch (
        number INTEGER NOT NULL PRIMARY KEY, recorded_at TEXT NOT NULL, kind TEXT NOT NULL,
        author TEXT NOT NULL, note TEXT NOT NULL, digest TEXT NOT NULL)""",
    """CREATE TABLE source_file (
        batch INTEGER NOT NULL REFERENCES batch (number), name TEXT NOT NULL, sha256 TEXT NOT NULL,
        size INTEGER NOT NULL)""",
    """CREATE TABLE withdrawal (
        batch INTEGER NOT NULL REFERENCES batch (number),
        withdrawn INTEGER NOT NULL REFERENCES batch (number))""",
    """CREATE TABLE setting (
        batch INTEGER NOT NULL REFERENCES batch (number), name TEXT NOT NULL, value TEXT NOT NULL)""",
    """CREATE TABLE initiative (
        batch INTEGER NOT NULL REFERENCES batch (number), name TEXT NOT NULL, body TEXT NOT NULL)""",
    """CREATE TABLE observation (
        indicator TEXT NOT NULL, dimension TEXT NOT NULL, method TEXT NOT NULL,
        fiscal_year INTEGER NOT NULL, batch INTEGER NOT NULL REFERENCES batch (number),
        as_of TEXT NOT NULL, value DOUBLE PRECISION, unit TEXT NOT NULL, status TEXT NOT NULL,
        owner TEXT NOT NULL, disclosure TEXT NOT NULL, missing TEXT NOT NULL, note TEXT NOT NULL,
        file TEXT NOT NULL, sha256 TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL,
        raw TEXT NOT NULL, number_format TEXT NOT NULL,
        PRIMARY KEY (indicator, dimension, method, fiscal_year, batch))""",
    _ORIGINAL_TABLE,
)

UPGRADES: dict[int, tuple[str, ...]] = {1: (_ORIGINAL_TABLE,), 2: ()}
"""What turns a record of one version into the next: {version found: statements}.

The third keeps the cells of an initiative in its body, which the second would not know how to read.
"""

INSERT_META = "INSERT INTO meta (name, value) VALUES (?, ?)"
SELECT_META = "SELECT name, value FROM meta"
INSERT_BATCH = "INSERT INTO batch (number, recorded_at, kind, author, note, digest) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_FILE = "INSERT INTO source_file (batch, name, sha256, size) VALUES (?, ?, ?, ?)"
INSERT_WITHDRAWAL = "INSERT INTO withdrawal (batch, withdrawn) VALUES (?, ?)"
INSERT_SETTING = "INSERT INTO setting (batch, name, value) VALUES (?, ?, ?)"
INSERT_INITIATIVE = "INSERT INTO initiative (batch, name, body) VALUES (?, ?, ?)"
INSERT_ORIGINAL = "INSERT INTO original (batch, sha256, size, packing, content) VALUES (?, ?, ?, ?, ?)"
INSERT_OBSERVATION = "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

LOOK_TABLE = """CREATE TABLE IF NOT EXISTS look (
        audience TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (audience, language))"""
"""What is derived has a table only once there is something in it; a version that does not know it passes over it."""
HAS_LOOKS = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'look'"
DELETE_LOOK = "DELETE FROM look WHERE audience = ? AND language = ?"
INSERT_LOOK = "INSERT INTO look (audience, language, digest, body) VALUES (?, ?, ?, ?)"

LOOK_LANGUAGES = "SELECT language FROM look WHERE audience = 'committee' ORDER BY language"
LOOK = "SELECT digest, body FROM look WHERE audience = ? AND language = ?"
LAST_BATCH = "SELECT number, recorded_at, digest FROM batch ORDER BY number DESC LIMIT 1"
BATCHES = "SELECT number, recorded_at, kind, author, note, digest FROM batch WHERE recorded_at <= ? ORDER BY number"
FILES = "SELECT batch, name, sha256, size FROM source_file ORDER BY batch, name, sha256"
WITHDRAWALS = "SELECT batch, withdrawn FROM withdrawal ORDER BY batch, withdrawn"
SETTINGS = "SELECT batch, name, value FROM setting ORDER BY batch, name"
INITIATIVES = "SELECT batch, name, body FROM initiative ORDER BY batch, name"
ORIGINALS = "SELECT batch, sha256, size, LENGTH(content) FROM original ORDER BY sha256"
ORIGINAL = "SELECT size, packing, content FROM original WHERE sha256 = ?"
OBSERVATION_COUNTS = "SELECT batch, COUNT(*) FROM observation GROUP BY batch"
INITIATIVE_COUNTS = "SELECT batch, COUNT(*) FROM initiative GROUP BY batch"
OBSERVATIONS = """SELECT indicator, dimension, method, fiscal_year, batch, as_of, value, unit, status, owner,
        disclosure, missing, note, file, sha256, sheet, cell, raw, number_format
    FROM observation ORDER BY indicator, dimension, method, fiscal_year, batch"""
OBSERVATIONS_OF = """SELECT indicator, dimension, method, fiscal_year, batch, as_of, value, unit, status, owner,
        disclosure, missing, note, file, sha256, sheet, cell, raw, number_format
    FROM observation WHERE batch = ? ORDER BY indicator, dimension, method, fiscal_year"""
