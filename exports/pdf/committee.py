"""What the committee says of indicators: its own marks with their reasons, and its comments."""

from collections.abc import Sequence

from dashboard.board import Board, IndicatorCard
from dashboard.board_insight import CommentRow
from dashboard.wording import Wording
from exports.pdf.flow import Flow


def committee_words(flow: Flow, board: Board, cards: Sequence[IndicatorCard], say: Wording) -> None:
    """One entry for each mark the committee gave and each comment on ``cards``; nothing where there is none."""
    told = [entry for card in cards for entry in _entries(board, card, say)]
    if told:
        flow.heading(say("committee.paper.title"))
        flow.listed(tuple(told))


def _entries(board: Board, card: IndicatorCard, say: Wording) -> list[str]:
    insight = board.insight(card.key)
    comments = insight.comments if insight else ()
    marks = [say("committee.paper.mark", title=card.title, sentence=card.mark_note)] if card.mark_note else []
    return [*marks, *(_comment(card.title, comment, say) for comment in comments)]


def _comment(title: str, comment: CommentRow, say: Wording) -> str:
    key = "committee.paper.comment_year" if comment.year else "committee.paper.comment"
    return say(key, title=title, year=comment.year, text=comment.text, author=comment.author, day=comment.day)
