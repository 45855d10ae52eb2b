"""The import report before anything is stored: each file with its counts, each issue with its cell and a sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from dashboard.wording import Wording
from widgets.pages.parts import Card, Table, button, in_line, words

if TYPE_CHECKING:
    from importers.report import ImportReport

SEVERITIES = ("error", "warning", "note")


class ReportCard(Card):
    """``confirmed`` carries the report and the author's name, ``discarded`` says the person does not want it."""

    confirmed = Signal(object, str)
    discarded = Signal()

    def __init__(self, report: "ImportReport", say: Wording, author: str = "") -> None:
        super().__init__(say("window.imports.report"))
        self.report = report
        self._say = say
        self.author = QLineEdit(author)
        self.author.setPlaceholderText(say("window.imports.author"))
        self.author.setAccessibleName(say("window.imports.author"))
        self.author.setFixedWidth(220)
        self.problem = words("", "red")
        self.confirm = button(say("window.imports.confirm"), "main")
        self.confirm.setEnabled(report.storable)
        self.confirm.clicked.connect(self._ask)
        self.author.returnPressed.connect(self._ask)
        discard = button(say("window.imports.discard"))
        discard.clicked.connect(self.discarded)
        self.files = self._files()
        self.issues = self._issues()
        self.body.addWidget(self.files)
        if self.issues is None:
            self.body.addWidget(words(say("window.imports.no_issues"), "quiet"))
        else:
            self.body.addWidget(self.issues)
        self.verdict = words(self._verdict(), "red" if report.errors else "head", wrap=True)
        self.body.addWidget(self.verdict)
        self.body.addWidget(in_line(self.author, self.confirm, discard, self.problem, 1))

    def _ask(self) -> None:
        if not self.report.storable:
            return
        author = self.author.text().strip()
        self.problem.setText("" if author else self._say("window.imports.need_author"))
        if author:
            self.confirmed.emit(self.report, author)

    def _verdict(self) -> str:
        name, report = "window.imports.", self.report
        if report.errors:
            return self._say(name + "blocked", errors=report.errors)
        if not report.storable:
            return self._say(name + "nothing")
        new = sum(file.count("new") for file in report.files)
        changed = sum(file.count("changed") for file in report.files)
        return self._say(name + "storable", new=new, changed=changed)

    def _files(self) -> Table:
        heads = [self._say(f"window.imports.{key}") for key in ("file", "new", "changed", "same", "issues")]
        table = Table(heads, right=(1, 2, 3, 4), stretch=0)
        table.fill(
            [
                (
                    file.file.name,
                    *(f"{file.count(kind):,}" for kind in ("new", "changed", "same")),
                    f"{len(file.issues) + (file.refusal is not None):,}",
                )
                for file in self.report.files
            ]
        )
        table.fit_height(8)
        return table

    def _issues(self) -> Table | None:
        from importers.report_text import issue_sentence

        found = [
            issue
            for file in self.report.files
            for issue in (*((file.refusal,) if file.refusal else ()), *file.issues)
        ]
        if not found:
            return None
        found.sort(key=lambda issue: SEVERITIES.index(issue.severity.value))
        heads = [self._say(f"window.imports.{key}") for key in ("severity", "file", "place", "raw", "sentence")]
        table = Table(heads, stretch=4)
        table.fill(
            [
                (
                    self._say(f"window.imports.{issue.severity.value}"),
                    issue.file,
                    issue.place(),
                    issue.raw,
                    issue_sentence(issue, self._say),
                )
                for issue in found
            ]
        )
        table.fit_height(10)
        return table
