"""What if: levers move a path of their own, and nothing is counted twice."""

from dataclasses import replace

import pytest

from dashboard.indicators.what_if import Ground, Levers, PathPoint, beyond, path, setting, stored

GROUND = Ground(
    year=2019,
    horizon=2020,
    emissions=600.0,
    power_share=0.4,
    grid_factor=0.0004,
    pv_yield=1200.0,
    cars=60000.0,
    ev_share=0.0,
    petrol_per_car=1.1,
    power_per_ev=1200.0,
)
STILL = Levers(0.0, 0.0, 0.0004, 0.0, 2030)


def test_the_first_year_is_the_one_of_the_docstring() -> None:
    """600 − 360 = 240 kt of power is 600 GWh; 598.8 GWh × 0.00039 = 233.5; with 360 it is 593.5, less 20 of forest."""
    (found,) = path(GROUND, Levers(1000.0, 0.0, 0.00029, 20.0, 2030))

    assert found.year == 2020
    assert (found.gross, found.net) == pytest.approx((593.532, 573.532))


def test_with_every_lever_at_rest_nothing_moves() -> None:
    far = path(replace(GROUND, horizon=2050), STILL)

    assert [point.gross for point in far] == pytest.approx([600.0] * 31)


def test_panels_save_nothing_where_the_grid_is_clean() -> None:
    """In 2030 the grid factor is zero: with or without panels only the 360 kt that are not power remain."""
    far = replace(GROUND, horizon=2030)
    with_panels, without = (path(far, Levers(panels, 0.0, 0.0, 0.0, 2030))[-1] for panels in (5000.0, 0.0))

    assert with_panels.gross == without.gross == pytest.approx(360.0)


def test_cars_trade_petrol_for_power() -> None:
    """By 2030 half of 60,000 cars: 33 kt of petrol less, 36 GWh × 0.0004 = 14.4 kt of power more."""
    found = path(replace(GROUND, horizon=2030), Levers(0.0, 0.5, 0.0004, 0.0, 2030))[-1]

    assert found.gross == pytest.approx(600.0 - 33.0 + 14.4)


def test_the_share_of_cars_stops_at_all_of_them() -> None:
    far = path(replace(GROUND, horizon=2050), Levers(0.0, 1.0, 0.0004, 0.0, 2030))

    assert far[10].gross == pytest.approx(far[-1].gross)


def test_a_scenario_is_kept_by_its_name_and_can_be_taken_away() -> None:
    name, text = setting("太陽光を倍に", Levers(2400.0, 0.2, 0.00025, 18.0, 2030))

    assert stored({name: text, "consultation.next": ""}) == {"太陽光を倍に": Levers(2400.0, 0.2, 0.00025, 18.0, 2030)}
    assert stored({name: ""}) == {}


@pytest.mark.parametrize(
    ("point", "target", "gap"),
    [(PathPoint(2030, 400.0, 380.0), 382.0, 18.0), (PathPoint(2050, 15.0, -5.0), 0.0, -5.0)],
)
def test_the_forest_counts_for_net_zero_only(point: PathPoint, target: float, gap: float) -> None:
    """Gross 400 is 18 above 382 though net is below; net −5 is 5 below zero though gross is above."""
    assert beyond(point, target) == gap


def test_a_trial_kept_before_its_year_was_kept_spoke_of_2030() -> None:
    old = '{"ev_share": 0.2, "forest": 18.0, "grid_factor": 0.00025, "pv_per_year": 2400.0}'

    assert stored({"whatif.案": old}) == {"案": Levers(2400.0, 0.2, 0.00025, 18.0, 2030)}


def test_a_lever_set_for_a_later_year_moves_more_slowly() -> None:
    """0.0004 to zero by 2029 is a tenth a year: 240 kt of power less 24; by 2039 a twentieth: 12."""
    soon, late = (path(GROUND, Levers(0.0, 0.0, 0.0, 0.0, by))[0].gross for by in (2029, 2039))

    assert (soon, late) == pytest.approx((576.0, 588.0))
