"""The import report → the table that screen and paper show: every change with old and new value, every issue."""

from collections.abc import Iterator

from dashboard.agreement.initiative import Initiative
from dashboard.agreement.pack import Agreement
from dashboard.import_table import KINDS, LineKind, ReportLine, ReportTable, SheetLine
from dashboard.indicators.observation import Observation
from dashboard.indicators.units import unit_label
from dashboard.wording import Wording
from importers.issues import Issue
from importers.report import Change, FileReport, ImportReport, InitiativeChange
from importers.report_text import issue_sentence
from importers.setting_lines import setting_line

_MOST_PLACES = 12


def report_table(report: ImportReport, agreement: Agreement, say: Wording) -> ReportTable:
    """All lines of ``report`` in the words of ``say``; the order is errors, warnings, notes, new, changed, same."""
    sheets: list[SheetLine] = []
    lines: list[ReportLine] = []
    for file in report.files:
        sheets += [
            SheetLine(file.file.name, count.sheet, count.new, count.changed, count.same, count.refused)
            for count in file.sheets
        ]
        if file.refusal is not None:
            sheets.append(SheetLine(file.file.name, "", 0, 0, 0, 1))
        lines += _lines(file, agreement, say)
    return ReportTable(tuple(sheets), tuple(sorted(lines, key=lambda line: KINDS.index(line.kind))))


def _lines(file: FileReport, agreement: Agreement, say: Wording) -> Iterator[ReportLine]:
    for issue in (*((file.refusal,) if file.refusal else ()), *file.issues):
        yield issue_line(issue, file, say)
    for change in file.changes:
        yield _change_line(change, file, agreement, say)
    for story in file.initiatives:
        yield _initiative_line(story, file, say)
    for entry in file.settings:
        yield setting_line(entry, file, agreement, say)


def issue_line(issue: Issue, file: FileReport, say: Wording) -> ReportLine:
    """What was found in a file, as a line."""
    kind: LineKind = issue.severity.value
    text = issue_sentence(issue, say)
    return ReportLine(kind, file.file.name, issue.sheet, issue.cell, raw=issue.raw, text=text, path=file.path)


def _change_line(change: Change, file: FileReport, agreement: Agreement, say: Wording) -> ReportLine:
    new, old, source = change.new, change.old, change.new.provenance
    return ReportLine(
        change.kind,
        file.file.name,
        source.sheet,
        source.cell,
        subject=_subject(new, agreement, say),
        year=_year(new, say),
        old=_figure(old, say) if old else "",
        new=_figure(new, say),
        unit=unit_label(new.unit, say.language),
        status=say(f"board.status.{new.status.value}"),
        raw=source.raw,
        path=file.path,
        old_value=old.value if old else None,
        new_value=new.value,
        before=old.provenance if old else None,
    )


def _year(entry: Observation, say: Wording) -> str:
    """The fiscal year, with the day within it that a stock was counted on."""
    year = say.year(entry.period.fiscal_year)
    if entry.period.as_of is None:
        return year
    return say("board.year_as_of", year=year, day=say.month_day(entry.period.as_of))


def _subject(entry: Observation, agreement: Agreement, say: Wording) -> str:
    indicator = agreement.indicator(entry.key.indicator)
    if indicator is None:
        return entry.key.indicator
    title = indicator.title.of(say.language)
    if not entry.key.dimension:
        return title
    return say("report.part", title=title, part=indicator.dimension_title(entry.key.dimension, say.language))


def _figure(entry: Observation, say: Wording) -> str:
    if entry.value is None:
        return say(f"board.missing.{entry.missing.value}") if entry.missing else ""
    return f"{entry.value:,.{_MOST_PLACES}g}"


def _initiative_line(change: InitiativeChange, file: FileReport, say: Wording) -> ReportLine:
    _, sheet, cell = change.new.source
    return ReportLine(
        change.kind,
        file.file.name,
        sheet,
        cell,
        subject=change.new.title,
        old=_story(change.old, say) if change.old else "",
        new=_story(change.new, say),
        path=file.path,
    )


def _story(entry: Initiative, say: Wording) -> str:
    stage = say(f"board.stage.{entry.stage.value}")
    return stage if entry.progress is None else f"{stage} {say.percent(entry.progress, 0)}"
