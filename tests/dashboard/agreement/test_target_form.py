"""Targets as versions: what counts on which day, what stood before, and the form's way into the record and back."""

import datetime
from dataclasses import replace

import pytest

from dashboard.agreement.target_form import (
    TargetEntry,
    entries_of,
    factor_setting,
    factors_on,
    known_settings,
    pathways_on,
    superseded,
    target_entry,
    target_rows,
    target_setting,
)
from dashboard.indicators.factors import FactorState
from dashboard.indicators.observation import SeriesKey
from dashboard.indicators.pathway import Pathway, PathwayKind, TargetState
from dashboard.indicators.register import Text
from dashboard.indicators.shapes import Shape
from tests.boards import agreement

PACK = agreement()
FIRST = datetime.date(2026, 12, 1)
BETTER = TargetEntry(
    pathway="pv-working",
    scenario="太陽光の目標",
    series=SeriesKey("pv_capacity", "", "fit"),
    base_year=2014,
    year=2030,
    value=35000.0,
    reduction=None,
    target_method="",
    state=TargetState.ADOPTED,
    source="第5回協議 議事録",
    adopted_by="第5回協議",
    adopted_on=datetime.date(2026, 11, 24),
    valid_from=FIRST,
    shape=Shape.S_CURVE,
)
KEPT = dict([target_setting(BETTER)])


def pv(settings: dict[str, str], day: datetime.date) -> Pathway:
    return next(pathway for pathway in pathways_on(PACK, settings, day) if pathway.key == "pv-working")


def test_a_target_is_kept_under_a_name_of_its_own_and_comes_back_whole() -> None:
    ((name, text),) = KEPT.items()

    assert name == "target.pv-working.2030.2026-12-01"
    assert target_entry(name, text) == BETTER


def test_without_decisions_the_pack_s_pathways_stand() -> None:
    assert pathways_on(PACK, {}, FIRST) == PACK.pathways


def test_a_new_target_counts_from_its_first_day_and_not_before() -> None:
    eve = FIRST - datetime.timedelta(days=1)

    assert [m.value for m in pv(KEPT, eve).milestones] == [29000.0, 53000.0]
    assert [m.value for m in pv(KEPT, FIRST).milestones] == [35000.0, 53000.0]
    assert (pv(KEPT, eve).shape, pv(KEPT, FIRST).shape) == (Shape.LINEAR, Shape.S_CURVE)


def test_who_decided_and_when_stays_with_the_target() -> None:
    milestone = pv(KEPT, FIRST).milestones[0]

    assert (milestone.adopted_by, milestone.adopted_on) == ("第5回協議", datetime.date(2026, 11, 24))


def test_the_versions_before_can_still_be_told() -> None:
    later = replace(BETTER, value=40000.0, valid_from=datetime.date(2027, 6, 1))
    settings = KEPT | dict([target_setting(later)])
    now = pv(settings, datetime.date(2027, 7, 1))

    assert now.milestones[0].value == 40000.0
    assert [milestone.value for milestone in superseded(PACK, settings, now)] == [29000.0, 35000.0]


def test_a_target_without_a_value_is_given_up() -> None:
    gone = replace(BETTER, value=None)

    assert [m.fiscal_year for m in pv(dict([target_setting(gone)]), FIRST).milestones] == [2050]


def test_a_scenario_nobody_knew_stands_beside_the_others() -> None:
    lower = replace(BETTER, pathway="pv_capacity-low", scenario="控えめな案", kind=PathwayKind.REFERENCE)
    found = pathways_on(PACK, dict([target_setting(lower)]), FIRST)

    assert found[:-1] == PACK.pathways
    assert (found[-1].title, found[-1].kind, len(found[-1].milestones)) == (
        *(Text("控えめな案", "控えめな案"), PathwayKind.REFERENCE, 1),
    )


def test_a_value_taken_out_of_the_record_no_longer_counts() -> None:
    assert entries_of(dict.fromkeys(KEPT, "")) == ()


def test_the_form_shows_what_is_in_force_and_nothing_of_it_is_news() -> None:
    rows = target_rows(PACK, KEPT, FIRST)
    known = known_settings(PACK, KEPT)

    assert BETTER in rows
    assert len(rows) == sum(len(pathway.milestones) for pathway in PACK.pathways)
    assert [row for row in rows if known.get(target_setting(row)[0]) != target_setting(row)[1]] == []


def test_an_edited_factor_takes_the_place_of_the_pack_s() -> None:
    old = next(factor for factor in PACK.factors if factor.key == "led_saving")
    new = replace(old, value=9000.0, year=2026, source=Text("施設台帳", "施設台帳"), state=FactorState.WORKING)
    factors = factors_on(PACK, dict([factor_setting(new)]))

    assert factors_on(PACK, {}).values("led_saving") is None
    assert factors.values("led_saving") == (9000.0,)
    assert [f for f in factors.all() if f.key == "led_saving"] == [new]


@pytest.mark.parametrize("key", ["co2-city", "co2-national"])
def test_the_city_s_target_and_the_national_rates_stand_side_by_side(key: str) -> None:
    found = {pathway.key: pathway for pathway in PACK.pathways}

    assert found[key].series.indicator == "co2"
    assert [m.reduction for m in found["co2-national"].milestones] == [0.46, 0.60, 0.73]
    assert found["co2-national"].kind is PathwayKind.REFERENCE
