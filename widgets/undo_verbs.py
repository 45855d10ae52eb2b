"""Undo and redo, as plain functions without Qt: a batch is withdrawn, or its withdrawal is."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.agreement.reading_pack import pack_from_text
from dashboard.assembly.ledger import batch_told
from dashboard.record.batch import Batch, BatchRow, RecordView
from dashboard.record.record import Record
from dashboard.wording import Language, wording
from widgets.operations import now


@dataclass(frozen=True, slots=True)
class Undone:
    """``batch`` no longer counts since ``withdrawal``; ``told`` is that batch in a few words."""

    batch: int
    withdrawal: int
    told: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """``batch`` counts again; ``told`` is that batch in a few words."""

    batch: int
    told: str


def undo(record: Path, batches: tuple[int, ...], language: Language = "ja", *, author: str = "") -> Undone | None:
    """Withdraw the last of ``batches`` that still counts; None where none does.

    ``author`` is who takes it back; without a name it is whoever stored it.

    What others stored since stays: only that one batch is taken back, and the history keeps both.
    Raises KnownError ``record.moved_on`` when another desk stores at the same moment.
    """
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        row = _standing(view, reversed(batches))
        if row is None:
            return None
        told = _told(view, row.number, language)
        note = wording(language)("committee.undo.note_undone", what=told)
        batch = Batch("withdraw", author or row.author, note, withdraws=(row.number,))
        number = opened.commit(batch, now(), expected=view.fingerprint)
    return Undone(row.number, number, told)


def repeat(record: Path, undone: tuple[Undone, ...], language: Language = "ja", *, author: str = "") -> Repeated | None:
    """Let the last of ``undone`` count again whose withdrawal still stands; None where there is none.

    ``author`` is who does so; without a name it is whoever took it back.
    """
    with Record.open(record, writing=True) as opened:
        view = opened.present(now())
        row = _standing(view, (one.withdrawal for one in reversed(undone)))
        if row is None:
            return None
        batch = next(one.batch for one in undone if one.withdrawal == row.number)
        told = _told(view, batch, language)
        note = wording(language)("committee.undo.note_repeated", what=told)
        withdrawal = Batch("withdraw", author or row.author, note, withdraws=(row.number,))
        opened.commit(withdrawal, now(), expected=view.fingerprint)
    return Repeated(batch, told)


def _standing(view: RecordView, numbers: Iterable[int]) -> BatchRow | None:
    """The first of ``numbers`` that counts."""
    standing = {row.number: row for row in view.batches if not row.withdrawn}
    return next((standing[number] for number in numbers if number in standing), None)


def _told(view: RecordView, batch: int, language: Language) -> str:
    row = next(row for row in view.batches if row.number == batch)
    return batch_told(row, pack_from_text(view.pack, view.name), wording(language), view.batches)
