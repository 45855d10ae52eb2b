"""A factor against what it can be and against what it was: slips of a hundred and a thousand are asked about."""

from decimal import Decimal

from dashboard.indicators.factors import Factor, Plausible
from dashboard.indicators.units import parse_unit
from importers.cell import Cell
from importers.issues import Findings

_SLIPS = (0.001, 1000.0, 0.01, 100.0)
"""What a wrong unit does to a figure: kg for t, a share for per cent, and the other way round."""
_LEAP = 10.0


def check_factor(new: Factor, old: Factor, sheet: str, at: Cell, findings: Findings) -> None:
    """Refuse a value below zero and a share above one; ask about one that is not plausible, or leaps without a range.

    Worked: 0.43 t-CO2/kWh lies outside 0.00005 to 0.001, and a thousandth of it within: 0.00043 is proposed.
    """
    if new.value is None or new.value == old.value:
        return
    place = (sheet, at.a1, at.raw)
    facts: dict[str, object] = {"title": new.title.ja, "found": at.raw.strip()}
    if new.value < 0:
        findings.error("target.issue.negative_factor", *place, **facts)
    elif parse_unit(new.unit.ja) == "ratio" and new.value > 1:
        findings.error("target.issue.share_factor", *place, slip=_told(new.value / 100), **facts)
    elif new.plausible is not None:
        _check_range(new, new.plausible, place, findings)
    elif old.value and not old.value / _LEAP <= new.value <= old.value * _LEAP:
        values = {"value": _told(new.value), "old": _told(old.value), "unit": new.unit.ja}
        findings.warning("target.issue.factor_leap", *place, title=new.title.ja, **values)


def _check_range(new: Factor, plausible: Plausible, place: tuple[str, str, str], findings: Findings) -> None:
    value = new.value or 0.0
    if plausible.holds(value):
        return
    facts = {"title": new.title.ja, "value": _told(value), "unit": new.unit.ja, "why": plausible.why.ja}
    facts |= {"least": _told(plausible.least), "most": _told(plausible.most)}
    slip = next((value * by for by in _SLIPS if plausible.holds(value * by)), None)
    if slip is None:
        findings.warning("target.issue.factor_range", *place, **facts)
    else:
        findings.warning("target.issue.factor_slip", *place, slip=_told(slip), **facts)


def _told(value: float) -> str:
    """A number without powers of ten: 0.00005 and not 5e-05."""
    return f"{Decimal(f'{value:.12g}'):,f}"
