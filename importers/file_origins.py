"""Where what is shown of a file stands in it, before anything of it is stored: as Origins in finished texts."""

from collections.abc import Iterable
from pathlib import Path

from dashboard.board_origin import Origin, OriginRow
from dashboard.wording import Wording
from importers.cell import Sheet, a1
from importers.quality_flaw import Flaw
from importers.report import FileReport
from importers.table import TableValue


def of_file(report: FileReport, say: Wording) -> Origin:
    """Behind the counts of a file: the file itself, and what was counted in each of its sheets."""
    rows = [
        _row(report.path, report.file.name, say, sheet=one.sheet, value=_counted(one.new, one.changed, one.same, say))
        for one in report.sheets
    ]
    return Origin(report.file.name, tuple(rows) or (_row(report.path, report.file.name, say),))


def of_flaw(flaw: Flaw, path: Path, sentence: str, say: Wording) -> Origin:
    """The cell that breaks a rule, and how to mend it."""
    row = _row(path, path.name, say, value=flaw.raw, sheet=flaw.sheet, cell=flaw.cell, raw=flaw.raw)
    return Origin(path.name, (row,), told=(sentence,))


def of_cell(sheet: Sheet, place: tuple[int, int], path: Path, say: Wording) -> Origin:
    """One cell of a sheet as it stands in its file."""
    cell = sheet.cell(*place)
    raw = cell.raw if cell is not None else ""
    row = _row(path, path.name, say, value=raw, sheet=sheet.name, cell=a1(*place), raw=raw)
    return Origin(f"{sheet.name} {a1(*place)}".strip(), (row,))


def of_values(title: str, values: Iterable[tuple[str, TableValue]], path: Path, say: Wording) -> Origin:
    """The figures that a line of a mapping would read, each as (sheet, figure)."""
    rows = [
        _row(
            *(path, path.name, say),
            year=say.year(one.fiscal_year) if one.fiscal_year is not None else "",
            of=" / ".join((*one.row_path, *one.column_path)),
            value=f"{one.raw.strip()} {one.unit}".strip(),
            sheet=sheet,
            cell=one.a1,
            raw=one.raw,
        )
        for sheet, one in values
    ]
    return Origin(title, tuple(rows), told=() if rows else (say("origin.none"),))


def _row(path: Path | None, name: str, say: Wording, **known: str) -> OriginRow:
    """An entry of a file that is not stored yet; ``known`` are the other fields of it."""
    told = {"year": "", "of": "", "value": "", "status": "", **known}
    return OriginRow(file=name, path=str(path) if path is not None else "", imported=say("origin.not_stored"), **told)


def _counted(new: int, changed: int, same: int, say: Wording) -> str:
    return say("origin.counted", new=new, changed=changed, same=same)
