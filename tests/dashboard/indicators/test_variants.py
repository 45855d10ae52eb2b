"""The same figures indexed and per head; and Ome's published change since 2013 out of the pack's own table."""

import csv

import pytest

from dashboard.agreement.examples import sample_files
from dashboard.indicators.variants import change_since, indexed, per
from tests.boards import agreement


def test_the_base_year_is_a_hundred() -> None:
    assert dict(indexed([(2013, 707.4), (2019, 590.7)], 2013)) == pytest.approx({2013: 100.0, 2019: 83.5}, abs=0.01)


@pytest.mark.parametrize("values", [[(2019, 5.0)], [(2013, 0.0), (2019, 5.0)]])
def test_without_a_base_there_is_no_index(values: list[tuple[int, float]]) -> None:
    assert indexed(values, 2013) == ()


def test_emissions_are_shared_out_to_the_heads_of_the_same_year() -> None:
    """590.7 thousand t over 130,000 heads: 4.54 t; a year without heads drops out."""
    shared = dict(per([(2018, 600.0), (2019, 590.7)], {2019: 130000.0}, 1000))

    assert shared == pytest.approx({2019: 4.5438}, abs=1e-4)


def test_ome_s_published_change_comes_out_of_the_ministry_s_figures() -> None:
    """MOE, FY2013 → FY2019: 707.4201 → 590.7366 thousand t-CO2 is −16.5 %."""
    path = next(path for path in sample_files(agreement()) if "suikei" in path.name)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        values = [(int(row["年度"]), float(row["排出量合計"])) for row in csv.DictReader(lines)]
    change = change_since(values, 2013)

    assert change is not None
    assert round(change * 100, 1) == -16.5
