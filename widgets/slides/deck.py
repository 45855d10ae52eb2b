"""Which slides a Board gives, in the order a meeting takes them, and where to begin."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dashboard.board import Board, IndicatorCard
from dashboard.wording import Wording
from widgets.slides import faces
from widgets.slides.pieces import Scale

Maker = Callable[[Scale], QWidget]


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: ``page`` is the page of the window it stands for, ``key`` what it shows there."""

    key: str
    page: str
    title: str
    make: Maker


def deck(board: Board, say: Wording, indicator: str = "") -> tuple[Slide, ...]:
    """All slides; the indicator that is open in the window gets one too, where it is not among the headlines."""
    made = [Slide("position", "overview", say("window.overview.position"), _maker(faces.position, board, say))]
    shown = list(board.headlines)
    asked = board.indicator(indicator)
    if asked is not None and asked.key not in {card.key for card in shown}:
        shown.append(asked)
    made += [Slide(card.key, "indicators", card.title, _indicator(board, card, say)) for card in shown]
    if board.goals:
        made.append(Slide("goals", "overview", say("slides.goals"), _maker(faces.goals, board, say)))
    if board.effects is not None:
        made.append(Slide("effects", "effects", say("window.rail.effects"), _maker(faces.effects, board, say)))
    if board.items:
        made.append(Slide("items", "items", say("pages.items.matrix"), _maker(faces.items, board, say)))
    changed = board.changes_since or say("window.consultations.changed")
    made += [
        Slide("changes", "consultations", changed, _maker(faces.changes, board, say)),
        Slide("decisions", "consultations", say("window.consultations.decide"), _maker(faces.decisions, board, say)),
        Slide("agreement", "agreement", say("window.agreement.term"), _maker(faces.agreement, board, say)),
    ]
    if board.health is not None:
        made.append(Slide("health", "health", say("window.rail.health"), _maker(faces.health, board, say)))
    return tuple(made)


def start_of(slides: tuple[Slide, ...], page: str, target: str = "") -> int:
    """The slide that shows what is open in the window; the first where there is none."""
    places = [index for index, slide in enumerate(slides) if slide.page == page]
    chosen = [index for index in places if slides[index].key == target]
    return (chosen or places or [0])[0]


def _maker(face: Callable[[Board, Wording, Scale], QWidget], board: Board, say: Wording) -> Maker:
    return lambda scale: face(board, say, scale)


def _indicator(board: Board, card: IndicatorCard, say: Wording) -> Maker:
    return lambda scale: faces.indicator(card, board.insight(card.key), say, scale)
