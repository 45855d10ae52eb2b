"""How example data (例示) are marked in the report's words."""

from dashboard.wording import Wording


def named(title: str, *, example: bool, say: Wording) -> str:
    """``title``, marked where it names an ``example`` and does not say so itself; the mark alone without a title."""
    mark = say("paper.example")
    if not example or mark in title:
        return title
    return say("paper.marked_example", title=title) if title else mark
