"""A printed change against the year before, held against the figures beside it."""

from collections.abc import Sequence

import pytest

from dashboard.indicators.observation import Observation, Period, Status
from dashboard.wording import wording
from importers.cell import CellValue, Sheet
from importers.checks_growth import check_printed_growth
from importers.issues import Findings
from importers.observing import Observer, Place
from tests.boards import agreement
from tests.importers.look_alikes import sheet_of, workbook_of

EV = agreement().indicator("ev_count")


def told(sheet: Sheet, *, across: bool = False) -> list[str]:
    """What is asked about a sheet whose figures stand in column B below row 1 (``across``: in row 2 from column B on)."""
    assert EV is not None
    book, findings = workbook_of(sheet), Findings("表.xlsx")
    place = Place(EV, "", "", EV.unit, Status.CONFIRMED)
    observer, entries = Observer(book, sheet, findings), list[Observation]()
    for step in range(2, 8):
        cell, year = (
            (sheet.cell(2, step), sheet.cell(1, step)) if across else (sheet.cell(step, 2), sheet.cell(step, 1))
        )
        if cell and year and isinstance(year.value, int):
            found = observer.observe(cell, place, Period(year.value))
            entries += [found] if found else []
    check_printed_growth(book, entries, findings)
    return [f"{issue.cell} {wording('ja')(issue.key, **dict(issue.values))}" for issue in findings.issues]


def table(label: str, *changes: CellValue, values: Sequence[float] = (160, 200, 190)) -> Sheet:
    rows = [[2021 + n, value, change] for n, (value, change) in enumerate(zip(values, (None, *changes), strict=True))]
    return sheet_of("表", [["年度", "台数", label], *rows])


@pytest.mark.parametrize(
    ("label", "changes"),
    [
        ("増減率（％）", ("25.0", "△5.0")),
        ("対前年度増減率", (25.0, -5.0)),
        ("前年度比（％）", (125, 95)),
        ("前年比", ("+25%", "▲5%")),
        ("伸び率", (0.25, -0.05)),
        ("前年度比", (1.25, 0.95)),
    ],
)
def test_changes_that_fit_are_quiet(label: str, changes: Sequence[CellValue]) -> None:
    assert told(table(label, *changes)) == []


def test_a_change_that_does_not_fit_is_asked_about_at_its_cell() -> None:
    assert told(table("増減率（％）", "20.0", "△5.0")) == [
        (
            "C3 「増減率(%)」の「20.0」が、左や上の値から計算した増減率+25.00％（比125.00％）と合いません。"
            "どちらが正しいかご確認ください。"
        )
    ]


def test_a_growth_rate_is_no_share_of_the_year_before() -> None:
    assert len(told(table("増減率（％）", "125.0", "△5.0"))) == 1


def test_the_rounding_of_figures_and_change_is_allowed_for() -> None:
    assert told(table("増減率（％）", "33", "0", values=(3, 4, 4))) == []
    assert told(table("増減率（％）", "12", "0", values=(8, 9, 9))) == []


def test_years_that_run_across_are_checked_in_the_same_way() -> None:
    rows: list[list[CellValue]] = [
        ["年度", 2021, 2022, 2023],
        ["台数", 160, 200, 190],
        ["対前年度比（％）", None, 125, 90],
    ]

    (sentence,) = told(sheet_of("表", rows), across=True)
    assert sentence.startswith("D3 「対前年度比(%)」の「90」")


def test_a_year_left_out_has_no_year_before() -> None:
    rows: list[list[CellValue]] = [["年度", "台数", "増減率"], [2020, 160, None], [2022, 200, "77.7"]]

    assert told(sheet_of("表", rows)) == []


def test_a_column_of_something_else_is_left_alone() -> None:
    assert told(table("備考", "20.0", "30.0")) == []
