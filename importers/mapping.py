"""A mapping made by hand: which labels of an unknown table are which indicator. Data, as TOML, kept in the record."""

import json
import re
import unicodedata
from collections.abc import Mapping as Names
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from dashboard.agreement.pack import Agreement
from dashboard.errors import KnownError
from dashboard.indicators.observation import Status
from dashboard.indicators.units import parse_unit
from importers.mapping_entries import mapping_entries

SETTING = "mapping."


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a mapping: figures whose labels end with ``row`` and ``column`` belong to an indicator.

    ``status`` is how firm the figures are where the sheet does not say; nobody is taken to have confirmed them.
    ``unit`` is that of bare numbers where the table states none, as a key of ``units`` ("" otherwise).
    ``at_row`` and ``at_column`` are where the figures stood when a person pointed at them (0: anywhere); figures
    found elsewhere are asked about. ``definition`` chooses where the same year stands twice (0: not chosen).
    """

    indicator: str
    dimension: str = ""
    method: str = ""
    status: str = "provisional"
    unit: str = ""
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    at_row: int = 0
    at_column: int = 0
    definition: int = 0


@dataclass(frozen=True, slots=True)
class HandMapping:
    """A mapping under the name a person gave it, for sheets whose name fits ``sheet`` (with * for anything)."""

    name: str
    sheet: str
    figures: tuple[Figure, ...]

    def fits(self, sheet: str) -> bool:
        """Whether the sheet of that name is meant; width of signs, case and spaces around do not count."""
        return fnmatchcase(_plain(sheet), _plain(self.sheet or "*"))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def mapping_text(mapping: HandMapping) -> str:
    """The mapping as TOML; ``mapping_from`` reads it back."""
    lines = [f"name = {_quoted(mapping.name)}", f"sheet = {_quoted(mapping.sheet)}"]
    for figure in mapping.figures:
        lines += ["", "[[figure]]"]
        for key in ("indicator", "dimension", "method", "status", "unit", "row", "column"):
            value = getattr(figure, key)
            if value:
                lines.append(f"{key} = {_quoted(list(value) if isinstance(value, tuple) else value)}")
        lines += [
            f"{key} = {getattr(figure, key)}" for key in ("at_row", "at_column", "definition") if getattr(figure, key)
        ]
    return "\n".join(lines) + "\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def mapping_from(text: str, name: str, agreement: Agreement) -> HandMapping:
    """The mapping written in ``text``; ``name`` is used where it states none.

    Raises KnownError of ``mapping_entries``, ``mapping.unknown_indicator``, ``mapping.unknown_part``,
    ``mapping.unknown_method``, ``mapping.unknown_status`` or ``mapping.unknown_unit`` where it is no mapping for
    this agreement.
    """
    table, entries = mapping_entries(text, name)
    figures = tuple(map(_figure, entries))
    mapping = HandMapping(str(table.get("name", "") or name), str(table.get("sheet", "*")), figures)
    for figure in figures:
        _check(figure, name, agreement)
    return mapping


def _figure(entry: dict[str, Any]) -> Figure:
    unit = str(entry.get("unit", ""))
    labels = {key: _labels(entry.get(key, ())) for key in ("row", "column")}
    return Figure(**{**entry, **labels, "unit": parse_unit(unit) or unit})


def _labels(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check(figure: Figure, file: str, agreement: Agreement) -> None:
    indicator = agreement.indicator(figure.indicator)
    if indicator is None:
        raise KnownError("mapping.unknown_indicator", file=file, found=figure.indicator)
    parts = {part.key for part in indicator.dimensions}
    if figure.dimension and figure.dimension not in parts:
        raise KnownError("mapping.unknown_part", file=file, found=figure.dimension, title=indicator.title.ja)
    if figure.method and agreement.method(figure.method) is None:
        raise KnownError("mapping.unknown_method", file=file, found=figure.method)
    if figure.status not in {status.value for status in Status}:
        raise KnownError("mapping.unknown_status", file=file, found=figure.status)
    if figure.unit and parse_unit(figure.unit) is None:
        raise KnownError("mapping.unknown_unit", file=file, found=figure.unit)
    if not (figure.row or figure.column):
        raise KnownError("mapping.no_labels", file=file, title=indicator.title.ja)


def mapping_in(path: Path, agreement: Agreement) -> HandMapping:
    """The mapping in a TOML file. Raises KnownError ``mapping.not_found`` or those of ``mapping_from``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("mapping.not_found", file=path.name) from error
    return mapping_from(text, path.stem, agreement)


def remembered(settings: Names[str, str], agreement: Agreement) -> tuple[HandMapping, ...]:
    """The mappings kept in a record's settings; one for an indicator the agreement no longer has is left out."""
    found = []
    for name, text in sorted(settings.items()):
        if name.startswith(SETTING) and text:
            try:
                found.append(mapping_from(text, name.removeprefix(SETTING), agreement))
            except KnownError:
                continue
    return tuple(found)


def setting_of(mapping: HandMapping) -> tuple[str, str]:
    """The setting under which a record keeps the mapping."""
    return SETTING + mapping.name, mapping_text(mapping)


def sheet_pattern(name: str) -> str:
    """A pattern for sheets named like ``name`` in other years: ``2019_一覧表`` → ``*_一覧表``."""
    escaped = re.sub(r"([\[?*])", r"[\1]", name)
    return re.sub(r"(?:(?:平成|令和|昭和|[HRS])(?:元|\d{1,2})|(?:19|20)\d{2})(?=年|_|\s|$|\D)", "*", escaped) or "*"
