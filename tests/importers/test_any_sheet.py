"""Whatever stands on a sheet: finding tables ends well, and every figure is told once or said to be left over."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.agreement.reading_pack import load_pack
from importers.cell import CellValue, Range
from importers.table_grid import FIGURE, mark_of
from importers.understanding import understanding_of
from tests.importers.look_alikes import sheet_of, workbook_of

AGREEMENT = load_pack("ome-tepco-pg")
CELLS: list[CellValue] = [
    None, None, "区分", "合計", "小計", "R4", "R5", "平成30年度", "2021", 2021, 2022, 2023, 1, 2, 3.5, -4, float("nan"),
    "－", "不明", "※注", "単位：千円", "(t)", "t", "4月", 4, 5, " ", "1,234", "△5", "12.5%", "13205", "青梅市",
    "リサイクル率", "#REF!", "1人1日当たりの排出量", "g/人・日", "(", "単位", "年度", "月",
]  # fmt: skip
ROWS = st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6), min_size=1, max_size=9)
CORNER = st.integers(1, 6)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ROWS, st.lists(st.tuples(CORNER, CORNER, CORNER, CORNER), max_size=3))
def test_every_figure_is_told_once_or_left_over(
    rows: list[list[CellValue]], merged: list[tuple[int, int, int, int]]
) -> None:
    ranges = tuple(Range(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merged)
    sheet = replace(sheet_of("S", rows), merged=ranges)
    found = understanding_of(workbook_of(sheet), AGREEMENT)

    told = [value.a1 for table in found.tables for value in table.values]
    assert len(told) == len(set(told))
    beside = {
        cell.a1
        for (row, column), cell in sheet.cells.items()
        for table in found.tables
        if row in table.head_rows or column in table.stub_columns
    }
    figures = {cell.a1 for cell in sheet.cells.values() if (mark := mark_of(cell)) and mark.kind == FIGURE}
    assert figures <= {*told, *beside, *(cell.a1 for _, cell in found.left)}
