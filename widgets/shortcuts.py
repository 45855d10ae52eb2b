"""The keys of the window: every page and every action of the strip can be reached without a mouse."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from widgets.rail import PAGES

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

PAGE_KEYS = {page: f"Ctrl+{number}" for number, page in enumerate(PAGES, 1)}
ACTION_KEYS = {
    "search": "Ctrl+K",
    "report": "Ctrl+P",
    "table": "Ctrl+Shift+S",
    "present": "F5",
    "edition": "Ctrl+E",
    "reload": "Ctrl+R",
    "open": "Ctrl+O",
    "settings": "Ctrl+,",
    "undo": "Ctrl+Z",
    "again": "Ctrl+Y",
    "again_too": "Ctrl+Shift+Z",
    "records": "Ctrl+Shift+O",
    "about": "Shift+F1",
}


def give_keys(window: "MainWindow") -> None:
    """Bind the keys, once for a window: what they act on is sought when they are pressed."""
    for page, keys in PAGE_KEYS.items():
        QShortcut(QKeySequence(keys), window, _opening(window, page))
    actions: dict[str, Callable[[], object]] = {
        "search": lambda: window.strip.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
        "report": window.ask_for_report,
        "table": window.reports.choose_table,
        "present": window.present,
        "edition": window.turn_edition,
        "reload": window.reload,
        "open": window.records.choose,
        "settings": window.show_settings,
        "undo": window.undo,
        "again": window.repeat,
        "again_too": window.repeat,
        "records": window.records.show_menu,
        "about": window.desk.show_about,
    }
    for name, act in actions.items():
        QShortcut(QKeySequence(ACTION_KEYS[name]), window, act)


def show_keys(window: "MainWindow") -> None:
    """Show each key in the tool tip of what it does."""
    for page, keys in PAGE_KEYS.items():
        made = window.rail.buttons[page]
        made.setToolTip(f"{made.text()}（{keys}）")
    strip, rail = window.strip, window.rail
    shown = {strip.report: "report", strip.present: "present", rail.settings: "settings", rail.about: "about"}
    shown |= dict.fromkeys(strip.editions.values(), "edition")
    for thing, name in shown.items():
        thing.setToolTip(f"{thing.toolTip()}（{ACTION_KEYS[name]}）")
    strip.names.lead_by(ACTION_KEYS["records"])
    strip.consultation.lead_by(PAGE_KEYS["consultations"])
    strip.term.lead_by(PAGE_KEYS["agreement"])


def _opening(window: "MainWindow", page: str) -> Callable[[], None]:
    return lambda: window.open_page(page)
