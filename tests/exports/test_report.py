import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.board import Board
from dashboard.wording import LANGUAGES, wording
from exports.pdf import report_bytes
from exports.pdf.document import compose
from exports.pdf.linebreak import NO_START
from exports.pdf.marks import BOTTOM, LEFT, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, TOP, Page, Text
from exports.pdf.typeface import ASCENT, DESCENT, width
from tests.boards import board
from tests.exports.crowded import LONG, TITLE, crowded

BOARDS = {
    "ja": board(),
    "en": board(language="en"),
    "public": board(audience="public"),
    "empty": board(empty=True),
    "crowded": crowded(),
}


@pytest.fixture(params=BOARDS, name="shown")
def any_board(request: pytest.FixtureRequest) -> Board:
    return BOARDS[request.param]


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    """All text without spaces and line ends."""
    return "".join("".join(page.extract_text().split()) for page in read(data).pages)


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.marks if isinstance(mark, Text) and not mark.decor]


def test_the_same_board_gives_the_same_bytes(shown: Board) -> None:
    assert report_bytes(shown) == report_bytes(replace(shown))


def test_a_tile_of_page_two_says_example_in_full_in_either_language() -> None:
    """Of the tiles of this board that of A-2 alone shows an example; a longer word must not be cut off."""
    for language, word in (("ja", "例示"), ("en", "example")):
        shown = BOARDS[language]
        told = [text.text for text in texts(compose(shown)[1])]

        assert sum(tile.example for tile in shown.goals) == told.count(word) > 0


def test_the_chapter_of_a_goal_says_that_its_mark_rests_on_examples() -> None:
    told = [text.text for page in compose(BOARDS["ja"]) for text in texts(page)]

    assert "▲ 遅れ（例示による）" in told


def test_every_text_lies_within_the_margins(shown: Board) -> None:
    for page in compose(shown):
        for text in texts(page):
            assert text.x >= LEFT - 0.01, text
            assert text.x + width(text.text, text.style) <= RIGHT + 0.01, text
            assert BOTTOM - 23 <= text.y <= TOP + 15, text


def test_no_text_lies_over_another(shown: Board) -> None:
    for number, page in enumerate(compose(shown), 1):
        boxes = sorted((_box(text), text.text) for text in texts(page))
        for index, (box, text) in enumerate(boxes):
            for other, beside in boxes[index + 1 :]:
                if other[0] >= box[2] - 0.3:
                    break
                assert other[1] >= box[3] - 0.3 or box[1] >= other[3] - 0.3, (number, text, beside)


def _box(text: Text) -> tuple[float, float, float, float]:
    """Left, low, right, high of the ink: a little less than the em square."""
    size = text.style.size
    return text.x, text.y - DESCENT * size * 0.6, text.x + width(text.text, text.style), text.y + ASCENT * size * 0.85


def test_nothing_painted_leaves_the_paper(shown: Board) -> None:
    for page in compose(shown):
        for mark in page.marks:
            for x, y in getattr(mark, "points", ()):
                assert -0.01 <= x <= PAPER_WIDTH + 0.01
                assert -0.01 <= y <= PAPER_HEIGHT + 0.01


def test_no_line_begins_with_a_closing_mark() -> None:
    for page in compose(BOARDS["crowded"]):
        assert [
            text.text
            for text in texts(page)
            if text.text[0] in NO_START & set("、。）」』") and set(text.text) != {"。"}
        ] == []


def test_page_two_holds_the_summary_alone(shown: Board) -> None:
    say = wording(shown.language)
    pages = compose(shown)

    assert pages[1].section == say("paper.summary.title")
    assert pages[2].section != pages[1].section
    shown_texts = [text.text for text in texts(pages[1])]
    assert say("paper.summary.changed") in shown_texts
    assert (say("paper.summary.decide") in shown_texts) is bool(shown.decisions or shown.audience == "committee")


def test_long_lists_on_page_two_say_how_many_entries_are_left() -> None:
    shown = [text.text for text in texts(compose(BOARDS["crowded"])[1])]

    assert any(text.startswith("ほか") and text.endswith("件") for text in shown)


def test_the_outline_leads_to_every_section_and_goal(shown: Board) -> None:
    say = wording(shown.language)
    titles = list(_titles(read(report_bytes(shown)).outline))

    for key in ("summary", "goals", "items", "values", "agreement", "sources"):
        assert say(f"paper.{key}.title") in titles
    for goal in shown.goals:
        assert any(title.startswith(goal.key) for title in titles)


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry["/Title"])


