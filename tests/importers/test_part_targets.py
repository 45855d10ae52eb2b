"""A target for one part of an indicator, such as household CO2: from the target sheet to the table of the Board."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.target_form import TargetEntry, target_setting
from dashboard.assembly import build_board
from dashboard.board import Row
from exports.target_sheet import write_target_sheet
from importers.importing import plan_import
from importers.target_sheet import new_key
from tests import boards
from tests.importers.test_target_sheet import AGREEMENT, TODAY, entered, filled, sentences

HOUSEHOLD: dict[str, object] = {
    "目標の名称": "家庭部門の目標",
    "指標": "CO2排出量（市域）",
    "区分": "家庭",
    "実績の手法": "環境省 現況推計",
    "基準年度": 2013,
    "目標年度": 2023,
    "削減率（％）": 30,
    "状態": "作業値",
    "出典": "庁内資料",
}


def rows_of(*entries: TargetEntry) -> tuple[Row, ...]:
    """The table of CO2 on a Board whose record has these targets."""
    view = boards.view()
    settings = {**view.settings, **dict(map(target_setting, entries))}
    card = build_board(
        replace(view, settings=settings), boards.agreement(), audience="committee", language="ja"
    ).indicator("co2")
    assert card is not None
    return card.rows


@pytest.mark.parametrize("name", ["家庭", "household", "Household", "家　庭"])
def test_a_part_is_named_by_its_title_or_its_code(tmp_path: Path, name: str) -> None:
    (entry,) = entered(filled(tmp_path, {**HOUSEHOLD, "区分": name}))

    assert (entry.series.indicator, entry.series.dimension, entry.reduction) == ("co2", "household", 0.3)


def test_the_table_holds_the_part_against_its_own_line_and_the_whole_against_the_whole_one(tmp_path: Path) -> None:
    """200 in 2013, 30 % less is 140 in 2023; on the straight line 2019 has 164, and 182 were counted: +18."""
    (entry,) = entered(filled(tmp_path, HOUSEHOLD))
    before, after = rows_of(), rows_of(entry)
    told = {(row.year, row.part): (row.value, row.expected, row.gap) for row in after}

    assert told["2019年度", "家庭"] == ("182", "164", "+18")
    assert told["2019年度", "運輸"] == ("152", "", "")
    assert [row for row in after if row.part != "家庭"] == [row for row in before if row.part != "家庭"]


def test_a_sheet_with_targets_of_parts_sent_back_as_it_was_changes_nothing(tmp_path: Path) -> None:
    entries = entered(filled(tmp_path, HOUSEHOLD))
    settings = dict(map(target_setting, entries))
    path = tmp_path / "目標シート.xlsx"
    write_target_sheet(AGREEMENT, settings, TODAY, path, "ja")
    page = openpyxl.load_workbook(path)["目標"]
    report = plan_import([path], replace(boards.view(empty=True), settings=settings), AGREEMENT)

    assert ("CO2排出量（市域）", "家庭") in {(page.cell(row, 3).value, page.cell(row, 4).value) for row in range(4, 30)}
    assert (report.files[0].count("new"), report.files[0].count("changed"), report.files[0].issues) == (0, 0, ())


def test_the_same_name_for_another_part_is_a_target_of_its_own() -> None:
    keys = {new_key("部門別目標", "co2", part) for part in ("", "household", "transport")}

    assert len(keys) == 3


def test_a_known_row_given_a_part_does_not_change_the_target_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "目標シート.xlsx"
    write_target_sheet(AGREEMENT, {}, TODAY, path, "ja")
    page = openpyxl.load_workbook(path)["目標"]
    line = next(row for row in range(4, 30) if page.cell(row, 3).value == "CO2排出量（市域）")
    report = filled(tmp_path, {"区分": "家庭", "決めた者": "審議会", "決めた日": "2026/10/1"}, at=line)
    (entry,) = entered(report)

    assert entry.pathway not in {pathway.key for pathway in AGREEMENT.pathways}
    assert entry.series.dimension == "household"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"区分": "農業"},
            (
                "D15 「農業」は指標「CO2排出量（市域）」の区分にありません。次から選ぶか、全体の目標であれば空欄にしてください："
                "家庭、業務その他、運輸、産業、廃棄物、製造業、建設業・鉱業、農林水産業、旅客自動車、貨物自動車、鉄道、船舶"
            ),
        ),
        (
            {"指標": "乗用車の登録台数", "実績の手法": None, "削減率（％）": None, "目標値": 9},
            "D15 指標「乗用車の登録台数」に区分はありません。「家庭」を消して空欄にしてください。",
        ),
    ],
)
def test_a_part_that_is_none_is_named_with_its_cell(tmp_path: Path, wrong: Mapping[str, object], sentence: str) -> None:
    assert sentences(filled(tmp_path, {**HOUSEHOLD, **wrong})) == [sentence]
