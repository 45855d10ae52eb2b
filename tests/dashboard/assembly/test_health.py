"""The data's health and the three calendars as the Board tells them."""

from dataclasses import replace
from itertools import pairwise

from dashboard.assembly import build_board
from dashboard.board_health import CalendarStrip, HealthCard, HealthRow
from dashboard.indicators.observation import Missing
from dashboard.record.batch import RecordView
from tests.boards import agreement, observation, view

PACK = agreement()


def health(now: RecordView) -> HealthCard:
    found = build_board(now, PACK).health
    assert found is not None
    return found


def row(key: str, now: RecordView | None = None) -> HealthRow:
    return next(entry for entry in health(now or view()).rows if entry.key == key)


def calendar(**settings: str) -> CalendarStrip:
    now = replace(view(), settings={f"consultation.{name}": text for name, text in settings.items()})
    found = build_board(now, PACK).calendar
    assert found is not None
    return found


def test_completeness_age_and_due_date_are_told_for_each_indicator() -> None:
    """CO2 since 2013, due 26 months after the year: 2013–2023 on 20 November 2026, of which seven are there."""
    co2 = row("co2")

    assert (co2.completeness, co2.newest, co2.next_due) == ("7／11か年", "2019年度", "2023年5月31日")
    assert (co2.late, co2.level) == ("41か月超過", "red")
    assert "".join(cell.sign for cell in co2.cells) == "○○○○○○○××××"


def test_an_indicator_without_any_figure_counts_from_the_signing() -> None:
    zeb = row("zeb")

    assert (zeb.completeness, zeb.newest, zeb.level) == ("0／4か年", "なし", "amber")
    assert zeb.cells[0].text == "2022年度 未登録"


def test_an_indicator_reported_in_parts_only_is_not_called_empty() -> None:
    part = observation("chargers", 2025, 12, "units", part="quick")
    chargers = row("chargers", replace(view(), observations=(*view().observations, part)))

    assert (chargers.completeness, chargers.newest) == ("1／1か年", "2025年度")


def test_the_reasons_for_gaps_are_gathered() -> None:
    gaps = [
        replace(observation("zeb", year, 1, "buildings"), value=None, missing=reason)
        for year, reason in ((2023, Missing.PENDING), (2024, Missing.PENDING), (2025, Missing.NOT_COLLECTED))
    ]
    zeb = row("zeb", replace(view(), observations=(*view().observations, *gaps)))

    assert zeb.reasons == ("集計中：2023年度、2024年度", "未集計：2025年度")


def test_a_restated_figure_is_shown_beside_the_one_that_counts() -> None:
    before = observation("pv_capacity", 2023, 19000, "kW", method="fit", status="provisional")
    told = row("pv_capacity", replace(view(), superseded=(before,))).restatements

    assert [(one.year, one.part, one.old, one.new) for one in told] == [
        ("2023年度", "合計", "19,000kW（速報値）", "19,800kW（確定値）")
    ]


def test_a_figure_restated_twice_tells_both_steps_the_newer_first() -> None:
    older = [observation("pv_capacity", 2023, value, "kW", method="fit") for value in (18000, 19000)]
    told = row("pv_capacity", replace(view(), superseded=tuple(older))).restatements

    assert [(one.old, one.new) for one in told] == [
        ("19,000kW（確定値）", "19,800kW（確定値）"),
        ("18,000kW（確定値）", "19,000kW（確定値）"),
    ]


def test_the_summary_counts_the_whole() -> None:
    lines = health(view()).summary

    assert lines[0].startswith("期限が来た年度の")
    assert lines[-1] == "改定された値は0件です。"


def test_three_calendars_lie_on_one_axis() -> None:
    """20 November 2026 is in FY2026; the axis shows FY2024 to FY2028, 31 March 2024 to 31 March 2029."""
    strip = calendar(last="2026-07-15", next="2027-01-20", cadence_months="6")

    assert (strip.start, strip.end) == (2023.0, 2028.0)
    assert [each.key for each in strip.rows] == ["fiscal", "agreement", "consultation"]
    fiscal, terms, consultations = strip.rows
    assert fiscal.spans[2].label == "2026年度（令和8年度）"
    assert (fiscal.spans[2].start, fiscal.spans[2].end) == (2025.0, 2026.0)
    assert [span.label for span in terms.spans][2:4] == ["第4期", "第5期（更新した場合）"]
    assert terms.days[2].label == "申出期限 2026年11月25日"
    assert [day.label for day in consultations.days][:3] == [
        *("前回協議 2026年7月15日", "次回協議 2027年1月20日", "協議の目安 2027年7月20日"),
    ]


def test_terms_follow_one_another_without_a_gap() -> None:
    spans = calendar().rows[1].spans

    assert all(left.end == right.start for left, right in pairwise(spans))


def test_today_lies_in_the_fiscal_year_and_the_term_that_run() -> None:
    strip = calendar()
    running = [span.label for each in strip.rows for span in each.spans if span.start < strip.today <= span.end]

    assert running == ["2026年度（令和8年度）", "第4期"]


def test_without_consultations_their_row_is_empty_and_says_the_rule() -> None:
    consultation = calendar().rows[2]

    assert (consultation.spans, consultation.days) == ((), ())
    assert consultation.definition == "おおむね6か月ごと。協定に回数の定めはない（協定第3条）。"


def test_consultations_to_come_keep_to_their_day_after_a_short_month() -> None:
    """From 31 August 2026 every six months: end of February, and 31 August again."""
    days = calendar(next="2026-08-31", cadence_months="6").rows[2].days

    assert [day.label for day in days][:3] == [
        *("次回協議 2026年8月31日", "協議の目安 2027年2月28日", "協議の目安 2027年8月31日"),
    ]


def test_the_calendar_tells_how_terms_follow_each_other() -> None:
    assert calendar().rows[1].definition == (
        "最初の期は締結日から1年（協定第6条）。その後は1年ごとに更新。期の数と満了日は今の期から数える。"
    )


def test_overdue_indicators_are_counted_one_way_in_summary_and_attention() -> None:
    """CO2 (2019, 26 months) and PV (2023, 9 months) are overdue; EV and sink are examples, the rest has no figure."""
    found = build_board(view(), PACK)
    assert found.health is not None

    assert [entry.key for entry in found.health.rows if entry.overdue] == ["co2", "pv_capacity"]
    assert "次の値の期限を過ぎた指標は2件（例示を除く）" in found.health.summary[1]
    assert any("（該当2指標）" in line.text for line in found.attention)


def test_an_indicator_reported_in_parts_only_is_counted_where_it_is_overdue() -> None:
    part = observation("chargers", 2020, 12, "units", part="quick")
    found = build_board(replace(view(), observations=(part,)), PACK)

    assert [line.text for line in found.attention if line.target == "chargers"] == [
        "「EV充電設備の基数」の最新値は2020年度です。次の年度の値をご確認ください（該当1指標）。"
    ]
