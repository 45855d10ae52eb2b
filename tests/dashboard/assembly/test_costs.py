"""Costs are added by bearer and year, in one form for screen and paper; examples and stopped ones apart."""

import datetime
from dataclasses import replace

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.assembly import build_board
from dashboard.board_costs import CostTable
from tests.boards import agreement, initiative, view


def story(number: int, yen: int, **changed: object) -> Initiative:
    plain = replace(initiative(number), cost_shares=(CostShare("city", yen),), example=False)
    return replace(plain, **changed)  # type: ignore[arg-type]


def costs(*entries: Initiative) -> CostTable:
    found = build_board(replace(view(), initiatives=entries), agreement()).costs
    assert found is not None
    return found


def rows(table: CostTable) -> list[tuple[str, ...]]:
    return [(row.bearer, *row.amounts, row.total) for row in table.rows]


def test_examples_and_stopped_initiatives_are_added_to_no_other() -> None:
    table = costs(
        story(1, 1_500),
        story(2, 9_000_000, example=True),
        story(3, 5_000_000, stage=Stage.STOPPED),
        story(4, 2_000),
    )

    assert rows(table) == [
        ("青梅市", "3.5", "3.5"),
        ("青梅市（例示）", "9,000", "9,000"),
        ("青梅市（中止した取組）", "5,000", "5,000"),
    ]


def test_the_year_is_the_fiscal_year_of_the_due_day_and_none_stands_last() -> None:
    table = costs(
        story(1, 1_000, due=datetime.date(2027, 4, 1)),
        story(2, 2_000, due=datetime.date(2027, 3, 31)),
        story(3, 4_000, due=None),
    )

    assert table.years == ("2026年度", "2027年度", "期限なし")
    assert rows(table) == [("青梅市", "2", "1", "4", "7")]


def test_a_year_without_a_share_shows_a_dash_and_no_initiative_no_row() -> None:
    one = story(1, 1_000, due=datetime.date(2027, 3, 31))
    other = replace(story(2, 0, due=datetime.date(2028, 3, 31)), cost_shares=(CostShare("tepco", 2_000),))

    assert rows(costs(one, other)) == [("青梅市", "1", "–", "1"), ("東電PG立川支社", "–", "2", "2")]
    assert costs(story(1, 0)).rows == ()


def test_a_row_leads_to_the_initiatives_it_adds() -> None:
    table = costs(story(1, 1_000), story(2, 9_000, example=True))

    assert [row.value for row in table.rows[0].origin.rows] == ["1千円"]


def test_the_card_of_an_initiative_writes_the_same_amount() -> None:
    board = build_board(replace(view(), initiatives=(story(1, 1_500),)), agreement())

    assert "青梅市 1.5千円" in board.items[0].initiatives[0].cost
    assert board.costs is not None
    assert board.costs.rows[0].total == "1.5"
