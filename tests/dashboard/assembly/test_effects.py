"""Effects, waterfall, drivers and what-if as the Board tells them."""

from dataclasses import replace

import pytest

from dashboard.agreement.initiative import Stage
from dashboard.assembly import build_board
from dashboard.assembly.supposing import landings
from dashboard.board_effects import EffectsCard, WhatIfCard
from dashboard.indicators.observation import Observation
from dashboard.indicators.what_if import Levers, setting
from dashboard.wording import wording
from tests.boards import agreement, board, initiative, observation, view

PACK = agreement()


def effects(*more: Observation) -> EffectsCard:
    found = build_board(replace(view(), observations=(*view().observations, *more)), PACK).effects
    assert found is not None
    return found


def what_if(settings: dict[str, str] | None = None) -> WhatIfCard:
    found = build_board(replace(view(), settings=settings or {}), PACK).what_if
    assert found is not None
    return found


def test_what_is_still_to_be_cut_is_told_first() -> None:
    """610 − 378 = 232 thousand t, once and not in each year."""
    assert effects().need == "2030年度の排出量を、2019年度より232千t-CO2減らす必要があります。"
    english = board(language="en").effects
    assert english is not None
    assert english.need == "Emissions in FY2030 have to be 232 kt-CO2 below those of FY2019."


def test_the_contribution_of_the_measures_is_a_share_of_the_need() -> None:
    """29,000 − 19,800 = 9,200 kW × 1,212 × 0.000423 = 4,717 t: 2.0 % of 232,000."""
    found = effects()
    pv = found.rows[0]

    assert (pv.count, pv.effect, pv.basis) == ("19,800kW", "10,151t-CO2", "作業値（未決定）の係数を含む")
    assert pv.ahead_number == pytest.approx(4716.6, abs=0.1)
    assert found.contribution.startswith(
        "太陽光発電が2030年度の目標値どおりに増えると年4,717t-CO2で、必要な削減の2.0％にあたります。"
    )


def test_examples_are_never_added_to_real_figures() -> None:
    example = observation("pv_ppa", 2025, 500, "kW", status="example")
    row = effects(example).rows[0]

    assert (row.count, row.example) == ("19,800kW", False)
    assert "「PPAによる太陽光発電設備容量」は例示のため含めていない。" in row.note


def test_a_measure_without_count_or_factor_says_what_is_missing() -> None:
    led = observation("led_sites", 2025, 60, "%")
    rows = {row.key: row for row in effects(led).rows}

    assert rows["heat_pumps"].missing == "「電気給湯器（ヒートポンプ）の導入台数」の数値がないため計算していません。"
    assert rows["led"].missing == "係数「LED化率1ポイントあたりの節電量」が未設定のため計算していません。"
    assert rows["led"].effect == ""
    assert (rows["led"].basis, rows["pv"].basis) == ("係数が未設定", "作業値（未決定）の係数を含む")


def test_initiatives_stand_with_the_measures_they_serve() -> None:
    assert effects().rows[0].initiatives == ("連携事項(5)の取組（例示）",)


def test_the_waterfall_goes_from_base_year_to_now_by_sector() -> None:
    """Every sector fell by 18: 700 − 5 × 18 = 610."""
    spec = effects().waterfall
    bars = sorted((point.year, point.low, point.high) for layer in spec.layers for point in layer.points)

    assert spec.x_labels == ("2013年度", "家庭", "業務その他", "運輸", "産業", "廃棄物", "2019年度")
    assert bars == [
        *((0, 0.0, 700.0), (1, 682.0, 700.0), (2, 664.0, 682.0), (3, 646.0, 664.0), (4, 628.0, 646.0)),
        *((5, 610.0, 628.0), (6, 0.0, 610.0)),
    ]
    assert effects().waterfall_sentence.startswith("2013年度から2019年度までに−90千t-CO2（−12.9％）。")


def test_drivers_are_told_apart_only_where_the_figures_allow() -> None:
    """400 GWh × 0.50 → 380 GWh × 0.45 kg: activity −9.5, grid factor −19.5 thousand t."""
    pairs = ((2013, 400.0, 0.50), (2019, 380.0, 0.45))
    use = [observation("electricity_use", year, energy, "GWh") for year, energy, _ in pairs]
    grid = [observation("grid_factor", year, factor, "kg-CO2/kWh") for year, _, factor in pairs]
    found = effects(*use, *grid)

    assert found.split == (("電力の使い方（活動）", "−9.5千t-CO2"), ("電気の排出係数", "−19.5千t-CO2"))
    assert found.drivers is not None
    assert found.drivers.x_labels[1:3] == ("電力の使い方（活動）", "電気の排出係数")
    assert effects(*use).split == ()
    assert effects(*use).split_note.startswith("電気の排出係数の影響と活動の影響は、分けていません。")


