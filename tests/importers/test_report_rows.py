"""The import report as lines: each change with old and new value and cell, each issue with its sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import KnownError
from dashboard.import_table import KINDS, ReportLine, copied, filtered
from dashboard.record.batch import RecordView
from dashboard.wording import Language, wording
from importers.importing import plan_import
from importers.report import ImportReport, SheetCount
from importers.report_rows import report_table
from tests.boards import agreement, view
from tests.importers.look_alikes import fit_csv, moe_rows, moe_workbook

EMPTY = view(empty=True)
YEAR = {2014: (1, 2, 3, 4, 10)}


def plan(*paths: Path, record: RecordView = EMPTY) -> ImportReport:
    return plan_import(paths, record, agreement())


def restated(tmp_path: Path) -> ImportReport:
    """A report in which one confirmed figure changes."""
    path = fit_csv(tmp_path / "fit.csv", YEAR)
    held = plan(path).batch("").observations
    changed = tuple(replace(entry, value=9.0) if not entry.key.dimension else entry for entry in held)
    return plan(path, record=replace(EMPTY, observations=changed))


def lines(report: ImportReport, language: Language = "ja") -> tuple[ReportLine, ...]:
    return report_table(report, agreement(), wording(language)).lines


def test_a_change_has_its_old_and_new_value_and_its_cell(tmp_path: Path) -> None:
    report = restated(tmp_path)
    (line,) = filtered(lines(report), frozenset({"changed"}))

    assert (line.subject, line.year, line.old, line.new, line.unit, line.status, line.cell) == (
        *("太陽光発電設備容量（FIT・FIP）", "2014年度（12月末現在）", "9", "10", "kW", "確定値", "F2"),
    )
    assert (line.old_value, line.new_value, line.path) == (9.0, 10.0, tmp_path / "fit.csv")


def test_errors_come_first_and_what_is_the_same_last(tmp_path: Path) -> None:
    kinds = [line.kind for line in lines(restated(tmp_path))]

    assert kinds == sorted(kinds, key=KINDS.index)
    assert (kinds[0], kinds[-1]) == ("warning", "same")


def test_lines_can_be_searched_by_every_word(tmp_path: Path) -> None:
    found = lines(restated(tmp_path))

    assert {line.cell for line in filtered(found, search="太陽光 D2")} == {"D2"}
    assert filtered(found, search="どこにもない") == ()
    assert filtered(found, frozenset()) == ()


def test_copied_lines_are_rows_of_a_spreadsheet(tmp_path: Path) -> None:
    line = ReportLine("error", "表.xlsx", "S", "B2", raw="一\t二\n三", text="直してください。")
    names = {kind: kind for kind in KINDS}

    assert (
        copied((line, line), names).splitlines()
        == ["error\t表.xlsx\tS\tB2\t\t\t\t\t\t\t一 二 三\t直してください。"] * 2
    )


def test_each_sheet_has_its_counts(tmp_path: Path) -> None:
    rows = moe_rows()
    rows[3][16] = "増加"
    report = plan(moe_workbook(tmp_path / "2013_10.xlsx", rows=rows))

    assert report.files[0].sheets == (SheetCount("2013_一覧表", 12, 0, 0, 1),)
    assert [(s.file, s.sheet, s.new, s.refused) for s in report_table(report, agreement(), wording("ja")).sheets] == [
        ("2013_10.xlsx", "2013_一覧表", 12, 1)
    ]


def test_a_refused_file_is_a_line_and_a_count(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    path.write_bytes(b"")
    table = report_table(plan(path), agreement(), wording("en"))

    assert [(line.kind, line.cell) for line in table.lines] == [("error", "")]
    assert [(sheet.sheet, sheet.refused) for sheet in table.sheets] == [("", 1)]


def test_a_confirmed_figure_changes_only_with_a_reason(tmp_path: Path) -> None:
    report = restated(tmp_path)

    assert [change.new.value for change in report.restatements] == [10.0]
    with pytest.raises(KnownError) as asked:
        report.batch("環境政策課", " ")
    assert wording("ja").error(asked.value) == (
        "確定値1件が変わります。変える理由を記入してください。何も保存していません。"
    )
    assert report.batch("環境政策課", "改訂").note == "改訂"
