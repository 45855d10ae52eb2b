"""The target sheet: written with what is in force, filled in by people, read back as versions."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.target_form import TargetEntry, entries_of, factors_on
from dashboard.record.batch import RecordView
from dashboard.wording import LANGUAGES, Language, wording
from exports.target_sheet import write_target_sheet
from importers.importing import plan_import
from importers.report import ImportReport
from importers.report_text import issue_sentence
from tests import boards

AGREEMENT = boards.agreement()
EMPTY = boards.view(empty=True)
TODAY = datetime.date(2026, 11, 20)
NEW: dict[str, object] = {
    "目標の名称": "充電設備の整備目標",
    "指標": "EV充電設備の基数",
    "基準年度": 2021,
    "目標年度": "令和12年度",
    "目標値": 150,
    "状態": "採択",
    "決めた者": "環境審議会",
    "決めた日": "2026/10/1",
    "出典": "審議会資料",
}


def filled(
    folder: Path, row: Mapping[str, object] = {}, *, at: int = 0, sheet: str = "目標", view: RecordView = EMPTY
) -> ImportReport:
    """The import report of the sheet with ``row`` written into line ``at`` (the first empty one without)."""
    path = folder / "目標シート.xlsx"
    write_target_sheet(AGREEMENT, view.settings, TODAY, path, "ja")
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    heads = {str(cell.value): cell.column or 0 for cell in page[3]}
    line = at or next(line for line in range(4, page.max_row + 1) if not page.cell(line, 2).value)
    for head, value in row.items():
        page.cell(line, heads[head]).value = value  # type: ignore[assignment]
    book.save(path)
    return plan_import([path], view, AGREEMENT)


def entered(report: ImportReport) -> tuple[TargetEntry, ...]:
    return entries_of(dict(report.batch("事務局").settings))


def sentences(report: ImportReport) -> list[str]:
    file = report.files[0]
    issues = (*((file.refusal,) if file.refusal else ()), *file.issues)
    return [f"{issue.cell} {issue_sentence(issue, wording('ja'))}".strip() for issue in issues]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_sent_back_as_it_was_changes_nothing(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "targets.xlsx"
    write_target_sheet(AGREEMENT, {}, TODAY, path, language)
    report = plan_import([path], EMPTY, AGREEMENT)
    file = report.files[0]

    assert (file.layout, file.count("new"), file.count("changed"), file.issues) == ("target_sheet", 0, 0, ())
    assert file.count("same") == sum(len(pathway.milestones) for pathway in AGREEMENT.pathways)


def test_a_new_target_enters_with_who_decided_and_when(tmp_path: Path) -> None:
    (entry,) = entered(filled(tmp_path, NEW))

    assert (entry.series.indicator, entry.base_year, entry.year, entry.value) == ("chargers", 2021, 2030, 150.0)
    assert (entry.adopted_by, entry.adopted_on) == ("環境審議会", datetime.date(2026, 10, 1))
    assert entry.valid_from == datetime.date(2026, 10, 1)
    assert entry.pathway.startswith("chargers-")


def test_the_cell_of_a_target_is_told_in_the_report(tmp_path: Path) -> None:
    report = filled(tmp_path, NEW)
    (change,) = [change for change in report.files[0].settings if change.kind == "new"]

    assert (change.new.sheet, change.new.cell, change.new.raw) == ("目標", "L15", "150")
    assert change.new.title == "充電設備の整備目標 2030"


def test_a_value_is_brought_into_the_unit_of_its_indicator(tmp_path: Path) -> None:
    row = {**NEW, "指標": "pv_capacity", "目標値": "35MW", "実績の手法": "FIT・FIP公表値"}
    (entry,) = entered(filled(tmp_path, row))

    assert (entry.value, entry.series.method) == (35000.0, "fit")


def test_a_reduction_is_per_cent_of_the_base_year(tmp_path: Path) -> None:
    row = {**NEW, "指標": "CO2排出量（市域）", "基準年度": 2013, "目標値": None, "削減率（％）": "50％"}
    (entry,) = entered(filled(tmp_path, row))

    assert (entry.value, entry.reduction, entry.series.method) == (None, 0.5, "moe-suikei")


def test_a_changed_target_becomes_a_version_beside_the_old_one(tmp_path: Path) -> None:
    """Line 9 is the working figure for PV in 2030."""
    changed = {"目標値": 35000, "状態": "採択", "決めた者": "第5回協議", "決めた日": datetime.date(2026, 11, 18)}
    report = filled(tmp_path, changed, at=9)
    (entry,) = entered(report)

    assert (entry.pathway, entry.year, entry.valid_from) == ("pv-working", 2030, datetime.date(2026, 11, 18))
    assert [name for name, _ in report.batch("事務局").settings] == ["target.pv-working.2030.2026-11-18"]


def test_a_target_is_given_up_in_so_many_words(tmp_path: Path) -> None:
    (entry,) = entered(filled(tmp_path, {"目標値": "取りやめ", "有効になる日": "2026/11/1"}, at=9))

    assert (entry.year, entry.value, entry.reduction) == (2030, None, None)


def test_a_factor_is_edited_with_its_source(tmp_path: Path) -> None:
    row = {"値": 9000, "年度": 2026, "出典": "施設台帳"}
    page = AGREEMENT.factors.index(next(each for each in AGREEMENT.factors if each.key == "led_saving")) + 4
    report = filled(tmp_path, row, at=page, sheet="係数")
    factors = factors_on(AGREEMENT, dict(report.batch("事務局").settings))
    (factor,) = (each for each in factors.all() if each.key == "led_saving")

    assert (factor.value, factor.year, factor.source.ja, factor.state.value) == (9000.0, 2026, "施設台帳", "working")
    assert report.files[0].count("new") == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"指標": "風力"}, "C15 「風力」は協定の指標にありません。シート「指標一覧」にある名称かコードを記入してください。"),
        ({"目標年度": "いつか"}, "K15 「目標年度」の欄（「いつか」）が年度として読めません。「2030」または「2030年度」のように記入してください。"),
        ({"基準年度": 2030}, "H15 基準年度（2030）が目標年度（2030）より後か同じです。どちらかを直してください。"),
        ({"削減率（％）": 46}, "L15 目標値か削減率のどちらか一方を記入してください。目標をなくすときは、目標値の欄に「取りやめ」と記入します。"),
        ({"目標値": "たくさん"}, "L15 「たくさん」は目標値として読めません。数値だけ（単位は基）で記入してください。"),
        ({"目標値": "150kW"}, "L15 「150kW」は目標値として読めません。数値だけ（単位は基）で記入してください。"),
        ({"目標値": None, "削減率（％）": 0.46}, "M15 「0.46」は削減率として読めません。「46」のように、1から100までの％で記入してください。"),
        ({"目標の名称": None}, "C15 「目標の名称」の欄が空いています。記入してください。"),
        ({"決めた者": None}, "O15 採択した目標には「決めた者」と「決めた日」の両方を記入してください。"),
        ({"決めた日": "先月"}, "Q15 「先月」は日付として読めません。「2027/3/31」のように記入してください。"),
        ({"状態": "未定"}, "O15 「未定」は「状態」の選択肢にありません。次から選んでください：採択、作業値、例示"),
        ({"実績の手法": "独自"}, "G15 「独自」は協定の算定手法にありません。次から選んでください：環境省 現況推計、オール東京62の算定手法、FIT・FIP公表値"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_named_with_its_cell(
    tmp_path: Path, wrong: Mapping[str, object], sentence: str
) -> None:
    report = filled(tmp_path, {**NEW, **wrong})

    assert sentence in sentences(report)
    assert not report.storable


def test_the_same_target_in_two_rows_is_asked_about(tmp_path: Path) -> None:
    row = {
        **NEW,
        "指標": "pv_capacity",
        "目標の名称": "案",
        "目標コード": "pv-working",
        "決めた日": None,
        "状態": "作業値（未決定）",
    }

    assert "K15 同じ目標（案、2030年度）が二つの行にあります。どちらか一方にまとめてください。" in sentences(
        filled(tmp_path, row)
    )


def test_a_base_year_that_another_target_does_not_follow_is_asked_about(tmp_path: Path) -> None:
    """The pack's line runs 2014 → 2030 → 2050: from 2030 on there would be no way to the target of that same year."""
    row = {
        **NEW,
        "指標": "pv_capacity",
        "目標の名称": "案",
        "目標コード": "pv-working",
        "基準年度": 2030,
        "目標年度": 2050,
        "目標値": 60000,
    }
    report = filled(tmp_path, row)

    assert sentences(report) == [
        (
            "L15 基準年度（2030）が、同じ名称の目標（案）の2030年度より後か同じです。"
            "基準年度を前の年度にするか、2030年度の目標を「取りやめ」にしてください。"
        )
    ]
    assert not report.storable


def test_a_sheet_of_another_agreement_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "目標.xlsx"
    write_target_sheet(replace(AGREEMENT, key="other-city"), {}, TODAY, path, "ja")
    report = plan_import([path], EMPTY, AGREEMENT)

    assert sentences(report) == [
        "B3 この目標シートは別の協定（other-city）のものです。この記録の協定は「ome-tepco-pg」です。書き出し元の記録で取り込んでください。"
    ]
