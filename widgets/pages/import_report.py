"""The import report before anything is stored: each file with its counts, each issue with its cell and a sentence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from dashboard.origins import of_line
from dashboard.wording import Wording
from widgets.pages.flow import FlowRow
from widgets.pages.parts import Card, button, in_line, signature, words
from widgets.pages.sourced import lead_by
from widgets.pages.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from importers.report import ImportReport

UNKNOWN = frozenset(
    {
        *(
            "imports.unknown_layout",
            "tables.layout_without_figures",
            "tables.cars_of_other_source",
            "tables.parts_left",
        ),
        *("mapping.several", "mapping.absent", "mapping.no_sheet"),
    }
)
MOVED = frozenset({"mapping.moved", "mapping.renamed"})
MOST_UNKNOWN = 24
SEVERITIES = ("error", "warning", "note")


class ReportCard(Card):
    """What the files would change, and what the person makes of it.

    ``confirmed`` carries the report and the author's name, ``discarded`` says the person does not want it,
    ``mapping_wanted`` carries the path of a file whose form is unknown, ``places_accepted`` those of files in
    which remembered labels stand elsewhere now, and the author's name. ``origin_wanted`` carries the Origin of a
    file or of what was found in it.
    """

    confirmed = Signal(object, str)
    discarded = Signal()
    mapping_wanted = Signal(object)
    places_accepted = Signal(object, str)
    origin_wanted = Signal(object)

    def __init__(self, report: "ImportReport", say: Wording, author: str = "") -> None:
        from importers.sound_rows import without_errors

        super().__init__(say("window.imports.report"))
        self.report, self.sound = report, without_errors(report, say)
        self._say = say
        self.author = _told(signature(say, author), say("window.imports.author"))
        self.author.setFixedWidth(220)
        self.reason = _told(QLineEdit(self), say("window.imports.reason", count=len(self.sound.restatements)))
        self.reason.setMinimumWidth(320)
        self.problem = words("", "red")
        self.confirm = button(say("window.imports.confirm"), "main")
        self.confirm.setEnabled(report.storable)
        self.confirm.clicked.connect(self._ask)
        self.rest = self._rest_button()
        for field in (self.author, self.reason):
            field.returnPressed.connect(self.confirm.click)
        discard = button(say("window.imports.discard"))
        discard.clicked.connect(self.discarded)
        self.files = self._files()
        self.issues = self._issues()
        self.verdict = words(self._verdict(), "red" if report.errors else "head", wrap=True)
        self.body.addWidget(self.verdict)
        if self.sound.restatements:
            self.body.addWidget(in_line(self.reason, 1))
        self.body.addWidget(in_line(self.author, self.confirm, self.rest, discard, self.problem, 1))
        self.body.addWidget(self.files)
        unknown = self._paths_with(UNKNOWN)
        if unknown:
            self.body.addWidget(words(say("mapping.page.unknown_files", count=len(unknown)), "quiet", wrap=True))
            self.body.addWidget(FlowRow(*map(self._to_mapping, unknown[:MOST_UNKNOWN])))
        self.accept = button(say("mapping.page.accept"), hint=say("mapping.page.accept_hint"))
        moved = self._paths_with(MOVED)
        self.accept.clicked.connect(lambda: self._accept(moved))
        self.body.addWidget(in_line(self.accept, words("、".join(path.name for path in moved), "quiet"), 1))
        self.accept.setVisible(bool(moved))
        self.body.addWidget(self.issues or words(say("window.imports.no_issues"), "quiet"))

    def _paths_with(self, keys: frozenset[str]) -> "tuple[Path, ...]":
        """The files of which one of these is told."""
        return tuple(
            one.path
            for one in self.report.files
            if one.path is not None
            and keys & {issue.key for issue in (*((one.refusal,) if one.refusal else ()), *one.issues)}
        )

    def _to_mapping(self, path: "Path") -> QPushButton:
        """A way to the page where a person tells what the tables of an unknown file are."""
        go = button(self._say("mapping.page.map_named", file=path.name), "small", key="J")
        go.clicked.connect(lambda: self.mapping_wanted.emit(path))
        return go

    def _rest_button(self) -> QPushButton:
        """Stores what is sound, where something is and something is not."""
        made = button(self._say("window.imports.rest"), hint=self._say("window.imports.rest_hint", **self._counts()))
        made.setVisible(bool(self.report.errors) and self.sound.storable)
        made.clicked.connect(self._ask)
        return made

    def _counts(self) -> dict[str, int]:
        """How many entries would be stored."""
        return {kind: sum(file.count(kind) for file in self.sound.files) for kind in ("new", "changed")}

    def _ask(self) -> None:
        if not self.sound.storable:
            return
        author, reason = self.author.text().strip(), self.reason.text().strip()
        missing = "need_author" if not author else "need_reason" if self.sound.restatements and not reason else ""
        self.problem.setText(self._say(f"window.imports.{missing}") if missing else "")
        if not missing:
            self.confirmed.emit(replace(self.sound, reason=reason), author)

    def _accept(self, moved: "tuple[Path, ...]") -> None:
        author = self.author.text().strip()
        self.problem.setText("" if author else self._say("committee.comment.no_author"))
        if author:
            self.places_accepted.emit(moved, author)

    def _verdict(self) -> str:
        name, report = "window.imports.", self.report
        if report.errors and self.sound.storable:
            return self._say(name + "blocked_rest", errors=report.errors, **self._counts())
        if report.errors:
            return self._say(name + "blocked", errors=report.errors)
        return self._say(name + "storable", **self._counts()) if report.storable else self._say(name + "nothing")

    def _files(self) -> Table:
        from importers.file_origins import of_file

        heads = [self._say(f"window.imports.{key}") for key in ("file", "new", "changed", "same", "issues")]
        table = Table(heads, right=(1, 2, 3, 4), stretch=0)
        table.fill(
            [
                (
                    file.file.name,
                    *(f"{file.count(kind):,}" for kind in ("new", "changed", "same")),
                    f"{file.findings:,}",
                )
                for file in self.report.files
            ]
        )
        table.fit_height(8)
        files = self.report.files
        lead_by(table, lambda line: of_file(files[line], self._say), self._say, self.origin_wanted.emit)
        return table

    def _issues(self) -> Table | None:
        from importers.report_rows import issue_line

        found = [
            issue_line(issue, file, self._say)
            for file in self.report.files
            for issue in (*((file.refusal,) if file.refusal else ()), *file.issues)
        ]
        if not found:
            return None
        found.sort(key=lambda line: SEVERITIES.index(line.kind))
        heads = [self._say(f"window.imports.{key}") for key in ("severity", "file", "place", "raw", "sentence")]
        table = Table(heads, stretch=4)
        table.fill(
            [
                (
                    self._say(f"window.imports.{line.kind}"),
                    line.file,
                    "!".join(part for part in (line.sheet, line.cell) if part),
                    line.raw,
                    line.text,
                )
                for line in found
            ]
        )
        table.fit_height(10)
        lead_by(table, lambda at: of_line(found[at], self._say), self._say, self.origin_wanted.emit)
        return table


def _told(field: QLineEdit, told: str) -> QLineEdit:
    """``field``, saying what belongs into it."""
    field.setPlaceholderText(told)
    field.setAccessibleName(told)
    return field
