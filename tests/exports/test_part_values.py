"""The parts of an indicator stand side by side on paper, and nothing is lost for the sake of room."""

from dataclasses import replace

from dashboard.board import IndicatorCard, Row
from dashboard.wording import wording
from exports.pdf.document import compose
from exports.pdf.marks import Text
from exports.pdf.part_values import SIDE_BY_SIDE, part_tables, parted
from exports.pdf.values import reference
from tests.boards import board

ja = wording("ja")


def row(part: str, year: int, value: str, *, status: str = "推計値", note: str = "", source: int = 1) -> Row:
    key = "" if part == "合計" else part
    return Row(f"{year}年度", part, value, "", "", status, note, source, year, float(value), dimension=key)


WHOLE = (row("合計", 2020, "30"), row("合計", 2019, "20"))
PARTS = (row("家庭", 2020, "12"), row("家庭", 2019, "8"), row("運輸", 2020, "18"))


def test_a_line_for_each_year_and_a_column_for_each_part() -> None:
    long, parts = parted((*WHOLE, *PARTS))
    (table,) = part_tables(parts, long, "CO2：区分ごとの値", ja)

    assert long == WHOLE
    assert [column.head for column in table.columns] == ["年度", "家庭", "運輸"]
    assert table.rows == [("2020年度", "12", "18"), ("2019年度", "8", "")]
    assert table.note == "種別：推計値"


def test_a_value_that_differs_in_kind_or_source_says_so_itself() -> None:
    differing = (*PARTS, row("運輸", 2019, "11", status="速報値", source=4))
    (table,) = part_tables(differing, WHOLE, "CO2", ja)

    assert table.rows[1] == ("2019年度", "8", "11 速報値 [4]")
    assert table.note == "種別：推計値（異なる値には種別を添えています）"


def test_a_remark_is_said_once_and_not_where_the_whole_says_it() -> None:
    day = "2020年12月末現在"
    parts = (
        *(replace(one, note=day) for one in PARTS if one.fiscal_year == 2020),
        row("家庭", 2019, "8", note="暖冬"),
        row("運輸", 2019, "11"),
    )
    (told,) = part_tables(parts, WHOLE, "CO2", ja)
    (silent,) = part_tables(parts, (replace(WHOLE[0], note=day),), "CO2", ja)

    assert told.note == f"種別：推計値　備考：2020年度 {day}、2019年度（家庭） 暖冬"
    assert silent.note == "種別：推計値　備考：2019年度（家庭） 暖冬"


def test_a_part_with_a_plan_of_its_own_and_a_year_told_twice_keep_their_lines() -> None:
    planned = (*WHOLE, replace(PARTS[0], expected="10", gap="+2"), *PARTS[1:])
    twice = (*WHOLE, *PARTS, PARTS[0])

    assert parted(planned) == (planned, ())
    assert parted(twice) == (twice, ())
    assert parted(WHOLE) == (WHOLE, ())
    assert parted(()) == ((), ())


def test_parts_without_a_whole_are_none_of_them_the_whole() -> None:
    assert parted(PARTS) == ((), PARTS)
    assert parted(PARTS[:2]) == (PARTS[:2], ())


def printed_lines(*cards: IndicatorCard) -> list[str]:
    """What the report of these cards alone says, mark by mark."""
    shown = replace(board(before=False), indicators=cards)
    return [mark.text for page in compose(shown) for mark in page.marks if isinstance(mark, Text)]


def test_the_paper_names_each_part_where_there_is_no_whole() -> None:
    card = board().indicator("co2")
    assert card is not None
    several, alone = replace(card, rows=PARTS), replace(card, rows=PARTS[:2])

    told = printed_lines(several)
    assert {"家庭", "運輸", "12", "18"} <= set(told)
    assert "値（千t-CO2）" not in told
    assert "家庭の値（千t-CO2）" in printed_lines(alone)


def test_a_part_that_needs_lines_of_its_own_is_named_in_each() -> None:
    card = board().indicator("co2")
    assert card is not None
    remarked = tuple(replace(row, part="市営住宅", note="暖冬") for row in PARTS[:2])

    assert printed_lines(replace(card, rows=remarked)).count("市営住宅") == 2


def test_the_numbers_of_several_sources_stand_in_one_bracket() -> None:
    assert reference((1, 2, 3, 5), ja) == "[1–3, 5]"
    assert reference((4,), ja) == "[4]"
    assert (reference((), ja), reference((0,), ja)) == ("", "")


def test_many_parts_go_into_further_tables() -> None:
    many = tuple(row(f"部門{number}", 2020, str(number)) for number in range(SIDE_BY_SIDE + 2))
    first, second = part_tables(many, WHOLE, "CO2", ja)

    assert (len(first.columns), len(second.columns)) == (SIDE_BY_SIDE + 1, 3)
    assert (first.note, second.note) == ("", "種別：推計値")


def test_every_value_of_the_board_is_on_paper() -> None:
    shown = board()
    printed = {
        piece for page in compose(shown) for mark in page.marks if isinstance(mark, Text) for piece in mark.text.split()
    }

    assert [one.value for card in shown.indicators for one in card.rows if one.value not in printed] == []
