"""Units: what people write, what can be turned into what, and exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import KnownError
from dashboard.indicators.units import UNITS, as_meant, convert, convertible, known, parse_unit, unit_label
from dashboard.wording import wording


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("単位：1,000tCO2", "kt-CO2"), ("（単位：％）", "%"), ("千ｔ－ＣＯ２", "kt-CO2"), ("千t-CO₂", "kt-CO2"),
        ("ktCO2", "kt-CO2"), ("万トン", "万t"), ("千t", "kt"), ("万tCO2", "万t-CO2"), ("m³", "m3"), ("tCO2", "t-CO2"), ("ｋＷ", "kW"), ("KW", "kW"), ("㎾", "kW"),
        ("キロワット", "kW"), ("千kW", "MW"), ("万kWh", "万kWh"), ("百万kWh", "GWh"), ("kwh", "kWh"), ("台", "vehicles"),
        ("箇所", "sites"), ("カ所", "sites"), ("㎡", "m2"), ("ヘクタール", "ha"), ("g/人・日", "g/person-day"), ("[MWh]", "MWh"),
    ],
)  # fmt: skip
def test_units_are_known_by_everything_people_write(text: str, key: str) -> None:
    assert parse_unit(text) == key


@pytest.mark.parametrize("text", ["", "mW", "mWh", "kcal", "toe", "光年", "kW/h"])
def test_what_is_no_unit_of_ours_is_none(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "other", "result"),
    [
        (3.4, "MW", "kW", 3400.0),
        (0.1, "MW", "kW", 100.0),
        (1.1, "万kW", "kW", 11000.0),
        (590736.5850287911, "t-CO2", "kt-CO2", 590.7365850287911),
        (12.5, "%", "ratio", 0.125),
        (0.07, "ratio", "%", 7.0),
        (1500, "W", "kW", 1.5),
        (2, "GW", "万kW", 200.0),
        (1500, "Wh", "kWh", 1.5),
        (3, "億kWh", "GWh", 300.0),
        (2, "GWh", "万kWh", 200.0),
        (2, "MWh", "kWh", 2000.0),
        (3.6, "MJ", "kWh", 1.0),
        (3600, "J", "Wh", 1.0),
        (3.6, "GJ", "MWh", 1.0),
        (3.6, "TJ", "GWh", 1.0),
        (0.1, "kt", "t", 100.0),
        (1.1, "万t", "kt", 11.0),
        (500, "kg", "t", 0.5),
        (2, "m3", "kL", 2.0),
        (1500, "kg-CO2", "t-CO2", 1.5),
        (2, "万t-CO2", "kt-CO2", 20.0),
        (25000, "m2", "ha", 2.5),
        (2, "thousand-vehicles", "vehicles", 2000.0),
        (2, "thousand-persons", "persons", 2000.0),
        (5, "km2", "ha", 500.0),
        (1.5, "thousand-yen", "yen", 1500.0),
    ],
)
def test_figures_are_converted_to_the_last_digit(value: float, unit: str, other: str, result: float) -> None:
    assert convert(value, unit, other) == result


def test_power_is_no_energy_and_the_sentence_says_so() -> None:
    with pytest.raises(KnownError) as refusal:
        convert(5.0, "kW", "kWh")

    assert wording("ja").error(refusal.value) == (
        "単位「kW」の値を「kWh」に直すことはできません。単位をご確認ください。"
    )
    assert not convertible("kW", "kWh")


@pytest.mark.parametrize(
    ("unit", "other"), [("t-CO2", "kWh"), ("vehicles", "units"), ("persons", "cases"), ("%", "kW"), ("t", "t-CO2")]
)
def test_other_kinds_of_units_are_not_mixed(unit: str, other: str) -> None:
    with pytest.raises(KnownError):
        convert(1.0, unit, other)


@pytest.mark.parametrize(
    ("unit", "counted", "meant"),
    [
        ("t", "kt-CO2", "t-CO2"),
        ("万t", "t-CO2", "万t-CO2"),
        ("t-CO2", "t", "t-CO2"),
        ("t", "t", "t"),
        ("kWh", "kt-CO2", "kWh"),
        (None, "kt-CO2", None),
    ],
)
def test_a_bare_tonne_of_emissions_is_one_of_co2_and_a_tonne_of_co2_never_one_of_waste(
    unit: str | None, counted: str, meant: str | None
) -> None:
    assert as_meant(unit, counted) == meant


def test_a_unit_of_ten_thousand_does_not_read_as_two_figures_in_english() -> None:
    assert unit_label("万kW", "en") == "× 10 MW"


def test_a_unit_is_written_as_its_readers_write_it() -> None:
    assert (unit_label("kt-CO2", "ja"), unit_label("kt-CO2", "en")) == ("千t-CO2", "kt-CO2")
    assert (unit_label("sites", "ja"), unit_label("sites", "en")) == ("か所", "sites")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.key)
def test_every_unit_is_read_back_as_itself(unit: object) -> None:
    from dashboard.indicators.units import Unit

    assert isinstance(unit, Unit)
    assert known(unit.key)
    assert {parse_unit(text) for text in (unit.key, unit.ja, *unit.aliases)} == {unit.key}


amounts = st.floats(-1e12, 1e12, allow_nan=False)
pairs = st.sampled_from([(a.key, b.key) for a in UNITS for b in UNITS if a.dimension == b.dimension])


@given(amounts, pairs)
def test_there_and_back_gives_the_same_figure(value: float, pair: tuple[str, str]) -> None:
    unit, other = pair

    assert convert(convert(value, unit, other), other, unit) == pytest.approx(value, rel=1e-12, abs=1e-300)
