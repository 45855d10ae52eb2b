"""Targets that are past, not worked out, of another method, or judged by level: what the Board says of them."""

import datetime

import pytest

from dashboard.agreement.reading_pack import pack_from_text
from dashboard.assembly import build_board
from dashboard.board import Board, IndicatorCard
from dashboard.board_insight import Insight
from dashboard.indicators.observation import Observation
from dashboard.record.batch import RecordView
from dashboard.wording import Language
from tests import second_city
from tests.boards import SHA, observation

MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)
SOURCE = 'source = { ja = "計画書", en = "plan" }'
PAST = f"""
[[pathway]]
key = "old"
title = {{ ja = "前の計画", en = "former plan" }}
indicator = "co2"
method = "estimate"
base_year = 2013
milestone = [{{ year = 2018, value = 900, state = "adopted", {SOURCE} }}]
"""
CUT = f"""
[[pathway]]
key = "cut"
title = {{ ja = "削減計画", en = "cut" }}
indicator = "co2"
method = "estimate"
base_year = 2013
milestone = [{{ year = 2030, reduction = 0.465, state = "adopted", {SOURCE} }}]
"""
SURVEYED = f"""
[[pathway]]
key = "surveyed"
title = {{ ja = "実測の目標", en = "surveyed" }}
kind = "reference"
indicator = "co2"
method = "survey"
base_year = 2013
milestone = [{{ year = 2030, reduction = 0.5, state = "adopted", {SOURCE} }}]
"""


def co2(year: int, value: float, method: str = "estimate") -> Observation:
    return observation("co2", year, value, "t-CO2", method=method)


def board(text: str, *figures: Observation, language: Language = "ja") -> Board:
    now = RecordView(MOMENT, "例示市", text, SHA, figures, ())
    return build_board(now, pack_from_text(text, "second-city"), language=language)


def told(found: Board, key: str = "co2") -> tuple[IndicatorCard, Insight]:
    card, insight = found.indicator(key), found.insight(key)
    assert card is not None
    assert insight is not None
    return card, insight


ALLOWED = f"""
[[pathway]]
key = "allowed"
title = {{ ja = "増加を見込む計画", en = "allowed" }}
indicator = "co2"
method = "estimate"
base_year = 2013
milestone = [{{ year = 2023, value = 1200, state = "adopted", {SOURCE} }}]
"""


@pytest.mark.parametrize(("actual", "share", "sign"), [(800.0, "140％", "A"), (1400.0, "80％", "B")])
def test_where_the_plan_lets_the_worse_happen_levels_are_compared_and_no_change(
    actual: float, share: str, sign: str
) -> None:
    """2019 is 6 of 10 years on the way from 1,000 to 1,200: 1,120 are expected; 1,120 ÷ 800 = 1.4, 1,120 ÷ 1,400 = 0.8."""
    _, insight = told(board(second_city.pack(pathways=ALLOWED), co2(2013, 1000), co2(2019, actual)))

    assert f"計画値 1,120t-CO2：達成割合 {share}" in insight.judged.sentence
    assert insight.judged.mark == sign


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ([co2(2013, 1000), co2(2018, 890), co2(2019, 950)], "達成（実績 890t-CO2）"),
        ([co2(2013, 1000), co2(2018, 910), co2(2019, 880)], "未達成（実績 910t-CO2）"),
        ([co2(2013, 1000), co2(2019, 880)], "実績がなく不明"),
    ],
)
def test_a_target_whose_year_is_past_is_told_as_met_or_missed_by_its_own_year(
    figures: list[Observation], outcome: str
) -> None:
    card, insight = told(board(second_city.pack(pathways=PAST), *figures))

    assert [row.reached for row in insight.milestones] == [outcome]
    assert card.target == "2018年度 900t-CO2（採択、目標年度は終了）"
    assert card.outlook == f"2018年度の目標は{outcome}。次の目標は定められていません。"
    assert insight.judged.sentence == ("計画のある年度（2013年度から2018年度まで）の実績ではないため判定できません。")


