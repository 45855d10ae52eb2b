"""The day of a stock is kept, and the fiscal year is the one that it closes or falls in; 末 alone is asked about."""

import datetime
from collections.abc import Sequence

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.wording import Wording
from importers.cell import CellValue
from importers.mapped import read_mapped
from importers.mapping import Figure, HandMapping
from importers.report_text import issue_sentence
from importers.table import Table
from importers.table_finding import find_tables
from tests.importers.look_alikes import sheet_of, workbook_of

Rows = Sequence[Sequence[CellValue]]
AGREEMENT = load_pack("ome-tepco-pg")
DAYS = {
    "令和4年3月末": (2021, "2022-03-31"), "2022.3末": (2021, "2022-03-31"), "2022/3末": (2021, "2022-03-31"),
    "R4.3末現在": (2021, "2022-03-31"), "R4.12末現在": (2022, "2022-12-31"), "2022.12末": (2022, "2022-12-31"),
    "R4年末": (2022, "2022-12-31"), "令和4年12月末日現在": (2022, "2022-12-31"), "令和4年度末": (2022, "2023-03-31"),
    "R4年度末現在": (2022, "2023-03-31"), "FY2022末": (2022, "2023-03-31"), "令和4年度（3月末）": (2022, "2023-03-31"),
    "令和4年度（R5.3末）": (2022, "2023-03-31"), "R5.3.31現在": (2022, "2023-03-31"), "R5.4.1現在": (2023, "2023-04-01"),
    "2022年": (2022, None), "令和4年度": (2022, None), "R4末": (2022, None), "2022末": (2022, None),
}  # fmt: skip


def tables(rows: Rows) -> tuple[Table, ...]:
    return find_tables(sheet_of("S", rows))


@pytest.mark.parametrize("label", DAYS)
def test_a_label_over_a_column_or_beside_a_row_keeps_its_day(label: str) -> None:
    across = tables([["区分", "R1", label], ["EV", 100, 120]])[0].values[1]
    down = tables([["年", "EV"], ["R1", 100], [label, 120]])[0].values[1]

    fiscal_year, day = DAYS[label]
    expected = datetime.date.fromisoformat(day) if day else None
    assert (across.value, across.fiscal_year, across.as_of) == (120.0, fiscal_year, expected)
    assert (down.value, down.fiscal_year, down.as_of) == (120.0, fiscal_year, expected)


def test_a_day_in_a_second_row_of_heads_is_that_of_the_year_above() -> None:
    found = tables([["区分", "令和4年度", "令和5年度"], [None, "(R5.3末)", "(R6.3末)"], ["EV", 120, 130]])[0]

    assert [(value.fiscal_year, str(value.as_of)) for value in found.values] == [
        (2022, "2023-03-31"), (2023, "2024-03-31")
    ]  # fmt: skip


def test_an_end_of_the_year_that_may_be_two_days_is_asked_with_both() -> None:
    found = tables([["区分", "R4末", "R5末"], ["EV", 120, 130]])[0]

    assert [(value.fiscal_year, value.as_of) for value in found.values] == [(2022, None), (2023, None)]
    assert [(issue.key, issue.cell, dict(issue.values)["choices"]) for issue in found.issues] == [
        ("tables.end_open", "B2", "2022/12/31、2023/3/31")
    ]


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([["EVの保有台数（年度末現在）"], ["区分", "R4末", "R5末"], ["EV", 1, 2], ["PHV", 3, 4]], "2023-03-31"),
        ([["EVの保有台数"], ["区分", "R4末", "R5末"], ["EV", 1, 2], ["PHV", 3, 4], ["※各年12月末の値"]], "2022-12-31"),
        ([["EVの保有台数（各年度末現在）"], ["区分", "R4", "R5"], ["EV", 1, 2], ["PHV", 3, 4]], "2023-03-31"),
        ([["EVの保有台数（令和4年度末現在）"], ["区分", "台数"], ["EV", 1], ["PHV", 3]], "2023-03-31"),
        ([["年度", "EV"], ["R4末", 1], ["R5末", 2]], "2023-03-31"),
    ],
)
def test_the_sheet_may_say_which_day_is_meant(rows: Rows, day: str) -> None:
    found = tables(rows)[0]

    assert str(found.values[0].as_of) == day
    assert found.values[0].fiscal_year == 2022
    assert found.issues == ()


@pytest.mark.parametrize(("label", "year"), [("令和4年度（4月）", (2022, 4)), ("R4年度(1月)", (2022, 1))])
def test_a_month_in_brackets_is_no_whole_year(label: str, year: tuple[int, int]) -> None:
    value = tables([["区分", label], ["発電量", 5]])[0].values[0]

    assert (value.fiscal_year, value.month) == year


def test_a_mapped_stock_is_taken_with_its_day_and_a_flow_without() -> None:
    rows: Rows = [
        ["区分", "単位", "令和4年度末", "令和5年度末"],
        ["EV", "台", 120, 130],
        ["リサイクル率", "％", 30, 31],
    ]
    figures = (Figure("ev_count", row=("EV",)), Figure("recycling_rate", row=("リサイクル率",)))
    found = read_mapped(workbook_of(sheet_of("S", rows)), AGREEMENT, [HandMapping("m", "*", figures)])

    assert found is not None
    assert [(entry.value, entry.period.fiscal_year, entry.period.as_of) for entry in found.observations] == [
        (120.0, 2022, datetime.date(2023, 3, 31)), (130.0, 2023, datetime.date(2024, 3, 31)), (30.0, 2022, None), (31.0, 2023, None)
    ]  # fmt: skip
    assert found.issues == ()


def test_an_open_end_is_told_once_when_a_stock_is_imported() -> None:
    rows: Rows = [["区分", "単位", "R4末", "R5末"], ["EV", "台", 120, 130]]
    mapping = HandMapping("m", "*", (Figure("ev_count", row=("EV",)),))
    found = read_mapped(workbook_of(sheet_of("S", rows)), AGREEMENT, [mapping])

    assert found is not None
    assert [entry.period for entry in found.observations] == [(2022, None), (2023, None)]
    assert [issue.key for issue in found.issues] == ["tables.end_open"]
    assert "2022/12/31、2023/3/31" in issue_sentence(found.issues[0], Wording("ja"))
