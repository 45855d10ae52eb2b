"""The keys of the window: every page and every action of the strip can be reached without a mouse."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from widgets.rail import PAGES

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

PAGE_KEYS = {page: f"Ctrl+{number}" for number, page in enumerate(PAGES, 1)}
ACTION_KEYS = {"search": "Ctrl+K", "report": "Ctrl+P", "present": "F5", "edition": "Ctrl+E", "reload": "Ctrl+R"}


def give_keys(window: "MainWindow") -> None:
    """Bind the keys and show each in the tool tip of what it does."""
    for page, keys in PAGE_KEYS.items():
        QShortcut(QKeySequence(keys), window, _opening(window, page))
        made = window.rail.buttons[page]
        made.setToolTip(f"{made.text()}（{keys}）")
    actions: dict[str, Callable[[], object]] = {
        "search": window.strip.search.setFocus,
        "report": window.strip.report.click,
        "present": window.present,
        "edition": window.turn_edition,
        "reload": window.reload,
    }
    for name, act in actions.items():
        QShortcut(QKeySequence(ACTION_KEYS[name]), window, act)
    for thing, name in ((window.strip.report, "report"), (window.strip.present, "present")):
        thing.setToolTip(f"{thing.toolTip()}（{ACTION_KEYS[name]}）")


def _opening(window: "MainWindow", page: str) -> Callable[[], None]:
    return lambda: window.open_page(page)