def test_it_is_said_how_nothing_is_counted_twice() -> None:
    assert any("市域の排出量からは差し引かない" in line for line in effects().counting)


def test_an_empty_record_has_no_waterfall_and_says_so() -> None:
    found = board(empty=True).effects
    assert found is not None

    assert found.waterfall.layers == ()
    assert found.waterfall.empty == "基準年度と最新年度の排出量がそろうと、増減の内訳を表示します。"
    assert found.contribution == "取組の寄与は、目標値と係数のある対策がそろうと表示します。"


def test_the_what_if_starts_from_the_record_without_examples() -> None:
    """EV and forest in the look-alike are examples, so they start at zero; panels grow by 1,200 kW a year."""
    found = what_if()

    assert found.ground is not None
    assert (found.ground.year, found.ground.emissions, found.ground.ev_share) == (2019, 610.0, 0.0)
    assert found.start == Levers(1200.0, 0.0, 0.000423, 0.0, 2030)
    assert [lever.key for lever in found.levers] == ["pv_per_year", "ev_share", "grid_factor", "forest"]


def test_a_kept_what_if_is_shown_by_its_name_and_never_among_the_facts() -> None:
    kept = dict([setting("電化を進める案", Levers(2000.0, 0.3, 0.00025, 20.0, 2030))])
    found = what_if(kept)

    assert [scenario.name for scenario in found.kept] == ["電化を進める案"]
    assert found.chart is not None
    assert found.chart.watermark == "もしも"
    plan, marks = found.chart.layers[:2]
    assert [layer.title for layer in found.chart.layers[2:]] == ["現状のまま", "電化を進める案"]
    assert (plan.points[0].year, [point.year for point in marks.points]) == (2019, [2030, 2050])
    now, before = (build_board(replace(view(), settings=each), PACK) for each in (kept, {}))
    assert (now.indicators, now.insights, now.effects) == (before.indicators, before.insights, before.effects)


def test_a_what_if_tells_how_far_it_is_from_the_targets() -> None:
    """Base 700 kt: the target of 2030 is 54 % of it, 378; 40 kt of forest count for the net zero of 2050 only."""
    found = what_if()
    assert found.ground is not None
    assert found.start is not None
    ja = wording("ja")
    still = landings(ja, found.ground, replace(found.start, pv_per_year=0.0), found.targets)
    green = Levers(0.0, 0.0, 0.0, 610.0, 2030)

    assert [(year, round(target, 6)) for year, target in found.targets] == [(2030, 378.0), (2050, 0.0)]
    assert still == (
        "2030年度 総排出量 610.0千t-CO2（目標まであと232.0）、2050年度 正味の排出量 610.0千t-CO2（目標まであと610.0）"
    )
    assert landings(ja, found.ground, green, found.targets).endswith("（目標に届く）")


def test_without_figures_there_is_no_what_if() -> None:
    found = board(empty=True).what_if
    assert found is not None

    assert (found.ground, found.refusal) == (None, "排出量の実績か、計算に使う係数がないため、もしも試算はできません。")


def test_what_the_initiatives_expect_is_held_against_the_need() -> None:
    """1,740 and 580 t a year beside 232,000 t: 2,320 t, 1.0 %; an example and a stopped one are left aside."""
    plans = [
        replace(initiative(number), example=example, stage=stage, saving=saving)
        for number, example, stage, saving in (
            (1, False, Stage.RUNNING, 1740.0),
            (2, False, Stage.IDEA, 580.0),
            (3, True, Stage.RUNNING, 9999.0),
            (4, False, Stage.STOPPED, 9999.0),
            (5, False, Stage.RUNNING, None),
        )
    ]
    found = build_board(replace(view(), initiatives=tuple(plans)), PACK).effects
    assert found is not None

    assert found.savings_sentence.startswith(
        "取組の見込む削減量の合計は年2,320t-CO2で、必要な削減の1.0％にあたります（2件の取組。削減量の記入のない取組は1件）。"
    )
    assert [(row.key, row.share) for row in found.savings[:2]] == [
        ("look-alike-3", "必要な削減の4.3％"),
        ("look-alike-1", "必要な削減の0.8％"),
    ]


