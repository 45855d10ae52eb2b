"""Halves, quarters and runs of months are parts of a year, wherever they are told, and never the year."""

from collections.abc import Sequence

import pytest

from importers.cell import CellValue
from importers.table import Span, TableValue
from importers.table_finding import find_tables
from importers.year_spans import span_in, span_within, tiles
from tests.importers.look_alikes import sheet_of

Rows = Sequence[Sequence[CellValue]]
FIRST, SECOND = (4, 9), (10, 3)
QUARTERS = [(4, 6), (7, 9), (10, 12), (1, 3)]


def values(rows: Rows, sheet: str = "S", file: str = "") -> list[TableValue]:
    return [value for table in find_tables(sheet_of(sheet, rows), file) for value in table.values]


def told(rows: Rows, sheet: str = "S", file: str = "") -> list[tuple[int | None, tuple[int, int] | None]]:
    return [
        (value.fiscal_year, (value.span.first, value.span.last) if value.span else None)
        for value in values(rows, sheet, file)
    ]


@pytest.mark.parametrize(
    ("text", "months", "rest"),
    [
        ("上期", (4, 9), ""),
        ("令和5年度下半期", (10, 3), "令和5年度"),
        ("第１四半期", (4, 6), ""),
        ("第四四半期実績", (1, 3), "実績"),
        ("2023年度3Q", (10, 12), "2023年度"),
        ("R5（4～9月）", (4, 9), "R5"),
        ("上期（4～9月）見込", (4, 9), "見込"),
        ("令和5年10月～令和6年3月", (10, 3), "令和5年"),
        ("2023/4～2023/9", (4, 9), "2023年"),
        ("4/1～9/30", (4, 9), ""),
        ("発電量(上期)(kWh)", (4, 9), "発電量(kWh)"),
    ],
)
def test_a_label_is_parted_into_the_part_of_the_year_and_its_other_words(
    text: str, months: tuple[int, int], rest: str
) -> None:
    found = span_in(text)

    assert found is not None
    assert found.span is not None
    assert ((found.span.first, found.span.last), found.rest) == (months, rest)


@pytest.mark.parametrize(
    "text", ["Q1 環境に関心がありますか", "10～20台", "4月", "期間", "上期待", "令和5年度", "第1期", "1/4"]
)
def test_other_labels_tell_no_part_of_a_year(text: str) -> None:
    assert span_in(text) is None


def test_twelve_months_are_a_year() -> None:
    assert span_in("令和4年4月～令和5年3月") == (None, "令和4年")
    assert told([["区分", "R4（4月～翌3月）"], ["発電量", 10]]) == [(2022, None)]


def test_a_title_that_names_the_year_as_well_tells_no_part() -> None:
    assert span_within("令和5年度上期実績") == Span("上期", 4, 9)
    assert span_within("令和5年度 上期実績と通期見込") is None
    assert span_within("R5_4-9月") == Span("4-9月", 4, 9)


def test_a_title_from_one_part_to_another_tells_all_between_and_both_halves_are_the_year() -> None:
    assert span_within("令和5年度 第1四半期～第3四半期") == Span("第1四半期", 4, 12)
    assert span_within("令和5年度 上期・下期") is None


def test_halves_under_years_are_no_years() -> None:
    rows: Rows = [["区分", "R4", None, None, "R5", None], [None, "上期", "下期", "年計", "上期", "下期"]]

    assert told([*rows, ["庁舎", 100, 80, 180, 110, 90]]) == [
        (2022, FIRST), (2022, SECOND), (2022, None), (2023, FIRST), (2023, SECOND)
    ]  # fmt: skip


@pytest.mark.parametrize("heads", [["1Q", "2Q", "3Q", "4Q"], ["4-6月", "7-9月", "10-12月", "1-3月"]])
@pytest.mark.parametrize(
    ("title", "sheet", "file"),
    [
        ("令和4年度 発電量", "S", ""),
        ("発電量", "R4", ""),
        ("発電量", "S", "実績_R4年度.xlsx"),
        ("R4年度 発電量", "S", ""),
    ],
)
def test_quarters_are_parts_of_the_year_that_title_or_names_tell(
    heads: list[str], title: str, sheet: str, file: str
) -> None:
    rows: Rows = [[title], ["区分", *heads, "合計"], ["庁舎", 1, 2, 3, 4, 10]]

    assert told(rows, sheet, file) == [*((2022, quarter) for quarter in QUARTERS), (2022, None)]


