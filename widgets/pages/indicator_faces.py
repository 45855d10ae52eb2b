"""What lies behind one indicator: its targets and outlook, other ways to see it, definitions, restatements."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dashboard.board_health import HealthRow
from dashboard.board_insight import Insight
from dashboard.wording import Wording
from widgets.pages.parts import ScrollPage, Table, pairs, words


class TargetsFace(ScrollPage):
    """The outlook with its band and how it was found, then every milestone with who stands behind it."""

    ground = "surface"

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say

    def show_insight(self, insight: Insight | None) -> None:
        """Show the outlook and the milestones of ``insight``."""
        body, say = self.start_over(), self._say
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(6)
        if insight is None:
            body.addWidget(words(say("pages.detail.none"), "quiet"))
            body.addStretch(1)
            return
        outlook = insight.outlook
        body.addWidget(words(outlook.refusal or outlook.sentence, "head", wrap=True))
        told = (insight.expected_now, insight.gap, insight.pace, insight.budget, outlook.method, outlook.trial)
        for text in (*told, *outlook.notes):
            if text:
                body.addWidget(words(text, "quiet", wrap=True))
        if outlook.landings:
            heads = [say(f"pages.detail.{key}") for key in ("year", "landing", "band", "beside")]
            rows = [(one.year, one.value, one.band, one.beside_target) for one in outlook.landings]
            body.addWidget(_table(heads, rows, stretch=3))
        if insight.milestones:
            heads = [say(f"pages.detail.{key}") for key in ("target", "value", "state", "needed", "reached", "source")]
            milestones = [
                (
                    row.year,
                    row.value,
                    row.state,
                    row.needed,
                    row.reached,
                    "　".join(filter(None, (row.decided, row.source))),
                )
                for row in insight.milestones
            ]
            body.addWidget(_table(heads, milestones, stretch=5))
        body.addStretch(1)


class DefinitionsFace(ScrollPage):
    """The judgement, the same figures per head or indexed, earlier targets, restatements and definitions."""

    ground = "surface"

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say

    def show_insight(self, insight: Insight | None, health: HealthRow | None) -> None:
        """Show what ``insight`` and ``health`` say of the indicator."""
        body, say = self.start_over(), self._say
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(6)
        if insight is None:
            body.addWidget(words(say("pages.detail.none"), "quiet"))
            body.addStretch(1)
            return
        body.addWidget(words(insight.judged.sentence, "head", wrap=True))
        if insight.variants:
            heads = [say(f"pages.detail.{key}") for key in ("variant", "base", "latest", "change")]
            rows = [(one.title, one.base, one.latest, one.change or one.missing) for one in insight.variants]
            body.addWidget(_table(heads, rows, stretch=3))
        for text in insight.former:
            body.addWidget(words(text, "quiet", wrap=True))
        body.addWidget(pairs([(say("pages.health.restated"), self._restated(health)), *insight.definitions]))
        body.addStretch(1)

    def _restated(self, health: HealthRow | None) -> str:
        lines = [
            self._say(
                "pages.health.restated_one", year=f"{one.year} {one.part}", old=one.old, new=one.new, when=one.replaced
            )
            + (f"（{one.reason}）" if one.reason else "")
            for one in (health.restatements if health else ())
        ]
        return "\n".join(lines) or self._say("pages.health.no_restated")


def _table(heads: list[str], rows: Sequence[tuple[str, ...]], *, stretch: int) -> QWidget:
    table = Table(heads, stretch=stretch)
    table.fill(rows)
    table.fit_height(12)
    return table
