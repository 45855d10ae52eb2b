"""The figure of a year from its parts: the printed total, the last of a stock, an open sum, or a question."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.agreement.reading_pack import load_pack
from importers.cell import CellValue
from importers.mapped import read_mapped
from importers.mapping import HandMapping
from importers.mapping_places import figure_at
from importers.table_finding import find_tables
from importers.understood import Understood
from tests.importers.look_alikes import sheet_of, workbook_of

Rows = Sequence[Sequence[CellValue]]
FLOW, STOCK = "local_menu_energy", "chargers"
HALVES: Rows = [["区分", "R4", None, "R5", None], [None, "上期", "下期", "上期", "下期"], ["庁舎", 100, 80, 110, 90]]


def pointed(rows: Rows, cell: str, indicator: str, unit: str) -> Understood:
    """What is read where a person pointed at ``cell`` of the only sheet."""
    sheet = sheet_of("S", rows)
    value = next(value for table in find_tables(sheet) for value in table.values if value.a1 == cell)
    mapping = HandMapping("m", "*", (replace(figure_at(value, indicator), unit=unit),))
    found = read_mapped(workbook_of(sheet), load_pack("ome-tepco-pg"), [mapping], asked=True)
    assert found is not None
    return found


def years(found: Understood) -> list[tuple[int, float | None]]:
    return [(entry.period.fiscal_year, entry.value) for entry in found.observations]


def keys(found: Understood) -> list[str]:
    return [issue.key for issue in found.issues]


def test_where_parts_have_their_total_the_total_is_the_year() -> None:
    rows: Rows = [["区分", "R4", None, None], [None, "上期", "下期", "年計"], ["庁舎", 100, 80, 180]]

    found = pointed(rows, "B3", FLOW, "kWh")
    assert (years(found), keys(found)) == ([(2022, 180.0)], ["mapping.spans_left"])
    assert years(pointed(rows, "D3", FLOW, "kWh")) == [(2022, 180.0)]


def test_a_total_in_the_row_is_found_from_the_column_of_a_part() -> None:
    rows: Rows = [["年度", "上期", "下期", "通期"], ["R4", 10, 12, 22], ["R5", 11, 13, 24]]

    assert years(pointed(rows, "B2", FLOW, "kWh")) == [(2022, 22.0), (2023, 24.0)]


def test_the_parts_of_a_flow_are_added_and_the_figure_says_so() -> None:
    found = pointed(HALVES, "B3", FLOW, "kWh")

    assert years(found) == [(2022, 180.0), (2023, 200.0)]
    assert keys(found) == ["mapping.spans_added"] * 2
    assert found.observations[0].note == "上期＋下期の合計：B3、C3"
    assert found.observations[0].provenance.raw == "100 ＋ 80"
    assert found.observations[0].period.as_of is None


def test_parts_of_a_stock_are_asked_about_with_their_choices() -> None:
    found = pointed(HALVES, "B3", STOCK, "units")

    assert (years(found), keys(found)) == ([], ["mapping.spans_open"] * 2)
    assert dict(found.issues[0].values)["choices"] == "80、180"


def test_the_last_part_of_a_cumulative_stock_is_the_end_of_the_year() -> None:
    found = pointed([["充電器の累計"], *HALVES], "B4", STOCK, "units")

    assert years(found) == [(2022, 80.0), (2023, 90.0)]
    assert str(found.observations[0].period.as_of) == "2023-03-31"
    assert keys(found) == ["mapping.last_span"] * 2


def test_a_year_with_a_part_missing_or_without_a_figure_is_no_year() -> None:
    one: Rows = [["区分", "R4", None, "R5"], [None, "上期", "下期", "上期"], ["庁舎", 100, 80, 110]]
    blank: Rows = [["区分", "R4", None], [None, "上期", "下期"], ["庁舎", 100, "集計中"]]

    assert (years(pointed(one, "B3", FLOW, "kWh")), keys(pointed(one, "B3", FLOW, "kWh"))) == (
        [(2022, 180.0)],
        ["mapping.spans_added", "mapping.spans"],
    )
    assert (years(pointed(blank, "B3", FLOW, "kWh")), keys(pointed(blank, "B3", FLOW, "kWh"))) == (
        [],
        ["mapping.spans"],
    )


def test_shares_of_parts_are_never_added() -> None:
    rows: Rows = [["区分", "R4", None], [None, "上期", "下期"], ["利用率", 40, 50]]

    assert keys(pointed(rows, "B3", "led_sites", "%")) == ["mapping.spans_open"]


def test_a_sheet_of_quarters_is_read_as_its_total_and_not_as_the_rate_beside_it() -> None:
    rows: Rows = [["R5年度 進捗"], ["取組", "単位", "目標", "1Q", "2Q", "3Q", "4Q", "累計", "達成率"]]
    found = pointed([*rows, ["充電器", "基", 20, 3, 4, 5, 6, 18, 0.9]], "D3", STOCK, "")

    assert (years(found), keys(found)) == ([(2023, 18.0)], ["mapping.spans_left"])


def test_quarters_that_begin_in_january_are_asked_about() -> None:
    rows: Rows = [
        ["区分", "2023年", None, None, None],
        [None, "1-3月", "4-6月", "7-9月", "10-12月"],
        ["量", 1, 2, 3, 4],
    ]

    assert keys(pointed(rows, "B3", FLOW, "kWh")) == ["mapping.spans"]
