"""The sheet 係数 of a target sheet: one factor a row, with value, year, state and source."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import FACTOR_COLUMNS, factor_setting, factors_on
from dashboard.indicators.factors import FactorState
from dashboard.indicators.fiscal import parse_year
from dashboard.indicators.register import Text
from dashboard.wording import wording
from importers.cell import Cell, Sheet
from importers.cells import read_plain
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
        value = _value(cells, sheet, findings)
        state = FactorState.UNSET if value is None else FactorState(_state(cells, old.state))
        year = parse_year(cells["factor_year"].value) if "factor_year" in cells else None
        source = cells["factor_source"].raw.strip() if "factor_source" in cells else ""
        new = replace(
            old,
            value=value,
            state=state,
            year=year.period.fiscal_year if year else None,
            source=old.source if source == old.source.ja else Text(source, source),
        )
        if new != old:
            place = cells.get("factor_value", at)
            found.append(SettingRow(*factor_setting(new), old.title.ja, place.raw, sheet.name, place.a1))
    return found


def _value(cells: Mapping[str, Cell], sheet: Sheet, findings: Findings) -> float | None:
    cell = cells.get("factor_value")
    if cell is None:
        return None
    reading = read_plain(cell)
    if reading.value is None or reading.unit:
        unset = wording("ja")("effects.state.unset")
        findings.error("target.issue.bad_factor", sheet.name, cell.a1, cell.raw, found=cell.raw, unset=unset)
        return None
    return reading.value


def _state(cells: Mapping[str, Cell], old: FactorState) -> str:
    """The state written; a value put where none was is a working figure until somebody says otherwise."""
    cell = cells.get("factor_state")
    word = _STATES.get(plain_label(cell.raw)) if cell else None
    if word in (None, FactorState.UNSET.value):
        return FactorState.WORKING.value if old is FactorState.UNSET else old.value
    return word or FactorState.WORKING.value
