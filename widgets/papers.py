"""What leaves the record as files: sheets to fill in, reports, tables. Plain functions without Qt, like operations."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import KnownError
from dashboard.wording import Language, wording
from dashboard.zone import JAPAN
from widgets.operations import import_table, now, open_board, read_view

if TYPE_CHECKING:
    from dashboard.board import Audience
    from importers.report import ImportReport


def write_sheets(record: Path, folder: Path, *, blank: bool = False, language: Language = "ja") -> tuple[Path, ...]:
    """Progress sheets for every item and goal, prefilled from the record or blank."""
    from dashboard.agreement.progress_form import sheet_contents
    from exports.progress_sheet import write_progress_sheets

    view, agreement = read_view(record)
    return write_progress_sheets(sheet_contents(view, agreement, blank=blank), agreement, folder, language)


def write_report(
    record: Path,
    out: Path,
    *,
    as_of: datetime.datetime | None = None,
    audience: "Audience" = "committee",
    language: Language = "ja",
    meeting: datetime.date | None = None,
) -> None:
    """The PDF report for one instant and audience; with ``meeting`` the material of the consultation of that day."""
    from exports.pdf import write_report as write

    write(open_board(record, as_of=as_of, audience=audience, language=language, meeting=meeting), out)


def instant_within(
    record: Path, as_of: datetime.datetime | None, language: Language = "ja"
) -> datetime.datetime | None:
    """The instant asked for where the record can tell of it; a day that is not over yet means now (None).

    Raises KnownError ``record.not_yet`` for an instant to come and ``record.nothing_then`` for one before the first
    entry of the record.
    """
    if as_of is None:
        return None
    local, today = as_of.astimezone(JAPAN), now().astimezone(JAPAN)
    moment = f"{wording(language).date(local.date())} {local:%H:%M}"
    if local.date() > today.date():
        raise KnownError("record.not_yet", moment=moment)
    if not read_view(record, as_of)[0].batches:
        raise KnownError("record.nothing_then", moment=moment)
    return as_of if local <= today else None


def write_report_of(
    record: Path, day: datetime.date, out: Path, *, audience: "Audience" = "committee", language: Language = "ja"
) -> None:
    """The material of the consultation of ``day``, as it would have been written on that evening in Japan.

    Its number and what changed are counted from the consultations held before that day.

    Raises KnownError ``consultation.nothing_then`` where the record did not hold anything yet.
    """
    evening = datetime.datetime.combine(day, datetime.time(23, 59, 59), JAPAN)
    view, _ = read_view(record, evening)
    if not view.batches:
        raise KnownError("consultation.nothing_then", day=wording(language).date(day))
    write_report(record, out, as_of=evening, audience=audience, language=language, meeting=day)


def export_table(
    record: Path,
    out: Path,
    *,
    as_of: datetime.datetime | None = None,
    audience: "Audience" = "committee",
    language: Language = "ja",
) -> None:
    """All figures as an Excel workbook or a CSV file, by the ending of ``out``."""
    board = open_board(record, as_of=as_of, audience=audience, language=language)
    if out.suffix.lower() == ".csv":
        from exports.table_csv import write_csv

        write_csv(board, out)
    elif out.suffix.lower() == ".xlsx":
        from exports.workbook import write_workbook

        write_workbook(board, out)
    else:
        raise KnownError("export.unknown_ending", file=out.name)


def export_import_report(record: Path, report: "ImportReport", out: Path, language: Language = "ja") -> None:
    """The import report as an Excel workbook with a link to every cell it names."""
    from exports.import_report import write_import_report

    write_import_report(import_table(record, report, language), out, language)
