"""The comments on an indicator in finished words, as far as the audience may read them."""

from dashboard.agreement.comment import Comment, comments_of
from dashboard.assembly.context import Context
from dashboard.board_insight import CommentRow


def comment_rows(context: Context, indicator: str) -> tuple[CommentRow, ...]:
    """One row for each comment, newest first; the gate has dropped what is not this audience's."""
    return tuple(_row(context, comment) for comment in comments_of(context.view.settings, indicator))


def _row(context: Context, comment: Comment) -> CommentRow:
    say = context.say
    return CommentRow(
        key=comment.key,
        day=say.date(comment.day),
        author=comment.author,
        text=comment.text,
        year=say.year(comment.fiscal_year) if comment.fiscal_year is not None else "",
        disclosure=say(f"committee.disclosure.{comment.disclosure.value}"),
    )
