"""A target is printed with the digits it was set with, whatever digits the indicator's figures have."""

import datetime

import pytest

from dashboard.agreement.reading_pack import pack_from_text
from dashboard.assembly import build_board
from dashboard.board import Board
from dashboard.record.batch import RecordView
from tests import second_city
from tests.boards import SHA, observation

MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)
FIGURES = tuple(observation("waste", 2019 + at, 60.0 - at, "t") for at in range(7))
"""Whole tonnes: 60 in 2019 down to 54 in 2025."""


def pathway(target: str) -> str:
    return f"""
[[pathway]]
key = "waste-plan"
title = {{ ja = "ごみの計画", en = "waste plan" }}
indicator = "waste"
base_year = 2019
milestone = [{{ year = 2030, {target}, state = "adopted", source = {{ ja = "計画", en = "plan" }} }}]
"""


def board(target: str, *more: object) -> Board:
    text = second_city.pack(pathways=pathway(target))
    now = RecordView(MOMENT, "例示市", text, SHA, FIGURES, ())
    return build_board(now, pack_from_text(text, "second-city"))


def targets_told(found: Board) -> tuple[str, str, str]:
    """On the card, in the table of targets, on the chart."""
    card, insight = found.indicator("waste"), found.insight("waste")
    assert card is not None
    assert insight is not None
    marks = next(layer for layer in card.chart.layers if layer.kind == "milestones")
    return card.target, insight.milestones[0].value, marks.points[0].label


@pytest.mark.parametrize(
    ("given", "shown"),
    [("46.5", "46.5"), ("46", "46"), ("46.0", "46"), ("46.125", "46.125"), ("0.3", "0.3"), ("0", "0")],
)
def test_a_target_set_as_a_figure_keeps_its_digits_everywhere(given: str, shown: str) -> None:
    assert targets_told(board(f"value = {given}")) == (
        f"2030年度 {shown}t（採択）",
        f"{shown}t",
        f"2030年度 {shown}",
    )


def test_a_target_that_follows_from_the_base_years_figure_has_the_digits_of_the_figures() -> None:
    """60 − 25 % = 45; 60 − 12.5 % = 52.5, which the whole tonnes of the figures say as 53."""
    assert targets_told(board("reduction = 0.25"))[1] == "45t"
    assert targets_told(board("reduction = 0.125"))[1] == "53t"


def test_what_is_left_to_a_target_has_no_fewer_digits_than_the_target() -> None:
    """54 − 46.5 = 7.5."""
    text = second_city.pack(pathways=pathway("value = 46.5")).replace(
        'indicator = "co2"\nkind', 'indicator = "waste"\nkind'
    )
    found = build_board(RecordView(MOMENT, "例示市", text, SHA, FIGURES, ()), pack_from_text(text, "second-city"))

    assert "46.5t まであと 7.5t" in found.position


def test_the_year_of_a_target_holds_the_figure_against_the_target_as_it_was_set() -> None:
    """54 in 2025 beside 50.5."""
    found = board("value = 50.5").indicator("waste")
    text = second_city.pack(pathways=pathway("value = 50.5").replace("2030", "2025"))
    met = build_board(RecordView(MOMENT, "例示市", text, SHA, FIGURES, ()), pack_from_text(text, "second-city"))
    card = met.indicator("waste")
    assert found is not None
    assert card is not None

    assert (card.rows[0].expected, card.rows[0].gap) == ("50.5", "+3.5")
    assert card.gap == "計画比 +3.5t（2025年度）"
    assert found.rows[1].expected == "56", "on the way to 2030: 60 − 5 × 9.5 ÷ 11 = 55.7"


def test_a_cut_is_told_with_the_digits_it_was_set_with() -> None:
    """Without a figure of the base year the share itself is the target."""
    text = second_city.pack(pathways=pathway("reduction = 0.4655").replace("base_year = 2019", "base_year = 2013"))
    found = build_board(RecordView(MOMENT, "例示市", text, SHA, FIGURES, ()), pack_from_text(text, "second-city"))
    insight = found.insight("waste")
    assert insight is not None

    assert "46.55％" in insight.milestones[0].value
