"""A short series lies down, its years side by side; anything that needs a line of its own keeps it."""

from dataclasses import replace

from dashboard.board import Row
from dashboard.wording import wording
from exports.pdf.year_values import ACROSS, lies_down, year_table

ja = wording("ja")


def row(year: int, value: str, *, status: str = "確定値", source: int = 1) -> Row:
    return Row(f"{year}年度", "合計", value, "", "", status, "", source, year, float(value))


NEWEST_FIRST = (row(2025, "60"), row(2024, "52"), row(2023, "45"))


def test_years_stand_side_by_side_the_earliest_first_and_the_kind_is_said_once() -> None:
    table = year_table(NEWEST_FIRST, "EV充電設備の基数（基）", "値（基）", ja)

    assert [column.head for column in table.columns if column.head] == ["2023年度", "2024年度", "2025年度"]
    assert [cell for cell in table.rows[0] if cell] == ["値（基）", "45", "52", "60"]
    assert table.note == "種別：確定値"


def test_tables_of_few_and_of_many_years_have_the_same_columns() -> None:
    few, many = NEWEST_FIRST[:1], tuple(row(2025 - step, "1") for step in range(ACROSS))
    shares = [[column.share for column in year_table(rows, "", "値", ja).columns] for rows in (few, many)]
    assert shares[0] == shares[1]


def test_a_value_of_another_kind_or_source_says_so_itself() -> None:
    table = year_table((row(2026, "70", status="速報値", source=3), *NEWEST_FIRST), "", "値（基）", ja)
    assert table.rows[0][4] == "70 速報値 [3]"
    assert table.note == "種別：確定値（異なる値には種別を添えています）"


def test_what_has_a_plan_a_remark_parts_two_methods_or_many_years_keeps_its_lines() -> None:
    first, *rest = NEWEST_FIRST
    assert lies_down(NEWEST_FIRST)
    assert not lies_down((replace(first, expected="62"), *rest))
    assert not lies_down((replace(first, gap="−2"), *rest))
    assert not lies_down((replace(first, note="3月末現在"), *rest))
    assert not lies_down((replace(first, part="急速"), *rest))
    assert not lies_down((first, first, *rest))
    assert not lies_down(tuple(row(2025 - step, "1") for step in range(ACROSS + 1)))
    assert not lies_down(())
