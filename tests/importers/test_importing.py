"""From files to the import report: nothing is stored, nothing is hidden, and all files go in or none."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.errors import KnownError
from dashboard.indicators.observation import Observation, SeriesKey
from dashboard.record.batch import RecordView
from dashboard.wording import LANGUAGES, Language, wording
from importers.importing import plan_import
from importers.report import FileReport, ImportReport
from tests.boards import view
from tests.importers.look_alikes import fit_csv, moe_rows, moe_workbook

Shared = Callable[..., Path]
AGREEMENT = load_pack("ome-tepco-pg")
EMPTY = view(empty=True)
TOTAL = SeriesKey("pv_capacity", "", "fit")
YEAR = {2014: (1, 2, 3, 4, 10)}


def plan(*paths: Path, record: RecordView = EMPTY) -> ImportReport:
    return plan_import(paths, record, AGREEMENT)


def counts(file: FileReport) -> tuple[int, int, int, int]:
    return file.count("new"), file.count("changed"), file.count("same"), file.errors


def holding(report: ImportReport) -> RecordView:
    """A record that holds what the report would store."""
    held = tuple(entry.imported(EMPTY.instant) for entry in report.batch("環境政策課").observations)
    return replace(EMPTY, observations=held)


def sentences(file: FileReport) -> list[str]:
    issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
    return [wording("ja")(issue.key, **dict(issue.values)) for issue in issues]


def with_total(record: RecordView, value: float) -> RecordView:
    """The record with another total of PV."""

    def change(entry: Observation) -> Observation:
        source = entry.provenance._replace(raw=f"{value:g}")
        return replace(entry, value=value, provenance=source) if entry.key == TOTAL else entry

    return replace(record, observations=tuple(map(change, record.observations)))


def test_a_first_file_is_all_new(tmp_path: Path) -> None:
    report = plan(fit_csv(tmp_path / "fit.csv", YEAR))

    assert [(file.layout, counts(file)) for file in report.files] == [("fit_pv", (5, 0, 0, 0))]
    assert (report.storable, report.errors, report.fingerprint) == (True, 0, EMPTY.fingerprint)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = fit_csv(tmp_path / "fit.csv", YEAR)
    again = plan(path, record=holding(plan(path)))

    assert counts(again.files[0]) == (0, 0, 5, 0)
    assert not again.storable
    assert again.batch("環境政策課").observations == ()


def test_a_changed_figure_stands_beside_the_old_one_and_asks(tmp_path: Path) -> None:
    path = fit_csv(tmp_path / "fit.csv", YEAR)
    report = plan(path, record=with_total(holding(plan(path)), 9.0))
    (changed,) = [change for change in report.files[0].changes if change.kind == "changed"]

    assert changed.old is not None
    assert (changed.old.value, changed.new.value) == (9.0, 10.0)
    assert sentences(report.files[0]) == [
        "2014年度の確定値を「9」から「10」に改めます。よろしければ取り込んでください。"
    ]
    assert report.storable


def test_only_new_and_changed_figures_go_into_the_batch(tmp_path: Path) -> None:
    path = fit_csv(tmp_path / "fit.csv", YEAR)
    batch = plan(path, record=with_total(holding(plan(path)), 9.0)).batch("環境政策課", "初回")

    assert [entry.key for entry in batch.observations] == [TOTAL]
    assert (batch.kind, batch.author, batch.note) == ("import", "環境政策課", "初回")
    assert [(file.name, file.size) for file in batch.files] == [("fit.csv", path.stat().st_size)]


def test_a_rounded_edition_of_what_is_held_is_the_same(tmp_path: Path) -> None:
    exact = plan(fit_csv(tmp_path / "a.csv", {2014: (1.2, 2.3, 3.4, 4.1, 11.0)}))
    rounded = plan(fit_csv(tmp_path / "b.csv", {2014: (1, 2, 3, 4, 11)}), record=holding(exact))

    assert counts(rounded.files[0]) == (0, 0, 5, 0)


def test_a_file_that_cannot_be_read_is_refused_beside_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "空.xlsx"
    bad.write_bytes(b"")
    report = plan(bad, fit_csv(tmp_path / "fit.csv", YEAR))

    assert [counts(file) for file in report.files] == [(0, 0, 0, 1), (5, 0, 0, 0)]
    assert sentences(report.files[0]) == [
        "「空.xlsx」は中身のない空のファイルです。送り主にもう一度もらってください。何も保存していません。"
    ]
    assert not report.storable


def test_a_table_of_nobody_we_know_says_what_it_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "人口.csv"
    path.write_text("年度,人口\n2019,130000\n", encoding="cp932")
    (file,) = plan(path).files

    assert (file.layout, file.changes) == ("", ())
    assert sentences(file)[0].startswith("「人口.csv」の様式が分かりません（シート：CSV）。")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_refusal_of_an_unknown_table_names_the_button_that_helps_by_its_label(language: Language) -> None:
    say = wording(language)
    label = say("mapping.page.map_named", file="").strip("： :")

    assert len(label) > 5
    assert label in say("imports.unknown_layout", file="人口.csv", sheets="CSV")


def test_one_bad_cell_keeps_the_whole_import_from_being_stored(tmp_path: Path) -> None:
    rows = moe_rows()
    rows[3][16] = "増加"
    report = plan(moe_workbook(tmp_path / "a.xlsx", rows=rows), fit_csv(tmp_path / "fit.csv", YEAR))

    assert [file.errors for file in report.files] == [1, 0]
    assert (report.errors, report.storable) == (1, False)


def test_two_files_that_tell_the_same_count_once(tmp_path: Path) -> None:
    report = plan(fit_csv(tmp_path / "a.csv", YEAR), fit_csv(tmp_path / "b.csv", YEAR))

    assert [counts(file) for file in report.files] == [(5, 0, 0, 0), (0, 0, 5, 0)]
    assert len(report.batch("環境政策課").observations) == 5


def test_two_files_that_differ_are_an_error_that_names_the_other_file_and_cell(tmp_path: Path) -> None:
    report = plan(fit_csv(tmp_path / "a.csv", YEAR), fit_csv(tmp_path / "b.csv", {2014: (1, 2, 3, 5, 11)}))

    assert sentences(report.files[1]) == [
        "2014年度の値が、先に読んだ「a.csv」のE2「4」と違います。どちらか正しい方にそろえてください。",
        "2014年度の値が、先に読んだ「a.csv」のF2「10」と違います。どちらか正しい方にそろえてください。",
    ]
    assert [issue.cell for issue in report.files[1].issues] == ["E2", "F2"]
    assert not report.storable


def test_an_import_without_anything_new_cannot_be_stored(tmp_path: Path) -> None:
    assert not plan().storable


def test_the_way_through_the_files_can_be_followed(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    paths = [fit_csv(tmp_path / f"{n}.csv", YEAR) for n in range(3)]
    plan_import(paths, EMPTY, AGREEMENT, progress=lambda done, of: heard.append((done, of)))

    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as stopped:
        plan_import([fit_csv(tmp_path / "a.csv", YEAR)], EMPTY, AGREEMENT, cancelled=lambda: True)

    assert stopped.value.key == "reading.cancelled"


def test_planning_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    path = moe_workbook(tmp_path / "2013_10.xlsx")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    plan(path)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["2013_10.xlsx"]


def test_all_real_tables_of_ome_go_in_together(shared_data: Shared) -> None:
    names = ("moe/2013_10.xlsx", "moe/2016_10.xlsx", "moe/2019_10.xlsx", "ome_fit_pv_2014_2023.csv")
    report = plan(*(shared_data(*name.split("/")) for name in names))

    assert report.storable
    assert [counts(file) for file in report.files] == [(13, 0, 0, 0)] * 3 + [(50, 0, 0, 0)]


def test_the_derived_table_tells_the_same_as_the_ministry_s_workbooks(shared_data: Shared) -> None:
    workbooks = [shared_data("moe", f"{year}_10.xlsx") for year in (1990, 2007, 2010, 2013, 2016, 2019)]
    record = holding(plan(*workbooks))
    (file,) = plan(shared_data("ome_moe_suikei_1990_2019.csv"), record=record).files

    assert counts(file) == (9 * 13, 0, 6 * 13, 0)


def test_the_stamp_of_an_import_does_not_make_a_figure_another_one(tmp_path: Path) -> None:
    path = fit_csv(tmp_path / "fit.csv", YEAR)
    later = EMPTY.instant + datetime.timedelta(days=1)
    record = holding(plan(path))
    record = replace(record, observations=tuple(entry.imported(later) for entry in record.observations))

    assert counts(plan(path, record=record).files[0]) == (0, 0, 5, 0)
