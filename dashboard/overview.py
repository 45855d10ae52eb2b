"""What is seen first: the head of the window and the overview, cut from the Board as finished texts.

It stands apart from the Board because the window paints it before anything else is loaded.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dashboard.agreement.term import Level
    from dashboard.board import Board, IndicatorCard

Audience = Literal["committee", "public"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as text, with its parts beside it: ``value`` in ``unit``; ``text`` is the number alone."""

    value: float | None
    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class Attention:
    """One line that needs attention; ``page`` and ``target`` say where it leads.

    ``meant`` are the keys of all indicators or initiatives it speaks of, where there may be several.
    """

    level: "Level"
    text: str
    page: str
    target: str = ""
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalTile:
    """A goal of annex 2 on the overview: mark, one figure, sparkline, date of the data.

    ``verdict`` is the mark with its word and what has to be known of it, ``mark_brief`` the same in few letters.
    """

    key: str
    group: str
    title: str
    lead: str
    points: tuple[str, ...]
    mark: str
    mark_word: str
    figure_title: str
    figure: Figure
    data_date: str
    example: bool
    spark: tuple[float | None, ...]
    indicators: tuple[str, ...]
    items: tuple[int, ...]
    verdict: str
    mark_brief: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A quiet chip of the top strip that turns amber or red by rule; ``short`` is what it says where room is short."""

    text: str
    detail: str
    level: "Level"
    short: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of a headline chart's card: ``figure`` is the number alone, ``about`` its unit and date.

    ``mark`` has room for a few letters, ``verdict`` is the whole of it.
    """

    title: str
    mark: str
    verdict: str
    figure: str
    about: str
    example: bool
    target: str
    gap: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above every page: which record, as of when, for whom, and the two clocks."""

    agreement: str
    record: str
    as_of: str
    audience: Audience
    consultation: Chip
    term: Chip


@dataclass(frozen=True, slots=True)
class Overview:
    """All words of the overview; the charts beneath its headlines are drawn from the Board."""

    position: str
    note: str
    attention: tuple[Attention, ...]
    headlines: tuple[Headline, ...]
    visions: tuple[str, ...]
    goals: tuple[GoalTile, ...]
    empty: bool


def masthead_of(board: "Board") -> Masthead:
    """The head of ``board``."""
    return Masthead(
        agreement=board.agreement_short,
        record=board.record_name,
        as_of=board.as_of,
        audience=board.audience,
        consultation=board.consultation,
        term=board.term,
    )


def overview_of(board: "Board") -> Overview:
    """The overview of ``board``."""
    return Overview(
        position=board.position,
        note="\n".join((*board.position_notes, *board.left_out)),
        attention=board.attention,
        headlines=tuple(map(_headline, board.headlines)),
        visions=board.visions,
        goals=board.goals,
        empty=board.empty,
    )


def _headline(card: "IndicatorCard") -> Headline:
    known = card.latest.value is not None
    status = "" if card.example else card.latest_status
    stamp = "　".join(part for part in (card.data_date, status) if part)
    return Headline(
        title=card.title,
        mark=card.mark_brief if card.progress else "",
        verdict=card.verdict if card.progress else "",
        figure=card.latest.text if known else "–",
        about=f"{card.latest.unit}  {stamp}" if known else card.missing,
        example=card.example,
        target=card.target,
        gap=card.gap,
    )