def test_a_relative_target_without_its_base_year_is_shown_and_says_why_it_has_no_figure() -> None:
    card, insight = told(board(second_city.pack(pathways=CUT), co2(2018, 890)))

    assert (card.target, card.state, card.mark) == ("2030年度 基準年度比46.5％減（採択）", "採択", "－")
    assert card.notes == (
        "基準年度（2013年度）の実績がないため、2030年度 基準年度比46.5％減（採択）の目標値は計算していません。",
    )
    (row,) = insight.milestones
    assert (row.value, row.number, row.state, row.reached) == ("基準年度比46.5％減", None, "採択", "計算できない")
    assert insight.judged.sentence == "基準年度（2013年度）の実績がないため判定できません。"


@pytest.mark.parametrize("base", [0.0, -10.0])
def test_nothing_can_be_cut_from_a_base_year_that_is_not_above_zero(base: float) -> None:
    card, _ = told(board(second_city.pack(pathways=CUT), co2(2013, base), co2(2018, 890)))

    assert card.notes == (
        "基準年度（2013年度）の実績が0以下のため、2030年度 基準年度比46.5％減（採択）の目標値は計算していません。",
    )


def test_a_scenario_of_another_method_starts_from_the_figures_of_its_own() -> None:
    """Half of the surveyed 2,000 is 1,000, not half of the estimated 1,000."""
    text = second_city.pack(more=SURVEYED)
    found = board(text, co2(2013, 1000), co2(2018, 900), co2(2013, 2000, "survey"))
    _, insight = told(found)
    line = next(layer for layer in insight.chart.layers if layer.label == "実測の目標（実測）")

    assert [point.value for point in line.points][-1] == 1000.0
    assert "実測の目標（実測）" in [row.title for row in insight.scenarios]


def test_a_target_of_a_method_that_has_no_figures_is_called_an_assumption() -> None:
    text = second_city.pack(pathways=SURVEYED.replace('"reference"', '"plan"'))
    card, _ = told(board(text, co2(2013, 1000), co2(2018, 900)))

    assert card.notes[0].startswith("目標は「実測」によるもので、ここでは「推計」の値に当てはめています（前提）。")


def test_a_scale_by_level_compares_with_the_year_s_expected_value() -> None:
    """Expected 1000 × 0.5^(5/17) = 815.6 in 2018; 815.6 / 1,000 is 82 %, a B. PV: 30 of 36 expected is 83 %."""
    panels = [observation("pv_capacity", 2020, 20.0, "MW"), observation("pv_capacity", 2024, 30.0, "MW")]
    found = board(second_city.pack(), co2(2013, 1000), co2(2018, 1000), *panels)

    assert told(found)[1].judged.sentence == (
        "2018年度の実績 1,000t-CO2、計画値 816t-CO2：達成割合 82％（おおむね達成）。"
    )
    assert (told(found)[0].mark, told(found, "pv_capacity")[0].mark) == ("B", "B")


def test_a_level_that_is_not_above_zero_has_no_share() -> None:
    _, insight = told(board(second_city.pack(), co2(2013, 1000), co2(2018, -5)))

    assert insight.judged.sentence == "実績か計画値が0以下で、割合を計算できないため判定できません。"


def test_a_pathway_that_asks_for_no_change_says_so() -> None:
    head = second_city.HEAD.replace('measure = "level"', "")
    text = second_city.pack(head=head)
    _, insight = told(board(text, observation("pv_capacity", 2020, 20.0, "MW")), "pv_capacity")

    assert insight.judged.sentence == ("計画が2020年度から2020年度までに変化を見込んでいないため判定できません。")


def test_the_same_in_english() -> None:
    found = board(second_city.pack(pathways=PAST), co2(2013, 1000), co2(2018, 910), language="en")
    card, insight = told(found)

    assert card.target == "FY2018 900 t-CO2 (adopted; the target year is past)"
    assert [row.reached for row in insight.milestones] == ["missed (actual 910 t-CO2)"]


def test_a_target_beyond_the_horizon_lies_on_the_chart() -> None:
    _, insight = told(board(second_city.pack(), co2(2013, 1000), co2(2018, 900)))
    last = max(point.year for layer in insight.chart.layers for point in layer.points)

    assert (insight.chart.x_max, last) == (2060, 2060)


