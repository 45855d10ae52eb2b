"""A sheet that was written before the record got what it would change: old figures must not come back unasked."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import TARGET
from dashboard.agreement.written import Written
from dashboard.record.batch import RecordView
from dashboard.wording import wording
from dashboard.zone import JAPAN
from importers.issues import Findings
from importers.report import Change, InitiativeChange, SettingChange

_NAMED = 5
"""So many entries are named in one question."""


@dataclass(frozen=True, slots=True)
class Entered:
    """The record's state, and when each initiative and setting that counts entered it; figures tell it themselves."""

    fingerprint: str
    initiatives: Mapping[str, datetime.datetime]
    settings: Mapping[str, datetime.datetime]


@dataclass(frozen=True, slots=True)
class _Newer:
    """An entry of the record that is newer than the sheet: its name in words, and where the sheet would change it."""

    title: str
    sheet: str
    cell: str
    raw: str


def entered(view: RecordView) -> Entered:
    """When what counts in ``view`` entered the record."""
    live = [row for row in view.batches if not row.withdrawn]
    moments = {row.number: row.recorded_at for row in live}
    stories = {key: moments[number] for key, number in view.initiative_batches.items() if number in moments}
    settings = {name: row.recorded_at for row in live for name, _ in row.settings}
    return Entered(view.fingerprint, stories, settings)


def check_written(
    written: Written | None,
    changed: tuple[Iterable[Change], Iterable[InitiativeChange], Iterable[SettingChange]],
    since: Entered,
    agreement: Agreement,
    findings: Findings,
) -> None:
    """One question for a file that would change what entered the record after the file's sheet was written.

    Worked: two blank sheets of one day come back, with 15 and then with 12: the second would put 12 over 15.
    """
    if written is None or written.is_of(since.fingerprint):
        return
    figures, initiatives, settings = changed
    newer = [
        *_figures(figures, written.instant, agreement),
        *_initiatives(initiatives, written.instant, since),
        *_settings(settings, written.instant, since),
    ]
    if newer:
        first = newer[0]
        local = written.instant.astimezone(JAPAN)
        day = f"{wording('ja').date(local.date())} {local:%H:%M}"
        titles = "、".join(f"{each.title}［{each.cell}］" for each in newer[:_NAMED])
        titles += "…" if len(newer) > _NAMED else ""
        facts = {"written": day, "count": len(newer), "titles": titles}
        findings.warning("imports.check.written_before", first.sheet, first.cell, first.raw, **facts)


def _figures(changes: Iterable[Change], since: datetime.datetime, agreement: Agreement) -> Iterator[_Newer]:
    for change in changes:
        moment = change.old.provenance.imported_at if change.kind == "changed" and change.old else None
        if moment is not None and moment > since:
            new, indicator = change.new, agreement.indicator(change.new.key.indicator)
            title = indicator.title.ja if indicator else new.key.indicator
            source = new.provenance
            yield _Newer(f"{title}（{new.period.fiscal_year}年度）", source.sheet, source.cell, source.raw)


def _initiatives(changes: Iterable[InitiativeChange], since: datetime.datetime, known: Entered) -> Iterator[_Newer]:
    for change in changes:
        moment = known.initiatives.get(change.new.key) if change.kind == "changed" else None
        if moment is not None and moment > since:
            yield _Newer(change.new.title, *change.new.source[1:], "")


def _settings(changes: Iterable[SettingChange], since: datetime.datetime, known: Entered) -> Iterator[_Newer]:
    """Settings under the same name, and targets of the same scenario and year, whichever day they count from."""
    for change in changes:
        name = change.new.name
        begin = name.rpartition(".")[0] + "." if name.startswith(TARGET) else ""
        moments = [at for other, at in known.settings.items() if other == name or (begin and other.startswith(begin))]
        if change.kind == "changed" and moments and max(moments) > since:
            yield _Newer(change.new.title, change.new.sheet, change.new.cell, change.new.raw)
