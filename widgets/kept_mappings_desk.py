"""What becomes of remembered readings from the import page: new places accepted, a reading let go."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from dashboard.wording import Wording
from widgets.jobs import Done, Outcome
from widgets.pages.imports import ImportsPage
from widgets.session import Session

if TYPE_CHECKING:
    from widgets.dialogs.kept_mappings import KeptMappingsDialog
    from widgets.mapping_verbs import KeptMapping


class KeptMappingsDesk(QObject):
    """Serves one import page; ``again`` reads files anew once their new places are kept."""

    def __init__(
        self,
        say: Wording,
        session: Session,
        tell: Callable[[Outcome], None],
        page: ImportsPage,
        again: Callable[[tuple[Path, ...]], None],
    ) -> None:
        super().__init__(page)
        self._say, self._session, self._tell, self._page, self._again = say, session, tell, page, again
        self.dialog: KeptMappingsDialog | None = None
        page.places_accepted.connect(self._accept)
        page.mappings_wanted.connect(self.show_list)

    def show_list(self) -> None:
        """Show what the record remembers."""

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._show(cast("tuple[KeptMapping, ...]", outcome.value))
            else:
                self._tell(outcome)

        self._session.write(self._look, finished)

    def _look(self, record: Path) -> object:
        from widgets.mapping_verbs import kept_mappings

        return kept_mappings(record, self._say.language)

    def _show(self, kept: "Sequence[KeptMapping]") -> None:
        from widgets.dialogs.kept_mappings import KeptMappingsDialog

        if self.dialog is not None:
            self.dialog.show_kept(kept)
            return
        self.dialog = KeptMappingsDialog(self._say, kept, self._session.author, self._page.window())
        self.dialog.dropped.connect(self._drop)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show()

    def _forget(self) -> None:
        self.dialog = None

    def _drop(self, name: str, author: str) -> None:
        def verb(record: Path) -> int:
            from widgets.mapping_verbs import forget_mapping

            return forget_mapping(record, name, author=author)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._session.author = author
                if self.dialog is not None:
                    self.show_list()
            self._tell(outcome)

        self._session.change(verb, finished)

    def _accept(self, paths: tuple[Path, ...], author: str) -> None:
        report = self._page.report
        every = tuple(file.path for file in report.report.files if file.path is not None) if report else paths

        def verb(record: Path) -> int | None:
            from widgets.mapping_verbs import accept_new_places

            return accept_new_places(record, paths, author=author)

        def finished(outcome: Outcome) -> None:
            if isinstance(outcome, Done):
                self._session.author = author
                self._again(every)
            self._tell(outcome)

        self._session.change(verb, finished)
