"""A target or factor of a target sheet as a line of the import report: what counts now, and what would count."""

import json
from collections.abc import Mapping

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import FACTOR, TARGET, TargetEntry, factor_setting, factors_on, target_entry
from dashboard.import_table import ReportLine
from dashboard.indicators.units import unit_label
from dashboard.wording import Wording
from importers.report import FileReport, SettingChange

_MOST_PLACES = 12


def counting_text(name: str, known: Mapping[str, str], agreement: Agreement) -> str:
    """The text of what counts before ``name`` is stored; "" where nothing does.

    ``known`` are all targets there are, of the pack and the record (``known_settings``). A target decided anew has a
    name of its own, as it counts from another day: it takes the place of the last one for the same year.
    """
    if name in known:
        return known[name]
    if name.startswith(TARGET):
        begin = name.rpartition(".")[0] + "."
        earlier = [other for other in known if other.startswith(begin) and known[other]]
        return known[max(earlier)] if earlier else ""
    current = {factor.key: factor for factor in factors_on(agreement, known).all()}
    factor = current.get(name.removeprefix(FACTOR))
    return factor_setting(factor)[1] if factor is not None and factor.value is not None else ""


def setting_line(entry: SettingChange, file: FileReport, agreement: Agreement, say: Wording) -> ReportLine:
    """The line of one target or factor, its old and new value in words with unit and state."""
    told = _target(entry, agreement, say) if entry.new.name.startswith(TARGET) else _factor(entry, agreement, say)
    subject, year, old, new, text = told
    return ReportLine(
        entry.kind,
        *(file.file.name, entry.new.sheet, entry.new.cell),
        subject=subject,
        year=year,
        old=old,
        new=new,
        raw=entry.new.raw,
        text=text,
        path=file.path,
    )


def _target(entry: SettingChange, agreement: Agreement, say: Wording) -> tuple[str, str, str, str, str]:
    new = target_entry(entry.new.name, entry.new.text)
    old = target_entry(entry.new.name, entry.old) if entry.old else None
    indicator = agreement.indicator(new.series.indicator)
    title = indicator.title.of(say.language) if indicator else new.series.indicator
    unit = unit_label(indicator.unit, say.language) if indicator else ""
    subject = say("report.setting.target", title=title, scenario=new.scenario)
    return subject, say.year(new.year), _aim(old, unit, say) if old else "", _aim(new, unit, say), _decided(new, say)


def _aim(entry: TargetEntry, unit: str, say: Wording) -> str:
    """How much is aimed at, and how firm that is: 35,000kW（採択）."""
    if entry.value is not None:
        amount = say("report.setting.amount", value=_number(entry.value), unit=unit)
    elif entry.reduction is not None:
        base, cut = say.year(entry.base_year), f"{entry.reduction * 100:.6g}"
        amount = say("report.setting.reduced", base=base, cut=cut)
    else:
        return say("target.given_up")
    return say("report.setting.with_state", amount=amount, state=say(f"judgement.state.{entry.state.value}"))


def _decided(entry: TargetEntry, say: Wording) -> str:
    """Who decided it and when, and from which day it counts; "" for a figure nobody has decided."""
    told = []
    if entry.adopted_by and entry.adopted_on:
        told.append(say("report.setting.decided", by=entry.adopted_by, on=say.date(entry.adopted_on)))
    if entry.valid_from:
        told.append(say("report.setting.valid", day=say.date(entry.valid_from)))
    return say("report.setting.list").join(told)


def _factor(entry: SettingChange, agreement: Agreement, say: Wording) -> tuple[str, str, str, str, str]:
    key = entry.new.name.removeprefix(FACTOR)
    factor = next((one for one in agreement.factors if one.key == key), None)
    title, unit = (factor.title.of(say.language), factor.unit.of(say.language)) if factor else (key, "")
    body = json.loads(entry.new.text)
    old = _known(json.loads(entry.old), unit, say) if entry.old else ""
    year = say.year(body["year"]) if body["year"] else ""
    return say("report.setting.factor", title=title), year, old, _known(body, unit, say), body["source"]


def _known(body: Mapping[str, object], unit: str, say: Wording) -> str:
    """What a factor is worth, and how firm that is; 未設定 where nobody knows."""
    state, value = say(f"effects.state.{body['state']}"), body["value"]
    if not isinstance(value, int | float):
        return state
    amount = say("report.setting.amount", value=_number(value), unit=unit)
    return say("report.setting.with_state", amount=amount, state=state)


def _number(value: float) -> str:
    return f"{value:,.{_MOST_PLACES}g}"
