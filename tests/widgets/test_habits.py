"""Habits of the window: keys, search, presentation, first steps, names for those who do not see."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dashboard.wording import wording
from tests import boards
from widgets.main_window import MainWindow
from widgets.pages.indicators import IndicatorsPage
from widgets.pages.items import ItemsPage
from widgets.platform_settings import Settings, read_settings, write_settings
from widgets.rail import PAGES
from widgets.search import places_of
from widgets.shortcuts import ACTION_KEYS, PAGE_KEYS
from widgets.welcome import STEPS, Welcome


@pytest.fixture
def window(qtbot: QtBot, keep: Callable[[QWidget], None]) -> MainWindow:
    """A window on the test board."""
    made = MainWindow(None, "ja", board=boards.board())
    keep(made)
    made.show()
    return made


def test_every_page_and_action_has_a_key_of_its_own(window: MainWindow) -> None:
    keys = [shortcut.key().toString() for shortcut in window.findChildren(QShortcut) if shortcut.parent() is window]

    assert {*PAGE_KEYS.values(), *ACTION_KEYS.values()} <= set(keys)
    assert len({*PAGE_KEYS.values(), *ACTION_KEYS.values()}) == len(PAGE_KEYS) + len(ACTION_KEYS)
    assert "（Ctrl+1）" in window.rail.buttons["overview"].toolTip()


def test_a_word_finds_an_indicator_and_return_opens_it(window: MainWindow) -> None:
    window.strip.search.setText("蓄電池")
    QTest.keyClick(window.strip.search, Qt.Key.Key_Return)

    assert window.rail.current == "indicators"
    assert window.strip.search.text() == ""


def test_everything_with_a_name_can_be_found() -> None:
    board = boards.board()
    places = places_of(board, wording("ja"))

    assert len(places) >= len(board.indicators) + len(board.items) + len(board.goals) + len(board.agreement.clauses)
    assert {place.page for place in places} == {"indicators", "items", "agreement", "consultations"}


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("更新", "agreement"),
        ("申出", "agreement"),
        ("期間", "agreement"),
        ("第三者", "agreement"),
        ("協議", "consultations"),
    ],
)
def test_the_terms_of_the_agreement_lead_to_their_page(window: MainWindow, word: str, page: str) -> None:
    window.strip.search.setText(word)
    QTest.keyClick(window.strip.search, Qt.Key.Key_Return)

    assert window.rail.current == page
    assert not window.status.isVisible()


def test_what_is_not_found_is_told(window: MainWindow) -> None:
    window.strip.search.setText(" 風車 ")
    QTest.keyClick(window.strip.search, Qt.Key.Key_Return)

    assert window.status.text.text() == (
        "「風車」は見つかりません。指標・連携事項・取組・目標の名前と、協定の条文を探しました。"
    )
    assert (window.rail.current, window.strip.search.text()) == ("overview", " 風車 ")


def test_a_clause_that_was_sought_is_brought_into_view(qtbot: QtBot, window: MainWindow) -> None:
    last = boards.board().agreement.clauses[-1]
    window.open_page("agreement", last.number)
    page = window.pages.page("agreement")
    (head,) = [label for label in page.findChildren(QLabel) if label.text().endswith(f"　{last.heading}")]
    qtbot.waitUntil(lambda: not head.visibleRegion().isEmpty())


def test_the_first_steps_are_four(qtbot: QtBot, keep: Callable[[QWidget], None]) -> None:
    tour = Welcome(wording("ja"))
    tour.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    keep(tour)
    tour.show()
    for step in range(1, STEPS + 1):
        assert tour.step == step
        tour.on.click()

    assert not tour.isVisible()


def test_what_was_kept_of_the_window_comes_back(tmp_path: Path) -> None:
    kept = Settings(("a.renkei",), toured=True, geometry="AdnQ")
    write_settings(kept, tmp_path)

    assert read_settings(tmp_path) == kept


@pytest.mark.parametrize("page", PAGES)
def test_every_control_says_what_it_is(window: MainWindow, page: str) -> None:
    window.open_page(page)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView)
    silent = [
        f"{type(thing).__name__} in {type(thing.parent()).__name__}"
        for kind in kinds
        for thing in window.findChildren(kind)
        if thing.isVisibleTo(window) and not isinstance(thing, QScrollBar) and not said(thing)
    ]

    assert silent == []


def said(thing: QWidget) -> str:
    """What a screen reader has to say of a control."""
    text = thing.text() if isinstance(thing, QAbstractButton) else ""
    hint = thing.placeholderText() if isinstance(thing, QLineEdit) else ""
    parent = thing.parent()
    inner = parent.accessibleName() if isinstance(parent, QWidget) and isinstance(thing, QAbstractButton) else ""
    return thing.accessibleName() or text or thing.toolTip() or hint or inner


def test_the_list_is_narrowed_by_item_state_and_party(window: MainWindow) -> None:
    window.open_page("indicators")
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)
    page.filter.choose("party", "東電PG立川支社")
    owned = page.count.plain
    page.filter.choose("party", "")
    page.filter.choose("item", "7")

    assert owned == "30指標のうち10指標"
    assert page.count.plain == "30指標のうち3指標"


def test_the_outlook_stands_beside_the_figures(window: MainWindow) -> None:
    window.open_page("indicators", "pv_capacity")
    page = window.pages.page("indicators")
    assert isinstance(page, IndicatorsPage)
    page.detail.faces["targets"].click()
    shown = " ".join(label.text() for label in page.detail.told["targets"].findChildren(QLabel))

    assert "2030年度" in shown
    assert page.detail.told["targets"].isVisibleTo(window)


def test_the_matrix_counts_initiatives_and_leads_to_them(window: MainWindow) -> None:
    window.open_page("items")
    page = window.pages.page("items")
    assert isinstance(page, ItemsPage)
    assert page.rows.keys()[:2] == ("all", "1")
    assert page.overview.isVisibleTo(page)
    cell = page.overview.cells[(5, "A-1")]
    assert isinstance(cell, QAbstractButton)
    assert cell.text() == "1"
    cell.click()

    assert page.rows.key() == "5"
    assert page.detail.isVisibleTo(page)
