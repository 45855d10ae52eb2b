"""The committee's marks and comments on paper: once, only where there are any, and only for those who may read them."""

import datetime
from dataclasses import replace

from dashboard.agreement.comment import Comment, comment_setting
from dashboard.agreement.override import Override, override_setting
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Disclosure
from exports.pdf.document import compose
from exports.pdf.marks import Text
from tests.boards import agreement, board, view

DAY = datetime.date(2026, 11, 20)
GIVEN = Override("co2", 2019, "◎", "国の推計の改定を見込む", "事務局", DAY)
CLOSED = Comment("co2", "1", "東電 山田", DAY, "両者限りの事情", 2019)
OPEN = Comment("co2", "2", "市 青木", DAY, "暖冬の年である。", disclosure=Disclosure.PUBLIC)
OF_NO_GOAL = Comment("population", "3", "市 青木", DAY, "国勢調査の年である。", disclosure=Disclosure.PUBLIC)


def commented(audience: Audience) -> Board:
    entries = [override_setting(GIVEN, agreement().judgement), *map(comment_setting, (CLOSED, OPEN, OF_NO_GOAL))]
    return build_board(replace(view(), settings=dict(entries)), agreement(), audience=audience, language="ja")


def printed(shown: Board) -> str:
    """All text of the report in the order it is set."""
    return "".join(mark.text for page in compose(shown) for mark in page.marks if isinstance(mark, Text))


def test_the_committee_reads_mark_and_comments_once() -> None:
    text = printed(commented("committee"))

    assert text.count("CO2排出量（市域）：委員会の評価◎") + text.count("CO2排出量（市域）：委員会の評価 ◎") == 1
    assert text.count("CO2排出量（市域）（2019年度について）：両者限りの事情（東電 山田、2026年11月20日）") == 1
    assert text.count("CO2排出量（市域）：暖冬の年である。（市 青木、2026年11月20日）") == 1
    assert text.count("国勢調査の年である。（市 青木、2026年11月20日）") == 1


def test_the_public_reads_what_is_marked_public() -> None:
    text = printed(commented("public"))

    assert "暖冬の年である。" in text
    assert "両者限りの事情" not in text
    assert "国の推計の改定を見込む" not in text


def test_without_any_there_is_no_such_heading() -> None:
    assert "委員会の評価とコメント" in printed(commented("committee"))
    assert "委員会の評価とコメント" not in printed(board())
