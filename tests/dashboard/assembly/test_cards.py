"""One indicator, whole: its table, marks, notes, chart layers, and gaps that stay gaps."""

from dataclasses import replace

import pytest

from dashboard.assembly import build_board
from dashboard.assembly.context import cell_span
from dashboard.board import IndicatorCard
from dashboard.chart import Layer, Role
from dashboard.indicators.observation import Disclosure, Missing, Observation, Period
from tests.boards import agreement, board, observation, observations, view


def card(key: str, figures: tuple[Observation, ...] | None = None) -> IndicatorCard:
    now = view() if figures is None else replace(view(), observations=figures)
    found = build_board(now, agreement()).indicator(key)
    assert found is not None
    return found


def layers(found: IndicatorCard, kind: str) -> list[Layer]:
    return [layer for layer in found.chart.layers if layer.kind == kind]


def pv(*years: int) -> tuple[Observation, ...]:
    return tuple(observation("pv_capacity", year, 1000.0 * (year - 2010), "kW", method="fit") for year in years)


def test_every_indicator_of_the_register_has_its_card() -> None:
    assert [entry.key for entry in board().indicators] == [entry.key for entry in agreement().indicators]


def test_a_figure_stands_in_the_table_with_its_cell() -> None:
    row = card("pv_capacity").rows[0]

    assert (row.year, row.part, row.value, row.expected, row.gap, row.status) == (
        *("2023年度", "合計", "19,800", "20,250", "−450"),
        "確定値",
    )
    assert row.place == "look-alike.xlsx · 2023_一覧表 · F7"
    assert (row.raw, row.imported, row.number) == ("19800", "2026年11月20日 12:00", 19800)


def test_a_gap_above_the_pathway_has_its_plus() -> None:
    row = card("co2").rows[0]

    assert (row.value, row.expected, row.gap) == ("610", "586", "+24")


def test_the_number_beside_a_figure_leads_to_its_source() -> None:
    found = board()
    sources = {source.number: source for source in found.sources}

    for entry in found.indicators:
        for row in entry.rows:
            assert sources[row.source].sheet == f"{row.fiscal_year}_一覧表"


def test_the_table_gives_the_newest_year_first_and_the_whole_before_the_parts() -> None:
    rows = [row for row in card("co2").rows if row.fiscal_year in {2018, 2019}]

    assert [(row.part, row.fiscal_year) for row in rows[:4]] == [
        ("合計", 2019),
        ("合計", 2018),
        ("家庭", 2019),
        ("家庭", 2018),
    ]


def test_only_the_whole_is_held_against_the_pathway() -> None:
    parts = [row for row in card("co2").rows if row.part != "合計"]

    assert {(row.expected, row.gap) for row in parts} == {("", "")}


@pytest.mark.parametrize(
    ("key", "sign", "word"),
    [
        ("co2", "△", "やや遅れ"),  # 90 of 113.6 expected: 0.79
        ("pv_capacity", "○", "おおむね計画どおり"),  # 10,800 of 11,250: 0.96
        ("ev_count", "▲", "遅れ"),  # 600 of 4,089: 0.15
        ("zeb", "−", "判定できない"),
    ],
)
def test_the_mark_follows_from_the_achieved_share(key: str, sign: str, word: str) -> None:
    assert (card(key).mark, card(key).mark_word) == (sign, word)


def test_a_year_without_a_figure_is_a_gap_in_chart_and_sparkline() -> None:
    found = card("pv_capacity", pv(2014, 2015, 2017))
    line = layers(found, "line")[0]

    assert [(point.year, point.value) for point in line.points] == [
        (2014, 4000.0),
        (2015, 5000.0),
        (2016, None),
        (2017, 7000.0),
    ]
    assert found.spark == (4000.0, 5000.0, None, 7000.0)


def test_a_year_whose_figure_is_still_being_counted_is_a_gap_that_says_why() -> None:
    pending = replace(pv(2016)[0], value=None, missing=Missing.PENDING)
    found = card("pv_capacity", (*pv(2015), pending, *pv(2017)))
    point = layers(found, "line")[0].points[1]

    assert point.value is None
    assert "集計中" in point.readout
    assert [(row.year, row.value) for row in found.rows][1] == ("2016年度", "集計中")