def test_a_line_from_before_the_first_figure_shown_begins_on_the_chart() -> None:
    early = SURVEYED.replace("base_year = 2013", "base_year = 2005")
    _, insight = told(board(second_city.pack(more=early), co2(2013, 1000), co2(2018, 900), co2(2005, 2000, "survey")))

    assert insight.chart.x_min == 2005


def test_panels_counted_in_megawatts_avoid_as_much_as_the_same_in_kilowatts() -> None:
    """30 MW = 30,000 kW × 1,000 kWh × 0.0005 t = 15,000 t; 60 MW in 2030 add as much again."""
    effects = board(second_city.pack(), observation("pv_capacity", 2024, 30.0, "MW")).effects
    assert effects is not None
    row = effects.rows[0]

    assert (row.count, row.effect, row.ahead_number) == ("30,000kW", "15,000t-CO2", 15000.0)


def test_what_is_counted_in_another_kind_of_unit_has_no_effect_and_says_why() -> None:
    text = second_city.pack().replace('unit = "MW"', 'unit = "cases"')
    effects = board(text, observation("pv_capacity", 2024, 30.0, "cases")).effects
    assert effects is not None

    assert (effects.rows[0].effect, effects.rows[0].missing) == (
        "",
        "「太陽光の容量」は「kW」で数えた値ではないため計算していません。",
    )


def test_a_waterfall_has_no_more_places_than_its_figures() -> None:
    effects = board(second_city.pack(), co2(2013, 1000), co2(2018, 900)).effects
    assert effects is not None

    texts = [point.label for layer in effects.waterfall.layers for point in layer.points]
    assert sorted(texts) == ["1,000", "900", "−100"]
    assert effects.waterfall_sentence == "2013年度から2018年度までに−100t-CO2（−10.0％）。"


def test_from_a_base_that_is_not_above_zero_no_percentage_is_told() -> None:
    found = board(second_city.pack(), co2(2013, -10), co2(2018, -30))
    _, insight = told(found)
    assert found.effects is not None

    assert found.effects.waterfall_sentence == "2013年度から2018年度までに−20t-CO2。"
    assert [row.missing for row in insight.variants] == ["2013年度の実績が0以下のため計算していません。"]


def test_a_pack_that_counts_no_people_is_not_told_to_enter_them() -> None:
    _, insight = told(board(second_city.pack(), co2(2013, 1000)))

    assert [row.key for row in insight.variants] == ["indexed"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "ja",
            "2018年度 480t-CO2。2030年度目標 500t-CO2 の水準に達しています。実績は2018年度までで、次の値は73か月超過です。",
        ),
        (
            "en",
            "FY2018: 480 t-CO2. The target for FY2030, 500 t-CO2, is reached. The figures end in FY2018; the next one is 73 months overdue.",
        ),
    ],
)
def test_a_target_reached_early_asks_for_no_pace_any_more(language: Language, sentence: str) -> None:
    """Half of 1,000 is 500; 480 in 2018 lies below, and a needed pace of +2 a year would be nonsense."""
    found = board(second_city.pack(), co2(2013, 1000), co2(2017, 520), co2(2018, 480), language=language)
    card, insight = told(found)

    assert found.position == sentence
    assert "+" not in card.pace
    assert [bool(row.needed) for row in insight.milestones] == [False, True]


def test_a_series_that_rises_where_it_should_fall_never_meets_its_target() -> None:
    """From 1,000 to 1,100 in five years: +20 a year, away from 500."""
    card, insight = told(board(second_city.pack(), co2(2013, 1000), co2(2018, 1100)))

    assert card.outlook == "この歩みのままでは2030年度の目標に届きません。"
    assert [row.reached for row in insight.milestones] == ["この歩みでは届かない"] * 2
    assert card.mark == "B"  # 815.6 / 1,100 is 74 %


def test_net_emissions_below_zero_keep_their_sign() -> None:
    found = board(second_city.pack(), co2(2013, 100), co2(2017, 5), co2(2018, -12))
    card, insight = told(found)

    assert (card.latest.text, card.latest.value) == ("−12", -12.0)
    assert min(insight.chart.y_ticks) <= -12
