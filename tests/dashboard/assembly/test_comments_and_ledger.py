"""Comments on the Board as far as an audience may read them, and the ledger in words."""

import datetime
import json
from dataclasses import asdict, replace

import pytest

from dashboard.agreement.comment import Comment, comment_setting
from dashboard.assembly import build_board
from dashboard.assembly.ledger import batch_told
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Disclosure
from dashboard.record.batch import BatchRow
from dashboard.wording import wording
from tests.boards import MOMENT, agreement, view

DAY = datetime.date(2026, 11, 20)
CLOSED = Comment("co2", "1", "東電 山田", DAY, "両者限りの事情", 2019)
OPEN = Comment("co2", "2", "市 青木", DAY, "暖冬の年である。", disclosure=Disclosure.PUBLIC)


def board_with(*comments: Comment, audience: Audience = "committee") -> Board:
    settings = dict(map(comment_setting, comments))
    return build_board(replace(view(), settings=settings), agreement(), audience=audience, language="ja")


def row(kind: str, *, settings: dict[str, str] | None = None, withdraws: tuple[int, ...] = ()) -> BatchRow:
    entries = tuple((settings or {}).items())
    return BatchRow(4, MOMENT, kind, "青木", "", (), 0, 0, withdrawn=False, withdraws=withdraws, settings=entries)


def test_the_committee_reads_all_comments_newest_first() -> None:
    insight = board_with(CLOSED, OPEN).insight("co2")
    assert insight is not None

    assert [(one.key, one.day, one.author, one.text, one.year, one.disclosure) for one in insight.comments] == [
        ("2", "2026年11月20日", "市 青木", "暖冬の年である。", "", "公開"),
        ("1", "2026年11月20日", "東電 山田", "両者限りの事情", "2019年度", "両者限り"),
    ]


def test_nothing_of_a_comment_for_the_parties_is_in_the_public_edition() -> None:
    shown = board_with(CLOSED, OPEN, audience="public")
    whole = json.dumps(asdict(shown), ensure_ascii=False, default=str)

    assert "両者限りの事情" not in whole
    assert "東電 山田" not in whole
    assert "暖冬の年である。" in whole
    assert shown.left_out == (
        "公開版のため、公開の区分でない目標・係数・評価・コメント・更新の申出の記録1件を用いていません（協定第5条）。",
    )


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"judgement.co2": "{}"}, "「CO2排出量（市域）」の委員会の評価"),
        ({"judgement.co2": ""}, "「CO2排出量（市域）」の委員会の評価の取下げ"),
        ({"comment.co2.2026": "{}"}, "「CO2排出量（市域）」へのコメント"),
        ({"comment.co2.2026": ""}, "「CO2排出量（市域）」へのコメントの取下げ"),
        ({"whatif.電化 2.0": "{}"}, "試算「電化 2.0」"),
        ({"whatif.電化 2.0": ""}, "試算「電化 2.0」の削除"),
        ({"mapping.統計": "x"}, "読み方「統計」"),
        (
            {"consultation.next": "2027-01-20", "consultation.cadence_months": "6"},
            "次回の協議の予定 2027年1月20日、協議の間隔 6か月",
        ),
        ({"consultation.next": ""}, "次回の協議の予定の取消"),
        ({"consultation.last": "2026-07-20"}, "前回の協議 2026年7月20日"),
        ({"consultation.held.4": '{"day": "2026-11-20", "note": "EV"}'}, "第4回協議（2026年11月20日）の記録"),
        ({"consultation.held.4": ""}, "第4回協議の記録の取消"),
        ({"target.a": "{}", "factor.b": "{}"}, "目標・係数 2件"),
    ],
)
def test_a_setting_is_told_by_its_matter(settings: dict[str, str], told: str) -> None:
    assert batch_told(row("setting", settings=settings), agreement(), wording("ja")) == told


def test_an_import_and_a_withdrawal_are_told_with_what_they_brought() -> None:
    say, pack = wording("ja"), agreement()
    figures = replace(row("import", settings={"target.a": "{}"}), observations=3)

    assert batch_told(figures, pack, say) == "取込（数値3件、取組0件、目標・係数 1件）"
    assert batch_told(row("import", settings={"target.a": "{}"}), pack, say) == "取込（目標・係数 1件）"
    assert batch_told(row("withdraw", withdraws=(2, 3)), pack, say) == "取消（番号 2、3）"


def test_changes_are_counted_from_batches_that_move_figures_only() -> None:
    """1 is an import, 2 a comment, 3 takes the comment back, 4 takes the import back, 5 brings it back."""
    batches = tuple(
        replace(row(kind, withdraws=withdraws), number=number)
        for number, kind, withdraws in (
            (1, "import", ()),
            (2, "setting", ()),
            (3, "withdraw", (2,)),
            (4, "withdraw", (1,)),
            (5, "withdraw", (4,)),
        )
    )
    seen = replace(view(), batches=batches)

    assert [one.number for one in batches if seen.moves_figures(one)] == [1, 4, 5]