def test_an_indicator_with_nothing_but_a_reason_tells_the_reason() -> None:
    found = card("zeb", (replace(observation("zeb", 2024, 1, "buildings"), value=None, missing=Missing.NOT_COLLECTED),))

    assert (found.latest.value, found.latest.text, found.missing) == (None, "–", "未集計")
    assert found.progress is None


def test_an_indicator_without_figures_says_what_is_missing() -> None:
    found = card("zeb")

    assert found.chart.empty == "まだ数値がありません。取込ページから進捗シートを取り込んでください。"
    assert (found.rows, found.spark, found.latest_year, found.state) == ((), (), "", "目標なし")


def test_the_sectors_are_piled_in_the_order_of_the_agreement() -> None:
    assert [layer.role for layer in layers(card("co2"), "stack")] == [
        Role.SECTOR_HOUSEHOLD,
        Role.SECTOR_BUSINESS,
        Role.SECTOR_TRANSPORT,
        Role.SECTOR_INDUSTRY,
        Role.SECTOR_WASTE,
    ]


def test_the_pointer_reads_part_amount_status_and_cell() -> None:
    found = card("co2")
    (household, *_), line = layers(found, "stack"), layers(found, "line")[0]

    assert household.points[0].readout == "家庭 200千t-CO2（推計値）｜look-alike.xlsx · 2013_一覧表 · F7"
    assert "700" in line.points[0].readout
    assert found.chart.layer_values(2030)[0][1].readout == "市の削減目標 378千t-CO2（採択）"


def test_the_net_line_is_gross_minus_sink_and_an_example_where_the_sink_is_one() -> None:
    gross, net = layers(card("co2"), "line")

    assert [point.value for point in net.points] == [682.0 - 15.0 * step for step in range(7)]
    assert [point.value for point in gross.points] == [700.0 - 15.0 * step for step in range(7)]
    assert (net.role, net.hatched, net.title) == (Role.EXAMPLE, True, "正味（吸収量は例示）")
    assert not gross.hatched


def test_a_net_line_of_real_figures_is_a_line_of_its_own() -> None:
    real = tuple(replace(entry, status=observations()[0].status) for entry in observations())

    assert [layer.role for layer in layers(card("co2", real), "line")] == [Role.ACTUAL, Role.NET]


def test_the_net_line_has_no_point_where_the_sink_has_none() -> None:
    figures = tuple(e for e in observations() if e.key.indicator != "forest_sink" or e.period.fiscal_year != 2016)
    net = layers(card("co2", figures), "line")[1]

    assert [point.value for point in net.points if point.year in {2015, 2016, 2017}] == [652.0, None, 622.0]


def test_without_a_sink_there_is_no_net_line_and_the_notes_say_so() -> None:
    found = card("co2", tuple(e for e in observations() if e.key.indicator != "forest_sink"))

    assert len(layers(found, "line")) == 1
    assert found.notes[-1] == "森林吸収量の記録がないため、正味の排出量は表示していません。"


def test_a_working_figure_is_called_so_in_state_line_and_note() -> None:
    found = card("pv_capacity")

    assert found.state.startswith("作業値")
    assert layers(found, "path")[0].label.startswith("作業値")
    assert layers(found, "path")[0].role is Role.PATHWAY_WORKING
    assert found.notes == ("目標は作業値（未決定）です。両者の協議で決まるまでは参考としてご覧ください。",)


def test_example_figures_are_hatched_and_the_plot_says_so() -> None:
    found = card("ev_count")

    assert found.example
    assert (layers(found, "line")[0].hatched, found.chart.watermark) == (True, "例示")
    assert card("pv_capacity").chart.watermark == ""


def test_the_milestones_carry_year_and_value() -> None:
    assert [(point.year, point.label) for point in layers(card("co2"), "milestones")[0].points] == [
        (2030, "2030年度 378"),
        (2050, "2050年度 0"),
    ]


