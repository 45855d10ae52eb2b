"""What a person can do with readings made by hand: try one, keep it in the record, accept new places, let it go."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import KnownError
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from dashboard.wording import Language
from widgets.operations import now, read_view

if TYPE_CHECKING:
    from dashboard.agreement.pack import Agreement
    from importers.cell import Workbook
    from importers.mapping import HandMapping
    from importers.table import Table


def mappings_for(
    record: Path, mapping: Path | None, files: tuple[Path, ...], *, accept: bool = False
) -> "tuple[HandMapping, ...]":
    """The mapping of a TOML file, checked against the record's agreement; none without a file.

    ``accept`` says yes to the places where its labels stand in the first of ``files`` that can be read. Without a file
    it says so of the mappings that the record remembers: those that have moved come back, with their new places.
    Raises KnownError ``mapping.<reason>``.
    """
    if mapping is None:
        return _moved(record, files) if accept else ()
    from importers.mapped import confirmed_places
    from importers.mapping import mapping_in
    from importers.workbook import read_workbooks

    found = mapping_in(mapping, read_view(record)[1])
    for read in read_workbooks(files if accept else ()):
        if not isinstance(read, KnownError):
            return (confirmed_places(read, found),)
    return (found,)


def remember(record: Path, mappings: "tuple[HandMapping, ...]", *, author: str = "") -> int | None:
    """Keep mappings in the record; one of the same name is superseded, one that is there already left alone.

    The number of the batch, None where there was nothing to keep. Raises KnownError ``record.moved_on`` when another
    desk stores at the same moment.
    """
    from importers.mapping import setting_of

    wanted = dict(map(setting_of, mappings))
    if not wanted:
        return None
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        changed = tuple((name, text) for name, text in wanted.items() if view.settings.get(name) != text)
        if not changed:
            return None
        return opened.commit(Batch("setting", author, settings=changed), now(), expected=view.fingerprint)


def accept_new_places(record: Path, files: tuple[Path, ...], *, author: str = "") -> int | None:
    """Keep the places where the labels of remembered mappings stand in ``files`` now: the person's yes.

    The number of the batch, None where nothing has moved.
    """
    return remember(record, _moved(record, files), author=author)


def _moved(record: Path, files: tuple[Path, ...]) -> "tuple[HandMapping, ...]":
    """The remembered mappings whose labels stand elsewhere in ``files``, with those places."""
    from importers.mapped import moved_mappings
    from importers.mapping import remembered
    from importers.workbook import read_workbooks

    view, agreement = read_view(record)
    held = {mapping.name: mapping for mapping in remembered(view.settings, agreement)}
    moved: dict[str, HandMapping] = {}
    for read in read_workbooks(files):
        if not isinstance(read, KnownError):
            moved |= {mapping.name: mapping for mapping in moved_mappings(read, tuple((held | moved).values()))}
    return tuple(moved.values())


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A remembered mapping for a list: its name, the sheets it is for and the titles of its indicators."""

    name: str
    sheet: str
    indicators: tuple[str, ...]


def kept_mappings(record: Path, language: Language) -> tuple[KeptMapping, ...]:
    """The mappings the record remembers, by name."""
    from importers.mapping import remembered

    view, agreement = read_view(record)
    titles = {indicator.key: indicator.title.of(language) for indicator in agreement.indicators}
    return tuple(
        KeptMapping(one.name, one.sheet, tuple(dict.fromkeys(titles[figure.indicator] for figure in one.figures)))
        for one in remembered(view.settings, agreement)
    )


def forget_mapping(record: Path, name: str, *, author: str) -> int:
    """Let a remembered mapping go; what was read by it stays, and the history keeps it."""
    from importers.mapping import SETTING

    with Record.open(record, writing=True) as opened:
        return opened.commit(Batch("setting", author, settings=((SETTING + name, ""),)), now())


@dataclass(frozen=True, slots=True)
class Matter:
    """A file of unknown form: its workbook, the tables found, and the agreement whose indicators are wanted."""

    workbook: "Workbook"
    tables: "tuple[Table, ...]"
    agreement: "Agreement"

    def of_sheet(self, name: str) -> "tuple[Table, ...]":
        """The tables of one sheet."""
        return tuple(table for table in self.tables if table.sheet == name)


def open_tables(record: Path, path: Path) -> Matter:
    """The file at ``path`` with its tables. Raises KnownError ``reading.<reason>``."""
    from importers.table_finding import tables_of
    from importers.workbook import read_workbook

    _, agreement = read_view(record)
    workbook = read_workbook(path)
    return Matter(workbook, tables_of(workbook), agreement)
