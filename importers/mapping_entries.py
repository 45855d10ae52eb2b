"""The text of a mapping file: TOML with the keys and values it may hold, or a refusal that says where it errs."""

import re
import tomllib
from typing import Any

from dashboard.errors import KnownError

_TEXTS = ("indicator", "dimension", "method", "status", "unit")
_LABELS = ("row", "column")
_NUMBERS = ("at_row", "at_column", "definition")
_LINE = re.compile(r"at line (\d+)")


def mapping_entries(text: str, file: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The table written in ``text`` and its entries ``[[figure]]``, each key of the kind it has to be.

    Raises KnownError ``mapping.broken`` (with the line), ``mapping.no_figures``, ``mapping.no_indicator``,
    ``mapping.unknown_key``, ``mapping.not_text``, ``mapping.not_labels`` or ``mapping.not_number``.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise KnownError("mapping.broken", file=file, line=line[1] if line else len(text.splitlines())) from error
    entries = table.get("figure")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise KnownError("mapping.no_figures", file=file)
    for key in ("name", "sheet"):
        if not isinstance(table.get(key, ""), str):
            raise KnownError("mapping.not_text", file=file, number="－", name=key, found=table[key])
    for number, entry in enumerate(entries, 1):
        _check_entry(entry, number, file)
    return table, entries


def _check_entry(entry: dict[str, Any], number: int, file: str) -> None:
    if "indicator" not in entry:
        raise KnownError("mapping.no_indicator", file=file, number=number)
    for key, value in entry.items():
        facts = {"file": file, "number": number, "name": key, "found": value}
        if key in _TEXTS:
            good, problem = isinstance(value, str), "mapping.not_text"
        elif key in _LABELS:
            words = value if isinstance(value, list) else [value]
            good, problem = all(isinstance(word, str) for word in words), "mapping.not_labels"
        elif key in _NUMBERS:
            good, problem = type(value) is int and value >= 0, "mapping.not_number"
        else:
            good, problem, facts["found"] = False, "mapping.unknown_key", "、".join((*_TEXTS, *_LABELS, *_NUMBERS))
        if not good:
            raise KnownError(problem, **facts)
