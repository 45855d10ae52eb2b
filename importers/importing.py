"""Files → the import report: read, understood, held against the record. Nothing is stored here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.agreement.examples import is_example_of_pack
from dashboard.agreement.initiative import Initiative
from dashboard.agreement.pack import Agreement
from dashboard.agreement.target_form import known_settings
from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation, SeriesKey, Status
from dashboard.record.batch import RecordView, SourceFile
from dashboard.record.originals import MOST_KEPT
from dashboard.zone import JAPAN
from importers.by_label import read_by_label
from importers.by_path import read_by_path
from importers.cell import Workbook
from importers.checking import Knowledge, check_file, told_once
from importers.checks import check_against_record, same_figure
from importers.checks_written import check_written, entered
from importers.file_names import readable_name
from importers.initiative_keeping import kept_where_empty, tell_kept
from importers.issues import Findings, Issue, Severity
from importers.mapped import read_mapped
from importers.mapping import HandMapping, remembered
from importers.progress_sheet import read_progress_sheet
from importers.report import Change, FileReport, ImportReport, InitiativeChange, SettingChange
from importers.setting_lines import counting_text
from importers.statistics import read_statistics
from importers.table_finding import hold_to
from importers.target_sheet import read_target_sheet
from importers.understood import SettingRow, Understood
from importers.workbook import Reading, read_workbooks

Place = tuple[SeriesKey, int]
MOST_CELLS = 600_000
"""So many cells of a workbook can be gone through for the forms that are known: some 2 to 7 µs each."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What files are held against: the record's figures and initiatives, and what earlier files would change.

    ``superseded`` are figures of the record that later ones replaced.
    """

    agreement: Agreement
    figures: dict[Place, Observation]
    initiatives: dict[str, Initiative]
    superseded: tuple[Observation, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    told: dict[Place, tuple[str, Observation]] = field(default_factory=dict)
    begun: dict[str, tuple[str, Initiative]] = field(default_factory=dict)


def plan_import(
    paths: Sequence[Path],
    view: RecordView,
    agreement: Agreement,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
    mappings: Sequence[HandMapping] = (),
    reading: Reading | None = None,
) -> ImportReport:
    """What importing ``paths`` into the record of ``view`` would change.

    ``mappings`` are those a person names for these files; those kept in the record are used where no layout knows one.
    ``reading`` is one of these paths that has begun already; the caller closes it.
    ``progress`` hears (files done, files in all). Raises KnownError ``reading.cancelled`` when told to stop.
    """
    begun = {entry.key: entry for entry in view.initiatives}
    ground = Ground(agreement, view.by_period(), begun, view.superseded, view.settings)
    today = view.instant.astimezone(JAPAN).date()
    known = Knowledge(ground.figures, agreement, today, MOST_KEPT - view.kept_bytes, entered(view))
    files: list[FileReport] = []
    found = read_workbooks(paths, cancelled=cancelled) if reading is None else reading.workbooks(cancelled)
    for path, read in zip(paths, found, strict=False):
        if isinstance(read, KnownError):
            name = readable_name(path)
            files.append(_refused(SourceFile(name, "", 0), _issue(name, read.key, read.values)))
        else:
            files.append(replace(_looked_at(read, mappings, view, known, ground), path=path))
        if progress is not None:
            progress(len(files), len(paths))
    return ImportReport(tuple(files), view.fingerprint)


def _looked_at(
    workbook: Workbook, mappings: Sequence[HandMapping], view: RecordView, known: Knowledge, ground: Ground
) -> FileReport:
    """What a workbook that could be read would do; refused where it holds more than can be gone through."""
    try:
        hold_to(workbook, MOST_CELLS)
        understood = _understood(workbook, known.agreement, mappings, view)
    except KnownError as error:
        source = SourceFile(workbook.name, workbook.sha256, workbook.size)
        return _refused(source, _issue(workbook.name, error.key, error.values))
    return _file(workbook, understood, known, ground)


def _understood(
    workbook: Workbook, agreement: Agreement, mappings: Sequence[HandMapping], view: RecordView
) -> Understood | None:
    """What the file says: by the mappings named for it, else by a known form, else by a mapping kept in the record."""
    if mappings:
        return read_mapped(workbook, agreement, mappings, asked=True)
    understood = read_target_sheet(workbook, agreement, view.settings)
    understood = understood or read_progress_sheet(workbook, agreement) or read_statistics(workbook, agreement)
    understood = understood or read_mapped(workbook, agreement, remembered(view.settings, agreement))
    return understood or read_by_path(workbook, agreement) or read_by_label(workbook, agreement)


def _file(workbook: Workbook, understood: Understood | None, known: Knowledge, ground: Ground) -> FileReport:
    agreement = known.agreement
    source = SourceFile(workbook.name, workbook.sha256, workbook.size)
    if understood is None:
        sheets = "、".join(sheet.name for sheet in workbook.sheets[:5] if sheet.name) or "CSV"
        values: dict[str, object] = {"file": workbook.name, "sheets": sheets}
        return _refused(source, _issue(workbook.name, "imports.unknown_layout", values))
    if understood.refusal is not None:
        return replace(_refused(source, understood.refusal), layout=understood.layout)
    findings = Findings(workbook.name)
    changes = tuple(_change(entry, ground, findings) for entry in understood.observations)
    held = ground.initiatives
    tell_kept([(entry, held.get(entry.key)) for entry in understood.initiatives], findings)
    told = [kept_where_empty(entry, held.get(entry.key)) for entry in understood.initiatives]
    initiatives = tuple(_initiative_change(entry, ground, findings) for entry in told)
    settings = tuple(_setting_change(row, agreement, ground) for row in understood.settings)
    check_written(understood.written, (changes, initiatives, settings), known.entered, agreement, findings)
    return FileReport(
        file=source,
        layout=understood.layout,
        changes=changes,
        initiatives=initiatives,
        issues=(
            *told_once(understood.issues),
            *findings.issues,
            *check_file(workbook, understood, changes, known),
            *_nothing_in(understood, workbook.name),
        ),
        settings=settings,
        period=understood.period,
        author=understood.author,
    )


def _change(new: Observation, ground: Ground, findings: Findings) -> Change:
    """The figure beside the record, and beside an earlier file of the same import that would change it too."""
    place = (new.key, new.period.fiscal_year)
    old = ground.figures.get(place)
    if old is not None and (same_figure(old, new) or _prefilled(old, new, ground)):
        return Change("same", new, old)
    file, earlier = ground.told.setdefault(place, (findings.file, new))
    if earlier is not new:
        if not same_figure(earlier, new):
            source, values = new.provenance, {"year": place[1], "file": file, "other": earlier.provenance.raw}
            values["cell"] = earlier.provenance.cell
            findings.error("imports.check.files_differ", source.sheet, source.cell, source.raw, **values)
        return Change("same", new, earlier)
    check_against_record(old, new, findings)
    return Change("changed" if old else "new", new, old)


def _prefilled(old: Observation, new: Observation, ground: Ground) -> bool:
    """Whether 例示 meets a real figure only because the sheet was written with it: nobody has touched the cell.

    Such figures are those that the record held as 例示 before, and those of the pack, which may have been removed.
    """
    if new.status is not Status.EXAMPLE or old.status is Status.EXAMPLE:
        return False
    told = (new.key, new.period.fiscal_year, new.value, Status.EXAMPLE)
    before = ((each.key, each.period.fiscal_year, each.value, each.status) for each in ground.superseded)
    return told in before or is_example_of_pack(new, ground.agreement)


def _initiative_change(new: Initiative, ground: Ground, findings: Findings) -> InitiativeChange:
    """The initiative beside what is held; where it is written does not make a difference."""
    old = ground.initiatives.get(new.key)
    if old is not None and old.same_as(new):
        return InitiativeChange("same", new, old)
    file, earlier = ground.begun.setdefault(new.key, (findings.file, new))
    if earlier is not new:
        if not earlier.same_as(new):
            findings.error("imports.check.initiatives_differ", *new.source[1:], title=new.title, file=file)
        return InitiativeChange("same", new, earlier)
    return InitiativeChange("changed" if old else "new", new, old)


def _setting_change(new: SettingRow, agreement: Agreement, ground: Ground) -> SettingChange:
    """The target or factor beside what counts now, whether that came with the pack or was entered."""
    known = known_settings(agreement, ground.settings)
    old = counting_text(new.name, known, agreement)
    return SettingChange("same" if known.get(new.name) == new.text else "changed" if old else "new", new, old)


def _nothing_in(understood: Understood, file: str) -> tuple[Issue, ...]:
    """A word about a file in which nothing was filled in."""
    if understood.observations or understood.initiatives or understood.issues or understood.settings:
        return ()
    return (Issue(Severity.NOTE, "imports.nothing_in_file", file, values=(("file", file),)),)


def _refused(source: SourceFile, issue: Issue) -> FileReport:
    return FileReport(source, "", refusal=issue)


def _issue(file: str, key: str, values: dict[str, object]) -> Issue:
    return Issue(Severity.ERROR, key, file, values=tuple(values.items()))
