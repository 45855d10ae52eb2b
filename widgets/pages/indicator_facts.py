"""Beside an indicator's chart: its target, its pace and where it lands, in a few lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dashboard.board import IndicatorCard
from dashboard.board_insight import OutlookCard
from dashboard.wording import Wording
from widgets.pages.parts import clear, words

WIDTH = 256


class FactsPanel(QScrollArea):
    """The few facts a person reads beside the chart; what has no text is left out."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 4, 8, 0)
        self._lines.setSpacing(2)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def tell(self, card: IndicatorCard, outlook: OutlookCard | None) -> None:
        """Show the facts of ``card`` and its ``outlook`` in place of what was there."""
        clear(self._lines)
        facts = {
            "target": (card.target, card.gap),
            "pace": (card.pace, card.outlook.strip()),
            "outlook": self._landings(outlook),
        }
        for key, texts in facts.items():
            text = "\n".join(text for text in texts if text)
            if text:
                self._lines.addWidget(words(self._say(f"detail.facts.{key}"), "note"))
                self._lines.addWidget(words(text, wrap=True))
                self._lines.addSpacing(6)
        for note in card.notes:
            self._lines.addWidget(words(note, "note", wrap=True))
        self._lines.addStretch(1)

    def _landings(self, outlook: OutlookCard | None) -> tuple[str, ...]:
        """Where the indicator lands next, with its band, or why there is no outlook."""
        if outlook is None or outlook.refusal:
            return (outlook.refusal,) if outlook else ()
        say, told = self._say, outlook.landings[:1]
        return tuple(
            text
            for one in told
            for text in (
                say("detail.facts.landing", year=one.year, value=one.value),
                say("detail.facts.band", band=one.band),
            )
        )
