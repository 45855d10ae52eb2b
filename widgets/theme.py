"""Colours and the style sheet of the window, for a light and a dark ground."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from widgets.platform_settings import Appearance
from widgets.typefaces import family

if TYPE_CHECKING:
    from dashboard.agreement.term import Level


@dataclass(frozen=True, slots=True)
class Colours:
    """The few colours of the window, as #rrggbb; ``quiet`` is text of second rank, ``faint`` of third."""

    ground: str
    surface: str
    hairline: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_soft: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    dark: bool = False

    def level(self, level: "Level") -> tuple[str, str]:
        """Ink and ground of something at that level of urgency."""
        if level == "red":
            return self.red, self.red_soft
        return (self.amber, self.amber_soft) if level == "amber" else (self.quiet, self.surface)


LIGHT = Colours(
    ground="#f4f6f8",
    surface="#ffffff",
    hairline="#d9dfe5",
    text="#1f2933",
    quiet="#46535f",
    faint="#66727e",
    accent="#0b5a8a",
    accent_soft="#e6f0f6",
    amber="#7a4f00",
    amber_soft="#fdf2d8",
    red="#a4262c",
    red_soft="#fbe8e8",
)
DARK = Colours(
    ground="#12171c",
    surface="#1b2229",
    hairline="#35404a",
    text="#e6edf3",
    quiet="#b6c2cd",
    faint="#93a1ae",
    accent="#7cc0ea",
    accent_soft="#20384a",
    amber="#f0c060",
    amber_soft="#3a2f16",
    red="#ff9a9a",
    red_soft="#44201f",
    dark=True,
)

SHEET = Template(
    """
* { font-family: "$family"; font-size: 13px; color: $text; }
QMainWindow, #ground { background: $ground; }
#surface { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
#rail { background: $surface; border-right: 1px solid $hairline; }
#strip { background: $surface; border-bottom: 1px solid $hairline; }
#foot { background: $surface; border-top: 1px solid $hairline; }
#card { background: $surface; border: 1px solid $hairline; border-radius: 6px; }
#band { background: $accent_soft; border: none; border-radius: 6px; }
QLabel { background: transparent; }
QLabel[role="vision"] { color: $accent; font-weight: bold; }
QLabel[role="head"] { font-weight: bold; }
QLabel[role="page"] { font-size: 20px; font-weight: bold; }
QLabel[role="lead"] { font-size: 16px; font-weight: bold; }
QLabel[role="figure"] { font-size: 20px; font-weight: bold; }
QLabel[role="large"] { font-size: 28px; font-weight: bold; }
QLabel[role="note"] { font-size: 11px; color: $faint; }
QLabel[role="mark"] { font-size: 11px; color: $text; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="red"] { color: $red; font-weight: bold; }
QLabel[role="badge"] { font-size: 11px; color: $quiet; border: 1px solid $faint; border-radius: 3px; padding: 0 4px; }
QPushButton { background: $surface; border: 1px solid $hairline; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover { border-color: $faint; }
QPushButton:focus { border-color: $accent; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: bold; }
QPushButton:disabled { color: $faint; background: $ground; }
QPushButton[role="main"] { background: $accent; border-color: $accent; color: $surface; font-weight: bold; }
QPushButton[role="main"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[role="main"]:disabled { background: $hairline; border-color: $hairline; color: $faint; }
QPushButton[role="link"] { border: none; background: transparent; color: $accent; padding: 2px 12px 2px 0; }
QPushButton[role="link"]:focus { text-decoration: underline; }
QLineEdit, QComboBox, QPlainTextEdit { background: $surface; border: 1px solid $hairline; border-radius: 4px;
    padding: 4px 8px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; margin-right: 10px;
    border-left: 4px solid $surface; border-right: 4px solid $surface; border-top: 5px solid $quiet; }
QRadioButton { background: transparent; spacing: 6px; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $faint; border-radius: 7px;
    background: $surface; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 6px; height: 6px; }
QRadioButton:focus { color: $accent; }
#card[drop="yes"] { border: 1px dashed $faint; }
QComboBox QAbstractItemView { background: $surface; selection-background-color: $accent_soft; }
QListView, QTableView { background: $surface; border: none; selection-background-color: $accent_soft;
    selection-color: $text; outline: none; gridline-color: $hairline; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $faint;
    padding: 4px 8px; font-size: 11px; }
QTableView::item { padding: 3px 5px; border-bottom: 1px solid $hairline; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $surface; color: $text; border: 1px solid $faint; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialog, QMessageBox { background: $surface; }
QMenu { background: $surface; border: 1px solid $hairline; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 16px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 0; }
"""
)


_worn: ContextVar[Appearance] = ContextVar("worn", default="system")


def wear(appearance: Appearance) -> None:
    """From now on paint on that ground; ``system`` is the one chosen in the system. Needs the application to exist."""
    _worn.set(appearance)
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    QGuiApplication.styleHints().setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))


@contextmanager
def light_ground() -> Iterator[None]:
    """Paint on the light ground meanwhile: what is stored or handed out does not depend on how the window looks."""
    before = _worn.set("light")
    try:
        yield
    finally:
        _worn.reset(before)


def colours() -> Colours:
    """The colours for the ground the person has chosen, here or in the system."""
    worn = _worn.get()
    if worn == "system":
        worn = "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return DARK if worn == "dark" else LIGHT


def style_sheet() -> str:
    """The style sheet of a window. Needs the application to exist."""
    chosen = colours()
    words = {name: getattr(chosen, name) for name in Colours.__dataclass_fields__ if name != "dark"}
    return SHEET.substitute(words, family=family())


def system_palette() -> QPalette:
    """Qt's own palette in these colours, for what the style sheet does not reach."""
    chosen, palette = colours(), QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, chosen.ground),
        (roles.WindowText, chosen.text),
        (roles.Base, chosen.surface),
        (roles.Text, chosen.text),
        (roles.Button, chosen.surface),
        (roles.ButtonText, chosen.text),
        (roles.Highlight, chosen.accent),
        (roles.HighlightedText, chosen.surface),
        (roles.PlaceholderText, chosen.faint),
    ):
        palette.setColor(role, QColor(colour))
    return palette
