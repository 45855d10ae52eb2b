"""Comments of the committee on an indicator: who wrote what on which day, and who may read it."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure

PREFIX = "comment."


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on ``indicator``, on the figure of ``fiscal_year`` where one is named.

    ``key`` tells it from all others of the indicator; keys sort in the order of writing.
    """

    indicator: str
    key: str
    author: str
    day: datetime.date
    text: str
    fiscal_year: int | None = None
    disclosure: Disclosure = Disclosure.PARTIES


def key_at(moment: datetime.datetime) -> str:
    """The key of a comment written at ``moment``: ``20261120T030000000000``, in UTC to the microsecond."""
    return moment.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%S%f")


def comment_setting(entry: Comment) -> tuple[str, str]:
    """The name and JSON under which ``entry`` is kept.

    Raises KnownError ``committee.comment.incomplete`` without text or author.
    """
    if not entry.text.strip() or not entry.author.strip():
        raise KnownError("committee.comment.incomplete")
    body = {
        "author": entry.author.strip(),
        "date": entry.day.isoformat(),
        "text": entry.text.strip(),
        "fiscal_year": entry.fiscal_year,
        "disclosure": entry.disclosure.value,
    }
    return name_of(entry.indicator, entry.key), json.dumps(body, ensure_ascii=False, sort_keys=True)


def name_of(indicator: str, key: str) -> str:
    """The name of the setting that keeps a comment; an empty value under it takes the comment away."""
    return f"{PREFIX}{indicator}.{key}"


def comments_of(settings: Mapping[str, str], indicator: str) -> tuple[Comment, ...]:
    """The comments on ``indicator`` that were not taken away, newest first."""
    found = []
    for name, text in settings.items():
        owner, _, key = name.removeprefix(PREFIX).rpartition(".")
        if name.startswith(PREFIX) and owner == indicator and text:
            found.append(_comment(indicator, key, text))
    return tuple(sorted(found, key=lambda one: one.key, reverse=True))


def _comment(indicator: str, key: str, text: str) -> Comment:
    body = json.loads(text)
    return Comment(
        indicator,
        key,
        body["author"],
        datetime.date.fromisoformat(body["date"]),
        body["text"],
        body["fiscal_year"],
        Disclosure(body["disclosure"]),
    )
