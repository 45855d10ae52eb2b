"""What leads from a figure on a page to the entries behind it: rows of tables, and quiet links beside sentences."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from dashboard.board_origin import Origin
from dashboard.wording import Wording
from widgets.pages.parts import button
from widgets.pages.table import Table

Show = Callable[[Origin], None]


def lead(table: Table, origins: Sequence[Origin], say: Wording, show: Show) -> None:
    """Let each row of ``table`` lead to its own of ``origins``, by Enter or a double click."""
    lead_by(table, origins.__getitem__, say, show)


def lead_by(table: Table, origin_of: Callable[[int], Origin], say: Wording, show: Show) -> None:
    """The same where the origin of a row is put together only when somebody asks."""
    table.lead(origin_of, say("origin.row_hint"))
    table.asked.connect(show)


def source_link(origin_of: Callable[[], Origin], say: Wording, show: Show, of: str = "") -> QPushButton:
    """A link to what stands behind a sentence or a figure; ``of`` is what it is read out with."""
    link = button(say("origin.open"), "link", hint=say("origin.open_hint"))
    if of:
        link.setAccessibleName(say("origin.open_of", title=of))
    link.clicked.connect(lambda *_: show(origin_of()))
    return link
