"""How exactly a figure was printed decides what a total or a printed change may be off."""

from dataclasses import replace

import pytest

from importers.cell import CellValue, Sheet
from importers.checks import check_sums
from importers.issues import Findings
from importers.layout import Sum
from importers.printed import half_place, printed_half
from importers.table_finding import tables_of
from tests.boards import observation
from tests.importers.look_alikes import sheet_of, workbook_of
from tests.importers.test_checks_growth import told


@pytest.mark.parametrize(
    ("raw", "number_format", "half"),
    [
        ("353.284", "General", 0.0005),
        ("353.284", "#,##0", 0.5),
        ("353.284", "0.0", 0.05),
        ("353", "0.00", 0.005),
        ("353.2", "#,##0.##", 0.05),
        ("353", "0.##", 0.5),
        ("0.12534", "0.0%", 0.05),
        ("0.12534", "0%", 0.5),
        ("12345", "#,##0,", 500),
        ("12345678", "#,##0.0,,", 50_000),
        ("1234", '#,##0"台"', 0.5),
        ("1234.5", "#,##0_ ;[Red]\\-#,##0.00\\ ", 0.5),
        ("△１，２３４．５", "General", 0.05),
        ("707", "@", 0.5),
        ("1.5", "# ?/?", 0.05),
        ("1.25E+3", "0.00E+00", 0.005),
    ],
)  # fmt: skip
def test_a_figure_is_as_exact_as_a_reader_sees_it(raw: str, number_format: str, half: float) -> None:
    assert half_place(raw, number_format) == pytest.approx(half)


@pytest.mark.parametrize(
    ("value", "raw", "number_format", "half"),
    [
        (1200.0, "1.2千kW", "General", 50),
        (590.7, "590700", "General", 0.0005),
        (12.5, "0.125", "0.0%", 0.05),
        (-0.4, "△400", "#,##0", 0.0005),
        (0.0, "0", "General", 0.5),
        (5.0, "五", "General", 0),
    ],
)
def test_an_entry_is_as_exact_in_the_unit_it_is_kept_in(
    value: float, raw: str, number_format: str, half: float
) -> None:
    plain = observation("co2", 2019, value, "kt-CO2")
    source = plain.provenance._replace(raw=raw, number_format=number_format)

    assert printed_half(replace(plain, provenance=source)) == pytest.approx(half)


def sums(total: float, *parts: float, number_format: str = "General") -> int:
    """How many warnings a total and its parts give when all are shown under one format."""
    findings = Findings("表.xlsx")
    names = [""] + [f"p{n}" for n in range(len(parts))]
    entries = {}
    for name, value in zip(names, (total, *parts), strict=True):
        plain = observation("co2", 2019, value, "kt-CO2")
        source = plain.provenance._replace(raw=str(value), number_format=number_format)
        entries[name] = replace(plain, provenance=source)
    check_sums(entries, [Sum("", tuple(names[1:]))], findings)
    return len(findings.issues)


def test_many_parts_may_together_be_off_by_half_a_unit_each() -> None:
    """Ten parts of 1.4 make 14; shown without decimals they and their total may be off by 11 × 0.5 = 5.5."""
    assert sums(19, *[1.4] * 10, number_format="0") == 0
    assert sums(20, *[1.4] * 10, number_format="0") == 1
    assert sums(15, *[1.4] * 10, number_format="0.0") == 1
    assert sums(14.5, *[1.4] * 10, number_format="0.0") == 0


def with_format(rows: list[list[CellValue]], number_format: str) -> Sheet:
    sheet = sheet_of("表", rows)
    return replace(sheet, cells={at: cell._replace(number_format=number_format) for at, cell in sheet.cells.items()})


@pytest.mark.parametrize(("number_format", "agrees"), [("#,##0", True), ("0.0", False)])
def test_a_total_in_a_table_is_held_against_what_its_parts_are_shown_with(number_format: str, *, agrees: bool) -> None:
    """353.4 three times is 1,060.2, 1.8 from 1,062: 4 × 0.5 = 2 without decimals, 4 × 0.05 = 0.2 with one."""
    rows: list[list[CellValue]] = [
        ["区分", "甲", "乙", "丙"],
        ["A", 353.4, 1, 2],
        ["B", 353.4, 3, 4],
        ["C", 353.4, 5, 6],
        ["合計", 1062, 9, 12],
    ]
    sheet = with_format(rows, number_format)
    checks = [check for table in tables_of(workbook_of(sheet)) for check in table.checks]

    assert [check.agrees for check in checks if check.cell == "B5"] == [agrees]


def growth(value: CellValue, number_format: str) -> Sheet:
    """4 after 3 is +33.33 %; C3 tells the change."""
    sheet = sheet_of("表", [["年度", "台数", "増減率"], [2021, 30_000, None], [2022, 40_000, value]])
    cell = sheet.cells[3, 3]
    return replace(sheet, cells={**sheet.cells, (3, 3): cell._replace(number_format=number_format)})


@pytest.mark.parametrize(
    ("value", "number_format", "asked"),
    [
        (0.33, "General", False),
        (0.32, "General", True),
        (0.334, "0%", False),
        (0.334, "0.0%", True),
        (33.0, "0", False),
        (33.0, "0.0", True),
        ("33％", "0.0%", False),
    ],
)
def test_a_printed_change_may_be_off_by_half_of_its_last_place(
    value: CellValue, number_format: str, *, asked: bool
) -> None:
    assert bool(told(growth(value, number_format))) is asked
