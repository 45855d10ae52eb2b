"""What follows from an indicator's figures, as the Board tells it."""

import datetime
from dataclasses import replace

from dashboard.agreement.override import Override, override_setting
from dashboard.agreement.target_form import TargetEntry, target_setting
from dashboard.assembly import build_board
from dashboard.board import Board
from dashboard.board_insight import Insight
from dashboard.indicators.observation import Disclosure, Observation, SeriesKey
from dashboard.indicators.pathway import TargetState
from tests.boards import MOMENT, agreement, board, observation, view

PACK = agreement()
GIVEN = Override("co2", 2019, "○", "工場の閉鎖を除けば計画どおり", "第4回協議", datetime.date(2026, 11, 20))


def insight(key: str, found: Board | None = None) -> Insight:
    entry = (found or board()).insight(key)
    assert entry is not None
    return entry


def with_settings(*entries: tuple[str, str], audience: str = "committee") -> Board:
    now = replace(view(), settings=dict(entries))
    return build_board(now, PACK, audience="public" if audience == "public" else "committee")


def with_figures(*more: Observation) -> Board:
    return build_board(replace(view(), observations=(*view().observations, *more)), PACK)


def test_every_indicator_has_its_insight() -> None:
    found = board()

    assert [entry.key for entry in found.insights] == [card.key for card in found.indicators]


def test_the_rule_is_told_in_figures() -> None:
    """Base 700, 2030 at 378: 586.35 expected in 2019; 90 of 113.65 is 79 %."""
    assert insight("co2").judged.sentence == (
        "2019年度の実績 610千t-CO2、計画値 586千t-CO2、基準年度 700千t-CO2：達成割合 79％（やや遅れ）。"
    )


def test_the_committee_s_mark_counts_and_the_computed_one_stays_beside_it() -> None:
    found = with_settings(override_setting(GIVEN, PACK.judgement))
    card, judged = found.indicator("co2"), insight("co2", found).judged
    assert card is not None

    assert (card.mark, card.mark_word, card.computed_mark, card.computed_word) == (
        *("○", "おおむね計画どおり", "△", "やや遅れ"),
    )
    assert judged.overridden
    assert (
        card.mark_note
        == judged.sentence
        == (
            "委員会の評価 ○（2019年度の値について）。理由：工場の閉鎖を除けば計画どおり（第4回協議、2026年11月20日）。"
            "計算上は△（やや遅れ）。"
        )
    )


def test_wherever_the_committee_s_mark_stands_the_computed_one_is_named() -> None:
    card = with_settings(override_setting(GIVEN, PACK.judgement)).indicator("co2")
    assert card is not None

    assert card.verdict == "○ おおむね計画どおり（委員会の評価、計算では△）"
    assert card.mark_brief == "○（委員会、計算では△）"


def test_a_goal_led_by_an_indicator_the_committee_judged_says_so_too() -> None:
    given = replace(GIVEN, indicator="pv_capacity", sign="◎", fiscal_year=2023)
    tile = with_settings(override_setting(given, PACK.judgement)).goal("A-1")
    assert tile is not None

    assert tile.verdict == "◎ 計画を上回る（委員会の評価、計算では○）"
    assert tile.mark_brief == "◎（委員会、計算では○）"


def test_a_mark_worked_out_from_examples_says_so() -> None:
    """EVs, all examples: 600 of 4,089."""
    card, tile = board().indicator("ev_count"), board().goal("A-2")
    assert card is not None
    assert tile is not None

    assert (card.verdict, tile.verdict) == ("▲ 遅れ（例示による）", "▲ 遅れ（例示による）")
    english = board(language="en").indicator("ev_count")
    assert english is not None
    assert english.verdict == "▲ behind (from examples)"


def test_a_real_figure_judged_from_an_example_base_year_says_so() -> None:
    """1,000 kW in the plan's base year are an example, 1,200 kW in the year after are real."""
    kept = tuple(entry for entry in view().observations if entry.key.indicator != "pv_capacity")
    base = next(pathway.base_year for pathway in PACK.pathways if pathway.series.indicator == "pv_capacity")
    figures = (
        observation("pv_capacity", base, 1000, "kW", method="fit", status="example"),
        observation("pv_capacity", base + 1, 1200, "kW", method="fit"),
    )
    found = build_board(replace(view(), observations=(*kept, *figures)), PACK)
    card, tile = found.indicator("pv_capacity"), found.goal("A-1")
    assert card is not None
    assert tile is not None

    assert card.verdict == "▲ 遅れ（基準年度が例示）"
    assert tile.mark_brief == "▲ 遅れ（基準年度が例示）"
    assert insight("pv_capacity", found).judged.sentence.endswith("基準年度の値は例示のため、参考としてご覧ください。")