def test_every_font_is_embedded(shown: Board) -> None:
    for page in read(report_bytes(shown)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_the_report_says_what_the_board_says() -> None:
    shown = BOARDS["ja"]
    text = words(report_bytes(shown))

    for held in (shown.position, *shown.decisions, *(goal.title for goal in shown.goals), shown.agreement.title):
        assert "".join(held.split()) in text
    for card in shown.indicators:
        assert "".join(card.title.split()) in text


def test_nothing_of_a_long_cell_is_lost_between_pages() -> None:
    lines = [text.text for page in compose(BOARDS["crowded"]) for text in texts(page) if LEFT + 70 < text.x < LEFT + 90]

    assert LONG in "".join(lines)


def test_markup_is_printed_as_it_was_written() -> None:
    assert "<b>太字</b>&<para>終わりCO2" in words(report_bytes(BOARDS["crowded"]))


def test_heads_and_feet_name_agreement_edition_instant_record_and_page() -> None:
    shown = BOARDS["ja"]
    pages = read(report_bytes(shown)).pages
    text = pages[4].extract_text()

    for held in (shown.agreement_short, shown.edition, shown.as_of, shown.record_hash, f"5 / {len(pages)}ページ"):
        assert held in text


def test_a_table_that_runs_on_repeats_its_head() -> None:
    pages = [page for page in compose(BOARDS["crowded"]) if any(t.text.endswith("（続き）") for t in texts(page))]
    values = [page for page in pages if page.section == "指標の値"]

    assert values
    assert all("年度" in [text.text for text in texts(page)] for page in values)


def test_a_long_agreement_name_does_not_push_out_the_page_number() -> None:
    assert f"2 / {len(compose(BOARDS['crowded']))}ページ" in [
        text.text for text in texts(compose(BOARDS["crowded"])[1])
    ]
    assert TITLE[:20] in texts(compose(BOARDS["crowded"])[1])[-5].text


def test_both_languages_have_the_same_texts() -> None:
    from dashboard.wording import load_area

    for area in ("paper", "export"):
        first, second = (load_area(language, area) for language in LANGUAGES)
        assert first.keys() == second.keys()


def test_an_initiative_of_several_items_stands_whole_once_and_is_named_under_the_others() -> None:
    plain = board()
    card = replace(
        plain.items[0].initiatives[0], title="屋根の太陽光", stage="実施中", due="2027年3月31日", example=False
    )
    open_end = replace(card, key="other", title="相談窓口", due="", overdue=False)
    items = [replace(item, initiatives=()) for item in plain.items]
    items[0] = replace(items[0], initiatives=(card, open_end))
    items[4] = replace(items[4], initiatives=(card, open_end))
    told = words(report_bytes(replace(plain, items=tuple(items))))

    assert told.count("段階と進み") == 2
    assert f"屋根の太陽光：実施中、期限2027年3月31日。{items[0].label}に記載" in told
    assert f"相談窓口：実施中、期限（未記入）。{items[0].label}に記載" in told


def test_the_outlook_of_an_indicator_of_several_goals_is_told_once() -> None:
    shown = board()
    co2 = next(card for card in shown.indicators if card.key == "co2")
    holders = [goal for goal in shown.goals if "co2" in goal.indicators]
    told = words(report_bytes(shown))
    outlook = shown.insight("co2")

    assert outlook
    assert len(holders) > 1
    assert told.count("".join(outlook.outlook.trial.split())) == 1
    first = f"{holders[0].key}{holders[0].title}"
    pointer = f"{co2.title}の見通しは「{first}」に記載しています。"
    assert told.count("".join(pointer.split())) == len(holders) - 1


def test_no_english_word_of_a_stage_is_broken() -> None:
    plain = board(language="en")
    card = replace(plain.items[0].initiatives[0], stage="in preparation", goals=(plain.goals[0].key,))
    shown = replace(plain, items=(replace(plain.items[0], initiatives=(card,)), *plain.items[1:]))
    assert any(text.text.endswith("preparation") for page in compose(shown) for text in texts(page))
    assert not any(
        text.text.startswith("in preparatio") and "preparation" not in text.text
        for page in compose(shown)
        for text in texts(page)
    )
