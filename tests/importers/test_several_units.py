"""Units told together for a table: each figure gets its own where words, formats or the others decide it."""

from collections.abc import Sequence

import pytest

from importers.cell import Cell, CellValue, Sheet
from importers.several_units import tiers_told, units_told
from importers.table import Table
from importers.table_finding import find_tables
from importers.table_labels import stated_unit
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]


def found(rows: Rows) -> Table:
    return find_tables(sheet_of("S", rows))[0]


def units(rows: Rows) -> list[str]:
    return [value.unit for value in found(rows).values]


def test_a_list_of_units_is_several_and_a_compound_unit_is_one() -> None:
    assert units_told("台、％") == ("台", "%")
    assert units_told("件・kW") == ("件", "kW")
    assert units_told("g/人・日") == units_told("1,000tCO2") == units_told("千円") == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（単位：kW , 件）", "kW、件"),
        ("単位：台　％", "台、%"),
        ("単位：千円 令和4年度", "千円"),
        ("単位：千kWh", "千kWh"),
    ],
)
def test_units_with_spaces_between_them_are_all_heard(text: str, unit: str) -> None:
    assert stated_unit(text) == unit


@pytest.mark.parametrize("corner", ["単位：台、％", "（単位：台・％）", "（台、％）"])
def test_a_share_gets_the_per_cent_and_the_figures_beside_it_the_other(corner: str) -> None:
    assert units([["EVの状況", None, corner], ["年度", "EV", "普及率"], ["R4", 10, 1.2], ["R5", 12, 1.5]]) == [
        "台", "%", "台", "%"
    ]  # fmt: skip


def test_words_of_rows_or_columns_decide() -> None:
    assert units([["単位：kW、件"], ["年度", "導入容量", "設置件数"], ["R4", 100, 5]]) == ["kW", "件"]
    assert units([["（単位：人、回）"], ["区分", "R4"], ["開催回数", 5], ["参加者", 120]]) == ["回", "人"]
    assert units([["区分", "R4", "単位：件、kW"], ["設置件数", 10], ["設置容量", 100]]) == ["件", "kW"]


def test_the_last_column_has_the_last_unit() -> None:
    rows: Rows = [["令和4年度", None, "単位：kWh、千円"], ["施設", "使用量", "料金"], ["庁舎", 9, 3], ["学校", 8, 2]]

    assert units(rows) == ["kWh", "千円"] * 2


def test_what_nothing_decides_has_no_unit_and_is_asked_about_once() -> None:
    table = found([["単位：kWh、千円"], ["年度", "庁舎", "学校"], ["R4", 9, 3]])

    assert [value.unit for value in table.values] == ["", ""]
    assert [(issue.key, issue.cell) for issue in table.issues] == [("tables.units_open", "B3")]
    assert dict(table.issues[0].values)["choices"] == "kWh、千円"


def test_a_change_beside_figures_may_have_either_unit() -> None:
    assert units([["単位：台、％"], ["年度", "台数", "普及率", "増減"], ["R4", 10, 1.2, 3]]) == ["台", "%", ""]


def test_a_format_of_per_cent_decides() -> None:
    cells = [Cell(3, 2, 10, "10"), Cell(3, 3, 0.12, "0.12", "0.0%")]
    cells += [Cell(1, 1, "単位：台、％", "単位：台、％"), Cell(3, 1, "R4", "R4")]
    cells += [Cell(2, n, text, text) for n, text in enumerate(("年度", "EV", "対前年"), 1)]
    table = find_tables(Sheet("S", {(cell.row, cell.column): cell for cell in sorted(cells)}))[0]

    assert [(value.value, value.unit) for value in table.values] == [(10.0, "台"), (12.0, "％")]


def test_an_upper_and_a_lower_line_have_their_units() -> None:
    rows: Rows = [["単位 上段：件 下段：kW"], ["区分", "R4", "R5"], ["住宅", 10, 12], [None, 50, 60], ["事業", 1, 2]]

    assert tiers_told("単位：上段 台、下段 ％") == ("台", "%")
    assert units([*rows, [None, 30, 40]]) == ["件", "件", "kW", "kW"] * 2
    assert found(rows).issues == ()
