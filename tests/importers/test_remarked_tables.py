"""Tables in which every figure carries a remark, or can be read in two ways, are tables all the same."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook as Book

from dashboard.agreement.reading_pack import load_pack
from dashboard.indicators.observation import Status
from dashboard.wording import Wording
from importers.cell import CellValue
from importers.mapped import read_mapped
from importers.mapping import Figure, HandMapping
from importers.table import TableValue
from importers.table_finding import find_tables
from importers.understanding_text import document_of
from tests.importers.look_alikes import sheet_of, workbook_of

Rows = Sequence[Sequence[CellValue]]


def values(rows: Rows) -> dict[str, TableValue]:
    return {value.a1: value for table in find_tables(sheet_of("S", rows)) for value in table.values}


REMARKED = ("120（速報）", "120 1)", "120※", "約120", "120台", "(注)120", "p120", "120程度", "△120※1", "120（参考）")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_files_whose_every_figure_carries_a_remark_are_read(tmp_path: Path, ending: str) -> None:
    head = ["年度", *(f"項目{sign}" for sign in "アイウエオカキクケコ")]
    rows = [head, ["R3", *REMARKED], ["R4", *REMARKED]]
    path = tmp_path / f"表.{ending}"
    if ending == "csv":
        path.write_text("\r\n".join(",".join(row) for row in rows), encoding="cp932")
    else:
        book = Book()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)

    told = document_of(path, load_pack("ome-tepco-pg"), Wording("ja"))

    assert told["outcome"] == "values"
    assert [(entry["value"], entry["year"]) for entry in told["values"]] == [  # type: ignore[attr-defined]
        (-120.0 if text.startswith("△") else 120.0, year) for year in (2021, 2022) for text in REMARKED
    ]
    assert [entry["status"] for entry in told["values"]][:7] == [  # type: ignore[attr-defined]
        "provisional", None, None, None, None, None, "provisional"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["1.234,5", "10～20", "120（うち30）", "10台以上", "1,23", "12²", "120（見込）", "#REF!"]
)
def test_a_column_of_doubtful_figures_is_a_table_with_an_issue_at_each_cell(text: str) -> None:
    found = values([["年度", "台数"], ["R3", text], ["R4", text]])

    assert {cell: (value.value, value.year) for cell, value in found.items()} == {
        "B2": (None, 2021),
        "B3": (None, 2022),
    }
    assert all(value.issue for value in found.values())


def test_a_doubtful_column_beside_figures_is_not_lost() -> None:
    found = values([["年度", "台数", "件数"], ["R3", "1.234,5", 5], ["R4", "1.300,5", 6]])

    assert {cell: value.issue for cell, value in found.items()} == {
        "B2": "ambiguous", "C2": "", "B3": "ambiguous", "C3": ""
    }  # fmt: skip


def test_formulas_whose_results_were_never_saved_are_told_at_their_cells() -> None:
    sheet = sheet_of("S", [["年度", "台数"], ["R3", "x"], ["R4", "x"]])
    cells = dict(sheet.cells)
    for row in (2, 3):
        cells[row, 2] = cells[row, 2]._replace(value=None, raw="", formula=True, uncached=True)
    tables = find_tables(type(sheet)("S", cells))

    assert [value.issue for table in tables for value in table.values] == ["uncached", "uncached"]


@pytest.mark.parametrize(
    "rows",
    [
        [["施設", "電話", "郵便番号"], ["市役所", "0428-22-1111", "198-8701"], ["別館", "0428-22-2222", "198-0001"]],
        [["施設", "炉"], ["青梅", "1号炉"], ["羽村", "2号炉"]],
        [["会議", "日付"], ["第1回", "2024/3/31"], ["第2回", "R6.4.1"]],
        [["項目", "内容"], ["取組1", "2030年までに46%削減する"], ["取組2", "EVを10台導入した"]],
        [["会議", "日付"], ["第1回", datetime.date(2024, 3, 31)], ["第2回", datetime.date(2024, 4, 1)]],
        [["班", "部屋"], ["A班", "第1会議室"], ["B班", "3階"]],
    ],
)
def test_dates_phone_numbers_names_and_prose_make_no_table(rows: Rows) -> None:
    assert values(rows) == {}


def test_classes_that_hold_digits_stay_labels() -> None:
    across = values([["区分", "10kW未満", "10～50kW"], ["青梅市", 1, 2], ["羽村市", 3, 4]])
    down = values([["種別", "規模", "件数"], ["太陽光", "10kW未満", 5], ["太陽光", "10～50kW", 6]])

    assert [value.column_path for value in across.values()] == [("10kW未満",), ("10~50kW",)] * 2
    assert {cell: value.row_path for cell, value in down.items()} == {
        "C2": ("太陽光", "10kW未満"), "C3": ("太陽光", "10~50kW")
    }  # fmt: skip


def test_the_state_may_stand_in_the_head_the_row_the_title_or_a_column_of_remarks() -> None:
    head = values([["区分", "R3（確定値）", "R4（速報）"], ["人口", 120, 121]])
    row = values([["年度", "台数"], ["R3（確定値）", 120], ["R4p", 130]])
    title = values([["ごみ排出量（速報値）"], ["年度", "可燃", "不燃"], ["R3", 120, 1], ["R4", 130, 2]])
    beside = values(
        [["年度", "台数", "備考"], ["R3", 120, "確定値"], ["R4", 130, "速報値"], ["R5", 140, "調査方法を変更"]]
    )

    assert [value.status for value in head.values()] == ["confirmed", "provisional"]
    assert [value.status for value in row.values()] == ["confirmed", "provisional"]
    assert {value.status for value in title.values()} == {"provisional"}
    assert [(value.value, value.status, value.beside) for value in beside.values()] == [
        (120.0, "confirmed", ""), (130.0, "provisional", ""), (140.0, "", "調査方法を変更")
    ]  # fmt: skip


def test_the_cell_is_nearer_than_the_head_and_two_states_beside_it_tell_nothing() -> None:
    found = values([["区分", "R3速報値", "R4速報値"], ["台数", "120（確定）", 130], ["件数（推計値）", 1, 2]])

    assert found["B2"].status == "confirmed"
    assert found["C2"].status == "provisional"
    assert values([["区分", "R3速報値", "R4速報値"], ["確定値", 1, 2]])["B2"].status == ""


def test_a_mapped_figure_takes_the_state_and_the_remarks_that_its_sheet_tells() -> None:
    book = workbook_of(
        sheet_of("S", [["年度", "EV（台）", "備考"], ["R3", "120 1)", "確定値"], ["R4", "約130（速報）", "新様式"]])
    )
    mapping = HandMapping("EV", "*", (Figure("ev_count", column=("EV",)),))

    found = read_mapped(book, load_pack("ome-tepco-pg"), [mapping])

    assert found is not None
    assert [(entry.value, entry.status, entry.note) for entry in found.observations] == [
        (120.0, Status.CONFIRMED, "1)"),
        (130.0, Status.PROVISIONAL, "約、新様式"),
    ]


@pytest.mark.parametrize("note", ["※速報", "※は速報値", "（※）速報値です。"])
def test_a_footnote_tells_the_state_of_the_figures_with_its_mark(note: str) -> None:
    found = values([["区分", "R4末", "R5末"], ["EV", 520, "※1,698"], ["PHV", 450, 530], [], [note]])

    assert {at: value.status for at, value in found.items()} == {"B2": "", "C2": "provisional", "B3": "", "C3": ""}


def test_a_footnote_of_another_mark_or_of_two_states_tells_nothing() -> None:
    rows: Rows = [["区分", "R4末", "R5末"], ["EV", "520※2", "1,698※1"], ["PHV", 450, 530], []]

    assert {value.status for value in values([*rows, ["※3 速報値"]]).values()} == {""}
    assert {value.status for value in values([*rows, ["※1 速報値"], ["※1 確定値"]]).values()} == {""}
    assert values([*rows, ["※1 速報値"]])["C2"].status == "provisional"


def test_a_mapping_that_names_no_state_takes_nothing_for_confirmed() -> None:
    assert Figure("ev_count").status == "provisional"
