"""A figure's origin: its file, sheet and cell, and what stands around that cell in the original."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dashboard.board_origin import OriginRow
from dashboard.errors import KnownError
from dashboard.indicators.observation import Provenance
from dashboard.record.record import Record
from importers.surroundings import surroundings
from tests import boards
from tests.importers.look_alikes import moe_workbook, sheet_of, workbook_of
from widgets import operations
from widgets.dialogs.origin import OriginDialog
from widgets.figure_desk import FigureDesk
from widgets.main_window import MainWindow
from widgets.origin_verbs import look_around, open_at

Keeper = Callable[[QWidget], None]
WAIT = 30_000


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with the ministry's table of 2013, read from a workbook whose row of Hachioji is hidden."""
    path = tmp_path / "青梅.renkei"
    operations.new_record(path)
    file = moe_workbook(tmp_path / "2013_look-alike.xlsx")
    book = load_workbook(file)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(file)
    operations.confirm(path, operations.plan(path, (file,)), author="環境政策課")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, keep: Keeper, record: Path) -> OriginDialog:
    """The dialog about the figures of 2013, with what was seen in their original."""
    window = MainWindow(record, "ja")
    keep(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.board is not None, timeout=WAIT)
    desk = window.findChild(FigureDesk)
    assert desk is not None
    desk.origin.follow("co2", 2013)
    found = window.findChild(OriginDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.around.model is not None, timeout=WAIT)
    return found


def row_of(source: Provenance) -> OriginRow:
    """The entry of a figure as far as its original is concerned."""
    return OriginRow("", "", "", "", source.file, source.sheet, source.cell, sha256=source.sha256)


def cell_in(dialog: OriginDialog, row: int) -> str:
    """What the dialog's table has in its column of cells."""
    item = dialog.table.item(row, 6)
    assert item is not None
    return item.text()


def test_the_cell_of_a_figure_is_shown_among_its_neighbours(dialog: OriginDialog) -> None:
    row = dialog.table.currentRow()
    model = dialog.around.model
    assert model is not None
    cell = cell_in(dialog, row)
    marked = [
        (model.headerData(across, Qt.Orientation.Horizontal), model.headerData(down, Qt.Orientation.Vertical))
        for down in range(model.rowCount())
        for across in range(model.columnCount())
        if model.data(model.index(down, across), Qt.ItemDataRole.BackgroundRole) is not None
    ]

    assert [f"{column}{number}" for column, number in marked] == [cell]
    assert "シート「2013_一覧表」の" + cell in dialog.around.caption.plain
    assert "非表示の行：3" in dialog.around.caption.plain
    assert not dialog.around.grid.isHidden()


def test_each_row_shows_its_own_cell_without_reading_the_file_again(qtbot: QtBot, dialog: OriginDialog) -> None:
    last = dialog.table.rowCount() - 1
    assert last > 0
    with qtbot.assertNotEmitted(dialog.look_wanted):
        dialog.table.selectRow(last)

    assert f"の{cell_in(dialog, last)}の周り" in dialog.around.caption.plain


def test_an_original_that_is_not_kept_is_said_in_words(dialog: OriginDialog) -> None:
    sha256 = next(row.sha256 for row in dialog._rows if row.sha256)
    dialog.show_look(sha256, KnownError("record.no_original", file="2013_look-alike.xlsx"))

    assert dialog.around.caption.plain.startswith("「2013_look-alike.xlsx」の控えは、この記録に入っていません。")
    assert dialog.around.grid.isHidden()


def test_the_copy_that_is_opened_stands_at_the_cell_and_the_record_keeps_the_original(record: Path) -> None:
    view, _ = operations.read_view(record)
    source = view.observations[0].provenance
    opened = open_at(record, row_of(source))
    book = load_workbook(opened.path)

    assert book.active is not None
    assert book.active.title == source.sheet
    assert book[source.sheet].sheet_view.selection[0].activeCell == source.cell
    assert zipfile.is_zipfile(opened.path)
    with Record.open(record) as held:
        assert held.original(source.sha256) != opened.path.read_bytes()


def test_a_look_at_an_original_that_is_not_there_is_refused(record: Path) -> None:
    with pytest.raises(KnownError) as refused:
        look_around(record, OriginRow("", "", "", "", file="表.xlsx", sha256="0" * 64), (("一", "A1"),))

    assert refused.value.key == "record.no_original"


def test_heads_and_labels_beyond_the_neighbourhood_come_along() -> None:
    rows: list[list[str | int | None]] = [
        ["表1 排出量", *[None] * 9],
        ["市", *[f"{year}年度" for year in range(2012, 2021)]],
    ]
    rows += [[f"第{row}市", *[row * 10 + column for column in range(1, 10)]] for row in range(3, 13)]
    shown = surroundings(workbook_of(sheet_of("表", rows)), " 表", "I10")

    assert shown is not None
    assert shown.rows == (2, 6, 7, 8, 9, 10, 11, 12)
    assert shown.columns == (1, 6, 7, 8, 9, 10)
    assert [shown.sheet.cells[at].raw for at in ((2, 9), (10, 1), (10, 9))] == ["2019年度", "第10市", "108"]


def test_a_place_the_file_does_not_have_has_no_surroundings() -> None:
    book = workbook_of(sheet_of("表", [["甲", 1]]))

    assert surroundings(book, "別の表", "A1") is None
    assert surroundings(book, "表", "") is None


def test_a_target_on_a_chart_tells_who_decided_it_and_where_it_stands(qtbot: QtBot, keep: Keeper) -> None:
    window = MainWindow(None, "ja", board=boards.board())
    keep(window)
    window.show()
    card = window.session.board.indicator("co2") if window.session.board is not None else None
    desk = window.findChild(FigureDesk)
    assert desk is not None
    assert card is not None
    desk.origin.follow_chart(card.chart, 2030)
    found = window.findChild(OriginDialog)
    assert found is not None

    first, *rest = found.told.plain.splitlines()
    assert first == "2030年度の目標　378千t-CO2（採択）"
    assert any("青梅市" in line for line in rest)
    found.close()


def test_a_year_without_a_target_tells_of_none(qtbot: QtBot, dialog: OriginDialog) -> None:
    assert dialog.told.isHidden()
