"""What can be done with a chart, by menu, by button and by key: fewer years, a picture of it, its figures."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QMenu, QWidget

from dashboard.errors import KnownError
from dashboard.wording import Wording
from widgets.pages.parts import button

if TYPE_CHECKING:
    from widgets.charts.zoom import Zoom
    from widgets.pages.chart_card import ChartSlot

ZOOMS: "tuple[Zoom, ...]" = ("all", "near", "ahead")
KEYS = {
    "zoom_all": "Alt+0",
    "zoom_near": "Alt+3",
    "zoom_ahead": "Alt+5",
    "copy": "Ctrl+C",
    "picture": "Ctrl+S",
    "data": "Ctrl+Shift+S",
}


def equip(slot: "ChartSlot", say: Wording) -> None:
    """Give the chart of ``slot`` its actions; they hold while the keyboard is on it."""
    for name, verb in _verbs(slot, say).items():
        action = QAction(verb_title(slot, name, say), slot)
        slot.held.connect(lambda of=action, name=name: of.setText(verb_title(slot, name, say)))
        if not (slot.tooled and name.startswith("zoom_")):  # else a button has that key: two would cancel each other
            action.setShortcut(QKeySequence(KEYS[name]))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda *_, do=verb: do())
        slot.addAction(action)
    slot.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    if slot.view is not None:
        slot.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        slot.view.setToolTip("")


def _verbs(slot: "ChartSlot", say: Wording) -> dict[str, Callable[[], None]]:
    return {
        "zoom_all": lambda: slot.show_years("all"),
        "zoom_near": lambda: slot.show_years("near"),
        "zoom_ahead": lambda: slot.show_years("ahead"),
        "copy": lambda: copy_picture(slot),
        "picture": lambda: choose_picture(slot, say),
        "data": lambda: choose_data(slot, say),
    }


def verb_title(slot: "ChartSlot", name: str, say: Wording) -> str:
    """What an action of a chart is called; one that shows other years names the year of the chart's own next target."""
    year = last_year(slot, name.removeprefix("zoom_"))
    return say(f"pages.chart.{name}", **({"year": say.year(year)} if year else {}))


def last_year(slot: "ChartSlot", zoom: str) -> int:
    """The year in which a choice of years ends: that of the next target, or the chart's last; 0 for the whole chart."""
    spec = slot.spec
    if spec is None or zoom not in ("near", "ahead"):
        return 0
    return spec.turn if zoom == "near" and spec.turn else spec.x_max


def copy_picture(slot: "ChartSlot") -> None:
    """Put a picture of the chart on the clipboard."""
    if slot.view is not None:
        from widgets.charts.picture import copy_chart

        copy_chart(slot.view)


def save_picture(slot: "ChartSlot", out: Path) -> None:
    """Write a picture of the chart; a failure goes to ``slot.failed``."""
    if slot.view is None:
        return
    from widgets.charts.picture import save_chart

    try:
        save_chart(slot.view, out)
    except KnownError as refused:
        slot.failed.emit(refused)


def choose_picture(slot: "ChartSlot", say: Wording) -> None:
    """Ask where to, and write a picture of the chart."""
    out = _place(slot, say, ".png", "picture_filter")
    if out is not None:
        save_picture(slot, out)


def choose_data(slot: "ChartSlot", say: Wording) -> None:
    """Ask where to, and have the chart's figures written."""
    out = _place(slot, say, ".xlsx", "data_filter")
    if out is not None:
        slot.data_wanted.emit(slot.spec, out)


def _place(slot: "ChartSlot", say: Wording, ending: str, kinds: str) -> Path | None:
    if slot.spec is None:
        return None
    proposal = str(Path.home() / f"{slot.spec.title}{ending}".replace("/", "／"))
    name, _ = QFileDialog.getSaveFileName(slot, say("pages.chart.where"), proposal, say(f"pages.chart.{kinds}"))
    if not name:
        return None
    return Path(name) if Path(name).suffix else Path(name + ending)


class ChartTools(QWidget):
    """A quiet line of buttons above a chart: the years it shows, and a menu with the rest."""

    def __init__(self, slot: "ChartSlot", say: Wording) -> None:
        super().__init__()
        self._slot, self._say = slot, say
        slot.tooled = True
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        group = QButtonGroup(self)
        self.zooms = {zoom: button("") for zoom in ZOOMS}
        for zoom, made in self.zooms.items():
            made.setCheckable(True)
            made.setProperty("role", "small")
            made.clicked.connect(lambda *_, to=zoom: slot.show_years(to))
            group.addButton(made)
            line.addWidget(made)
        self.zooms["all"].setChecked(True)
        line.addStretch(1)
        self.take = button(say("pages.chart.take"), "small", hint=say("pages.chart.take_hint"))
        self.take.clicked.connect(self._open_menu)
        line.addWidget(self.take)
        slot.held.connect(self._name_years)
        self._name_years()
        slot.zoomed.connect(lambda zoom: self.zooms[zoom].setChecked(True))

    def _name_years(self) -> None:
        """Say of each button to which year of the chart it leads."""
        for zoom, made in self.zooms.items():
            made.setText(self._say(f"pages.chart.short_{zoom}", year=last_year(self._slot, zoom)))
            hint = f"{verb_title(self._slot, f'zoom_{zoom}', self._say)}（{KEYS[f'zoom_{zoom}']}）"
            made.setShortcut(QKeySequence(KEYS[f"zoom_{zoom}"]))
            made.setToolTip(hint)
            made.setAccessibleName(hint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as on the chart."""
        self._open_menu()
        event.accept()

    def _open_menu(self) -> None:
        self._slot.draw()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._slot.actions())
        menu.popup(self.take.mapToGlobal(QPoint(0, self.take.height())))
