"""Layouts find their header by its labels, however these are spaced, marked or moved."""

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.units import convertible
from importers.cell import CellValue
from importers.layout import Layout, find_header, layouts, plain_label
from tests.importers.look_alikes import FIT_LABELS, MOE_LABELS, moe_rows, sheet_of

LAYOUTS = {layout.key: layout for layout in layouts()}
CO2 = LAYOUTS["moe_co2"]


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("産業部門　小計", "産業部門小計"),
        ("項　　目", "項目"),
        ("市区町村の\n旅客自動車台数\n(台)", "市区町村の旅客自動車台数"),
        ("容量（ｋＷ）", "容量"),
        ("合計注３）", "合計"),
        ("直接搬入※1", "直接搬入"),
        ("ﾄﾗｯｸ", "トラック"),
        ("自動車（旅客）", "自動車(旅客)"),
        ("Total_kW", "total_kw"),
    ],
)
def test_labels_are_compared_without_spaces_marks_and_units(label: str, plain: str) -> None:
    assert plain_label(label) == plain


def test_a_header_is_found_below_notes_and_titles() -> None:
    header = find_header(sheet_of("2013_一覧表", moe_rows()), CO2)

    assert header is not None
    assert (header.row, header.anchor.a1, header.name) == (2, "C2", 4)
    assert (header.columns["industry"], header.columns[""]) == (8, 18)
    assert (header.missing, header.other) == ((), ())


def test_columns_may_change_places() -> None:
    turned = [row[17::-1] for row in moe_rows()]
    header = find_header(sheet_of("2013_一覧表", turned), CO2)

    assert header is not None
    assert (header.columns[""], header.columns["industry"]) == (1, 11)


def test_a_changed_label_is_named_as_missing_and_the_new_one_as_unknown() -> None:
    labels = ["業務系建物" if label == "業務" else label for label in MOE_LABELS]
    header = find_header(sheet_of("2013_一覧表", moe_rows(labels=labels)), CO2)

    assert header is not None
    assert header.missing == ("業務",)
    assert [(cell.a1, cell.value) for cell in header.other] == [("I2", "業務系建物")]


def test_a_table_with_less_than_half_of_the_columns_is_another_table() -> None:
    assert find_header(sheet_of("x", [MOE_LABELS[:9]]), CO2) is None


def test_a_table_without_the_anchor_is_another_table() -> None:
    assert find_header(sheet_of("x", [MOE_LABELS[4:]]), CO2) is None


def test_the_header_with_most_columns_wins_over_a_row_that_repeats_some() -> None:
    rows = [MOE_LABELS[:12], *moe_rows()]
    header = find_header(sheet_of("2013_一覧表", rows), CO2)

    assert header is not None
    assert header.row == 3


def test_labels_of_the_printed_page_that_stand_twice_count_where_they_stand_first() -> None:
    header = find_header(sheet_of("", [FIT_LABELS + FIT_LABELS]), LAYOUTS["fit_pv"])

    assert header is not None
    assert header.columns[""] == 6


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.key)
def test_every_layout_speaks_of_the_register_of_the_agreement(layout: Layout) -> None:
    agreement = load_pack("ome-tepco-pg")
    indicator = agreement.indicator(layout.indicator)

    assert indicator is not None
    assert layout.method in indicator.methods
    assert convertible(layout.unit, indicator.unit)
    assert {column.dimension for column in layout.columns} <= {"", *(part.key for part in indicator.dimensions)}


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.key)
def test_every_layout_is_free_of_doubles_and_adds_up_columns_it_has(layout: Layout) -> None:
    dimensions = [column.dimension for column in layout.columns]
    labels = [label for column in layout.columns for label in set(column.labels)]

    assert len(set(dimensions)) == len(dimensions)
    assert len(set(labels)) == len(labels)
    assert {name for rule in layout.sums for name in (rule.total, *rule.parts)} <= set(dimensions)


def test_the_two_layouts_of_the_ministry_know_the_same_labels() -> None:
    assert LAYOUTS["moe_co2"].columns == LAYOUTS["moe_co2_by_year"].columns
    assert LAYOUTS["moe_co2"].sums == LAYOUTS["moe_co2_by_year"].sums


@pytest.mark.parametrize(("sheet", "layout"), [("2020_自動車（旅客）", "moe_cars_held"), ("2020_自動車（貨物）", "")])
def test_cars_under_their_later_label_are_taken_from_the_sheet_of_passenger_cars_only(sheet: str, layout: str) -> None:
    rows: list[list[CellValue]] = [
        ["市区町村コード", "市区町村", "市区町村の\n自動車保有台数\n（台）"],
        ["13205", "青梅市", 5],
    ]
    found = [key for key, one in LAYOUTS.items() if find_header(sheet_of(sheet, rows), one)]

    assert found == ([layout] if layout else [])
