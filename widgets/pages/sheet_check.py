"""A sheet looked over before it is sent: which cells a machine cannot read, by which rule, and how to mend them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dashboard.wording import Wording
from widgets.pages.parts import Card, words
from widgets.pages.sourced import lead
from widgets.pages.table import Table

if TYPE_CHECKING:
    from importers.quality import SheetCheck

MOST_SHOWN = 500


class CheckCard(Card):
    """What was found in the file at ``path``; nothing is stored. ``origin_wanted`` carries the Origin of a cell."""

    origin_wanted = Signal(object)

    def __init__(self, check: "SheetCheck", path: Path, say: Wording) -> None:
        from importers.file_origins import of_flaw
        from importers.quality_text import flaw_sentence, summary_lines, unseen_lines

        super().__init__(say("pages.check.title", file=check.file))
        for line in (*summary_lines(check, say), *unseen_lines(check, say)):
            self.body.addWidget(words(line, "quiet", wrap=True))
        if not check.flaws:
            self.body.addWidget(words(say("pages.check.sound"), "head"))
            return
        self.table = Table([say(f"pages.check.{key}") for key in ("place", "raw", "sentence")], stretch=2)
        self.table.setAccessibleName(say("pages.check.title", file=check.file))
        shown = [(flaw, flaw_sentence(flaw, say)) for flaw in check.flaws[:MOST_SHOWN]]
        self.table.fill(
            [("!".join(part for part in (flaw.sheet, flaw.cell) if part), flaw.raw, text) for flaw, text in shown]
        )
        lead(self.table, [of_flaw(flaw, path, text, say) for flaw, text in shown], say, self.origin_wanted.emit)
        self.table.fit_height(14)
        self.body.addWidget(self.table)
        if len(check.flaws) > MOST_SHOWN:
            self.body.addWidget(words(say("pages.check.cut", shown=MOST_SHOWN, all=len(check.flaws)), "note"))
