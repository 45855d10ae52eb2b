"""The axes of a chart: where years, figures and today lie."""

import datetime
from dataclasses import replace

import pytest

from dashboard.assembly import build_board
from dashboard.assembly.charts import axis_position
from dashboard.chart import ChartSpec
from dashboard.indicators.observation import Observation
from tests.boards import agreement, observation, view


def chart(key: str, *figures: Observation) -> ChartSpec:
    now = replace(view(), observations=figures) if figures else view()
    found = build_board(now, agreement()).indicator(key)
    assert found is not None
    return found.chart


@pytest.mark.parametrize(
    ("day", "position"),
    [
        ("2027-03-31", 2026.0),  # the end of fiscal 2026
        ("2026-03-31", 2025.0),
        ("2026-04-01", 2025 + 1 / 365),
        ("2026-11-23", 2025 + 237 / 365),
        ("2028-03-30", 2027 - 1 / 366),  # fiscal 2027 has a leap day
    ],
)
def test_a_year_on_the_axis_stands_for_the_end_of_its_fiscal_year(day: str, position: float) -> None:
    assert axis_position(datetime.date.fromisoformat(day)) == pytest.approx(position, abs=1e-9)


def test_today_is_the_day_of_the_record_in_japan() -> None:
    assert chart("co2").today == pytest.approx(2025 + 234 / 365)
    assert chart("co2").today_label == "今日"


def test_the_years_named_are_the_first_and_the_tens_not_too_near_to_it() -> None:
    late = chart("zeb", observation("zeb", 2017, 1, "buildings"), observation("zeb", 2018, 2, "buildings"))

    assert chart("co2").x_ticks == (2013, 2020, 2030, 2040, 2050)
    assert late.x_ticks == (2017, 2030, 2040, 2050)
    assert chart("co2").x_strong == (2030, 2040, 2050)


def test_without_a_pathway_the_axis_starts_at_the_first_figure_but_never_before_the_base_year() -> None:
    assert chart("zeb", observation("zeb", 2020, 1, "buildings")).x_min == 2020
    assert chart("zeb", observation("zeb", 2005, 1, "buildings")).x_min == 2013
    assert chart("zeb").x_min == 2013


def test_figures_from_before_the_first_year_are_left_away() -> None:
    figures = [observation("co2", year, 700.0, "kt-CO2", method="moe-suikei") for year in (1990, 2013, 2014)]
    lines = [layer for layer in chart("co2", *figures).layers if layer.kind == "line"]

    assert [point.year for point in lines[0].points] == [2013, 2014]


def test_the_height_of_a_stack_is_what_is_piled_up() -> None:
    figures = [
        observation("co2", 2013, value, "kt-CO2", part=part, method="moe-suikei")
        for part, value in (("household", 300.0), ("business", 300.0), ("transport", 300.0))
    ]

    assert chart("co2", *figures).y_ticks == (0, 250, 500, 750, 1000)


def test_the_height_of_lines_is_the_highest_of_them() -> None:
    assert chart("pv_capacity").y_max == 60000


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        (1.0, ("0.00", "0.25", "0.50", "0.75", "1.00")),
        (4.0, ("0", "1", "2", "3", "4")),
        (40000.0, ("0", "10,000", "20,000", "30,000", "40,000")),
    ],
)
def test_the_labels_of_an_axis_have_the_places_it_needs(value: float, labels: tuple[str, ...]) -> None:
    figures = [observation("managed_forest", year, value, "ha") for year in (2020, 2021)]

    assert chart("managed_forest", *figures).y_labels == labels


def test_a_chart_of_zeros_still_has_an_axis() -> None:
    found = chart("zeb", observation("zeb", 2020, 0, "buildings"))

    assert (found.y_min, found.y_max) == (0, 1)
