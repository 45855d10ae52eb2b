"""What is needed and what measures give is told for the year the city's own targets name."""

import datetime

import pytest

from dashboard.agreement.reading_pack import pack_from_text
from dashboard.assembly import build_board
from dashboard.board_effects import EffectsCard
from dashboard.indicators.observation import Observation
from dashboard.record.batch import RecordView
from tests import second_city
from tests.boards import SHA, observation

MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)
SOURCE = 'source = { ja = "計画", en = "plan" }'
FIGURES = (
    observation("co2", 2013, 1000, "t-CO2", method="estimate"),
    observation("co2", 2020, 900, "t-CO2", method="estimate"),
    observation("pv_capacity", 2020, 0.2, "MW"),
)


def milestones(key: str, indicator: str, *rows: tuple[int, float, str]) -> str:
    listed = ", ".join(f'{{ year = {y}, value = {v}, state = "{state}", {SOURCE} }}' for y, v, state in rows)
    method = 'method = "estimate"\n' if indicator == "co2" else ""
    return (
        f'[[pathway]]\nkey = "{key}"\ntitle = {{ ja = "計画", en = "plan" }}\nindicator = "{indicator}"\n'
        f"{method}base_year = 2013\nmilestone = [{listed}]\n"
    )


def effects(*pathways: str, figures: tuple[Observation, ...] = FIGURES) -> EffectsCard:
    text = second_city.pack(pathways="\n".join(pathways))
    board = build_board(RecordView(MOMENT, "例示市", text, SHA, figures, ()), pack_from_text(text, "second-city"))
    assert board.effects is not None
    return board.effects


def test_a_city_with_a_target_for_2035_is_told_of_2035() -> None:
    """900 − 400 = 500 t; panels to 0.5 MW: 300 kW × 1,000 × 0.0005 = 150 t, 30 % of it."""
    found = effects(
        milestones("c", "co2", (2035, 400, "adopted")), milestones("p", "pv_capacity", (2035, 0.5, "adopted"))
    )

    assert found.need == "2035年度の排出量を、2020年度より500t-CO2減らす必要があります。"
    assert found.rows[0].ahead == "2035年度の目標値どおりに増えると、さらに年150t-CO2"
    assert found.rows[0].share == "2035年度までに必要な削減の30.0％"
    assert found.contribution.startswith("太陽光発電が2035年度の目標値どおりに増えると年150t-CO2で")
    assert "2030" not in found.need + found.rows[0].ahead + found.rows[0].share + found.contribution


def test_the_nearest_adopted_target_goes_before_a_nearer_working_one() -> None:
    rows = ((2030, 700, "working"), (2035, 400, "adopted"), (2050, 0, "adopted"))

    assert (
        effects(milestones("c", "co2", *rows)).need == "2035年度の排出量を、2020年度より500t-CO2減らす必要があります。"
    )


def test_where_nothing_is_adopted_the_nearest_target_counts() -> None:
    rows = ((2030, 700, "working"), (2050, 0, "working"))

    assert (
        effects(milestones("c", "co2", *rows)).need == "2030年度の排出量を、2020年度より200t-CO2減らす必要があります。"
    )


def test_a_target_whose_year_has_figures_is_no_need_any_more() -> None:
    rows = ((2018, 950, "adopted"), (2040, 300, "adopted"))

    assert (
        effects(milestones("c", "co2", *rows)).need == "2040年度の排出量を、2020年度より600t-CO2減らす必要があります。"
    )


def test_without_a_target_to_come_the_need_is_unknown() -> None:
    found = effects(milestones("c", "co2", (2018, 950, "adopted")))

    assert found.need == "今後の目標か実績がないため、必要な削減量を計算していません。"
    assert found.whole.told == (found.need,)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((2030, 0.4, "adopted"),), "2030年度の目標値どおりに増えると、さらに年100t-CO2"),
        (((2030, 0.4, "adopted"), (2040, 0.6, "adopted")), "2035年度の目標値どおりに増えると、さらに年150t-CO2"),
    ],
)
def test_a_measure_with_other_target_years_is_counted_up_to_its_own_last_one_or_on_its_line(
    rows: tuple[tuple[int, float, str], ...], told: str
) -> None:
    """To 0.4 MW in 2030: 200 kW → 100 t. Halfway from 0.4 to 0.6 MW in 2035: 300 kW → 150 t."""
    found = effects(milestones("c", "co2", (2035, 400, "adopted")), milestones("p", "pv_capacity", *rows))

    assert found.rows[0].ahead == told
    assert any("目標値" in row.of for row in found.rows[0].origin.rows)


def test_the_outlook_is_told_for_the_citys_own_target_year_and_the_horizon() -> None:
    """1000 − 10 a year from 2013 on: 780 in 2035 and 630 in 2050."""
    figures = tuple(observation("co2", 2013 + at, 1000 - 10 * at, "t-CO2", method="estimate") for at in range(8))
    text = second_city.pack(pathways=milestones("c", "co2", (2035, 400, "adopted")))
    board = build_board(RecordView(MOMENT, "例示市", text, SHA, figures, ()), pack_from_text(text, "second-city"))
    insight = board.insight("co2")
    assert insight is not None

    assert [(one.fiscal_year, one.value) for one in insight.outlook.landings] == [
        (2035, "780t-CO2"),
        (2050, "630t-CO2"),
    ]
    assert insight.outlook.landings[0].beside_target
