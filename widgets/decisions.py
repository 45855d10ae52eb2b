"""What the committee decides, as plain functions without Qt: target sheets, marks, comments, notices, kept what-ifs."""

import datetime
from pathlib import Path

from dashboard.agreement.comment import Comment, comment_setting, key_at, name_of
from dashboard.agreement.consultation import Held, held_setting, next_number
from dashboard.agreement.notice import Notice, ended_by, notice_setting, notices_of, term_of
from dashboard.agreement.notice import name_of as name_of_notice
from dashboard.agreement.override import PREFIX, Override, override_setting
from dashboard.agreement.written import Written
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure
from dashboard.indicators.what_if import Levers, setting
from dashboard.record.batch import Batch, RecordView
from dashboard.record.record import Record
from dashboard.wording import Language
from dashboard.zone import JAPAN
from widgets.operations import now, read_view


def write_targets(
    record: Path, out: Path, *, as_of: datetime.datetime | None = None, language: Language = "ja"
) -> None:
    """The target sheet with the targets and factors in force, to be filled in and imported."""
    from exports.target_sheet import write_target_sheet

    view, agreement = read_view(record, as_of)
    written = Written(view.instant, view.fingerprint)
    write_target_sheet(agreement, view.settings, view.instant.astimezone(JAPAN).date(), out, language, written)


def give_mark(
    record: Path, indicator: str, sign: str, *, reason: str, author: str, disclosure: Disclosure = Disclosure.PARTIES
) -> int:
    """Let the committee's mark count for the indicator's newest figure; the computed one stays beside it.

    Like every verb here that changes the record it returns the number of the batch, by which it can be undone.
    Raises KnownError ``judgement.*`` for a sign off the scale, no reason, no author or no figure to judge.
    """
    from dashboard.assembly import build_board

    view, agreement = read_view(record)
    card = build_board(view, agreement).indicator(indicator)
    if card is None or card.progress is None:
        raise KnownError("judgement.nothing_to_judge")
    today = now().astimezone(JAPAN).date()
    given = Override(indicator, card.progress.last_year, sign, reason, author, today, disclosure)
    return _store(record, author, reason, override_setting(given, agreement.judgement), upon=view)


def take_mark_back(record: Path, indicator: str, *, author: str) -> int:
    """Let the computed mark count again. Raises KnownError without an author."""
    if not author.strip():
        raise KnownError("committee.comment.no_author")
    return _store(record, author.strip(), "", (PREFIX + indicator, ""))


def add_comment(
    record: Path,
    indicator: str,
    text: str,
    *,
    author: str,
    fiscal_year: int | None = None,
    disclosure: Disclosure = Disclosure.PARTIES,
) -> int:
    """Record a comment on an indicator. Raises KnownError ``committee.comment.incomplete`` without text or author."""
    moment = now()
    day = moment.astimezone(JAPAN).date()
    entry = Comment(indicator, key_at(moment), author, day, text, fiscal_year, disclosure)
    return _store(record, author.strip(), "", comment_setting(entry))


def take_comment_away(record: Path, indicator: str, key: str, *, author: str) -> int:
    """Take a comment away; it stays in the history.

    Raises KnownError ``committee.comment.no_author`` without an author and ``committee.comment.gone`` for one
    that is not there.
    """
    if not author.strip():
        raise KnownError("committee.comment.no_author")
    view, _ = read_view(record)
    if not view.settings.get(name_of(indicator, key)):
        raise KnownError("committee.comment.gone")
    return _store(record, author.strip(), "", (name_of(indicator, key), ""), upon=view)


def keep_what_if(record: Path, name: str, levers: Levers, *, author: str) -> int:
    """Keep a what-if by its name; one of the same name is replaced. Raises KnownError without a name."""
    if not name.strip():
        raise KnownError("judgement.no_name")
    return _store(record, author, "", setting(name.strip(), levers))


def drop_what_if(record: Path, name: str, *, author: str) -> int:
    """Take a kept what-if away."""
    return _store(record, author, "", (f"whatif.{name}", ""))


def record_consultation(
    record: Path, day: datetime.date, *, number: int | None = None, note: str = "", author: str = ""
) -> int:
    """Record a consultation that was held, by its number or as the one after the last; the same number corrects it.

    Raises KnownError ``consultation.number_needed`` without a number where none was recorded before, and those of
    ``held_setting``.
    """
    view, agreement = read_view(record)
    which = number if number is not None else next_number(view.settings)
    if which is None:
        raise KnownError("consultation.number_needed")
    today = now().astimezone(JAPAN).date()
    entry = held_setting(Held(which, day, note), view.settings, agreement.signed, today)
    return _store(record, author, "", entry, upon=view)


def record_notice(
    record: Path,
    party: str,
    *,
    given: bool,
    day: datetime.date,
    author: str,
    note: str = "",
    disclosure: Disclosure = Disclosure.PARTIES,
) -> int:
    """Record that a party gave notice against renewal on ``day``, or decided not to give it in the term of that day.

    The same party once more corrects what stood there. Raises KnownError ``notice.*`` as ``notice_setting`` does.
    """
    view, agreement = read_view(record)
    ended = ended_by(tuple(one for one in notices_of(view.settings) if one.party != party))
    term = term_of(agreement.term, day, ended)
    entry = Notice(term, party, given, day, author, note, disclosure)
    stored = notice_setting(entry, agreement, now().astimezone(JAPAN).date())
    return _store(record, author.strip(), note, stored, upon=view)


def take_notice_back(record: Path, term: int, party: str, *, author: str) -> int:
    """Take back what was recorded of ``party`` for that term.

    Raises KnownError ``notice.incomplete`` without an author and ``notice.gone`` where nothing is recorded.
    """
    if not author.strip():
        raise KnownError("notice.incomplete")
    view, _ = read_view(record)
    if not view.settings.get(name_of_notice(term, party)):
        raise KnownError("notice.gone")
    return _store(record, author.strip(), "", (name_of_notice(term, party), ""), upon=view)


def _store(record: Path, author: str, note: str, entry: tuple[str, str], *, upon: RecordView | None = None) -> int:
    """Store a decision made ``upon`` the record as it was read; None for one that holds whatever stands there.

    Raises KnownError ``record.moved_on`` when another desk has stored something since that reading.
    """
    with Record.open(record, writing=True) as opened:
        expected = upon.fingerprint if upon is not None else None
        return opened.commit(Batch("setting", author, note, settings=(entry,)), now(), expected=expected)
