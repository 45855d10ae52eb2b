"""What a progress sheet leaves empty of an initiative that the record has: it stays as it was, and that is told."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.agreement.initiative import CostShare, Initiative
from dashboard.wording import wording
from importers.issues import Findings

_FIELDS = (
    *("items", "goals", "content", "method", "roles", "cost", "stage", "progress", "issue", "next_step"),
    *("due", "owner", "disclosure", "example", "saving"),
)
_NAMED = 5
"""So many empty cells are named in one note."""


def kept_where_empty(new: Initiative, old: Initiative | None) -> Initiative:
    """``new`` with what ``old`` says in the columns that have no cell in the sheet's row.

    Worked: a row with the due date emptied keeps the old one; ``－`` in its cell is a cell, and takes it away.
    """
    if old is None:
        return new
    filled = {column for column, _ in new.cells}
    kept = {name: getattr(old, name) for name in _FIELDS if name not in filled}
    shares = [share for share in old.cost_shares if f"share.{share.bearer}" not in filled]
    total = new.cost_total if "total" in filled else old.cost_total
    return replace(new, **kept, cost_shares=_in_order(new.cost_shares, shares, old), cost_total=total)


def _in_order(new: Iterable[CostShare], kept: Iterable[CostShare], old: Initiative) -> tuple[CostShare, ...]:
    """Both in the order of the old shares, those nobody had before at the end."""
    places = {share.bearer: place for place, share in enumerate(old.cost_shares)}
    return tuple(sorted((*new, *kept), key=lambda share: places.get(share.bearer, len(places))))


def tell_kept(changes: Iterable[tuple[Initiative, Initiative | None]], findings: Findings) -> None:
    """One note for each sheet about the columns that were emptied and stay as they were; ``changes`` are (new, old)."""
    say = wording("ja")
    sheets: dict[str, list[str]] = {}
    for new, old in changes:
        filled = {column for column, _ in new.cells}
        names = [name for name in _FIELDS if old is not None and getattr(old, name) and name not in filled]
        if names:
            labels = "・".join(say(f"sheet.initiative.{name}") for name in names)
            sheets.setdefault(new.source.sheet, []).append(f"{new.title}（{labels}）")
    for sheet, told in sheets.items():
        titles = "、".join(told[:_NAMED]) + ("…" if len(told) > _NAMED else "")
        findings.note("imports.sheet.kept", sheet, titles=titles)
