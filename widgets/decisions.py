"""What the committee decides, as plain functions without Qt: target sheets, judgements, kept what-ifs."""

import datetime
from pathlib import Path

from dashboard.agreement.override import PREFIX, Override, override_setting
from dashboard.assembly.context import JAPAN
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.what_if import Levers, setting
from dashboard.record.batch import Batch
from dashboard.record.record import Record
from dashboard.wording import Language
from widgets.operations import now, open_board, read_view


def write_targets(
    record: Path, out: Path, *, as_of: datetime.datetime | None = None, language: Language = "ja"
) -> None:
    """The target sheet with the targets and factors in force, to be filled in and imported."""
    from exports.target_sheet import write_target_sheet

    view, agreement = read_view(record, as_of)
    write_target_sheet(agreement, view.settings, view.instant.astimezone(JAPAN).date(), out, language)


def give_mark(
    record: Path, indicator: str, sign: str, *, reason: str, author: str, disclosure: Disclosure = Disclosure.PARTIES
) -> None:
    """Let the committee's mark count for the indicator's newest figure; the computed one stays beside it.

    Raises KnownError ``judgement.*`` for a sign off the scale, no reason, no author or no figure to judge.
    """
    _, agreement = read_view(record)
    card = open_board(record).indicator(indicator)
    if card is None or card.progress is None:
        raise KnownError("judgement.nothing_to_judge")
    today = now().astimezone(JAPAN).date()
    given = Override(indicator, card.progress.last_year, sign, reason, author, today, disclosure)
    _store(record, author, reason, override_setting(given, agreement.judgement))


def take_mark_back(record: Path, indicator: str, *, author: str) -> None:
    """Let the computed mark count again."""
    _store(record, author, "", (PREFIX + indicator, ""))


def keep_what_if(record: Path, name: str, levers: Levers, *, author: str) -> None:
    """Keep a what-if by its name; one of the same name is replaced. Raises KnownError without a name."""
    if not name.strip():
        raise KnownError("judgement.no_name")
    _store(record, author, "", setting(name.strip(), levers))


def drop_what_if(record: Path, name: str, *, author: str) -> None:
    """Take a kept what-if away."""
    _store(record, author, "", (f"whatif.{name}", ""))


def _store(record: Path, author: str, note: str, entry: tuple[str, str]) -> None:
    with Record.open(record, writing=True) as opened:
        opened.commit(Batch("setting", author, note, settings=(entry,)), now())
