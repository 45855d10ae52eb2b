"""Figures in a pack that nothing can be reckoned with: refused at their place, before a clock or a chart fails on them."""

import re

import pytest

from dashboard.agreement.reading_pack import pack_from_text, pack_text
from dashboard.errors import KnownError
from dashboard.wording import wording

PACK = pack_text("ome-tepco-pg")
DATE = "signed：日付を 2023-01-25 の形で、引用符なしで書いてください（いまは 2023-01-25T00:00:00）。"
NINES = "9" * 400


def whole(place: str, least: int, most: int, found: int) -> str:
    return f"{place}：{least}から{most}までの整数で書いてください（いまは {found}）。"


# what: (the line as a pattern, what stands there instead, what is told)
BROKEN = {
    "a signing at an hour": (r"^signed = .*$", "signed = 2023-01-25T00:00:00", DATE),
    "a signing in antiquity": (
        r"^signed = .*$",
        "signed = 0001-01-01",
        "signed：1は1970から2070までの年度ではありません。",
    ),
    "renewal backwards": (r"^renewal_years = 1$", "renewal_years = -1", whole("term.renewal_years", 0, 100, -1)),
    "a term of ages": (r"^years = 1$", "years = 99999", whole("term.years", 1, 100, 99999)),
    "notice ages before": (r"^notice_days = 60$", "notice_days = 99999", whole("term.notice_days", 0, 3650, 99999)),
    "a cadence of nothing": (
        r"^consultation_months = 6\b",
        "consultation_months = 0",
        whole("consultation_months", 1, 120, 0),
    ),
    "a base year in antiquity": (r"^base_year = 2013$", "base_year = 1", whole("base_year", 1970, 2070, 1)),
    "a horizon of five figures": (r"^horizon = 2050$", "horizon = 20500", whole("horizon", 2014, 2070, 20500)),
    "a horizon not after the base": (r"^horizon = 2050$", "horizon = 2013", whole("horizon", 2014, 2070, 2013)),
    "figures due in ages": (
        r"^due_months = 26$",
        "due_months = 20000",
        whole("indicator[co2].due_months", 0, 120, 20000),
    ),
    "decimals before the point": (r"^decimals = 1$", "decimals = -1", whole("indicator[co2].decimals", 0, 6, -1)),
    "an item by the truth": (
        r"^items = \[.*\]$",
        "items = [true]",
        "indicator[co2].items：整数の一覧で書いてください（いまは [True]）。",
    ),
    "a chart from antiquity": (
        r"^start_year = 2013$",
        "start_year = 13",
        whole("headline[1].start_year", 1970, 2070, 13),
    ),
    "a factor of antiquity": (
        r"^\[\[factor\]\]$",
        "[[factor]]\nyear = 5",
        whole("factor[grid_factor].year", 1970, 2070, 5),
    ),
    "a share past all measure": (
        r"^(.*)at_least = 0\.60",
        f"\\1at_least = {NINES}",
        "judgement.mark[3].at_least：数で書いてください（いまは inf）。",
    ),
}


def refusal(text: str) -> KnownError:
    with pytest.raises(KnownError) as broken:
        pack_from_text(text, "test")
    return broken.value


@pytest.mark.parametrize("what", BROKEN)
def test_a_figure_out_of_bounds_is_refused_with_its_place(what: str) -> None:
    line, other, told = BROKEN[what]
    text, count = re.subn(line, other, PACK, count=1, flags=re.MULTILINE)

    assert count == 1
    assert wording("ja").error(refusal(text)).split("\n")[1:-1] == [told]


def test_the_bounds_are_told_in_english_as_well() -> None:
    text = PACK.replace("horizon = 2050", "horizon = 20500", 1)

    assert wording("en").error(refusal(text)).split("\n")[1:-1] == [
        "horizon: write a whole number from 2014 to 2070 (found 20500)."
    ]


def test_a_figure_or_a_nesting_past_all_measure_breaks_the_toml() -> None:
    assert refusal(f"horizon = {'9' * 5000}").key == "agreement.no_toml"
    assert refusal(f"horizon = {'[' * 5000}").key == "agreement.no_toml"


@pytest.mark.parametrize("figure", [0, 6])
def test_the_bounds_themselves_are_sound(figure: int) -> None:
    text = re.sub(r"^decimals = \d$", f"decimals = {figure}", PACK, flags=re.MULTILINE)

    assert {indicator.decimals for indicator in pack_from_text(text, "test").indicators} == {figure}
