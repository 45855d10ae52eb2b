"""Each action of each page and dialog has a key that can be seen, in both languages, and no two on one page share it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dashboard.assembly import build_board
from dashboard.indicators.what_if import Levers, setting
from dashboard.wording import LANGUAGES, Language, Wording, wording
from tests.boards import agreement, view
from tests.widgets.conftest import WAIT
from tests.widgets.test_every_figure_has_an_origin import PAGES, looks_at
from tests.widgets.test_mapping import mapping_page, point, waste
from widgets.dialogs.about import AboutDialog
from widgets.dialogs.crash import CrashDialog
from widgets.dialogs.document import DocumentDialog
from widgets.dialogs.kept_mappings import KeptMappingsDialog
from widgets.dialogs.mark import MarkDialog
from widgets.dialogs.origin import OriginDialog
from widgets.dialogs.settings import SettingsDialog
from widgets.key_tips import KeyTips
from widgets.main_window import MainWindow
from widgets.mapping_verbs import KeptMapping
from widgets.operations import check_sheet
from widgets.pages.consultations import ConsultationsPage
from widgets.pages.imports import ImportsPage
from widgets.pages.keyed import keys_shown, letter_of, name_button, plain
from widgets.pages.overview import OverviewPage
from widgets.pages.parts import button
from widgets.pages.recent import RecentRow
from widgets.pages.report_lines import LinesCard
from widgets.pages.sheet_check import CheckCard
from widgets.pages.start import StartPage
from widgets.platform_settings import Settings
from widgets.product import manual
from widgets.status_line import StatusLine
from widgets.welcome import Welcome

Keeper = Callable[[QWidget], None]
INPUTS = (QRadioButton, QCheckBox, QToolButton, RecentRow)
"""What is chosen with the arrows and Enter once Tab has come to it: no action of its own."""


def actions(*boxes: QWidget) -> list[QAbstractButton]:
    """The buttons that can be seen in ``boxes``; a table's own corner is none."""
    return [
        made
        for box in boxes
        for made in box.findChildren(QAbstractButton)
        if made.isVisibleTo(box)
        and not isinstance(made, INPUTS)
        and made.metaObject().className() != "QTableCornerButton"
    ]


def kind_of(made: QAbstractButton) -> str:
    """What a button does: buttons of one kind in many rows share a key, which goes from one to the next."""
    if made.property("series"):
        return "series"
    return plain(made.text()) or type(made).__name__


def without_key(made: list[QAbstractButton]) -> list[str]:
    return [one.accessibleName() or one.text() for one in made if not keys_shown(one)]


def untrue(made: list[QAbstractButton]) -> list[str]:
    """Buttons whose tool tip promises an Alt key that does not press them."""
    told = [(one, keys_shown(one)) for one in made]
    return [one.text() for one, keys in told if keys.startswith("Alt+") and one.shortcut() != QKeySequence(keys)]


