"""What needs attention, most urgent first, and what the next consultation has to decide."""

import datetime
from dataclasses import replace

import pytest

from dashboard.agreement.initiative import Initiative, Stage
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Missing
from dashboard.record.batch import RecordView
from tests.boards import agreement, board, initiative, observation, view

QUIET_DAY = datetime.datetime(2026, 6, 1, 3, 0, tzinfo=datetime.UTC)


def built(audience: Audience = "committee", **changed: object) -> Board:
    return build_board(replace(view(), **changed), agreement(), audience=audience)  # type: ignore[arg-type]


def on(today: str, **settings: str) -> RecordView:
    """The record at noon of a day in Japan, with settings of the consultation."""
    moment = datetime.datetime.fromisoformat(f"{today}T03:00:00+00:00")
    return replace(view(), instant=moment, settings={key.replace("_", ".", 1): day for key, day in settings.items()})


def overdue(number: int, **changed: object) -> Initiative:
    story = replace(initiative(number), due=datetime.date(2026, 5, 31), example=False)
    return replace(story, **changed)  # type: ignore[arg-type]


def test_what_is_most_urgent_stands_first() -> None:
    assert [(entry.level, entry.page) for entry in board().attention] == [
        ("red", "agreement"),
        ("amber", "consultations"),
        ("quiet", "indicators"),
        ("quiet", "imports"),
    ]


def test_the_notice_of_article_6_is_told_with_the_days_left() -> None:
    assert board().attention[0].text == "協定の更新 申出期限 2026年11月25日（あと5日）"


def test_a_term_far_from_its_end_needs_no_word() -> None:
    assert "agreement" not in {entry.page for entry in built(instant=QUIET_DAY).attention}


def test_an_indicator_that_is_behind_is_named_with_its_gap() -> None:
    figures = tuple(observation("ev_count", year, value, "vehicles") for year, value in ((2021, 800), (2025, 1400)))
    found = [entry for entry in built(observations=figures).attention if entry.target == "ev_count"]

    assert [(entry.level, entry.text) for entry in found] == [
        ("amber", "「EV等の保有台数」が計画より遅れています。計画比 −3,489台（2025年度）")
    ]


def test_example_data_are_behind_nothing() -> None:
    assert "ev_count" not in {entry.target for entry in board().attention}


def test_initiatives_past_their_day_are_red_and_counted_once() -> None:
    stories = (overdue(1, items=(1, 2)), overdue(3, key="other"))
    found = [entry for entry in built(initiatives=stories).attention if entry.page == "items"]

    assert [(entry.level, entry.text) for entry in found] == [
        ("red", "期限を過ぎた取組があります：「連携事項(1)の取組（例示）」ほか計2件")
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"stage": Stage.DONE},
        {"stage": Stage.STOPPED},
        {"due": None},
        {"due": datetime.date(2026, 11, 20)},
        {"example": True},
    ],
)
def test_what_is_done_stopped_undated_due_today_or_an_example_is_not_overdue(changed: dict[str, object]) -> None:
    found = built(initiatives=(overdue(1, **changed),))

    assert "items" not in {entry.page for entry in found.attention}


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2023-05-31", False),  # FY2020 ends on 31 March 2021; 26 months later is 31 May 2023
        ("2023-06-01", True),
    ],
)
def test_a_figure_is_missed_when_its_publication_was_due(today: str, late: bool) -> None:
    found = build_board(on(today), agreement())

    assert ("co2" in {entry.target for entry in found.attention}) is late


def test_health_and_attention_agree_that_a_year_not_applying_is_not_late() -> None:
    entry = observation("pv_nonfit", 2020, 1.0, "kW")
    none = [
        replace(observation("pv_nonfit", year, 1.0, "kW"), value=None, missing=Missing.NOT_APPLICABLE)
        for year in range(2021, 2026)
    ]
    told = build_board(replace(view(), observations=(entry, *none)), agreement())
    late = build_board(replace(view(), observations=(entry,)), agreement())

    assert "pv_nonfit" not in {one.target for one in told.attention}
    assert "pv_nonfit" in {one.target for one in late.attention}


def test_example_data_are_mentioned_as_long_as_they_count() -> None:
    real = tuple(entry for entry in view().observations if entry.status.value != "example")

    assert "imports" in {entry.page for entry in board().attention}
    assert "imports" not in {entry.page for entry in built(observations=real, initiatives=()).attention}


def test_the_consultation_is_the_parties_own_affair() -> None:
    assert "consultations" not in {entry.page for entry in board(audience="public").attention}