def test_a_pack_without_factors_says_so_instead_of_guessing() -> None:
    bare = build_board(view(), replace(PACK, factors=()))
    assert bare.effects is not None
    assert bare.what_if is not None

    assert bare.effects.rows[0].missing == "計算に使う係数がこの協定のパックにないため、計算していません。"
    assert bare.what_if.ground is None


def test_a_pack_in_tonnes_gets_its_what_if_in_thousands_as_all_of_it() -> None:
    """707,400 t in 2013 and 590,700 t in 2019: the path starts at 590.7 and the plan is held against it in kt."""
    counted = tuple(replace(one, unit="t-CO2") if one.key == "co2" else one for one in PACK.indicators)
    figures = tuple(
        observation("co2", year, value, "t-CO2", method="moe-suikei")
        for year, value in ((2013, 707_400.0), (2019, 590_700.0))
    )
    card = build_board(replace(view(), observations=figures), replace(PACK, indicators=counted)).what_if
    assert card is not None
    assert card.chart is not None
    plan, marks, path = card.chart.layers

    assert card.chart.unit == "千t-CO2"
    assert plan.points[0].value == pytest.approx(592.55, abs=0.01)
    assert "592.6千t-CO2" in plan.points[0].readout
    assert marks.points[0].year == 2030
    assert marks.points[0].value == pytest.approx(382.0, abs=0.01)
    assert path.points[0].value == pytest.approx(590.7)
    assert card.chart.y_max <= 1000


def test_a_part_keeps_the_share_it_has_in_a_year_that_knows_the_whole() -> None:
    """60 of 100 cars are BEV in 2023; 120 BEV of a whole not known in 2024 are no 120 % of 10,000 in 2030.

    0.6 × 10,000 = 6,000, so 5,880 more than the 120 held.
    """
    held = [
        observation("ev_count", 2023, count, "vehicles", part=part) for part, count in (("bev", 60.0), ("phev", 40.0))
    ]
    held += [
        observation("ev_count", 2023, 0.0, "vehicles", part="fcv"),
        observation("ev_count", 2024, 120.0, "vehicles", part="bev"),
    ]
    told = [one for one in view().observations if one.key.indicator != "ev_count"]
    found = build_board(replace(view(), observations=(*told, *held)), PACK).effects
    assert found is not None
    row = next(row for row in found.rows if row.key == "ev")
    one_more = replace(held[-1], value=121.0)
    less = build_board(replace(view(), observations=(*told, *held[:-1], one_more)), PACK).effects
    assert less is not None
    other = next(row for row in less.rows if row.key == "ev")

    assert row.ahead_number is not None
    assert other.ahead_number is not None
    assert row.ahead_number / (row.ahead_number - other.ahead_number) == pytest.approx(5880)


def test_a_need_that_is_met_has_no_share() -> None:
    """300 in 2019 lies below the 382 of 2030: nothing is left of which a measure could be a share."""
    figures = (
        observation("co2", 2013, 707.4, "kt-CO2", method="moe-suikei"),
        observation("co2", 2019, 300.0, "kt-CO2", method="moe-suikei"),
        observation("pv_capacity", 2023, 20391.0, "kW", method="fit"),
    )
    found = build_board(replace(view(), observations=figures), PACK).effects
    assert found is not None
    pv = next(row for row in found.rows if row.key == "pv")

    assert pv.ahead.startswith("2030年度の目標値どおりに増えると")
    assert pv.share == ""


def test_what_was_added_between_the_emissions_and_the_measures_is_said_to_be_in_no_share() -> None:
    """CO2 is known up to 2019, real panels up to 2023; with panels of 2019 alone nothing lies between."""
    told = "必要な削減は2019年度の排出量から、対策の増加は2023年度までの最新の数量から数えるため、その間に増えた分は寄与に入っていない。"
    panels = tuple(one for one in view().observations if one.key.indicator in ("co2", "pv_capacity"))
    same = tuple(one for one in panels if one.period.fiscal_year <= 2019)
    found = build_board(replace(view(), observations=same), PACK).effects
    assert found is not None

    assert told in effects().counting
    assert not any("その間に増えた分" in line for line in found.counting)
