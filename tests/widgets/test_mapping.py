"""A file of unknown form is read by hand in the window, and its reading is remembered for the next year's file."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from widgets.kept_mappings_desk import KeptMappingsDesk
from widgets.main_window import MainWindow
from widgets.mapping_verbs import kept_mappings
from widgets.operations import plan, read_view
from widgets.pages.imports import ImportsPage
from widgets.pages.mapping import MappingPage

WAIT = 20_000


@pytest.fixture
def window(import_window: MainWindow) -> MainWindow:
    """The window by a short name."""
    return import_window


def waste(
    path: Path, *, label: str = "１人１日当たり", years: tuple[str, ...] = ("令和4年度", "令和5年度"), row: int = 4
) -> Path:
    """A city's own table: years across, the unit in a column, the wanted row at ``row``."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ごみ"
    sheet.append(["ごみの状況"])
    sheet.append(["区分", "単位", *years])
    for number in range(3, row):
        sheet.append([f"種別{number}", "ｔ", *(1000 + number + n for n in range(len(years)))])
    sheet.append([label, "g/人・日", *(700 - n for n in range(len(years)))])
    book.save(path)
    book.close()
    return path


def mapping_page(qtbot: QtBot, window: MainWindow, file: Path) -> MappingPage:
    imports = window.pages.page("imports")
    assert isinstance(imports, ImportsPage)
    imports.take((file,))
    qtbot.waitUntil(lambda: imports.report is not None, timeout=WAIT)
    assert imports.report is not None
    imports.report.mapping_wanted.emit(file)
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), MappingPage), timeout=WAIT)
    page = window.pages.currentWidget()
    assert isinstance(page, MappingPage)
    return page


def point(page: MappingPage, row: int, column: int, indicator: str) -> None:
    assert page.model is not None
    page.grid.setCurrentIndex(page.model.index(row - 1, column - 1))
    page.indicator.setCurrentIndex(page.indicator.findData(indicator))
    page.add.click()
    page.author.setText("山田")


def test_pointing_at_a_figure_reads_its_row_and_the_reading_is_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = mapping_page(qtbot, window, waste(tmp_path / "ごみR5.xlsx"))
    point(page, 4, 3, "waste_per_person")
    assert "2022～2023" in page.preview.text() or "2022" in page.preview.text()
    page.store.click()

    imports = window.pages.page("imports")
    assert isinstance(imports, ImportsPage)
    qtbot.waitUntil(lambda: imports.report is not None and imports.report.report.storable, timeout=WAIT)
    assert imports.report is not None
    assert [(c.new.period.fiscal_year, c.new.value) for c in imports.report.report.files[0].changes] == [
        (2022, 700.0), (2023, 699.0)
    ]  # fmt: skip
    assert window.session.record is not None
    assert [name for name in read_view(window.session.record)[0].settings if name.startswith("mapping.")] == [
        "mapping.ごみR5"
    ]
    next_year = waste(tmp_path / "ごみR6.xlsx", years=("令和4年度", "令和5年度", "令和6年度"))
    assert plan(window.session.record, (next_year,)).files[0].count("new") == 3
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    assert window.status.text.text() == "読み方「ごみR5」を記録しました。"
    assert imports.report is not None
    window.undo()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=WAIT)
    assert plan(window.session.record, (next_year,)).files[0].count("new") == 0


