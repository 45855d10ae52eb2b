"""What a person can do, as plain functions: frozen inputs, frozen results, no Qt.

The window runs them on its one worker, the console calls them directly. Each opens the record for
as long as it needs it. Heavy packages are imported by the verb that uses them.
"""

import contextlib
import datetime
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.agreement.consultation import last_day, number_on, schedule_settings, settings_before
from dashboard.agreement.pack import Agreement
from dashboard.agreement.reading_pack import pack_from_text, pack_text
from dashboard.errors import BugError, KnownError
from dashboard.record.batch import Batch, RecordView
from dashboard.record.record import Record
from dashboard.wording import LANGUAGES, Language, wording
from dashboard.zone import JAPAN
from widgets.product import DEFAULT_PACK

if TYPE_CHECKING:
    from dashboard.board import Audience, Board
    from dashboard.import_table import ReportTable
    from importers.mapping import HandMapping
    from importers.quality import SheetCheck
    from importers.report import ImportReport

Cancelled = Callable[[], bool]
Advance = Callable[[int, int], None]
SECRETARIAT = "Renkei"


def now() -> datetime.datetime:
    """This moment, with its zone."""
    return datetime.datetime.now(datetime.UTC)


def new_record(record: Path, *, pack: str = DEFAULT_PACK, sample: bool = False) -> None:
    """Make a record for an agreement; with ``sample`` fill it with real figures and 例示 sheets."""
    text = pack_text(pack)
    pack_from_text(text, pack)
    with Record.create(record, text, now()):
        pass
    if not sample:
        return
    try:
        _fill_with_sample(record)
    except BaseException:
        record.unlink(missing_ok=True)
        raise
    leave_look(record, open_board(record))


def leave_look(record: Path, board: "Board") -> None:
    """Keep the first look of ``board`` in its record for the next start: for whoever has just changed the record.

    Where it cannot be written the next start does without.
    """
    from dashboard.first_look import look_of
    from dashboard.record.looks import keep_look

    with contextlib.suppress(KnownError):
        keep_look(record, look_of(board), board.audience, board.language, board.record_hash)


def leave_looks(record: Path, language: Language) -> None:
    """The same after a change from the console: in ``language``, and in every other a window has left a look in."""
    from dashboard.record.looks import kept_languages

    kept = kept_languages(record)
    for one in LANGUAGES:
        if one == language or one in kept:
            leave_look(record, open_board(record, language=one))


def has_moved_on(record: Path, shown: str) -> bool:
    """Whether the record holds something other than what ``shown``, the hash of a Board, was made of."""
    with Record.open(record) as opened:
        return opened.digest()[: len(shown) or None] != shown


def read_view(record: Path, as_of: datetime.datetime | None = None) -> tuple[RecordView, Agreement]:
    """The record as it stood at ``as_of`` (now without one), and its agreement."""
    with Record.open(record) as opened:
        view = opened.view(as_of) if as_of else opened.present(now())
    return view, pack_from_text(view.pack, record.name)


def open_board(
    record: Path,
    *,
    as_of: datetime.datetime | None = None,
    audience: "Audience" = "committee",
    language: Language = "ja",
    meeting: datetime.date | None = None,
) -> "Board":
    """The Board of ``record`` for one instant, audience and language.

    With ``meeting`` it is the material of the consultation of that day: numbered as that one, and held against the
    consultation before it.
    """
    from dashboard.assembly import build_board

    number = None
    with Record.open(record) as opened:
        view = opened.view(as_of) if as_of else opened.present(now())
        if meeting is not None:
            known = opened.present(now()).settings
            view = replace(view, settings=settings_before(view.settings, known, meeting))
            number = number_on(known, meeting)
        since = _baseline(view)
        before = opened.view(since) if since else None
    agreement = pack_from_text(view.pack, record.name)
    return build_board(view, agreement, audience=audience, language=language, before=before, number=number)


def plan(
    record: Path,
    files: tuple[Path, ...],
    *,
    cancelled: Cancelled | None = None,
    progress: Advance | None = None,
    mappings: tuple["HandMapping", ...] = (),
) -> "ImportReport":
    """What importing ``files`` would change, read by ``mappings`` if any are named. Nothing is stored."""
    from importers.workbook import Reading

    with Reading(files) as reading:  # the process starts on the first file while we import and open the record
        from importers.importing import plan_import

        view, agreement = read_view(record)
        return plan_import(
            files, view, agreement, cancelled=cancelled, progress=progress, mappings=mappings, reading=reading
        )