@pytest.mark.parametrize(
    ("settings", "text", "level"),
    [
        ({}, "次回協議 未定", "amber"),
        ({"consultation_next": "2026-12-21"}, "次回協議 2026年12月21日（あと31日）", "quiet"),
        ({"consultation_next": "2026-12-20"}, "次回協議 2026年12月20日（あと30日）", "amber"),
        ({"consultation_next": "2026-11-20"}, "次回協議 2026年11月20日（あと0日）", "amber"),
        ({"consultation_next": "2026-11-19"}, "次回協議の予定日 2026年11月19日 を過ぎています", "red"),
        ({"consultation_last": "2026-08-31"}, "次回協議の目安 2027年2月28日（あと100日）", "quiet"),
        ({"consultation_last": "2026-04-30"}, "次回協議の目安 2026年10月30日 を過ぎています", "red"),
        (
            {"consultation_last": "2026-08-31", "consultation_cadence_months": "3"},
            "次回協議の目安 2026年11月30日（あと10日）",
            "amber",
        ),
    ],
)
def test_the_chip_tells_the_next_consultation(settings: dict[str, str], text: str, level: str) -> None:
    chip = build_board(on("2026-11-20", **settings), agreement()).consultation

    assert (chip.text, chip.level) == (text, level)


@pytest.mark.parametrize(
    ("today", "text", "level"),
    [
        ("2026-08-26", "協定 第4期 2027年1月24日まで", "quiet"),
        ("2026-08-27", "協定の更新 申出期限 2026年11月25日（あと90日）", "amber"),
        ("2026-11-25", "協定の更新 申出期限 2026年11月25日（あと0日）", "red"),
        ("2026-11-26", "協定の更新 申出期限 2026年11月26日（あと0日）", "red"),
        ("2026-11-27", "協定 第4期 2027年1月24日まで", "quiet"),
        ("2027-01-25", "協定 第5期 2028年1月24日まで", "quiet"),
    ],
)
def test_the_chip_of_the_term_turns_by_rule(today: str, text: str, level: str) -> None:
    chip = build_board(on(today), agreement()).term

    assert (chip.text, chip.level) == (text, level)


def test_the_day_changes_at_midnight_in_japan() -> None:
    late_evening = datetime.datetime(2026, 11, 26, 14, 59, tzinfo=datetime.UTC)
    midnight = late_evening + datetime.timedelta(minutes=1)

    assert built(instant=late_evening).term.level == "red"
    assert built(instant=midnight).term.level == "quiet"


def test_a_term_far_from_its_end_asks_for_no_decision() -> None:
    assert not any("申出の有無" in text for text in built(instant=QUIET_DAY).decisions)


def test_the_consultation_decides_on_notice_targets_methods_and_its_next_day() -> None:
    assert board().decisions == (
        "協定の更新（申出期限 2026年11月25日）について、申出の有無を確認する。",
        "作業値（未決定）の目標を採択するか：森林吸収量、太陽光発電設備容量（FIT・FIP）、EV等の保有台数",
        "削減目標の算定手法と、実績に用いる統計の手法の違いをどう扱うか。",
        "次回の協議の日程。",
    )


def test_it_decides_on_overdue_initiatives_and_on_items_nobody_works_on() -> None:
    found = built(initiatives=tuple(overdue(number) for number in range(1, 8)), instant=QUIET_DAY).decisions

    assert "期限を過ぎた取組「連携事項(1)の取組（例示）」の扱い。" in found
    assert found[-1] == "取組のない連携事項(8)の進め方。"


def test_the_page_of_the_agreement_tells_the_term_and_its_reading() -> None:
    assert board().agreement.term == (
        ("締結日", "2023年1月25日"),
        ("現在の期", "第4期"),
        ("期の始まり", "2026年1月25日"),
        ("期の満了日", "2027年1月24日"),
        ("更新しない場合の申出期限", "2026年11月25日"),
        ("期間の数え方", "締結日を初日に数える読み方（満了は前日）。早い方の日を示しています。"),
        ("もう一方の数え方", "満了 2027年1月25日、申出期限 2026年11月26日"),
    )


def test_the_scale_is_told_with_its_limits() -> None:
    assert [(sign, limit) for sign, _, limit in board().agreement.scale] == [
        ("◎", "達成割合 110％以上"),
        ("○", "達成割合 90％以上"),
        ("△", "達成割合 60％以上"),
        ("▲", "達成割合 60％未満"),
        ("−", ""),
    ]


def test_the_burden_of_an_initiative_is_told_in_words_and_thousands() -> None:
    story = board().items[0].initiatives[0]

    assert story.cost == "設備は事業者、調査は双方の負担（総額 2,000千円、青梅市 1,200千円、東電PG立川支社 800千円）"
    assert (story.stage, story.progress, story.due) == ("実施中", "40％", "2027年3月31日")


def test_an_item_without_initiatives_says_what_to_do() -> None:
    assert board(empty=True).items[0].note.startswith("この事項の取組はまだ登録されていません。")
    assert board().items[0].note == ""


@pytest.mark.parametrize(("method", "asked"), [("moe-suikei", True), ("tama62", False)])
def test_the_method_is_to_be_decided_exactly_where_the_note_says_that_it_differs(method: str, asked: bool) -> None:
    """The target holds for tama62: figures by the ministry's method raise the question, those by its own do not."""
    figures = tuple(
        observation("co2", year, value, "kt-CO2", method=method) for year, value in ((2013, 700.0), (2019, 600.0))
    )
    found = built(observations=figures)
    card = found.indicator("co2")
    assert card is not None

    assert any("手法" in note for note in card.notes) is asked
    assert ("削減目標の算定手法と、実績に用いる統計の手法の違いをどう扱うか。" in found.decisions) is asked
