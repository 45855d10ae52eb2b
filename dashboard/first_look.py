"""The first look at a record: head, overview and its charts as they were last put together, as a text the record keeps.

Reading it takes a few milliseconds where the whole Board takes a few hundred, so the window shows it while the
Board is made, under the instant it speaks of.
"""

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.overview import (
    Attention,
    Chip,
    Figure,
    GoalTile,
    Headline,
    Masthead,
    Overview,
    masthead_of,
    overview_of,
)

if TYPE_CHECKING:
    from dashboard.board import Board
    from dashboard.chart import ChartSpec

FORM = 3
"""Raised whenever a field is added, renamed or changes its meaning: a text of another form is not read."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the window paints first.

    ``drawn`` is the text of the headlines' charts: it is read after the first paint, with what draws them.
    """

    masthead: Masthead
    overview: Overview
    drawn: str

    def named(self, record: str) -> "FirstLook":
        """The same for a record that bears another name by now."""
        return replace(self, masthead=replace(self.masthead, record=record))

    def charts(self) -> "tuple[ChartSpec, ...]":
        """The headlines' charts."""
        from dashboard.chart_text import charts_from

        return charts_from(self.drawn)


def look_of(board: "Board") -> FirstLook:
    """The first look at ``board``."""
    from dashboard.chart_text import chart_text

    drawn = chart_text(card.chart for card in board.headlines)
    return FirstLook(masthead_of(board), overview_of(board), drawn)


def look_text(look: FirstLook) -> str:
    """``look`` as JSON."""
    return json.dumps({"form": FORM, **asdict(look)}, ensure_ascii=False, separators=(",", ":"))


def look_from(text: str) -> FirstLook | None:
    """The look of a text; None where another version of the product wrote it, or nobody did."""
    try:
        content = json.loads(text)
        return _look(content) if content["form"] == FORM else None
    except (ValueError, KeyError, TypeError):
        return None


def _look(content: Any) -> FirstLook:
    head, page = content["masthead"], content["overview"]
    clocks = {name: Chip(**head[name]) for name in ("consultation", "term")}
    listed = {
        "attention": tuple(Attention(**{**entry, "meant": tuple(entry["meant"])}) for entry in page["attention"]),
        "headlines": tuple(Headline(**entry) for entry in page["headlines"]),
        "visions": tuple(page["visions"]),
        "goals": tuple(map(_goal, page["goals"])),
    }
    return FirstLook(Masthead(**{**head, **clocks}), Overview(**{**page, **listed}), str(content["drawn"]))


def _goal(content: Any) -> GoalTile:
    listed = {name: tuple(content[name]) for name in ("points", "spark", "indicators", "items")}
    return GoalTile(**{**content, **listed, "figure": Figure(**content["figure"])})
