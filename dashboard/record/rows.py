"""Observations and initiatives as database rows, and back."""

import dataclasses
import datetime
import json
from typing import Any

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.indicators.observation import (
    Disclosure,
    Missing,
    Observation,
    Period,
    Provenance,
    SeriesKey,
    Status,
)
from dashboard.place import Place

Row = tuple[str | int | float | bytes | None, ...]


def observation_row(entry: Observation, batch: int) -> Row:
    """The row of ``entry`` in the order of the ``observation`` table."""
    key, source = entry.key, entry.provenance
    return (
        *(key.indicator, key.dimension, key.method, entry.period.fiscal_year, batch),
        entry.period.as_of.isoformat() if entry.period.as_of else "",
        None if entry.value is None else float(entry.value) + 0.0,  # never −0.0: SQLite gives it back as 0.0
        *(entry.unit, entry.status.value, entry.owner, entry.disclosure.value),
        *(entry.missing.value if entry.missing else "", entry.note),
        *(source.file, source.sha256, source.sheet, source.cell, source.raw, source.number_format),
    )


_STATUS = {entry.value: entry for entry in Status}
_DISCLOSURE = {entry.value: entry for entry in Disclosure}
_MISSING = {entry.value: entry for entry in Missing}


def observation(row: tuple[Any, ...], imported: dict[int, datetime.datetime]) -> Observation:
    """The observation of a row; ``imported`` gives each batch's moment."""
    (indicator, dimension, method, year, batch, as_of, value, unit, status, owner, disclosure, missing, note) = row[:13]
    file, sha256, sheet, cell, raw, number_format = row[13:19]
    return Observation(
        SeriesKey(indicator, dimension, method),
        Period(year, datetime.date.fromisoformat(as_of) if as_of else None),
        value,
        unit,
        _STATUS[status],
        owner,
        _DISCLOSURE[disclosure],
        Provenance(file, sha256, sheet, cell, raw, number_format, imported.get(batch)),
        _MISSING[missing] if missing else None,
        note,
    )


def initiative_body(entry: Initiative) -> str:
    """``entry`` as canonical JSON; one without cells is written as before these were kept."""
    fields = dataclasses.asdict(entry)
    if not entry.cells:
        del fields["cells"]
    fields["due"] = entry.due.isoformat() if entry.due else None
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def initiative(body: str) -> Initiative:
    """The initiative of a JSON body."""
    fields = json.loads(body)
    fields["items"] = tuple(fields["items"])
    fields["goals"] = tuple(fields["goals"])
    fields["cost_shares"] = tuple(CostShare(**share) for share in fields["cost_shares"])
    fields["cells"] = tuple((column, cell) for column, cell in fields.get("cells", ()))
    fields["source"] = _place(fields["source"])
    fields["stage"] = Stage(fields["stage"])
    fields["disclosure"] = Disclosure(fields["disclosure"])
    fields["due"] = datetime.date.fromisoformat(fields["due"]) if fields["due"] else None
    return Initiative(**fields)


def _place(kept: list[str] | str) -> Place:
    """The place of an initiative; older records hold it joined, as ``file · sheet · cell``."""
    return Place(*(kept.rsplit(" · ", 2) if isinstance(kept, str) else kept))