def test_parts_may_stand_beside_the_rows_or_with_their_year_in_one_label() -> None:
    carried: Rows = [["年度", "期", "量"], ["R4", "上期", 1], [None, "下期", 2], ["R5", "上期", 3]]
    joined: Rows = [["年度", "量"], ["R4上期", 1], ["R4下期", 2], ["R5上期", 3]]

    assert told(carried) == told(joined) == [(2022, FIRST), (2022, SECOND), (2023, FIRST)]


def test_years_beside_parts_over_the_columns_are_theirs() -> None:
    assert told([["年度", "上期", "下期", "計"], ["R3", 10, 12, 22], ["R4", 11, 13, 24]]) == [
        (2021, FIRST), (2021, SECOND), (2021, None), (2022, FIRST), (2022, SECOND), (2022, None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "sheet", "file"),
    [
        ("令和5年度上期 実績", "S", ""),
        ("実績", "R5上期", ""),
        ("実績", "S", "実績_R5上期.xlsx"),
        ("R5年4月～9月", "S", ""),
    ],
)
def test_a_title_or_a_name_may_tell_a_part_of_all_figures(title: str, sheet: str, file: str) -> None:
    assert told([[title], ["区分", "実績", "年間目標"], ["EV", 10, 30]], sheet, file) == [(2023, FIRST), (2023, None)]


def test_a_name_tells_no_part_of_figures_under_years_of_their_own() -> None:
    rows: Rows = [["区分", "R3", "R4"], ["EV", 10, 12]]

    assert told(rows, file="進捗_R5上期.xlsx") == [(2021, None), (2022, None)]


def test_the_term_before_is_a_half_where_a_second_half_stands_beside_it() -> None:
    halves: Rows = [["年度", "前期", "後期"], ["R4", 10, 12]]
    terms: Rows = [["令和4年度"], ["区分", "前期", "当期"], ["EV", 10, 12]]

    assert told(halves) == [(2022, FIRST), (2022, SECOND)]
    assert told(terms) == [(2021, None), (2022, None)]


def test_january_to_march_of_a_calendar_year_lie_in_the_fiscal_year_before() -> None:
    assert told([["期間", "量"], ["令和5年10月～12月", 1], ["令和6年1月～3月", 2]]) == [
        (2023, (10, 12)),
        (2023, (1, 3)),
    ]


def test_a_part_of_a_year_stands_for_the_end_of_its_last_month() -> None:
    found = values([["区分", "R5上期", "R5下期"], ["EV", 10, 12]])

    assert [str(value.as_of) for value in found] == ["2023-09-30", "2024-03-31"]


def test_parts_make_up_a_year_without_gap_and_overlap_or_not_at_all() -> None:
    one, two, half, second = Span("1Q", 4, 6), Span("2Q", 7, 9), Span("上期", 4, 9), Span("下期", 10, 3)

    assert tiles([one, two, half, second]) == (half, second)
    assert tiles([one, two, second]) == (one, two, second)
    assert tiles([half, Span("4Q", 1, 3)]) == ()


def test_a_share_has_not_the_unit_that_stands_beside_its_row() -> None:
    found = values([["指標", "単位", "R4", "達成率"], ["EV", "台", 18, 0.9], ["LED化率", "%", 40, 0.5]])

    assert [value.unit for value in found] == ["台", "", "%", "%"]


@pytest.mark.parametrize(
    ("text", "months"),
    [("第3四半期まで", (4, 12)), ("第2四半期（累計）", (4, 9)), ("上期累計", (4, 9)), ("2023/1H", (4, 9))],
)
def test_what_is_added_up_begins_with_the_year(text: str, months: tuple[int, int]) -> None:
    found = span_in(text)

    assert found is not None
    assert found.span is not None
    assert (found.span.first, found.span.last) == months
    assert span_in("第4四半期累計") == (None, "累計")


@pytest.mark.parametrize(
    ("title", "as_of"),
    [
        ("令和5年度 実績（9月末時点）", "2023-09-30"),
        ("令和5年度 実績（令和5年9月末現在）", "2023-09-30"),
        ("令和5年度 実績（令和6年3月31日現在）", "2024-03-31"),
        ("令和5年度 実績（3月末現在）", "2024-03-31"),
    ],
)
def test_a_day_within_the_year_of_a_title_is_kept(title: str, as_of: str) -> None:
    found = values([[title], ["施設", "台数"], ["庁舎", 2]])[0]

    assert (found.fiscal_year, str(found.as_of), found.whole_year) == (2023, as_of, as_of.endswith("03-31"))


def test_the_whole_year_stands_beside_its_half_in_one_head() -> None:
    assert told([["区分", "R5上期実績", "R5年間見込"], ["EV", 5, 12]]) == [(2023, FIRST), (2023, None)]