def test_a_cell_that_is_no_figure_cannot_be_added(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = mapping_page(qtbot, window, waste(tmp_path / "ごみ.xlsx"))
    assert page.model is not None
    page.grid.setCurrentIndex(page.model.index(0, 0))

    assert not page.add.isEnabled()
    page.store.click()
    assert page.problem.text() == "指標を一つ以上加えてください。"


def test_figures_in_a_unit_of_something_else_are_not_taken_for_the_indicator(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = mapping_page(qtbot, window, waste(tmp_path / "ごみ.xlsx"))
    point(page, 3, 3, "waste_per_person")

    assert page.lines == []
    assert page.refusal.text().find("単位「t」を「g/人・日」に直すことができません") >= 0


def test_leaving_the_page_stores_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = mapping_page(qtbot, window, waste(tmp_path / "ごみ.xlsx"))
    point(page, 4, 3, "waste_per_person")
    page.left.emit()

    assert isinstance(window.pages.currentWidget(), ImportsPage)
    assert window.session.record is not None
    assert not [name for name in read_view(window.session.record)[0].settings if name.startswith("mapping.")]


def test_lines_that_read_like_an_indicator_wait_for_the_person_to_judge(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = waste(tmp_path / "市の統計.xlsx", label="リサイクル率", row=3)
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["B3"] = "％"
    book.save(file)
    book.close()
    page = mapping_page(qtbot, window, file)

    assert [(line.indicator, line.row) for line in page.lines] == [("recycling_rate", ("リサイクル率",))]
    assert page.proposal.plain == (
        "見出しの似ている行や列を候補として1件入れました。違うものは選んで「取り消す」を押してください。"
        "保存するまで記録には入りません。"
    )
    page.remove.click()
    assert page.lines == []


def remembered_reading(qtbot: QtBot, window: MainWindow, file: Path) -> ImportsPage:
    """A reading of the waste per head is remembered, and its figures are shown but not yet stored."""
    page = mapping_page(qtbot, window, file)
    point(page, 4, 3, "waste_per_person")
    imports = window.pages.page("imports")
    assert isinstance(imports, ImportsPage)
    page.store.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is imports and imports.report is not None, timeout=WAIT)
    return imports


def shown_file(page: ImportsPage) -> str:
    return page.report.report.files[0].file.name if page.report is not None else ""


def test_labels_that_moved_are_read_at_their_new_place_after_a_yes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    imports = remembered_reading(qtbot, window, waste(tmp_path / "R5.xlsx"))
    imports.take((waste(tmp_path / "R6.xlsx", row=6),))
    qtbot.waitUntil(lambda: shown_file(imports) == "R6.xlsx", timeout=WAIT)
    asked = imports.report
    assert asked is not None
    assert not asked.accept.isHidden()
    assert not asked.confirm.isEnabled()
    asked.accept.click()
    qtbot.waitUntil(lambda: imports.report not in (None, asked), timeout=WAIT)

    assert imports.report is not None
    assert imports.report.confirm.isEnabled()
    assert imports.report.report.files[0].count("new") == 2
    assert imports.report.accept.isHidden()


def test_remembered_readings_are_listed_and_one_is_let_go(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    imports = remembered_reading(qtbot, window, waste(tmp_path / "市のごみ.xlsx"))
    imports.mappings.click()
    desk = imports.findChild(KeptMappingsDesk)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.dialog is not None, timeout=WAIT)
    shown = desk.dialog
    assert shown is not None
    texts = [item.text() for column in range(3) if (item := shown.table.item(0, column)) is not None]
    assert texts == ["市のごみ", "ごみ", "1人1日あたりのごみ排出量"]
    assert not shown.drop.isEnabled()

    shown.table.selectRow(0)
    assert shown.author.text() == "山田"
    shown.author.clear()
    shown.drop.click()
    assert shown.problem.plain == "氏名を記入してください。"
    shown.author.setText("佐藤")
    shown.drop.click()
    qtbot.waitUntil(lambda: shown.table.rowCount() == 0, timeout=WAIT)
    assert shown.none.isVisible()
    assert window.session.record is not None
    assert kept_mappings(window.session.record, "ja") == ()
    batches = read_view(window.session.record)[0].batches
    assert [row.author for row in batches if row.kind == "setting"] == ["山田", "佐藤"]
    shown.close()
    qtbot.waitUntil(lambda: desk.dialog is None, timeout=WAIT)
