"""An error blocks its row: what is sound can be stored without it, and nothing of what is wrong slips through."""

from dataclasses import replace
from pathlib import Path

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.observation import SeriesKey
from dashboard.place import Place
from dashboard.wording import wording
from importers.importing import plan_import
from importers.issues import Issue, Severity
from importers.report import Change, FileReport, ImportReport, InitiativeChange
from importers.sound_rows import without_errors
from tests.boards import initiative, observation, view
from tests.importers.look_alikes import fit_csv
from tests.importers.test_importing import plan

ja = wording("ja")
PV, EV = SeriesKey("pv_capacity"), SeriesKey("ev_count")


def change(key: SeriesKey, year: int, cell: str, sheet: str = "指標", kind: str = "new") -> Change:
    entry = observation(key.indicator, year, 10.0, "kW")
    return Change("new", replace(entry, provenance=entry.provenance._replace(sheet=sheet, cell=cell)), None)


def error(cell: str, sheet: str = "指標", key: str = "imports.check.example_over_real") -> Issue:
    return Issue(Severity.ERROR, key, "表.xlsx", sheet, cell)


def file(*changes: Change, issues: tuple[Issue, ...] = (), name: str = "表.xlsx") -> FileReport:
    from dashboard.record.batch import SourceFile

    return FileReport(SourceFile(name, "ab" * 32, 10), "progress", changes=changes, issues=issues)


def kept(*files: FileReport) -> list[tuple[str, int]]:
    found = without_errors(ImportReport(files, "f"), ja)
    return [(c.new.key.indicator, c.new.period.fiscal_year) for f in found.files for c in f.changes]


def test_only_the_row_with_the_error_is_left_out() -> None:
    report = file(change(PV, 2023, "F7"), change(PV, 2024, "G7"), change(EV, 2024, "G8"), issues=(error("H7"),))

    assert kept(report) == [("ev_count", 2024)]


def test_an_error_without_a_cell_blocks_its_sheet_and_one_without_a_sheet_its_file() -> None:
    two = (change(PV, 2023, "F7"), change(EV, 2023, "F8", sheet="別の表"))

    assert kept(file(*two, issues=(error(""),))) == [("ev_count", 2023)]
    assert kept(file(*two, issues=(error("A1", key="imports.layout.missing_label"),))) == [("ev_count", 2023)]
    assert kept(file(*two, issues=(error("", sheet=""),))) == []


def test_what_two_files_tell_differently_is_left_out_of_both(tmp_path: Path) -> None:
    one = fit_csv(tmp_path / "a.csv", {2014: (1, 2, 3, 4, 10), 2015: (1, 2, 3, 4, 10)})
    other = fit_csv(tmp_path / "b.csv", {2014: (1, 2, 3, 5, 11)})
    found = without_errors(plan(one, other), ja)
    told = {(c.new.key.dimension, c.new.period.fiscal_year) for f in found.files for c in f.changes}

    assert found.storable
    assert {year for _, year in told} == {2015}


def test_a_refused_file_goes_and_the_rest_is_stored_with_a_remark(tmp_path: Path) -> None:
    good, bad = fit_csv(tmp_path / "fit.csv", {2014: (1, 2, 3, 4, 10)}), tmp_path / "壊れた.xlsx"
    bad.write_bytes(b"not a workbook at all")
    report = plan(bad, good)
    found = without_errors(report, ja)

    assert (report.storable, report.errors) == (False, 1)
    assert [one.file.name for one in found.files] == ["fit.csv"]
    assert found.storable
    assert found.batch("環境政策課").note == "指摘のある行など1件を除いて取り込みました。"


def test_an_initiative_with_an_error_in_its_row_waits_too() -> None:
    first, second = (replace(initiative(n), source=Place("表.xlsx", "取組", f"B{n}")) for n in (4, 5))
    report = replace(
        file(issues=(error("E4", sheet="取組"),)),
        initiatives=(InitiativeChange("new", first, None), InitiativeChange("new", second, None)),
    )

    assert [e.new for f in without_errors(ImportReport((report,), "f"), ja).files for e in f.initiatives] == [second]


def test_a_report_without_errors_comes_back_as_it_is(tmp_path: Path) -> None:
    report = plan_import(
        [fit_csv(tmp_path / "fit.csv", {2014: (1, 2, 3, 4, 10)})], view(empty=True), load_pack("ome-tepco-pg")
    )

    assert without_errors(report, ja) is report
