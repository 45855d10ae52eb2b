"""The main job without a screen: sample record, sheets, an import, a picture of the window, the report."""

import shutil
from pathlib import Path

from dashboard.agreement.progress_form import sheet_contents
from dashboard.wording import Language, wording
from widgets.operations import confirm, new_record, plan, read_view, write_report, write_sheets
from widgets.picture import save_window_picture

AUTHOR = "Renkei"


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
    filled = _fill_one_in(record, sheets)
    report = plan(record, (filled,))
    if report.storable:
        confirm(record, report, author=AUTHOR, kind="example")
    file = report.files[0]
    lines.append(
        say("console.tour.imported", file=filled, new=file.count("new"), changed=file.count("changed"))
    )
    picture, paper = folder / "画面.png", folder / "報告書.pdf"
    save_window_picture(record, picture, language=language)
    lines.append(say("console.tour.picture", file=picture))
    write_report(record, paper, language=language)
    lines.append(say("console.tour.report", file=paper))
    return lines
