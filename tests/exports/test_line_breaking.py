from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pdf.linebreak import NO_END, NO_START, lines_of
from exports.pdf.styles import BODY, CELL, FIGURE
from exports.pdf.typeface import printable, width

JAPANESE = st.text("青梅市と東電、。（）「」『』・ーっょ々％2030年度1,234kWh t-CO2 A−+／", max_size=120)
WORDS = "2030年度までに1,234,567kWhを（仮称）「見込む」。次の協議は3月、ほか12件・計590.7千t-CO2減。"


@settings(deadline=None)
@given(JAPANESE, st.floats(40, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    assert all(width(line, CELL) <= room + 0.01 for line in lines_of(text, CELL, room))


@settings(deadline=None)
@given(JAPANESE, st.floats(40, 300))
def test_no_character_is_lost_but_spaces_where_a_line_ends(text: str, room: float) -> None:
    assert "".join(lines_of(text, CELL, room)).replace(" ", "") == printable(text).replace(" ", "")


def test_no_line_begins_or_ends_with_what_must_not_stand_there() -> None:
    for room in range(60, 480, 7):
        lines = lines_of(WORDS * 6, BODY, room)
        assert [line for line in lines[1:] if line[0] in NO_START] == []
        assert [line for line in lines[:-1] if line[-1] in NO_END] == []


def test_numbers_and_latin_words_stay_whole() -> None:
    for room in range(100, 480, 7):
        lines = lines_of(WORDS * 6, BODY, room)
        for whole in ("1,234,567kWh", "590.7", "t-CO2", "2030年度"):
            assert sum(line.count(whole) for line in lines) == 6, (whole, room)


def test_a_word_wider_than_the_line_is_split() -> None:
    lines = lines_of("https://example.com/a-very-long-address/without-any-space", CELL, 90)

    assert len(lines) > 1
    assert all(width(line, CELL) <= 90 for line in lines)


def test_own_line_ends_are_kept() -> None:
    assert lines_of("一\r\n二\n\n三", BODY, 100) == ("一", "二", "", "三")


def test_characters_without_a_glyph_are_spelled_or_marked_and_control_characters_dropped() -> None:
    assert printable("CO₂\x00\x07か\u3099\u200b終\ufe0f") == "CO2が終"
    assert printable("\U0001f600\ud800\ue000") == "〓〓〓"


def test_figures_are_all_of_one_width() -> None:
    assert len({width(digit, FIGURE) for digit in "0123456789"}) == 1


def test_no_letter_or_two_are_left_to_the_last_line_of_a_wide_column() -> None:
    """Thirty letters of ten points: in 290 points the last line would hold one of them, in 280 two."""
    text = "市" * 30
    assert [len(line) for line in lines_of(text, BODY, 290)] == [27, 3]
    assert [len(line) for line in lines_of(text, BODY, 280)] == [26, 4]
    assert [len(line) for line in lines_of(text, BODY, 270)] == [27, 3]
