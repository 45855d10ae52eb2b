"""Totals are held against their parts, be they only two: where the table itself shows that the rule holds."""

from collections.abc import Sequence

import pytest

from importers.cell import CellValue
from importers.table import Check
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]


def checks(rows: Rows) -> list[Check]:
    return [check for table in find_tables(sheet_of("S", rows)) for check in table.checks]


def differing(rows: Rows) -> list[tuple[str, tuple[str, ...], float]]:
    return [(check.cell, check.parts, check.added) for check in checks(rows) if not check.agrees]


def test_two_parts_under_each_other_are_added() -> None:
    rows: Rows = [["区分", "R4", "R5"], ["家庭系", 100, 110], ["事業系", 50, 60], ["合計", 150, 180]]

    assert differing(rows) == [("C4", ("C2", "C3"), 170.0)]


@pytest.mark.parametrize("word", ["合計", "計", "小計"])
def test_two_parts_beside_each_other_are_added(word: str) -> None:
    rows: Rows = [["年度", "家庭系", "事業系", word], ["R3", 100, 50, 150], ["R4", 110, 60, 180]]

    assert differing(rows) == [("D3", ("B3", "C3"), 170.0)]


def test_a_total_may_stand_before_its_two_parts() -> None:
    rows: Rows = [["区分", "R4", "R5", "R6"], ["総数", 150, 180, 30], ["男", 100, 110, 10], ["女", 50, 60, 20]]
    columns: Rows = [
        ["年度", "合計", "家庭系", "事業系"],
        ["R3", 150, 100, 50],
        ["R4", 190, 110, 60],
        ["R5", 200, 130, 70],
    ]

    assert differing(rows) == [("C2", ("C3", "C4"), 170.0)]
    assert differing(columns) == [("B3", ("C3", "D3"), 170.0)]


def test_groups_side_by_side_prove_each_other() -> None:
    rows: Rows = [
        ["年度", "家庭系", None, None, "事業系", None, None],
        [None, "可燃", "不燃", "計", "可燃", "不燃", "計"],
        ["R4", 10, 20, 30, 10, 30, 90],
    ]

    assert differing(rows) == [("G3", ("E3", "F3"), 40.0)]


def test_subtotals_under_each_other_prove_each_other() -> None:
    rows: Rows = [
        ["区分", "内訳", "t"],
        ["家庭系", "可燃", 100], [None, "不燃", 50], [None, "小計", 150],
        ["事業系", "可燃", 70], [None, "不燃", 30], [None, "小計", 150],
    ]  # fmt: skip

    assert differing(rows) == [("C7", ("C5", "C6"), 100.0)]


def test_a_lone_plain_total_is_asked_about_where_it_comes_close_to_its_parts() -> None:
    assert differing([["区分", "台数"], ["乗用車", 100], ["貨物車", 50], ["合計", 160]]) == [
        ("B4", ("B2", "B3"), 150.0)
    ]
    assert differing([["区分", "家庭系", "事業系", "計"], ["R4", 100, 50, 105]]) == []


@pytest.mark.parametrize("label", ["東京都計", "全体", "市町村合計"])
def test_a_total_of_more_than_the_table_shows_is_left_alone(label: str) -> None:
    assert checks([["市", "R4", "R5"], ["青梅市", 100, 110], ["羽村市", 50, 60], [label, 170, 160]]) == []


def test_shares_and_averages_are_no_sums() -> None:
    assert (
        checks([["区分", "R4", "R5"], ["家庭系", "40%", "41%"], ["事業系", "60%", "59%"], ["合計", "95%", "99%"]]) == []
    )
    assert checks([["区分", "リサイクル率", "平均"], ["A", 20, 30], ["B", 30, 31], ["合計", 52, 60]]) == []


def test_what_is_a_part_of_a_part_is_not_added() -> None:
    rows: Rows = [
        ["区分", "R4", "R5"], ["家庭系", 100, 110], ["うち粗大", 10, 20], ["事業系", 50, 60], ["合計", 150, 190]
    ]  # fmt: skip

    assert differing(rows) == [("C5", ("C2", "C4"), 170.0)]


def test_rounding_explains_a_small_difference() -> None:
    assert differing([["区分", "R4", "R5"], ["A", 100.4, 110.2], ["B", 50.4, 60.1], ["合計", 151, 170]]) == []
