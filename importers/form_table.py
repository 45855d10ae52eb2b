"""The tables of a progress sheet: where the row of headings is and which column carries which key."""

import datetime
from collections.abc import Mapping

from dashboard.indicators.fiscal import parse_year
from dashboard.wording import LANGUAGES, wording
from importers.cell import Cell, Sheet
from importers.issues import Findings
from importers.layout import plain_label

_HEADER_ROWS = 30
_DASHES = frozenset("-－−–—―‐‑ー")


def labels_of(prefix: str, keys: tuple[str, ...]) -> dict[str, str]:
    """``{plain label: key}`` for texts ``<prefix>.<key>`` in all languages."""
    return {plain_label(wording(language)(f"{prefix}.{key}")): key for language in LANGUAGES for key in keys}


def find_heads(sheet: Sheet, labels: Mapping[str, str], needed: str, findings: Findings) -> tuple[int, dict[str, Cell]]:
    """(row, {key: its heading's cell}) of the row that has most of the headings.

    An error names the heading ``needed`` where no row has it; the row is then 0.
    """
    best = _best_heads(sheet, labels)
    if needed not in best[1]:
        label = next(text for text, key in labels.items() if key == needed)
        findings.error("imports.sheet.no_header", sheet.name, sheet=sheet.name, label=label)
        return 0, {}
    return best


def is_form(sheet: Sheet, labels: Mapping[str, str], needed: str) -> bool:
    """Whether a sheet, whatever its name, has the heading ``needed`` and at least half of the others beside it."""
    _, found = _best_heads(sheet, labels)
    return needed in found and len(found) * 2 >= len(set(labels.values()))


def _best_heads(sheet: Sheet, labels: Mapping[str, str]) -> tuple[int, dict[str, Cell]]:
    best: tuple[int, dict[str, Cell]] = (0, {})
    for index, (row, cells) in enumerate(sheet.rows()):
        if index >= _HEADER_ROWS:
            break
        found = {key: cell for cell in reversed(cells) if (key := labels.get(plain_label(cell.raw)))}
        if len(found) > len(best[1]):
            best = (row, found)
    return best


def word_choice(cell: Cell | None, words: Mapping[str, str]) -> str | None:
    """The key of the word in ``cell``; "" where it is blank, None where the word is unknown."""
    text = plain_label(cell.raw) if cell else ""
    return words.get(text) if text else ""


def is_cleared(cell: Cell) -> bool:
    """Whether a cell says that what stood there is to go: a dash alone, of whatever kind and width."""
    return cell.raw.strip() in _DASHES


def day_of(cell: Cell) -> datetime.date | None:
    """The day a cell names: a true date, ``2027/3/31``, ``令和9年3月31日``, a month's or a year's end; else None."""
    if isinstance(cell.value, datetime.datetime):
        return cell.value.date()
    if isinstance(cell.value, datetime.date):
        return cell.value
    label = parse_year(cell.raw)
    return label.period.as_of if label and label.plausible else None
