"""What slides are made of: words in a few sizes, rows beside each other, and room for a chart."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dashboard.chart import ChartSpec
from dashboard.wording import Wording
from widgets.pages.chart_card import ChartSlot
from widgets.theme import colours
from widgets.typefaces import family

SIZE = (1366, 768)
SIZES = {"title": 22, "note": 17, "text": 24, "lead": 32, "figure": 68, "cell": 22}
"""Pixels of the type on a screen of ``SIZE``: the smallest can be read from four metres on a projector."""

CHART = 15
"""Pixels of the words in a chart, where room is shortest."""
LINE = 125
"""From line to line, in per cent of the type's own height."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much larger than on a screen of ``SIZE`` everything is drawn."""

    factor: float

    def px(self, pixels: float) -> int:
        """That many pixels of a screen of ``SIZE``."""
        return max(1, round(pixels * self.factor))

    def sheet(self) -> str:
        """The style sheet of a slide."""
        chosen = colours()
        rounded = f"border-radius: {self.px(6)}px;"
        inks = {"title": chosen.accent, "note": chosen.quiet}
        link = f"color: {chosen.accent}; font-size: {self.px(SIZES['note'])}px; padding: 0 {self.px(16)}px;"
        rules = [
            f'QLabel[role="{role}"] {{ font-size: {self.px(pixels)}px; color: {inks.get(role, chosen.text)}; }}'
            for role, pixels in SIZES.items()
        ]
        return "\n".join(
            (
                f'* {{ font-family: "{family()}"; color: {chosen.text}; }}',
                "QLabel { background: transparent; }",
                f'QPushButton[role="link"] {{ border: none; background: transparent; {link} }}',
                'QLabel[role="title"], QLabel[role="lead"], QLabel[role="figure"] { font-weight: bold; }',
                f"#box {{ background: {chosen.surface}; border: 1px solid {chosen.hairline}; {rounded} }}",
                f"#marked {{ background: {chosen.accent_soft}; {rounded} }}",
                *rules,
            )
        )


def said(text: str, role: str = "text", *, wrap: bool = True) -> QLabel:
    """A text in one of the sizes; where it may wrap it takes the lines it needs, with room between them."""
    lines = html.escape(text).replace("\n", "<br>")
    label = QLabel(f'<p style="margin:0; line-height:{LINE}%;">{lines}</p>' if wrap and text else text)
    label.setTextFormat(Qt.TextFormat.RichText if wrap and text else Qt.TextFormat.PlainText)
    label.setAccessibleName(text)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label


def column(scale: Scale, *things: QWidget | int, gap: int = 12) -> QVBoxLayout:
    """Things one under the other; a number is a stretch."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(scale.px(gap))
    for thing in things:
        if isinstance(thing, int):
            made.addStretch(thing)
        else:
            made.addWidget(thing)
    return made


def box(scale: Scale, *things: QWidget | int, gap: int = 10, name: str = "box") -> QFrame:
    """Things one under the other on a surface of their own."""
    framed = QFrame()
    framed.setObjectName(name)
    layout = column(scale, *things, gap=gap)
    layout.setContentsMargins(*(scale.px(pixels) for pixels in (24, 18, 24, 18)))
    framed.setLayout(layout)
    return framed


def beside(scale: Scale, *parts: tuple[QWidget, int], gap: int = 24) -> QWidget:
    """Things side by side, each with its share of the width."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scale.px(gap))
    for thing, share in parts:
        line.addWidget(thing, share)
    return holder


def lines(scale: Scale, texts: Sequence[str], signs: Sequence[str], role: str = "text") -> QWidget:
    """Texts one under the other, each behind its sign."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scale.px(14))
    grid.setVerticalSpacing(scale.px(12))
    grid.setColumnStretch(1, 1)
    for row, (sign, text) in enumerate(zip(signs, texts, strict=True)):
        grid.addWidget(said(sign, role, wrap=False), row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(said(text, role), row, 1)
    return holder


def facts(scale: Scale, rows: Sequence[tuple[str, str]]) -> QWidget:
    """Names in small type, each over what it stands for; rows without a text are left out."""
    things: list[QWidget | int] = []
    for name, text in rows:
        if text:
            things += [said(name, "note"), said(text)]
    holder = QWidget()
    holder.setLayout(column(scale, *things, gap=6))
    return holder


def chart(scale: Scale, say: Wording, spec: ChartSpec) -> QWidget:
    """The interactive chart in large type; the pointer reads out a year, the arrow keys stay with the slides."""
    slot = ChartSlot(say, note=scale.px(CHART))
    slot.setMinimumHeight(scale.px(220))
    slot.hold(spec)
    slot.draw()
    if slot.view is not None:
        slot.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return slot