def clashes(made: list[QAbstractButton]) -> dict[str, set[str]]:
    """Keys that two buttons of different kinds share."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in made:
        keys = keys_shown(one)
        if keys.startswith("Alt+"):
            found[keys].add(kind_of(one))
    return {keys: kinds for keys, kinds in found.items() if len(kinds) > 1}


def faults(*boxes: QWidget) -> dict[str, object]:
    """All that is wrong with the keys of what can be seen."""
    made = actions(*boxes)
    assert made, "nothing to look at"
    found = {"without": without_key(made), "untrue": untrue(made), "clashes": clashes(made)}
    return {what: told for what, told in found.items() if told}


def window_in(language: Language, keep: Keeper) -> MainWindow:
    kept = dict([setting("電化を進める案", Levers(2000.0, 0.3, 0.00025, 20.0, 2030))])
    board = build_board(replace(view(), settings=kept), agreement(), language=language)
    made = MainWindow(None, language, board=board)
    keep(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_action_of_each_page_shows_its_own_key(keep: Keeper, name: str, language: Language) -> None:
    window = window_in(language, keep)
    window.open_page(name)
    window.status.tell("…", path=Path("表.pdf"), offer="undo")
    page = window.pages.page(name)
    found = []
    for shown in looks_at(page):
        for face in getattr(shown, "faces", {}).values():
            face.click()
            found.append(faults(window.strip, window.rail, shown, window.status))
        found.append(faults(window.strip, window.rail, shown, window.status))
    if name == "items":
        page.open("1")  # type: ignore[attr-defined]
        found.append(faults(window.strip, window.rail, page, window.status))

    assert [one for one in found if one] == []


def test_a_page_that_forgot_a_key_or_gave_it_twice_would_be_found(keep: Keeper) -> None:
    page = QWidget()
    keep(page)
    for text in ("保存(&S)", "送る(&S)", "消す"):
        button(text).setParent(page)

    assert faults(page) == {"without": ["消す"], "clashes": {"Alt+S": {"保存", "送る"}}}


def dialogs(say: Wording, parent: MainWindow) -> Iterator[QWidget]:
    board = parent.session.board
    assert board is not None
    card, insight = board.indicator("co2"), board.insight("co2")
    assert card is not None
    assert insight is not None
    scale = tuple((sign, word) for sign, word, _ in board.agreement.scale)
    origin = board.term_origin
    yield OriginDialog(replace(origin, indicator="co2"), say, parent)
    yield MarkDialog(card, replace(insight.judged, overridden=True), origin, scale, say, "", parent)
    yield KeptMappingsDialog(say, [KeptMapping("ごみ", "ごみ", ("ごみ",))], "", parent)
    yield SettingsDialog(say, Settings(), (100, 125, 150, 200), free=True, parent=parent)
    yield AboutDialog(say, parent)
    yield CrashDialog(say, parent)
    yield DocumentDialog(manual(), "", say, parent)
    yield Welcome(say, parent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_action_of_each_dialog_shows_its_own_key(keep: Keeper, language: Language) -> None:
    window = window_in(language, keep)
    found = {}
    for dialog in dialogs(wording(language), window):
        dialog.show()
        found[type(dialog).__name__] = faults(dialog)
        dialog.close()

    assert len(found) == 8
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_action_of_the_start_and_of_the_line_below_shows_its_own_key(keep: Keeper, language: Language) -> None:
    start, line = StartPage(wording(language)), StatusLine(wording(language))
    for made in (start, line):
        keep(made)
        made.show()
    line.tell("…", path=Path("表.pdf"), cancellable=True, offer="again")

    assert faults(start) == {}
    assert faults(line) == {}


def test_each_action_of_an_import_on_its_way_shows_its_own_key(
    qtbot: QtBot, import_window: MainWindow, tmp_path: Path
) -> None:
    """Report, lines, checked sheet and the page for an unknown table, each with all that stands around it."""
    file = waste(tmp_path / "ごみ&資源.xlsx")
    page = import_window.pages.page("imports")
    assert isinstance(page, ImportsPage)
    frame = (import_window.strip, import_window.rail, import_window.status)
    page.take((file,))
    qtbot.waitUntil(lambda: page.findChild(LinesCard) is not None, timeout=WAIT)
    assert page.report is not None
    for made in (page.report.rest, page.report.accept, page.examples):
        made.show()
    found = [faults(page, *frame)]
    names = [made.text() for made in actions(page.report) if made.property("series")]
    card = CheckCard(check_sheet(file), file, wording("ja"))
    keep_alive = [card]
    mapping = mapping_page(qtbot, import_window, file)
    point(mapping, 4, 3, "waste_per_person")
    found.append(faults(mapping, *frame))

    assert found == [{}, {}]
    assert names == ["読み取り方を決める：ごみ&&資源.xlsx"]
    assert actions(*keep_alive) == []


@pytest.mark.parametrize(("language", "label"), [("ja", "予定を保存(&S)"), ("en", "&Save the schedule")])
def test_a_label_shows_its_key_as_windows_does_and_alt_presses_it(
    qtbot: QtBot, keep: Keeper, language: Language, label: str
) -> None:
    window = window_in(language, keep)
    window.open_page("consultations")
    page = window.pages.page("consultations")
    assert isinstance(page, ConsultationsPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)

    assert page.save.text() == label
    assert page.save.toolTip().endswith("（Alt+S）")
    assert page.save.accessibleName() == plain(label)
    page.author.setText("環境政策課")
    page.scheduled.disconnect()
    page.author.setText("山田")
    with qtbot.waitSignal(page.scheduled, timeout=5000):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)


def test_a_key_that_several_share_goes_from_one_to_the_next(qtbot: QtBot, keep: Keeper) -> None:
    window = window_in("ja", keep)
    page = window.pages.page("overview")
    assert isinstance(page, OverviewPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    visited = []
    for _ in page.tiles:
        QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
        visited.append(window.focusWidget())

    assert set(visited) == set(page.tiles)


def test_a_text_is_named_without_its_key(keep: Keeper) -> None:
    made = QPushButton()
    keep(made)
    made.setProperty("role", "link")
    name_button(made, "出典(&O)")

    assert [plain(text) for text in ("出典(&O)", "S&ource", "Cancel (&X)", "もしも（試算）(&W)")] == [
        *("出典", "Source", "Cancel", "もしも（試算）")
    ]
    assert [letter_of(text) for text in ("出典(&O)", "S&ource", "消す")] == ["O", "O", ""]
    assert (made.text(), made.toolTip(), made.shortcut().toString()) == ("出典", "出典（Alt+O）", "Alt+O")


def test_while_alt_is_held_each_button_wears_its_key(qtbot: QtBot, keep: Keeper) -> None:
    window = window_in("ja", keep)
    window.open_page("consultations")
    tips = window.tips
    QTest.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert tips.sheet is not None
    shown = [keys for keys, _ in tips.sheet.tips]
    boxes = [box for _, box in tips.sheet.tips]

    assert {"S", "R", "O", "Ctrl+P", "F5", "Ctrl+1", "Ctrl+5"} <= set(shown)
    assert all(QRectF(tips.sheet.rect()).contains(box) for box in boxes)
    assert tips.sheet.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert tips.sheet is None


@pytest.mark.parametrize("end", [Qt.Key.Key_S, Qt.Key.Key_Escape])
def test_another_key_takes_the_keys_away(keep: Keeper, end: Qt.Key) -> None:
    window = window_in("ja", keep)
    dialog = Welcome(wording("ja"), window)
    tips = KeyTips(dialog)
    dialog.show()
    QTest.keyPress(dialog, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert tips.sheet is not None
    assert [keys for keys, _ in tips.sheet.tips] == ["N"]
    sheet = tips.sheet
    QTest.keyPress(dialog, end)

    assert not sheet.isVisible()
    dialog.close()
