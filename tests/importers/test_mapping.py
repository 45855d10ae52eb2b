"""Mappings made by hand: applied by their labels, remembered, and asked about when labels have moved or changed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.agreement.reading_pack import load_pack
from dashboard.errors import KnownError
from dashboard.wording import Wording, wording
from importers.cell import CellValue, Workbook
from importers.mapped import confirmed_places, read_mapped
from importers.mapping import (
    Figure,
    HandMapping,
    mapping_from,
    mapping_in,
    mapping_text,
    remembered,
    setting_of,
    sheet_pattern,
)
from importers.mapping_places import figure_at
from importers.places import Places
from importers.report_text import issue_sentence
from importers.table_finding import tables_of
from importers.understood import Understood
from tests.importers.look_alikes import sheet_of, workbook_of

AGREEMENT = load_pack("ome-tepco-pg")
ROWS: list[list[CellValue]] = [
    ["区分", "単位", "令和4年度", "令和5年度"],
    ["総排出量", "ｔ", 1000, 990],
    ["１人１日当たり", "g/人・日", 700, "690※"],
    ["リサイクル率", "％", 30.5, "未集計"],
]
WASTE = HandMapping(
    "市のごみ",
    "*",
    (
        Figure("waste_per_person", row=("1人1日当たり",), at_row=3),
        Figure("recycling_rate", row=("リサイクル率",), at_row=4),
    ),
)


def book(rows: Sequence[Sequence[CellValue]], sheet: str = "ごみ") -> Workbook:
    return workbook_of(sheet_of(sheet, rows))


def read(rows: Sequence[Sequence[CellValue]], mapping: HandMapping = WASTE, *, asked: bool = False) -> Understood:
    found = read_mapped(book(rows), AGREEMENT, (mapping,), asked=asked)
    assert found is not None
    return found


def test_labels_lead_to_figures_with_their_cells_years_and_units() -> None:
    found = read(ROWS)

    assert [(e.key.indicator, e.period.fiscal_year, e.value, e.provenance.cell) for e in found.observations] == [
        ("waste_per_person", 2022, 700.0, "C3"),
        ("waste_per_person", 2023, 690.0, "D3"),
        ("recycling_rate", 2022, 30.5, "C4"),
        ("recycling_rate", 2023, None, "D4"),
    ]
    assert (found.layout, found.issues) == ("mapping:市のごみ", ())


def test_a_mapping_is_the_same_after_it_was_written_and_read() -> None:
    odd = replace(
        WASTE,
        name='市の"ごみ" \\ 表',
        figures=(
            *WASTE.figures,
            Figure("co2", "transport/rail", "moe-suikei", "estimated", "kt-CO2", ("甲", "乙"), ("丙",), 5, 6, 2),
        ),
    )

    assert mapping_from(mapping_text(odd), "x", AGREEMENT) == odd
    assert remembered(dict([setting_of(odd)]), AGREEMENT) == (odd,)


def test_a_mapping_that_does_not_fit_the_file_is_not_used() -> None:
    assert read_mapped(book([["市", "R4", "R5"], ["人口", 1, 2], ["世帯", 3, 4]]), AGREEMENT, (WASTE,)) is None
    assert read_mapped(book(ROWS), AGREEMENT, (replace(WASTE, sheet="R*"),)) is None


def test_a_label_that_moved_is_proposed_and_nothing_is_read_until_the_new_place_is_confirmed() -> None:
    moved: list[list[CellValue]] = [ROWS[0], ROWS[1], ["家庭系", "ｔ", 600, 590], *ROWS[2:]]
    found = read(moved)

    assert found.observations == ()
    assert [(issue.key, dict(issue.values)["old"], dict(issue.values)["new"]) for issue in found.issues] == [
        ("mapping.moved", Places(((3, 0),)), Places(((4, 0),))),
        ("mapping.moved", Places(((4, 0),)), Places(((5, 0),))),
    ]
    assert "3行目 から 4行目 に移りました" in issue_sentence(found.issues[0], Wording("ja"))
    assert "row 3 to row 4" in issue_sentence(found.issues[0], Wording("en"))
    confirmed = confirmed_places(book(moved), WASTE)
    assert [figure.at_row for figure in confirmed.figures] == [4, 5]
    assert len(read(moved, confirmed).observations) == 4


def test_a_label_that_changed_is_proposed_by_likeness_and_place() -> None:
    renamed: list[list[CellValue]] = [*ROWS[:2], ["市民１人１日あたり排出量", *ROWS[2][1:]], ROWS[3]]
    found = read(renamed)

    assert [(issue.key, issue.cell, dict(issue.values)["found"]) for issue in found.issues] == [
        ("mapping.renamed", "C3", "市民1人1日あたり排出量")
    ]
    assert {entry.key.indicator for entry in found.observations} == {"recycling_rate"}
    confirmed = confirmed_places(book(renamed), WASTE)
    assert confirmed.figures[0].row == ("市民1人1日あたり排出量",)
    assert read(renamed, confirmed).issues == ()


def test_a_label_that_is_gone_is_named() -> None:
    gone: list[list[CellValue]] = [*ROWS[:3], ["備考欄", None, 1, 2]]
    found = read(gone, asked=True)

    assert [issue.key for issue in found.issues] == ["mapping.absent"]


def test_years_down_the_rows_are_read_along_the_column() -> None:
    rows: list[list[CellValue]] = [["年度", "容量(kW)", "件数"], ["R4", 10, 1], ["R5", 20, 2]]
    value = next(value for table in tables_of(book(rows)) for value in table.values if value.a1 == "B2")
    figure = replace(figure_at(value, "pv_nonfit"), status="provisional")

    assert (figure.column, figure.row, figure.at_column, figure.at_row) == (("容量",), (), 2, 0)
    found = read(rows, HandMapping("太陽光", "*", (figure,)))
    assert [(e.period.fiscal_year, e.value, e.unit) for e in found.observations] == [
        (2022, 10.0, "kW"),
        (2023, 20.0, "kW"),
    ]


def test_the_same_year_twice_is_asked_about_until_a_definition_is_chosen() -> None:
    rows: list[list[CellValue]] = [
        ["区分", "平成30", "平成30", "令和元"],
        ["リサイクル率(%)", 30, 31, 32],
        ["他", 1, 2, 3],
    ]
    mapping = HandMapping("率", "*", (Figure("recycling_rate", row=("リサイクル率",)),))
    chosen = HandMapping("率", "*", (Figure("recycling_rate", row=("リサイクル率",), definition=2),))

    assert [issue.key for issue in read(rows, mapping).issues] == ["imports.year.twice"]
    assert [entry.value for entry in read(rows, chosen).observations] == [31.0, 32.0]


def test_a_table_without_a_unit_needs_one_from_the_mapping() -> None:
    rows: list[list[CellValue]] = [["区分", "R4", "R5"], ["総量", 9, 8], ["１人１日当たり", 700, 690]]
    with_unit = HandMapping("市", "*", (Figure("waste_per_person", row=("1人1日当たり",), unit="g/person-day"),))

    assert {issue.key for issue in read(rows).issues} >= {"mapping.no_unit"}
    assert [entry.value for entry in read(rows, with_unit).observations] == [700.0, 690.0]


def test_a_unit_that_does_not_fit_is_an_error_with_both_units() -> None:
    mapping = HandMapping("市", "*", (Figure("waste_per_person", row=("総排出量",)),))

    issue = read(ROWS, mapping).issues[0]
    assert (issue.key, dict(issue.values)["found"], dict(issue.values)["expected"]) == (
        "mapping.unit_differs",
        "t",
        "g/人・日",
    )


def test_labels_that_differ_only_in_brackets_are_told_apart() -> None:
    rows: list[list[CellValue]] = [["区分", "R4", "R5"], ["EV（急速）", 7, 8], ["EV（普通）", 9, 10]]
    quick = Figure("chargers", "quick", unit="units", row=("EV（急速）",))

    assert [entry.value for entry in read(rows, HandMapping("充電", "*", (quick,))).observations] == [7.0, 8.0]


def test_monthly_figures_are_not_taken_for_a_year() -> None:
    rows: list[list[CellValue]] = [["年月", "回数"], ["2023年4月", 1], ["2023年5月", 2]]
    mapping = HandMapping("月", "*", (Figure("seminars", column=("回数",), unit="times"),))

    found = read(rows, mapping)
    assert (found.observations, [issue.key for issue in found.issues]) == ((), ["mapping.months"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("name = ", "mapping.broken"),
        ("name = 'x'", "mapping.no_figures"),
        ("figure = 5", "mapping.no_figures"),
        ("[[figure]]\nrow = ['甲']", "mapping.no_indicator"),
        ("name = 5\n[[figure]]\nindicator = 'co2'\nrow = '甲'", "mapping.not_text"),
        ("[[figure]]\nindicator = 'co2'\nrow = '甲'\nunit = 5", "mapping.not_text"),
        ("[[figure]]\nindicator = 'co2'\nrow = 3", "mapping.not_labels"),
        ("[[figure]]\nindicator = 'co2'\nrow = '甲'\nat_row = -3", "mapping.not_number"),
        ("[[figure]]\nindicator = 'co2'\nrow = '甲'\nat_row = '3'", "mapping.not_number"),
        ("[[figure]]\nindicator = 'co2'\ncolum = '甲'", "mapping.unknown_key"),
        ("[[figure]]\nindicator = 'no'\nrow = ['甲']", "mapping.unknown_indicator"),
        ("[[figure]]\nindicator = 'co2'\ndimension = 'no'\nrow = ['甲']", "mapping.unknown_part"),
        ("[[figure]]\nindicator = 'co2'\nmethod = 'no'\nrow = ['甲']", "mapping.unknown_method"),
        ("[[figure]]\nindicator = 'co2'\nstatus = 'no'\nrow = ['甲']", "mapping.unknown_status"),
        ("[[figure]]\nindicator = 'co2'\nunit = '尺'\nrow = ['甲']", "mapping.unknown_unit"),
        ("[[figure]]\nindicator = 'co2'", "mapping.no_labels"),
    ],
)
def test_what_is_no_mapping_for_this_agreement_is_refused(text: str, key: str) -> None:
    with pytest.raises(KnownError) as refused:
        mapping_from(text, "m.toml", AGREEMENT)

    assert refused.value.key == key


def test_a_mapping_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        mapping_in(tmp_path / "m.toml", AGREEMENT)

    assert refused.value.key == "mapping.not_found"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("2019_一覧表", "*_一覧表"), ("ごみ", "ごみ"), ("令和5年度", "*年度"), ("表[1]", "表[[]1]"), ("", "*")],
)
def test_the_pattern_of_a_sheet_leaves_its_year_open(name: str, pattern: str) -> None:
    assert sheet_pattern(name) == pattern
    assert HandMapping("x", pattern, ()).fits(name)


def test_targets_in_a_mapped_row_are_left_out_unless_the_mapping_names_them() -> None:
    rows: list[list[CellValue]] = [["区分", "単位", "令和4年度", "2030年度目標"], ["リサイクル率", "％", 30.5, 40]]
    plain = HandMapping("率", "*", (Figure("recycling_rate", row=("リサイクル率",), at_row=2),))
    named = HandMapping("率", "*", (Figure("recycling_rate", row=("リサイクル率",), column=("目標",), at_row=2),))
    assert [(e.period.fiscal_year, e.value) for e in read(rows, plain).observations] == [(2022, 30.5)]
    assert [issue.key for issue in read(rows, plain).issues] == ["tables.plans_left"]
    assert [(e.period.fiscal_year, e.value) for e in read(rows, named).observations] == [(2030, 40)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "name = 'x'\nsheet = 'y",
            "対応表「m」の2行目の書き方がTOMLとして読めません。引用符や括弧が閉じているかをご確認ください。",
        ),
        (
            "[[figure]]\nindicator = 'co2'\ncolum = '甲'",
            (
                "対応表「m」の1番目の [[figure]] の「colum」は使えません。使えるのは indicator、dimension、method、status、unit、row、"
                "column、at_row、at_column、definition です。"
            ),
        ),
    ],
)
def test_a_broken_mapping_is_refused_with_its_place_and_no_word_of_the_machine(text: str, sentence: str) -> None:
    with pytest.raises(KnownError) as refused:
        mapping_from(text, "m", AGREEMENT)

    assert wording("ja").error(refused.value) == sentence + "何も保存していません。"


def test_one_block_for_each_year_is_one_series() -> None:
    rows: list[list[CellValue]] = [
        ["令和3年度"], ["種別", "件数(件)", "台数(台)"], ["EV", 1, 10], ["計", 1, 10], [],
        ["令和4年度"], ["種別", "件数(件)", "台数(台)"], ["EV", 2, 20], ["計", 2, 20],
    ]  # fmt: skip
    mapping = HandMapping("EV", "*", (Figure("ev_count", row=("計",), column=("台数",)),))
    found = read(rows, mapping)
    assert [(e.period.fiscal_year, e.value, e.provenance.cell) for e in found.observations] == [
        (2021, 10, "C4"),
        (2022, 20, "C9"),
    ]
    again = read([*rows[:5], ["令和3年度"], *rows[6:]], mapping)
    assert (again.observations, [issue.key for issue in again.issues]) == ((), ["mapping.several"])


def test_a_printed_total_that_differs_from_its_parts_is_asked_about_on_import() -> None:
    rows: list[list[CellValue]] = [
        ["種別", "令和3年度", "令和4年度", "令和5年度"], ["甲(台)", 1, 2, 3], ["乙(台)", 1, 2, 3], ["計(台)", 2, 4, 9]
    ]  # fmt: skip
    found = read(rows, HandMapping("EV", "*", (Figure("ev_count", row=("計",)),)))
    assert [(issue.key, issue.cell, dict(issue.values)) for issue in found.issues] == [
        ("tables.total_differs", "D4", {"printed": "9", "added": "6", "parts": "D2＋D3"})
    ]


def test_places_are_told_as_people_name_them() -> None:
    places = Places(((4, 0), (6, 0), (5, 0), (9, 0), (0, 5), (0, 6), (3, 2)))

    assert places.said(Wording("ja")) == "B3、4–6行目、9行目、E–F列"
    assert places.said(Wording("en")) == "B3, rows 4–6, row 9, columns E–F"
    assert Places(((0, 0),)).said(Wording("ja")) == "－"
