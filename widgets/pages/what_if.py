"""What if: four sliders make a path for the room. It is kept by a name if wanted, and never mixed with facts."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSlider, QVBoxLayout, QWidget

from dashboard.assembly.supposing import landings, lever_title
from dashboard.board_effects import KeptScenario, LeverRange, WhatIfCard
from dashboard.board_origin import NOWHERE, Origin
from dashboard.chart import ChartPoint, ChartSpec, Layer, Role, nice_ticks, tick_places
from dashboard.indicators.what_if import Ground, Levers, path
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.pages.keyed import plain
from widgets.pages.parts import Card, ScrollPage, button, clear, in_line, words
from widgets.pages.sourced import source_link

KEYS = ("pv_per_year", "ev_share", "grid_factor", "forest")


class WhatIfPanel(QWidget):
    """``kept`` carries a name, the levers and the person's name; ``dropped`` a name and the person's name.

    ``origin_wanted`` carries the Origin of the ground on which the trial stands.
    """

    kept = Signal(str, object, str)
    dropped = Signal(str, str)
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._card: WhatIfCard | None = None
        self.slot = ChartSlot(say)
        self.sentence = words("", "lead", wrap=True)
        self.by = 0
        self.sliders: dict[str, QSlider] = {}
        self._titles: dict[str, QLabel] = {}
        self._figures: dict[str, QLabel] = {}
        self.name, self.author = QLineEdit(), QLineEdit()
        self.keep = button(say("pages.what_if.keep"), "main")
        self.reset = button(say("pages.what_if.reset"))
        self.problem = words("", "red", wrap=True)
        self.source = source_link(self._origin, say, self.origin_wanted.emit, plain(say("pages.effects.what_if")))
        self._levers, self._kept, self._notes = QGridLayout(), QVBoxLayout(), QVBoxLayout()
        self._compose()

    def show_card(self, card: WhatIfCard) -> None:
        """Show the ground and the sliders of ``card``; those that were moved stay where they are."""
        moved = {
            lever.key: self._value(lever)
            for lever in self._ranges()
            if self.sliders[lever.key].value() != _steps(lever, lever.value)
        }
        self._card = card
        for layout in (self._levers, self._kept, self._notes):
            clear(layout)
        self.sliders, self._figures, self._titles = {}, {}, {}
        self.by = card.start.by if card.start is not None else 0
        for line, lever in enumerate(card.levers):
            self._add_slider(lever, line, moved.get(lever.key, lever.value))
        usable = card.ground is not None
        for thing in (self.keep, self.reset, self.name, self.author, self.source):
            thing.setEnabled(usable)
        for note in card.notes:
            self._notes.addWidget(words(note, "note", wrap=True))
        self._show_kept(card)
        if usable:
            self._move()
        else:
            self.sentence.setText(card.refusal)

    @property
    def half_typed(self) -> bool:
        """Whether a trial has a name and is not kept."""
        return bool(self.name.text().strip())

    def let_go(self) -> None:
        """Forget the trial that was being made."""
        self.name.clear()
        self._start_again()

    def stored(self, name: str) -> None:
        """The trial of that name is in the record."""
        if self.name.text().strip() == name:
            self.name.clear()

    def levers(self) -> Levers:
        """Where the sliders stand."""
        start = self._card.start if self._card else None
        assert start is not None, "without a ground there is nothing to move"
        return replace(start, by=self.by, **{lever.key: self._value(lever) for lever in self._ranges()})

    def _origin(self) -> Origin:
        return self._card.origin if self._card is not None else NOWHERE

    def _ranges(self) -> tuple[LeverRange, ...]:
        return self._card.levers if self._card else ()

    def _value(self, lever: LeverRange) -> float:
        at = self.sliders[lever.key].value()
        return lever.value if at == _steps(lever, lever.value) else min(lever.low + at * lever.step, lever.high)

    def _compose(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        left, side = Card(spacing=8), ScrollPage()
        left.body.addWidget(self.sentence)
        left.body.addWidget(in_line(self.source, 1))
        left.body.addWidget(self.slot, 1)
        body = side.body
        body.setContentsMargins(0, 0, 8, 0)
        box, keeping = Card(self._say("pages.what_if.levers"), spacing=4), Card(self._say("pages.what_if.kept"))
        self._levers.setVerticalSpacing(2)
        box.body.addLayout(self._levers)
        box.body.addWidget(in_line(self.reset, 1))
        for field, key in ((self.name, "name"), (self.author, "author")):
            field.setPlaceholderText(self._say(f"pages.what_if.{key}"))
            field.setAccessibleName(self._say(f"pages.what_if.{key}"))
            keeping.body.addWidget(field)
        keeping.body.addWidget(in_line(self.keep, 1))
        keeping.body.addWidget(self.problem)
        keeping.body.addLayout(self._kept)
        body.addWidget(box)
        body.addWidget(keeping)
        body.addLayout(self._notes)
        body.addStretch(1)
        side.setFixedWidth(360)
        page.addWidget(left, 1)
        page.addWidget(side)
        self.reset.clicked.connect(self._start_again)
        self.keep.clicked.connect(self._keep)

    def _add_slider(self, lever: LeverRange, line: int, value: float) -> None:
        slider, figure = QSlider(Qt.Orientation.Horizontal), words("", "head")
        slider.setRange(0, _steps(lever, lever.high))
        slider.setPageStep(max(1, slider.maximum() // 10))
        slider.setValue(_steps(lever, value))
        slider.valueChanged.connect(self._move)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sliders[lever.key], self._figures[lever.key] = slider, figure
        self._titles[lever.key] = words(lever.title, "quiet")
        self._levers.addWidget(self._titles[lever.key], 2 * line, 0)
        self._levers.addWidget(figure, 2 * line, 1)
        self._levers.addWidget(slider, 2 * line + 1, 0, 1, 2)

    def _move(self, *_: object) -> None:
        """A slider has moved: figures, sentence and path follow."""
        card = self._card
        if card is None or card.ground is None or card.chart is None or len(self.sliders) < len(card.levers):
            return
        levers = self.levers()
        for lever in card.levers:
            shown = getattr(levers, lever.key) * lever.scale
            figure = self._say.number(shown, _places(lever))
            self._figures[lever.key].setText(f"{figure} {lever.unit}")
            title = lever_title(self._say, lever.key, self.by)
            self._titles[lever.key].setText(title)
            self.sliders[lever.key].setAccessibleName(f"{title}（{lever.unit}）")
            self.sliders[lever.key].setAccessibleDescription(f"{figure} {lever.unit}")
        told = landings(self._say, card.ground, levers, card.targets)
        self.sentence.setText(self._say("pages.what_if.told", landings=told))
        self.slot.hold(with_path(card.chart, card.ground, levers, self._say))

    def _start_again(self) -> None:
        if self._card is not None and self._card.start is not None:
            self._take(self._card.start)

    def _show_kept(self, card: WhatIfCard) -> None:
        for scenario in card.kept:
            self._kept.addWidget(self._kept_line(scenario))
            self._kept.addWidget(words(scenario.sentence, "note", wrap=True))

    def _kept_line(self, scenario: KeptScenario) -> QWidget:
        """A kept trial by its name, to be taken up again, traced or let go."""
        take = button(scenario.name, "link", hint=scenario.sentence, key="T")
        take.clicked.connect(lambda: self._take(scenario.levers))
        drop = button(self._say("pages.what_if.drop"), "link", hint=scenario.name)
        drop.clicked.connect(lambda: self._drop(scenario.name))
        source = source_link(lambda: scenario.origin, self._say, self.origin_wanted.emit, scenario.name)
        return in_line(take, 1, source, drop)

    def _take(self, levers: Levers) -> None:
        """Set the sliders as in ``levers``, for the year those were meant for."""
        self.by = levers.by
        for lever in self._ranges():
            self.sliders[lever.key].setValue(_steps(lever, getattr(levers, lever.key)))
        self._move()

    def _keep(self) -> None:
        name, author = self.name.text().strip(), self.author.text().strip()
        self.problem.setText("" if name and author else self._say("pages.what_if.need_names"))
        if name and author:
            self.kept.emit(name, self.levers(), author)

    def _drop(self, name: str) -> None:
        author = self.author.text().strip()
        self.problem.setText("" if author else self._say("pages.what_if.need_author"))
        if author:
            self.dropped.emit(name, author)


def with_path(chart: ChartSpec, ground: Ground, levers: Levers, say: Wording) -> ChartSpec:
    """``chart`` with the path of ``levers`` over those it has; other trials step back behind it, the plan stays."""
    title = say("pages.what_if.now")
    points = [ChartPoint(ground.year, ground.emissions)]
    points += [
        ChartPoint(point.year, point.net, say("pages.what_if.readout", net=say.number(point.net, 1), unit=chart.unit))
        for point in path(ground, levers)
    ]
    others = tuple(replace(one, role=Role.REFERENCE) if one.role is Role.SCENARIO else one for one in chart.layers)
    layers = (*others, Layer("path", Role.SCENARIO, title, tuple(points), title))
    values = [point.value for layer in layers for point in layer.points if point.value is not None]
    ticks = nice_ticks(min(0.0, *values), max(values))
    labels = tuple(say.number(tick, tick_places(ticks)) for tick in ticks)
    return replace(chart, layers=layers, y_min=ticks[0], y_max=ticks[-1], y_ticks=ticks, y_labels=labels)


def _steps(lever: LeverRange, value: float) -> int:
    return round((value - lever.low) / lever.step)


def _places(lever: LeverRange) -> int:
    step = lever.step * lever.scale
    return next((places for places in range(4) if abs(round(step, places) - step) < step * 1e-6), 3)
