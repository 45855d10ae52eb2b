"""The committee's own judgement: another mark than the computed one, with reason, author and day; both are shown."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.agreement.pack import Judgement, Mark
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure

PREFIX = "judgement."


@dataclass(frozen=True, slots=True)
class Override:
    """A mark given by the committee for the figure of one fiscal year of an indicator.

    It speaks of that figure only: once a newer one is recorded the computed mark stands again.
    """

    indicator: str
    fiscal_year: int
    sign: str
    reason: str
    author: str
    day: datetime.date
    disclosure: Disclosure = Disclosure.PARTIES


def override_setting(entry: Override, scale: Judgement) -> tuple[str, str]:
    """The name and JSON under which ``entry`` is kept.

    Raises KnownError ``judgement.unknown_mark`` for a sign that is not on the scale and
    ``judgement.incomplete`` without reason or author.
    """
    signs = [mark.sign for mark in (*scale.marks, scale.none)]
    if entry.sign not in signs:
        raise KnownError("judgement.unknown_mark", sign=entry.sign, signs="".join(signs))
    if not entry.reason.strip() or not entry.author.strip():
        raise KnownError("judgement.incomplete")
    body = {
        "fiscal_year": entry.fiscal_year,
        "mark": entry.sign,
        "reason": entry.reason.strip(),
        "author": entry.author.strip(),
        "date": entry.day.isoformat(),
        "disclosure": entry.disclosure.value,
    }
    return PREFIX + entry.indicator, json.dumps(body, ensure_ascii=False, sort_keys=True)


def override_of(settings: Mapping[str, str], indicator: str) -> Override | None:
    """The override kept for ``indicator``; one with an empty value was taken back."""
    text = settings.get(PREFIX + indicator)
    if not text:
        return None
    body = json.loads(text)
    return Override(
        indicator,
        body["fiscal_year"],
        body["mark"],
        body["reason"],
        body["author"],
        datetime.date.fromisoformat(body["date"]),
        Disclosure(body["disclosure"]),
    )


def mark_of(scale: Judgement, sign: str) -> Mark:
    """The step of the scale with that sign; "cannot be judged" for a sign the scale no longer has."""
    return next((mark for mark in scale.marks if mark.sign == sign), scale.none)
