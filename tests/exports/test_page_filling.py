"""Where pages end: chapters go on where a page would stay nearly empty, rows and lines never stand alone."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from dashboard.assembly import build_board
from dashboard.board import Board
from exports.pdf import report_bytes
from exports.pdf.chart_rows import draw_charts
from exports.pdf.flow import HEADING_ROOM, Flow
from exports.pdf.linebreak import lines_of
from exports.pdf.marks import BOTTOM, CONTENT, TOP, Page, Text
from exports.pdf.styles import BODY, CELL, NOTE
from exports.pdf.table import PAD_Y, Column, Table, draw_table
from tests.boards import agreement, board, initiative, view
from tests.exports.crowded import crowded
from tests.printed_pages import nearly_empty, printed, stranded_headings

ROW = CELL.leading + 2 * PAD_Y


def many_initiatives() -> Board:
    """Sixty initiatives (例示), most of them under several items, with texts of several lengths."""
    made = tuple(
        replace(
            initiative(1 + number % 8),
            key=f"many-{number}",
            title=f"取組{number}（例示）",
            items=tuple({1 + number % 8, 1 + number * 3 % 8}),
            goals=(("A-1", "A-2", "A-3", "B-1", "B-2", "B-3")[number % 6],),
            content="市の施設の屋根に太陽光発電を置く。" * (1 + number % 7),
        )
        for number in range(60)
    )
    return build_board(replace(view(), initiatives=made), agreement(), audience="committee", language="ja")


@pytest.mark.parametrize(
    "shown",
    [board(), board(language="en"), board(audience="public"), board(empty=True), crowded(), many_initiatives()],
    ids=["plain", "english", "public", "empty", "crowded", "many initiatives"],
)
def test_no_page_but_the_last_is_nearly_empty_and_none_ends_with_a_heading(shown: Board) -> None:
    report = PdfReader(io.BytesIO(report_bytes(shown)))

    assert nearly_empty(report) == []
    assert stranded_headings(report) == []


def test_what_a_page_holds_is_read_back_from_the_pdf() -> None:
    """The cover's notes end it, the summary is full, and the last page of a plain report is not."""
    pages = PdfReader(io.BytesIO(report_bytes(board()))).pages
    first, second, last = (printed(pages[index]).filled for index in (0, 1, -1))

    assert first > 0.9
    assert second > 0.9
    assert 0 < last < 0.9


def begun(filled: float) -> Flow:
    """A flow whose first page is filled to this share."""
    flow = Flow()
    flow.chapter("一")
    flow.y = TOP - filled * (TOP - BOTTOM)
    return flow


def test_a_chapter_goes_on_upon_a_page_that_it_would_leave_nearly_empty() -> None:
    nearly, enough = begun(0.33), begun(0.4)
    for flow in (nearly, enough):
        flow.chapter("二")

    assert [page.section for page in nearly.pages] == ["一"]
    assert [entry.title for entry in nearly.page.bookmarks] == ["一", "二"]
    assert [page.section for page in enough.pages] == ["一", "二"]


def test_no_chapter_goes_on_upon_a_page_that_is_closed() -> None:
    flow = begun(0.1)
    flow.close()
    flow.chapter("二")

    assert [page.section for page in flow.pages] == ["一", "二"]


def rows_per_page(count: int, room: int, note: str = "") -> list[int]:
    """How many of ``count`` rows of one line come onto each page where the first has room for ``room`` rows."""
    columns = (Column("年度", 1), Column("値", 1, "right"))
    table = Table("", "表", "（続き）", columns, [(f"{2000 + row}年度", "1") for row in range(count)], note)
    flow = Flow()
    flow.new_page()
    flow.y = BOTTOM + 10 + 2 * PAD_Y + 4 + room * ROW  # the head of the table and the space above it
    draw_table(flow, table)
    return [
        len([text for text in texts(page) if text.text.endswith("年度") and text.text[0] == "2"]) for page in flow.pages
    ]


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize(
    ("room", "expected"),
    [(20, [20]), (19, [17, 3]), (18, [17, 3]), (17, [17, 3]), (16, [16, 4]), (3, [3, 17]), (2, [0, 20])],
)
def test_a_table_of_twenty_rows_parts_with_three_rows_on_either_side(room: int, expected: list[int]) -> None:
    assert rows_per_page(20, room) == expected


def test_the_note_of_a_table_takes_its_last_rows_along() -> None:
    assert rows_per_page(20, 20, "出典：例示") == [17, 3]


def test_a_table_of_few_rows_is_not_parted() -> None:
    assert rows_per_page(5, 4) == [0, 5]


@pytest.mark.parametrize(("room", "expected"), [(5, [5]), (4, [3, 2]), (3, [3, 2]), (2, [2, 3]), (1, [0, 5])])
def test_no_line_of_a_paragraph_stands_alone(room: int, expected: list[int]) -> None:
    flow = Flow()
    flow.new_page()
    flow.y = BOTTOM + room * BODY.leading
    flow.paragraph("\n".join("一二三四五"))

    assert [len(page.marks) for page in flow.pages] == expected


def test_the_dot_of_an_entry_goes_overleaf_with_its_lines() -> None:
    flow = Flow()
    flow.new_page()
    flow.y = BOTTOM + 2 * BODY.leading
    flow.listed(("一\n二\n三",))

    assert [[text.text for text in texts(page)] for page in flow.pages] == [[], ["・", "一", "二", "三"]]


@pytest.mark.parametrize(("room", "pages", "high"), [(152, 1, 152), (130, 1, 130), (120, 1, 120), (119, 2, 152)])
def test_a_chart_over_the_whole_width_gives_way_before_it_goes_overleaf(room: int, pages: int, high: int) -> None:
    """A title of eleven points with two beneath, the chart, a line of notes and six points; a heading above."""
    shown = board()
    card, insight = shown.indicator("ev_count"), shown.insight("ev_count")
    assert card
    assert insight
    assert [len(lines_of(note, NOTE, CONTENT)) for note in insight.chart.notes] == [1]
    flow = begun(0.5)
    flow.y = BOTTOM + HEADING_ROOM + 13 + room + NOTE.leading + 6
    draw_charts(flow, shown, "推移と目標", [card])

    assert len(flow.pages) == pages
    (title,) = (text for text in texts(flow.page) if text.text == card.title)
    year = next(text for text in texts(flow.page) if text.text == "2050")
    assert round(title.y - year.y) == high + 2 + 1
