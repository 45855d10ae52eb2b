"""Lines of a mapping that suggest themselves to the person, and those that must not."""

from collections.abc import Sequence

from dashboard.agreement.reading_pack import load_pack
from importers.cell import CellValue
from importers.mapping import Figure
from importers.mapping_proposal import proposed
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of

AGREEMENT = load_pack("ome-tepco-pg")


def lines(rows: Sequence[Sequence[CellValue]]) -> dict[str, Figure]:
    return {figure.indicator: figure for figure in proposed(find_tables(sheet_of("S", rows)), AGREEMENT)}


def test_labels_that_read_like_an_indicator_in_its_unit_are_proposed() -> None:
    found = lines([["年度", "人口(人)", "世帯数(世帯)"], ["R3", 131, 63], ["R4", 130, 64]])

    assert found == {
        "population": Figure("population", column=("人口",), at_column=2),
        "households": Figure("households", column=("世帯数",), at_column=3),
    }


def test_another_unit_is_another_thing() -> None:
    assert lines([["年度", "人口(%)", "世帯数(台)"], ["R3", 131, 63], ["R4", 130, 64]]) == {}


def test_of_plan_and_actual_only_the_actual_is_proposed() -> None:
    found = lines(
        [
            ["指標", "単位", "令和3年度", "令和3年度", "令和4年度", "令和4年度"],
            ["", "", "計画", "実績", "計画", "実績"],
            ["リサイクル率", "％", 30, 31.5, 32, 33.5],
        ]
    )

    assert found["recycling_rate"].column == ("実績",)


def test_two_lines_that_read_alike_are_left_to_the_person() -> None:
    assert lines([["区分", "R3", "R4"], ["人口(人)", 1, 2], ["区分", "R3", "R4"], ["人口(人)", 3, 4]]) == {}


def test_among_many_cities_only_our_own_is_proposed() -> None:
    found = lines([["市", "年度", "人口(人)"], ["八王子市", "R3", 500], ["青梅市", "R3", 131], ["福生市", "R3", 56]])

    assert found["population"].row == ("青梅市",)


def test_an_indicator_with_several_methods_is_left_to_the_person() -> None:
    assert lines(
        [["区分", "R3", "R4"], ["CO2排出量（千t-CO2）", 590, 580], ["森林吸収量（千t-CO2）", 10, 11]]
    ).keys() == {"forest_sink"}
