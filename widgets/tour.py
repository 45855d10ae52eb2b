"""The main job without a screen: sample record, sheets, an import, a picture of the window, the report."""

import shutil
from dataclasses import replace
from pathlib import Path

from dashboard.agreement.progress_form import IndicatorLine, SheetContent, sheet_contents
from dashboard.indicators.observation import Observation, Period, Provenance, Status
from dashboard.wording import Language, wording
from widgets.operations import confirm, new_record, plan, read_view
from widgets.papers import write_report, write_sheets
from widgets.picture import save_window_picture

AUTHOR = "Renkei"
SUBJECT = "goal-A-2"
# Made-up figures (例示) for the newest year of the sheet, whole and parts.
FILLED_IN = {"bev": 1130.0, "phev": 830.0, "fcv": 20.0, "": 1980.0}


def main_job(folder: Path, language: Language) -> list[str]:
    """Do the main job into ``folder`` and return a line for each thing written.

    What an earlier tour wrote there is replaced; nothing else in the folder is touched.
    """
    say = wording(language)
    folder.mkdir(parents=True, exist_ok=True)
    record, sheets = folder / "青梅市.renkei", folder / "進捗シート"
    record.unlink(missing_ok=True)
    shutil.rmtree(sheets, ignore_errors=True)
    new_record(record, sample=True)
    written = write_sheets(record, sheets, language=language)
    lines = [say("console.tour.record", file=record), say("console.tour.sheets", count=len(written), folder=sheets)]
    filled = _fill_one_in(record, sheets, language)
    report = plan(record, (filled,))
    if report.storable:
        confirm(record, report, author=AUTHOR, kind="example")
    file = report.files[0]
    lines.append(say("console.tour.imported", file=filled, new=file.count("new"), changed=file.count("changed")))
    picture, paper = folder / "画面.png", folder / "報告書.pdf"
    save_window_picture(record, picture, language=language)
    lines.append(say("console.tour.picture", file=picture))
    write_report(record, paper, language=language)
    lines.append(say("console.tour.report", file=paper))
    return lines


def _fill_one_in(record: Path, folder: Path, language: Language) -> Path:
    """Write the sheet of one goal once more, as somebody would return it: this year's vehicles entered."""
    from exports.progress_sheet import write_progress_sheets

    view, agreement = read_view(record)
    content = next(entry for entry in sheet_contents(view, agreement) if entry.subject.key == SUBJECT)
    return write_progress_sheets((_filled(content),), agreement, folder, language)[0]


def _filled(content: SheetContent) -> SheetContent:
    year = content.years[-1]
    return replace(content, author=AUTHOR, lines=tuple(_fill(line, year) for line in content.lines))


def _fill(line: IndicatorLine, year: int) -> IndicatorLine:
    value = FILLED_IN.get(line.key.dimension)
    if line.key.indicator != "ev_count" or value is None:
        return line
    indicator, nowhere = line.indicator, Provenance("", "", "", "", "")
    entry = Observation(
        *(line.key, Period(year), value, indicator.unit, Status.EXAMPLE),
        *(indicator.owner, indicator.disclosure, nowhere),
    )
    return replace(line, known=(*line.known[:-1], entry))
