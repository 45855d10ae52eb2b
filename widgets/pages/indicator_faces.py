"""What lies behind one indicator, face by face: outlook, targets, scenarios, mark, variants, restatements, words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from dashboard.board import Board, IndicatorCard
from dashboard.board_health import HealthRow, Restatement
from dashboard.board_insight import Insight, ScenarioRow
from dashboard.board_origin import Origin
from dashboard.origins import of_judgement, of_target, of_variant
from dashboard.wording import Wording
from widgets.pages.parts import ScrollPage, button, in_line, pairs, words
from widgets.pages.sourced import lead, source_link
from widgets.pages.table import Table

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Known:
    """All a ``board`` holds on one indicator."""

    card: IndicatorCard
    insight: Insight | None
    health: HealthRow | None
    board: Board

    @property
    def public(self) -> bool:
        """Whether it is the public's edition."""
        return self.board.audience == "public"

    @property
    def judgeable(self) -> bool:
        """Whether there is a figure the committee could give another mark."""
        return self.card.progress is not None and self.insight is not None


def known(card: IndicatorCard, board: Board) -> Known:
    """What ``board`` holds on the indicator of ``card``."""
    rows = board.health.rows if board.health else ()
    health = next((row for row in rows if row.key == card.key), None)
    return Known(card, board.insight(card.key), health, board)


class Face(ScrollPage):
    """One face beneath the chart; ``tell`` fills it, and a face with nothing to tell says what is missing.

    ``origin_wanted`` carries the Origin of a figure the person wants to see.
    """

    ground = "surface"
    origin_wanted = Signal(object)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.say = say

    def tell(self, of: Known) -> None:
        """Show what is known in place of what was there."""
        self.start_over()
        self.body.setContentsMargins(0, 4, 8, 0)
        self.body.setSpacing(8)
        self.compose(of)
        self.body.addStretch(1)

    def compose(self, of: Known) -> None:
        """Fill ``body``; each face does so in its own way."""
        raise NotImplementedError

    def sentence(self, text: str, role: str = "quiet") -> None:
        """Add a text of its own line."""
        if text:
            self.body.addWidget(words(text, role, wrap=True))

    def rows(self, entries: Iterable[tuple[str, str]], head_width: int = 136) -> None:
        """Add names with what they stand for."""
        self.body.addWidget(pairs(entries, head_width=head_width))

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: Iterable[int],
        stretch: int,
        origins: Sequence[Origin],
    ) -> None:
        """Add a table as high as its rows, each leading to its origin; ``stretch`` takes what width is left."""
        made = Table(heads, right=right, stretch=stretch)
        made.fill(rows)
        made.fit_height(MOST_ROWS)
        lead(made, origins, self.say, self.origin_wanted.emit)
        self.body.addWidget(made)

    def ground_link(self, of: Known) -> QPushButton:
        """A link to the figures from which mark, pace and outlook are worked out."""
        board, card = of.board, of.card
        return source_link(lambda: of_judgement(board, card, self.say), self.say, self.origin_wanted.emit, card.title)


class OutlookFace(Face):
    """Where the indicator lands if nothing changes, how far off that has been, or why there is no outlook."""

    def compose(self, of: Known) -> None:
        """Sentence first, then how it was found."""
        say = self.say
        if of.insight is None:
            self.sentence(say("detail.outlook.none"))
            return
        outlook = of.insight.outlook
        self.sentence(outlook.refusal or outlook.sentence, "head")
        self.body.addWidget(in_line(self.ground_link(of), 1))
        beside = [
            say("detail.outlook.beside_one", year=one.year, text=one.beside_target)
            for one in outlook.landings
            if one.beside_target
        ]
        told = {
            "beside": say("detail.outlook.list").join(beside),
            "method": outlook.method,
            "trial": outlook.trial,
            "notes": "\n".join(outlook.notes),
        }
        self.rows((say(f"detail.outlook.{key}"), text) for key, text in told.items())


class TargetsFace(Face):
    """Every milestone with who stands behind it, what pace it needs and when it is met; then earlier targets."""

    def compose(self, of: Known) -> None:
        """The milestones in force, then those that no longer count."""
        say, insight = self.say, of.insight
        if insight is None or not insight.milestones:
            self.sentence(say("detail.targets.none"))
        else:
            heads = [say(f"detail.targets.{key}") for key in ("year", "value", "state", "needed", "reached")]
            told = [(row.year, row.value, row.state, row.needed, row.reached) for row in insight.milestones]
            origins = [of_target(of.board, of.card, row, say) for row in insight.milestones]
            self.table(heads, told, (1, 3), 4, origins)
            self.rows((row.year, self._source(row.decided, row.source)) for row in insight.milestones)
        if insight is not None and insight.former:
            self.rows([(say("detail.targets.former"), "\n".join(insight.former))])

    def _source(self, decided: str, source: str) -> str:
        if decided and source:
            return self.say("detail.targets.joined", decided=decided, source=source)
        return decided or source


