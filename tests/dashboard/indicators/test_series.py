"""Series: figures in order of year, totals from parts, and nothing made of what is missing."""

from dataclasses import replace

from dashboard.indicators.observation import Missing, Observation, SeriesKey, Status
from dashboard.indicators.series import Series, group, summed
from tests.boards import observation

WHOLE = SeriesKey("ev_count")


def part(name: str, year: int, value: float, *, status: str = "confirmed", cell: str = "F7") -> Observation:
    plain = observation("ev_count", year, value, "vehicles", part=name, status=status)
    return replace(plain, provenance=plain.provenance._replace(cell=cell))


def gap(entry: Observation) -> Observation:
    return replace(entry, value=None, missing=Missing.PENDING)


def series(*entries: Observation) -> Series:
    return Series(entries[0].key, entries)


def test_observations_are_gathered_by_key_and_sorted_by_year() -> None:
    found = group([part("bev", 2021, 2), part("phev", 2020, 5), part("bev", 2020, 1)])

    assert [entry.value for entry in found[SeriesKey("ev_count", "bev")].observations] == [1, 2]
    assert len(found) == 2


def test_methods_are_never_mixed_in_one_series() -> None:
    entries = [observation("co2", 2013, 700, "kt-CO2", method=method) for method in ("moe-suikei", "tama62")]

    assert len(group(entries)) == 2


def test_the_latest_figure_is_the_newest_one_that_has_a_value() -> None:
    found = series(part("bev", 2020, 1), part("bev", 2021, 2), gap(part("bev", 2022, 3)))

    assert found.latest == found.observations[1]
    assert [entry.value for entry in found.actual] == [1, 2]
    assert (found.value_at(2021), found.value_at(2022), found.value_at(2019)) == (2, None, None)


def test_a_series_without_figures_has_no_latest_one() -> None:
    assert series(gap(part("bev", 2022, 3))).latest is None


def test_one_example_makes_a_series_an_example() -> None:
    assert series(part("bev", 2020, 1), part("bev", 2021, 2, status="example")).is_example
    assert not series(part("bev", 2020, 1)).is_example


def test_a_total_is_the_sum_of_its_parts_and_names_all_cells() -> None:
    total = summed([series(part("bev", 2020, 3, cell="C4")), series(part("phev", 2020, 4, cell="C5"))], WHOLE)

    assert total is not None
    assert (total.key, [entry.value for entry in total.observations]) == (WHOLE, [7])
    assert total.observations[0].provenance.cell == "C4+C5"
    assert total.observations[0].provenance.raw == "3+4"


def test_a_total_of_several_files_carries_each_and_takes_none_for_itself() -> None:
    bev, phev = part("bev", 2020, 3, cell="C4"), part("phev", 2020, 4, cell="C5")
    other = replace(phev, provenance=phev.provenance._replace(file="other.xlsx", sha256="1" * 64))
    total = summed([series(bev), series(other)], WHOLE)

    assert total is not None
    (entry,) = total.observations
    assert entry.parts == (bev, other)
    assert (entry.provenance.file, entry.provenance.sha256, entry.provenance.cell) == ("", "", "")
    assert entry.place() == f"{bev.provenance.place()} + {other.provenance.place()}"


def test_a_total_exists_only_for_years_in_which_every_part_has_a_figure() -> None:
    bev = series(part("bev", 2020, 1), part("bev", 2021, 2), part("bev", 2022, 3))
    phev = series(part("phev", 2021, 10), gap(part("phev", 2022, 20)))
    total = summed([bev, phev], WHOLE)

    assert total is not None
    assert [(entry.period.fiscal_year, entry.value) for entry in total.observations] == [(2021, 12)]


def test_a_part_that_is_still_being_counted_leaves_no_total() -> None:
    assert summed([series(part("bev", 2020, 1)), series(gap(part("phev", 2020, 9)))], WHOLE) is None


def test_a_total_is_as_soft_as_its_softest_part() -> None:
    total = summed([series(part("bev", 2020, 1)), series(part("phev", 2020, 2, status="example"))], WHOLE)

    assert total is not None
    assert total.observations[0].status is Status.EXAMPLE


def test_parts_that_share_no_year_have_no_total() -> None:
    assert summed([series(part("bev", 2020, 1)), series(part("phev", 2021, 2))], WHOLE) is None
    assert summed([], WHOLE) is None


def test_tenths_add_up_as_people_add_them() -> None:
    total = summed([series(part(f"part-{number}", 2020, 0.1)) for number in range(10)], WHOLE)

    assert total is not None
    assert total.observations[0].value == 1.0