def confirm(record: Path, report: "ImportReport", *, author: str, note: str = "", kind: str = "import") -> int:
    """Store what ``report`` shows, all files in one transaction with their originals, and return the batch's number.

    Raises KnownError ``record.moved_on`` when the record has changed since the report was made,
    ``imports.file_changed`` when a file has, and ``imports.reason_needed`` where a confirmed figure changes
    and ``note`` does not say why. Raises BugError for a report that is not ``storable``: an error blocks all its
    files, and a report without anything new leaves no batch.
    """
    from importers.keeping import originals

    if not report.storable:
        raise BugError(f"a report was confirmed that cannot be stored: {report.errors} errors")
    batch = report.batch(author, note, kind, originals(report))
    with Record.open(record, writing=True) as opened:
        return opened.commit(batch, now(), expected=report.fingerprint)


def withdraw(record: Path, batch: int, *, author: str, reason: str) -> int:
    """Let an import no longer count: what stood before it stands again, both stay in the history."""
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        row = next((row for row in view.batches if row.number == batch), None)
        if row is None:
            raise KnownError("record.no_such_batch", batch=batch)
        if row.kind not in ("import", "example"):
            raise KnownError("record.not_withdrawable", batch=batch)
        if row.withdrawn:
            raise KnownError("record.already_withdrawn", batch=batch)
        return opened.commit(Batch("withdraw", author, reason, withdraws=(batch,)), now(), expected=view.fingerprint)


def remove_examples(record: Path, *, author: str = "") -> int:
    """Take all example data (例示) out of the record in one step."""
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        batches = tuple(row.number for row in view.batches if row.kind == "example" and not row.withdrawn)
        if not batches:
            raise KnownError("record.no_examples")
        return opened.commit(
            Batch("withdraw", author or SECRETARIAT, withdraws=batches), now(), expected=view.fingerprint
        )


def set_consultation(
    record: Path,
    *,
    next_date: datetime.date | None,
    cadence_months: int | None,
    last_date: datetime.date | None = None,
    author: str = "",
) -> int | None:
    """Record when the parties met last, meet next, and how often (article 3(1) fixes no frequency).

    Only what differs from the record is stored; the number of the batch, None where nothing does.
    Raises KnownError ``consultation.*`` as ``schedule_settings`` does.
    """
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        agreement = pack_from_text(view.pack, record.name)
        days = agreement.signed, now().astimezone(JAPAN).date()
        settings = schedule_settings(next_date, cadence_months, last_date, view.settings, days)
        held = {"consultation.cadence_months": str(agreement.consultation_months), **view.settings}
        changed = tuple((name, text) for name, text in settings if held.get(name, "") != text)
        if not changed:
            return None
        return opened.commit(Batch("setting", author, settings=changed), now(), expected=view.fingerprint)


def check_sheet(path: Path) -> "SheetCheck":
    """What keeps a workbook or CSV file from being read by machines, cell by cell, and how to mend it.

    Raises KnownError ``reading.<reason>`` where it cannot be read at all.
    """
    from importers.drawn_objects import drawn_in
    from importers.quality import check_workbook
    from importers.workbook import read_workbook

    workbook = read_workbook(path)
    return check_workbook(workbook, drawn_in(path, workbook.format))


def import_table(record: Path, report: "ImportReport", language: Language = "ja") -> "ReportTable":
    """The import report as finished lines to show, filter (``filtered``) and copy (``copied``)."""
    from importers.report_rows import report_table

    return report_table(report, read_view(record)[1], wording(language))


def check_record(record: Path) -> tuple[str, ...]:
    """What is wrong with the record file; empty when it is sound."""
    with Record.open(record) as opened:
        return opened.check()


def _baseline(view: RecordView) -> datetime.datetime | None:
    """From when changes are counted: the last consultation's end of day, else before the last import."""
    day = last_day(view.settings)
    if day:
        return datetime.datetime.combine(day, datetime.time(23, 59, 59), JAPAN)
    imports = [row for row in view.batches if view.moves_figures(row) and not row.withdrawn]
    return imports[-1].recorded_at - datetime.timedelta(microseconds=1) if imports else None


def _fill_with_sample(record: Path) -> None:
    """Real published figures, then 例示 progress sheets for all items and goals, as files would enter."""
    from dashboard.agreement.examples import example_contents, sample_files
    from exports.progress_sheet import write_progress_sheets

    _, agreement = read_view(record)
    real = sample_files(agreement)
    if real:
        _take(record, real, kind="import")
    contents = example_contents(agreement)
    if contents:
        with tempfile.TemporaryDirectory() as folder:
            _take(record, write_progress_sheets(contents, agreement, Path(folder), "ja"), kind="example")


def _take(record: Path, files: tuple[Path, ...], *, kind: str) -> None:
    report = plan(record, files)
    if report.errors:
        raise KnownError("console.sample_refused", errors=report.errors)
    if report.storable:
        confirm(record, report, author=SECRETARIAT, kind=kind)
