"""A chart in its card: head with the latest figure at once, the interactive chart when pyqtgraph is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dashboard.overview import Headline
from dashboard.wording import Wording
from widgets.pages.parts import Card, Fitted, button, words

if TYPE_CHECKING:
    from dashboard.chart import ChartSpec
    from widgets.charts.view import ChartView
    from widgets.charts.zoom import Zoom


LEAST = 122
"""Pixels under which a chart is not read any more: so low it becomes only where the words above it are long."""


class ChartSlot(QWidget):
    """Room for a chart. ``draw`` fills it; it imports pyqtgraph, so it is called after the first paint.

    ``asked`` carries the chart and the year whose source the person wants to see, ``data_wanted`` the chart
    and the file its figures are to be written to; ``zoomed`` tells that the years shown have changed, ``held``
    that there is another chart. ``served`` says that somebody listens, ``tooled`` that buttons hold the
    keys for the years shown.
    """

    asked = Signal(object, int)
    data_wanted = Signal(object, object)
    failed = Signal(object)
    zoomed = Signal(str)
    held = Signal()

    def __init__(self, say: Wording, note: int = 0) -> None:
        super().__init__()
        self._say, self._note = say, note
        self._spec: ChartSpec | None = None
        self.zoom: Zoom = "all"
        self.view: ChartView | None = None
        self.served = self.tooled = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST)

    @property
    def spec(self) -> "ChartSpec | None":
        """The whole chart, whatever part of it is shown."""
        return self._spec

    @property
    def waits(self) -> bool:
        """Whether there is something to draw and nothing to draw it with yet."""
        return self.view is None and self._spec is not None

    def hold(self, spec: "ChartSpec") -> None:
        """Keep ``spec``; repaint at once where the chart is already there. The same once more changes nothing."""
        if spec == self._spec:
            return
        if self._spec is not None and spec.key != self._spec.key and self.zoom != "all":
            self.zoom = "all"
            self.zoomed.emit(self.zoom)
        self._spec = spec
        self.held.emit()
        self._show()

    def show_years(self, zoom: "Zoom") -> None:
        """Show the years up to the next target, from the last figure to the end, or all."""
        self.zoom = zoom
        self._show()
        self.zoomed.emit(zoom)

    def draw(self) -> None:
        """Make the chart, if there is something to show and it is not there yet."""
        if not self.waits:
            return
        from widgets.charts.view import ChartView
        from widgets.pages.chart_tools import equip

        self.view = ChartView(self._say, self, note=self._note) if self._note else ChartView(self._say, self)
        self._layout.addWidget(self.view)
        self.view.asked.connect(lambda year: self.asked.emit(self._spec, year))
        equip(self, self._say)
        self._show()

    def _show(self) -> None:
        if self.view is not None and self._spec is not None:
            from widgets.charts.zoom import zoomed

            self.view.show_spec(zoomed(self._spec, self.zoom, self._say))


class HeadlineCard(Card):
    """One headline of the overview: title, latest figure with its year, distance to go, chart.

    ``source`` is the way to where its figure comes from.
    """

    def __init__(self, say: Wording) -> None:
        super().__init__(padding=14, spacing=2)
        self._say = say
        self.title = Fitted("head")
        self.mark = words("", "mark")
        self.figure = words("", "figure")
        self.unit = Fitted("quiet")
        self.target, self.gap = Fitted("note"), Fitted("note")
        self.badge = words(say("window.example"), "badge")
        self.source = button(say("origin.short"), "link", hint=say("origin.open_hint"))
        self.slot = ChartSlot(say)
        line = QHBoxLayout()
        line.setSpacing(6)
        bottom = Qt.AlignmentFlag.AlignBottom
        line.addWidget(self.figure, 0, bottom)
        line.addWidget(self.unit, 1, bottom)
        line.addWidget(self.badge, 0, bottom)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.source)
        self.body.addLayout(head)
        self.body.addLayout(line)
        self.body.addWidget(self.target)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.gap, 1)
        last.addWidget(self.mark)
        self.body.addLayout(last)
        self.body.addSpacing(4)
        self.body.addWidget(self.slot, 1)

    def show_headline(self, headline: Headline) -> None:
        """Show the words of ``headline`` in place of what was there."""
        self.title.setText(headline.title)
        self.mark.setText(headline.mark)
        self.mark.setToolTip(headline.verdict)
        self.figure.setText(headline.figure)
        self.unit.setText(headline.about)
        self.badge.setVisible(headline.example)
        self.source.setAccessibleName(self._say("origin.open_of", title=headline.title))
        self.target.setText(headline.target)
        self.gap.setText(headline.gap)
