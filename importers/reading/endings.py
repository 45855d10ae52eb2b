"""The endings under which each kind of table goes: none that a system runs as a program.

An original is opened through the system, which goes by the ending alone, so a file under any other is not taken in.
"""

from pathlib import PurePath

ENDINGS: dict[str, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xls": (".xls", ".xlt"),
    "xml": (".xml", ".xls"),
    "csv": (".csv", ".tsv", ".txt", ".tab", ".prn", ".dat"),
}
"""Kind of file → its endings, the usual one first."""
_KNOWN = frozenset(ending for endings in ENDINGS.values() for ending in endings)


def is_known(name: str) -> bool:
    """Whether a file of this name may hold a table: its ending is known, or it has none."""
    ending = PurePath(name.rstrip(" .")).suffix.lower()  # Windows leaves dots and spaces at the end out
    return not ending or ending in _KNOWN
