"""A chart in its card: head with the latest figure at once, the interactive chart when pyqtgraph is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dashboard.board import IndicatorCard
from dashboard.chart import ChartSpec
from dashboard.wording import Wording
from widgets.pages.parts import Card, Fitted, words

if TYPE_CHECKING:
    from widgets.charts.view import ChartView


class ChartSlot(QWidget):
    """Room for a chart. ``draw`` fills it; it imports pyqtgraph, so it is called after the first paint."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._spec: ChartSpec | None = None
        self.view: ChartView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def hold(self, spec: ChartSpec) -> None:
        """Keep ``spec``; repaint at once where the chart is already there."""
        self._spec = spec
        if self.view is not None:
            self.view.show_spec(spec)

    def draw(self) -> None:
        """Make the chart, if there is something to show and it is not there yet."""
        if self.view is not None or self._spec is None:
            return
        from widgets.charts.view import ChartView

        self.view = ChartView(self._say, self)
        self._layout.addWidget(self.view)
        self.view.show_spec(self._spec)


class HeadlineCard(Card):
    """One headline of the overview: title, latest figure with its year, distance to go, chart."""

    def __init__(self, say: Wording) -> None:
        super().__init__(padding=14, spacing=2)
        self._say = say
        self.title = Fitted("head")
        self.mark = words("", "mark")
        self.figure = words("", "figure")
        self.unit = Fitted("quiet")
        self.target, self.gap = Fitted("note"), Fitted("note")
        self.badge = words(say("window.example"), "badge")
        self.slot = ChartSlot(say)
        line = QHBoxLayout()
        line.setSpacing(6)
        bottom = Qt.AlignmentFlag.AlignBottom
        line.addWidget(self.figure, 0, bottom)
        line.addWidget(self.unit, 1, bottom)
        line.addWidget(self.badge, 0, bottom)
        self.body.addWidget(self.title)
        self.body.addLayout(line)
        self.body.addWidget(self.target)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.gap, 1)
        last.addWidget(self.mark)
        self.body.addLayout(last)
        self.body.addSpacing(4)
        self.body.addWidget(self.slot, 1)

    def show_card(self, card: IndicatorCard) -> None:
        """Show ``card`` in place of what was there."""
        self.title.setText(card.title)
        self.mark.setText(f"{card.mark} {card.mark_word}" if card.progress else "")
        self.figure.setText(card.latest.text if card.latest.value is not None else "–")
        status = "" if card.example else card.latest_status
        stamp = "　".join(part for part in (card.latest_year, status) if part)
        self.unit.setText(f"{card.latest.unit}  {stamp}" if card.latest.value is not None else card.missing)
        self.badge.setVisible(card.example)
        self.target.setText(card.target)
        self.gap.setText(card.gap)
        self.slot.hold(card.chart)
