"""What the Board makes of notice against renewal: chip, term card, attention, decisions, calendar, both editions."""

import datetime
from dataclasses import replace

from dashboard.agreement.notice import BOTH, Notice, notice_setting
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Disclosure
from dashboard.wording import Language
from tests.boards import MOMENT, agreement, view

TODAY = datetime.date(2026, 11, 20)
AGAINST = Notice(4, BOTH, False, datetime.date(2026, 11, 2), "山田", "第7回協議で確認")
GIVEN = Notice(4, "tepco", True, datetime.date(2026, 11, 2), "佐藤")


def board(
    *notices: Notice,
    at: datetime.datetime = MOMENT,
    audience: Audience = "committee",
    language: Language = "ja",
) -> Board:
    settings = dict(notice_setting(entry, agreement(), TODAY) for entry in notices)
    return build_board(
        replace(view(), settings=settings, instant=at), agreement(), audience=audience, language=language
    )


def attention(found: Board) -> list[tuple[str, str]]:
    return [(line.level, line.text) for line in found.attention if line.page == "agreement"]


def test_without_a_record_the_clock_warns() -> None:
    found = board()

    assert attention(found) == [("red", "協定の更新 申出期限 2026年11月25日（あと5日）")]
    assert any("申出の有無を確認する" in text for text in found.decisions)


def test_the_clock_says_both_days_and_stays_red_until_the_later_one_has_passed() -> None:
    first, between, after = (board(at=datetime.datetime(2026, 11, one, 3, tzinfo=datetime.UTC)) for one in (25, 26, 27))

    assert first.term.detail == (
        "更新しない場合の申出期限は2026年11月25日（あと0日）です。もう一方の数え方では2026年11月26日です。"
        "申出がなければさらに更新されます（協定第6条）。"
    )
    assert (between.term.level, between.term.text) == ("red", "協定の更新 申出期限 2026年11月26日（あと0日）")
    assert between.term.detail == (
        "更新しない場合の申出期限のうち、早い方の2026年11月25日は過ぎました。"
        "もう一方の数え方では2026年11月26日まで（あと0日）です（協定第6条）。"
    )
    assert "協定の更新（申出期限 2026年11月26日）について、申出の有無を確認する。" in between.decisions
    assert (after.term.level, after.term.detail[:19]) == ("quiet", "申出期限（2026年11月26日）を過")


def test_decided_against_notice_nobody_is_warned_any_more() -> None:
    found = board(AGAINST)

    assert (found.term.level, found.term.text) == ("quiet", "協定 第4期 2027年1月24日まで")
    assert found.term.detail == (
        "青梅市と東電PG立川支社の両者は2026年11月2日に、第4期は更新しない旨の申出をしないと決めています。"
        "ほかに申出がなければ2027年1月24日の満了後に更新されます（協定第6条）。"
    )
    assert attention(found) == []
    assert not any("申出" in text for text in found.decisions)


def test_the_warning_comes_back_in_the_next_term() -> None:
    found = board(AGAINST, at=datetime.datetime(2027, 11, 20, 3, tzinfo=datetime.UTC))

    assert attention(found) == [("red", "協定の更新 申出期限 2027年11月25日（あと5日）")]


def test_notice_given_ends_the_agreement_with_the_term() -> None:
    found = board(GIVEN)

    assert attention(found) == [("amber", "協定は第4期 2027年1月24日で終了")]
    assert found.term.detail == (
        "東電PG立川支社が2026年11月2日に更新しない旨を申し出たため、第4期の満了（2027年1月24日）で終了し、更新されません（協定第6条）。"
    )
    assert any(text.startswith("協定が2027年1月24日に終了するため") for text in found.decisions)
    after = board(GIVEN, at=datetime.datetime(2027, 3, 1, 3, tzinfo=datetime.UTC))
    assert after.term.text == "協定は2027年1月24日に満了しました"


def test_the_term_card_tells_who_decided_what_when_and_who_recorded_it() -> None:
    rows = dict(board(AGAINST).agreement.term)

    assert rows["更新についての決定"] == (
        "第4期：青梅市と東電PG立川支社の両者が2026年11月2日に、更新しない旨の申出をしないと決めた。（摘要：第7回協議で確認　記録：山田）"
    )


def test_notice_of_one_party_goes_before_a_decision_of_the_other() -> None:
    found = board(replace(AGAINST, party="city"), GIVEN)
    assert found.agreement.notice is not None

    assert found.term.text == "協定は第4期 2027年1月24日で終了"
    assert [row.party for row in found.agreement.notice.rows] == ["tepco", "city"]


def test_the_calendar_draws_no_term_after_the_last_one() -> None:
    def terms(found: Board) -> list[str]:
        assert found.calendar is not None
        row = next(row for row in found.calendar.rows if row.key == "agreement")
        return [span.brief for span in row.spans]

    assert terms(board())[-1] != "第4期"
    assert terms(board(GIVEN))[-1] == "第4期"


def test_the_public_sees_a_notice_only_where_it_is_marked_public() -> None:
    shown = board(replace(GIVEN, disclosure=Disclosure.PUBLIC), audience="public")
    kept_back = board(GIVEN, audience="public")

    assert shown.term.text == "協定は第4期 2027年1月24日で終了"
    assert "終了" not in kept_back.term.text
    assert not any("佐藤" in text for _, text in kept_back.agreement.term)
    assert any("更新の申出の記録1件" in text for text in kept_back.left_out)


def test_it_is_told_in_english_too() -> None:
    assert board(GIVEN, language="en").term.text == "Agreement ends with term 4 on 24 Jan 2027"