def test_what_cannot_be_judged_rests_on_nothing() -> None:
    card = with_figures(observation("zeb", 2024, 3, "buildings", status="example")).indicator("zeb")
    assert card is not None

    assert card.verdict == "− 判定できない"


def test_a_mark_given_for_an_older_figure_is_told_and_does_not_count() -> None:
    judged = insight("co2", with_settings(override_setting(replace(GIVEN, fiscal_year=2018), PACK.judgement))).judged

    assert (judged.mark, judged.overridden) == ("△", False)
    assert "以前の委員会の評価：2018年度の値について○" in judged.sentence


def test_the_committee_s_mark_reaches_the_public_only_when_marked_public() -> None:
    closed = with_settings(override_setting(GIVEN, PACK.judgement), audience="public")
    public = replace(GIVEN, disclosure=Disclosure.PUBLIC)
    opened = with_settings(override_setting(public, PACK.judgement), audience="public")

    assert [insight("co2", found).judged.mark for found in (closed, opened)] == ["△", "○"]
    assert closed.left_out == (
        "公開版のため、公開の区分でない目標・係数・評価・コメント・更新の申出の記録1件を用いていません（協定第5条）。",
    )


def test_each_milestone_tells_its_pace_and_when_it_is_met() -> None:
    """232 / 11 = 21.1 and 610 / 31 = 19.7 a year; at 15 a year 15.5 and 40.7 years."""
    first, second = insight("co2").milestones

    assert (first.value, first.needed, first.reached) == ("378千t-CO2", "年−21千t-CO2", "2035年度")
    assert (second.value, second.needed, second.reached) == ("0千t-CO2", "年−20千t-CO2", "2060年度")


def test_gap_today_and_budget_are_told_with_their_years() -> None:
    """2026: 700 − 13/17 × 322 = 453.8; 2014–2019: 685 … 610 is 3,885, the line gives 4,200 − 21 × 18.94 = 3,802."""
    found = insight("co2")

    assert found.expected_now == "2026年度の計画値 454千t-CO2"
    assert found.gap == "2019年度の実績は計画値より24千t-CO2多い"
    assert found.budget == "2014～2019年度の累計は3,885千t-CO2で、計画の累計3,802千t-CO2より83千t-CO2多い。"


def test_the_outlook_says_where_it_lands_and_how_far_the_trial_was_off() -> None:
    """−15 a year from 610 in 2019: 445 in 2030, 145 in 2050; a straight series, so the trial was not off at all."""
    outlook = insight("co2").outlook

    assert outlook.sentence == (
        "長期の傾向（2013～2019年度）のままなら、2030年度は445千t-CO2（445～445）、2050年度は145千t-CO2（145～145）の見通しです。"
    )
    assert (
        outlook.trial
        == "検証：直近3か年の実績を伏せて予測したときの平均誤差は0千t-CO2（0.0％）。横ばいとした場合は30千t-CO2。"
    )
    assert outlook.landings[0].beside_target == "計画値より67千t-CO2多い"


def pv_outlook(*figures: int) -> tuple[str, ...]:
    """The notes of the outlook of PV with these figures from 2014 on; its target is 29,000 kW in 2030."""
    entries = [observation("pv_capacity", 2014 + n, float(kw), "kW", method="fit") for n, kw in enumerate(figures)]
    return insight("pv_capacity", build_board(replace(view(), observations=tuple(entries)), PACK)).outlook.notes


def test_where_recent_pace_and_long_term_trend_disagree_the_outlook_says_why() -> None:
    """Five years still, then 2,000 kW a year: 29,000 in 2028 at that pace, 28,032 in 2030 by the whole; or turned."""
    slow, fast = (9000,) * 4, (9000, 11000, 13000, 15000, 17000)

    assert pv_outlook(*slow, *fast, 19000)[-1] == (
        "最近の歩み（2018～2023年度）なら2030年度の目標に届き、長期の傾向（2014～2023年度）なら届きません。"
        "もとにする期間が違うためで、幅とあわせて見てください。"
    )
    assert pv_outlook(*fast, *(19000,) * 4, 19500)[-1] == (
        "最近の歩み（2018～2023年度）では2030年度の目標に届かず、長期の傾向（2014～2023年度）なら届きます。"
        "もとにする期間が違うためで、幅とあわせて見てください。"
    )
    assert "最近の歩み" not in "".join(insight("co2").outlook.notes)


def test_a_series_too_short_has_no_outlook_and_says_why() -> None:
    assert insight("ev_count").outlook.refusal == (
        "実績が5年度分しかないため、見通しを出していません（直近10年度に6年度分以上が必要です）。"
    )


