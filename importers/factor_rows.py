"""The sheet 係数 of a target sheet: one factor a row, with value, year, state and source."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import FACTOR_COLUMNS, factor_setting, factors_on
from dashboard.indicators.factors import Factor, FactorState
from dashboard.indicators.fiscal import parse_year
from dashboard.indicators.register import Text
from dashboard.indicators.units import convert, convertible, parse_unit
from dashboard.wording import wording
from importers.cell import Cell, Sheet
from importers.cells import read_plain
from importers.checks_factor import check_factor
from importers.form_table import find_heads, labels_of
from importers.issues import Findings
from importers.layout import plain_label
from importers.understood import SettingRow

_STATES = labels_of("effects.state", tuple(state.value for state in FactorState))


def read_factors(
    sheet: Sheet, agreement: Agreement, settings: Mapping[str, str], findings: Findings
) -> list[SettingRow]:
    """The factors that differ from those in force."""
    head, heads = find_heads(sheet, labels_of("target.factor_column", FACTOR_COLUMNS), "factor", findings)
    known = {factor.key: factor for factor in factors_on(agreement, settings).all()}
    found = []
    for row in range(head + 1, sheet.max_row + 1) if head else ():
        cells = {key: cell for key, at in heads.items() if (cell := sheet.cell(row, at.column)) and cell.raw.strip()}
        at = cells.get("factor")
        if at is None:
            continue
        old = known.get(at.raw.strip())
        if old is None:
            findings.error("target.issue.unknown_factor", sheet.name, at.a1, at.raw, found=at.raw)
            continue
        new = _edited(cells, old, sheet, findings)
        if new != old:
            place = cells.get("factor_value", at)
            check_factor(new, old, sheet.name, place, findings)
            found.append(SettingRow(*factor_setting(new), old.title.ja, place.raw, sheet.name, place.a1))
    return found


def _edited(cells: Mapping[str, Cell], old: Factor, sheet: Sheet, findings: Findings) -> Factor:
    """``old`` with what the row says; an empty cell leaves it as it was, and the state 未設定 takes the value away."""
    word = _STATES.get(plain_label(cells["factor_state"].raw)) if "factor_state" in cells else None
    value = _value(cells, old, sheet, findings)
    if "factor_value" not in cells and word != FactorState.UNSET.value:
        value = old.value
    year = parse_year(cells["factor_year"].value) if "factor_year" in cells else None
    source = cells["factor_source"].raw.strip() if "factor_source" in cells else old.source.ja
    return replace(
        old,
        value=value,
        state=FactorState.UNSET if value is None else FactorState(_state(word, old.state)),
        year=year.period.fiscal_year if year else old.year,
        source=old.source if source == old.source.ja else Text(source, source),
    )


def _value(cells: Mapping[str, Cell], old: Factor, sheet: Sheet, findings: Findings) -> float | None:
    """The value in the factor's unit; another unit beside the number is converted, one that does not fit refused."""
    cell = cells.get("factor_value")
    if cell is None:
        return None
    reading, own = read_plain(cell), parse_unit(old.unit.ja) or ""
    if reading.value is None or (reading.unit and not convertible(reading.unit, own)):
        unset = wording("ja")("effects.state.unset")
        findings.error("target.issue.bad_factor", sheet.name, cell.a1, cell.raw, found=cell.raw, unset=unset)
        return old.value
    return convert(reading.value, reading.unit, own) if reading.unit else reading.value


def _state(word: str | None, old: FactorState) -> str:
    """The state written; a value put where none was is a working figure until somebody says otherwise."""
    if word in (None, FactorState.UNSET.value):
        return FactorState.WORKING.value if old is FactorState.UNSET else old.value
    return word or FactorState.WORKING.value
