"""What stands around a figure in its cell is kept beside it: its state, footnote marks, words for roughly."""

import pytest

from dashboard.indicators.observation import Missing, Status
from importers.cell import Cell
from importers.cell_choices import choices_of
from importers.cells import Reading, bare_figure, read_cell, read_plain, read_text
from importers.table_doubts import CLEARLY, PERHAPS, doubt_in

STATES = {
    Status.PROVISIONAL: ("120（速報）", "120(速報値)", "120 速報", "速報値：120", "[速報]120", "120 (P)", "120p", "p120", "１２０（暫定）"),
    Status.CONFIRMED: ("120（確報）", "120(確定値)", "120確定"),
    Status.ESTIMATED: ("120（推計）", "120 推定値", "120(e)", "120e"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [(text, status) for status, texts in STATES.items() for text in texts])
def test_a_figure_keeps_the_state_that_its_cell_tells(text: str, status: Status) -> None:
    assert read_text(text) == Reading(value=120.0, status=status)


MARKS = {
    "120※": "※", "120※1": "※1", "120注３）": "注3)", "120（注）": "(注)", "120*": "*", "120 1)": "1)", "120 *1,2": "*1,2",
    "120①": "①", "120¹⁾": "¹⁾", "120[1]": "[1]", "120†": "†", "120 a)": "a)", "(注)120": "(注)", "（※2）120": "(※2)",
    "注1) 120": "注1)", "1）120": "1)", "※120": "※", "※1 120": "※1", "120\n※2": "※2",
}  # fmt: skip


@pytest.mark.parametrize("text", MARKS)
def test_a_footnote_mark_is_kept_beside_its_figure(text: str) -> None:
    assert read_text(text) == Reading(value=120.0, mark=MARKS[text])


@pytest.mark.parametrize("text", ["約120", "120程度", "120前後", "120（概数）", "概ね120（概算値）"])
def test_words_for_roughly_may_stand_on_either_side(text: str) -> None:
    assert read_text(text) == Reading(value=120.0, approximate=True)


def test_several_remarks_are_kept_together() -> None:
    reading = read_text("※1 約1,200台（速報）（再掲）")

    assert (reading.value, reading.unit, reading.status) == (1200.0, "vehicles", Status.PROVISIONAL)
    assert reading.note == "約、再掲、※1"


def test_a_mark_beside_a_reason_for_absence_is_kept_too() -> None:
    assert read_text("－※1") == Reading(missing=Missing.UNKNOWN, mark="※1")
    assert read_text("集計中 1)") == Reading(missing=Missing.PENDING, mark="1)")


@pytest.mark.parametrize("text", ["¥1,200", "￥1,200", "1,200円", "\\1,200円"])
def test_a_sign_for_yen_is_the_unit(text: str) -> None:
    assert read_text(text) == Reading(value=1200.0, unit="yen")


@pytest.mark.parametrize(
    "text",
    [
        "120（見込）", "120（目標）", "120（うち30）", "120 (1)", "1201)", "①120", "120（確定）（速報）", "※1", "*12", "p5", "r5",
        "+0.3p", "¥12kW", "120（本庁舎）",
    ],
)  # fmt: skip
def test_a_remark_that_may_change_the_figure_is_an_issue(text: str) -> None:
    assert read_text(text) == Reading(issue="ambiguous")


@pytest.mark.parametrize("text", ["合計（速報）", "速報値", "（注）", "※", "約", "区分1)", "暫定（p）"])
def test_remarks_without_a_figure_are_no_figure(text: str) -> None:
    reading = read_text(text)

    assert reading.value is None
    assert reading.issue


def test_a_form_has_no_room_for_remarks_and_asks() -> None:
    def cell(text: str) -> Cell:
        return Cell(1, 1, text, text)

    assert read_cell(cell("1,000円（税抜）")).remark == "税抜"
    assert read_plain(cell("1,000円（税抜）")) == Reading(issue="ambiguous")
    assert read_plain(cell("120（速報）")) == Reading(issue="ambiguous")
    assert read_plain(cell("120※1")).value == 120.0


def test_the_bare_figure_is_what_the_rounding_is_told_from() -> None:
    assert bare_figure("注1) 1,234.5（速報）") == "1,234.5"
    assert bare_figure("590.7") == "590.7"


CHOICES = {
    "1.234,5": ("1,234.5", "1.2345"), "△1.234,5": ("-1,234.5", "-1.2345"), "1.234.567,8": ("1,234,567.8",),
    "1,23": ("1.23", "123"), "12,34,567": ("1,234,567",), "1 234": ("1,234", "1", "234"), "10～20台": ("10", "20"),
    "10台以上": ("10",), "120（うち30）": ("120", "30"), "12²": ("12",), "①120": ("120",),
}  # fmt: skip


@pytest.mark.parametrize("text", CHOICES)
def test_what_can_be_read_in_several_ways_is_asked_with_the_choices(text: str) -> None:
    assert read_text(text).issue == "ambiguous"
    assert choices_of(text) == CHOICES[text]


@pytest.mark.parametrize(
    "text",
    [
        "R5", "令和5年度", "2023", "10月", "3/31", "2024/3/31", "R6.4.1", "0428-22-1111", "0428 22 1111", "198-8701", "13205-1",
        "1号炉", "第1工場", "LED2", "CO2", "PM2.5", "3丁目", "1.", "1-2", "12:30", "20代", "1人1日当たり", "2030年までに46%削減",
    ],
)  # fmt: skip
def test_names_dates_codes_and_prose_are_not_like_figures(text: str) -> None:
    assert doubt_in(text) == 0
    assert choices_of(text) == ()


def test_a_bound_may_be_the_name_of_a_class() -> None:
    assert {text: doubt_in(text) for text in ("10kW未満", "10～50kW", "1.234,5")} == {
        "10kW未満": PERHAPS, "10～50kW": PERHAPS, "1.234,5": CLEARLY
    }  # fmt: skip