def test_scenarios_stand_side_by_side_and_one_is_judged() -> None:
    assert [(line.key, line.judged, line.kind) for line in insight("co2").scenarios] == [
        ("co2-city", True, "計画"),
        ("co2-national", False, "参考"),
        ("as-is", False, "見通し"),
    ]


def test_the_chart_holds_the_band_beneath_and_the_other_lines_beside() -> None:
    kinds = [(layer.kind, layer.role.value) for layer in insight("pv_capacity").chart.layers]

    assert kinds == [
        ("band", "outlook"),
        ("line", "actual"),
        ("path", "pathway_working"),
        ("milestones", "pathway_working"),
        ("path", "outlook"),
    ]
    assert [layer.title for layer in insight("co2").chart.layers if layer.role.value == "reference"] == [
        "国の目標の率（参考）"
    ]


def test_a_band_does_no_harm_to_a_painter_that_does_not_know_it() -> None:
    for entry in board().insights:
        bands = [layer for layer in entry.chart.layers if layer.kind == "band"]
        assert [point for layer in bands for point in layer.points if point.value is not None or point.readout] == []


def test_the_axis_holds_the_whole_band() -> None:
    for entry in board().insights:
        highs = [point.high for layer in entry.chart.layers for point in layer.points if point.high is not None]
        assert all(high <= entry.chart.y_max for high in highs)


def test_without_population_nothing_is_shared_out_and_it_says_so() -> None:
    rows = {row.key: row for row in insight("co2").variants}

    assert rows["per_head"].missing == "人口の記録がないため計算していません。指標「人口」に値を取り込むと表示します。"
    assert (rows["indexed"].latest, rows["indexed"].change) == ("87.1（2019年度）", "−12.9％")


def test_with_population_emissions_are_told_per_head() -> None:
    """700 thousand t over 140,000 is 5.00; 610 over 122,000 is 5.00 as well."""
    heads = [observation("population", year, count, "persons") for year, count in ((2013, 140000), (2019, 122000))]
    rows = {row.key: row for row in insight("co2", with_figures(*heads)).variants}

    assert (rows["per_head"].base, rows["per_head"].latest, rows["per_head"].change) == (
        "5.00",
        "5.00（2019年度）",
        "0.0％",
    )


def test_a_target_decided_later_is_not_in_an_earlier_report() -> None:
    entry = TargetEntry(
        *("pv-working", "太陽光の目標", SeriesKey("pv_capacity", "", "fit"), 2014, 2030, 35000.0, None, ""),
        *(
            TargetState.ADOPTED,
            "第5回協議 議事録",
            "第5回協議",
            datetime.date(2026, 11, 18),
            datetime.date(2026, 11, 18),
        ),
    )
    now = replace(view(), settings=dict([target_setting(entry)]))
    earlier = replace(now, instant=now.instant - datetime.timedelta(days=7))
    targets = [build_board(each, PACK).indicator("pv_capacity") for each in (now, earlier)]

    assert [card.target for card in targets if card] == [
        "2030年度 35,000kW（採択）",
        "2030年度 29,000kW（作業値・未決定）",
    ]
    found = insight("pv_capacity", build_board(now, PACK))
    assert found.milestones[0].decided == "第5回協議（2026年11月18日）"
    assert found.former[0].startswith("2030年度目標 29,000kW（作業値（未決定）")


def test_every_term_shown_is_defined() -> None:
    titles = [title for title, _ in insight("co2").definitions]

    assert titles == [
        "評価",
        "計画値",
        "計画との差",
        "最近の歩み",
        "必要なペース",
        "届く年度",
        "累計の差",
        "目標までの道すじ",
    ]


def test_a_mark_given_before_its_figure_was_restated_asks_to_be_reviewed() -> None:
    """Marked on 20 November 2026 at 610; a day later 612 took its place."""
    (held,) = (
        entry
        for entry in view().observations
        if entry.key == SeriesKey("co2", "", "moe-suikei") and entry.period.fiscal_year == 2019
    )
    newer = replace(held, value=612.0).imported(MOMENT + datetime.timedelta(days=1))
    others = tuple(entry for entry in view().observations if entry != held)
    settings = dict([override_setting(GIVEN, PACK.judgement)])
    kept = replace(view(), settings=settings)
    restated = replace(kept, observations=(*others, newer), superseded=(held,))
    told = "この評価のあとに2019年度の値が改定されています。評価をご確認ください。"

    assert insight("co2", build_board(restated, PACK)).judged.sentence.endswith(told)
    assert not insight("co2", build_board(kept, PACK)).judged.sentence.endswith(told)