def test_the_axis_starts_at_zero_ends_at_the_horizon_and_holds_everything() -> None:
    for found in board().indicators:
        values = [point.value for layer in found.chart.layers for point in layer.points if point.value is not None]

        assert found.chart.y_min == 0
        assert found.chart.x_max == 2050
        assert max(values, default=0) <= found.chart.y_max
        assert len(found.chart.y_ticks) == len(found.chart.y_labels)


def test_a_total_nobody_reported_is_added_up_from_its_parts() -> None:
    parts = tuple(entry for entry in observations() if entry.key.dimension)
    found = card("co2", parts)

    assert found.latest.value == sum(entry.value or 0 for entry in parts if entry.period.fiscal_year == 2019)
    assert found.rows[0].raw.count("+") == 4


def test_a_total_is_not_added_up_from_the_open_parts_alone() -> None:
    figures = (
        observation("ev_count", 2025, 5, "vehicles", part="bev"),
        observation("ev_count", 2025, 0, "vehicles", part="fcv"),
        closed_part(),
    )
    now = replace(view(), observations=figures)
    public = build_board(now, agreement(), audience="public").indicator("ev_count")
    committee = build_board(now, agreement()).indicator("ev_count")

    assert committee is not None
    assert public is not None
    assert committee.latest.value == 12
    assert public.latest.value is None


def closed_part() -> Observation:
    return replace(observation("ev_count", 2025, 7, "vehicles", part="phev"), disclosure=Disclosure.PARTIES)


def test_figures_of_two_methods_are_kept_apart_and_named() -> None:
    other = observation("co2", 2013, 650.0, "kt-CO2", method="tama62")
    found = card("co2", (*observations(), other))

    assert found.latest.value == 610
    assert {row.note for row in found.rows if row.fiscal_year == 2013 and row.part == "合計"} == {
        "環境省 現況推計",
        "オール東京62の算定手法",
    }


def test_a_stock_says_the_day_on_which_it_was_counted() -> None:
    import datetime

    counted = replace(pv(2019)[0], period=Period(2019, datetime.date(2019, 12, 31)))
    found = card("pv_capacity", (counted,))

    assert found.latest_year == "2019年度（12月末現在）"
    assert found.rows[0].note == "2019年12月31日現在"


def test_the_lead_of_a_goal_gives_its_tile_the_figure() -> None:
    tile = board().goal("A-1")

    assert tile is not None
    assert (tile.figure_title, tile.figure.text, tile.mark) == ("太陽光発電設備容量（FIT・FIP）", "19,800", "○")


def test_a_goal_without_any_figure_says_so() -> None:
    tile = board().goal("A-3")

    assert tile is not None
    assert (tile.figure.text, tile.mark, tile.data_date, tile.spark) == ("–", "−", "データ未登録", ())


def test_a_goal_whose_own_indicators_have_no_figure_does_not_wear_the_mark_of_the_city() -> None:
    """CO2 serves A-1, A-2 and B-1 and has a mark; EVs, the only figures of A-2 besides, are taken away."""
    left = tuple(entry for entry in observations() if entry.key.indicator != "ev_count")
    found = build_board(replace(view(), observations=left), agreement())

    assert card("co2").mark == "△"
    for key in ("A-2", "B-1"):
        tile = found.goal(key)
        assert tile is not None
        assert "co2" in tile.indicators
        assert (tile.figure_title, tile.figure.text, tile.mark, tile.data_date) == ("", "–", "−", "データ未登録")


def test_another_indicator_of_the_goal_stands_in_for_its_lead() -> None:
    figures = (*(e for e in observations() if e.key.indicator == "co2"), observation("zeb", 2024, 3, "buildings"))
    tile = build_board(replace(view(), observations=figures), agreement()).goal("A-2")

    assert tile is not None
    assert (tile.figure_title, tile.figure.text) == ("ZEBの棟数", "3")


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        (["B2", "C2", "B4"], "B2:C4"),
        (["R657"], "R657"),
        (["Z1", "AA1"], "Z1:AA1"),
        ([], ""),
        (["x·y"], "x·y"),
    ],
)
def test_cells_are_named_in_short(cells: list[str], span: str) -> None:
    assert cell_span(cells) == span
