"""Notice against renewal (article 6): that a party gave it for one term, or decided not to; by whom and when."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.agreement.pack import Agreement
from dashboard.agreement.term import TermRules, term_on
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure

PREFIX = "notice."
BOTH = "both"
"""In place of a party's key where both decided together not to give notice."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What ``party`` did about the renewal after term number ``term``: ``given`` on ``day``, or decided against it.

    ``author`` is who recorded it.
    """

    term: int
    party: str
    given: bool
    day: datetime.date
    author: str
    note: str = ""
    disclosure: Disclosure = Disclosure.PARTIES


def notices_of(settings: Mapping[str, str]) -> tuple[Notice, ...]:
    """All that are recorded, in order of term and party; one with an empty value was taken back."""
    found = [_notice(name, text) for name, text in settings.items() if name.startswith(PREFIX) and text]
    return tuple(sorted(found, key=lambda one: (one.term, one.party)))


def ended_by(notices: tuple[Notice, ...]) -> int | None:
    """The number of the term after which there is no renewal, as somebody gave notice; None where nobody did."""
    return min((one.term for one in notices if one.given), default=None)


def settled(notices: tuple[Notice, ...]) -> frozenset[int]:
    """The terms for which it is decided whether notice is given: nobody has to be warned any more."""
    return frozenset(one.term for one in notices)


def notice_setting(entry: Notice, agreement: Agreement, today: datetime.date) -> tuple[str, str]:
    """The name and JSON under which ``entry`` is kept; the same party again corrects what stood there.

    Raises KnownError ``notice.incomplete`` without an author, ``notice.unknown_party``, ``notice.to_come`` for a day
    that has not come, ``notice.not_in_term`` for one outside the term, and ``notice.too_late`` for notice given after
    the last day of both readings.
    """
    parties = {party.key for party in agreement.parties} | (set() if entry.given else {BOTH})
    if not entry.author.strip():
        raise KnownError("notice.incomplete")
    if entry.party not in parties:
        raise KnownError("notice.unknown_party", party=entry.party, parties="、".join(sorted(parties)))
    if entry.day > today:
        raise KnownError("notice.to_come", day=entry.day.isoformat())
    _check_day(entry, agreement.term)
    body = {
        "given": entry.given,
        "date": entry.day.isoformat(),
        "author": entry.author.strip(),
        "note": entry.note.strip(),
        "disclosure": entry.disclosure.value,
    }
    return name_of(entry.term, entry.party), json.dumps(body, ensure_ascii=False, sort_keys=True)


def name_of(term: int, party: str) -> str:
    """The name of the setting that keeps it; an empty value under it takes it back."""
    return f"{PREFIX}{term}.{party}"


def term_of(rules: TermRules, day: datetime.date, ended: int | None = None) -> int:
    """The number of the term in which ``day`` lies and for which notice can be given on it.

    ``ended`` is the last term, where notice was given before. Raises KnownError ``notice.no_renewal`` for an agreement
    that is not renewed tacitly or has no day for notice, and ``notice.not_in_term`` for a day outside its terms.
    """
    if rules.years is None or rules.renewal_years is None or rules.notice_days is None:
        raise KnownError("notice.no_renewal")
    term = term_on(rules, day, ended_by=ended)
    if day < rules.signed or term.over:
        raise KnownError("notice.not_in_term", day=day.isoformat())
    return term.number


def _check_day(entry: Notice, rules: TermRules) -> None:
    if term_of(rules, entry.day) != entry.term:
        raise KnownError("notice.not_in_term", day=entry.day.isoformat())
    term = term_on(rules, entry.day)
    if term.notice_by is None or term.other is None:
        return
    last = max(term.notice_by, term.other[1])
    if entry.given and entry.day > last:
        raise KnownError("notice.too_late", day=entry.day.isoformat(), last=last.isoformat())


def _notice(name: str, text: str) -> Notice:
    term, _, party = name.removeprefix(PREFIX).partition(".")
    body = json.loads(text)
    day, disclosure = datetime.date.fromisoformat(body["date"]), Disclosure(body["disclosure"])
    return Notice(int(term), party, body["given"], day, body["author"], body["note"], disclosure)
