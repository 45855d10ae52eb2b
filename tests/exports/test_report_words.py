"""What the report's first pages and its cells say, and how the file names itself."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from dashboard.agreement.consultation import Held, held_setting
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.wording import wording
from exports.pdf import report_bytes
from exports.pdf.document import compose
from exports.pdf.examples import named
from exports.pdf.flow import Flow
from exports.pdf.marks import LEFT, Text
from exports.pdf.table import Column, Table, draw_table
from tests.boards import MOMENT, agreement, board, view


def texts_of(shown: Board, page: int) -> list[str]:
    return [mark.text for mark in compose(shown)[page].marks if isinstance(mark, Text) and not mark.decor]


def consulted(audience: Audience) -> Board:
    """A record whose third consultation, on 20 May 2026, has a note."""
    day = MOMENT.date().replace(month=5, day=20)
    settings = dict([held_setting(Held(3, day, "覚書の締結を決めた"), {}, agreement().signed, MOMENT.date())])
    return build_board(replace(view(), settings=settings), agreement(), audience=audience)


def test_the_cover_says_what_is_to_be_decided_and_what_the_last_consultation_settled() -> None:
    shown = consulted("committee")
    told = texts_of(shown, 0)

    assert "この協議で決めること" in told
    assert shown.decisions
    for decision in shown.decisions[:4]:
        assert any(decision.startswith(text.rstrip("…")) for text in told if len(text) > 5), decision
    assert "第3回　2026年5月20日　覚書の締結を決めた" in told
    assert told.index("この協議で決めること") < told.index("目次")


def test_the_cover_of_the_public_edition_tells_of_no_consultation_and_no_decision() -> None:
    told = texts_of(consulted("public"), 0)

    assert "この協議で決めること" not in told
    assert not any("覚書" in text or "前回の協議" in text for text in told)


@pytest.mark.parametrize(
    ("count", "shown", "left"), [(4, 4, []), (5, 5, []), (7, 4, ["ほか3件（2ページの「決めること」）"])]
)
def test_more_decisions_than_the_cover_holds_are_counted(count: int, shown: int, left: list[str]) -> None:
    """One line saying that there is one more would take the room of that one."""
    told = texts_of(replace(board(), decisions=tuple(f"決めること{number}。" for number in range(count))), 0)

    assert [text for text in told if text.startswith("決めること")] == [
        f"決めること{number}。" for number in range(shown)
    ]
    assert [text for text in told if text.startswith("ほか")] == left


def test_the_file_names_agreement_report_material_and_the_instant_it_speaks_of() -> None:
    reader = PdfReader(io.BytesIO(report_bytes(board())))
    about = reader.metadata

    assert about is not None
    assert about.title == "ゼロカーボンシティの実現に向けた連携に関する協定 進捗報告書 協議資料（2026年11月20日現在）"
    assert about.author == "青梅市"
    assert about.creator == "Renkei"
    assert about.creation_date == MOMENT
    assert reader.trailer["/Root"]["/Lang"] == "ja"  # type: ignore[index]


def test_the_heads_of_pages_have_the_english_name_of_the_material_whole() -> None:
    shown = board(language="en")

    assert shown.consulted
    assert all(shown.consulted.material in texts_of(shown, page) for page in range(1, len(compose(shown))))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_tile_loses_the_word_for_example_data(language: str) -> None:
    shown = board(language="en" if language == "en" else "ja")
    goals = tuple(
        replace(goal, example=True, data_date="2025年度（2026年3月31日現在）", mark_word="判定できない")
        for goal in shown.goals
    )
    word = wording(shown.language)("paper.example")

    assert len([text for text in texts_of(replace(shown, goals=goals), 1) if text == word]) == len(goals) == 6


@pytest.mark.parametrize(
    ("title", "example", "expected"),
    [
        ("講座", False, "講座"),
        ("講座", True, "【例示】講座"),
        ("講座（例示）", True, "講座（例示）"),
        ("", True, "例示"),
        ("", False, ""),
    ],
)
def test_what_is_an_example_says_so_once(title: str, example: bool, expected: str) -> None:
    assert named(title, example=example, say=wording("ja")) == expected


def test_a_column_of_names_parts_them_where_a_phrase_ends() -> None:
    """Seven letters of 8.5 points have room in the first column: 乗用車の登録台数 would leave 数 alone."""
    columns = (Column("", 67.5, phrases=True), Column("", 425.7))
    flow = Flow()
    flow.new_page()
    draw_table(flow, Table("", "", "", columns, (("乗用車の登録台数", ""),)))

    marks = [mark for mark in flow.page.marks if isinstance(mark, Text)]
    assert [mark.text for mark in marks] == ["乗用車の", "登録台数"]
    assert marks[0].x == LEFT + 4


def test_new_figures_are_counted_before_the_newest_is_told() -> None:
    shown = board()
    row = replace(
        shown.changes[0],
        title="講座の回数",
        part="",
        year="2021～2023年度",
        old="–",
        new="5",
        unit="回",
        kind="新規3件",
    )
    told = "".join(texts_of(replace(shown, changes=(row,)), 1))

    assert "講座の回数 2021～2023年度：新規3件、最新 5回" in told