class ScenariosFace(Face):
    """The lines laid over the chart, the one that is judged marked as such."""

    def compose(self, of: Known) -> None:
        """One row for each line."""
        say, insight = self.say, of.insight
        if insight is None or not insight.scenarios:
            self.sentence(say("detail.scenarios.none"))
            return
        heads = [
            say("detail.scenarios.judged", title=row.title) if row.judged else row.title for row in insight.scenarios
        ]
        self.rows(zip(heads, map(self._traits, insight.scenarios), strict=True), head_width=176)
        if any(row.judged for row in insight.scenarios):
            self.sentence(say("detail.scenarios.judged_note"), "note")

    def _traits(self, row: ScenarioRow) -> str:
        name = "detail.scenarios.traits" if row.state else "detail.scenarios.trend"
        traits = self.say(name, kind=row.kind, state=row.state, shape=row.shape)
        return "\n".join((*([row.missing] if row.missing else []), traits, *row.sources))


class JudgementFace(Face):
    """The computed mark and the committee's, with reason, author and day, and the figures behind them.

    ``change_wanted`` says that the committee wants to give another mark, or to take its own back.
    """

    change_wanted = Signal()

    def compose(self, of: Known) -> None:
        """Both marks, then the grounds."""
        say, card, insight = self.say, of.card, of.insight
        if insight is None:
            self.sentence(say("detail.judgement.mark", mark=card.mark, word=card.mark_word), "head")
            return
        judged = insight.judged
        shown, computed = say("detail.judgement.same", mark=judged.mark, word=judged.word), ""
        if judged.overridden:
            shown = say("detail.judgement.by_committee", mark=judged.mark, word=judged.word)
            computed = say("detail.judgement.mark", mark=judged.computed_mark, word=judged.computed_word)
        told = {
            "counts": shown,
            "computed": computed,
            "reason": judged.sentence,
            "expected": insight.expected_now,
            "gap": insight.gap,
            "pace": insight.pace,
            "budget": insight.budget,
        }
        self.rows((say(f"detail.judgement.{key}"), text) for key, text in told.items())
        if of.judgeable and not of.public:
            change = button(say("committee.mark.change"), "small", hint=say("committee.mark.change_hint"))
            change.clicked.connect(self.change_wanted)
            self.body.addWidget(in_line(change, self.ground_link(of), 1))
        else:
            self.body.addWidget(in_line(self.ground_link(of), 1))


class VariantsFace(Face):
    """The same figures indexed, per head and per household, or what is missing for that."""

    def compose(self, of: Known) -> None:
        """One row for each way to see the figures."""
        say, insight = self.say, of.insight
        if insight is None or not insight.variants:
            self.sentence(say("detail.variants.none"))
            return
        heads = [say(f"detail.variants.{key}") for key in ("title", "unit", "base", "latest", "change")]
        told = [
            (row.title, row.unit, row.base or "–", row.latest or "–", row.change or "–") for row in insight.variants
        ]
        self.table(heads, told, (2, 3, 4), 0, [of_variant(of.board, of.card, row, say) for row in insight.variants])
        self.rows(((row.title, row.missing or row.definition) for row in insight.variants), head_width=176)


class RestatedFace(Face):
    """The history of figures that were replaced: before, after, when and why."""

    def compose(self, of: Known) -> None:
        """One row for each replacement, the newest year first."""
        say = self.say
        found: tuple[Restatement, ...] = of.health.restatements if of.health else ()
        if not found:
            self.sentence(say("detail.restated.none"))
            return
        heads = [say(f"detail.restated.{key}") for key in ("year", "part", "old", "new", "when", "reason")]
        told = [
            (one.year, one.part, one.old, one.new, one.replaced, one.reason or say("detail.restated.no_reason"))
            for one in found
        ]
        self.table(heads, told, (2, 3), 5, [one.origin for one in found])
        self.sentence(say("origin.row_hint"), "note")


class DefinitionsFace(Face):
    """What the indicator is, where it comes from, who answers for it, and what the words beside it mean."""

    def compose(self, of: Known) -> None:
        """The indicator first, then the words."""
        card, gaps = of.card, of.health.reasons if of.health else ()
        told = {
            "indicator": card.definition,
            "unit": card.unit,
            "source": card.source,
            "owner": card.owner,
            "gaps": "\n".join(gaps),
        }
        own = [(self.say(f"detail.definitions.{key}"), text) for key, text in told.items()]
        self.rows([*own, *(of.insight.definitions if of.insight else ())])
