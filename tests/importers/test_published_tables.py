"""The real tables of the ministries, unchanged: what they say of Ome, cell by cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.observation import Observation
from importers.issues import Severity
from importers.statistics import read_statistics
from importers.understood import Understood
from importers.workbook import read_workbook
from tests.importers.look_alikes import MOE_LABELS

Shared = Callable[..., Path]
AGREEMENT = load_pack("ome-tepco-pg")


def value_of(found: Understood | None, part: str, year: int) -> Observation:
    assert found is not None
    return next(e for e in found.observations if e.key.dimension == part and e.period.fiscal_year == year)


@pytest.mark.parametrize(
    ("file", "year", "total", "cell"),
    [("2013_10.xlsx", 2013, 707.4201226738918, "R657"), ("2019_10.xlsx", 2019, 590.7365850287911, "R657")],
)
def test_the_ministry_s_own_workbooks_give_omes_figures(
    shared_data: Shared, file: str, year: int, total: float, cell: str
) -> None:
    found = read_statistics(read_workbook(shared_data("moe", file)), AGREEMENT)
    whole = value_of(found, "", year)

    assert found is not None
    assert (whole.value, whole.provenance.cell, whole.provenance.sheet) == (total, cell, f"{year}_一覧表")
    assert (len(found.observations), found.issues) == (13, ())


@pytest.mark.parametrize("file", ["1990_10.xlsx", "2007_10.xlsx", "2010_10.xlsx", "2016_10.xlsx", "2013_10.csv"])
def test_every_edition_of_the_ministry_s_table_is_understood(shared_data: Shared, file: str) -> None:
    found = read_statistics(read_workbook(shared_data("moe", file)), AGREEMENT)

    assert found is not None
    assert [issue for issue in found.issues if issue.severity is not Severity.NOTE] == []
    assert {entry.period.fiscal_year for entry in found.observations} == {int(file[:4])}


def test_the_ministry_s_table_of_cars_gives_the_cars(shared_data: Shared) -> None:
    found = read_statistics(read_workbook(shared_data("moe", "2013_06.xlsx")), AGREEMENT)

    assert value_of(found, "", 2013).value == 66854


def test_omes_row_of_fifteen_editions_is_one_table(shared_data: Shared) -> None:
    found = read_statistics(read_workbook(shared_data("ome_moe_suikei_1990_2019.csv")), AGREEMENT)

    assert found is not None
    assert (found.layout, found.issues, len(found.observations)) == ("moe_co2_by_year", (), 15 * 13)
    assert (value_of(found, "", 2013).value, value_of(found, "", 2019).value) == (707.4201, 590.7366)


def test_omes_pv_from_2014_to_2023_is_read(shared_data: Shared) -> None:
    found = read_statistics(read_workbook(shared_data("ome_fit_pv_2014_2023.csv")), AGREEMENT)

    assert found is not None
    assert (found.layout, found.issues, len(found.observations)) == ("fit_pv", (), 50)
    assert (value_of(found, "", 2014).value, value_of(found, "", 2023).value) == (9417.0, 20391.0)


@pytest.mark.parametrize("name", ["gov/fy2022_incineration.xlsx", "gov/stte_2013.xlsx", "csv/金沢ごみ.csv"])
def test_public_tables_of_other_kinds_are_not_mistaken(shared_data: Shared, name: str) -> None:
    assert read_statistics(read_workbook(shared_data(*name.split("/"))), AGREEMENT) is None


def test_the_look_alike_has_the_labels_of_the_real_one(shared_data: Shared) -> None:
    sheet = read_workbook(shared_data("moe", "2013_10.xlsx")).sheets[0]

    assert tuple(cell.value for (row, _), cell in sheet.cells.items() if row == 2) == MOE_LABELS
